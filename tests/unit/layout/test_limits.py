"""Limits are counted as the receiving form counts, and said in words."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.layout.count import count
from desktopapp.layout.limits import limit_uses, uses_at
from desktopapp.operations.exporting import check_plan
from desktopapp.plan.brief import Question, Theme
from desktopapp.plan.given import Given
from desktopapp.plan.giving import left, with_given
from desktopapp.plan.limits import counted_as, said_limit, said_use
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import ListItem, Paragraph, Run
from desktopapp.plan.wanted import AnswerField, AnswerKind, FormCounting, Limit, LimitUnit
from desktopapp.store.resources import sample_response

WORDS, CHARACTERS, PAGES = LimitUnit.WORDS, LimitUnit.CHARACTERS, LimitUnit.PAGES
TEXT = "A well-kept path –\nfor all"


@pytest.mark.parametrize(
    ("unit", "counting", "number"),
    [
        (WORDS, FormCounting.AS_HERE, 6),
        (WORDS, FormCounting.HYPHENS_PART, 6),
        (CHARACTERS, FormCounting.AS_HERE, 26),
        (CHARACTERS, FormCounting.WITH_SPACES, 26),
        (CHARACTERS, FormCounting.WITHOUT_SPACES, 21),
        (CHARACTERS, FormCounting.TWO_TO_A_LINE, 27),
    ],
)
def test_text_is_counted_as_the_form_counts(
    unit: LimitUnit, counting: FormCounting, number: int
) -> None:
    assert counted_as(Limit(unit, 100, counting=counting), TEXT) == number


def test_words_with_hyphens_are_several_where_the_form_parts_them() -> None:
    parted = Limit(WORDS, 100, counting=FormCounting.HYPHENS_PART)
    assert counted_as(parted, "well-kept, up-to-date") == 5
    assert counted_as(Limit(WORDS, 100), "well-kept, up-to-date") == 2


def test_a_limit_says_what_it_is_and_how_it_is_counted() -> None:
    assert said_limit(Limit(WORDS, 150)) == "At most 150 words"
    assert said_limit(Limit(WORDS, 2500, hard=False)) == "2,500 words suggested"
    form = Limit(CHARACTERS, 600, printed=False, counting=FormCounting.TWO_TO_A_LINE, part="b")
    said = "At most 600 characters for b, each line end as two, set by the form"
    assert said_limit(form) == said
    assert said_limit(Limit(PAGES, 1)) == "At most 1 page"
    assert said_use(Limit(PAGES, 2), 1.25) == "1.2 of 2 pages"


def limited(*limits: Limit, **others: object) -> Plan:
    """Return the sample with a limit on question 6, which is then asked."""
    plan = sample_response()
    question = Question("w6", "What", "What?", number="6", limits=limits, **others)  # type: ignore[arg-type]  # fields of a question
    theme = Theme("view", 2, "B", questions=(question,), limits=(Limit(WORDS, 4),))
    brief = replace(plan.brief_as_sent, themes=(theme,), limits=(Limit(CHARACTERS, 9),))
    return replace(plan, brief=brief, answers=(), given={}, things=())


def test_what_is_written_and_filled_in_counts_and_options_do_not() -> None:
    plan = limited(Limit(WORDS, 5))
    text = (Paragraph("p", (Run("One two"),)), ListItem("i", (Run("three"),)))
    assert uses_at(plan.with_answer_to("w6", text), "w6", count(plan))[0].used == 3
    form = limited(
        Limit(WORDS, 5, counting=FormCounting.HYPHENS_PART),
        Limit(CHARACTERS, 99, counting=FormCounting.WITH_SPACES),
    )
    uses = uses_at(form.with_answer_to("w6", text), "w6", count(form))
    assert [use.used for use in uses] == [3, len("One two\n\n- three")]
    chosen = limited(Limit(WORDS, 5), kind=AnswerKind.CHOICE, options=("One or two",))
    given = with_given(chosen, "w6", Given("One or two"))
    assert uses_at(given, "w6", count(given))[0].used == 0
    fields = (AnswerField("a"), AnswerField("b"))
    named = limited(
        Limit(WORDS, 5, part="B"), Limit(WORDS, 5), kind=AnswerKind.FIELDS, fields=fields
    )
    both = with_given(named, "w6", Given(filled={"a": "one two", "b": "three"}))
    assert [use.used for use in uses_at(both, "w6", count(both))] == [1, 3]


def test_limits_of_an_answer_its_theme_and_the_whole_are_each_held() -> None:
    plan = limited(Limit(WORDS, 3), Limit(PAGES, 1))
    plan = plan.with_answer_to("w6", (Paragraph("p", (Run("one two three four"),)),))
    counted = count(plan)
    uses = limit_uses(plan, counted)
    assert [(use.where, use.limit.unit, bool(use.over)) for use in uses] == [
        ("w6", WORDS, True),
        ("w6", PAGES, False),
        ("view", WORDS, counted.part("view").words > 4),
        ("", CHARACTERS, True),
    ]
    assert 0 < uses[1].used < 1
    found = [one for one in check_plan(plan, date(2027, 3, 1)) if "Question 6 has" in one.message]
    assert [one.message for one in found] == ["Question 6 has 4 of 3 words. At most 3 words."]
    assert found[0].question == "w6"


def test_a_question_that_is_left_keeps_to_every_limit() -> None:
    plan = limited(Limit(WORDS, 3))
    plan = plan.with_answer_to("w6", (Paragraph("p", (Run("one two three four"),)),))
    assert uses_at(left(plan, "w6", "No view"), "w6", count(plan)) == ()


def test_the_sample_keeps_to_all_its_limits() -> None:
    plan = sample_response()
    uses = limit_uses(plan, count(plan))
    assert len(uses) > 5
    assert not [use.said for use in uses if use.over]
