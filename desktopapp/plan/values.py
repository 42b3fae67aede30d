"""Single values that are given as answers: what people type, how it is kept, how it is printed.

A number is kept as "1250.5", a day as "2027-06-30". What is not understood is kept as it was
typed, so that nothing is lost, and it is said what is wrong with it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktopapp.plan.days import NoSuchDay, said_date, typed_day
from desktopapp.plan.plain_text import clean
from desktopapp.plan.wanted import AnswerKind

NUMBERS = frozenset({AnswerKind.NUMBER, AnswerKind.MONEY, AnswerKind.PERCENTAGE})
ONE_OF = frozenset({AnswerKind.CHOICE, AnswerKind.SCALE, AnswerKind.YES_OR_NO})
ANY_OF = frozenset({AnswerKind.CHOICES, AnswerKind.DECLARATION})
YES_AND_NO = ("Yes", "No")
DECLARED = ("We declare this.",)
_KEPT_NUMBER = r"-?\d{1,15}(?:\.\d{1,6})?"
_THOUSANDS = "-?\\d{1,3}(?:[, \N{NO-BREAK SPACE}]\\d{3})+(?:\\.\\d+)?"
_PARTED = "[, \N{NO-BREAK SPACE}]"  # between thousands
_NUMBER = r"-?(?:\d+(?:\.\d*)?|\.\d+)"
_BESIDE = r"£|%|\b(?:per ?cent|pounds)\b"  # what says only what is counted
_SIGNS = {
    AnswerKind.MONEY: re.compile(r"£|\bpounds\b", re.IGNORECASE),
    AnswerKind.PERCENTAGE: re.compile(r"%|\bper ?cent\b", re.IGNORECASE),
}
_MEANT = {
    AnswerKind.NUMBER: "a number alone",
    AnswerKind.MONEY: "money",
    AnswerKind.PERCENTAGE: "a percentage",
}
_COMMA = r"(-?\d+),(\d+)"
_MANY = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_SCALED = rf"(.*?\d)\s*({'|'.join(_MANY)})"
_WHOLE = 100


class Typed(NamedTuple):
    """What was typed, as it is kept, and what is wrong with it or to be looked at again."""

    value: str
    note: str = ""
    is_understood: bool = True


def _not(text: str, note: str) -> Typed:
    """Return words that were not understood, as they were typed."""
    return Typed(text, note, is_understood=False)


def options_of(kind: AnswerKind, options: Sequence[str]) -> tuple[str, ...]:
    """Return what can be chosen: the letter's options, or what goes without saying."""
    usual = {AnswerKind.YES_OR_NO: YES_AND_NO, AnswerKind.DECLARATION: DECLARED}
    return tuple(options) or usual.get(kind, ())


def typed_value(kind: AnswerKind, words: str, today: date, options: Sequence[str] = ()) -> Typed:
    """Read what was typed as an answer of a kind."""
    text = clean(words).strip()
    if not text:
        return Typed("")
    if kind is AnswerKind.DATE:
        return _typed_day(text, today)
    if kind in NUMBERS:
        return _typed_number(kind, text)
    known = options_of(kind, options) if kind in ONE_OF else ()
    if not known:
        return Typed(text)
    same = [one for one in known if one.casefold() == text.casefold()]
    return Typed(same[0]) if same else _not(text, "This is none of the answers to choose from.")


def value_note(kind: AnswerKind, value: str, options: Sequence[str] = ()) -> str:
    """Say what is wrong with a value as it is kept, or is to be looked at again; or nothing."""
    if kind is AnswerKind.DATE and value:
        return _typed_day(value, date.min).note
    return typed_value(kind, value, date.min, options).note


def said_value(kind: AnswerKind, value: str) -> str:
    """Return a value as it is printed: "£1,250.50", "12.5%", "30 June 2027"."""
    if kind is AnswerKind.DATE:
        return _said_day(value)
    if kind not in NUMBERS or not re.fullmatch(_KEPT_NUMBER, value):
        return value
    whole, _, part = value.removeprefix("-").partition(".")
    if kind is AnswerKind.MONEY and part:
        part = part.ljust(2, "0")
    number = f"{int(whole):,}{'.' if part else ''}{part}"
    sign = "\N{MINUS SIGN}" if value.startswith("-") else ""
    before, behind = _UNITS.get(kind, ("", ""))
    return f"{sign}{before}{number}{behind}"


_UNITS = {AnswerKind.MONEY: ("£", ""), AnswerKind.PERCENTAGE: ("", "%")}


def _said_day(value: str) -> str:
    try:
        return said_date(date.fromisoformat(value))
    except ValueError:
        return value


def _typed_day(text: str, today: date) -> Typed:
    try:
        return Typed(date.fromisoformat(text).isoformat())
    except ValueError:
        pass
    try:
        return Typed(typed_day(text, today).isoformat())
    except NoSuchDay as problem:
        return _not(text, str(problem))


def _typed_number(kind: AnswerKind, text: str) -> Typed:
    other = next((one for one in _SIGNS if one is not kind and re.search(_SIGNS[one], text)), None)
    if other:  # without its sign it would be another figure
        return _not(text, f"This is {_MEANT[other]}, and {_MEANT[kind]} is meant here.")
    bare = re.sub(_BESIDE, "", text.casefold().replace("\N{MINUS SIGN}", "-")).strip()
    scaled = re.fullmatch(_SCALED, bare)
    bare, by = (scaled[1].strip(), _MANY[scaled[2]]) if scaled else (bare, 0)
    if re.fullmatch(_THOUSANDS, bare):
        bare = re.sub(_PARTED, "", bare)
    if comma := re.fullmatch(_COMMA, bare):
        whole, part = comma.groups()
        return _not(text, f"Write {whole}.{part} with a point, or {whole}{part} without one.")
    if not re.fullmatch(_NUMBER, bare):
        return _not(text, f"Write this as a number, such as {_SUCH_AS[kind]}.")
    kept = _scaled(bare, by)
    if not re.fullmatch(_KEPT_NUMBER, kept):
        return _not(text, "This number has more digits than can be kept.")
    if kind is AnswerKind.PERCENTAGE and abs(float(kept)) > _WHOLE:
        return Typed(kept, "This is more than 100%.")
    return Typed(kept)


_SUCH_AS = {
    AnswerKind.NUMBER: "1,250",
    AnswerKind.MONEY: "£1,250.50",
    AnswerKind.PERCENTAGE: "12.5%",
}


def _scaled(number: str, by: int) -> str:
    """Return a number times ten to a power, without noughts that say nothing: "1.2", 6."""
    sign = "-" if number.startswith("-") else ""
    whole, _, part = number.removeprefix("-").partition(".")
    part = part.ljust(by, "0")
    whole, part = f"{whole}{part[:by]}".lstrip("0") or "0", part[by:].rstrip("0")
    kept = f"{whole}.{part}" if part else whole
    return kept if kept == "0" else sign + kept
