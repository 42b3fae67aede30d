"""What a document seems to be: whose it is, of what day and of what kind; the officer confirms."""

import re
from datetime import date

from desktopapp.plan import days
from desktopapp.plan.council import short_name
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
MONTHS = "|".join(days.MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?: ?(?:st|nd|rd|th))? ({MONTHS}),? (20\d\d)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b({MONTHS}),? (20\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(20[0-3]\d)(?:[/–-]\d{2,4})?\b")
_COVER = 600  # characters in which a document says its own date
_TITLE_LINES = 4  # at the top of a document, of which one may be its title
_TITLE = 12  # words
_DATE_LINE = re.compile(r"(?:^|\s)(?:Date|Dated|Published|Meeting date|Date of meeting):?\s")
_DATE_LINES = 3000  # characters in which a report's "Date:" stands
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


def short_council(name: str) -> str:
    """Return a council's name as it is compared: "Netherby Borough Council" is "netherby"."""
    return short_name(name).casefold().replace(" & ", " and ").replace("’", "'")


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


def guess_date(text: str, title: str = "", name: str = "") -> str:
    """Propose a document's date: its title's or file name's year, more exactly from its cover.

    Dates in running text are not its own, so only the first lines and a line that says "Date:"
    are looked at.
    """
    named = _date_in(title) or _date_in(name.replace("-", " ").replace("_", " "))
    labelled = _DATE_LINE.search(text[:_DATE_LINES])
    places = [text[labelled.end() : labelled.end() + 40]] if labelled else []
    for place in (*places, text[:_COVER]):
        said = _date_in(place)
        if said and (not named or (said.startswith(named) and len(said) > len(named))):
            return said
    return named


def _date_in(text: str) -> str:
    """Return the first day in a text, else the first month, else the first year."""
    months = MONTHS.casefold().split("|")
    if day := _DAY.search(text):
        return f"{day[3]}-{months.index(day[2].casefold()) + 1:02}-{int(day[1]):02}"
    if month := _MONTH.search(text):
        return f"{month[2]}-{months.index(month[1].casefold()) + 1:02}"
    if year := _YEAR.search(text):
        return year[1]
    return ""


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
