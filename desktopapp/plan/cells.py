"""Tables as data: where a position lies, what its cells hold, rows and columns that come and go.

A position in a table counts the characters of its plain text: cells tabbed, rows on lines.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from desktopapp.plan.text import (
    Block,
    Run,
    Runs,
    Table,
    Text,
    cut,
    new_id,
    plain_runs,
    runs_of,
    tidy,
)


def cell_spot(table: Table, position: int) -> tuple[int, int, int]:
    """Return row, column and position in the cell for a position in a table's plain text."""
    at = 0
    found = (0, 0, 0)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            size = len(plain_runs(cell))
            found = (r, c, min(max(position - at, 0), size))
            if position <= at + size:
                return found
            at += size + 1
    return found


def cell_position(table: Table, row: int, column: int, position: int = 0) -> int:
    """Return the position in a table's plain text for a position in one of its cells."""
    before = [cell for cells in table.rows[:row] for cell in cells]
    before += table.rows[row][:column]
    return sum(len(plain_runs(cell)) + 1 for cell in before) + position


def stretches(block: Block) -> Iterator[tuple[int, Runs]]:
    """Go through the runs of a block with the position where they begin: a line, or each cell."""
    at = 0
    for runs in runs_of(block):
        yield at, runs
        at += len(plain_runs(runs)) + 1


def with_cell(table: Table, row: int, column: int, runs: Runs) -> Table:
    """Return a table with this in one of its cells."""
    cells = table.rows[row]
    cells = (*cells[:column], tidy(runs), *cells[column + 1 :])
    return replace(table, rows=(*table.rows[:row], cells, *table.rows[row + 1 :]))


def map_cells(
    table: Table, start: int, end: int, change: Callable[[Runs, int, int], Runs]
) -> Table:
    """Apply a change to the stretch of each cell that lies between two positions."""
    at = 0
    rows: list[tuple[Runs, ...]] = []
    for row in table.rows:
        cells: list[Runs] = []
        for cell in row:
            size = len(plain_runs(cell))
            low, high = max(start - at, 0), min(end - at, size)
            cells.append(tidy(change(cell, low, high)) if low < high else cell)
            at += size + 1
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def runs_of_cells(table: Table, start: int, end: int) -> list[Run]:
    """Return the runs between two positions of a table, cell by cell."""
    found: list[Run] = []

    def take(cell: Runs, low: int, high: int) -> Runs:
        found.extend(cut(cell, low, high))
        return cell

    map_cells(table, start, end, take)
    return found


def without(runs: Runs, start: int, end: int) -> Runs:
    """Return runs without what lies between two positions."""
    return cut(runs, 0, start) + cut(runs, end)


def squared(text: Text) -> Text:
    """Return a text whose tables have rows of equal length, and at least one cell."""
    if all(not isinstance(block, Table) or _is_square(block) for block in text):
        return text
    made: list[Block] = []
    for block in text:
        if isinstance(block, Table):
            width = max([len(row) for row in block.rows] + [1])
            rows = tuple((*row, *(((),) * (width - len(row)))) for row in block.rows or ((),))
            made.append(replace(block, rows=rows))
        else:
            made.append(block)
    return tuple(made)


def _is_square(table: Table) -> bool:
    widths = {len(row) for row in table.rows}
    return len(widths) == 1 and widths != {0}


def new_table(rows: int, columns: int) -> Table:
    """Return an empty table; its first row is the header row."""
    return Table(new_id(), (((),) * columns,) * rows)


def with_row(table: Table, at: int) -> Table:
    """Return a table with an empty row put in before row ``at``."""
    blank: tuple[Runs, ...] = ((),) * len(table.rows[0])
    return replace(table, rows=(*table.rows[:at], blank, *table.rows[at:]))


def without_row(table: Table, at: int) -> Table:
    """Return a table without this row."""
    return replace(table, rows=(*table.rows[:at], *table.rows[at + 1 :]))


def with_column(table: Table, at: int) -> Table:
    """Return a table with an empty column put in before column ``at``."""
    return replace(table, rows=tuple((*row[:at], (), *row[at:]) for row in table.rows))


def without_column(table: Table, at: int) -> Table:
    """Return a table without this column."""
    return replace(table, rows=tuple((*row[:at], *row[at + 1 :]) for row in table.rows))
