"""Totals of tables that do not add up: a row of them, a column of them, shares of one whole.

Figures are rounded where they are written, so a sum is right as far as its parts may be rounded.
What cannot be told surely is not said: a column with words in it, averages, rates, what is taken
off. A row of totals may sum the rows since the last one, all rows, or the totals before it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from desktopapp.plan.cells import cell_position
from desktopapp.plan.sentence_sums import SumFault, explained
from desktopapp.plan.text import Table, plain_runs

_NUMBER = re.compile(
    r"(?P<sign>[-\N{MINUS SIGN}(]?) ?£? ?(?P<sign2>[-\N{MINUS SIGN}]?)"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"[ \N{NO-BREAK SPACE}]?(?P<size>million|billion|thousand|bn|m|k)?"
    r"[ \N{NO-BREAK SPACE}]?(?P<unit>%|FTEs?)?\)?",
    re.IGNORECASE,
)
_SIZES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_TOTAL = re.compile(
    r"(?:(?:grand |overall )?totals?\b(?! (?:cost|number|of)\b)|sub-? ?totals?\b)", re.IGNORECASE
)
_TOTAL_OF_ROW = re.compile(
    r"(?:(?:grand |overall )?totals?|all|sum)(?: ?\([^)]*\)| £\w*)?", re.IGNORECASE
)
_WITHIN = re.compile(r"of (?:which|whom|these|those)\b|including\b|includes\b", re.IGNORECASE)
_TAKEN = re.compile(r"net\b|less\b|balance\b", re.IGNORECASE)
_NO_SUM = re.compile(
    r"average|mean\b|median|\bper\b|rate\b|ratio|rank|year\b|date|change|difference|variance"
    r"|cumulative|no\.|number of the|ref\b|page",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"£|000|\bm\b|million|thousand|FTE|hours|%", re.IGNORECASE)
_SHARES = re.compile(
    r"\bshare of|(?:%|per ?cent|percentage|proportion) of (?:the |all |our )?"
    r"(?:total|whole|spend\w*|budget|income|all|staff|workforce)",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:all )?others?\b|(?:the )?rest\b|remainder\b|unknown\b", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "–", "—", "nil", "n/a", "0"})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FEWEST = 2  # parts that make a sum
_WHOLE = Decimal(100)


class SaidNumber(NamedTuple):
    """A number as it is written, and how far from it what was rounded to it may be."""

    value: Decimal
    slack: Decimal
    is_share: bool = False


class _Cell(NamedTuple):
    """A cell of a table that says a number, or something that is none."""

    row: int
    column: int
    words: str
    number: SaidNumber | None


def said_number(words: str) -> SaidNumber | None:
    """Return the number that a cell says, or nothing where it says something else."""
    found = _NUMBER.fullmatch(words.strip())
    if not found:
        return None
    digits = found["number"].replace(",", "")
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    power = Decimal(10) ** _SIZES.get((found["size"] or "").lower(), 0)
    places = len(digits.partition(".")[2])
    is_less = found["sign"] or found["sign2"]
    slack = power / Decimal(10) ** places / 2
    return SaidNumber(-value * power if is_less else value * power, slack, found["unit"] == "%")


def table_sums(table: Table) -> Iterator[SumFault]:
    """Go through the totals of a table that are not the sums of its rows or columns."""
    rows = [[plain_runs(cell).strip() for cell in row] for row in table.rows]
    if len(rows) <= _FEWEST or any(_TAKEN.match(row[0]) for row in rows[1:]):
        return
    for column in range(1, len(rows[0])):
        if not _NO_SUM.search(rows[0][column]):
            yield from _column_faults(table, rows, column)
    yield from _row_faults(table, rows)


def _cells(rows: Sequence[Sequence[str]], places: Sequence[tuple[int, int]]) -> list[_Cell]:
    """Return the cells that are not empty."""
    found = [(row, column, rows[row][column]) for row, column in places]
    return [_Cell(*one, said_number(one[2])) for one in found if one[2].lower() not in _NOTHING]


def _column_faults(table: Table, rows: Sequence[Sequence[str]], column: int) -> Iterator[SumFault]:
    """Go through the totals of a column that none of the rows before or below them come to."""
    kept = [n for n in range(1, len(rows)) if not _WITHIN.match(rows[n][0])]
    cells = [rows[n][column] for n in kept]
    if all(_YEAR.fullmatch(one) for one in cells if one):
        return
    totals = [n for n in kept if _TOTAL.match(rows[n][0])]
    if not totals:
        yield from _shares_fault(table, rows, kept, column)
    for n in totals:
        before = [m for m in kept if m < n]
        since = [m for m in before if m > max((t for t in totals if t < n), default=0)]
        ways = [since, [m for m in before if m not in totals], [t for t in totals if t < n]]
        if totals == [1]:
            ways = [kept[1:]]
        yield from _fault(table, rows, (n, column), [[(m, column) for m in way] for way in ways])


def _row_faults(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[SumFault]:
    """Go through the cells of a column of totals that do not sum their rows, where others do."""
    heads = rows[0]
    at = next((n for n in (len(heads) - 1, 1) if _TOTAL_OF_ROW.fullmatch(heads[n])), 0)
    parts = [n for n in range(1, len(heads)) if n != at]
    if not at or len(parts) < _FEWEST or any(_NO_SUM.search(heads[n]) for n in parts):
        return
    found = [
        list(_fault(table, rows, (n, at), [[(n, m) for m in parts]]))
        for n in range(1, len(rows))
        if rows[n][at]
    ]
    wrong = [one for each in found for one in each]
    if len(wrong) * 2 <= len(found):
        yield from wrong


def _fault(
    table: Table,
    rows: Sequence[Sequence[str]],
    total: tuple[int, int],
    ways: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[SumFault]:
    """Hold a total against the ways in which it may have come about; the first is told."""
    told: SumFault | None = None
    for way in ways:
        cells = _cells(rows, way)
        if len(cells) < _FEWEST:
            continue
        [whole] = _cells(rows, [total]) or [_Cell(*total, "", None)]
        fault, is_sum = _held(table, rows, whole, cells)
        if not is_sum or fault is None:
            return
        told = told or fault
    if told:
        yield told


def _held(
    table: Table, rows: Sequence[Sequence[str]], whole: _Cell, cells: Sequence[_Cell]
) -> tuple[SumFault | None, bool]:
    """Return what is wrong with a sum, and whether it is one that can be done."""
    numbers = [one.number for one in (whole, *cells)]
    known = [one for one in numbers if one is not None]
    if len(known) != len(numbers) or len({one.is_share for one in known}) > 1:
        return None, False
    said, *parts = known
    if said.is_share and said.value != _WHOLE:
        return None, False  # a share of the whole is no sum of shares
    summed = sum((one.value for one in parts), Decimal(0))
    slack = sum((one.slack for one in known), Decimal(0))
    heads = f"{rows[0][0]} {rows[0][whole.column]}"
    is_exact = all(one.words.replace(",", "").isdigit() for one in (whole, *cells))
    if is_exact and not _ROUNDED.search(heads) and not _ROUNDED.search(table.summary):
        slack = Decimal(0)
    if explained(summed - said.value, slack, by_shares=said.is_share):
        return None, True
    return _told(table, whole, cells, whole.words, _said(summed, whole.words)), True


def _shares_fault(
    table: Table, rows: Sequence[Sequence[str]], kept: Sequence[int], column: int
) -> Iterator[SumFault]:
    """Name shares of one whole that come to more than all of it, or with the rest to less."""
    cells = _cells(rows, [(n, column) for n in kept])
    known = [one.number for one in cells if one.number and one.number.is_share]
    if len(known) <= _FEWEST or len(known) != len(cells) or not _SHARES.search(rows[0][column]):
        return
    over = sum((one.value for one in known), Decimal(0)) - _WHOLE
    has_rest = any(_OTHERS.match(rows[n][0]) for n in kept)
    slack = sum((one.slack for one in known), Decimal(0))
    if (over > 0 or has_rest) and not explained(over, slack, by_shares=True):
        yield _told(table, cells[-1], cells, "", _said(over + _WHOLE, cells[-1].words))


def _told(
    table: Table, whole: _Cell, cells: Sequence[_Cell], said: str, comes_to: str
) -> SumFault:
    """Return what is wrong with the places of a total and of its parts in their table."""
    start, *starts = (cell_position(table, one.row, one.column) for one in (whole, *cells))
    parts = tuple((at, at + len(one.words)) for at, one in zip(starts, cells, strict=True))
    return SumFault(start, start + len(whole.words), said, comes_to, parts)


def _said(value: Decimal, like: str) -> str:
    """Write a sum in the way of the total that it is beside."""
    found = _NUMBER.fullmatch(like.strip())
    size = (found["size"] or "") if found else ""
    number = (value / Decimal(10) ** _SIZES.get(size.lower(), 0)).normalize()
    unit = found["unit"] or "" if found else ""
    apart = " " if len(size) > _FEWEST else ""
    return f"{'£' if '£' in like else ''}{number:,f}{apart}{size}{unit}"
