"""One thing that a text writes in two ways: periods, dates, shares, “the council has”."""

import re
from collections import Counter
from collections.abc import Iterator

from desktopapp.language.faults import Fault
from desktopapp.plan.days import MONTH

_COUNCIL = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|this|[A-Z][a-z]+(?: (?:Borough|District|City|County))?) [Cc]ouncil"
    r"(?: (?:also|now|already|therefore))? (?P<verb>have|are|were|has|is|was)\b(?! not to\b)"
)
_AS_SEVERAL = re.compile(r"\b(?:[Tt]hey|[Tt]heir)\b")


def council_has(text: str) -> Iterator[Fault]:
    """Go through "the council have" where the text elsewhere says "has", or nothing tells."""
    found = list(_COUNCIL.finditer(text))
    one = sum(match["verb"] in ("has", "is", "was") for match in found)
    several = len(found) - one
    if not one and _AS_SEVERAL.search(text):
        return
    odd = ("have", "are", "were") if several <= one or not one else ("has", "is", "was")
    for match in found:
        if match["verb"] in odd:
            yield Fault(*match.span(), "The council “has” or “have”: one of them throughout.")


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


def mixed_formats(text: str) -> Iterator[Fault]:
    """Go through periods, dates and shares that are written otherwise than most in this text."""
    for what, forms in (("Periods", _PERIODS), ("Dates", _DAYS), ("Shares", _SHARES)):
        found = [(name, match.span()) for name, form in forms for match in form.finditer(text)]
        counts = Counter(name for name, _ in found)
        if len(counts) <= 1:
            continue
        first = {name: min(span for each, span in found if each == name) for name in counts}
        usual = max(counts, key=lambda name: (counts[name], -first[name][0]))
        for name, (start, end) in found:
            if name != usual:
                yield Fault(start, end, f"{what} are written in two ways: elsewhere as “{usual}”.")
