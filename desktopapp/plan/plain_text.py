"""Text as it is kept: without what no reader sees and no writer agrees on, and on one line."""

import unicodedata
from functools import lru_cache

# Control characters, lone surrogates and non-characters can be in no XML document (XML 1.0, 2.2).
_DROPPED: dict[int, str | None] = dict.fromkeys([*range(0x20), 0x7F, *range(0x80, 0xA0)])
_DROPPED.update({0xFFFE: None, 0xFFFF: None, 0xFEFF: None})
_DROPPED.update(dict.fromkeys(range(0xFDD0, 0xFDF0)))  # text widgets use them as table marks
_DROPPED.update({ord("\t"): " ", ord("\n"): "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n"})
_DROPPED.update({0x2028: "\n", 0x2029: "\n"})
_DROPPED.update(
    {0x1C: "\n", 0x1D: "\n", 0x1E: "\n", 0x1F: " "}
)  # between files, groups, records, units
_DROPPED.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
# Characters that are not seen: soft hyphen, joiners, direction marks, variation selectors.
_UNSEEN_RANGES = ((0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069))
_UNSEEN = dict.fromkeys(code for a, b in _UNSEEN_RANGES for code in range(a, b + 1))
_UNSEEN |= dict.fromkeys((*range(0xFE00, 0xFE10), 0xFEFF))


def clean(text: str) -> str:
    """Drop or replace what no document can hold: control characters and lone surrogates.

    Tabs become spaces; every kind of line end becomes a newline. Right-to-left marks stay:
    they belong to the text.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED)


def one_line(text: str) -> str:
    """Clean a name or title: one line, single spaces, no space at the ends."""
    return " ".join(clean(text).split())


@lru_cache(maxsize=4096)
def shown(text: str) -> str:
    """Return text as it is exported: letters composed with their accents, without the unseen.

    A soft hyphen, for one, breaks a line here and is lost there; no two writers agree on it.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_UNSEEN)
