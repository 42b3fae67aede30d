"""Columns that a text makes with blanks: lines below each other whose words leave the same gaps.

A blank cell is where a line has nothing and others have words. Two blanks after a full stop make
no column, since the lines beside have words there.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from desktopapp.readers.text_lines import ROW

_WORDS = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_GAP = re.compile(r"\S[ \u00a0]{2,}\S")
_DASHES = re.compile(r"[-=_+|–—\s]+")
_MARK = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]?|\W{1,2}|.*:")
_FEWEST = 2  # rows, columns
_SURE = 3  # rows: of two, some words must be figures
_LONG = 30  # characters of an entry: columns of longer ones are those of a page
_MOST_COLUMNS = 40

Span = tuple[int, int]


class BlankTable(NamedTuple):
    """Lines that make a table: which, and where the words of each cell stand in them."""

    first: int
    rows: list[list[Span]]  # of each line; where nothing stands, both ends are 0

    @property
    def end(self) -> int:
        """The line after the last of the table."""
        return self.first + len(self.rows)


def with_blank_columns(lines: Sequence[str]) -> list[str]:
    """Return lines, those that make a table with blanks as rows with tabs."""
    made: list[str] = []
    at = 0
    for table in blank_tables(lines):
        made += lines[at : table.first]
        at = table.end
        for line, row in zip(lines[table.first : table.end], table.rows, strict=True):
            if not _DASHES.fullmatch(line):
                made.append(ROW + "\t".join(line[begin:end] for begin, end in row))
    return [*made, *lines[at:]]


def blank_tables(lines: Sequence[str]) -> Iterator[BlankTable]:
    """Go through the tables that lines make with blanks."""
    n = 0
    while n < len(lines):
        if not _has_gap(lines[n]):
            n += 1
            continue
        open_table = _OpenTable()
        end = n
        while end < len(lines) and open_table.takes(lines[end]):
            end += 1
        table = BlankTable(n, open_table.placed())
        if _is_table(lines[n : table.end], table.rows):
            yield table
            n = table.end
        else:
            n = max(end, n + 1)


def _has_gap(line: str) -> bool:
    if "  " not in line and "\u00a0" not in line:  # most lines: to search each is slow
        return False
    return "\t" not in line and bool(_GAP.search(line)) and not _DASHES.fullmatch(line)


class _OpenTable:
    """A table that is being read line by line: its columns so far, and its rows."""

    def __init__(self) -> None:
        self._columns: list[Span] = []
        self._rows: list[list[Span]] = []
        self._count = 0  # rows to the last that has words beyond the first column

    def takes(self, line: str) -> bool:
        """Take the next line, or tell that it is none of the table."""
        row = [found.span() for found in _WORDS.finditer(line)]
        if not row or "\t" in line or line.startswith(ROW):
            return False
        if _DASHES.fullmatch(line):
            self._rows.append([])
            return True
        columns = _merged([*self._columns, *row])
        joins = len({_column(one, columns) for one in self._columns}) < len(self._columns)
        rows = [*self._rows, row] if joins else [row]
        if len(columns) < _FEWEST or not all(_fits(one, columns) for one in rows):
            return False
        self._columns = columns
        self._rows.append(row)
        if len(row) > 1 or row[0][0] > columns[0][1]:
            self._count = len(self._rows)
        return True

    def placed(self) -> list[list[Span]]:
        """Return each row with the words of each column."""
        made: list[list[Span]] = []
        for row in self._rows[: self._count]:
            cells = [(0, 0)] * len(self._columns)
            for one in row:
                cells[_column(one, self._columns)] = one
            made.append(cells)
        return made


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return where columns stand, from left to right: words above each other are of one."""
    columns: list[Span] = []
    for begin, end in sorted(spans):
        if columns and begin <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], end)
        else:
            columns.append((begin, end))
    return columns


def _fits(row: Sequence[Span], columns: Sequence[Span]) -> bool:
    return len({_column(one, columns) for one in row}) == len(row)


def _column(words: Span, columns: Sequence[Span]) -> int:
    return next(n for n, (begin, end) in enumerate(columns) if begin <= words[0] <= end)


def _is_table(lines: Sequence[str], rows: Sequence[Sequence[Span]]) -> bool:
    """Tell whether lines make a table, and neither a list nor the columns of a page."""
    texts = [
        [line[begin:end] for begin, end in row]
        for line, row in zip(lines, rows, strict=True)
        if not _DASHES.fullmatch(line)
    ]
    if len(texts) < _FEWEST or not _FEWEST <= len(texts[0]) <= _MOST_COLUMNS:
        return False
    wide = sum(sum(map(bool, row)) >= _FEWEST for row in texts)
    figures = any(one.isdigit() for row in texts for text in row[1:] for one in text)
    is_list = len(texts[0]) == _FEWEST and all(_MARK.fullmatch(row[0]) for row in texts)
    is_long = median(len(text) for row in texts for text in row if text) > _LONG
    is_sure = len(texts) >= _SURE or figures
    return wide >= _FEWEST and 2 * wide >= len(texts) and is_sure and not (is_list or is_long)
