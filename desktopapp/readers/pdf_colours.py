"""Colours of what a PDF draws: words as white as the paper, and lights of a status.

White words are hidden only where nothing else is drawn: what stands behind them may be dark.
"""

import ctypes
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int, c_uint
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from desktopapp.readers.colours import Colour, is_white, light_of
from desktopapp.readers.pdf_objects import PdfObjects
from desktopapp.readers.pdf_words import PrintedWord, turned_place

_PATTERN = b"/Pattern"
_MOST = 20_000  # objects of a page: with more it is a drawing
_MOST_LIGHTS = 60  # circles of a page: with more it is a chart or a map
_SMALLEST, _LARGEST = 5.0, 26.0  # points across a light
_ROUND = 0.75  # points by which it may be wider than high
_SEGMENTS = range(9, 40)  # of a path that is drawn round
_BELOW = 2.0  # points by which lights of one column may be off
_ROW = 1.5  # sizes: words of its row stand no higher or lower
_MIDDLE = 1 / 3  # of the size: how high above its line the middle of a word is


class _Spot(NamedTuple):
    """A round path: its middle, how wide it is, and its sign."""

    x: float
    y: float
    wide: float
    sign: str


def has_patterns(data: bytes, objects: PdfObjects) -> bool:
    """Tell whether a PDF fills anything with patterns: PDFium tells white for their colour."""
    return _PATTERN in data or any(_PATTERN in one for one in objects.inside.values())


def white_texts(page: Any) -> frozenset[int]:  # noqa: ANN401  # a handle of a library in C, here and below
    """Return the addresses of texts that are drawn white where nothing else is drawn."""
    texts: list[tuple[int, list[float]]] = []
    grounds: list[list[float]] = []
    for one in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            filled = pdfium.FPDFTextObj_GetTextRenderMode(one) == pdfium.FPDF_TEXTRENDERMODE_FILL
            if filled and is_white(_colour(one)):
                texts.append((ctypes.cast(one, ctypes.c_void_p).value or 0, _edges(one)))
        elif kind != pdfium.FPDF_PAGEOBJ_PATH or _is_ground(one):
            grounds.append(_with_line(one))
    return frozenset(
        address for address, text in texts if not any(_overlap(text, one) for one in grounds)
    )


def with_drawn_lights(
    words: Sequence[PrintedWord],
    page: Any,  # noqa: ANN401
    turned: int,
) -> tuple[list[PrintedWord], int]:
    """Return the words of a page with a sign for each light of a status, and how many there are.

    Lights stand below each other in more colours than one; of one colour they are bullets.
    """
    spots = [] if turned % 90 else list(_spots(page, turned))
    if not 1 < len(spots) <= _MOST_LIGHTS:
        return list(words), 0
    made = list(words)
    lit = [one for one in spots if any(_differ(one, other) for other in spots)]
    lit += [one for one in spots if one not in lit and any(_is_below(one, two) for two in lit)]
    count = 0
    for spot in lit:
        level = [one for one in words if one.turned == turned and _is_level(one, spot)]
        if not level:
            continue
        size = level[0].size
        place = (spot.x - spot.wide / 2, spot.x + spot.wide / 2, spot.y - size * _MIDDLE, size)
        before = [one for one in level if one.x < spot.x]
        beside = max(before, key=lambda one: one.x) if before else level[0]
        at = next(n for n, one in enumerate(made) if one is beside) + bool(before)
        made.insert(at, PrintedWord(spot.sign, *place, bold=False, turned=turned))
        count += 1
    return made, count


def _differ(spot: _Spot, other: _Spot) -> bool:
    return _is_below(spot, other) and spot.sign != other.sign


def _is_below(spot: _Spot, other: _Spot) -> bool:
    """Tell whether two spots of one size stand below each other."""
    return abs(spot.x - other.x) < _BELOW and abs(spot.wide - other.wide) < _BELOW


def _is_level(word: PrintedWord, spot: _Spot) -> bool:
    return abs(word.y + word.size * _MIDDLE - spot.y) < _ROW * word.size


def _spots(page: Any, turned: int) -> Iterator[_Spot]:  # noqa: ANN401
    """Go through the round paths of a page that have the colour of a light."""
    for one in _objects(page):
        if pdfium.FPDFPageObj_GetType(one) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPath_CountSegments(one) not in _SEGMENTS or not _is_filled(one):
            continue
        left, low, right, high = _edges(one)
        is_round = abs((right - left) - (high - low)) < _ROUND
        if not (is_round and _SMALLEST < right - left < _LARGEST and _is_curved(one)):
            continue
        if sign := light_of(_colour(one)):
            x, y = turned_place((left + right) / 2, (low + high) / 2, turned)
            yield _Spot(x, y, right - left, sign)


def _objects(page: Any) -> Iterator[Any]:  # noqa: ANN401
    count = pdfium.FPDFPage_CountObjects(page)
    return (pdfium.FPDFPage_GetObject(page, n) for n in range(count if count <= _MOST else 0))


def _is_ground(path: Any) -> bool:  # noqa: ANN401
    """Tell whether a path may be the ground behind words: it is filled, or a line is drawn."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    return bool(stroke.value) or (bool(fill.value) and not is_white(_colour(path)))


def _with_line(drawn: Any) -> list[float]:  # noqa: ANN401
    """Return where something is drawn with the line around it."""
    width = c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(drawn, byref(width))
    left, low, right, high = _edges(drawn)
    half = width.value / 2
    return [left - half, low - half, right + half, high + half]


def _is_filled(path: Any) -> bool:  # noqa: ANN401
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    return bool(fill.value)


def _is_curved(path: Any) -> bool:  # noqa: ANN401
    """Tell whether all of a path is curves."""
    segments = (
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path, n))
        for n in range(pdfium.FPDFPath_CountSegments(path))
    )
    kinds = [kind for kind in segments if kind != pdfium.FPDF_SEGMENT_MOVETO]
    return kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) >= len(kinds) - 1


def _colour(drawn: Any) -> Colour | None:  # noqa: ANN401
    red, green, blue, alpha = (c_uint() for _ in range(4))
    found = pdfium.FPDFPageObj_GetFillColor(drawn, *map(byref, (red, green, blue, alpha)))
    return (red.value, green.value, blue.value) if found and alpha.value else None


def _edges(drawn: Any) -> list[float]:  # noqa: ANN401
    """Return where something is drawn: left, bottom, right and top."""
    edges = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(drawn, *map(byref, edges))
    return [edge.value for edge in edges]


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]
