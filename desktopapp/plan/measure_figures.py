"""Measures whose values are those of a figure: they follow it, as text that refers to it does."""

from collections.abc import Iterator
from dataclasses import replace

from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.headway import in_order_of_days
from desktopapp.plan.measure_edits import changed_to
from desktopapp.plan.measures import Measure, MeasuredValue
from desktopapp.plan.plan import Plan

_UNITS = {FigureUnit.MONEY: "£", FigureUnit.PERCENTAGE: "%", FigureUnit.FTE: "FTE"}
_COUNTED = frozenset({*_UNITS, FigureUnit.COUNT})


def figures_that_measure(plan: Plan) -> tuple[Figure, ...]:
    """Return the figures of a plan that are numbers."""
    return tuple(one for one in plan.figures if one.unit in _COUNTED)


def following_figures(plan: Plan) -> Plan:
    """Return a plan in which each measure of a figure has the values that the figure has.

    One whose figure is gone keeps the values that it had last.
    """
    known = {one.id: one for one in figures_that_measure(plan)}
    measures = tuple(
        _measured(one, known[one.figure]) if one.figure in known else one for one in plan.measures
    )
    return plan if measures == plan.measures else changed_to(plan, measures)


def _measured(measure: Measure, figure: Figure) -> Measure:
    unit = _UNITS.get(figure.unit, measure.unit)
    return replace(measure, unit=unit, values=in_order_of_days(_values(figure)))


def _values(figure: Figure) -> Iterator[MeasuredValue]:
    seen: set[str] = set()
    for n, one in enumerate(figure.values):
        if one.value.strip():
            own = one.id if one.id and one.id not in seen else f"{figure.id}-{n}"
            seen.add(own)
            yield MeasuredValue(own, one.value, _day(one))


def _day(value: FigureValue) -> str:
    return value.as_at.isoformat() if value.as_at else ""
