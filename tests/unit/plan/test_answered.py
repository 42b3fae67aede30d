"""What is written and what is answered: outline, checks and documents ask the same question."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from desktopapp.layout.build import build
from desktopapp.plan.answered import is_answered, is_written
from desktopapp.plan.brief import Ask
from desktopapp.plan.council import Council
from desktopapp.plan.given import Given
from desktopapp.plan.giving import given_to
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, new_plan
from desktopapp.plan.text import Foreign, Paragraph, Picture, Run, Table, Text, is_empty
from desktopapp.plan.wanted import DocumentForm
from tests.strategies import harbour, plans

QUESTION = next(question for _, question in harbour().questions() if question.asks)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ((), False),
        ((Paragraph("p"),), False),
        ((Paragraph("p", (Run(" \u00ad\u200b\n"),)),), False),
        ((Table("t", (((), ()), ((), (Run(" "),)))),), False),
        ((Foreign('{"kind":"later"}'),), False),
        ((Table("t", (((), (Run("12"),)),)),), True),
        ((Picture("p", "map.png"),), True),
        ((Paragraph("p", (Run("We did."),)),), True),
    ],
)
def test_a_text_is_written_where_something_of_it_is_printed(text: Text, *, written: bool) -> None:
    assert is_written(text) is written


def test_a_block_of_a_later_version_is_not_printed_and_not_nothing() -> None:
    later = (Foreign('{"kind":"later"}'),)
    assert not is_written(later)
    assert not is_empty(later)


@settings(max_examples=30)
@given(plans(harbour()))
def test_a_question_is_answered_where_its_words_are_printed_or_all_is_said_of_it(
    plan: Plan,
) -> None:
    # Why another question of the same answer is left stands in print too, and answers nothing.
    items = build(replace(plan, given={})).items
    printed = {item.origin.part for item in items}
    printed |= {one for item in items for row in getattr(item, "parts", ()) for one in row}
    for _, question in plan.brief.questions():
        written = any(answer.id in printed for answer in plan.answers_to(question.id))
        said = [_is_said(plan.covered(ask.id), plan, ask) for ask in question.asks]
        is_left = bool(given_to(plan, question.id).left)
        assert is_answered(plan, question) == (written or is_left or (bool(said) and all(said)))


def _is_said(said: Coverage, plan: Plan, ask: Ask) -> bool:
    nowhere = said.state is AskState.ELSEWHERE and not said.where.strip()
    ruled_out = not plan.council.facts().issuperset(ask.needs)
    reasonless = not said.reason.strip() and (
        said.state is AskState.LEFT_OUT
        or (said.state is AskState.NOT_APPLICABLE and not ruled_out)
    )
    return said.state is not AskState.OPEN and not nowhere and not reasonless


def test_a_question_beside_one_that_is_left_still_needs_its_answer() -> None:
    left, other = (question.id for question in harbour().themes[0].questions[:2])
    plan = replace(
        new_plan(harbour(), Council("Fenmoor District Council")),
        form_override=DocumentForm.RESPONSE,
        answers=(Answer("a", harbour().themes[0].id, (left, other)),),
        given={left: Given(left="The harbour board answers it")},
    )
    assert any(item.origin.part == "a" for item in build(plan).items)
    assert is_answered(plan, plan.brief.question(left)[1])
    assert not is_answered(plan, plan.brief.question(other)[1])


def test_a_question_of_which_all_is_said_is_settled() -> None:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    assert not is_answered(plan, QUESTION)
    for ask in QUESTION.asks:
        plan = plan.with_coverage(ask.id, Coverage(AskState.LEFT_OUT))
    assert not is_answered(plan, QUESTION)  # nobody said why
    for ask in QUESTION.asks:
        plan = plan.with_coverage(ask.id, Coverage(AskState.LEFT_OUT, reason="Too early"))
    assert is_answered(plan, QUESTION)
