"""The values and days of a measure: what people type, how it is kept, how it is said."""

import re
from datetime import MAXYEAR, date

from desktopapp.plan.days import MONTHS, NoSuchDay, day_of, said_known, typed_day, typed_known
from desktopapp.plan.headway import exact
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.values import Typed, said_value, typed_value
from desktopapp.plan.wanted import AnswerKind

YEARS = range(1900, 2101)  # in which anything is measured
_MONEY = frozenset({"£", "pound", "pounds", "gbp"})
_SHARES = frozenset({"%", "per cent", "percent", "percentage"})
_TYPED = re.compile(
    r"(?P<number>[£\-\N{MINUS SIGN}+\d.,\s]*\d(?:\s?(?:k|m|bn|thousand|million|billion)\b)?)"
    r"(?:(?:\s+|\s*-\s*)(?P<unit>\D+)|\s*(?P<share>%))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(day|week|month|year|hour|minute)s\b")
_FINANCIAL_YEAR = re.compile(r"([0-9]{4})\s*([/\-\N{EN DASH}])\s*([0-9]{2}|[0-9]{4})")
_SUCH_AS = "Write a day, a month or a year, such as “March 2026”."


def kind_of_unit(unit: str) -> AnswerKind:
    """Return of which kind the values of a unit are: money, percentages, or numbers."""
    bare = unit.strip().casefold()
    if bare in _MONEY:
        return AnswerKind.MONEY
    return AnswerKind.PERCENTAGE if bare in _SHARES else AnswerKind.NUMBER


def typed_measured(unit: str, words: str) -> Typed:
    """Read a value that was typed, with its unit or without; another unit is not understood."""
    kind, text = kind_of_unit(unit), one_line(words)
    parts = _TYPED.fullmatch(text)
    if not parts:
        return typed_value(kind, text, date.min)
    said = _unit_said(parts["number"], parts["unit"] or parts["share"] or "")
    if said and not same_unit(said, unit):
        wrong = f"This is in {said}, and the measure is in {one_line(unit)}." if unit else ""
        return Typed(text, wrong or f"Write “{said}” as the unit.", is_understood=False)
    number = parts["number"] if kind is not AnswerKind.NUMBER else parts["number"].strip("£ ")
    return typed_value(kind, number, date.min)


def _unit_said(number: str, behind: str) -> str:
    """Return the unit that was typed with a number, or nothing."""
    return "£" if "£" in number else behind.strip(" .\t")


def same_unit(one: str, other: str) -> bool:
    """Tell whether two units are one: "day" and "days", "%" and "per cent"."""
    kinds = {kind_of_unit(one), kind_of_unit(other)}
    if len(kinds) == 1 and AnswerKind.NUMBER not in kinds:
        return True
    return _stem(one) == _stem(other) and len(kinds) == 1


def _stem(unit: str) -> str:
    return " ".join(word.rstrip("s") for word in unit.casefold().replace("-", " ").split())


def said_measured(unit: str, value: str) -> str:
    """Say a value with its unit: "12 days", "£1,250", "12.5%"; no words where there is none."""
    if not value.strip():
        return ""
    kind, bare = kind_of_unit(unit), one_line(unit)
    number = one_line(said_value(kind, value))
    if kind is not AnswerKind.NUMBER or not bare or exact(value) is None:
        return number
    return f"{number} {_COUNTED.sub(_one, bare) if value == '1' else bare}"


def _one(unit: re.Match[str]) -> str:
    return unit[1]


def said_baseline(measure: Measure) -> str:
    """Say where a measure was: "12 days, April 2024"."""
    return _with_day(said_measured(measure.unit, measure.baseline), measure.baseline_as_at)


def said_target(measure: Measure) -> str:
    """Say where a measure shall be: "8 days by March 2026", "4% to 6%"."""
    said = said_measured(measure.unit, measure.target)
    if measure.direction is Direction.WITHIN and measure.target_to.strip():
        said = f"{said or 'any'} to {said_measured(measure.unit, measure.target_to)}"
    due = said_known(measure.target_date)
    return f"{said} by {due}" if said and due else said or (f"by {due}" if due else "")


def said_one(measure: Measure, value: MeasuredValue | None) -> str:
    """Say one of the values of a measure: "10 days, March 2025"."""
    return _with_day(said_measured(measure.unit, value.value), value.as_at) if value else ""


def _with_day(said: str, day: str) -> str:
    return ", ".join(filter(None, (said, said_known(day))))


def typed_as_at(words: str) -> Typed:
    """Read the day, month or year of a value; "2023/24" is a financial year and ends in March."""
    text = one_line(words)
    if not text:
        return Typed("")
    kept = _financial_year(text) or typed_known(text)
    if kept is None:
        return Typed(text, _why_no_day(text), is_understood=False)
    day = day_of(kept)
    if day is None or day.year not in YEARS:
        least, most = YEARS[0], YEARS[-1]
        return Typed(text, f"Write a year from {least} to {most}.", is_understood=False)
    return Typed(kept)


def _financial_year(text: str) -> str | None:
    """Return the last month of a financial year, of which the second year is the next."""
    found = _FINANCIAL_YEAR.fullmatch(text)
    if not found or int(found[1]) >= MAXYEAR:
        return None
    ends = int(found[1]) + 1
    is_month = found[2] == "-" and 0 < int(found[3]) <= len(MONTHS)  # "2011-12", as it is kept
    return f"{ends}-03" if int(found[3]) in (ends, ends % 100) and not is_month else None


def _why_no_day(text: str) -> str:
    """Say what is wrong with words that name no day: "June has 30 days."."""
    if not any(one.isdigit() for one in text):
        return _SUCH_AS
    try:
        typed_day(text, date.min)
    except NoSuchDay as problem:
        return _SUCH_AS if "Try" in str(problem) else str(problem)
    return f"Write its year too. {_SUCH_AS}"
