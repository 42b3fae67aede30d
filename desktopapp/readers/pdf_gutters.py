"""Tables of a PDF that are not ruled, by their gutters: where no row of them has words.

A cell of one row may end close to the next column. It is told by all rows together, the names
above the columns too: what stands between two gutters is one column, and a blank cell is blank.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from desktopapp.readers.hyphens import WholeWords, whole_words
from desktopapp.readers.lines import joined
from desktopapp.readers.pdf_lines import AMOUNT, Cell, PrintedLine
from desktopapp.readers.pdf_rules import NEAR, DrawnRule

_GAP = 0.75  # of the size: a wider gap within a line may be a gutter
_GUTTER = 0.6  # of the size: a gutter is no narrower
_STEP = 4.0  # sizes: rows of one table stand no further apart
_LEVEL = 0.4  # of the size: words of one line stand no higher or lower
_WITHIN = 1.3  # times the size: lines of one cell stand no further apart
_APART = 1.2  # times that step: rows stand further apart than lines of a cell
_LONG = 30  # characters of an entry: columns of longer ones are those of a page
_FEWEST = 2  # rows, columns
_RULED = 4  # rows between rules: with fewer, these part the names and the sum from the rows
_HEADS = 2  # rows: those of names may have several lines
_MOST = 200  # lines of a table on one page
_SMALL = re.compile(r"[a-z]{2,}(?:[ ,.;)-]|$)|a ")
_LABEL = re.compile(
    r"(?:[•·◦▪●‣⁃∙■□➢►✓–-]|o|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]?|\d{1,3}(?:\.\d{1,3})+\.?)"
    r"\s+[^\W\d]"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words that stand on one level: the lines that they are of, and their parts by gaps."""

    lines: tuple[PrintedLine, ...]
    parts: tuple[Cell, ...]

    @property
    def y(self) -> float:
        return self.lines[0].y

    @property
    def size(self) -> float:
        return self.lines[0].size


Column = tuple[float, float]


def with_open_tables(
    lines: Sequence[PrintedLine], rules: Sequence[DrawnRule]
) -> tuple[list[PrintedLine], list[str]]:
    """Return the lines of a page, those of tables that have gutters as rows of these tables.

    ``rules`` are those that lie level: where they lie between all rows, they tell the rows.
    What comes with them are the words of rows of which nobody can tell where they end.
    """
    made: list[PrintedLine] = []
    doubtful: list[str] = []
    table = max((line.table for line in lines), default=0)
    n = 0
    while n < len(lines):
        begins = not (n and _is_row_beside(lines[n - 1], lines[n]))
        count = _reach(lines[n:]) if begins or (made and made[-1].table) else 0
        rows, unsure = _rows(lines[n : n + count], rules, table + 1) if count else ([], [])
        table += bool(rows)
        doubtful += unsure
        made += rows or [lines[n]]
        n += count if rows else 1
    return made, doubtful


def _parts(line: PrintedLine) -> Iterator[Cell]:
    """Go through the parts of a line between wide gaps; a bullet stays with its words."""
    for m, cell in enumerate(line.cells):
        x, at = cell.x, 0
        for gap in cell.gaps:
            before = cell.text[at : gap.at].rstrip()
            label = _LABEL.match(cell.text) if m == at == 0 else None
            is_label = label and label.end() == gap.at + 1
            if gap.x - gap.end > _GAP * line.size and not is_label:
                yield Cell(x, before, gap.end)
                x, at = gap.x, gap.at
        yield Cell(x, cell.text[at:], cell.end)


