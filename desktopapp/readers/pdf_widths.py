"""How wide a PDF draws a text, as its font tells: where a gap parts words, no space is drawn.

Some programs draw letter by letter or word by word and leave spaces out, so a space is known
only by its gap.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_MOST = 65_536  # letters of a font: more are not told by two bytes
_LONGEST = 2_000_000  # bytes of what says which letter a code stands for
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>")
_RANGE = re.compile(
    rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*"
    rb"(?:<\s*([0-9A-Fa-f]+)\s*>|\[([^\]]*)\])"
)


class Widths:
    """The widths of the letters of the fonts met so far."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[object, Mapping[str, float]]] = {}

    def of(self, font: object, text: str) -> float:
        """Return the width of a text in sizes of its font, or 0 where the font does not tell."""
        if not isinstance(font, dict):
            return 0.0
        known = self._fonts.get(id(font))
        if known is None:
            known = self._fonts[id(font)] = (font, _letters(font))  # kept, so that its id stays
        told = [known[1].get(one, 0.0) for one in text]
        return sum(told) if all(told) else 0.0


def _letters(font: Mapping[str, Any]) -> Mapping[str, float]:
    """Return the widths of a font's letters, as far as it tells."""
    try:
        pairs = _of_codes(font) if "/DescendantFonts" in font else _of_bytes(font)
        return {letter: width / 1000 for letter, width in pairs if letter and width > 0}
    except (LookupError, TypeError, ValueError, AttributeError):  # a damaged font tells nothing
        return {}


def _of_bytes(font: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Go through the letters of a font whose codes are one byte, in an encoding by name."""
    encoding = font.get("/Encoding")
    codec = _CODECS.get(encoding) if isinstance(encoding, str) else None
    if codec and "/Widths" in font:
        first = max(int(font["/FirstChar"]), 0)
        for code, width in enumerate(font["/Widths"], first):
            if code > 255:  # noqa: PLR2004  # a byte
                return
            yield bytes((code,)).decode(codec, "ignore"), float(width)


def _of_codes(font: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Go through the letters of a font whose codes are two bytes (ISO 32000-1, 9.7)."""
    if font.get("/Encoding") != "/Identity-H":
        return
    descendant = font["/DescendantFonts"][0].get_object()
    usual = float(descendant.get("/DW", 1000))
    widths = dict(_code_widths(list(descendant.get("/W", ()))))
    for code, letter in _code_letters(font["/ToUnicode"].get_object().get_data()[:_LONGEST]):
        yield letter, widths.get(code, usual)


def _code_widths(told: list[Any]) -> Iterator[tuple[int, float]]:
    """Go through "first [w w w]" and "first last w"."""
    at = 0
    while at + 1 < len(told):
        first, second = int(told[at]), told[at + 1].get_object()
        if isinstance(second, list):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            at += 2
        else:
            for code in range(first, min(int(second), _MOST) + 1):
                yield code, float(told[at + 2])
            at += 3


def _code_letters(said: bytes) -> Iterator[tuple[int, str]]:
    """Go through the codes of a /ToUnicode map and the letters they stand for."""
    for kind, block in _BLOCK.findall(said):
        if kind == b"char":
            yield from ((int(code, 16), _utf16(letter)) for code, letter in _PAIR.findall(block))
            continue
        for first, last, letter, several in _RANGE.findall(block):
            codes = range(int(first, 16), min(int(last, 16), _MOST) + 1)
            if letter:
                begin = int(letter, 16)
                yield from ((code, chr(begin + n)) for n, code in enumerate(codes))
            else:
                found = re.findall(rb"<\s*([0-9A-Fa-f]+)\s*>", several)
                yield from zip(codes, map(_utf16, found), strict=False)


def _utf16(digits: bytes) -> str:
    """Return the letters that hexadecimal digits write in UTF-16."""
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "ignore")
