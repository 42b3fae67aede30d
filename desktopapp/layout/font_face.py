"""A font face: the widths of its characters and the height of its lines, read from its file.

Only the few tables that a layout needs are read (OpenType specification 1.9), and each only as
far as it is needed: opening the window waits for this.
"""

import struct
import sys
from array import array
from pathlib import Path
from typing import BinaryIO

_WORDS_KEPT = 20_000
_LONGEST_KEPT = 40  # letters; what is longer hardly comes again
STAND_INS = {"\u2011": "-"}  # characters that look the same: the hyphen that no line breaks after


class FontError(ValueError):
    """A file is no font that can be used; the message says why."""


def font_tables(file: BinaryIO, index: int = 0) -> dict[str, tuple[int, int]]:
    """Return offset and length of each table of a font file, or raise ``FontError``.

    ``index`` chooses a font of a collection (.ttc).
    """
    start = 0
    head = file.read(16)
    if head[:4] == b"ttcf":
        (count,) = struct.unpack(">L", head[8:12])
        if index >= count:
            raise FontError("the collection has fewer fonts")
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">L", file.read(4))
        file.seek(start)
        head = file.read(16)
    if head[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        raise FontError("not a TrueType or OpenType font")
    (count,) = struct.unpack(">H", head[4:6])
    file.seek(start + 12)
    records = file.read(16 * count)
    found = {}
    for at in range(0, len(records) - 15, 16):
        tag, _, offset, length = struct.unpack_from(">4sLLL", records, at)
        found[tag.decode("latin-1")] = (offset, length)
    return found


def read_table(file: BinaryIO, place: tuple[int, int]) -> bytes:
    """Return the bytes of a table, or raise ``FontError`` when the file is cut short."""
    offset, length = place
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        raise FontError("the file is cut short")
    return data


class Face:
    """One face of a family. Widths are in units of the font, of which ``units`` make an em.

    ``ascent``, ``descent`` and ``gap`` are those a word processor makes lines of.
    """

    def __init__(self, path: Path, index: int, family: str, *, bold: bool, italic: bool) -> None:
        self.path = path
        self.index = index
        self.family = family
        self.bold = bold
        self.italic = italic
        try:
            self._read()
        except (OSError, KeyError, struct.error, IndexError) as error:
            raise FontError(f"{path.name} cannot be read ({error})") from error
        self._glyphs: dict[int, int] = {}
        self._shown = {"\n"}  # characters that are known to be there
        self._characters: dict[str, int] = {}
        self._words: dict[str, int] = {}

    @property
    def key(self) -> str:
        """A name for the face that no other face of the program has."""
        return f"{self.path}:{self.index}"

    def _read(self) -> None:
        with self.path.open("rb") as file:
            place = font_tables(file, self.index)
            head = read_table(file, place["head"])
            self.units: int = struct.unpack_from(">H", head, 18)[0]
            hhea = read_table(file, place["hhea"])
            self.ascent, descent, self.gap = struct.unpack_from(">hhh", hhea, 4)
            self.descent = -descent
            (count,) = struct.unpack_from(">H", hhea, 34)
            self._advances = array("H", read_table(file, place["hmtx"])[: 4 * count])
            self._cmap = _unicode_map(read_table(file, place["cmap"]))
        if sys.byteorder == "little":
            self._advances.byteswap()
        if not self.units or not count:
            raise FontError(f"{self.path.name} has no widths")

    def glyph(self, character: str) -> int:
        """Return the number of a character's glyph; 0 when the face lacks it."""
        code = ord(character)
        found = self._glyphs.get(code)
        if found is None:
            found = _glyph(self._cmap, code)
            if not found and character in STAND_INS:
                found = _glyph(self._cmap, ord(STAND_INS[character]))
            self._glyphs[code] = found
        return found

    def has(self, text: str) -> bool:
        """Tell whether the face can show a text: all its characters but newlines."""
        if self._shown.issuperset(text):
            return True
        new = set(text) - self._shown
        if not all(map(self.glyph, new)):
            return False
        self._shown |= new
        return True

    def _advance(self, character: str) -> int:
        width = self._characters.get(character)
        if width is None:
            at = min(self.glyph(character), len(self._advances) // 2 - 1)
            width = self._characters[character] = self._advances[2 * at]
        return width

    def units_wide(self, text: str) -> int:
        """Return the width of a text in units of the font: plain advances, no kerning."""
        try:
            return sum(map(self._characters.__getitem__, text))
        except KeyError:
            return sum(map(self._advance, text))

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return self.units_wide(text) * size / self.units

    def word_width(self, word: str, size: float) -> float:
        """Return the width of a word in points; words come again, so they are remembered."""
        if len(word) > _LONGEST_KEPT:
            return self.width(word, size)
        units = self._words.get(word)
        if units is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            units = self._words[word] = self.units_wide(word)
        return units * size / self.units


def _unicode_map(cmap: bytes) -> tuple[int, bytes]:
    """Choose the best Unicode subtable of a cmap: its format (12 or 4) and its bytes."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    best: tuple[int, bytes] = (0, b"")
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * n)
        (kind,) = struct.unpack_from(">H", cmap, offset)
        unicode = platform == 0 or (platform, encoding) in ((3, 1), (3, 10))
        if unicode and kind in (4, 12) and kind > best[0]:
            best = (kind, cmap[offset:])
    if not best[0]:
        raise FontError("the font has no Unicode characters")
    return best


def _glyph(cmap: tuple[int, bytes], code: int) -> int:
    kind, data = cmap
    return _glyph_12(data, code) if kind == 12 else _glyph_4(data, code)  # noqa: PLR2004  # format


def _glyph_12(data: bytes, code: int) -> int:
    """Find a glyph in groups of code points (format 12), by halves."""
    (count,) = struct.unpack_from(">L", data, 12)
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        first, last, glyph = struct.unpack_from(">LLL", data, 16 + 12 * middle)
        if code < first:
            high = middle
        elif code > last:
            low = middle + 1
        else:
            return int(glyph) + code - int(first)
    return 0


def _glyph_4(data: bytes, code: int) -> int:
    """Find a glyph in segments of 16-bit code points (format 4), by halves."""
    if code > 0xFFFF:  # noqa: PLR2004  # the last code point that the format can hold
        return 0
    (doubled,) = struct.unpack_from(">H", data, 6)
    low, high = 0, doubled // 2
    while low < high:
        middle = (low + high) // 2
        if struct.unpack_from(">H", data, 14 + 2 * middle)[0] < code:
            low = middle + 1
        else:
            high = middle
    if low >= doubled // 2:
        return 0
    (first,) = struct.unpack_from(">H", data, 16 + doubled + 2 * low)
    (delta,) = struct.unpack_from(">H", data, 16 + 2 * doubled + 2 * low)
    at = 16 + 3 * doubled + 2 * low
    (offset,) = struct.unpack_from(">H", data, at)
    if code < first:
        return 0
    if not offset:
        return int(code + delta) & 0xFFFF
    (glyph,) = struct.unpack_from(">H", data, at + offset + 2 * (code - first))
    return int(glyph + delta) & 0xFFFF if glyph else 0
