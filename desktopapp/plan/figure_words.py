"""How a figure is typed, kept and written out: "£1.2m" is 1200000, and "£1,200,000" in full.

How a run is written is chosen when it is put in, and kept beside it: another value is written the
same way. A form that this version does not know is written in full.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from desktopapp.plan.days import NoSuchDay, said_known, typed_day, typed_known
from desktopapp.plan.figures import Figure, FigureUnit
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.values import Typed, said_value, typed_value
from desktopapp.plan.wanted import AnswerKind

FULL = ""  # "£1,234,567", "12.5%", "40 FTE", "30 June 2027"
MILLION = "million"  # "£1.2 million"; "million.2" always has two places
LETTER = "m"  # "£1.2m", "£850k"
PER_CENT = "per cent"
BARE = "number"  # "40", where FTE stands at the head of its column
MONTH_ALONE = "month"  # "June 2027"

UNIT_NAMES = {
    FigureUnit.MONEY: "Money (£)",
    FigureUnit.PERCENTAGE: "Percentage",
    FigureUnit.FTE: "FTE",
    FigureUnit.COUNT: "Count",
    FigureUnit.DATE: "Date",
    FigureUnit.TEXT: "Words",
}
EARLIEST, LATEST = 1900, 2100  # years that need no second look
_KINDS = {
    FigureUnit.MONEY: AnswerKind.MONEY,
    FigureUnit.PERCENTAGE: AnswerKind.PERCENTAGE,
    FigureUnit.FTE: AnswerKind.NUMBER,
    FigureUnit.COUNT: AnswerKind.NUMBER,
}
_FORMS = {
    FigureUnit.MONEY: (FULL, MILLION, LETTER),
    FigureUnit.PERCENTAGE: (FULL, PER_CENT),
    FigureUnit.FTE: (FULL, BARE),
    FigureUnit.COUNT: (FULL, MILLION),
    FigureUnit.DATE: (FULL, MONTH_ALONE),
}
_NUMBER = re.compile(r"-?\d{1,21}(?:\.\d{1,6})?")
_FTE = re.compile(r"\b(?:ftes?|full[- ]time equivalents?)\b\.?", re.IGNORECASE)
_PLACES = 6  # behind the point, which a number is kept with at most
_MOST_PLACES = 3  # that a form says
_THOUSANDS = 3
_SIZES = (  # from which number on, to the nearest of what, and its word and letters
    (999_950_000, 9, "billion", "bn"),
    (999_500, 6, "million", "m"),
    (10_000, _THOUSANDS, "thousand", "k"),
)
_ONE = 10**_PLACES  # numbers are reckoned whole, in millionths


class FigureWords(NamedTuple):
    """A way in which a figure is written, and its words so."""

    form: str
    words: str


def typed_figure(unit: FigureUnit, words: str, today: date) -> Typed:
    """Read what was typed as the value of a figure; digits of any writing are digits."""
    if unit is not FigureUnit.TEXT and not words.isascii():
        words = "".join(str(int(one)) if one.isdecimal() else one for one in words)
    match unit:
        case FigureUnit.TEXT:
            return Typed(one_line(words))
        case FigureUnit.DATE:
            return _typed_date(one_line(words), today)
        case FigureUnit.FTE:
            words = _FTE.sub("", words)
        case _:
            pass
    typed = typed_value(_KINDS[unit], words, today)
    return typed._replace(note="") if typed.is_understood else typed  # over 100% may well be


def _typed_date(words: str, today: date) -> Typed:
    if not words:
        return Typed("")
    known = typed_known(words)
    if known is None:
        try:
            known = typed_day(words, today).isoformat()
        except NoSuchDay as problem:
            return Typed(words, str(problem), is_understood=False)
    return Typed(known, odd_year(int(known[:4])))


def odd_year(year: int) -> str:
    """Ask whether a year is meant that no figure of a plan is likely to be of; else nothing."""
    return "" if EARLIEST <= year <= LATEST else f"Is the year {year} right?"


def written_figure(unit: FigureUnit, value: str, form: str = FULL) -> str:
    """Return a value written out, as it stands in text."""
    if unit is FigureUnit.TEXT:
        return one_line(value)
    if unit is FigureUnit.DATE:
        return said_known(value[:7] if form == MONTH_ALONE else value)
    if not _NUMBER.fullmatch(value):
        return one_line(value)
    kind, _, places = form.partition(".")
    if kind in (MILLION, LETTER) and unit in (FigureUnit.MONEY, FigureUnit.COUNT):
        short = _in_short(unit, value, kind, places)
        if short:
            return short
    if unit is FigureUnit.PERCENTAGE and form == PER_CENT:
        return f"{said_value(AnswerKind.NUMBER, value)} per cent"
    said = said_value(_KINDS[unit], value)
    return f"{said} FTE" if unit is FigureUnit.FTE and form != BARE else said


def _in_short(unit: FigureUnit, value: str, kind: str, places: str) -> str:
    """Write a number by its millions, rounded half up; nothing where it is too small for it."""
    millionths = abs(_millionths(value))
    exact = min(int(places), _MOST_PLACES) if places.isdecimal() else None
    for least, power, word, letter in _SIZES:
        if millionths < least * _ONE or (power == _THOUSANDS and (kind, exact) != (LETTER, None)):
            continue
        kept = 0 if power == _THOUSANDS else 1 if exact is None else exact
        step = _ONE * 10 ** (power - kept)
        whole, part = divmod((millionths + step // 2) // step, 10**kept)
        behind = f"{part:0{kept}}" if kept and (part or exact is not None) else ""
        number = f"{whole:,}{'.' if behind else ''}{behind}"
        sign = "\N{MINUS SIGN}" if value.startswith("-") else ""
        pound = "£" if unit is FigureUnit.MONEY else ""
        return f"{sign}{pound}{number}{letter if kind == LETTER else f' {word}'}"
    return ""


def _millionths(value: str) -> int:
    whole, _, part = value.partition(".")
    return int(f"{whole}{part.ljust(_PLACES, '0')}")


def said_figure(figure: Figure) -> str:
    """Return the value of a figure in full."""
    return written_figure(figure.unit, figure.value)


def ways_to_write(figure: Figure) -> tuple[FigureWords, ...]:
    """Return the ways in which a figure can be written that differ, the fullest first."""
    return _ways(figure.unit, figure.value)


@lru_cache(maxsize=2048)
def _ways(unit: FigureUnit, value: str) -> tuple[FigureWords, ...]:
    found: dict[str, str] = {}
    for form in _FORMS.get(unit, (FULL,)):
        found.setdefault(written_figure(unit, value, form), form)
    return tuple(FigureWords(form, words) for words, form in found.items())


def form_giving(unit: FigureUnit, value: str, words: str) -> str | None:
    """Return the form in which a value gives just these words; nothing where none does."""
    return next(
        (form for form in _all_forms(unit) if written_figure(unit, value, form) == words), None
    )


def _all_forms(unit: FigureUnit) -> Iterator[str]:
    for form in _FORMS.get(unit, (FULL,)):
        yield form
        if form in (MILLION, LETTER):
            yield from (f"{form}.{n}" for n in range(_MOST_PLACES + 1))
