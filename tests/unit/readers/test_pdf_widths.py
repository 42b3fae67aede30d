"""Words of a PDF that draws letters or words one by one and leaves the spaces out."""

import pytest

from desktopapp.plan.text import Table, plain_block
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import pdf, stream

SAID = (
    "Wide and illicit moves will limit how we fill it, as all who live by",
    "the mill well know; so in May the council will look at it anew.",
)
NARROW, WIDE, USUAL, SPACE = 230, 880, 560, 280  # thousandths of the size
SIZE = 11.0
BYTES = (
    "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Any/Encoding/{encoding}"
    "/FirstChar 32/LastChar 126/Widths[{widths}]>>"
)
CODES = (
    "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Any/Encoding/Identity-H/DescendantFonts[7 0 R]"
    "/ToUnicode 6 0 R>>"
)


def wide(letter: str) -> int:
    if letter == " ":
        return SPACE
    return NARROW if letter in "iljtf.,;" else WIDE if letter in "mwMW" else USUAL


def letter_by_letter(y: float, text: str, encode: bool) -> bytes:  # noqa: FBT001  # how codes are written
    """Return the drawing of a line, each letter for itself and no space."""
    x, shown = 72.0, []
    for letter in text:
        if letter != " ":
            code = f"<{ord(letter):04X}>" if encode else f"({letter})"
            shown.append(
                f"q 1 0 0 1 {x:.3f} {y} cm BT {SIZE} 0 0 {SIZE} 0 0 Tm /F 1 Tf {code} Tj ET Q"
            )
        x += wide(letter) * SIZE / 1000
    return "\n".join(shown).encode() + b"\n"


def made(font: str, *more: str | bytes, encode: bool = False) -> bytes:
    drawing = b"".join(letter_by_letter(700 - 13 * n, line, encode) for n, line in enumerate(SAID))
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        stream(drawing),
        font,
        *more,
    )


def of_bytes(encoding: str, widths: str = "") -> bytes:
    told = widths or " ".join(str(wide(chr(code))) for code in range(32, 127))
    return made(BYTES.format(encoding=encoding, widths=told))


def of_codes(widths: str, letters: bytes) -> bytes:
    descendant = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Any/DW {USUAL}/W[{widths}]>>"
    return made(CODES, stream(letters), descendant, encode=True)


def unlike_usual() -> str:
    return " ".join(f"{ord(one)} [{wide(one)}]" for one in sorted("iljtf.,;mwMW"))


ONE_RANGE = b"1 beginbfrange\n<0020> <007E> <0020>\nendbfrange\n"
ONE_BY_ONE = b"95 beginbfchar\n%s\nendbfchar\n" % b"\n".join(
    b"<%04X> <%04X>" % (code, code) for code in range(32, 127)
)
LISTED = b"1 beginbfrange\n<0020> <007E> [%s]\nendbfrange\n" % b" ".join(
    b"<%04X>" % code for code in range(32, 127)
)


@pytest.mark.parametrize(
    "data",
    [
        of_bytes("MacRomanEncoding"),
        of_bytes("WinAnsiEncoding"),
        of_codes(unlike_usual(), ONE_RANGE),
        of_codes(unlike_usual(), ONE_BY_ONE),
        of_codes(f"{unlike_usual()} 200 210 333", LISTED),
    ],
    ids=["Mac", "Windows", "codes in a range", "codes one by one", "codes in a list"],
)
def test_words_drawn_letter_by_letter_are_parted_by_their_gaps(data: bytes) -> None:
    assert [plain_block(block) for block in read_pdf(data).blocks] == [" ".join(SAID)]


@pytest.mark.parametrize(
    "data",
    [
        of_bytes("WinAnsiEncoding", " ".join(["0"] * 95)),
        of_codes("65", ONE_RANGE),
        of_codes("/x [1]", ONE_RANGE),
    ],
)
def test_a_font_that_tells_no_width_or_a_false_one_loses_no_letter(data: bytes) -> None:
    found = [
        plain_block(block) if not isinstance(block, Table) else str(block)
        for block in read_pdf(data).blocks
    ]
    letters = "".join(sorted("".join(SAID).replace(" ", "")))
    assert set(letters) <= set("".join(found))
