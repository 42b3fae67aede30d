"""A plan of very many questions: what is asked of it each time a key is pressed grows with it."""

import pytest

from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.council import council_named
from desktopapp.plan.naming import served
from desktopapp.plan.outline import outline_rows
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import paragraphs
from tests.growth import MOST, growth


def plan_of(questions: int, of_a_theme: int = 20) -> Plan:
    """Return a plan that answers so many questions."""
    asked = [Question(f"q{n}", f"Label {n}", f"What of {n}?") for n in range(questions)]
    themes = tuple(
        Theme(
            f"t{n}", 1 + n // of_a_theme, f"Theme {n}", questions=tuple(asked[n : n + of_a_theme])
        )
        for n in range(0, questions, of_a_theme)
    )
    plan = new_plan(Brief("b", "A letter", "A minister", themes), council_named("Fenmoor Council"))
    for theme in themes:
        for one in theme.questions:
            answer = Answer(f"a-{one.id}", theme.id, (one.id,), paragraphs("We did."))
            plan = plan.with_part(answer)
    return plan


@pytest.mark.parametrize("of_a_theme", [1, 20])
def test_the_outline_takes_as_long_as_there_are_questions(of_a_theme: int) -> None:
    def make(questions: int) -> Plan:
        return plan_of(questions, of_a_theme)

    assert growth(lambda plan: outline_rows(plan, {}), make, 200) < MOST


def test_questions_that_an_answer_serves_stand_in_the_letters_order() -> None:
    plan = plan_of(5)
    both = Answer("x", "t0", ("q4", "gone", "q1", "q4"))
    assert [one.id for one in served(plan, both)] == ["q1", "q4"]
    assert [one.id for one in plan.answers_to("q3")] == ["a-q3"]
    assert plan.answers_to("gone") == ()
