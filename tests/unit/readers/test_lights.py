"""Lights of a status are read as signs of their colours, and white words on white left out."""

import pytest

from desktopapp.plan.text import Picture, Table, plain_block, plain_runs
from desktopapp.readers.colours import colour_of, light_of, lit_cells
from desktopapp.readers.opendocument import read_open_document
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.reading import Reading
from desktopapp.readers.rtf import read_rtf
from desktopapp.readers.web_page import read_web_page
from desktopapp.readers.word import read_word
from tests.foreign_files import drawn, pages, paragraph, png, rels, word
from tests.odt_made import odt

SHOWN = [["Action", "Status"], ["Depots", "🟢"], ["Roads", "🔴"], ["Fleet", "🟠"]]
COLOURS = ("00B050", "FF0000", "FFC000")
NAMES = ("Depots", "Roads", "Fleet")
SAID = "3 coloured lights were read as signs, such as 🟢: check them."
HIDDEN = "hidden text was left out"


def rows(reading: Reading) -> list[list[str]]:
    (table,) = (block for block in reading.blocks if isinstance(block, Table))
    return [[plain_runs(cell) for cell in row] for row in table.rows]


def words(reading: Reading) -> list[str]:
    return [plain_block(block) for block in reading.blocks]


# Word


def cell(inside: str, fill: str = "") -> str:
    shading = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>' if fill else ""
    return f"<w:tc>{shading}{inside}</w:tc>"


def table(*made: str) -> str:
    head = cell(paragraph("Action")) + cell(paragraph("Status"))
    return f"<w:tbl><w:tr>{head}</w:tr>{''.join(f'<w:tr>{one}</w:tr>' for one in made)}</w:tbl>"


def oval(colour: str) -> str:
    return (
        "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:spPr>"
        f'<a:prstGeom prst="ellipse"/><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def old_oval(colour: str) -> str:
    return f'<w:p><w:r><w:pict><v:oval fillcolor="#{colour} [3204]"/></w:pict></w:r></w:p>'


@pytest.mark.parametrize("shape", [oval, old_oval])
def test_circles_of_word_are_lights(shape: object) -> None:
    assert callable(shape)
    pairs = zip(NAMES, COLOURS, strict=True)
    made = (cell(paragraph(name)) + cell(shape(colour)) for name, colour in pairs)
    reading = read_word(word(table(*made)))
    assert rows(reading) == SHOWN
    assert reading.notes == (SAID,)


def test_cells_of_word_that_show_a_colour_alone_are_lights() -> None:
    pairs = zip(NAMES, COLOURS, strict=True)
    made = (cell(paragraph(name)) + cell("<w:p/>", colour) for name, colour in pairs)
    reading = read_word(word(table(*made)))
    assert rows(reading) == SHOWN
    assert reading.notes == (SAID,)


def test_a_drawn_circle_of_no_colour_is_left_out_and_said() -> None:
    reading = read_word(word(paragraph("Depots") + oval("44546A")))
    assert (words(reading), reading.notes) == (["Depots"], ("One drawing was left out.",))


def test_a_picture_in_a_cell_is_said_at_its_place() -> None:
    drawn = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Green"/><a:graphic>'
        '<a:graphicData><a:blip r:embed="p"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": rels(p="media/i.png"),
        "word/media/i.png": png(),
    }
    made = (
        cell(paragraph("Depots")) + cell(drawn),
        cell(paragraph("Roads")) + cell(drawn.replace("Green", "")),
    )
    reading = read_word(word(table(*made), parts))
    assert rows(reading)[1:] == [["Depots", "[Picture: Green]"], ["Roads", "[Picture]"]]
    assert [one.alternative for one in reading.blocks if isinstance(one, Picture)] == ["Green", ""]


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'


def drawing(inside: str) -> str:
    return f"<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>"


