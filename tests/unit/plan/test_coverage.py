"""How asks stand: what a person said, and till then what is known, which nobody said."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from desktopapp.asking.checking import with_question
from desktopapp.plan.answered import reason_for
from desktopapp.plan.brief import Ask, Fact
from desktopapp.plan.council import Council, CouncilKind, council_named
from desktopapp.plan.council_facts import ASKED_FIRST, FactAnswer, fact_said, with_fact
from desktopapp.plan.coverage import (
    AskSign,
    all_answered,
    asked,
    covered_asks,
    covered_points,
    is_open,
    signs,
    tally,
    unplaced,
    with_council,
)
from desktopapp.plan.given import Given
from desktopapp.plan.giving import left, with_given
from desktopapp.plan.outline import outline_rows, ready
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.shared import as_shown
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import brief, sample, sample_response
from tests.strategies import harbour, plans

NAMED = council_named("Wyvern Vale District Council")
UNKNOWN = replace(NAMED, unsaid=tuple(Fact))


@pytest.fixture
def begun() -> Plan:
    return new_plan(brief("productivity-2024"), UNKNOWN)


def saying(plan: Plan, one: str, state: AskState, where: str = "") -> Plan:
    return plan.with_coverage(one, Coverage(state, where))


def of(plan: Plan, ones: Iterable[str]) -> set[AskSign]:
    stand = signs(plan)
    return {stand[one] for one in ones}


def test_nothing_is_said_not_to_apply_before_the_councils_facts_are_known(begun: Plan) -> None:
    assert begun.coverage == {}
    assert of(begun, ["t3.q6b", "t3.q7a", "t3.q8a"]) == {AskSign.UNSAID}
    assert of(begun, ["t1.q1a"]) == {AskSign.NO_TEXT}


def test_what_does_not_apply_follows_what_is_said_of_the_council_and_back(begun: Plan) -> None:
    known = begun.council
    for fact in Fact:
        known = with_fact(known, fact, FactAnswer(says=False))
    told = with_council(begun, known)
    assert of(told, ["t3.q6b", "t3.q8a"]) == {AskSign.NOT_APPLICABLE}
    assert of(with_council(told, begun.council), ["t3.q6b", "t3.q8a"]) == {AskSign.UNSAID}


@pytest.mark.parametrize("fact", list(Fact))
@pytest.mark.parametrize("says", [None, True, False])
def test_what_is_said_of_a_council_is_what_is_known_of_it(fact: Fact, says: bool | None) -> None:  # noqa: FBT001  # a case
    for council in (UNKNOWN, NAMED, replace(NAMED, kind=CouncilKind.LONDON)):
        told = with_fact(council, fact, FactAnswer(says, ("Castlewyn",)))
        assert fact_said(told, fact) == says


def test_a_yes_that_names_nobody_is_refused() -> None:
    with pytest.raises(Problem, match="Nobody is named"):
        with_fact(UNKNOWN, Fact.PARTNERS, FactAnswer(says=True))
    with pytest.raises(Problem, match="no name"):
        with_fact(UNKNOWN, Fact.DEVOLUTION, FactAnswer(says=True))


def test_a_council_of_an_earlier_version_has_said_all() -> None:
    assert [fact_said(Council("Any"), fact) for fact in ASKED_FIRST] == [True, False, False]
    assert Council("Any").facts() == {Fact.UPPER_TIER, Fact.PLANNING, Fact.HOUSING, Fact.WASTE}


def test_text_that_nobody_has_looked_at_is_told_from_none_and_from_answered(begun: Plan) -> None:
    written = begun.with_answer_to("t1.q1", paragraphs("We share officers."))
    assert of(written, ["t1.q1a"]) == {AskSign.TEXT}
    assert written.coverage == {}  # it is not stored
    assert of(saying(written, "t1.q1a", AskState.HERE), ["t1.q1a"]) == {AskSign.HERE}
    assert tally(signs(written))[AskSign.TEXT] == 1


def test_one_step_says_that_all_of_a_question_is_answered_and_takes_it_back(begun: Plan) -> None:
    left = begun.with_coverage("t1.q3a", Coverage(AskState.LEFT_OUT, reason="Too early."))
    done = all_answered(left, "t1.q3")
    assert of(done, ["t1.q3b"]) == {AskSign.HERE}
    assert of(done, ["t1.q3a"]) == {AskSign.LEFT_OUT}
    assert signs(all_answered(done, "t1.q3")) == signs(left)
    assert all_answered(begun, begun.sections[0].id) is begun


@pytest.mark.parametrize("state", [AskState.HERE, AskState.ELSEWHERE])
def test_a_requirement_is_placed_when_it_is_said_where(begun: Plan, state: AskState) -> None:
    first = unplaced(begun)[0]
    assert first in unplaced(saying(begun, first, state))
    assert first in unplaced(saying(begun, first, state, "  "))
    placed = saying(begun, first, state, "The accounts")
    assert first not in unplaced(placed)
    assert covered_points(placed).said == covered_points(begun).said + 1
    assert as_shown(placed).covered(first).where == "The accounts"


def test_the_signs_tell_of_all_that_is_asked(begun: Plan) -> None:
    assert [one.id for one in asked(begun)] == list(signs(begun))


def test_a_question_of_which_all_is_said_otherwise_is_as_good_as_ready(begun: Plan) -> None:
    settled = begun.with_coverage(
        "t3.q8a", Coverage(AskState.NOT_APPLICABLE, reason="No mayor here.")
    )
    rows = {row.where: row for row in outline_rows(settled, {})}
    assert (rows["t3.q8"].status, rows["t3.q8"].shape) == ("Does not apply", "dash")
    assert ready(settled)[0] == ready(begun)[0] + 1
    nowhere = saying(begun, "t3.q8a", AskState.ELSEWHERE)
    assert ready(nowhere) == ready(begun)  # it is not said where


def test_all_of_the_finished_sample_is_ready() -> None:
    assert ready(sample()) == (25, 25)


def test_what_is_chosen_or_filled_in_is_an_answer_as_text_is_and_what_is_left_is_none() -> None:
    done = sample_response()
    ask = Ask("a", "Whether there is one")
    plan = new_plan(with_question(done.brief_as_sent, "w10", asks=(ask,)), done.council)
    chosen = with_given(plan, "w10", Given("Yes"))
    assert (signs(plan)[ask.id], signs(chosen)[ask.id]) == (AskSign.NO_TEXT, AskSign.TEXT)
    assert signs(left(chosen, "w10", "Not ours"))[ask.id] is AskSign.NO_TEXT


@pytest.mark.parametrize("state", [AskState.NOT_APPLICABLE, AskState.LEFT_OUT])
def test_what_does_not_apply_or_is_left_out_counts_as_open_until_it_is_said_why(
    begun: Plan, state: AskState
) -> None:
    for one in ("t1.q2a", "metrics"):
        bare = saying(begun, one, state)
        assert of(bare, [one]) == {AskSign.NO_REASON}
        assert covered_points(bare) == covered_points(begun)
        spaces = begun.with_coverage(one, Coverage(state, reason="  "))
        assert covered_points(spaces) == covered_points(begun)
        told = begun.with_coverage(one, Coverage(state, reason="The county does it."))
        assert covered_points(told).said == covered_points(begun).said + 1


def test_what_the_councils_own_facts_rule_out_needs_no_other_reason() -> None:
    plan = new_plan(brief("productivity-2024"), NAMED)
    (ask,) = plan.brief.question("t3.q8")[1].asks
    assert plan.covered(ask.id) == Coverage(AskState.NOT_APPLICABLE)
    assert reason_for(plan, ask) == "No mayor, combined authority or devolution deal here"
    assert signs(plan)[ask.id] is AskSign.NOT_APPLICABLE
    left = saying(plan, ask.id, AskState.LEFT_OUT)
    assert signs(left)[ask.id] is AskSign.NO_REASON


@settings(max_examples=40)
@given(plans(harbour()))
def test_there_is_one_count_of_what_is_covered_however_it_is_asked(plan: Plan) -> None:
    done, stand = covered_points(plan), signs(plan)
    assert done.open == sum(map(is_open, stand.values()))
    assert sum(tally(stand).values()) == done.of == len(asked(plan))
    pages = {one.where for one in asked(plan) if one.where}
    assert sum(covered_asks(plan, one).said for one in pages) == covered_asks(plan).said
    assert done.said == covered_asks(plan).said + len(
        [one for one in asked(plan) if one.is_requirement and one.id not in unplaced(plan)]
    )
