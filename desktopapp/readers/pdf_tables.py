"""The rows of a table in a PDF, each figure in the column in which it is printed.

A page tells no tables: a row with a blank cell is a line with a gap. Where the lines above and
below have something in that gap, the cell is there, and blank.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from desktopapp.readers.pdf_lines import Cell, PrintedLine

_FEWEST = 2  # rows that make a table
ROW_STEP = 4.0  # sizes: rows of one table stand no further apart
_LONGEST_ENTRY = 3  # words of an entry that stands alone in its row
_MOST_PLACES = 3  # times the cells of the longest row, at which cells stand: else it is no table
_EDGE = 1.0  # points: what reaches no further into a column is not in it


def with_blank_cells(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page, with blank cells where rows of a table have nothing."""
    made: list[PrintedLine] = []
    for stretch in _stretches(lines):
        columns = _columns(stretch)
        placed = [_placed(line, columns) for line in stretch] if columns else list(stretch)
        made += stretch if None in placed else [line for line in placed if line]
    return made


def _stretches(lines: Iterable[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Go through lines: rows that follow each other together, each other line alone."""
    rows: list[PrintedLine] = []
    for line in lines:
        if rows and not _follows(rows, line):
            yield rows
            rows = []
        if rows or len(line.cells) > 1:
            rows.append(line)
        else:
            yield [line]
    if rows:
        yield rows


def _follows(rows: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Tell whether a line is the next row: parted, or an entry of a later column."""
    above = rows[-1]
    near = above.turned == line.turned and 0 < above.y - line.y < ROW_STEP * above.size
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