def test_white_words_of_word_on_white_are_left_out_and_said() -> None:
    body = paragraph("Seen") + paragraph("Secret", marks=WHITE)
    reading = read_word(word(body))
    assert words(reading) == ["Seen"]
    assert HIDDEN in reading.notes[0]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Seen", marks=WHITE + DARK),
        paragraph("Seen", DARK, WHITE),
        paragraph("Seen", marks=f'{WHITE}<w:highlight w:val="darkBlue"/>'),
        paragraph("Seen", marks='<w:color w:val="auto"/>'),
        paragraph("Seen", marks=WHITE) + drawing('<wp:anchor behindDoc="1"/>'),
        f"<w:tbl><w:tr>{cell(paragraph('Seen', marks=WHITE), '1F3864')}</w:tr></w:tbl>",
        drawing(f"<w:txbxContent>{paragraph('Seen', marks=WHITE)}</w:txbxContent>"),
    ],
)
def test_white_words_of_word_on_another_ground_are_read(body: str) -> None:
    reading = read_word(word(body))
    assert words(reading) == ["Seen"]
    assert not any(HIDDEN in one for one in reading.notes)


# Web pages


def page(marks: dict[str, str], sheet: str = "") -> Reading:
    made = (f"<tr><td>{name}<td{mark}</td></tr>" for name, mark in marks.items())
    head = "<tr><th>Action<th>Status</tr>"
    return read_web_page(f"<style>{sheet}</style><table>{head}{''.join(made)}</table>".encode())


@pytest.mark.parametrize(
    "mark",
    [
        ' style="background-color:#{}">',
        " bgcolor=#{}>",
        '><span style="background:#{};border-radius:50%"></span>',
        '><b style="background:#{};border-radius:999px;width:9px"> </b>',
        '><svg><g><circle r=5 fill="#{}"/></g></svg>',
        '><svg><title>light</title><ellipse style="fill:#{}"></ellipse></svg>',
    ],
)
def test_colours_of_a_web_page_without_words_are_lights(mark: str) -> None:
    reading = page(dict(zip(NAMES, map(mark.format, COLOURS), strict=True)))
    assert rows(reading) == SHOWN
    assert reading.notes == (SAID,)


def test_lights_of_classes_are_seen_by_their_sheet() -> None:
    sheet = (
        ".dot{border-radius:50%}.g{background:green}.r{background:rgb(255, 0, 0)}"
        ".a{background:orange}"
    )
    marks = {name: f'><i class="dot {one}"></i>' for name, one in zip(NAMES, "gra", strict=True)}
    assert rows(page(marks, sheet)) == SHOWN


def test_a_drawing_of_more_than_circles_is_no_light() -> None:
    mark = '><svg><circle fill="#00b050"/><path d=""/></svg>'
    reading = page({"Depots": mark})
    assert rows(reading)[1] == ["Depots", ""]


@pytest.mark.parametrize(
    ("before", "mark", "left_out"),
    [
        ("", 'style="color:#fff"', True),
        ("<style>.w{color:white}</style>", "class=w", True),
        ('<body style="background:white">', 'style="color:rgb(255,255,255)"', True),
        ("<link rel=stylesheet href=x.css>", 'style="color:#fff"', False),
        ("<style>.w{color:white}p:not(.x){background:navy}</style>", "class=w", False),
        ("<style>.w{color:white}body{background:#036}</style>", "class=w", False),
        ("<style>.w{color:white}.w{background:var(--brand)}</style>", "class=w", False),
        ('<div bgcolor="#003366">', 'style="color:#fff"', False),
        ('<div style="position:absolute">', 'style="color:#fff"', False),
    ],
)
def test_white_words_of_a_web_page_are_left_out_where_nothing_can_colour_their_ground(
    before: str,
    mark: str,
    left_out: bool,  # noqa: FBT001  # as the table says it
) -> None:
    reading = read_web_page(f"{before}<p>Seen<p {mark}>Secret".encode())
    assert words(reading) == ["Seen"] + ["Secret"] * (not left_out)
    assert any(HIDDEN in one for one in reading.notes) is left_out


