"""Limits as letters print them: "(Max 250 words)", "no more than 3 pages"."""

import re

from desktopapp.plan.wanted import Limit, LimitUnit

_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d{1,6})"
_UNIT = r"(words?|characters?|pages?|sides?)"
_MOST = (
    r"(?:max(?:imum)?\.?(?: of| length)?:?|up to|no more than|no longer than|not more than|"
    r"at most|"
    r"limit(?:ed)?(?: of| to|:)?|"
    r"not? exceed(?:ing)?|under|within|fewer than|less than|word (?:limit|count):?|"
    r"character limit:?|about|around|approximately|approx\.?|roughly|keep (?:it )?to|exceed)"
)
_LIMIT = re.compile(
    rf"(?P<before>{_MOST}\s+(?:a maximum of\s+)?)?{_FIGURE}[\s-]{_UNIT}\b"
    r"(?P<after>[\s,]*(?:max(?:imum)?\b|suggested|or (?:fewer|less|under)|limit|at most|"
    r"recommended|long|in length))?",
    re.IGNORECASE,
)
_WORD_LIMIT = re.compile(
    rf"\b(word|character|page) (?:limit|count|max(?:imum)?)\s*(?:is|of|:)?\s*{_FIGURE}\b",
    re.IGNORECASE,
)
_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDED = {name: str(n) for n, name in enumerate(_NAMES, 1)}
_IN_WORDS = re.compile(
    rf"\b({'|'.join(_WORDED)})(?= (?:to \w+ )?(?:words|characters|pages|sides)\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(\d{1,3}) (?:to|or|and) (\d{1,3}) (?:pages|sides)\b", re.IGNORECASE)
_SOFT = re.compile(r"suggest|about|around|approx|roughly|recommend|guide", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]\.?\s*$")
_UNITS = {
    "w": LimitUnit.WORDS,
    "c": LimitUnit.CHARACTERS,
    "p": LimitUnit.PAGES,
    "s": LimitUnit.PAGES,
}
_BARE = 8  # words of a line that holds a limit and nothing else
_MOST_NUMBER = 10_000_000


def limits_in(text: str) -> tuple[Limit, ...]:
    """Return the limits that a text says; a bare "250 words" is one where little else stands."""
    found = []
    text = in_figures(text)
    for one in _LIMIT.finditer(text):
        told = one["before"] or one["after"]
        if told or len(text.split()) <= _BARE:
            hard = not _SOFT.search(one.group())
            found.append(_limit(one[3], one[2], hard=hard))
    if not found:
        found += [_limit(one[1], one[2], hard=True) for one in _WORD_LIMIT.finditer(text)]
    return tuple(dict.fromkeys(one for one in found if one))


def in_figures(text: str) -> str:
    """Return a text whose limits are said in figures: "four pages" is 4 pages."""
    return _IN_WORDS.sub(lambda found: _WORDED[found[1].casefold()], text)


def pages_in(text: str) -> tuple[int, int] | None:
    """Return the fewest and the most pages that a text says: "three to four pages"."""
    found = _RANGE.search(in_figures(text))
    return (int(found[1]), int(found[2])) if found and 0 < int(found[1]) <= int(found[2]) else None


def _limit(unit: str, figure: str, *, hard: bool) -> Limit | None:
    most = int(figure.replace(",", ""))
    return Limit(_UNITS[unit[0].lower()], most, hard=hard) if 0 < most <= _MOST_NUMBER else None


def is_limit(text: str) -> bool:
    """Tell whether a line says a limit and nothing else."""
    return bool(limits_in(text)) and len(text.split()) <= _BARE


def without_limit(text: str) -> tuple[str, tuple[Limit, ...]]:
    """Return a text without the limit in brackets at its end, and that limit."""
    found = _BRACKETS.search(text)
    if found and (limits := limits_in(found[1])):
        return text[: found.start()].strip(), limits
    return text, limits_in(text)
