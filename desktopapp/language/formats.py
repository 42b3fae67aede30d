"""One thing that a text writes in two ways: periods, dates, shares, “the council has”."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from desktopapp.language.faults import Fault
from desktopapp.plan.days import MONTH

_COUNCIL = re.compile(
    r"(?<![Ii]f )(?<!though )(?<!unless )\b(?:[Tt]he|[Oo]ur|this"
    r"|[A-Z][a-z]+(?: (?:Borough|District|City|County))?) [Cc]ouncil"
    r"(?: (?:also|now|already|therefore))? (?P<verb>have|are|were|has|is|was)\b(?! not to\b)"
)
_AS_SEVERAL = re.compile(r"\b(?:[Tt]hey|[Tt]heir)\b")


def council_verbs(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the verbs of "the council" in a text, each with where it stands."""
    return tuple((match["verb"], *match.span()) for match in _COUNCIL.finditer(text))


def council_has(text: str) -> Iterator[Fault]:
    """Go through "the council have" where the text elsewhere says "has", or nothing tells."""
    found = council_verbs(text)
    one = sum(verb in AS_ONE for verb, _, _ in found)
    several = len(found) - one
    if not one and _AS_SEVERAL.search(text):
        return
    odd_is_one = bool(one) and several > one
    for verb, start, end in found:
        if (verb in AS_ONE) is odd_is_one:
            yield Fault(start, end, "The council “has” or “have”: one of them throughout.")


AS_ONE = frozenset({"has", "is", "was"})  # verbs of the council as one
_PERIODS = (
    ("2023/24", re.compile(r"(?<![\d/£.,–-])20\d\d/\d\d(?![\d/])")),
    ("2023-24", re.compile(r"(?<![\d/£.,–-])20\d\d[-–]\d\d(?![\d/–-])")),
    ("2023/2024", re.compile(r"(?<![\d/£.,–-])20\d\d/20\d\d(?![\d/])")),
    ("23/24", re.compile(r"(?<![\d/£.,–-])(?!24/7)(?:1[0-9]|2[0-9])/(?:1[1-9]|[23]\d)(?![\d/%])")),
)
_DAYS = (
    ("12 June 2024", re.compile(rf"\b\d{{1,2}} (?:{MONTH})(?:,? \d{{4}})?\b")),
    (
        "12th June 2024",
        re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{MONTH})(?:,? \d{{4}})?\b"),
    ),
    (
        "June 12, 2024",
        re.compile(rf"\b(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?(?! ?\d)\b"),
    ),
    ("12/06/2024", re.compile(r"(?<![\d/])\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d(?![\d/])")),
)
_SHARES = (
    ("5%", re.compile(r"\d[\d.,]* ?%")),
    ("5 per cent", re.compile(r"\d[\d.,]* per ?cent\b")),
)


def forms_in(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """Return periods, dates and shares of a text: what each is, how it is written, and where."""
    return tuple(
        (what, name, *match.span())
        for what, forms in (("Periods", _PERIODS), ("Dates", _DAYS), ("Shares", _SHARES))
        for name, form in forms
        for match in form.finditer(text)
    )


def usual_forms(found: Iterable[tuple[str, str, int, int]]) -> dict[str, str]:
    """Return how most of each are written, of those that are written in two ways."""
    counts: dict[str, Counter[str]] = {}
    for what, name, _, _ in found:
        counts.setdefault(what, Counter())[name] += 1
    return {what: ways.most_common(1)[0][0] for what, ways in counts.items() if len(ways) > 1}


def mixed_formats(text: str) -> Iterator[Fault]:
    """Go through periods, dates and shares that are written otherwise than most in this text."""
    found = forms_in(text)
    usual = usual_forms(sorted(found, key=lambda one: one[2]))
    for what, name, start, end in found:
        if what in usual and name != usual[what]:
            why = f"{what} are written in two ways: elsewhere as “{usual[what]}”."
            yield Fault(start, end, why)
