"""The rows of a table in a PDF, each figure in the column in which it is printed.

A page tells no tables: a row with a blank cell is a line with a gap. Where the lines above and
below have something in that gap, the cell is there, and blank.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from desktopapp.readers.pdf_lines import AMOUNT, Cell, PrintedLine, WordGap

_FEWEST = 2  # rows that make a table
ROW_STEP = 4.0  # sizes: rows of one table stand no further apart
_LONGEST_ENTRY = 3  # words of an entry that stands alone in its row
_MOST_PLACES = 3  # times the cells of the longest row, at which cells stand: else it is no table
_EDGE = 1.0  # points: what reaches no further into a column is not in it
_SEAM = re.compile(r"[^\W\d_](?=[£$€]?\d)|(?<![\d,])\d{1,3}(?:,\d{3})+(?=\d)")  # no one word
_RUN_TOGETHER = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+\d")
_TOUCHED = re.compile(r"[^\W\d_]{3,}[£$€]?\d[\d,.]+(?:%|bn|[mk])?(?: |$)")  # a name and a figure
_SEAM_NEAR = 1.0  # of the size: how well the place of a letter in a word is known
_ALIGNED = 2  # rows whose cells begin or end at one place


def with_blank_cells(lines: Sequence[PrintedLine]) -> tuple[list[PrintedLine], list[str]]:
    """Return the lines of a page, with blank cells where rows of a table have nothing.

    What comes with them are the words of rows of which nobody can tell the columns of figures.
    """
    made: list[PrintedLine] = []
    doubtful: list[str] = []
    for stretch in _stretches(lines):
        columns = _columns(stretch)
        rows = _parted(stretch, columns) if columns else stretch
        placed = [_placed(line, columns) for line in rows] if columns else list(stretch)
        is_placed = None not in placed
        made += [line for line in placed if line] if is_placed else stretch
        most = max(len(row.cells) for row in stretch) if columns or is_placed else 0
        of_figures = sum(map(_holds_figure, rows)) >= _FEWEST
        for row in rows:
            is_short = len(row.cells) < most and not (columns and is_placed)
            in_doubt = is_short and of_figures and _holds_figure(row)
            if in_doubt or _touches(row, columns):
                doubtful.append(row.text.replace("\t", " "))
    return made, doubtful


def _holds_figure(row: PrintedLine) -> bool:
    """Tell whether a cell of a row is a figure and nothing else."""
    return any(AMOUNT.fullmatch(cell.text) for cell in row.cells)


def _touches(row: PrintedLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a figure of a row touches another, or the edge of a column within a word."""
    return any(
        _RUN_TOGETHER.search(cell.text)
        or any(
            _TOUCHED.match(cell.text, _begin(cell.text, seam.at))
            for seam in _seams(cell, columns, row.size)
        )
        for cell in row.cells
    )


def _begin(text: str, at: int) -> int:
    """Return where the word begins in which a place lies."""
    return text.rfind(" ", 0, at) + 1


def _parted(
    rows: Sequence[PrintedLine], columns: Sequence[tuple[float, float]]
) -> list[PrintedLine]:
    """Return rows, cells parted that stand closer than others where a column begins or ends.

    A word over two columns is no such cell: what is parted off stands as other rows have it.
    """
    begun = Counter(round(cell.x) for row in rows for cell in row.cells)
    ended = Counter(round(cell.end) for row in rows for cell in row.cells)
    made: list[PrintedLine] = []
    for row in rows:
        cells = [
            part for cell in row.cells for part in _parts_of(cell, row, columns, (begun, ended))
        ]
        made.append(replace(row, cells=tuple(cells)) if len(cells) > len(row.cells) else row)
    return made


def _parts_of(
    cell: Cell,
    row: PrintedLine,
    columns: Sequence[tuple[float, float]],
    places: tuple[Counter[int], Counter[int]],
) -> Iterator[Cell]:
    """Go through the cells that a cell is: one, or more where words stand in their columns."""
    taken = {_column(other, columns) for other in row.cells if other is not cell}
    begun, ended = places
    x, at = cell.x, 0
    for gap in sorted((*cell.gaps, *_seams(cell, columns, row.size)), key=lambda one: one.at):
        before = Cell(x, cell.text[at : gap.at].rstrip(), gap.end)
        after = Cell(gap.x, cell.text[gap.at :], cell.end)
        n, m = _column(before, columns), _column(after, columns)
        is_figure = any(map(str.isdigit, after.text.partition(" ")[0]))
        stands = _is_often(begun, after.x) or (is_figure and _is_often(ended, after.end))
        within = before.end <= columns[m][0] + _EDGE and after.x >= columns[n][1] - _EDGE
        if stands and within and n < m and m not in taken:
            yield before
            x, at = gap.x, gap.at
    yield Cell(x, cell.text[at:], cell.end)


