"""The date that a document says it has, looked for as a careful reader would; else none."""

import re
from collections.abc import Iterator
from itertools import pairwise

from desktopapp.plan import days

_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?: ?(?:st|nd|rd|th))? (?:of )?(?P<in>{days.MONTH}),? (?P<of>20\d\d)"
    r"|(?P<figures>20\d\d-\d\d?-\d\d?|\d\d?[./]\d\d?[./]20\d\d)"
    rf"|(?P<month>{days.MONTH}),? (?P<its>20\d\d)"
    r"|(?P<year>20[0-3]\d)(?: ?[/–-] ?\d{2,4})?)\b",
    re.IGNORECASE,
)
_WHAT = "meeting|report|publication|issue|decision|adoption|approval"
_LABEL = re.compile(  # what stands before a document's own date, at the beginning of a line
    rf"(?:(?:{_WHAT}) date|date(?: of (?:the )?(?:{_WHAT})| published| issued| approved| adopted)?"
    r"|dated|published(?: on)?|issued|approved|adopted|(?:last )?(?:updated|reviewed|revised))"
    r"(?:\s*[:|–-]\s*|\s+|$)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(days.WEEKDAYS)}),?\s+", re.IGNORECASE)
_FRONT = 3000  # characters in which a document says its date after a label
_COVER = 600  # characters in which it says it by itself
_TITLE_LINES, _TITLE = 4, 12  # lines of which one may be the title, and its words
_BODIES = frozenset(
    "agenda board cabinet committee council executive forum meeting minutes panel".split()  # noqa: SIM905  # reads best as a line
)
_VERSIONS = frozenset("draft edition final issue published revised updated version".split())  # noqa: SIM905  # the same
_SMALL = frozenset("a and annual at for full held of on ordinary the to special v".split())  # noqa: SIM905  # the same
_EVENT = re.compile(  # what stands before the date of something else than the document
    r"(?::|\b(?:after|before|between|by|during|from|in|since|to|until)\W*)\s*$", re.IGNORECASE
)


def guess_date(text: str, title: str = "", name: str = "") -> str:
    """Propose a document's date, as exactly as it is known, or nothing where it says none.

    What stands after a label such as "Date:" goes before all; then its title's or file name's,
    more exactly from its cover. A date within a sentence is of what is told there.
    """
    labelled = next(_after_labels(text[:_FRONT]), "")
    if labelled:
        return labelled
    named = date_in(title) or date_in(name.replace("-", " ").replace("_", " "))
    covers = list(_on_cover(text[:_COVER]))
    if not named:
        return max(covers, key=len, default="")
    return next((one for one in covers if one.startswith(named) and one != named), named)


def date_in(words: str) -> str:
    """Return the first date in some words, a day or a month before a year alone, or nothing."""
    found = [said for one in _DATE.finditer(words) if (said := _kept(one))]
    return next((said for said in found if "-" in said), found[0] if found else "")


def _kept(found: re.Match[str]) -> str:
    """Return a date as it is kept; nothing where there is no such day."""
    if found["year"]:
        return found["year"]
    day = " ".join(filter(None, found.group("day", "in", "of", "figures", "month", "its")))
    return days.typed_known(day) or ""


def _after_labels(text: str) -> Iterator[str]:
    """Go through the dates right behind a label that begins a line, or in the line below it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line, below in pairwise([*lines, ""]):
        label = _LABEL.match(line)
        if label:
            rest = line[label.end() :] or below
            weekday = _WEEKDAY.match(rest)
            found = _DATE.match(rest, weekday.end() if weekday else 0)
            if found and (said := _kept(found)):
                yield said


def _on_cover(cover: str) -> Iterator[str]:
    """Go through the dates of the lines on a cover that say nothing else, and of its title."""
    lines = [line.strip() for line in cover.splitlines() if line.strip()]
    for n, line in enumerate(lines):
        found = _DATE.search(line)
        said = _kept(found) if found else ""
        if found and said:
            before, rest = line[: found.start()], line[found.end() :]
            is_title = n < _TITLE_LINES and _is_title(line, before, rest)
            if is_title or _says_only_when(f"{before} {rest}"):
                yield said


def _is_title(line: str, before: str, rest: str) -> bool:
    """Tell whether a line is a title that ends in its date: short, and of no event's day."""
    return len(line.split()) <= _TITLE and not rest.strip(" )") and not _EVENT.search(before)


def _says_only_when(beside: str) -> bool:
    """Tell whether the words beside a date say at most who met then, or which version it is."""
    words = [one.strip(".,;:()|–-") for one in _WEEKDAY.sub("", f"{beside} ").split()]
    words = [one for one in words if one and one.casefold() not in _SMALL and one[0].isalpha()]
    if all(one.casefold() in _VERSIONS for one in words):
        return True
    names = all(one[0].isupper() or one.casefold() in _BODIES for one in words)
    return names and any(one.casefold() in _BODIES for one in words)
