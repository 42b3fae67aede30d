"""A question that one left aside while the other filled it in: whether it stays is asked."""

from dataclasses import replace

import pytest

from desktopapp.asking.checking import laid_aside
from desktopapp.plan.asked_anew import with_brief
from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.giving import given_to, with_given
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import paragraphs
from desktopapp.plan.things import each_at, with_thing
from tests.unit.plan.test_given import PLAN

ROWS = GivenRow("b", {"Cost": "12"}), GivenRow("c", {"Cost": "77"})
BASE = with_given(PLAN, "costs", Given(rows=ROWS[:1]))
FILLED = with_given(BASE, "costs", Given(rows=ROWS))


def aside(plan: Plan, at: str = "costs") -> Plan:
    return with_brief(plan, laid_aside(plan.brief_as_sent, at))


def asked(plan: Plan) -> list[str]:
    return [one.id for _, one in plan.brief.questions()]


@pytest.mark.parametrize("is_ours", [True, False])
@pytest.mark.parametrize("stays", [True, False])
@pytest.mark.parametrize("at", ["costs", "waters"])
def test_a_question_that_one_left_aside_and_the_other_filled_in_is_asked_about(
    at: str, *, is_ours: bool, stays: bool
) -> None:
    sides = (aside(BASE, at), FILLED)
    ours, theirs = sides if is_ours else sides[::-1]
    met: list[Clash] = []

    def choose(clash: Clash) -> Resolution:
        met.append(clash)
        return Resolution.THEIRS if is_ours == stays else Resolution.OURS

    merged = merge(BASE, ours, theirs, choose)
    (clash,) = merged.clashes
    who = "you left it aside, they" if is_ours else "they left it aside, you"
    assert clash.place == f"1.3 Costs ({who} changed its answer)"
    assert "77" in (clash.theirs if is_ours else clash.ours)
    assert "77" not in clash.base
    assert given_to(merged.plan, "costs").rows == ROWS  # whatever is decided, nothing is lost
    assert ("costs" in asked(merged.plan)) is stays
    if stays and at == "costs":
        assert merged.plan.brief == BASE.brief
    assert "costs" not in [one.id for one in merged.plan.brief.dropped] or not stays


def test_what_is_filled_in_for_each_of_several_things_is_asked_about_too() -> None:
    each = each_at(PLAN, "each")
    assert each
    base, thing = with_thing(PLAN, each, "The weir")
    theirs = with_given(base, f"aim@{thing.id}", Given("To keep the mill dry"))
    merged = merge(base, aside(base, "aim"), theirs, lambda _clash: Resolution.THEIRS)
    assert [clash.theirs for clash in merged.clashes] == ["To keep the mill dry"]
    assert merged.plan == theirs


@pytest.mark.parametrize("change", ["none", "a text", "another question"])
def test_nobody_is_asked_where_nothing_would_be_hidden(change: str) -> None:
    theirs = {
        "none": BASE,
        "a text": BASE.with_answer_to("costs", paragraphs("They rise.")),
        "another question": with_given(BASE, "agree", Given("Yes")),
    }[change]
    merged = merge(BASE, aside(BASE), theirs)
    assert not merged.clashes
    assert "costs" not in asked(merged.plan)


def test_both_that_left_a_question_aside_are_not_asked() -> None:
    theirs = aside(replace(FILLED, title="Another title"))
    assert not merge(BASE, aside(BASE), theirs).clashes