def _seams(cell: Cell, columns: Sequence[tuple[float, float]], size: float) -> Iterator[WordGap]:
    """Go through where a figure touches what stands before it, at the edge of a column."""
    if not columns:
        return
    begun = [(cell.x, 0), *((gap.x, gap.at) for gap in cell.gaps)]
    ended = [*((gap.end, gap.at - 1) for gap in cell.gaps), (cell.end, len(cell.text))]
    for (x, first), (end, last) in zip(begun, ended, strict=True):
        for found in _SEAM.finditer(cell.text, first, last):
            place = x + (end - x) * (found.end() - first) / (last - first)
            nearest = min((start for start, _ in columns), key=lambda one: abs(one - place))
            if abs(nearest - place) < _SEAM_NEAR * size:
                yield WordGap(nearest, nearest, found.end())


def _is_often(places: Counter[int], place: float) -> bool:
    return sum(places[round(place) + near] for near in (-1, 0, 1)) >= _ALIGNED


def _stretches(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Go through lines: rows that follow each other together, each other line alone."""
    rows: list[PrintedLine] = []
    for line in lines:
        if rows and not _follows(rows, line):
            yield rows
            rows = []
        if rows or (len(line.cells) > 1 and not line.table):
            rows.append(line)
        else:
            yield [line]
    if rows:
        yield rows


def _follows(rows: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Tell whether a line is the next row: parted, or an entry of a later column."""
    above = rows[-1]
    alike = above.turned == line.turned and not line.table
    near = alike and 0 < above.y - line.y < ROW_STEP * above.size
    if not near or len(line.cells) > 1:
        return near
    short = len(line.text.split()) <= _LONGEST_ENTRY and any(map(str.isdigit, line.text))
    first = min((row.cells[0] for row in rows), key=lambda cell: cell.x)
    return short and line.x > first.end


def _columns(rows: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Return where each column begins and ends, or nothing where the rows have no such order."""
    most = max(len(row.cells) for row in rows)
    if len(rows) < _FEWEST or most < _FEWEST:
        return []
    columns: list[tuple[float, float]] = []
    for x, end in sorted(_within_columns(rows)):
        if columns and x < columns[-1][1] - _EDGE:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((x, end))
    if len(columns) > _MOST_PLACES * most:
        return []
    while len(columns) > most and (gaps := _never_both(columns, rows)):
        n = min(gaps)[1]  # a name at one edge of a column, figures at the other
        columns[n : n + 2] = [(columns[n][0], columns[n + 1][1])]
    return columns


def _within_columns(rows: Sequence[PrintedLine]) -> Iterator[tuple[float, float]]:
    """Go through where cells begin and end, but for those that reach over two of another row."""
    gaps = sorted((left.end, right.x) for row in rows for left, right in pairwise(row.cells))
    begun = [start for start, _ in gaps]
    ends = list(accumulate((end for _, end in reversed(gaps)), min))[::-1]
    for row in rows:
        for cell in row.cells:
            n = bisect_right(begun, cell.x + _EDGE)
            if n == len(ends) or ends[n] > cell.end - _EDGE:
                yield cell.x, cell.end


def _never_both(
    columns: Sequence[tuple[float, float]], rows: Sequence[PrintedLine]
) -> list[tuple[float, int]]:
    """Return the neighbouring columns of which no row has both, as how far apart and which."""
    filled = [{_column(cell, columns) for cell in row.cells} for row in rows]
    return [
        (right[0] - left[1], n)
        for n, (left, right) in enumerate(pairwise(columns))
        if not any({n, n + 1} <= row for row in filled)
    ]


def _column(cell: Cell, columns: Sequence[tuple[float, float]]) -> int:
    """Return the first column that a cell reaches into, or the one that is nearest."""
    return min(
        range(len(columns)),
        key=lambda n: max(0.0, columns[n][0] - cell.end + _EDGE, cell.x - columns[n][1] + _EDGE),
    )


def _placed(line: PrintedLine, columns: Sequence[tuple[float, float]]) -> PrintedLine | None:
    """Return a row with its blank cells, or nothing where two of its cells are of one column."""
    texts = [""] * len(columns)
    for cell in line.cells:
        n = _column(cell, columns)
        if texts[n]:
            return None
        texts[n] = cell.text
    return replace(line, text="\t".join(texts))
