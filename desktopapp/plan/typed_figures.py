"""Figures that were typed by hand: found in a line of text, with what each of them says.

Years, numbers of sections and telephone numbers are no figures. Of a range, both ends are one
figure that says no single value.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktopapp.plan.days import MONTHS
from desktopapp.plan.figure_words import FULL, form_giving, typed_figure
from desktopapp.plan.figures import FigureUnit

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
_SIZE = r"(?:[ \N{NO-BREAK SPACE}]?(?:million|billion|thousand|bn|m|k)\b)"
_WORDED = "(?: (?:million|billion|thousand)\\b)"
_TO = r" ?(?:-|–|—|to) ?"
_SPACE = "[ \N{NO-BREAK SPACE}]?"
_THINGS = (
    r"(?:staff|posts|employees|officers|people|residents|customers|homes|properties|dwellings"
    r"|households|businesses|members|councillors|tonnes|visits|visitors|calls|cases|applications"
    r"|users|vehicles|sites|jobs|acres|hectares|kWh|children|pupils|places|contracts|schools)"
)
_SIGN = "(?:(?<![\\w£%)])[-\N{MINUS SIGN}])?"
_FOUND = re.compile(
    rf"(?P<between>\bbetween [^.;]{{1,30}}? and [£0-9.,]+{_SIZE}?(?:%|\b))"
    rf"|(?P<money>{_SIGN}£ ?{_NUMBER}{_SIZE}?(?P<money_to>{_TO}£ ?{_NUMBER}{_SIZE}?)?)(?![\w£])"
    rf"|(?<![\w.,/£])(?P<share>{_SIGN}{_NUMBER}(?P<share_to>{_SPACE}%?{_TO}{_NUMBER})?"
    rf"{_SPACE}(?:%|per ?cent\b))(?! points?\b)"
    rf"|(?<![\w.,/£])(?P<fte>{_NUMBER}(?P<fte_to>{_TO}{_NUMBER})?"
    rf"{_SPACE}(?:FTEs?\b|full[- ]time equivalents?\b))"
    rf"|(?<![\w.,/£])(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}) [0-9]{{4}})\b"
    rf"|(?<![\w.,/£-])(?P<many>{_NUMBER}(?:{_WORDED}|(?= {_THINGS}\b)))(?![\w%])"
    r"|(?<![\w.,/£-])(?P<count>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?)(?![\w%]|[.,/-][0-9])",
    re.IGNORECASE,
)
_UNITS = {
    "money": FigureUnit.MONEY,
    "share": FigureUnit.PERCENTAGE,
    "fte": FigureUnit.FTE,
    "day": FigureUnit.DATE,
    "many": FigureUnit.COUNT,
    "count": FigureUnit.COUNT,
}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ANY_DAY = date(2000, 1, 1)  # days are found with their year alone


class TypedFigure(NamedTuple):
    """A figure in a line of text: from where to where, what it counts, and its value.

    ``form`` is how the value is written so; nothing where no form gives just these words. A
    range, of which there is no single value, has an empty one.
    """

    start: int
    end: int
    unit: FigureUnit
    value: str
    form: str | None = FULL


def typed_figures(line: str) -> Iterator[TypedFigure]:
    """Go through the figures of a line of text."""
    if not any(one.isdigit() for one in line):
        return
    for found in _FOUND.finditer(line):
        kind = next((name for name in _UNITS if found[name]), "")
        if not kind:
            continue  # between two of them
        unit, words = _UNITS[kind], found[kind]
        if kind == "many" and _YEAR.fullmatch(words):
            continue
        start, end = found.span(kind)
        if found.groupdict().get(f"{kind}_to"):
            yield TypedFigure(start, end, unit, "", None)
            continue
        typed = typed_figure(unit, re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\b", "", words), _ANY_DAY)
        if typed.is_understood and typed.value:
            yield TypedFigure(start, end, unit, typed.value, form_giving(unit, typed.value, words))


def typed_figure_at(line: str, position: int) -> TypedFigure | None:
    """Return the figure with one value that stands at a position of a line, or just before it."""
    return next(
        (one for one in typed_figures(line) if one.value and one.start <= position <= one.end),
        None,
    )
