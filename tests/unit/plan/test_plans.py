"""The plan as a value: order of answers, coverage, and edits that leave the old plan alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.brief import PageRange
from desktopapp.plan.council import Council, council_named
from desktopapp.plan.plan import (
    Answer,
    AskState,
    Coverage,
    HeadingChoice,
    Plan,
    Section,
    SectionPlace,
    Status,
    new_plan,
)
from desktopapp.plan.text import Heading, Run, paragraphs, plain
from tests.strategies import harbour, plans

HARBOUR = harbour()
QUESTIONS = [question.id for _, question in HARBOUR.questions()]


@pytest.fixture
def plan() -> Plan:
    return new_plan(HARBOUR, council_named("Wyvern Vale District Council"))


def test_a_new_plan_has_the_briefs_title_and_an_introduction_to_write(plan: Plan) -> None:
    assert plan.title == "Harbour statement 2027"
    assert [section.heading for section in plan.sections_at(SectionPlace.BEFORE)] == [
        "Introduction"
    ]
    assert plan.answers == ()


def test_asks_that_cannot_apply_to_a_council_start_as_not_applicable(plan: Plan) -> None:
    assert plan.covered("income.sharing.saved").state is AskState.NOT_APPLICABLE
    assert plan.covered("income.mayor.part").state is AskState.NOT_APPLICABLE
    assert plan.covered("future.roads").state is AskState.OPEN
    assert plan.covered("safety.upkeep.cost") == Coverage()


def test_asks_with_their_condition_met_start_open() -> None:
    council = Council("Wyvern Vale", partners=("Applewick",), devolution="a deal")
    assert new_plan(HARBOUR, council).coverage == {}


@given(st.permutations(QUESTIONS))
def test_answers_stand_in_the_briefs_order_whatever_order_they_were_begun_in(
    order: list[str],
) -> None:
    plan = new_plan(HARBOUR, Council("Wyvern Vale"))
    for question in order:
        plan = plan.with_answer_to(question)
    answered = [part.questions[0] for part in plan.parts() if isinstance(part, Answer)]
    assert answered == QUESTIONS


def test_a_new_answer_has_a_heading_but_where_no_other_of_its_theme_has_one(plan: Plan) -> None:
    _, *others = HARBOUR.theme("income").questions
    first, *_ = others
    told = Answer("told", "income", (others[-1].id,), paragraphs("What stands under no heading."))
    begun = plan.with_part(told).with_answer_to(first.id)
    assert begun.answers_to(first.id)[0].heading is HeadingChoice.NONE
    headed = replace(told, heading=HeadingChoice.LABEL)
    assert plan.with_part(headed).with_answer_to(first.id).answers[0].heading is headed.heading
    under = replace(told, text=(Heading("h", (Run("Dues"),)), *told.text))
    begun = plan.with_part(under).with_answer_to(first.id)
    assert begun.answers_to(first.id)[0].heading is HeadingChoice.LABEL
    assert plan.with_answer_to(first.id).answers[0].heading is HeadingChoice.LABEL


def test_an_answer_to_an_unknown_question_is_a_key_error(plan: Plan) -> None:
    with pytest.raises(KeyError):
        plan.with_answer_to("safety.nothing")


def test_a_theme_is_put_into_another_order_and_the_others_stay(plan: Plan) -> None:
    for question in QUESTIONS:
        plan = plan.with_answer_to(question)
    before = plan.theme_answers("income")
    turned = plan.with_order("income", [answer.id for answer in reversed(before)])
    assert turned.theme_answers("income") == tuple(reversed(before))
    assert turned.theme_answers("safety") == plan.theme_answers("safety")


def test_answers_that_an_order_does_not_name_come_last_and_none_is_lost(plan: Plan) -> None:
    for question in QUESTIONS:
        plan = plan.with_answer_to(question)
    first, *others = plan.theme_answers("income")
    assert plan.with_order("income", [others[-1].id, "gone"]).theme_answers("income") == (
        others[-1],
        first,
        *others[:-1],
    )


def test_one_answer_may_serve_several_questions(plan: Plan) -> None:
    plan = plan.with_part(Answer("both", "income", ("income.dues", "income.sharing")))
    assert [answer.id for answer in plan.answers_to("income.dues")] == ["both"]
    assert [answer.id for answer in plan.answers_to("income.sharing")] == ["both"]


def test_the_status_of_a_question_is_the_least_of_its_answers(plan: Plan) -> None:
    assert plan.status("income.dues") is Status.NOT_STARTED
    for n, status in enumerate([Status.AGREED, Status.DRAFTING]):
        plan = plan.with_part(Answer(str(n), "income", ("income.dues",), status=status))
    assert plan.status("income.dues") is Status.DRAFTING


def test_a_status_set_on_an_unanswered_question_makes_its_answer(plan: Plan) -> None:
    changed = plan.with_status("income.dues", Status.READY)
    assert changed.status("income.dues") is Status.READY
    assert len(changed.answers_to("income.dues")) == 1


def test_parts_come_in_the_order_of_the_export(plan: Plan) -> None:
    plan = plan.with_part(Section("end", "Next steps", SectionPlace.AFTER))
    plan = plan.with_part(Answer("own", "future")).with_part(Answer("first", "safety"))
    assert [part.id for part in plan.parts()] == [plan.sections[0].id, "first", "own", "end"]


def test_a_part_is_found_replaced_and_removed_by_its_id(plan: Plan) -> None:
    plan = plan.with_answer_to("income.dues", heading=HeadingChoice.OWN)
    one = plan.answers[0].id
    changed = plan.with_text(one, paragraphs("Dues rose in April."))
    part = changed.part(one)
    assert isinstance(part, Answer)
    assert plain(part.text) == "Dues rose in April."
    assert part.heading is HeadingChoice.OWN
    assert changed.without_part(one).answers == ()
    with pytest.raises(KeyError):
        changed.without_part(one).part(one)


def test_a_plan_has_its_own_deadline_address_and_pages_where_they_moved(plan: Plan) -> None:
    assert plan.deadline == date(2027, 4, 30)
    assert plan.pages is None
    moved = replace(
        plan,
        deadline_override=date(2027, 6, 1),
        address_override="new@coasts.example",
        pages_override=PageRange(1, 2),
    )
    assert (moved.deadline, moved.address) == (date(2027, 6, 1), "new@coasts.example")
    assert moved.pages == PageRange(1, 2)


def test_a_theme_has_the_letters_title_until_the_plan_gives_another(plan: Plan) -> None:
    assert plan.theme_title("income") == "Making the harbour pay its way"
    assert replace(plan, theme_headings={"income": "Income"}).theme_title("income") == "Income"


@settings(max_examples=30)
@given(plans(HARBOUR))
def test_every_part_is_exported_once(plan: Plan) -> None:
    assert sorted(part.id for part in plan.parts()) == sorted(
        part.id for part in (*plan.answers, *plan.sections)
    )


@settings(max_examples=30)
@given(plans(HARBOUR), st.data())
def test_an_edit_leaves_the_old_plan_as_it_was(plan: Plan, data: st.DataObject) -> None:
    copy = replace(plan, coverage=dict(plan.coverage), pictures=dict(plan.pictures))
    question = data.draw(st.sampled_from(QUESTIONS))
    plan.with_answer_to(question).with_status(question, Status.READY)
    plan.with_coverage("safety.accidents", Coverage(AskState.HERE))
    plan.with_picture("logo.png", b"new")
    assert plan == copy
