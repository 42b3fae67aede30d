"""Joining answers keeps what each said: words, questions, the least status, and who names them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.beginning import beginning
from desktopapp.plan.joining import ChosenWords, join_parts, without_stretches
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Status
from desktopapp.plan.text import Text, paragraphs, plain
from tests.sheet_desk import plan_of
from tests.strategies import texts


def pair() -> tuple[Plan, Answer, Answer]:
    """Return a plan with two answers to a question, the second to another question too."""
    plan = plan_of([paragraphs("First."), paragraphs("Second.")])
    first, second = plan.answers
    other = plan.brief.themes[0].questions[1].id
    second = replace(second, questions=(*second.questions, other), status=Status.DRAFTING)
    return plan.with_part(replace(first, status=Status.READY)).with_part(second), first, second


def test_what_is_joined_answers_the_questions_of_both_and_is_as_far_as_the_least() -> None:
    plan, _, second = pair()
    made = join_parts(plan, *plan.answers)
    assert made
    (answer,) = made[0].answers
    assert set(answer.questions) == set(second.questions)
    assert answer.status is Status.DRAFTING


def test_what_was_said_to_be_answered_in_the_second_is_answered_in_what_both_are() -> None:
    plan, first, second = pair()
    plan = plan.with_coverage("ask", Coverage(AskState.ELSEWHERE, second.id))
    made = join_parts(plan, *plan.answers)
    assert made
    assert made[0].covered("ask").where == first.id


@given(st.lists(texts(3), min_size=1, max_size=4))
def test_taking_nothing_out_of_several_texts_loses_nothing(found: list[Text]) -> None:
    plan = plan_of(found)
    stretches = [ChosenWords(one.id, one.text, (0, 0), (0, 0)) for one in plan.answers if one.text]
    made, _ = without_stretches(plan, stretches[:1])
    assert [plain(one.text) for one in made.answers] == [plain(one.text) for one in plan.answers]


@given(texts(5), st.integers(10, 200))
def test_a_beginning_says_what_the_text_says_and_that_it_goes_on(text: Text, most: int) -> None:
    shown = plain(beginning(text, most))
    if shown != plain(text):
        assert not shown or shown.endswith("…")
        assert plain(text).startswith(shown.removesuffix("…").rstrip()[: most // 2])


def test_a_beginning_ends_with_a_sentence_or_a_word() -> None:
    text = paragraphs("We share a depot. It saves money every year.")
    assert plain(beginning(text, 25)) == "We share a depot. …"
    assert plain(beginning(text, 12)) == "We share a…"
    assert beginning(text, 99) == text
