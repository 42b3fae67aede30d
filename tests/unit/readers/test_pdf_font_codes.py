"""Letters of a TrueType font that tells them by its own tables alone are read by these."""

import struct

import pytest

from desktopapp.plan.text import plain
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import pdf, stream

WORDS = "Käferhöfe für £7 – “so”"


def table_of_bytes(glyphs: dict[int, int]) -> bytes:
    return struct.pack(">HHH", 0, 262, 0) + bytes(glyphs.get(n, 0) for n in range(256))


def table_of_segments(glyphs: dict[int, int]) -> bytes:
    """Write a table that leads from each number to its drawing, a stretch for each."""
    codes = sorted(glyphs)
    count = len(codes) + 1
    ends = [*codes, 0xFFFF]
    steps = [*((glyphs[code] - code) & 0xFFFF for code in codes), 1]
    inside = struct.pack(f">{count}H", *ends) + b"\0\0" + struct.pack(f">{count}H", *ends)
    inside += struct.pack(f">{count}H", *steps) + struct.pack(f">{count}H", *[0] * count)
    return struct.pack(">HHHHHHH", 4, 14 + len(inside), 0, 2 * count, 0, 0, 0) + inside


def font(*tables: tuple[int, int, bytes]) -> bytes:
    """Write a font that has such tables and nothing else."""
    head = struct.pack(">HH", 0, len(tables))
    at = len(head) + 8 * len(tables)
    body = b""
    for platform, encoding, table in tables:
        head += struct.pack(">HHI", platform, encoding, at + len(body))
        body += table
    cmap = head + body
    return struct.pack(">IHHHH4sIII", 0x10000, 1, 16, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap


def said(program: bytes, more: str = "") -> str:
    """Return what is read of words that are written in Windows’ numbers in a font."""
    shown = WORDS.encode("cp1252").hex()
    data = pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        stream(f"BT /F 12 Tf 72 700 Td <{shown}> Tj ET".encode()),
        f"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Gannet/FirstChar 32/LastChar 255{more}"
        f"/Widths[{'600 ' * 224}]/FontDescriptor 6 0 R>>",
        "<</Type/FontDescriptor/FontName/ABCDEF+Gannet/Flags 4/FontFile2 7 0 R>>",
        stream(program),
    )
    return plain(read_pdf(data).blocks)


NUMBERS = {one.encode("cp1252")[0]: n for n, one in enumerate(sorted(set(WORDS)), 1)}
UNICODE = {ord(one): n for n, one in enumerate(sorted(set(WORDS)), 1)}


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 0, table_of_bytes(NUMBERS)),
        (3, 0, table_of_segments({0xF000 + code: glyph for code, glyph in NUMBERS.items()})),
    ],
)
def test_numbers_are_the_letters_that_share_their_drawings(
    numbers: tuple[int, int, bytes],
) -> None:
    assert said(font(numbers, (3, 1, table_of_segments(UNICODE)))) == WORDS


def test_a_font_that_tells_its_encoding_is_believed() -> None:
    wrong = (1, 0, table_of_bytes(dict.fromkeys(NUMBERS, 1)))
    program = font(wrong, (3, 1, table_of_segments(UNICODE)))
    assert said(program, "/Encoding/WinAnsiEncoding") == WORDS


@pytest.mark.parametrize("cut", [0, 4, 11, 30, 60, 200])
def test_a_font_that_is_cut_off_harms_nothing(cut: int) -> None:
    program = font((1, 0, table_of_bytes(NUMBERS)), (3, 1, table_of_segments(UNICODE)))
    assert said(program[:cut]).startswith("K")
