"""Findings are set aside with a reason, stay aside while their words stay, and can come back."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from desktopapp.checks.finding import Finding
from desktopapp.checks.running import Looked
from desktopapp.operations.exporting import look_at_plan
from desktopapp.operations.rolling import rolled
from desktopapp.operations.setting_aside import with_another_look, with_set_aside
from desktopapp.plan.fixes import with_fixes
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.set_aside import said_aside
from desktopapp.plan.shared import as_shown
from desktopapp.plan.text import Paragraph, Picture, Run
from desktopapp.store.planfile import decode_plan, encode
from desktopapp.store.resources import sample
from tests.strategies import harbour, plans

WHEN = "2024-06-01 10:00:00+01:00"
BAD = Paragraph("bad", (Run("We saved money . We saved the the rest, and  more ."),))


def looked(plan: Plan) -> Looked:
    return look_at_plan(plan, date(2024, 6, 1))


def plan_of(*blocks: Paragraph | Picture) -> Plan:
    plan = sample()
    part = plan.answers[0]
    return plan.with_text(part.id, (*part.text, *blocks))


def found(plan: Plan, rule: str) -> list[Finding]:
    return [one for one in looked(plan).open if one.rule.name == rule]


def aside(plan: Plan, rule: str, reason: str = "It is a quotation.") -> Plan:
    return with_set_aside(plan, found(plan, rule), reason, "A. Brook", WHEN)


def test_what_was_set_aside_is_open_no_more_and_keeps_who_why_and_when() -> None:
    plan = aside(plan_of(BAD), "word twice")
    assert not found(plan, "word twice")
    assert found(plan, "double space")
    ((finding, said),) = looked(plan).aside
    assert finding.rule.name == "word twice"
    assert said_aside(said) == "Set aside by A. Brook on 1 June 2024: It is a quotation."


def test_several_in_one_text_are_set_aside_together_and_a_new_one_is_told_alone() -> None:
    plan = aside(plan_of(BAD), "space before")
    assert len(plan.set_aside) == 2
    assert not found(plan, "space before")
    more = plan_of(BAD, Paragraph("new", (Run("We spent it ."),)))
    (one,) = found(replace(more, set_aside=plan.set_aside), "space before")
    assert one.message == "A space before a punctuation mark: “it .”."


def test_it_comes_back_when_the_words_that_it_was_about_change() -> None:
    plan = aside(plan_of(BAD), "word twice")
    part = plan.answers[0]
    other = Paragraph("bad", (Run("We saved a a rest."),))
    assert found(plan.with_text(part.id, (*part.text[:-1], other)), "word twice")
    moved = (Paragraph("first", (Run("Before it."),)), *part.text)
    assert not found(plan.with_text(part.id, moved), "word twice")


def test_what_has_no_words_is_known_by_itself() -> None:
    plan = plan_of(Picture("one", "a.png"))
    plan = aside(plan, "picture", "A drawing that says nothing.")
    assert not found(plan, "picture")
    part = plan.answers[0]
    assert (
        len(found(plan.with_text(part.id, (*part.text, Picture("two", "b.png"))), "picture")) == 1
    )


def test_it_can_be_looked_at_again() -> None:
    before = plan_of(BAD)
    plan = aside(before, "space before")
    assert with_another_look(plan, plan.set_aside) == before
    assert len(with_another_look(plan, plan.set_aside[:1]).set_aside) == 1


@pytest.mark.parametrize("reason", ["", " ", "\n\t"])
def test_nothing_is_set_aside_without_a_reason(reason: str) -> None:
    with pytest.raises(Problem, match="Say why"):
        aside(plan_of(BAD), "space before", reason)


def test_what_would_be_sent_wrong_cannot_be_set_aside() -> None:
    plan = plan_of(Paragraph("p", (Run("Nine \U0010fffd."),)))
    with pytest.raises(Problem, match="cannot be set aside"):
        aside(plan, "characters")
    (one,) = found(plan, "characters")
    by_hand = replace(aside(plan_of(BAD), "word twice").set_aside[0], rule="characters")
    by_hand = replace(by_hand, place=one.place, words=one.known_by()[0])
    assert found(replace(plan, set_aside=(by_hand,)), "characters")


def test_two_officers_may_set_aside_the_same() -> None:
    before = plan_of(BAD)
    ours, theirs = aside(before, "space before"), aside(before, "space before", "Leave it.")
    both = merge(before, ours, theirs)
    assert not both.clashes
    assert not found(both.plan, "space before")
    again = with_another_look(both.plan, ours.set_aside)
    assert found(again, "space before")


def test_it_is_saved_stays_out_of_a_shared_copy_and_begins_anew_with_the_next_letter() -> None:
    plan = aside(plan_of(BAD), "space before")
    assert decode_plan(encode(plan)).plan == plan
    assert as_shown(plan).set_aside == ()
    assert rolled(plan, replace(plan.brief_as_sent, id="next"))[0].set_aside == ()


@settings(max_examples=10)
@given(plans(harbour()))
def test_all_that_is_found_in_any_plan_can_be_set_aside_and_taken_up_again(plan: Plan) -> None:
    plain = replace(plan, set_aside=(), appearance=Appearance())  # in a font that is here
    before = look_at_plan(plain, date(2027, 3, 1))
    movable = [one for one in before.open if not one.rule.firm]
    kept = with_set_aside(plain, movable, "Known.", "A. Brook", WHEN)
    after = look_at_plan(kept, date(2027, 3, 1))
    assert [one for one in after.open if not one.rule.firm] == []
    again = with_another_look(kept, kept.set_aside)
    assert look_at_plan(again, date(2027, 3, 1)) == before
    assert with_fixes(plain, (fix for one in movable for fix in one.fixes)).id == plan.id
