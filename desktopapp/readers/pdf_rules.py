"""The straight lines that a page of a PDF draws: the rules of its tables.

A rule is drawn as a line, as the edge of a box, or as a box so thin that it looks like a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from desktopapp.readers.pdf_words import turned_place

for _function in (  # to check what is given for each of many things takes as long as asking
    *(pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, pdfium.FPDFPath_GetDrawMode),
    *(pdfium.FPDFPath_CountSegments, pdfium.FPDFPageObj_GetBounds),
    *(pdfium.FPDFPath_GetPathSegment, pdfium.FPDFPathSegment_GetType),
    *(pdfium.FPDFPathSegment_GetPoint, pdfium.FPDFPathSegment_GetClose),
):
    _function.argtypes = None

_THIN = 3.0  # points: a filled box no thicker is a rule
_SHORTEST = 4.0  # points: a rule of a cell is no shorter
_MOST_DRAWN = 3_000  # things on a page: one with more is a map or a chart
_MOST_POINTS = 12_000
_BOX = 5  # points of a line or a box at most
NEAR = 2.5  # points: rules so near are one, and touch


class DrawnRule(NamedTuple):
    """A line along or across a page: where it lies, and from where to where it reaches."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageRules:
    """The rules of a page that lie level and that stand upright, each once."""

    level: tuple[DrawnRule, ...] = ()
    upright: tuple[DrawnRule, ...] = ()


class _Edge(NamedTuple):
    x: float
    y: float
    other_x: float
    other_y: float


def page_rules(page: Any, turned: int) -> PageRules:  # noqa: ANN401  # a handle of a library in C
    """Return the rules of a page, in the frame of words that are turned by so many degrees."""
    level: list[DrawnRule] = []
    upright: list[DrawnRule] = []
    if turned % 90 or pdfium.FPDFPage_CountObjects(page) > _MOST_DRAWN:
        return PageRules()
    for edge in _edges(page):
        x, y = turned_place(edge.x, edge.y, turned)
        other_x, other_y = turned_place(edge.other_x, edge.other_y, turned)
        wide, high = abs(x - other_x), abs(y - other_y)
        if high < 1 and wide > _SHORTEST:
            level.append(DrawnRule((y + other_y) / 2, min(x, other_x), max(x, other_x)))
        elif wide < 1 and high > _SHORTEST:
            upright.append(DrawnRule((x + other_x) / 2, min(y, other_y), max(y, other_y)))
    return PageRules(tuple(_once(level)), tuple(_once(upright)))


def _once(rules: Iterable[DrawnRule]) -> Iterator[DrawnRule]:
    """Go through rules, those that lie on one line and touch as one."""
    line: list[DrawnRule] = []
    for rule in sorted(rules):
        if line and rule.at - line[-1].at > NEAR:
            yield from _joined(line)
            line = []
        line.append(rule)
    if line:
        yield from _joined(line)


def _joined(line: Sequence[DrawnRule]) -> Iterator[DrawnRule]:
    """Join rules on one line where they touch."""
    at = sum(rule.at for rule in line) / len(line)
    start = end = None
    for rule in sorted(line, key=lambda one: one.start):
        if start is None or end is None:
            start, end = rule.start, rule.end
        elif rule.start <= end + NEAR:
            end = max(end, rule.end)
        else:
            yield DrawnRule(at, start, end)
            start, end = rule.start, rule.end
    if start is not None and end is not None:
        yield DrawnRule(at, start, end)


def _edges(page: Any) -> Iterator[_Edge]:  # noqa: ANN401
    """Go through the straight edges that a page draws."""
    points = 0
    fill, stroke, matrix = c_int(), c_int(), pdfium.FS_MATRIX()
    bounds = [c_float() for _ in range(4)]
    edges = [byref(bound) for bound in bounds]  # left, bottom, right, top
    kind, path = pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_PATH
    found = map(
        partial(pdfium.FPDFPage_GetObject, page), range(pdfium.FPDFPage_CountObjects(page))
    )
    for drawn in [one for one in found if kind(one) == path]:
        pdfium.FPDFPath_GetDrawMode(drawn, byref(fill), byref(stroke))
        if not (fill.value or stroke.value):
            continue
        count = pdfium.FPDFPath_CountSegments(drawn)
        if count <= _BOX:
            pdfium.FPDFPageObj_GetBounds(drawn, *edges)
            left, low, right, high = (edge.value for edge in bounds)
            if min(right - left, high - low) <= _THIN or not stroke.value:
                yield from _edges_of([(left, low), (right, high)], stroked=False)
                continue
        points += count
        if points > _MOST_POINTS:
            return
        pdfium.FPDFPageObj_GetMatrix(drawn, byref(matrix))
        for outline in _outlines(drawn, count, matrix):
            yield from _edges_of(outline, stroked=bool(stroke.value))


def _outlines(
    drawn: Any,  # noqa: ANN401
    count: int,
    matrix: Any,  # noqa: ANN401
) -> Iterator[list[tuple[float, float]]]:
    """Go through the outlines of a path, each the corners of what has straight edges alone."""
    x, y = c_float(), c_float()
    corners: list[tuple[float, float]] = []
    straight = True
    for n in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, n)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if straight and len(corners) > 1:
                yield corners
            corners, straight = [], True
        straight = straight and kind != pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        across, up = x.value, y.value
        corners.append(
            (
                matrix.a * across + matrix.c * up + matrix.e,
                matrix.b * across + matrix.d * up + matrix.f,
            )
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if straight and len(corners) > 1:
        yield corners


def _edges_of(corners: Sequence[tuple[float, float]], *, stroked: bool) -> Iterator[_Edge]:
    """Go through the edges of an outline; one that is filled alone is a rule if it is thin."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if high - low <= _THIN < right - left:
        yield _Edge(left, (low + high) / 2, right, (low + high) / 2)
    elif right - left <= _THIN < high - low:
        yield _Edge((left + right) / 2, low, (left + right) / 2, high)
    elif stroked:
        for (x, y), (other_x, other_y) in pairwise(corners):
            yield _Edge(x, y, other_x, other_y)
