"""Read a CSV file of passages, row by row, in whatever encoding the spreadsheet saved it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TextIO

from desktopapp.plan.plain_text import clean
from desktopapp.plan.problem import Problem
from desktopapp.readers.csv_text import cell_as_shown, fitted_row, form_of, newlines, records
from desktopapp.readers.decoding import PIECE, encoding_of
from desktopapp.readers.letters import normal

ROW_COLUMNS = ("ref", "council", "document", "date", "theme", "heading", "text")
_ABOVE = 20  # rows above the names of the columns: a title, the day it was printed
_MOST_COLUMNS = 20_000  # a spreadsheet has 16,384 at most
_LONGEST_CELL = 1 << 17  # characters; a spreadsheet's hold 32,767 at most
_NAMED = 20  # columns that a note names
_LONGEST_NAME = 80  # characters of a column's name in a note
_SAFE = "The file and your library were not changed."


def library_rows(
    path: Path, said: Callable[[str], object] = lambda _note: None
) -> Iterator[Mapping[str, str]]:
    """Go through the rows of a CSV file as mappings of the columns that passages have.

    Columns may stand in any order and case, below title lines; all but "text" may be missing.
    ``said`` is told in a sentence of other columns, which a library does not keep. Raises
    ``Problem`` where there is no column of text or the file is no CSV. It is never held in memory
    as a whole.
    """
    with path.open("rb") as data:
        encoding, errors = encoding_of(iter(partial(data.read, PIECE), b""))
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        pieces = newlines(_pieces(file, path))
        first = next(pieces, "")
        form = form_of(first)
        pieces = chain((first[form.begins :],), pieces)
        found = (_sane(one.cells, path) for one in records(pieces, form.separator))
        header = _header(found, path)
        places = {name: header.index(name) for name in ROW_COLUMNS if name in header}
        kept = places.values()
        if others := [name for place, name in enumerate(header) if name and place not in kept]:
            said(_left_out(others))
        for cells in found:
            row = fitted_row(cells, len(header), form.separator)
            yield {
                name: normal(clean(cell_as_shown(row[place].strip()))) if place < len(row) else ""
                for name, place in places.items()
            }


def _header(found: Iterator[list[str]], path: Path) -> list[str]:
    """Return the names of the columns, or raise ``Problem`` where none is named text."""
    first: list[str] = []
    for _, cells in zip(range(_ABOVE), found, strict=False):
        names = [clean(name).strip().casefold() for name in cells]
        if "text" in names:
            return names
        first = first or [name for name in names if name]
    raise _no_text(path, first)


def _pieces(file: TextIO, path: Path) -> Iterator[str]:
    """Go through a text in pieces; refuse what no spreadsheet writes."""
    while piece := file.read(PIECE):
        if "\0" in piece:
            raise _no_csv(path)
        yield piece


def _sane(cells: list[str], path: Path) -> list[str]:
    """Return the cells of a row that a spreadsheet can have written, or raise ``Problem``."""
    if len(cells) > _MOST_COLUMNS or any(len(cell) > _LONGEST_CELL for cell in cells):
        raise _no_csv(path)
    return cells


def _no_csv(path: Path) -> Problem:
    return Problem(
        "This is no CSV file: it holds other data than text in rows.",
        where=str(path),
        safe=_SAFE,
        then="Check that it is the right file.",
    )


def _left_out(columns: Sequence[str]) -> str:
    """Name columns that a library does not keep."""
    named = ", ".join(f"“{name[:_LONGEST_NAME]}”" for name in columns[:_NAMED])
    more = f" and {len(columns) - _NAMED:,} more" if len(columns) > _NAMED else ""
    were = "Column {} was" if len(columns) == 1 else "Columns {} were"
    return f"{were.format(named + more)} left out: a library keeps {', '.join(ROW_COLUMNS)}."


def _no_text(path: Path, header: list[str]) -> Problem:
    """Say which columns a CSV file has, and which it should have."""
    has = ", ".join(name for name in header if name) or "none"
    return Problem(
        f"This CSV file has no column named text. Its columns are: {has[:200]}.",
        where=str(path),
        safe=_SAFE,
        then=(
            f"Name the columns {', '.join(ROW_COLUMNS)} in the first line; only text is required."
        ),
    )
