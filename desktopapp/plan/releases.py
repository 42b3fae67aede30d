"""Releases: who sent or published a plan, when, in which words, and with what still open.

A release says that it was done; no document waits for one. The words are kept as marks of them
(hashes), part by part, so that what was changed since can be told; the words themselves are in the
version of that day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from math import inf
from typing import NamedTuple

from desktopapp.plan.agreeing import agreed_words
from desktopapp.plan.days import said_date
from desktopapp.plan.naming import heading_above, name_of
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.release import RELEASED, OpenThen, Release, ReleaseKind
from desktopapp.plan.saying import counted
from desktopapp.plan.words_then import said_by

MOST_OPEN = 100  # things that are open, told one by one in a release
_MARK = 16  # letters of the mark of some words
_EARLIEST = 2000  # no plan was released before that year
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_NAMED = 5  # answers that are named where they were changed


class SinceRelease(NamedTuple):
    """What was changed since a release: parts that are there, those that are gone, the rest."""

    changed: tuple[Answer | Section, ...] = ()
    gone: int = 0
    beside: bool = False  # a title or heading, say, while all texts are as they were


def released(
    plan: Plan,
    release_id: str,
    kind: ReleaseKind,
    by: str,
    when: str,
    reason: str = "",
    still_open: Iterable[OpenThen] = (),
) -> Plan:
    """Return the plan with a release of it as it is now."""
    listed = tuple(still_open)
    made = Release(
        release_id,
        kind,
        one_line(by),
        when,
        reason.strip(),
        _whole(plan),
        _parts(plan),
        listed[:MOST_OPEN],
        max(len(listed) - MOST_OPEN, 0),
    )
    return replace(plan, releases=(*plan.releases, made))


def without_release(plan: Plan, release_id: str) -> Plan:
    """Return the plan in which a release is taken back."""
    return replace(plan, releases=tuple(one for one in plan.releases if one.id != release_id))


def releases_told(plan: Plan) -> tuple[Release, ...]:
    """Return all releases of a plan, the latest first, from whichever PC they came."""
    order = {one.id: n for n, one in enumerate(plan.releases)}
    return tuple(
        sorted(plan.releases, key=lambda one: (_moment(one.when), order[one.id]), reverse=True)
    )


def latest_release(plan: Plan, kind: ReleaseKind | None = None) -> Release | None:
    """Return the latest release of a kind, or of any; nothing where there is none."""
    return next((one for one in releases_told(plan) if kind in (None, one.kind)), None)


def since_release(plan: Plan, release: Release) -> SinceRelease:
    """Return what was changed since a release, in the order of the export."""
    if release.words == _whole(plan):
        return SinceRelease()
    now = _parts(plan)
    named = {part.id: part for part in plan.parts()}
    changed = tuple(named[one] for one, mark in now.items() if release.parts.get(one) != mark)
    gone = len(release.parts.keys() - now.keys())
    return SinceRelease(changed, gone, beside=not (changed or gone))


def said_since(plan: Plan, release: Release) -> str:
    """Say what was changed: "3 answers changed since it was submitted"; nothing for nothing."""
    since, done = since_release(plan, release), RELEASED[release.kind]
    if since.beside:
        return f"A title or heading changed since it was {done}"
    count = len(since.changed) + since.gone
    named = "text" if any(isinstance(one, Section) for one in since.changed) else "answer"
    return f"{counted(count, named)} changed since it was {done}" if count else ""


def named_since(plan: Plan, release: Release) -> str:
    """Name the first few parts that were changed since a release, and how many more there are."""
    since = since_release(plan, release)
    names = [name_of(plan, part) for part in since.changed[:_NAMED]]
    more = len(since.changed) - len(names)
    names += [f"{more} more"] if more else []
    names += [f"{counted(since.gone, 'text is', 'texts are')} gone"] if since.gone else []
    return ", ".join(names)


def said_release(release: Release) -> str:
    """Say what was done, by whom and when: "Submitted by A. Brook on 12 June 2024"."""
    return f"{RELEASED[release.kind].capitalize()}{said_by(release.by, release.when)}"


def said_open_then(release: Release) -> str:
    """Say how much was open: "with 2 things open and 1 set aside", or nothing."""
    aside = sum(bool(one.reason) for one in release.open)
    count = len(release.open) - aside + release.more
    said = [f"{counted(count, 'thing')} open"] if count else []
    said += [f"{aside:,} set aside"] if aside else []
    return f"with {' and '.join(said)}" if said else ""


def doubt_of_day(plan: Plan, kind: ReleaseKind, day: date, today: date) -> str:
    """Say what speaks against a day: a clock that is wrong, most often. Nothing stops it."""
    before = latest_release(plan, ReleaseKind.SUBMISSION)
    sent, asked = plan.brief.letter_date, said_date(day)
    if day.year < _EARLIEST:
        return f"{asked} is long ago. Is the clock of this PC right? Write the day as it was."
    if day > today:
        return f"{asked} is still to come."
    if sent and day < sent:
        return f"{asked} is before the letter, which is of {said_date(sent)}. Is the day right?"
    if kind is ReleaseKind.PUBLICATION and before and _day(before.when) > day:
        return f"{asked} is before it was submitted. Is the day right?"
    return ""


def _day(when: str) -> date:
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return date.min


def _moment(when: str) -> float:
    """Return when something was, to put it in order; what cannot be read comes first."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return -inf
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (known - _BEGINNING).total_seconds()  # no clock is asked: it knows few years


def _mark(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def _parts(plan: Plan) -> dict[str, str]:
    """Return the mark of each part that is printed, with what stands above and beside it."""
    found = {}
    for part in plan.parts():
        words = agreed_words(plan, part).strip()
        if words:
            found[part.id] = _mark(f"{heading_above(plan, part)}\n{words}")
    return found


def _whole(plan: Plan) -> str:
    return _mark("\n".join(_lines(plan)))


def _lines(plan: Plan) -> Iterator[str]:
    yield from (plan.title, plan.council.name)
    yield from (plan.theme_title(theme.id) for theme in plan.brief.themes)
    yield from (mark for _, mark in _parts(plan).items())
