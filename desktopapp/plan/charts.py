"""A small chart of values over time, as data: what is drawn, and the same in words."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktopapp.plan.days import last_day_of, said_known
from desktopapp.plan.headway import exact, in_order_of_days
from desktopapp.plan.measure_table import said_name
from desktopapp.plan.measure_values import said_measured, said_target
from desktopapp.plan.measures import Direction, Measure
from desktopapp.plan.saying import listed

_LEAST = 2  # values that make a chart
_SAID = 8  # values that its words say one by one


class ChartPoint(NamedTuple):
    """A value with its day, each as it is said too."""

    day: date
    value: Decimal
    said_day: str
    said_value: str


class ChartLevel(NamedTuple):
    """A line across the chart, such as a target, with the words beside it."""

    value: Decimal
    said: str


class Chart(NamedTuple):
    """A chart: its title, its points in the order of their days, the levels drawn across.

    ``aim`` says what the levels mean, in words.
    """

    title: str
    points: tuple[ChartPoint, ...]
    levels: tuple[ChartLevel, ...] = ()
    aim: str = ""

    @property
    def alternative(self) -> str:
        """What the chart shows, in words, for those who cannot see it."""
        first, last = self.points[0], self.points[-1]
        if len(self.points) <= _SAID:
            said = listed([_said(one) for one in self.points])
        else:
            least = min(self.points, key=lambda one: one.value)
            most = max(self.points, key=lambda one: one.value)
            said = (
                f"{len(self.points)} values from {_said(first)} to {_said(last)}. "
                f"The lowest is {_said(least)}, the highest {_said(most)}"
            )
        ways = {True: "It rose", False: "It fell"}
        way = "It is as it was" if first.value == last.value else ways[last.value > first.value]
        aim = f" {self.aim}." if self.aim else ""
        return f"Line chart of {self.title}. {said}. {way}.{aim}"


def _said(point: ChartPoint) -> str:
    return f"{point.said_value} ({point.said_day})"


def chart_of(measure: Measure) -> Chart | None:
    """Return the chart of a measure that has values of two days or more; else nothing.

    What is no number or has no day stands in the table of its values alone.
    """
    points = tuple(_points(measure))
    if len({one.day for one in points}) < _LEAST:
        return None
    aim = said_target(measure)
    said = f"The target is {aim}" if aim else ""
    return Chart(said_name(measure), points, tuple(_levels(measure)), said)


def _points(measure: Measure) -> Iterable[ChartPoint]:
    for one in in_order_of_days(measure.values):
        day, value = last_day_of(one.as_at), exact(one.value)
        if day is not None and value is not None:
            said = said_measured(measure.unit, one.value)
            yield ChartPoint(day, value, said_known(one.as_at), said)


def _levels(measure: Measure) -> Iterable[ChartLevel]:
    within = measure.direction is Direction.WITHIN
    ends = (measure.target, measure.target_to) if within else (measure.target,)
    names = ("At least", "At most") if within else ("Target",)
    for name, value in zip(names, ends, strict=False):
        number = exact(value)
        if number is not None:
            yield ChartLevel(number, f"{name} {said_measured(measure.unit, value)}")
