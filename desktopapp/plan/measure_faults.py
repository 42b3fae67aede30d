"""What a measure lacks or gets wrong, and whether the letter asks for measures at all."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktopapp.plan.brief import Brief, Force
from desktopapp.plan.days import last_day_of, said_date, said_known
from desktopapp.plan.headway import Headway, contradiction, exact, headway, latest_value
from desktopapp.plan.measures import Direction, Measure
from desktopapp.plan.saying import listed

_WANTED = re.compile(
    r"\b(?:(?:key )?performance indicators?|kpis?|metrics?"
    r"|measurable (?:targets?|outcomes?|goals?)|performance (?:measures?|targets?)|baselines?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|without)\b[^.;]*$", re.IGNORECASE)
_FIRM = frozenset({Force.MUST, Force.SHOULD, Force.EXPECTED, Force.ENCOURAGED})


class MeasureFault(StrEnum):
    """What may be wrong with a measure."""

    LACKS = "lacks"
    PASSED = "passed"
    STALE = "stale"
    WRONG = "wrong"


class FaultSaid(NamedTuple):
    """A fault of a measure, in the rest of a sentence that begins with its name."""

    fault: MeasureFault
    said: str


class Wish(NamedTuple):
    """A sentence of the letter that asks for measures.

    ``ask`` is the id of the requirement, or empty where a question asks.
    """

    words: str
    ask: str = ""
    question: str = ""


def wishes_for_measures(brief: Brief) -> Iterator[Wish]:
    """Go through what the letter says that wants metrics, indicators or measurable targets.

    “I do not want to specify a list of metrics” wants none.
    """
    for one in brief.requirements:
        if one.force in _FIRM and _wants(one.quote):
            yield Wish(one.quote, one.id)
    for _, question in brief.questions():
        if _wants(question.text) and not question.not_ours:
            yield Wish(question.text, question=question.id)


def _wants(words: str) -> bool:
    return any(not _DENIED.search(words[: one.start()]) for one in _WANTED.finditer(words))


def is_whole(measure: Measure) -> bool:
    """Tell whether a measure has what a reader needs to follow it: baseline, target and day."""
    is_kept = measure.direction is Direction.WITHIN
    target, baseline = exact(measure.target), exact(measure.baseline)
    return target is not None and (
        is_kept or (baseline is not None and last_day_of(measure.target_date) is not None)
    )


def measure_faults(measure: Measure, today: date) -> Iterator[FaultSaid]:
    """Go through what a measure lacks or gets wrong."""
    is_kept = measure.direction is Direction.WITHIN
    lacks = (
        ("no baseline", not measure.baseline.strip() and not is_kept),
        ("no target", not measure.target.strip()),
        ("no day for its target", not measure.target_date.strip() and not is_kept),
        ("no owner", not measure.owner.strip()),
    )
    if found := [words for words, is_so in lacks if is_so]:
        yield FaultSaid(MeasureFault.LACKS, f"has {listed(found)}")
    if wrong := contradiction(measure):
        yield FaultSaid(MeasureFault.WRONG, f"contradicts itself: {_within(wrong)}")
    yield from _unread(measure)
    due = last_day_of(measure.target_date)
    if due and due < today and headway(measure).headway is not Headway.MET:
        by = said_known(measure.target_date)
        yield FaultSaid(MeasureFault.PASSED, f"was to reach its target by {by}")
    latest = latest_value(measure)
    read = last_day_of(latest.as_at) if latest else None
    if read and (today - read).days > 365:  # noqa: PLR2004  # a year
        yield FaultSaid(
            MeasureFault.STALE, f"was last measured on {said_date(read)}, over a year ago"
        )


def _within(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}".rstrip(".")


def _unread(measure: Measure) -> Iterator[FaultSaid]:
    """Name what was kept as it was typed, since it is no number or no day."""
    numbers = (measure.baseline, measure.target, measure.target_to)
    values = [*numbers, *(one.value for one in measure.values)]
    days = (measure.baseline_as_at, measure.target_date, *(one.as_at for one in measure.values))
    words = [one for one in values if one.strip() and exact(one) is None]
    words += [one for one in days if one.strip() and last_day_of(one) is None]
    if words:
        yield FaultSaid(MeasureFault.WRONG, f"holds “{words[0]}”, which is no number or day")
