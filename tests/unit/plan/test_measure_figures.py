"""Measures of a figure: one change of its value changes the measure and its tables too."""

from dataclasses import replace
from datetime import date

from desktopapp.plan.figure_uses import with_figure, without_figure
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.headway import Headway, headway
from desktopapp.plan.measure_figures import figures_that_measure, following_figures
from desktopapp.plan.measure_table import measures_table
from desktopapp.plan.measures import Direction, Measure
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Table, plain_runs
from desktopapp.store.resources import sample

SPEND = Figure(
    "f1",
    "Agency spend",
    FigureUnit.MONEY,
    now=FigureValue("v1", "2400000", as_at=date(2024, 3, 31)),
)
MEASURE = Measure(
    "m1",
    "Agency spend",
    direction=Direction.DOWN,
    baseline="2400000",
    baseline_as_at="2024-03",
    target="1800000",
    target_date="2026-03",
    figure="f1",
)


def begun() -> Plan:
    plan = following_figures(replace(sample(), figures=(SPEND,), measures=(MEASURE,)))
    part = plan.answers[0]
    return plan.with_text(part.id, (*part.text, measures_table(plan.measures)))


def test_a_measure_has_the_unit_and_values_of_its_figure_and_follows_it() -> None:
    plan = begun()
    assert plan.measures[0].unit == "£"
    later = FigureValue("v2", "2000000", as_at=date(2025, 3, 31))
    changed = with_figure(plan, replace(SPEND, now=later))
    (measure,) = changed.measures
    assert [(one.value, one.as_at) for one in measure.values] == [
        ("2400000", "2024-03-31"),
        ("2000000", "2025-03-31"),
    ]
    assert headway(measure).headway is Headway.ON_THE_WAY
    table = changed.answers[0].text[-1]
    assert isinstance(table, Table)
    assert plain_runs(table.rows[1][3]) == "£2,000,000, 31 March 2025"


def test_a_measure_whose_figure_is_removed_keeps_its_last_values() -> None:
    plan = begun()
    assert without_figure(plan, "f1").measures == plan.measures


def test_only_figures_that_are_numbers_measure_anything() -> None:
    words = Figure("f2", "Motto", FigureUnit.TEXT, now=FigureValue("v", "Onwards"))
    day = Figure("f3", "Day", FigureUnit.DATE, now=FigureValue("v", "2027-06-30"))
    plan = replace(begun(), figures=(SPEND, words, day))
    assert figures_that_measure(plan) == (SPEND,)
    tied = replace(plan, measures=(replace(MEASURE, figure="f2"),))
    assert following_figures(tied) is tied


def test_values_without_ids_of_their_own_are_told_apart() -> None:
    old = FigureValue("", "1", as_at=date(2020, 1, 1))
    figure = replace(SPEND, history=(old, replace(old, value="2")))
    plan = following_figures(replace(sample(), figures=(figure,), measures=(MEASURE,)))
    ids = [one.id for one in plan.measures[0].values]
    assert len(set(ids)) == len(ids) == 3
    assert following_figures(plan) is plan
