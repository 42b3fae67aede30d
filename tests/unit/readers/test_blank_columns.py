"""Columns that are made with blanks are a table: in text, in what is pasted and on web pages."""

import pytest

from desktopapp.operations.pasting import from_html, from_plain
from desktopapp.plan.text import Table, Text, plain_block, plain_runs
from desktopapp.readers.plaintext import text_blocks
from tests.growth import MOST, growth

DUES = """\
Harbour       2025     2026
---------------------------
Gannet       6,000    7,000
Skua and Tern           410
Petrel        12          -
"""
ROWS = [
    ["Harbour", "2025", "2026"],
    ["Gannet", "6,000", "7,000"],
    ["Skua and Tern", "", "410"],
    ["Petrel", "12", "-"],
]


def rows(blocks: Text) -> list[list[list[str]]]:
    return [
        [[plain_runs(cell) for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]


def test_columns_made_with_blanks_are_a_table_wherever_they_come_from() -> None:
    assert rows(text_blocks(DUES)) == [ROWS]
    assert rows(from_plain(DUES)) == [ROWS]
    assert rows(from_html(f"<pre>{DUES}</pre>")) == [ROWS]


def test_words_before_and_after_such_a_table_stay_words() -> None:
    page = f"<pre>Dues of <b>all</b> harbours\n\n{DUES}\nAll in pounds.\n</pre>"
    blocks = from_html(page)
    assert rows(blocks) == [ROWS]
    assert [plain_block(blocks[n]) for n in (0, -1)] == ["Dues of all harbours", "All in pounds."]
    text = text_blocks(f"Dues of all harbours\n{DUES}\nAll in pounds.")
    assert rows(text) == [ROWS]
    assert [plain_block(text[n]) for n in (0, -1)] == ["Dues of all harbours", "All in pounds."]


@pytest.mark.parametrize(
    "text",
    [
        "We lend boats.  They are old.\nSome leak.  Most are lent to all.\nNone sank.  We hope.",
        "1.  Ask the clerk\n2.  Pay the dues\n3.  Sail",
        "To:     The clerk\nFrom:   The mayor\nDate:   4 May",
        (
            "Gannet harbour is the largest of all   Skua harbour is where the ferry goes\n"
            "and has a pier of a hundred metres     each day but Sunday, from June to the\n"
            "at which the ferries lie in summer     end of August, and dues are lowest\n"
        ),
        "a  b",
    ],
)
def test_blanks_that_make_no_columns_are_blanks(text: str) -> None:
    assert rows(text_blocks(text)) == []


def test_a_line_that_goes_on_in_a_later_column_stays_there() -> None:
    text = "Pier     the large one   £6\n         in the east\nJetty    small           £7\n"
    assert rows(text_blocks(text))[0][1] == ["", "in the east", ""]


@pytest.mark.parametrize("line", ["a  b\n", "a   1    2\n", "ab  c\nx  y  z\n", "a. b.  c\n"])
def test_four_times_the_lines_take_some_four_times_as_long(line: str) -> None:
    assert growth(text_blocks, lambda size: line * size, 1_000) < MOST
