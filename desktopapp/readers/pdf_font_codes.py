"""What the numbers of a TrueType font in a PDF stand for, by the tables of the font itself.

Where a PDF tells no encoding and no map, a number leads to a drawing by one table of the font,
and another says which letter has that drawing (ISO 32000-1, 9.6.6.4; OpenType, cmap). PDFium takes
such numbers for those of the Macintosh, so "ä" became "‰".
"""

import re
import struct
from collections.abc import Mapping

from desktopapp.readers.pdf_objects import MOST_UNPACKED, PdfObjects

_DESCRIPTOR = re.compile(rb"/FontDescriptor\s{0,9}(\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_FILE = re.compile(rb"/FontFile2\s{0,9}(\d{1,9}\s{1,9}\d{1,5}\s{1,9}R\b)")
_MACINTOSH, _SIGNS, _UNICODE = (1, 0), (3, 0), (3, 1)  # platform and encoding of a table
_OF_SIGNS = 0xF000  # what numbers of a font of signs begin at
_LAST = 255  # number of a letter of a simple font
_PRIVATE = range(0xE000, 0xF900)
_MOST_SEGMENTS = 10_000
_BYTES, _SEGMENTS, _TRIMMED = 0, 4, 6  # formats of tables


def letters_by_font(objects: PdfObjects, font: bytes) -> dict[int, str]:
    """Return what the numbers of a font stand for that tells neither encoding nor map."""
    if b"/TrueType" not in font or b"/Encoding" in font or b"/ToUnicode" in font:
        return {}
    told = b"".join(objects.body(number) for number in objects.named(_DESCRIPTOR, font))
    files = list(objects.named(_FILE, told))
    program = objects.unpacked(files[0], MOST_UNPACKED)[0] if files else b""
    try:
        tables = dict(_tables(program))
    except (struct.error, IndexError):
        return {}
    unicode = tables.get(_UNICODE, {})
    in_order = sorted(unicode.items(), reverse=True)  # of two letters with one drawing the first
    letters = {glyph: code for code, glyph in in_order if code not in _PRIVATE}
    numbers = {**tables.get(_MACINTOSH, {})} | {
        code - _OF_SIGNS: glyph for code, glyph in tables.get(_SIGNS, {}).items()
    }
    return {
        number: chr(letters[glyph])
        for number, glyph in numbers.items()
        if 0 <= number <= _LAST and glyph in letters
    }


def _tables(program: bytes) -> list[tuple[tuple[int, int], Mapping[int, int]]]:
    """Return the tables of a font that lead from numbers to drawings."""
    (count,) = struct.unpack_from(">H", program, 4)
    for n in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", program, 12 + 16 * n)
        if tag == b"cmap":
            break
    else:
        return []
    (count,) = struct.unpack_from(">H", program, start + 2)
    found: list[tuple[tuple[int, int], Mapping[int, int]]] = []
    for n in range(min(count, _LAST)):
        platform, encoding, offset = struct.unpack_from(">HHI", program, start + 4 + 8 * n)
        found.append(((platform, encoding), _codes(program, start + offset)))
    return found


def _codes(program: bytes, at: int) -> dict[int, int]:
    """Return to which drawings the numbers of a table lead; nothing for a form that is rare."""
    (form,) = struct.unpack_from(">H", program, at)
    if form == _BYTES:
        return {n: glyph for n, glyph in enumerate(program[at + 6 : at + 262]) if glyph}
    if form == _TRIMMED:
        first, count = struct.unpack_from(">HH", program, at + 6)
        glyphs = struct.unpack_from(f">{count}H", program, at + 10)
        return {first + n: glyph for n, glyph in enumerate(glyphs) if glyph}
    return _segments(program, at) if form == _SEGMENTS else {}


def _segments(program: bytes, at: int) -> dict[int, int]:
    """Return to which drawings the numbers lead of a table whose numbers stand in stretches."""
    count = min(struct.unpack_from(">H", program, at + 6)[0] // 2, _MOST_SEGMENTS)
    form = f">{count}H"
    ends = struct.unpack_from(form, program, at + 14)
    begins = struct.unpack_from(form, program, at + 16 + 2 * count)
    steps = struct.unpack_from(form, program, at + 16 + 4 * count)
    places = struct.unpack_from(form, program, at + 16 + 6 * count)
    found: dict[int, int] = {}
    for n in range(count):
        for code in range(begins[n], min(ends[n], 0xFFFE) + 1):
            glyph = code
            if places[n]:
                inside = at + 16 + 6 * count + 2 * n + places[n] + 2 * (code - begins[n])
                (glyph,) = struct.unpack_from(">H", program, inside)
                if not glyph:
                    continue
            if glyph := (glyph + steps[n]) & 0xFFFF:
                found[code] = glyph
    return found
