"""Signs of the fonts of signs: a tick stays a tick, and what cannot be read is said."""

import pytest

from desktopapp.plan.text import ListItem, Paragraph, plain_block
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.plaintext import text_blocks
from desktopapp.readers.reading import Reading
from tests.foreign_files import pdf, stream

MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def "
    b"/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange "
    b"1 beginbfrange <20> <FF> <F020> endbfrange endcmap end end"
)


def printed(font: str, code: int, *, words: str = "Doors are mended") -> Reading:
    """Read a page on which a sign of a font stands before and between words."""
    sign = f"BT /S 11 Tf 1 0 0 1 {{}} 700 Tm <{code:02X}> Tj ET\n"
    text = "BT /F 11 Tf 1 0 0 1 {} 700 Tm ({}) Tj ET\n"
    drawing = (
        sign.format(60) + text.format(80, words) + sign.format(300) + text.format(320, "Roof")
    )
    return read_pdf(
        pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            "/Resources<</Font<</F 5 0 R/S 6 0 R>>>>>>",
            stream(drawing.encode()),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            f"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+{font}/ToUnicode 7 0 R"
            f"/FirstChar 32/LastChar 255/Widths[{'800 ' * 224}]>>",
            stream(MAP),
        )
    )


def words_of(reading: Reading) -> str:
    return " ".join(plain_block(block) for block in reading.blocks).replace("\t", " ")


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings-Regular", 0x4A, "☺"),
        ("Wingdings2", 0x52, "☑"),
        ("Wingdings2", 0xA3, "□"),
        ("SymbolMT", 0xB3, "≥"),
        ("OpenSymbol", 0xFE, "☑"),
    ],
)
def test_a_tick_of_a_font_of_signs_is_a_word_wherever_it_stands(
    font: str, code: int, sign: str
) -> None:
    reading = printed(font, code)
    bulleted = isinstance(reading.blocks[0], ListItem)
    shown = words_of(reading)
    assert shown.count(sign) == (1 if bulleted else 2)
    assert bulleted == (sign == "□")
    assert reading.notes == ()


def test_what_may_be_a_tick_is_no_bullet_and_is_said() -> None:
    reading = printed("NoSuchSigns", 0x52)
    assert words_of(reading) == "\ufffd Doors are mended \ufffd Roof"
    assert reading.notes == ("2 letters were that no font tells: each stands as \ufffd.",)


def test_a_bullet_of_an_unknown_font_is_one_and_a_tick_in_plain_words_is_one() -> None:
    assert isinstance(printed("NoSuchSigns", 0x76).blocks[0], ListItem)
    bullet, ticked = text_blocks("\uf0b7 Doors\n\n\uf0fe Locks")
    assert isinstance(bullet, ListItem)
    assert isinstance(ticked, Paragraph)
    assert plain_block(ticked) == "☑ Locks"


@pytest.mark.parametrize(
    ("font", "shown"),
    [
        ("Wingdings", "Paid: ☑ late: ☐"),
        ("Wingdings-Regular", "Paid: ☑ late: ☐"),
        ("Wingdings#202", "Paid: � late: ▣"),
        ("SymbolMT", "Paid: ⎭ late: ♦"),
    ],
)
def test_a_font_of_signs_that_is_not_in_the_file_is_read_by_its_name(
    font: str, shown: str
) -> None:
    drawing = b"".join(
        b"/%s 11 Tf (%s) Tj " % part
        for part in ((b"F", b"Paid: "), (b"W", b"\xfe"), (b"F", b" late: "), (b"W", b"\xa8"))
    )
    data = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R/W 6 0 R>>>>>>",
        stream(b"BT 1 0 0 1 72 700 Tm " + drawing + b"ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Type/Font/Subtype/TrueType/BaseFont/{font}/Encoding/WinAnsiEncoding/FirstChar 0"
        f"/LastChar 255/Widths[{'800 ' * 256}]/FontDescriptor 7 0 R>>",
        f"<</Type/FontDescriptor/FontName/{font}/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0"
        "/Ascent 900/Descent 200/StemV 80>>",
    )
    (block,) = read_pdf(data).blocks
    assert plain_block(block) == shown
