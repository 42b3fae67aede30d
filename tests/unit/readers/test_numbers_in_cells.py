"""The numbers of items come in with every kind of document, in cells of tables as words."""

import pytest

from desktopapp.plan.text import Block, ListItem, Paragraph, Table, plain_block, plain_runs
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.opendocument import read_open_document
from desktopapp.readers.rtf import read_rtf
from desktopapp.readers.word import read_word
from tests.foreign_files import paragraph, part, related, word
from tests.odt_made import odt

HTML = """<table><caption>Work of the depots</caption><tr><td>No<td>Work</tr>
<tr><td><ol><li><p></p></li></ol><td>Doors</tr>
<tr><td><ol start=2><li></ol><td><ol type=a><li>Locks<li>Keys</ol></tr></table>"""


def rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    (table,) = (block for block in blocks if isinstance(block, Table))
    return [[plain_runs(cell) for cell in row] for row in table.rows]


NUMBERED = [["No", "Work"], ["1.", "Doors"], ["2.", "a. Locks\nb. Keys"]]


def test_numbers_in_the_cells_of_a_web_page_are_words_and_its_caption_stands_above() -> None:
    blocks = HtmlReader().read(HTML)
    assert isinstance(blocks[0], Paragraph)
    assert plain_runs(blocks[0].runs) == "Work of the depots"
    assert rows(blocks) == NUMBERED


def test_numbers_in_the_cells_of_a_word_document_are_words() -> None:
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels.format(form)}</w:abstractNum>'
        for n, form in enumerate(("decimal", "lowerLetter"))
    ) + "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2)
    )

    def line(words: str, number: int = 0) -> str:
        listed = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(words, listed if number else "")

    cells = (
        (line("No"), line("Work")),
        (line("", 1), line("Doors")),
        (line("", 1), line("Locks", 2) + line("Keys", 2)),
    )
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells
    )
    made = word(
        f"<w:tbl>{table}</w:tbl>",
        {
            "word/_rels/document.xml.rels": related(("numbering", "numbering.xml")),
            "word/numbering.xml": part("numbering", lists),
        },
    )
    assert rows(read_word(made).blocks) == NUMBERED


def test_numbers_in_the_cells_of_an_open_document_are_words() -> None:
    def item(words: str, style: str, *, on: bool = False) -> str:
        goes_on = ' text:continue-numbering="true"' if on else ""
        inner = f"<text:list-item><text:p>{words}</text:p></text:list-item>"
        return f'<text:list text:style-name="{style}"{goes_on}>{inner}</text:list>'

    styles = "".join(
        f'<text:list-style style:name="{name}"><text:list-level-style-number text:level="1" '
        f'style:num-format="{name}" style:num-suffix="."/></text:list-style>'
        for name in ("1", "a")
    )
    cells = (
        ("<text:p>No</text:p>", "<text:p>Work</text:p>"),
        (item("", "1"), "<text:p>Doors</text:p>"),
        (item("", "1", on=True), item("Locks", "a") + item("Keys", "a", on=True)),
    )
    table = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in cells
    )
    assert (
        rows(read_open_document(odt(f"<table:table>{table}</table:table>", styles)).blocks)
        == NUMBERED
    )


def test_numbers_in_the_cells_of_rich_text_are_words() -> None:
    row = r"\trowd\cellx900\cellx4000\pard\intbl %s\cell\pard\intbl %s\cell\row "
    cells = (
        ("No", "Work"),
        (r"{\pntext 1.\tab}", "Doors"),
        (r"{\pntext 2.\tab}", r"{\pntext a.\tab}Locks\par{\pntext b.\tab}Keys"),
    )
    made = "".join(row % pair for pair in cells)
    assert rows(read_rtf(("{\\rtf1 " + made + "}").encode()).blocks) == NUMBERED


@pytest.mark.parametrize("mark", ["[007]", "Remark", "No 3/4"])
def test_a_number_that_no_list_counts_is_words_and_no_bullet(mark: str) -> None:
    (block,) = read_rtf(rf"{{\rtf1 \pard{{\listtext {mark}\tab}}\ls3 Doors\par}}".encode()).blocks
    assert isinstance(block, Paragraph)
    assert plain_runs(block.runs) == f"{mark} Doors"


def test_what_goes_on_with_an_item_below_a_list_within_it_has_no_number_of_its_own() -> None:
    blocks = HtmlReader().read("<ol start=4><li>Doors<ul><li>Locks</ul>of the yard<li>Roof</ol>")
    assert [(type(block), plain_block(block)) for block in blocks] == [
        (ListItem, "Doors"),
        (ListItem, "Locks"),
        (Paragraph, "of the yard"),
        (ListItem, "Roof"),
    ]
