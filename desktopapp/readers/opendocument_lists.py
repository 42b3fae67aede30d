"""How lists and headings of an OpenDocument text are numbered (ODF 1.3, 16.30 to 16.36)."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from desktopapp.plan.list_labels import NUMBER_FORMS, number_in_form
from desktopapp.readers.number_forms import in_form

OUTLINE = ""  # stands for the name of a style where headings are numbered
_PLACE = re.compile(r"%(\d{1,2})%")
_WRITTEN = {  # how LibreOffice names forms beyond those of ODF -> how Word does
    "01, 02, 03, ...": "decimalZero",
    "001, 002, 003, ...": "001",
    "0001, 0002, 0003, ...": "0001",
    "1st": "ordinal",
    "One": "cardinalText",
    "First": "ordinalText",
}
_MOST = 9_999  # of a number
_LONGEST = 80  # characters of a label


class OdtLevel(NamedTuple):
    """A level of a list: how its number is written, where it begins, and what stands around it."""

    form: str = ""  # nothing: a bullet, or words alone
    start: int = 1
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # so many levels stand in a label
    pattern: str = ""  # in place of these, as LibreOffice writes it: (%1%.%2%)


class OdtNumbering:
    """How far each style of list is counted."""

    def __init__(self, levels: Mapping[tuple[str, int], OdtLevel]) -> None:
        self._levels = levels
        self._counts: dict[str, dict[int, int]] = {}

    def begin(self, style: str, level: int, *, goes_on: bool) -> None:
        """Begin a list, which goes on with the one of its style before it or is counted anew."""
        if level == 1 and not goes_on:
            self._counts.pop(style, None)

    def label(self, style: str, level: int, value: str = "") -> str:
        """Count one item or heading, which may say its number, and return its label."""
        own = self._levels.get((style, level), OdtLevel())
        counts = self._counts.setdefault(style, {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        told = int(value[:4]) if value.isdecimal() else 0
        counts[level] = min(told or counts.get(level, own.start - 1) + 1, _MOST)
        if own.pattern:
            words = _PLACE.sub(lambda place: self._number(style, int(place[1])), own.pattern)
        elif own.form:
            levels = range(max(1, level - own.shown + 1), level + 1)
            numbers = ".".join(filter(None, (self._number(style, one) for one in levels)))
            words = f"{own.prefix}{numbers}{own.suffix}"
        else:
            words = f"{own.prefix}{own.suffix}"
        return " ".join(words.split())[:_LONGEST]

    def _number(self, style: str, level: int) -> str:
        own = self._levels.get((style, level), OdtLevel())
        number = self._counts.get(style, {}).get(level, own.start)
        if not own.form:
            return ""
        if own.form in _WRITTEN:
            return in_form(number, _WRITTEN[own.form])
        return number_in_form(number, own.form if own.form in tuple(NUMBER_FORMS) else "1")
