"""Measures that are kept in a file of their own: written as CSV, and read from it."""

from pathlib import Path

from desktopapp.documents.csv_cells import csv_file, harmless
from desktopapp.plan.measure_sheet import ReadMeasures, measures_in, sheet_rows
from desktopapp.plan.plan import Plan
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading


def measures_csv(plan: Plan) -> bytes:
    """Return the measures of a plan as a CSV file, which ``read_measures`` reads back."""
    return csv_file([_written(cell) for cell in row] for row in sheet_rows(plan))


def _written(words: str) -> str:
    """Return words as they stand in a cell: an apostrophe of their own is doubled."""
    return f"'{words}" if words.startswith("'") else harmless(words)


def read_measures(path: Path, plan: Plan) -> ReadMeasures:
    """Read measures of a CSV file, or raise ``Problem``."""
    return measures_of(read(path), plan)


def measures_of(reading: Reading, plan: Plan) -> ReadMeasures:
    """Return the measures of a CSV file that was read, or raise ``Problem``."""
    rows = [[cell.removeprefix("'") for cell in row] for row in reading.rows]
    found = measures_in(rows, plan)
    return ReadMeasures(found.measures, (*reading.notes, *found.notes))