def test_dark_words_within_white_ones_are_read() -> None:
    reading = read_web_page(b'<p style="color:#fff">Secret <b style="color:#000">Seen</b>')
    assert words(reading) == ["Seen"]


# OpenDocument and rich text


def style(name: str, family: str, properties: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:{family}-properties {properties}/></style:style>"
    )


def test_colours_of_an_open_document_are_lights() -> None:
    styles = (
        style("G", "table-cell", 'fo:background-color="#00b050"')
        + style("R", "graphic", 'draw:fill="solid" draw:fill-color="#ff0000"')
        + style("A", "graphic", 'draw:fill-color="#ffc000"')
    )

    def entry(inside: str, mark: str = "") -> str:
        return f"<table:table-cell{mark}><text:p>{inside}</text:p></table:table-cell>"

    ellipse = '<draw:enhanced-geometry draw:type="ellipse"/>'
    cells = (
        entry("", ' table:style-name="G"'),
        entry('<draw:ellipse draw:style-name="R"/>'),
        entry(f'<draw:custom-shape draw:style-name="A">{ellipse}</draw:custom-shape>'),
    )
    head = "".join(map(entry, SHOWN[0]))
    made = "".join(
        f"<table:table-row>{entry(name)}{one}</table:table-row>"
        for name, one in zip(NAMES, cells, strict=True)
    )
    reading = read_open_document(
        odt(f"<table:table><table:table-row>{head}</table:table-row>{made}</table:table>", styles)
    )
    assert rows(reading) == SHOWN
    assert reading.notes == (SAID,)


def test_white_words_of_an_open_document_are_left_out_only_on_white() -> None:
    styles = style("W", "text", 'fo:color="#ffffff"') + style(
        "B", "paragraph", 'fo:background-color="#1f3864"'
    )
    white = '<text:span text:style-name="W">{}</text:span>'
    body = (
        f"<text:p>Seen {white.format('Secret')}</text:p>"
        f'<text:p text:style-name="B">{white.format("On a band")}</text:p>'
        f"<text:p><draw:frame><draw:text-box><text:p>{white.format('In a box')}</text:p>"
        "</draw:text-box></draw:frame></text:p>"
    )
    reading = read_open_document(odt(body, styles))
    assert words(reading) == ["Seen", "On a band", "In a box"]
    assert reading.notes == ("1 stretch of hidden text was left out.",)


RICH = (
    r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\colortbl;\red255\green255\blue255;\red0\green176\blue80;"
    r"\red255\green0\blue0;\red255\green192\blue0;\red31\green56\blue100;}"
)


def test_cells_of_rich_text_that_show_a_colour_alone_are_lights() -> None:
    made = "".join(
        rf"\trowd\cellx2000\clcbpat{n}\cellx4000\intbl {name}\cell\cell\row"
        for n, name in enumerate(NAMES, 2)
    )
    head = r"\trowd\cellx2000\cellx4000\intbl Action\cell Status\cell\row"
    reading = read_rtf(f"{RICH}{head}{made}\\pard}}".encode())
    assert rows(reading) == SHOWN
    assert reading.notes == (SAID,)


def test_white_words_of_rich_text_are_left_out_only_on_white() -> None:
    body = (
        r"\pard Seen {\cf1 Secret}\par{\cf1\highlight5 Marked}\par"
        r"\pard\cbpat5{\cf1 On a band}\par\pard {\cf1\cf0 Dark}\par"
    )
    reading = read_rtf(f"{RICH}{body}}}".encode())
    assert words(reading) == ["Seen", "Marked", "On a band", "Dark"]
    assert reading.notes == ("1 stretch of hidden text was left out.",)


# Colours


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("#00B050", "🟢"),
        ("92d050", "🟢"),
        ("C6EFCE", "🟢"),
        ("FFC000", "🟠"),
        ("FFEB9C", "🟠"),
        ("#ff0", "🟡"),
        ("rgb(200 0 0)", "🔴"),
        ("FFC7CE", "🔴"),
        ("1F3864", ""),
        ("D9D9D9", ""),
        ("white", ""),
        ("black", ""),
        ("url(x.png)", ""),
        ("", ""),
    ],
)
def test_a_colour_is_a_light_or_none(said: str, sign: str) -> None:
    assert light_of(colour_of(said)) == sign


