"""The rows of a table that was read from a CSV file, as text in which each figure has its name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")
_FIGURE = re.compile(r"[^A-Za-z]*\d[\d\W]*(?:bn|[mk%])?|\d{1,2}(?:st|nd|rd|th)?\s\w{3,9}\s\d{4}")
_ENDED = (".", "?", "!", ":", ";", ",")
_NAME = 8  # words of a column's name at most
_PROSE = 8  # words of a cell that says what it is by itself
_ABOVE = 20  # rows above the names of the columns: a title, the day it was printed
_MOSTLY = 0.6  # the share of columns that the row of their names fills


class Lines(NamedTuple):
    """The rows of a table as lines of text, and the names of its columns, or empty."""

    lines: tuple[str, ...]
    names: str = ""


def as_lines(rows: Sequence[Sequence[str]]) -> Lines:
    """Make a line of each row: the names of the columns stand before what needs them.

    A first row that is no row of names is a line as all others are. Nothing is left out.
    """
    at = _names_at(rows)
    if at is None:
        return Lines(tuple(filter(None, (" ".join(_filled(row)) for row in rows))))
    above = (" ".join(_filled(row)) for row in rows[:at])
    below = (_line(rows[at], row) for row in rows[at + 1 :])
    return Lines(tuple(filter(None, (*above, *below))), " ".join(_filled(rows[at])))


def _filled(row: Sequence[str]) -> Iterator[str]:
    return (cell.strip() for cell in row if cell.strip())


def _names_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Return which row names the columns, or nothing."""
    for n, row in enumerate(rows[:_ABOVE]):
        filled = list(_filled(row))
        if len(filled) > 1 and len(filled) >= _MOSTLY * _width(rows[n : n + _ABOVE]):
            is_one = all(map(_may_name, filled)) and n + 1 < len(rows)
            again = any(
                cell and cell in below for below in rows[n + 1 : n + _ABOVE] for cell in row
            )
            return n if is_one and not again else None
    return None


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max((sum(1 for _ in _filled(row)) for row in rows), default=0)


def _may_name(cell: str) -> bool:
    """Tell whether a cell may be the name of a column: a few words, or a year."""
    short = len(cell.split()) <= _NAME and not cell.endswith(_ENDED)
    return short and (not _FIGURE.fullmatch(cell) or bool(_YEAR.fullmatch(cell)))


def _line(names: Sequence[str], row: Sequence[str]) -> str:
    line = ""
    for n, cell in enumerate(one.strip() for one in row):
        if not cell:
            continue
        name = names[n].strip() if n < len(names) else ""
        leads = not line and not _FIGURE.fullmatch(cell)
        says = len(cell.split()) > _PROSE or cell.endswith(_ENDED)
        said = cell if leads or says or not name else f"{name}: {cell}"
        between = "" if not line else " " if line.endswith(_ENDED) else "; "
        line += between + said
    return line
