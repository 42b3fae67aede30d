"""What is written and what is answered: outline, checks and documents ask the same question."""

import pytest
from hypothesis import given, settings

from desktopapp.layout.build import build
from desktopapp.plan.answered import is_answered, is_written
from desktopapp.plan.council import Council
from desktopapp.plan.giving import given_to
from desktopapp.plan.plan import AskState, Coverage, Plan, new_plan
from desktopapp.plan.text import Foreign, Paragraph, Picture, Run, Table, Text, is_empty
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
    items = build(plan).items
    printed = {item.origin.part for item in items}
    printed |= {one for item in items for row in getattr(item, "parts", ()) for one in row}
    for _, question in plan.brief.questions():
        written = any(answer.id in printed for answer in plan.answers_to(question.id))
        said = [plan.covered(ask.id).state is not AskState.OPEN for ask in question.asks]
        is_left = bool(given_to(plan, question.id).left)
        assert is_answered(plan, question) == (written or is_left or (bool(said) and all(said)))


def test_a_question_of_which_all_is_said_is_settled() -> None:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    assert not is_answered(plan, QUESTION)
    for ask in QUESTION.asks:
        plan = plan.with_coverage(ask.id, Coverage(AskState.LEFT_OUT))
    assert is_answered(plan, QUESTION)
