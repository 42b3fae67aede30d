"""How far a measure is, from its values and their days: one rule, which the guide tells."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from desktopapp.plan.days import last_day_of
from desktopapp.plan.measures import Direction, Measure, MeasuredValue

_KEPT = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


class Headway(StrEnum):
    """How far a measure is. Said in words, and never by a colour alone."""

    MET = "Met"
    ON_THE_WAY = "On the way"
    BEHIND = "Behind"
    NOT_KNOWN = "Not known"


class HeadwaySaid(NamedTuple):
    """How far a measure is, and why, in a sentence."""

    headway: Headway
    why: str


def exact(value: str) -> Decimal | None:
    """Return a value as it is kept as a number, or nothing where it is none."""
    return Decimal(value) if _KEPT.fullmatch(value) else None


def in_order_of_days(values: Iterable[MeasuredValue]) -> tuple[MeasuredValue, ...]:
    """Return values in the order of their days; those without a day come first."""
    return tuple(sorted(values, key=lambda one: last_day_of(one.as_at) or date.min))


def latest_value(measure: Measure) -> MeasuredValue | None:
    """Return what was measured last; of two of one day, what was entered later."""
    said = in_order_of_days(one for one in measure.values if one.value.strip())
    return said[-1] if said else None


def with_value(measure: Measure, value: MeasuredValue) -> Measure:
    """Return a measure with a value, in the place of its older self where it has that."""
    others = [one for one in measure.values if one.id != value.id]
    return replace(measure, values=in_order_of_days([*others, value]))


@lru_cache(maxsize=2048)  # it is asked for each row of a table, over and over
def headway(measure: Measure) -> HeadwaySaid:
    """Tell how far a measure is.

    It is met where its latest value reaches its target. One that is to be kept within limits is
    behind outside them. Else it is behind where its latest value is from the target’s day or
    later. Else it is on the way where, of the way from baseline to target, it has gone at least
    the share that has gone of the time between their days; without both days, where it has gone
    any way towards its target.
    """
    latest = latest_value(measure)
    now, target = exact(latest.value if latest else ""), exact(measure.target)
    if latest is None or now is None or target is None:
        return _unknown(_lacking(measure, latest))
    if measure.direction is Direction.WITHIN:
        return _within(measure, now, target)
    if now >= target if measure.direction is Direction.UP else now <= target:
        return HeadwaySaid(Headway.MET, "The latest value reaches the target.")
    return _short(measure, latest, now, target)


def _lacking(measure: Measure, latest: MeasuredValue | None) -> str:
    """Say what is missing to tell how far a measure is."""
    if not measure.target:
        return "There is no target."
    if exact(measure.target) is None:
        return "The target is not a number."
    return "The latest value is not a number." if latest else "No value was entered yet."


def _short(measure: Measure, latest: MeasuredValue, now: Decimal, target: Decimal) -> HeadwaySaid:
    """Tell how far a measure is whose target is not reached."""
    due, read = last_day_of(measure.target_date), last_day_of(latest.as_at)
    if due and read and read >= due:
        return HeadwaySaid(Headway.BEHIND, "The day of the target came, and it is not reached.")
    baseline = exact(measure.baseline)
    if baseline is None:
        return _unknown("There is no baseline to tell the way from.")
    return _under_way(measure, (baseline, now, target), read)


def _unknown(why: str) -> HeadwaySaid:
    return HeadwaySaid(Headway.NOT_KNOWN, why)


def _within(measure: Measure, now: Decimal, least: Decimal) -> HeadwaySaid:
    """Tell how far a measure is that shall stay between two values."""
    most = exact(measure.target_to or measure.target)
    if most is None:
        return _unknown("The upper end of the target is not a number.")
    if min(least, most) <= now <= max(least, most):
        return HeadwaySaid(Headway.MET, "The latest value is within the target.")
    return HeadwaySaid(Headway.BEHIND, "The latest value is outside the target.")


def _under_way(
    measure: Measure, values: tuple[Decimal, Decimal, Decimal], read: date | None
) -> HeadwaySaid:
    """Tell how far a measure is that has not reached its target and need not yet."""
    baseline, now, target = map(Fraction, values)
    if target == baseline:
        return HeadwaySaid(Headway.BEHIND, "The latest value is worse than the baseline.")
    if (target > baseline) is not (measure.direction is Direction.UP):
        return _unknown("The target lies the other way from the baseline.")
    gone = (now - baseline) / (target - baseline)
    if gone <= 0:
        return HeadwaySaid(Headway.BEHIND, "The latest value is no nearer than the baseline.")
    begun, due = last_day_of(measure.baseline_as_at), last_day_of(measure.target_date)
    if not (begun and due and read and begun < due):
        return HeadwaySaid(Headway.ON_THE_WAY, "The latest value is nearer than the baseline.")
    if read < begun:
        return _unknown("The latest value is older than the baseline.")
    needed = Fraction((read - begun).days, (due - begun).days)
    said = f"{round(gone * 100)}% of the way in {round(needed * 100)}% of the time."
    return HeadwaySaid(Headway.ON_THE_WAY if gone >= needed else Headway.BEHIND, said)


def contradiction(measure: Measure) -> str:
    """Say where direction, baseline and target contradict one another, or nothing."""
    baseline, target = exact(measure.baseline), exact(measure.target)
    if measure.direction is Direction.WITHIN:
        most = exact(measure.target_to)
        if target is not None and most is not None and most < target:
            return "The upper end of the target is below its lower end."
        return ""
    if baseline is None or target is None:
        return ""
    if baseline == target:
        return "The target is the same as the baseline."
    if (target > baseline) is not (measure.direction is Direction.UP):
        better = "up" if measure.direction is Direction.UP else "down"
        there = "above" if target > baseline else "below"
        return f"The target is {there} the baseline, and {better} is said to be better."
    return ""
