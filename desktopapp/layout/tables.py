"""Tables: how wide each column is, and the lines of each cell."""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from desktopapp.layout.build import TableItem
from desktopapp.layout.lines import Line, break_lines, widest_line, widest_word
from desktopapp.layout.style import CELL_SIDE, CELL_TOP, RULE, ParagraphStyle, Styles, twips
from desktopapp.plan.remembering import remembered
from desktopapp.plan.text import Runs, Table

_LEAST = 24.0  # a column is never narrower, even when it is empty
_EASE = 1.5  # beyond its widest word, so that rounding or a slanted letter breaks none


class LaidOutRow(NamedTuple):
    """A row of a table: the lines of each cell, and how high it is, its rule included.

    ``begun`` counts the lines that stand on earlier pages, for a row taller than a page.
    """

    cells: tuple[tuple[Line, ...], ...]
    height: float
    begun: int = 0


def cell_style(item: TableItem, row: int, column: int, styles: Styles) -> ParagraphStyle:
    """Return the style of a cell: that of a heading in the header row and for row headers."""
    header = row == 0 or (column == 0 and item.row_headers)
    return styles.header_cell if header else styles.cell


def column_widths(item: TableItem | Table, styles: Styles) -> tuple[float, ...]:
    """Return the widths of a table's columns in points; together they fill the page's width.

    Each column gets what its widest word needs, then what is left goes where the longest lines
    are, or where the table's own shares put it. Every writer sets these same widths.
    """
    shares = item.shares if isinstance(item, TableItem) else ()
    return _column_widths(item.rows, styles, shares, row_headers=item.row_headers)


def breaks_words(item: TableItem, styles: Styles) -> bool:
    """Tell whether a table's longest words need more than the page's width, so that some break."""
    least, _ = _wishes(item.rows, styles, row_headers=item.row_headers)
    return sum(least) > styles.width


@lru_cache(maxsize=256)
def _column_widths(
    rows: tuple[tuple[Runs, ...], ...],
    styles: Styles,
    shares: tuple[float, ...],
    *,
    row_headers: bool,
) -> tuple[float, ...]:
    least, ideal = _wishes(rows, styles, row_headers=row_headers)
    if shares:
        wished = (share * styles.width / sum(shares) for share in shares)
        ideal = tuple(max(few, wish) for few, wish in zip(least, wished, strict=True))
    return _shared(least, ideal, styles.width)


@lru_cache(maxsize=256)
def _wishes(
    rows: tuple[tuple[Runs, ...], ...], styles: Styles, *, row_headers: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return how wide each column must be to break no word, and to break no line."""
    least: list[float] = []
    ideal: list[float] = []
    for column in range(len(rows[0])):
        narrow = wide = _LEAST - 2 * CELL_SIDE
        for n, row in enumerate(rows):
            header = n == 0 or (column == 0 and row_headers)
            style = styles.header_cell if header else styles.cell
            narrow = max(narrow, widest_word(row[column], style, styles.font))
            wide = max(wide, widest_line(row[column], style, styles.font))
        least.append(narrow + 2 * CELL_SIDE + _EASE)
        ideal.append(wide + 2 * CELL_SIDE + _EASE)
    return tuple(least), tuple(ideal)


def _shared(least: tuple[float, ...], ideal: tuple[float, ...], room: float) -> tuple[float, ...]:
    """Share the room among columns, in whole twips, so that the sum is exactly the room."""
    spare = room - sum(least)
    wishes = [most - few for few, most in zip(least, ideal, strict=True)]
    if spare < 0:
        all_least = sum(least)
        widths = [few * room / all_least for few in least]
    elif (all_wishes := sum(wishes)) > spare:
        widths = [few + wish * spare / all_wishes for few, wish in zip(least, wishes, strict=True)]
    else:
        all_ideal = sum(ideal)
        widths = [most * room / all_ideal for most in ideal]
    edges = [twips(reached) for reached in accumulate(widths)]
    edges[-1] = room
    return tuple(twips(b - a) for a, b in zip([0.0, *edges], edges, strict=False))


def table_rows(item: TableItem, styles: Styles) -> tuple[LaidOutRow, ...]:
    """Break the cells of a table into lines and measure its rows."""
    return _table_rows(item.rows, styles, item.shares, row_headers=item.row_headers)


def _cells(rows: tuple[LaidOutRow, ...]) -> int:
    """Weigh rows: what is in their cells is remembered by itself, and here held a second time."""
    return sum(len(row.cells) for row in rows)


@remembered(most=20_000, weigh=_cells)
def _table_rows(
    rows: tuple[tuple[Runs, ...], ...],
    styles: Styles,
    shares: tuple[float, ...],
    *,
    row_headers: bool,
) -> tuple[LaidOutRow, ...]:
    widths = _column_widths(rows, styles, shares, row_headers=row_headers)
    made = []
    for n, row in enumerate(rows):
        cells = []
        for column, (runs, wide) in enumerate(zip(row, widths, strict=True)):
            header = n == 0 or (column == 0 and row_headers)
            style = styles.header_cell if header else styles.cell
            cells.append(break_lines(runs, style, styles.font, twips(wide - 2 * CELL_SIDE)))
        most = max(map(len, cells))
        made.append(LaidOutRow(tuple(cells), row_height(most, styles)))
    return tuple(made)


def row_height(lines: int, styles: Styles) -> float:
    """Return the height of a row whose fullest cell has this many lines."""
    return lines * styles.cell.line + 2 * CELL_TOP + RULE
