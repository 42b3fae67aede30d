"""Bytes into characters, for text whose encoding nobody tells."""

import codecs
from collections.abc import Iterable
from itertools import chain, islice

from desktopapp.plan.problem import Problem
from desktopapp.readers.code_pages import (
    MOST_LOOKED_AT,
    OLD_PAGES,
    SPECIAL,
    is_doubtful,
    likeliest,
    makes_sense,
)
from desktopapp.readers.reading import UNTOUCHED

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = (  # all that a text may turn out to be in
    *dict.fromkeys(name for _mark, name in _MARKS),
    *("utf-8", "utf-16-le", "utf-16-be"),
    *OLD_PAGES,
)
_SAMPLE = 65_536  # bytes looked at to tell text from other data
_BY_CHANCE = 20  # of as many bad places, one may look like UTF-8 by chance
PIECE = 4 * _SAMPLE  # bytes: what a text that is read in pieces should begin with
REPLACED = "Some characters were damaged and are shown as “\ufffd”."
DOUBTED = "This text does not say how its letters are stored. Check accents and signs such as £."

_WINDOWS = "windows-1252 where it is not utf-8"
_LONE = "windows-1252 where a single byte is not utf-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _lone_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as Windows-1252 where that makes sense; else it is damage."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    around = error.object[max(error.start - 2, 0) : error.start + 2]
    return _as_windows(error) if makes_sense(around, "cp1252") else ("\ufffd", error.end)


codecs.register_error(_WINDOWS, _as_windows)
codecs.register_error(_LONE, _lone_as_windows)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file with notes on what was damaged, or raise ``Problem``."""
    encoding, errors = encoding_of((data,))
    text = data.decode(encoding, errors)
    doubt = (DOUBTED,) if encoding in OLD_PAGES and is_doubtful(data, encoding) else ()
    return text, (*((REPLACED,) if "\ufffd" in text else ()), *doubt)


def encoding_of(pieces: Iterable[bytes]) -> tuple[str, str]:
    """Return the encoding of a text, and how what is none of it is read: both as for ``open``.

    ``pieces`` are all its bytes in order, the first of them ``PIECE`` long if there are as many.
    UTF-8, UTF-16 and UTF-32 are known by their mark, UTF-16 also by its zeros, UTF-8 by being
    valid; some files are made of two, and then each byte that is none of UTF-8 is Windows-1252.
    Anything else is what makes most sense of the old encodings. Raises ``Problem``
    for what is no text.
    """
    left = iter(pieces)
    first = next(left, b"")
    for mark, encoding in _MARKS:
        if first.startswith(mark):
            return encoding, "replace"
    sample = first[:_SAMPLE]
    if b"\0" in sample:
        return _sixteen(sample), "replace"
    encoding, errors = _eight(chain((first,), left))
    text = first[:PIECE].decode(encoding, errors)[:_SAMPLE]
    if _controls(text) > 2 + len(sample) // 100:  # a few may stray into any text
        raise _no_text()
    return encoding, errors


def _eight(pieces: Iterable[bytes]) -> tuple[str, str]:
    """Name the encoding of text of single bytes, or of UTF-8, and how to read what is not."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    bad = good = 0
    places: list[bytes] = []
    for piece in chain(pieces, (b"",)):
        text = decoder.decode(piece, final=not piece)
        wrong = text.count("\ufffd")
        bad += wrong
        good += len(text) - len(text.encode("ascii", "ignore")) - wrong
        if wrong and len(places) < MOST_LOOKED_AT:
            found = islice(SPECIAL.finditer(piece), MOST_LOOKED_AT - len(places))
            places += (match[0] for match in found)
    if bad * 4 < good:
        return "utf-8", _LONE if bad else "replace"
    if bad == 0:
        return "utf-8", "replace"
    if good * _BY_CHANCE > bad:
        return "utf-8", _WINDOWS
    return likeliest(places), "replace"


def _sixteen(sample: bytes) -> str:
    """Name the byte order of UTF-16 text without a mark, or raise ``Problem``."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, few, order = (odd, even, "le") if odd > even else (even, odd, "be")
    if few * 20 > most or most * 2 < len(sample) // 2:
        raise _no_text()
    return f"utf-16-{order}"


def _controls(text: str) -> int:
    return sum(1 for character in text if character < " " and character not in "\t\n\r\f\v")


def _no_text() -> Problem:
    return Problem(
        "This file does not hold text, whatever its name says.",
        safe=UNTOUCHED,
        then="Check that it is the right file.",
    )
