"""A tick before an item of a list says something: it comes in as the first word of the item."""

from desktopapp.plan.text import Block, ListItem, Table, plain_block, plain_runs
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.opendocument import read_open_document
from desktopapp.readers.rtf import read_rtf
from desktopapp.readers.word import read_word
from tests.foreign_files import paragraph, part, related, word
from tests.odt_made import odt

WORDS = ["✓ Slipway", "✗ Jetty", "☒ Boathouse", "Ferry"]
MARKS = (("✓", ""), ("\uf0fb", "Wingdings"), ("\uf051", "Wingdings 2"), ("\uf0a7", "Wingdings"))
NAMES = [one.split()[-1] for one in WORDS]


def said(blocks: tuple[Block, ...]) -> list[str]:
    assert all(isinstance(block, ListItem) and not block.numbered for block in blocks)
    return [plain_block(block) for block in blocks]


def word_lists(body: str) -> bytes:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{mark}"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
        "</w:lvl></w:abstractNum>"
        for n, (mark, font) in enumerate(MARKS)
    ) + "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(4)
    )
    return word(
        body,
        {
            "word/_rels/document.xml.rels": related(("numbering", "numbering.xml")),
            "word/numbering.xml": part("numbering", lists),
        },
    )


def listed(words: str, number: int) -> str:
    return paragraph(words, f'<w:numPr><w:numId w:val="{number}"/></w:numPr>')


def test_ticks_of_a_word_document() -> None:
    body = "".join(listed(name, n) for n, name in enumerate(NAMES, 1))
    assert said(read_word(word_lists(body)).blocks) == WORDS


def test_a_tick_alone_in_a_cell_of_a_word_document() -> None:
    cells = "".join(f"<w:tc>{one}</w:tc>" for one in (paragraph("Jetty"), listed("", 1)))
    (table,) = read_word(word_lists(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).blocks
    assert isinstance(table, Table)
    assert [plain_runs(cell) for cell in table.rows[0]] == ["Jetty", "✓"]


def test_ticks_of_an_open_document() -> None:
    styles = "".join(
        f'<text:list-style style:name="L{n}"><text:list-level-style-bullet text:level="1" '
        f'text:bullet-char="{mark}"><style:text-properties style:font-name="{font}"/>'
        "</text:list-level-style-bullet></text:list-style>"
        for n, (mark, font) in enumerate(MARKS)
    )
    body = "".join(
        f'<text:list text:style-name="L{n}"><text:list-item><text:p>{name}</text:p>'
        "</text:list-item></text:list>"
        for n, name in enumerate(NAMES)
    )
    assert said(read_open_document(odt(body, styles)).blocks) == WORDS


def test_ticks_of_rich_text() -> None:
    fonts = r"{\fonttbl{\f0 Arial;}{\f1\fcharset2 Wingdings;}{\f2\fcharset2 Wingdings 2;}}"
    marks = (r"\u10003?", r"\f1\'fb", r"\f2 Q", r"\f1\'a7")
    body = "".join(
        rf"\pard{{\listtext {mark}\tab}}\ls1 {name}\par "
        for mark, name in zip(marks, NAMES, strict=True)
    )
    assert said(read_rtf(f"{{\\rtf1{fonts}{body}}}".encode()).blocks) == WORDS


def test_ticks_pasted_from_word() -> None:
    marks = (("✓", "Arial"), ("û", "Wingdings"), ("Q", "'Wingdings 2'"), ("§", "Wingdings"))
    page = "".join(
        f'<p style="mso-list:l{n} level1 lfo1"><span style="font-family:{font};mso-list:Ignore">'
        f'{mark}<span style="font:7.0pt Arial">&nbsp; </span></span>{name}</p>'
        for n, ((mark, font), name) in enumerate(zip(marks, NAMES, strict=True))
    )
    assert said(HtmlReader().read(page)) == WORDS
