"""Edits of measures: tables in answers follow, two people's changes come together."""

from dataclasses import replace

from desktopapp.plan.clash import Resolution
from desktopapp.plan.measure_edits import changed_to, measures_at, with_measures, without_measure
from desktopapp.plan.measure_table import cells_of, measures_table
from desktopapp.plan.measures import Measure, MeasuredValue
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, Table, plain_runs
from desktopapp.store.resources import sample

CALLS = Measure("m1", "Calls answered", unit="%", baseline="60", target="90", where="t1.q3")
WAITS = Measure("m2", "Days to decide", unit="days", baseline="12", target="8")


def with_table(plan: Plan, table: Table) -> Plan:
    part = plan.answers[0]
    return plan.with_text(part.id, (*part.text, table))


def cell(plan: Plan, row: int, column: int) -> str:
    table = plan.answers[0].text[-1]
    assert isinstance(table, Table)
    return plain_runs(table.rows[row][column])


def test_a_table_of_all_measures_follows_them() -> None:
    plan = replace(sample(), measures=(CALLS, WAITS))
    plan = with_table(plan, measures_table(plan.measures))
    changed = with_measures(plan, (replace(WAITS, target="7"),))
    assert cell(changed, 2, 2) == "7 days"
    fewer = without_measure(changed, "m1")
    assert cell(fewer, 1, 0) == "Days to decide"
    assert fewer.measures == (replace(WAITS, target="7"),)


def test_a_table_of_one_question_follows_its_measures_alone() -> None:
    plan = replace(sample(), measures=(CALLS, WAITS))
    plan = with_table(plan, measures_table(measures_at(plan, "t1.q3")))
    assert with_measures(plan, (replace(WAITS, target="7"),)).parts() == plan.parts()
    assert cell(with_measures(plan, (replace(CALLS, target="95"),)), 1, 2) == "95%"


def test_a_table_that_somebody_wrote_in_stays_and_so_does_one_without_measures_left() -> None:
    plan = replace(sample(), measures=(WAITS,))
    table = measures_table(plan.measures)
    last = without_measure(with_table(plan, table), "m2")
    assert cell(last, 1, 0) == "Days to decide"
    written = replace(table, rows=(*table.rows[:-1], cells_of([("Days", "", "", "", "")])[0]))
    plan = with_table(plan, written)
    assert changed_to(plan, (replace(WAITS, target="7"),)).parts() == plan.parts()


def test_text_without_such_a_table_is_the_same_text() -> None:
    plan = replace(sample(), measures=(WAITS,))
    part = plan.answers[0]
    plan = plan.with_text(part.id, (Paragraph("p", (Run("No table here."),)),))
    assert without_measure(plan, "m2").answers[0] is plan.answers[0]


def test_two_who_changed_one_measure_differently_are_asked_and_values_of_both_stay() -> None:
    base = replace(sample(), measures=(CALLS, WAITS))
    ours = with_measures(
        base, (replace(WAITS, target="7", values=(MeasuredValue("a", "11", "2024-09"),)),)
    )
    theirs = with_measures(
        base, (replace(WAITS, target="6", values=(MeasuredValue("b", "10", "2025-03"),)),)
    )
    merged = merge(base, ours, theirs)
    (clash,) = merged.clashes
    assert clash.place == "measures, Days to decide, target"
    assert (clash.base, clash.ours, clash.theirs) == ("8", "7", "6")
    kept = merged.plan.measures[1]
    assert kept.target == "7"
    assert {one.id for one in kept.values} == {"a", "b"}
    theirs_chosen = merge(base, ours, theirs, lambda _clash: Resolution.THEIRS).plan
    assert theirs_chosen.measures[1].target == "6"


def test_a_thousand_measures_follow_in_one_go() -> None:
    many = tuple(Measure(f"m{n}", f"Measure {n}", target=str(n)) for n in range(1_000))
    plan = with_table(replace(sample(), measures=many), measures_table(many))
    assert cell(with_measures(plan, (replace(many[-1], target="7"),)), 1_000, 2) == "7"
