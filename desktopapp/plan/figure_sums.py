"""Sums that do not add up: in a table with a row of totals, and in a sentence that lists parts.

Figures are rounded where they are written, so a sum is right as far as its parts may be rounded.
What cannot be told surely is not said: a column with words in it, averages, rates, subtotals.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from desktopapp.plan.figures import FigureUnit
from desktopapp.plan.text import Run, Table, plain_runs
from desktopapp.plan.three_way import sentences
from desktopapp.plan.typed_figures import TypedFigure, typed_figures

_NUMBER = re.compile(
    r"(?P<sign>[-\N{MINUS SIGN}(]?) ?£? ?(?P<sign2>[-\N{MINUS SIGN}]?)"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"[ \N{NO-BREAK SPACE}]?(?P<size>million|billion|thousand|bn|m|k)?"
    r"[ \N{NO-BREAK SPACE}]?(?P<unit>%|FTEs?)?\)?",
    re.IGNORECASE,
)
_SIZES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_TOTAL = re.compile(r"(?:grand |overall )?totals?\b(?! (?:cost|number|of)\b)", re.IGNORECASE)
_PARTLY = re.compile(
    r"sub-?totals?\b|of which\b|including\b|net\b|less\b|balance\b", re.IGNORECASE
)
_NO_SUM = re.compile(
    r"average|mean\b|median|\bper\b|rate\b|ratio|rank|year\b|date|change|difference|variance"
    r"|cumulative|no\.|number of the|ref\b|page",
    re.IGNORECASE,
)
_NOTHING = frozenset({"", "-", "–", "—", "nil", "n/a", "0"})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PARTS = re.compile(
    r"\b(?P<all>made up of|comprising|comprised of|consisting of|consists of|which comprises?)\b"
    r"|\bof which\b",
    re.IGNORECASE,
)
_FEWEST = 2  # parts that make a sum
_WHOLE = Decimal(100)


class SaidNumber(NamedTuple):
    """A number as it is written, and how far from it what was rounded to it may be."""

    value: Decimal
    slack: Decimal
    is_share: bool = False


class SumFault(NamedTuple):
    """A total that is not the sum of its parts: where it stands in its line or table, and both."""

    start: int
    end: int
    said: str
    comes_to: str


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
    """Go through the totals of a table that are not the sums of the rows above them."""
    rows = [[plain_runs(cell).strip() for cell in row] for row in table.rows]
    last = len(rows) - 1
    names = [row[0] for row in rows]
    if last <= _FEWEST or not _TOTAL.match(names[last]) or any(map(_PARTLY.search, names[1:])):
        return
    if any(_TOTAL.match(name) for name in names[1:last]):
        return
    for column in range(1, len(rows[0])):
        cells = [row[column] for row in rows[1:last]]
        fault = _column_fault(rows[0][column], cells, rows[last][column])
        if fault:
            start = _place(rows, last, column)
            said = rows[last][column]
            yield SumFault(start, start + len(said), said, fault)


def _place(rows: Sequence[Sequence[str]], row: int, column: int) -> int:
    """Return where a cell begins in the plain text of its table."""
    before = sum(len(cell) + 1 for one in rows[:row] for cell in one)
    return before + sum(len(cell) + 1 for cell in rows[row][:column])


def _column_fault(head: str, cells: Sequence[str], total: str) -> str:
    """Return what a column comes to where its total says otherwise, or nothing."""
    whole = said_number(total)
    parts = [said_number(one) for one in cells if one.lower() not in _NOTHING]
    known = [one for one in parts if one is not None]
    if whole is None or len(known) < _FEWEST or len(known) != len(parts) or _NO_SUM.search(head):
        return ""
    if all(_YEAR.fullmatch(one) for one in cells if one):
        return ""
    shares = {one.is_share for one in (whole, *known)}
    if len(shares) > 1 or (whole.is_share and whole.value != _WHOLE):
        return ""  # a share of the whole is no sum of shares
    summed = sum((one.value for one in known), Decimal(0))
    slack = sum((one.slack for one in known), whole.slack)
    return "" if abs(summed - whole.value) <= slack else _said(summed, total)


def _said(value: Decimal, like: str) -> str:
    """Write a sum in the way of the total that it is beside."""
    found = _NUMBER.fullmatch(like.strip())
    size = (found["size"] or "") if found else ""
    number = (value / Decimal(10) ** _SIZES.get(size.lower(), 0)).normalize()
    unit = found["unit"] or "" if found else ""
    apart = " " if len(size) > _FEWEST else ""
    return f"{'£' if '£' in like else ''}{number:,f}{apart}{size}{unit}"


def line_sums(line: str) -> Iterator[SumFault]:
    """Go through the totals of the sentences of a line that are not the sum of their parts."""
    if not _PARTS.search(line):
        return
    at = 0
    for one in sentences((Run(line),)):
        words = plain_runs(one.runs)
        for fault in sentence_sums(words):
            yield fault._replace(start=at + fault.start, end=at + fault.end)
        at += len(words) + len(plain_runs(one.space))


def sentence_sums(sentence: str) -> Iterator[SumFault]:
    """Go through the totals of a sentence that are not the sum of the parts it lists."""
    cut = _PARTS.search(sentence)
    if not cut:
        return
    found = list(typed_figures(sentence))
    before = [one for one in found if one.end <= cut.start()]
    after = [one for one in found if one.start >= cut.end()]
    whole = before[-1] if before else None
    if whole is None or not all(one.value for one in (whole, *after)) or len(after) < _FEWEST:
        return
    units = {one.unit for one in after}
    if len(units) > 1 or re.search(r"[.;:]", sentence[whole.end : cut.start()]):
        return
    said, parts = _number(sentence, whole), [_number(sentence, one) for one in after]
    if units == {FigureUnit.PERCENTAGE} and whole.unit is not FigureUnit.PERCENTAGE:
        said = SaidNumber(_WHOLE, Decimal(0), is_share=True)
    elif units != {whole.unit} or FigureUnit.DATE in units:
        return
    summed = sum((one.value for one in parts), Decimal(0))
    slack = sum((one.slack for one in parts), said.slack)
    is_over = summed - said.value > slack
    if is_over or (cut["all"] and said.value - summed > slack):
        words = sentence[whole.start : whole.end]
        like = sentence[after[0].start : after[0].end] if said.is_share else words
        yield SumFault(whole.start, whole.end, words, _said(summed, like))


def _number(sentence: str, one: TypedFigure) -> SaidNumber:
    """Return a figure of a sentence with how far it may be rounded."""
    said = said_number(re.sub(r" ?per ?cent", "%", sentence[one.start : one.end]))
    value = Decimal(one.value)
    return said._replace(value=value) if said else SaidNumber(value, Decimal(0))