def test_a_band_of_colour_or_a_column_without_a_name_says_nothing() -> None:
    green = "00B050"
    banded = [[(True, ""), (True, "")], [(True, green), (False, green)]]
    unnamed = [[(True, ""), (False, green)], [(True, ""), (False, green)]]
    divider = [[(True, ""), (True, "")], [(False, green), (False, green)]]
    assert lit_cells(banded) == lit_cells(unnamed) == lit_cells(divider) == {}
    assert lit_cells([[(True, ""), (True, "")], [(True, ""), (False, green)]]) == {(1, 1): "🟢"}


# PDFs


def disc(x: float, y: float, colour: str, wide: float = 10) -> bytes:
    """Draw a filled circle."""
    red, green, blue = (part / 255 for part in bytes.fromhex(colour))
    r, k = wide / 2, wide * 0.276
    curves = (
        f"{x + r} {y + k} {x + k} {y + r} {x} {y + r} c",
        f"{x - k} {y + r} {x - r} {y + k} {x - r} {y} c",
        f"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c",
        f"{x + k} {y - r} {x + r} {y - k} {x + r} {y} c",
    )
    return f"{red} {green} {blue} rg {x + r} {y} m {' '.join(curves)} f 0 g\n".encode()


def listed(*colours: str, x: float = 310) -> bytes:
    """Draw names, each with a circle and a date beside it."""
    lines = [(72.0, 740.0 - 20 * n, name) for n, name in enumerate(NAMES)]
    dates = [(420.0, 740.0 - 20 * n, f"{n + 3} May 2026") for n in range(len(NAMES))]
    discs = (disc(x, 744 - 20 * n, colour) for n, colour in enumerate(colours))
    return drawn([*lines, *dates]) + b"".join(discs)


def test_circles_of_a_pdf_in_colours_below_each_other_are_lights() -> None:
    reading = read_pdf(pages(listed(*COLOURS)))
    assert [row[:2] for row in rows(reading)] == SHOWN[1:]
    assert reading.notes == (SAID,)


@pytest.mark.parametrize("colours", [("00B050",) * 3, ("44546A", "D9D9D9", "000000")])
def test_circles_of_one_colour_or_of_no_light_are_bullets(colours: tuple[str, ...]) -> None:
    reading = read_pdf(pages(listed(*colours, x=60)))
    assert not any(sign in text for text in words(reading) for sign in "🔴🟠🟡🟢")
    assert not reading.notes


def white(text: str) -> bytes:
    return b"1 g " + drawn([(72, 700, text)]) + b"0 g "


SEEN = drawn([(72, 740, "The council shares its depots with Gannet.")])


def test_white_words_of_a_pdf_on_white_are_left_out_and_counted() -> None:
    reading = read_pdf(pages(SEEN + white("Words for robots")))
    assert words(reading) == ["The council shares its depots with Gannet."]
    assert reading.notes == ("3 words were left out, hidden as white on white.",)


@pytest.mark.parametrize(
    "ground",
    [
        b"0.1 0.2 0.4 rg 60 690 300 30 re f ",
        b"0.1 0.2 0.4 RG 30 w 60 705 m 300 705 l S ",
        b"q 300 0 0 30 60 690 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x10 EI Q ",
    ],
)
def test_white_words_of_a_pdf_on_a_band_or_picture_are_read(ground: bytes) -> None:
    reading = read_pdf(pages(SEEN + ground + white("Words for all")))
    assert "Words for all" in " ".join(words(reading))


def test_words_below_a_scan_that_nothing_draws_are_read() -> None:
    reading = read_pdf(pages(SEEN + b"3 Tr " + white("Words for all")))
    assert "Words for all" in " ".join(words(reading))
