"""Words of a page put together to lines, and lines into the order in which they are read."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from desktopapp.plan.raised import lowered, raised
from desktopapp.readers.pdf_justified import justified
from desktopapp.readers.pdf_ways import in_order, is_leftward, with_marks
from desktopapp.readers.pdf_words import PrintedWord, runs_leftward
from desktopapp.readers.word_symbols import UNKNOWN, may_be_tick

_LABEL = re.compile(r"[•·◦▪●‣⁃∙■□➢►✓–-]|o|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]?|\d[\d.]{1,7}")
_SPACE = 0.1  # of the size: a wider gap parts words
_HINT = 0.04  # of the size: or one by so much wider than usual, where PDFium sees it too
COLUMN_GAP = 1.8  # of the size: a wider gap within a line parts cells or columns
_ALIGNED_GAP = 0.9  # of the size: a wider gap does, where other lines have one at the same place
_FIGURE_GAP = 0.15  # of the size: a wider gap parts figures, where others stand so
_LABEL_GAP = 5.0  # of the size: no number or bullet stands further from its text
_WIDEST_SPREAD = 0.35  # of the size: letters further apart are words of one letter
_BESIDE = 0.4  # of the size: words of one line stand no higher or lower
_INITIAL = 1.7  # times the size: a letter alone is no part of a line of such letters
_RAISED = 0.55  # but small letters above or below it
_SMALLER = 0.88  # of the size: small letters are smaller
_ASIDE = 0.08  # of the size: and stand so much higher or lower
_FIGURE = re.compile(r"[-+\u2212]?\d{1,3}")
AMOUNT = re.compile(r"[-+\u2212(]?[£$€]?\d[\d,.]*(?:%|bn|[mk])?\)?")
_BACK = 1.0  # of the size: a word that ends further back is of another line
_PAIRED = 0.6  # the share of lines that stand side by side where there are columns
_COLUMN_LINE = 25  # characters of a line in a column; a table's entries are shorter
_STEP = 1.5  # times the size: the lines of a column are no further apart
_FEWEST = 3  # lines side by side that make columns


class Cell(NamedTuple):
    """A part of a line between two gaps, and the gaps between its words."""

    x: float
    text: str
    end: float
    gaps: tuple["WordGap", ...] = ()


class WordGap(NamedTuple):
    """Where a word ends, where the next one begins, and at which letter of the cell."""

    end: float
    x: float
    at: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page: where it begins, in points from the bottom left, and how it looks.

    ``turned`` is the direction in which it is written, as of a word.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool
    end: float
    turned: int = 0
    cells: tuple[Cell, ...] = ()  # its parts, if there are gaps
    table: int = 0  # of the page, from 1: the ruled one of which it is a row


def lines_of(words: Iterable[PrintedWord]) -> list[PrintedLine]:
    """Join words that are drawn one after the other on one line; put lines in reading order."""
    rows: list[list[PrintedWord]] = []
    for word in words:
        if rows and _beside(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    text = justified([_without_label(row) for row in rows])
    aligned = _aligned(row for n, row in enumerate(rows) if n not in text)
    return list(
        _in_columns([_line(row, _TEXT if n in text else aligned) for n, row in enumerate(rows)])
    )


def _without_label(row: Sequence[PrintedWord]) -> Sequence[PrintedWord]:
    return row[1:] if len(row) > 2 and _LABEL.fullmatch(row[0].text) else row  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class _Aligned:
    """At how many places words begin after a gap, and figures that no space parts from others.

    In a line of text that is set to both edges no gap parts cells.
    """

    starts: Counter[int]
    begun: Counter[int]
    ended: Counter[int]
    is_text: bool = False

    def gap(self, before: PrintedWord, word: PrintedWord) -> float:
        """Return how wide a gap must be that parts the cells of these words, in sizes."""
        if self.is_text:
            return math.inf
        if (
            not word.spaced
            and _are_figures(before, word)
            and (_is_often(self.begun, word.x) or _is_often(self.ended, word.end))
        ):
            return _FIGURE_GAP
        return _ALIGNED_GAP if _is_often(self.starts, word.x) else COLUMN_GAP


_TEXT = _Aligned(Counter(), Counter(), Counter(), is_text=True)


def _aligned(rows: Iterable[Sequence[PrintedWord]]) -> _Aligned:
    starts: Counter[int] = Counter()
    begun: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    for row in rows:
        for before, word in pairwise(row):
            if word.x - before.end > _ALIGNED_GAP * word.size:
                starts[round(word.x)] += 1
            if not word.spaced and _are_figures(before, word):
                begun[round(word.x)] += 1
                ended[round(word.end)] += 1
    return _Aligned(starts, begun, ended)


def _are_figures(before: PrintedWord, word: PrintedWord) -> bool:
    return bool(AMOUNT.fullmatch(word.text) and AMOUNT.fullmatch(before.text))


def _is_often(places: Counter[int], place: float) -> bool:
    n, get = round(place), places.get  # for each word of a page: to ask a counter itself is slow
    return get(n - 1, 0) + get(n, 0) + get(n + 1, 0) >= _FEWEST


def _beside(last: PrintedWord, word: PrintedWord) -> bool:
    """Tell whether a word stands on the line of the one drawn before it."""
    size = max(last.size, word.size)
    is_small = min(last.size, word.size) < _SMALLER * size
    large, small = (last, word) if last.size > word.size else (word, last)
    if large.size > _INITIAL * small.size and len(large.text) == 1 and large.text.isalpha():
        return False  # a large first letter, which may belong to another line
    return (
        last.turned == word.turned
        and abs(last.y - word.y) <= (_RAISED if is_small else _BESIDE) * size
        and word.end > last.x - _BACK * size
    )


def _line(row: Sequence[PrintedWord], aligned: _Aligned) -> PrintedLine:
    """Put the words of a line together, with tabs where gaps part cells."""
    if any(runs_leftward(word.text) for word in row):
        return _line_both_ways(row)
    first = row[0]
    cells = [Cell(first.x, _bullet(first.text) if len(row) > 1 else first.text, first.end)]
    gaps: list[list[WordGap]] = [[]]
    bold, size, end = first.bold, first.size, first.end
    spread = _spread(row)
    space = _SPACE + spread
    largest = max(row, key=lambda word: word.size)
    spaces_drawn = any(word.spaced for word in row[1:])
    for before, word in pairwise(row):
        gap = word.x - end
        x, text, reached, _ = cells[-1]
        label = len(cells) == 1 and gap > 0 and _LABEL.fullmatch(text)
        wide = _LABEL_GAP if label else aligned.gap(before, word)
        if gap > wide * word.size:
            cells.append(Cell(word.x, word.text, word.end))
            gaps.append([])
        else:
            beyond = not spread or (not spaces_drawn and gap > (spread + _HINT) * word.size)
            marked = text == first.text and _moved(first, largest) != text  # begins a note
            seen = marked or word.spaced or (word.hinted and beyond)
            between = " " if seen or gap > space * word.size else ""
            if between:
                gaps[-1].append(WordGap(end, word.x, len(text) + 1))
            text += between + word.text if between else _moved(word, largest)
            cells[-1] = Cell(x, text, max(reached, word.end))
        bold = word.bold if label else bold and word.bold
        size = word.size if label else max(size, word.size)
        end = max(end, word.end)
    cells = [
        cell._replace(
            text=cell.text.translate(_SYMBOLS), gaps=() if aligned.is_text else tuple(between)
        )
        for cell, between in zip(cells, gaps, strict=True)
    ]
    text = "\t".join(cell.text for cell in cells)
    return PrintedLine(text, first.x, first.y, size, bold, end, first.turned, tuple(cells))


def _moved(word: PrintedWord, largest: PrintedWord) -> str:
    """Return a word that touches the one before it.

    A small figure above or below the line is no part of a figure there: it marks a note or power.
    """
    if word.size >= _SMALLER * largest.size or not _FIGURE.fullmatch(word.text):
        return word.text
    up = (word.y - largest.y) / largest.size
    if abs(up) < _ASIDE:
        return word.text
    return raised(word.text) if up > 0 else lowered(word.text)


def _line_both_ways(row: Sequence[PrintedWord]) -> PrintedLine:
    """Put the words of a line together of which some run from right to left."""
    words = with_marks(row)
    told = {id(word): n for n, word in enumerate(words)}
    ordered = sorted(words, key=lambda word: word.x)
    parts = [[ordered[0]]]
    for before, word in pairwise(ordered):
        if word.x - before.end > COLUMN_GAP * word.size:
            parts.append([])
        parts[-1].append(word)
    ways = [is_leftward(part) for part in parts]
    leftward = False not in ways
    cells = [
        Cell(
            part[0].x,
            in_order(part, told, leftward=leftward if way is None else way),
            max(word.end for word in part),
        )
        for part, way in zip(parts, ways, strict=True)
    ]
    if leftward:
        cells.reverse()
    return PrintedLine(
        "\t".join(cell.text for cell in cells),
        ordered[0].x,
        row[0].y,
        max(word.size for word in row),
        bold=all(word.bold for word in row),
        end=max(word.end for word in row),
        turned=row[0].turned,
        cells=tuple(cells),
    )


def _spread(row: Sequence[PrintedWord]) -> float:
    """Return how far letters stand apart in a line that is set letter by letter, in sizes."""
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in row)
    if single < _PAIRED * len(row) or single < 2 * _FEWEST:
        return 0.0
    spaces_drawn = any(word.spaced for word in row[1:])
    gaps = [
        (after.x - word.end) / word.size
        for word, after in pairwise(row)
        if not (after.spaced or (after.hinted and not spaces_drawn))
    ]
    usual = max(0.0, median(gaps)) if gaps else 0.0
    return usual if usual < _WIDEST_SPREAD else 0.0


def _bullet(text: str) -> str:
    """Return a bullet for a lone sign before other words that no font tells, but for a tick."""
    if text in _OWN_SIGNS:
        return UNKNOWN if may_be_tick(text) else "•"
    return "•" if text == UNKNOWN else text


_OWN_SIGNS = frozenset(map(chr, range(0xF020, 0xF100)))  # of a font of symbols
_SYMBOLS = str.maketrans({"\x7f": "•", **dict.fromkeys(_OWN_SIGNS, UNKNOWN)})


def _in_columns(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Put lines that were drawn across columns into the order of the columns."""
    beside = [n for n, line in enumerate(lines) if len(line.cells) > 1]
    if len(beside) < _FEWEST:
        yield from lines
        return
    first, last = beside[0], beside[-1] + 1
    inside = lines[first:last]
    count = Counter(len(lines[n].cells) for n in beside).most_common(1)[0][0]
    full = [line for line in inside if len(line.cells) == count]
    long = median(len(cell.text) for line in full for cell in line.cells) >= _COLUMN_LINE
    if not long or len(full) < max(_FEWEST, _PAIRED * len(inside)):
        yield from lines
        return
    starts = [min(line.cells[n].x for line in full) for n in range(count)]
    edges = [start - 1 for start in starts[1:]]
    last += _going_on(lines[last - 1 :], starts, edges)
    inside = lines[first:last]
    parts = [
        (
            sum(cell.x >= edge for edge in edges),
            replace(line, text=cell.text, x=cell.x, end=cell.end, cells=(cell,)),
        )
        for line in inside
        for cell in line.cells
    ]
    parts.sort(key=lambda part: part[0])
    yield from lines[:first]
    yield from (line for _, line in parts)
    yield from lines[last:]


def _going_on(
    lines: Sequence[PrintedLine], starts: Sequence[float], edges: Sequence[float]
) -> int:
    """Count the lines after the first that go on below it in one of its columns."""
    for n, (above, line) in enumerate(pairwise(lines)):
        column = sum(line.x >= edge for edge in edges)
        within = column == len(edges) or line.end < edges[column]
        begins = abs(line.x - starts[column]) < line.size
        alike = abs(above.size - line.size) < 1 and above.bold == line.bold
        if not (within and begins and alike and 0 < above.y - line.y < _STEP * line.size):
            return n
    return len(lines) - 1
