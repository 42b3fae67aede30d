"""Tables that a text draws with lines are tables."""

import pytest

from desktopapp.plan.text import Table, Text, plain_block, plain_runs
from desktopapp.readers.plaintext import text_blocks
from tests.growth import MOST, growth

READ = [["Harbour", "2026"], ["Gannet", "6,000"], ["Skua", ""]]
PLUS = """\
+---------+-------+
| Harbour | 2026  |
+=========+=======+
| Gannet  | 6,000 |
+---------+-------+
| Skua    |       |
+---------+-------+
"""
BOX = """\
┌─────────┬───────┐
│ Harbour │ 2026  │
├─────────┼───────┤
│ Gannet  │ 6,000 │
│ Skua    │       │
└─────────┴───────┘
"""
DATABASE = """\
 Harbour | 2026
---------+-------
 Gannet  | 6,000
 Skua    |
"""


def rows(blocks: Text) -> list[list[list[str]]]:
    tables = [block for block in blocks if isinstance(block, Table)]
    return [[[plain_runs(cell) for cell in row] for row in table.rows] for table in tables]


@pytest.mark.parametrize("drawn", [PLUS, BOX, DATABASE])
def test_a_table_that_is_drawn_with_lines_is_one(drawn: str) -> None:
    blocks = text_blocks(f"The dues of all harbours:\n\n{drawn}\nAll in pounds.\n")
    assert rows(blocks) == [READ]
    assert [plain_block(blocks[n]) for n in (0, -1)] == [
        "The dues of all harbours:",
        "All in pounds.",
    ]


def test_lines_between_two_rules_are_one_row() -> None:
    drawn = PLUS.replace("| Skua    |       |\n", "| Skua    |       |\n| and Tern|  410  |\n")
    assert rows(text_blocks(drawn)) == [[*READ[:2], ["Skua and Tern", "410"]]]


@pytest.mark.parametrize(
    "text", ["We lend a | b or | c.\nAnd so on | d.", "a || b\n-----\nc", "+44 1234 | 5\n- 6 | 7"]
)
def test_lines_with_strokes_that_draw_no_table_keep_their_words(text: str) -> None:
    assert rows(text_blocks(text)) == []
    said = " ".join(plain_block(block) for block in text_blocks(text))
    assert all(word in said for word in text.replace("-----", "").replace("- ", "").split())


def test_numbers_of_several_levels_begin_paragraphs_of_their_own() -> None:
    lines = [
        "1.1 We will ask the clerk for the list of all the boats that we lend",
        "1.2 We will pay the board for the two sheds at the end of Quay Road",
        "and for the third, which costs 1.5 million a year, as in section",
        "1.5 of the report",
        "1.2.1 More of the same for the nets that hang at the end of the pier",
        "2.1 The end of it",
    ]
    said = [plain_block(block) for block in text_blocks("\n".join(lines))]
    assert [one.split()[0] for one in said] == ["1.1", "1.2", "1.2.1", "2.1"]


@pytest.mark.parametrize("line", ["| a | b |\n", "+--+--+\n", "1.1 A b\n", "+-+-+\n| a | b |\n"])
def test_four_times_the_lines_take_some_four_times_as_long(line: str) -> None:
    assert growth(text_blocks, lambda size: line * size, 1_000) < MOST
