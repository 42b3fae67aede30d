"""Breaking text into lines as a word processor does: greedily, on plain advance widths.

No kerning, no ligatures, no hyphenation. A line may break after a space, a hyphen or a dash;
a word that spans two formats stays whole; a word wider than the line is broken by characters.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from desktopapp.layout.font_face import Face
from desktopapp.layout.fonts import family, runs_leftwards, spare_face
from desktopapp.layout.style import ParagraphStyle
from desktopapp.plan.remembering import remembered
from desktopapp.plan.text import Runs

_SLACK = 0.02  # points by which a line may be too wide, for rounding (measured)
_LEAN = (
    1.18 / 12
)  # room, by size of text, that a slanted word needs at the end of a line (measured)
# A line may break after these, and on both sides of an em dash (measured; mostly Unicode Annex 14)
_AFTER = r"\-\u2010\u2013\u2026!?|\\\u2000-\u2006\u2008-\u200a\u3000"
# but not when one of these follows.
_CLOSING = r"/,.;:!?)\]}\u2018\u2019\u201c\u201d\"'"
# A stretch that no line break may divide, and the spaces after it.
_STRETCH = re.compile(
    rf"(?:\u2014+(?![{_CLOSING}])"
    rf"|(?:[^ \u2014{_AFTER}]+|[\u2014{_AFTER}](?=[{_CLOSING}]))*[{_AFTER}]*) *"
)


_ASCII = frozenset(map(chr, range(128)))
_FRAGMENT = 32  # characters that take the memory of what is kept beside those of a fragment
_STRIDE = 32  # characters of a long word that are measured at once, twice as many each time


class Fragment(NamedTuple):
    """A stretch of a line in one face. ``x`` is from where the text of the line begins."""

    text: str
    x: float
    width: float
    face: Face
    link: str = ""


class Line(NamedTuple):
    """A line of text. ``end`` is what it was broken at: a space, a newline, or nothing."""

    fragments: tuple[Fragment, ...]
    width: float
    end: str = ""


class _Piece(NamedTuple):
    """A stretch of a paragraph in one format, from ``start`` to ``end`` of its text."""

    start: int
    end: int
    face: Face
    link: str


_start_of = attrgetter("start")


def _characters(lines: tuple[Line, ...]) -> int:
    """Weigh broken lines: a line and a fragment take as much as so many characters do."""
    shown = (len(one.text) + _FRAGMENT for line in lines for one in line.fragments)
    return sum(shown) + _FRAGMENT * len(lines)


@remembered(most=1_000_000, weigh=_characters)  # some 5 MB
def break_lines(
    runs: Runs, style: ParagraphStyle, font: str, width: float, first: float = 0.0
) -> tuple[Line, ...]:
    """Break runs into lines of at most ``width`` points; at least one line.

    ``first`` is what the first line gives away on its left, to a label wider than its room.
    """
    text, pieces = _pieces(runs, style, font)
    lines: list[Line] = []
    start = 0
    while start <= len(text):
        newline = text.find("\n", start)
        stop = len(text) if newline < 0 else newline
        x = 0.0 if lines else first
        for begin, end, broken_at in _spans(text, start, stop, pieces, style.size, width, x):
            lines.append(_line(text, begin, end, broken_at, pieces, style.size, x))
            x = 0.0
        start = stop + 1
    return tuple(lines)


def widest_line(runs: Runs, style: ParagraphStyle, font: str) -> float:
    """Return the width that runs take when they are broken at newlines only."""
    return max(line.width for line in break_lines(runs, style, font, math.inf))


def widest_word(runs: Runs, style: ParagraphStyle, font: str) -> float:
    """Return the width of the widest stretch that no line break may divide."""
    text, pieces = _pieces(runs, style, font)
    widest = 0.0
    for match in _STRETCH.finditer(text.replace("\n", " ")):
        end = match.start() + len(match.group().rstrip(" "))
        widest = max(widest, _measure(text, match.start(), end, pieces, style.size))
    return widest


def lacking(runs: Runs, style: ParagraphStyle, font: str) -> list[str]:
    """Return the characters, each once, that cannot be drawn.

    Neither the font nor a spare one has them, or they run from right to left.
    """
    faces = family(font)
    missing: dict[str, None] = {}
    for run in runs:
        bold, italic = style.bold or run.bold, style.italic or run.italic
        face = faces.face(bold=bold, italic=italic)
        plain = run.text.isascii() or not any(map(runs_leftwards, set(run.text) - _ASCII))
        if plain and face.has(run.text):
            continue  # as nearly always
        for character in dict.fromkeys(run.text):
            drawn = character == "\n" or face.glyph(character)
            if runs_leftwards(character) or (
                not drawn and spare_face(character, bold=bold, italic=italic) is None
            ):
                missing[character] = None
    return list(missing)


def _pieces(runs: Runs, style: ParagraphStyle, font: str) -> tuple[str, list[_Piece]]:
    """Return the text of runs and its stretches of one format."""
    faces = family(font)
    pieces: list[_Piece] = []
    texts: list[str] = []
    at = 0
    for run in runs:
        text = run.text
        bold, italic = style.bold or run.bold, style.italic or run.italic
        face = faces.face(bold=bold, italic=italic)
        link = run.link.strip()
        if face.has(text):
            pieces.append(_Piece(at, at + len(text), face, link))
        else:
            pieces += _mixed(text, at, face, link)
        texts.append(text)
        at += len(text)
    return "".join(texts), pieces


def _mixed(text: str, at: int, face: Face, link: str) -> list[_Piece]:
    """Divide a text where its face lacks characters that a spare face has."""
    pieces: list[_Piece] = []
    for n, character in enumerate(text, at):
        own = character == "\n" or face.glyph(character)
        spare = None if own else spare_face(character, bold=face.bold, italic=face.italic)
        used = spare or face
        if pieces and pieces[-1].face is used:
            pieces[-1] = _Piece(pieces[-1].start, n + 1, used, link)
        else:
            pieces.append(_Piece(n, n + 1, used, link))
    return pieces


def _at(pieces: list[_Piece], place: int) -> int:
    """Return which piece a place of the text lies in; 0 where there is none."""
    return max(bisect_right(pieces, place, key=_start_of) - 1, 0)


def _overlaps(pieces: list[_Piece], start: int, end: int) -> Iterator[tuple[int, int, _Piece]]:
    """Go through the parts of a stretch of text that are in one format each."""
    for n in range(_at(pieces, start), len(pieces)):
        piece = pieces[n]
        if piece.start >= end:
            return
        if piece.end > start:
            yield max(start, piece.start), min(end, piece.end), piece


def _measure(text: str, start: int, end: int, pieces: list[_Piece], size: float) -> float:
    """Return the width of a stretch of text in points."""
    parts = _overlaps(pieces, start, end)
    return sum(piece.face.word_width(text[a:b], size) for a, b, piece in parts)


def _spans(
    text: str, start: int, stop: int, pieces: list[_Piece], size: float, width: float, x: float
) -> Iterator[tuple[int, int, str]]:
    """Go through the lines of a text without newlines: start, end, what each is broken at."""
    room = width + _SLACK
    slanted = any(piece.face.italic for piece in pieces)
    face = pieces[0].face if len(pieces) == 1 else None

    def measure(begin: int, end: int) -> float:
        if face:  # as nearly always: the quick way
            return face.word_width(text[begin:end], size)
        return _measure(text, begin, end, pieces, size)

    line = start
    spaces = 0.0
    for match in _STRETCH.finditer(text, start, stop):
        begin, after = match.span()
        end = begin + len(match.group().rstrip(" "))
        wide = measure(begin, end)
        leans = slanted and pieces[_at(pieces, end - 1)].face.italic
        lean = size * _LEAN if leans else 0.0
        if x + spaces + wide + lean > room and end > begin:
            if begin > line:
                yield line, begin, " " if text[begin - 1] == " " else ""
                line, x, spaces = begin, 0.0, 0.0
            if x + wide + lean > room:
                while (fit := _fitting(measure, line, end, room - lean - x)) < end:
                    if line == start:
                        fit = _after_slash(text, line, fit) or fit
                    yield line, fit, ""
                    line, x = fit, 0.0
                wide = measure(line, end)
        x += spaces + wide
        spaces = measure(end, after) if after > end else 0.0
    yield line, stop, "\n" if stop < len(text) else ""


def _fitting(measure: Callable[[int, int], float], start: int, end: int, room: float) -> int:
    """Return how far a word fits into a room: one character at least, its end where it all does.

    Looks at little more than what fits, since the word may be long and fill many lines.
    """
    low, ahead = start + 1, _STRIDE
    while low < end and measure(start, min(low + ahead, end)) <= room:
        low = min(low + ahead, end)
        ahead *= 2
    high = min(low + ahead - 1, end)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(start, middle) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _after_slash(text: str, start: int, end: int) -> int:
    """Return where an address that begins a paragraph is broken, or 0: after its last slash.

    Not between two slashes, nor within a number; further on, a word processor breaks a long
    address by characters (measured).
    """
    at = text.rfind("/", start, end)
    while at > start:
        inside = text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()
        if not inside and text[at + 1 : at + 2] != "/":
            return at + 1
        at = text.rfind("/", start, at)
    return 0


def _line(
    text: str,
    start: int,
    end: int,
    broken_at: str,
    pieces: list[_Piece],
    size: float,
    x: float,
) -> Line:
    """Make a line of a stretch of text; the spaces it was broken at hang over its end."""
    end = start + len(text[start:end].rstrip(" "))
    fragments = []
    for begin, stop, piece in _overlaps(pieces, start, end):
        words = text[begin:stop]
        wide = piece.face.width(words, size)
        fragments.append(Fragment(words, x, wide, piece.face, piece.link))
        x += wide
    return Line(tuple(fragments), x, broken_at)
