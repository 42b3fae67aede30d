"""Points that are open near the deadline, without a reason, or answered where nothing is."""

from datetime import timedelta

import pytest

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.rules import check
from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.pages import lay_out
from desktopapp.plan.coverage import covered_asks
from desktopapp.plan.plan import AskState, Coverage, Plan
from desktopapp.store.resources import sample

DAY = sample().deadline


def found(plan: Plan, rule: str, days: int = 60) -> list[Finding]:
    """Return what a rule finds so many days before the plan is to be returned."""
    assert DAY
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    facts = Facts(plan, DAY - timedelta(days), document, counted)
    return [one for one in check(facts) if str(one.rule) == rule]


def test_what_is_all_said_is_not_named() -> None:
    for rule in ("open points", "reason", "nowhere"):
        assert found(sample(), rule, days=1) == []


@pytest.mark.parametrize(
    ("days", "when"),
    [(15, ""), (14, "in 14 days"), (1, "in 1 day"), (0, "today"), (-1, "")],
)
def test_open_points_are_counted_near_the_deadline_and_as_everywhere(days: int, when: str) -> None:
    plan = sample().with_coverage("t1.q1a", Coverage())
    plan = plan.with_coverage("t1.q2a", Coverage(AskState.LEFT_OUT))
    findings = found(plan, "open points", days)
    assert len(findings) == bool(when)
    for one in findings:
        assert one.message.startswith(f"{covered_asks(plan).open} points are open")
        assert when in one.message
        assert one.asks == ("t1.q1a", "t1.q2a")


def test_points_without_a_reason_are_one_finding_until_it_is_said() -> None:
    plan = sample().with_coverage("t1.q2a", Coverage(AskState.LEFT_OUT))
    (finding,) = found(plan, "reason")
    assert finding.message == "Of 1 point nobody said why it does not apply or is left out."
    plan = plan.with_coverage("t1.q1a", Coverage(AskState.NOT_APPLICABLE))
    (finding,) = found(plan, "reason")
    assert finding.asks == ("t1.q1a", "t1.q2a")
    for one in finding.asks:
        plan = plan.with_coverage(one, Coverage(AskState.LEFT_OUT, reason="Too early"))
    assert found(plan, "reason") == []


def test_a_point_and_a_requirement_that_lead_to_nothing_are_named_each() -> None:
    plan = sample()
    empty = plan.answers_to("t1.q2")[0].id
    plan = plan.with_text(empty, ())
    plan = plan.with_coverage("t1.q1a", Coverage(AskState.ELSEWHERE, empty))
    plan = plan.with_coverage("metrics", Coverage(AskState.HERE, empty))
    ask, requirement = found(plan, "nowhere")
    assert ask.message == (
        "“What changed to become more productive” is said to be answered elsewhere. Nothing is "
        "written under 1.2 Measuring productivity yet."
    )
    assert requirement.asks == ("metrics",)
