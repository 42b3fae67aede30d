"""What a page of a PDF draws and does not write: boxes to tick, and lines through words.

Some programs draw a box as a square, and its tick as lines within it. Read as words alone, every
box would look the same: gone. A line through words may say that they are deleted, which nobody but
a reader can tell; so they stay, and are named.
"""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from desktopapp.readers.pdf_rules import DrawnRule
from desktopapp.readers.pdf_words import PrintedWord, turned_place

_SMALLEST, _LARGEST = 5.0, 18.0  # points: sides of a box to tick
_SQUARE = 1.5  # points: its sides are as long as each other
_NEAR = 20.0  # points: its words stand no further away
_TOUCHING = 1.0  # points: boxes so near are fields for letters, or cells
_CORNERS = range(4, 7)  # points of a square, one or two of them twice
_MOST_PATHS = 800  # on a page: with more it is a drawing
_LIGHT = 230  # of 255: as good as white
_LOW, _HIGH = 0.15, 0.5  # of the size: where a line goes through words, above their line
_REACH = 3.0  # points: and how far beyond them it reaches
_TICKED = {True: "☒", False: "☐"}


class _Box(NamedTuple):
    left: float
    low: float
    right: float
    high: float

    def holds(self, other: "_Box") -> bool:
        """Tell whether another lies in it and is not it."""
        inside = (
            self.left - _TOUCHING <= other.left
            and other.right <= self.right + _TOUCHING
            and self.low - _TOUCHING <= other.low
            and other.high <= self.high + _TOUCHING
        )
        return inside and other != self

    def touches(self, other: "_Box") -> bool:
        """Tell whether another lies at its edge."""
        across = self.left - _TOUCHING < other.right and other.left < self.right + _TOUCHING
        along = self.low - _TOUCHING < other.high and other.low < self.high + _TOUCHING
        return across and along and other != self and not self.holds(other)


def with_drawn_boxes(
    words: Sequence[PrintedWord],
    page: Any,  # noqa: ANN401  # a handle of a library in C, here and below
    turned: int,
) -> list[PrintedWord]:
    """Return the words of a page, boxes to tick before those that stand beside them."""
    made = list(words)
    if turned % 90:
        return made
    for box, is_ticked in _boxes(page, turned):
        if any(_is_in(word, box) for word in words):
            continue
        beside = [word for word in words if word.turned == turned and _is_level(word, box)]
        after = [word for word in beside if 0 <= word.x - box.right + _TOUCHING < _NEAR]
        before = [word for word in beside if 0 <= box.left - word.end + _TOUCHING < _NEAR]
        if not (after or before):
            continue
        word = min(after, key=lambda one: one.x) if after else max(before, key=lambda one: one.end)
        at = next(n for n, one in enumerate(made) if one is word) + (not after)
        place = (box.left, box.right, word.y, word.size)
        made.insert(at, PrintedWord(_TICKED[is_ticked], *place, bold=False, turned=turned))
    return made


def _is_in(word: PrintedWord, box: _Box) -> bool:
    return box.left < (word.x + word.end) / 2 < box.right and _is_level(word, box)


def _is_level(word: PrintedWord, box: _Box) -> bool:
    """Tell whether a word stands as high as a box."""
    middle = word.y + word.size / 3
    return box.low - _TOUCHING < middle < box.high + _TOUCHING


def _boxes(page: Any, turned: int) -> Iterator[tuple[_Box, bool]]:  # noqa: ANN401
    """Go through the boxes to tick that a page draws, and whether something is drawn in each."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_PATHS:
        return
    objects = (pdfium.FPDFPage_GetObject(page, n) for n in range(count))
    kind, path = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_PATH
    drawn = [(one, _bounds(one, turned)) for one in objects if kind(one) == path]
    squares = [box for one, box in drawn if _is_square(box) and _is_hollow(one)]
    once = list(dict.fromkeys(squares))
    for box in once:
        others = [other for _, other in drawn if other not in squares]
        if not any(box.touches(other) for other in once):
            yield box, any(map(box.holds, others))


def _bounds(drawn: Any, turned: int) -> _Box:  # noqa: ANN401
    edges = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *map(byref, edges))
    left, low, right, high = (edge.value for edge in edges)
    x, y = turned_place(left, low, turned)
    other_x, other_y = turned_place(right, high, turned)
    return _Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _is_square(box: _Box) -> bool:
    wide, high = box.right - box.left, box.high - box.low
    return abs(wide - high) < _SQUARE and _SMALLEST < wide < _LARGEST


def _is_hollow(drawn: Any) -> bool:  # noqa: ANN401
    """Tell whether a square has a line around it, and nothing or white in it."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, byref(fill), byref(stroke))
    if not stroke.value or pdfium.FPDFPath_CountSegments(drawn) not in _CORNERS:
        return False
    colours = [c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(drawn, *map(byref, colours))
    return not fill.value or min(colour.value for colour in colours[:3]) >= _LIGHT


def struck_words(words: Sequence[PrintedWord], rules: Sequence[DrawnRule]) -> Iterator[str]:
    """Go through the words that a line goes through, from where they begin to where they end.

    One that reaches further is of a table or a frame.
    """
    for rule in rules:
        struck = [word for word in words if _goes_through(rule, word)]
        if not struck or not any(one.isalnum() for word in struck for one in word.text):
            continue
        begin, end = min(word.x for word in struck), max(word.end for word in struck)
        if abs(begin - rule.start) < _REACH and abs(end - rule.end) < _REACH:
            yield from (word.text for word in struck)


def _goes_through(rule: DrawnRule, word: PrintedWord) -> bool:
    up = (rule.at - word.y) / word.size
    return _LOW < up < _HIGH and rule.start < word.x + 1 and rule.end > word.end - 1
