"""What a sentence says of a measure: "reduce waiting times from 12 days to 8 by March 2026".

What is read is proposed to a person and never kept by itself.
"""

import re

from desktopapp.plan.days import MONTHS
from desktopapp.plan.headway import exact
from desktopapp.plan.measure_values import typed_as_at, typed_measured
from desktopapp.plan.measures import Direction, Measure
from desktopapp.plan.plain_text import one_line

_DOWN = (
    r"reduc(?:e[sd]?|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:e[sd]?|ing)"
    r"|shorten(?:s|ed|ing)?|bring(?:s|ing)?|brought|drop(?:s|ped|ping)?|fall(?:s|ing)?|fell|fallen"
    r"|halv(?:e[sd]?|ing)"
)
_UP = (
    r"increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|improv(?:e[sd]?|ing)|grow(?:s|n|ing)?|grew"
    r"|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|ris(?:e[s]?|en|ing)|rose|expand(?:s|ed|ing)?"
)
_WITHIN = r"keep(?:s|ing)?|kept|maintain(?:s|ed|ing)?|hold(?:s|ing)?|held|stay(?:s|ed|ing)?"
_VERB = re.compile(
    rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP})|(?P<within>{_WITHIN}))\b", re.IGNORECASE
)
_NUMBER = (
    r"[\N{MINUS SIGN}-]?£?\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:k|m|bn|thousand|million|billion)\b)?"
    r"(?:\s?%|\s?per ?cent\b)?"
)
_UNIT = r"(?:[\s-](?!to\b|by\b|in\b|at\b|and\b|from\b|of\b|a?s\b|\d)[a-z]+(?:\sper\s[a-z]+)?)?"
_AMOUNT = rf"(?:{_NUMBER}){_UNIT}"
_MONTH = "|".join(f"{one[:3]}(?:{one[3:]})?" for one in MONTHS)
_TIME = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\s+\d{{4}}|(?:{_MONTH})\s+\d{{4}}"
    r"|\d{4}\s?[/\N{EN DASH}-]\s?\d{2,4}|\d{1,2}/\d{1,2}/\d{4}|\d{4})\b"
)
_AT = rf"(?:\s*\(?\s*(?:in|at|as at|on|during)\s+(?:the\s+end\s+of\s+)?(?P<AT>{_TIME})\s*\)?)?"
_FROM = rf"\bfrom\s+(?:about\s+|around\s+)?(?P<baseline>{_AMOUNT}){_AT.replace('AT', 'was')}"
_TO = (
    r"\bto\s+(?:at\s+(?:least|most)\s+|below\s+|under\s+|over\s+|about\s+|around\s+)?"
    rf"(?P<target>{_AMOUNT})"
)
_PATTERN_FROM = re.compile(_FROM, re.IGNORECASE)
_PATTERN_TO = re.compile(_TO, re.IGNORECASE)
_BETWEEN = re.compile(
    rf"\b(?:between|within)\s+(?P<target>{_AMOUNT})\s+(?:and|to)\s+(?P<most>{_AMOUNT})",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:by|before|until)\s+(?:the\s+)?(?:end\s+of\s+)?(?P<due>{_TIME})", re.IGNORECASE
)
_PARTS = re.compile(rf"(?P<number>{_NUMBER})[\s-]*(?P<unit>.*)", re.IGNORECASE | re.DOTALL)
_ANY = re.IGNORECASE
_LONGEST = 120  # letters of a name


def measure_said(words: str) -> Measure:
    """Return what a text says of a measure, without an id; what it does not say stays empty."""
    text = one_line(words)
    verb, between = _VERB.search(text), _BETWEEN.search(text)
    begun, end, by = _PATTERN_FROM.search(text), _PATTERN_TO.search(text), _BY.search(text)
    end = between or end
    target = end["target"] if end else ""
    baseline = begun["baseline"] if begun else ""
    unit = _unit(baseline) or _unit(target) or (_unit(between["most"]) if between else "")
    return Measure(
        id="",
        name=_name(text, verb, [one for one in (begun, end) if one]),
        unit=unit,
        direction=_direction(verb, unit, baseline, target, is_between=between is not None),
        baseline=_value(unit, baseline),
        baseline_as_at=_day(begun["was"] or "") if begun else "",
        target=_value(unit, target),
        target_to=_value(unit, between["most"]) if between else "",
        target_date=_day(by["due"]) if by else "",
    )


def _parts(amount: str) -> tuple[str, str]:
    found = _PARTS.fullmatch(amount.strip())
    return (found["number"].strip(), found["unit"].strip()) if found else ("", "")


def _unit(amount: str) -> str:
    number, behind = _parts(amount)
    if "£" in number:
        return "£"
    return "%" if re.search(r"%|per ?cent", number, re.IGNORECASE) else behind


def _value(unit: str, amount: str) -> str:
    """Return an amount as it is kept; one of another unit as it stands, for a person to see."""
    number, behind = _parts(amount)
    own = _unit(amount)
    typed = typed_measured(unit, number if not behind or own == unit else amount)
    return typed.value if typed.is_understood else one_line(amount)


def _day(words: str) -> str:
    """Return a day as it is kept; one that there is not as it stands, for a person to see."""
    return typed_as_at(words).value


def _direction(
    verb: re.Match[str] | None, unit: str, baseline: str, target: str, *, is_between: bool
) -> Direction:
    """Return the way to go: what two numbers say goes before the verb that says it."""
    if is_between:
        return Direction.WITHIN
    was, shall = exact(_value(unit, baseline)), exact(_value(unit, target))
    if was is not None and shall is not None and was != shall:
        return Direction.UP if shall > was else Direction.DOWN
    return Direction.DOWN if verb and verb["down"] else Direction.UP


def _name(text: str, verb: re.Match[str] | None, values: list[re.Match[str]]) -> str:
    """Return what is measured: the words between the verb and the first value, or before these."""
    if not values:
        return _bare(text)
    first = min(one.start() for one in values)
    begins = verb.end() if verb and verb.end() <= first else 0
    between = _bare(text[begins:first])
    return between or _bare(text[: verb.start()] if verb else "")


def _bare(words: str) -> str:
    """Return words as a name: without a day before them, an article, a verb that helps another."""
    bare = _BY.sub("", words).strip(" .,;:()")
    bare = re.sub(r"^(?:we\s+(?:will|shall|plan to|aim to)|the|our|its)\s+", "", bare, flags=_ANY)
    bare = re.sub(r"\s+(?:will|should|shall|is|are|to|has|have)$", "", bare, flags=_ANY)
    named = f"{bare[:1].upper()}{bare[1:]}"
    return named if len(named) <= _LONGEST else named[:_LONGEST].rsplit(" ", 1)[0]
