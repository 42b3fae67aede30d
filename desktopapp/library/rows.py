"""Read a CSV file of passages, row by row, in whatever encoding the spreadsheet saved it."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from desktopapp.plan.problem import Problem
from desktopapp.plan.shape import clean

COLUMNS = ("ref", "council", "document", "date", "theme", "heading", "text")
_CHUNK = 1 << 16  # bytes read at once while the encoding is found
_LONGEST_LINE = 1 << 20  # characters; a cell holds 32,767 at most
_SAFE = "The file and your library were not changed."


def encoding_of(path: Path) -> str:
    """Find a text file's encoding: by its mark, else UTF-8 where it is valid, else cp1252."""
    with path.open("rb") as file:
        start = file.read(_CHUNK)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if start.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if start[1:2] == b"\0" or start[:1] == b"\0":
            return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while start:
                decoder.decode(start)
                start = file.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Go through the rows of a CSV file as mappings of the columns that passages have.

    Columns may stand in any order and case; all but "text" may be missing. Raises ``Problem``
    where there is no such column or the file is no CSV.
    """
    encoding = encoding_of(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
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
