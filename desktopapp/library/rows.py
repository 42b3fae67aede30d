"""Read a CSV file of passages, row by row, in whatever encoding the spreadsheet saved it."""

import csv
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TextIO

from desktopapp.plan.plain_text import clean
from desktopapp.plan.problem import Problem
from desktopapp.readers.decoding import PIECE, encoding_of

COLUMNS = ("ref", "council", "document", "date", "theme", "heading", "text")
_LONGEST_LINE = 1 << 20  # characters; a cell holds 32,767 at most
_SAFE = "The file and your library were not changed."


def library_rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Go through the rows of a CSV file as mappings of the columns that passages have.

    Columns may stand in any order and case; all but "text" may be missing. Raises ``Problem``
    where there is no such column or the file is no CSV. It is never held in memory as a whole.
    """
    with path.open("rb") as data:
        encoding, errors = encoding_of(iter(partial(data.read, PIECE), b""))
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        first = file.readline(_LONGEST_LINE)
        file.seek(0)
        separator = max(",;\t", key=first.count)
        reader = csv.reader(_lines(file, path), delimiter=separator)
        try:
            header = [name.strip().lstrip("\ufeff").casefold() for name in next(reader, [])]
            if "text" not in header:
                raise _no_text(path, header)
            places = {name: header.index(name) for name in COLUMNS if name in header}
            for row in reader:
                yield {
                    name: clean(row[place].strip()) if place < len(row) else ""
                    for name, place in places.items()
                }
        except csv.Error as error:
            raise Problem(
                f"This CSV file cannot be read after line {reader.line_num}: {error}.",
                where=str(path),
                safe=_SAFE,
                then="Save it from your spreadsheet again as CSV UTF-8, and add the new file.",
            ) from error


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    """Go through the lines of a text file; refuse what no spreadsheet writes."""
    while line := file.readline(_LONGEST_LINE):
        if "\0" in line or len(line) == _LONGEST_LINE:
            raise Problem(
                "This is no CSV file: it holds other data than text in rows.",
                where=str(path),
                safe=_SAFE,
                then="Check that it is the right file.",
            )
        yield line


def _no_text(path: Path, header: list[str]) -> Problem:
    """Say which columns a CSV file has, and which it should have."""
    has = ", ".join(name for name in header if name) or "none"
    return Problem(
        f"This CSV file has no column named text. Its columns are: {has[:200]}.",
        where=str(path),
        safe=_SAFE,
        then=f"Name the columns {', '.join(COLUMNS)} in the first line; only text is required.",
    )
