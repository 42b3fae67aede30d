"""What is said to be answered elsewhere, where nothing is: gone, empty, itself, or in a circle."""

from dataclasses import replace

from hypothesis import given, settings

from desktopapp.plan.brief import Ask, Brief, Question, Theme
from desktopapp.plan.council import Council
from desktopapp.plan.elsewhere import elsewhere_faults
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan
from desktopapp.plan.text import paragraphs
from tests.strategies import harbour, plans

BRIEF = Brief(
    "b",
    "Tides",
    "A department",
    (
        Theme(
            "t",
            1,
            "Tides",
            questions=tuple(
                Question(f"q{n}", f"Tide {n}", "What?", (Ask(f"a{n}", f"tide {n}"),))
                for n in range(1, 5)
            ),
        ),
    ),
)


def tides(**led: str) -> Plan:
    """Return a plan with an answer to each question, whose asks are answered in other parts."""
    plan = new_plan(BRIEF, Council("Fenmoor District Council"))
    for n in range(1, 5):
        plan = plan.with_answer_to(f"q{n}", paragraphs(f"The tide {n}."), part_id=f"p{n}")
    for ask, part in led.items():
        plan = plan.with_coverage(ask, Coverage(AskState.ELSEWHERE, part))
    return plan


def test_what_leads_to_an_answer_or_a_document_is_right() -> None:
    assert elsewhere_faults(tides(a1="p2", a2="p3", a4="The annual report")) == {}


def test_a_circle_of_two_and_of_three_is_noticed_and_what_leads_into_it() -> None:
    two = elsewhere_faults(tides(a1="p2", a2="p1"))
    assert set(two) == {"a1", "a2"}
    assert two["a1"] == (
        "It leads round in a circle: 1.1 is answered under 1.2, and all of 1.2 elsewhere, "
        "which leads back to 1.1."
    )
    assert set(elsewhere_faults(tides(a1="p2", a2="p3", a3="p1", a4="p1"))) == {
        *("a1", "a2", "a3", "a4")
    }


def test_an_answer_under_its_own_question_is_answered_here() -> None:
    assert "answered here" in elsewhere_faults(tides(a1="p1"))["a1"]


def test_a_part_that_is_empty_or_gone_is_named() -> None:
    plan = tides(a1="p2").with_text("p2", ())
    assert elsewhere_faults(plan) == {"a1": "Nothing is written under 1.2 Tide 2 yet."}
    gone = tides(a1="0123456789ab")
    assert elsewhere_faults(gone) == {"a1": "The answer that was named is no longer in the plan."}


@settings(max_examples=60)
@given(plans(harbour()))
def test_only_what_is_said_to_stand_somewhere_is_at_fault(plan: Plan) -> None:
    for one, words in elsewhere_faults(plan).items():
        assert plan.covered(one).where
        assert words.endswith(".")


def test_six_hundred_asks_in_one_circle_are_followed_at_once() -> None:
    questions = tuple(
        Question(f"q{n}", f"Tide {n}", "What?", (Ask(f"a{n}", f"tide {n}"),)) for n in range(600)
    )
    plan = new_plan(
        Brief("b", "Tides", "A department", (Theme("t", 1, "Tides", questions=questions),)),
        Council("Fenmoor District Council"),
    )
    for n in range(600):
        plan = plan.with_answer_to(f"q{n}", paragraphs("Tide."), part_id=f"p{n}")
    led = {f"a{n}": Coverage(AskState.ELSEWHERE, f"p{(n + 1) % 600}") for n in range(600)}
    assert len(elsewhere_faults(replace(plan, coverage=led))) == 600
