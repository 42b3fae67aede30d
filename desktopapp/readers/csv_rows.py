"""A CSV file read into rows, its header first."""

import csv

from desktopapp.plan.plain_text import clean
from desktopapp.plan.problem import Problem
from desktopapp.readers.decoding import decode
from desktopapp.readers.reading import (
    MOST_BLOCKS,
    MOST_CHARACTERS,
    UNTOUCHED,
    Reading,
    too_much,
)

_MOST_COLUMNS = 500
_LONGEST_CELL = 1_000_000  # characters
_SEPARATORS = ",;\t|"


def read_csv(data: bytes) -> Reading:
    """Read a CSV file, or raise ``Problem``. Cells are kept word for word.

    The separator is the one that the header has most of: comma, semicolon, tab or bar. Rows that
    are shorter than the header are filled with empty cells; what stands beyond it is kept.
    """
    source, notes = decode(data)
    if len(source) > MOST_CHARACTERS * 4:
        raise too_much(f"more than {MOST_CHARACTERS * 4:,} characters")
    first = next((line for line in source.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[tuple[str, ...]] = []
    try:
        lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for row in csv.reader((line + "\n" for line in lines), delimiter=separator):
            if any(cell.strip() for cell in row):
                rows.append(tuple(map(clean, row)))
            if len(rows) > MOST_BLOCKS:
                raise too_much(f"more than {MOST_BLOCKS:,} rows")
    except csv.Error as error:
        raise Problem(
            f"Row {len(rows) + 1} of this CSV file cannot be read.",
            safe=UNTOUCHED,
            then="Open it in a spreadsheet program, save it again as CSV, and use the new file.",
        ) from error
    width = len(rows[0]) if rows else 0
    if width > _MOST_COLUMNS:
        raise too_much(f"more than {_MOST_COLUMNS} columns")
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    short = sum(1 for row in rows if len(row) < width)
    if short:
        notes = (*notes, f"{short} rows have fewer cells than the header.")
    return Reading("", (), "", notes, {}, filled)