def _levels(lines: Sequence[PrintedLine]) -> list[_Row]:
    """Return lines as rows from the top, those that stand on one level as one."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda one: -one.y):
        parts = tuple(_parts(line))
        if rows and rows[-1].y - line.y < _LEVEL * line.size:
            rows[-1] = _Row((*rows[-1].lines, line), (*rows[-1].parts, *parts))
        else:
            rows.append(_Row((line,), parts))
    return rows


def _columns(rows: Sequence[_Row]) -> list[Column]:
    """Return the columns between the gutters of rows."""
    columns: list[Column] = []
    for x, end in sorted((part.x, part.end) for row in rows for part in row.parts):
        if columns and x < columns[-1][1] + _GUTTER * rows[0].size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((x, end))
    return columns


def _reach(lines: Sequence[PrintedLine]) -> int:
    """Count the first lines that may be those of one table with gutters."""
    if lines[0].table or len(list(_parts(lines[0]))) < _FEWEST:
        return 0
    count, sure, wide = 1, 1, 1
    for n, line in enumerate(lines[1:_MOST], 2):
        below = min(one.y for one in lines[: n - 1]) - line.y
        near = below < _STEP * line.size and line.y < lines[0].y + _WITHIN * line.size
        if not near or line.table or line.turned != lines[0].turned:
            break
        rows = _levels(lines[:n])
        columns = _columns(rows)
        if len(columns) < _FEWEST or not all(_is_placed(row, columns) for row in rows):
            break
        several = len(list(_parts(line))) > 1
        if several or line.x > columns[0][1]:
            count = sure = n
            wide += several or any(map(str.isdigit, line.text))
        elif _is_within(rows, line):
            count = n
    if not _are_parted(_levels(lines[:count])):
        count = sure
    is_part = count < len(lines) and _is_row_beside(lines[count], lines[count - 1])
    return count if wide >= _FEWEST and not is_part else 0


def _is_row_beside(line: PrintedLine, other: PrintedLine) -> bool:
    """Tell whether a line has parts and stands as near to another as rows of one table do."""
    near = abs(line.y - other.y) < _STEP * line.size
    return near and not line.table and len(list(_parts(line))) > 1


def _is_placed(row: _Row, columns: Sequence[Column]) -> bool:
    """Tell whether each part of a row stands in a column of its own."""
    return len({_column(part, columns) for part in row.parts}) == len(row.parts)


def _column(part: Cell, columns: Sequence[Column]) -> int:
    return next(n for n, (x, end) in enumerate(columns) if x <= part.x <= end)


def _is_within(rows: Sequence[_Row], line: PrintedLine) -> bool:
    """Tell whether a line goes on with the one above it, or with that below, as in a cell."""
    return any(
        0 < abs(row.y - line.y) < _WITHIN * line.size for row in rows if line not in row.lines
    )


def _rows(
    lines: Sequence[PrintedLine], rules: Sequence[DrawnRule], table: int
) -> tuple[list[PrintedLine], list[str]]:
    """Return the rows of a table, or nothing where they cannot be told, and those in doubt."""
    levels = _levels(lines)
    columns = _columns(levels)
    if median(len(part.text) for row in levels for part in row.parts) > _LONG:
        return [], []
    placed = [_placed(row, columns) for row in levels]
    told = _between_rules(levels, placed, rules)
    groups = told or _grouped(levels, placed)
    known = whole_words(line.text for line in lines)
    made = []
    for group in groups:
        cells = [[placed[n][m] for n in group if placed[n][m]] for m in range(len(columns))]
        if _holds_two_figures(cells):
            return [], []
        row = [line for n in group for line in levels[n].lines]
        made.append(_line(row, cells, table, known))
    begins = [group[0] for group in groups]
    torn = [n for n in begins[_HEADS:] if not told and _is_torn(levels, placed, n)]
    return made, [" ".join(filter(None, (*placed[n - 1], *placed[n]))) for n in torn]


def _is_torn(levels: Sequence[_Row], placed: Sequence[Sequence[str]], n: int) -> bool:
    """Tell whether a level may go on with the one above it, so that figures lack their name.

    It has figures and no name; or its name begins small, and one of both has the figures.
    """
    (_, *others), (name, *own) = placed[n - 1], placed[n]
    if levels[n - 1].y - levels[n].y >= _WITHIN * levels[n].size:
        return False
    has_figures = any(map(AMOUNT.fullmatch, own))
    if not name:
        return has_figures
    above_has_figures = any(map(AMOUNT.fullmatch, others))
    return bool(_SMALL.match(name)) and (
        (has_figures and not any(others)) or (above_has_figures and not any(own))
    )


def _between_rules(
    levels: Sequence[_Row], placed: Sequence[Sequence[str]], rules: Sequence[DrawnRule]
) -> list[list[int]]:
    """Return which levels are one row by the rules between rows, or nothing if these lie not so.

    A row of several levels has a cell of one: where each has more, rows stand between the rules.
    """
    left = min(line.x for row in levels for line in row.lines)
    right = max(line.end for row in levels for line in row.lines)
    between = sorted(
        -rule.at
        for rule in rules
        if rule.start < left + NEAR
        and rule.end > right - NEAR
        and levels[-1].y < rule.at < levels[0].y
    )
    groups: list[list[int]] = [[] for _ in range(len(between) + 1)]
    for n, row in enumerate(levels):
        groups[bisect_right(between, -row.y)].append(n)
    groups = [group for group in groups if group]
    are_rows = all(len(group) == 1 or _is_one([placed[n] for n in group]) for group in groups)
    return groups if are_rows and len(groups) >= _RULED else []


def _is_one(placed: Sequence[Sequence[str]]) -> bool:
    """Tell whether levels may be one row: a cell has one line, and none has two figures."""
    columns = [[text for text in column if text] for column in zip(*placed, strict=True)]
    return any(len(column) == 1 for column in columns) and not _holds_two_figures(columns)


def _holds_two_figures(cells: Sequence[Sequence[str]]) -> bool:
    return any(sum(any(map(str.isdigit, text)) for text in cell) > 1 for cell in cells[1:])


def _grouped(levels: Sequence[_Row], placed: Sequence[Sequence[str]]) -> list[list[int]]:
    """Return which levels are one row: those that stand closer than rows do, or go on with one."""
    are_parted = _are_parted(levels)
    groups = [[0]]
    for n, (above, row) in enumerate(pairwise(levels), 1):
        is_close = above.y - row.y < _WITHIN * row.size
        before = [placed[m] for m in groups[-1]]
        if is_close and (are_parted or _goes_on(before, placed[n])):
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _goes_on(before: Sequence[Sequence[str]], texts: Sequence[str]) -> bool:
    """Tell whether a level goes on with the cells above it: its words begin small, theirs do not.

    Either the name goes on or the rest, and only one of both has figures.
    """
    is_name = bool(texts[0])
    has_rest = any(texts[1:])
    above_has_rest = any(any(row[1:]) for row in before)
    if is_name and (not before[-1][0] or (has_rest and above_has_rest)):
        return False
    columns = (0,) if is_name else range(1, len(texts))
    begins = [(m, texts[m]) for m in columns if texts[m]]
    cells = [[row[m] for row in (*before, texts)] for m in range(len(texts))]
    return not _holds_two_figures(cells) and all(
        _SMALL.match(text) and next(filter(None, (row[m] for row in before)), "")[:1].isupper()
        for m, text in begins
    )


def _are_parted(levels: Sequence[_Row]) -> bool:
    """Tell whether rows stand further apart than lines of one cell do."""
    steps = [((above.y - row.y), row.size) for above, row in pairwise(levels)]
    close = [step for step, size in steps if step < _WITHIN * size]
    apart = [step for step, size in steps if step >= _WITHIN * size]
    return bool(close and apart) and min(apart) > _APART * max(close)


def _placed(row: _Row, columns: Sequence[Column]) -> list[str]:
    texts = [""] * len(columns)
    for part in row.parts:
        texts[_column(part, columns)] = part.text
    return texts


def _line(
    lines: Sequence[PrintedLine],
    cells: Sequence[Sequence[str]],
    table: int,
    known: WholeWords,
) -> PrintedLine:
    texts = [joined(cell, known) for cell in cells]
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    return replace(
        max(lines, key=lambda line: line.y),
        text="\t".join(texts),
        x=left,
        end=right,
        bold=all(line.bold for line in lines),
        cells=tuple(Cell(left, text, right) for text in texts),
        table=table,
    )
