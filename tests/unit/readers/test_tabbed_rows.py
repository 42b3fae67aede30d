"""Columns made with tabs are a table, whatever kind of document they come from."""

from collections.abc import Callable

import pytest

from desktopapp.plan.text import Block, Table, plain_block, plain_runs
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.opendocument import read_open_document
from desktopapp.readers.plaintext import text_blocks
from desktopapp.readers.rtf import read_rtf
from desktopapp.readers.word import read_word
from tests.foreign_files import paragraph, word
from tests.odt_made import odt

Kind = Callable[[list[str]], tuple[Block, ...]]

LINES = ["\tApril\tMay\tJune", "Ferry\t12\t\t31", "Slipway\t\t\t4", "Jetty\t\t9\t"]
ROWS = [one.split("\t") for one in LINES]


def in_word(lines: list[str], properties: str = "") -> tuple[Block, ...]:
    body = "".join(
        paragraph(one, properties).replace("\t", "</w:t><w:tab/><w:t>") for one in lines
    )
    return read_word(word(body)).blocks


def in_rich_text(lines: list[str]) -> tuple[Block, ...]:
    body = "".join(rf"\pard {one}\par ".replace("\t", r"\tab ") for one in lines)
    return read_rtf(f"{{\\rtf1 {body}}}".encode()).blocks


def in_open_document(lines: list[str]) -> tuple[Block, ...]:
    body = "".join(f"<text:p>{one}</text:p>".replace("\t", "<text:tab/>") for one in lines)
    return read_open_document(odt(body)).blocks


def pasted_from_word(lines: list[str]) -> tuple[Block, ...]:
    tab = "<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>"
    return HtmlReader().read("".join(f"<p>{one}</p>".replace("\t", tab) for one in lines))


def as_typed_on_a_page(lines: list[str]) -> tuple[Block, ...]:
    return HtmlReader().read("<pre>" + "\n".join(lines) + "</pre>")


def plain(lines: list[str]) -> tuple[Block, ...]:
    return text_blocks("\n".join(lines))


KINDS: list[Kind] = [
    in_word,
    in_rich_text,
    in_open_document,
    pasted_from_word,
    as_typed_on_a_page,
    plain,
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_figure_stands_in_its_column(kind: Kind) -> None:
    (table,) = kind(LINES)
    assert isinstance(table, Table)
    assert [[plain_runs(cell) for cell in row] for row in table.rows] == ROWS


@pytest.mark.parametrize("kind", KINDS[:4])
@pytest.mark.parametrize(
    "lines",
    [
        ["We mend\tall of the quay.", "The ferry sails."],
        ["\tWe mend the quay.", "\tThe ferry sails."],
        ["1.1\tWe mend the quay.", "1.2\tThe ferry sails."],
    ],
)
def test_tabs_that_make_no_columns_are_spaces(kind: Kind, lines: list[str]) -> None:
    blocks = kind(lines)
    assert not any(isinstance(block, Table) for block in blocks)
    assert [plain_block(block) for block in blocks] == [
        one.strip().replace("\t", " ") for one in lines
    ]


def test_a_bold_line_of_names_above_the_figures_is_the_head_of_their_table() -> None:
    bold = paragraph("Work\tApril\tMay", marks="<w:b/>")
    body = bold + paragraph("Ferry\t\t8") + paragraph("Jetty\t2\t")
    (table,) = read_word(word(body.replace("\t", "</w:t><w:tab/><w:t>"))).blocks
    assert plain_block(table) == "Work\tApril\tMay\nFerry\t\t8\nJetty\t2\t"


def test_a_tab_in_a_cell_parts_no_columns() -> None:
    cells = f"<w:tc>{paragraph('Ferry')}</w:tc><w:tc>{paragraph('a') + paragraph('a')}</w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>".replace(">a<", ">1</w:t><w:tab/><w:t>2<")
    (table,) = read_word(word(body)).blocks
    assert isinstance(table, Table)
    assert plain_runs(table.rows[0][1]) == "1 2\n1 2"
