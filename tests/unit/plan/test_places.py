"""Where things are written, what a page of the outline is called, and what is asked."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.council import Council
from desktopapp.plan.coverage import AskSign, asked, signs, tally
from desktopapp.plan.outline import outline_rows
from desktopapp.plan.places import (
    exists,
    first_place,
    leader,
    moved,
    next_place,
    parts_at,
    place_name,
    place_number,
    place_of,
)
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Section, new_plan
from desktopapp.plan.saying import counted
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import brief, sample
from tests.strategies import plans


def pages(plan: Plan) -> Iterator[str]:
    yield from (row.where for row in outline_rows(plan, {}))


@given(plans(brief("productivity-2024")))
def test_every_part_is_written_on_one_page_of_the_outline(plan: Plan) -> None:
    found = [part.id for where in pages(plan) for part in parts_at(plan, where)]
    for part in plan.parts():
        where = place_of(plan, part.id)
        assert exists(plan, where)
        assert part in parts_at(plan, where)
        assert part.id in found
    assert place_of(plan, "no such part") == ""


@given(plans(brief("productivity-2024")))
def test_every_page_has_a_name_of_its_own_kind(plan: Plan) -> None:
    for where in pages(plan):
        assert place_name(plan, where)
    assert place_name(plan, "") == "The whole plan"
    assert place_number(plan, "no such page") == ""


def test_a_page_is_called_as_officers_call_it() -> None:
    plan = sample()
    question = plan.brief.themes[1].questions[0]
    assert place_name(plan, question.id) == f"Question {plan.brief.number(question.id)}"
    assert place_number(plan, question.id) == plan.brief.number(question.id)
    assert place_name(plan, plan.brief.themes[1].id) == "Theme 2"
    section = replace(plan.sections[0], heading="How we\nbegan")
    plan = replace(plan, sections=(section,))
    assert place_name(plan, section.id) == "How we began"
    assert place_name(replace(plan, sections=(replace(section, heading=""),)), section.id) == (
        "A section"
    )


def test_an_answer_is_led_by_the_first_of_its_questions_in_the_letter() -> None:
    plan = sample()
    first, second = (question.id for _, question in list(plan.brief.questions())[:2])
    assert leader(plan, Answer("x", "t1", questions=(second, first))) == first
    assert leader(plan, Answer("x", "t1")) == ""


@given(plans(brief("productivity-2024")), st.data())
def test_a_part_that_is_moved_up_and_down_again_stands_where_it_was(
    plan: Plan, data: st.DataObject
) -> None:
    parts = plan.parts()
    if not parts:
        return
    part = data.draw(st.sampled_from(parts))
    up = moved(plan, part.id, -1)
    if up == plan:
        return
    back = moved(up, part.id, 1)
    kind = Section if isinstance(part, Section) else Answer
    assert [one.id for one in back.parts() if isinstance(one, kind)] == [
        one.id for one in parts if isinstance(one, kind)
    ]


def test_writing_begins_at_the_first_question_left() -> None:
    plan = sample()
    questions = [question.id for _, question in plan.brief.questions()]
    empty = replace(plan, answers=(), coverage={})
    assert first_place(empty) == questions[0]
    answered = empty.with_answer_to(questions[0], paragraphs("Ten homes were let."))
    assert first_place(answered) == questions[1]


def test_all_that_is_asked_is_counted_once() -> None:
    plan = replace(sample(), coverage={})
    things = asked(plan)
    assert len({one.id for one in things}) == len(things)
    assert sum(tally(signs(plan)).values()) == len(things)
    said = plan.with_coverage(things[0].id, Coverage(AskState.HERE))
    assert tally(signs(said))[AskSign.HERE] == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 pages"), (1, "1 page"), (2, "2 pages"), (1200, "1,200 pages")],
)
def test_counts_are_said_with_their_plural(number: int, words: str) -> None:
    assert counted(number, "page") == words


def test_a_plural_that_is_more_than_an_s_is_said() -> None:
    assert counted(1, "stretch", "stretches") == "1 stretch"
    assert counted(3, "stretch", "stretches") == "3 stretches"


@given(plans(brief("productivity-2024")))
def test_going_on_and_back_reaches_all_that_asks_or_is_written_and_no_bare_theme(
    plan: Plan,
) -> None:
    order = list(pages(plan))
    themes = {theme.id for theme in plan.brief.themes}
    wanted = [one for one in order if one not in themes or parts_at(plan, one)]
    seen = [wanted[0]]
    while (there := next_place(plan, seen[-1], 1)) != seen[-1]:
        seen.append(there)
    assert seen == wanted
    back = [seen[-1]]
    while (there := next_place(plan, back[-1], -1)) != back[-1]:
        back.append(there)
    assert back == wanted[::-1]


def test_a_theme_without_questions_is_stopped_at() -> None:
    letter = brief("productivity-2024")
    first, second, *others = letter.themes
    asking = replace(second, asks=first.questions[0].asks, questions=())
    plan = new_plan(replace(letter, themes=(first, asking, *others)), Council("Anytown Council"))
    assert next_place(plan, first.questions[-1].id, 1) == second.id
