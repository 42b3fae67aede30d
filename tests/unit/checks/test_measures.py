"""What the checks say of measures: where the letter asks for them, and of each by itself."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.checks.finding import Finding
from desktopapp.checks.rule import Severity
from desktopapp.operations.exporting import check_plan
from desktopapp.plan.council import Council
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import brief
from tests.strategies import harbour

TODAY = date(2025, 6, 2)
WHOLE = Measure(
    "m1",
    "Days to decide",
    unit="days",
    direction=Direction.DOWN,
    baseline="12",
    baseline_as_at="2024-04",
    target="8",
    target_date="2026-03",
    values=(MeasuredValue("v", "10", "2025-03"),),
    owner="Head of benefits",
)


def begun(*measures: Measure) -> Plan:
    plan = new_plan(brief("productivity-2024"), Council("Sallow Council"))
    plan = plan.with_answer_to("t1.q1", paragraphs("We joined two teams."))
    return replace(plan, measures=measures)


def found(plan: Plan, *names: str) -> list[Finding]:
    return [one for one in check_plan(plan, TODAY) if one.rule.name in names]


def asked(plan: Plan) -> list[Finding]:
    return found(plan, "measures asked for")


def test_a_letter_that_asks_for_metrics_is_quoted_while_no_measure_is_whole() -> None:
    (one,) = asked(begun())
    assert one.severity is Severity.SHOULD
    assert "key performance indicators" in one.message
    assert asked(begun(replace(WHOLE, baseline="")))
    assert asked(begun(WHOLE)) == []


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        (AskState.OPEN, Severity.SHOULD),
        (AskState.HERE, Severity.ADVICE),
        (AskState.ELSEWHERE, None),
        (AskState.LEFT_OUT, None),
        (AskState.NOT_APPLICABLE, None),
    ],
)
def test_what_a_person_said_of_it_counts(state: AskState, severity: Severity | None) -> None:
    plan = begun().with_coverage("metrics", Coverage(state, "the corporate plan", "Too early."))
    assert [one.severity for one in asked(plan)] == ([severity] if severity else [])


def test_a_letter_without_such_words_asks_for_none() -> None:
    plan = new_plan(harbour(), Council("Sallow Council"))
    assert asked(replace(plan, sections=())) == []


@pytest.mark.parametrize(
    ("said", "rule", "words"),
    [
        ({"owner": ""}, "measure not whole", "has no owner"),
        ({"direction": Direction.UP}, "measure contradicts itself", "contradicts itself"),
        ({"target_date": "2025-05"}, "measure overdue", "by May 2025"),
        (
            {"values": (MeasuredValue("v", "10", "2024-04"),)},
            "measure out of date",
            "last measured on 30 April 2024",
        ),
    ],
)
def test_each_fault_of_a_measure_is_a_finding_that_names_it(
    said: dict[str, object], rule: str, words: str
) -> None:
    plan = begun(replace(WHOLE, **said))  # type: ignore[arg-type]  # by the names of its fields
    (one,) = found(plan, rule)
    assert words in one.message
    assert "“Days to decide”" in one.message
    assert one.rule.view == "measures"
    assert found(begun(WHOLE), rule) == []


def test_a_thousand_measures_are_checked_at_once() -> None:
    many = tuple(replace(WHOLE, id=f"m{n}", owner="") for n in range(1_000))
    assert len(found(begun(*many), "measure not whole")) == 1_000
