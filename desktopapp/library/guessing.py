"""What a document seems to be: whose it is, and of what kind; the officer confirms."""

import re
from datetime import date

from desktopapp.plan.council import short_council
from desktopapp.plan.saying import counted

_COUNCIL = re.compile(
    r"\b((?:[A-Z][\w'’-]+ )(?:(?:and|upon|on|of|the|in|&) |[A-Z][\w'’-]+ ){0,5}?"
    r"(?:(?:Metropolitan |Royal )?(?:Borough|District|City|County) )?Council)\b"
)
_COUNCIL_OF = re.compile(
    r"\b((?:London |Royal )?Borough of [A-Z][\w'’-]+(?: (?:and|upon) [A-Z][\w'’-]+)?)"
)
_KINDS_OF_COUNCIL = frozenset({"borough", "district", "city", "county", "metropolitan", "royal"})
_NOT_A_PLACE = frozenset("the our this full each every your a an local both that parish".split())  # noqa: SIM905  # reads best as a line
_COVER = 600  # characters at the top of a document, where its title stands
_TITLE_LINES = 4  # at the top of a document, of which one may be its title
_TITLE = 12  # words
_KINDS = (
    ("productivity plan", "productivity plan"),
    ("digital", "digital strategy"),
    ("workforce", "workforce strategy"),
    ("shared service", "shared services report"),
    ("transformation", "transformation plan"),
    ("budget", "budget report"),
    ("corporate plan", "corporate plan"),
    ("council plan", "corporate plan"),
    ("strategy", "strategy"),
    ("report", "report"),
    ("minutes", "minutes"),
)


def guess_council(text: str) -> str:
    """Propose whose document this is: the council it names most often, or an empty name."""
    counts: dict[str, int] = {}
    for pattern in (_COUNCIL, _COUNCIL_OF):
        for match in pattern.finditer(text):
            name = " ".join(match[1].split())
            first = name.split()[0].casefold()
            if first in _NOT_A_PLACE or first in _KINDS_OF_COUNCIL:
                continue
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        return ""
    short = {name: short_council(name) for name in counts}
    totals: dict[str, int] = {}
    for name, count in counts.items():
        totals[short[name]] = totals.get(short[name], 0) + count
    winner = max(totals, key=lambda one: totals[one])
    return max((name for name in counts if short[name] == winner), key=len)


def guess_title(said: str, text: str, council: str) -> str:
    """Propose the title: what the document says, or the line below where that is its council."""
    whose = short_council(council)
    if not whose or short_council(said) != whose:
        return said
    lines = [line.strip() for line in text[:_COVER].splitlines() if line.strip()]
    for line in lines[:_TITLE_LINES]:
        if short_council(line) != whose and len(line.split()) <= _TITLE and line[-1] not in ".:;,":
            return line
    return said


def guess_kind(title: str) -> str:
    """Propose what a document is by its title."""
    lower = title.casefold()
    return next((kind for word, kind in _KINDS if word in lower), "document")


def age_in_words(dated: str, today: date) -> str:
    """Return how old a text of this date is: "2 years old", "from this year", or nothing."""
    if not dated[:4].isdigit():
        return ""
    months = (today.year - int(dated[:4])) * 12
    if dated[5:7].isdigit():
        months += today.month - int(dated[5:7])
    years = months // 12
    if years > 0:
        return f"{counted(years, 'year')} old"
    if len(dated) > 4 and months > 0:  # noqa: PLR2004  # a month is known
        return f"{counted(months, 'month')} old"
    return "from this year" if int(dated[:4]) == today.year else ""
