"""What an edit changed, told by the parts that it touched."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.changes import changed_parts, is_text_alone
from desktopapp.plan.plan import AskState, Coverage, Plan, Section, Status
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import brief, sample
from tests.strategies import plans

ANY = plans(brief("productivity-2024"))


@given(ANY)
def test_a_plan_is_not_other_than_itself_or_a_like_one(plan: Plan) -> None:
    again = replace(plan, answers=tuple(replace(one) for one in plan.answers))
    assert changed_parts(plan, again) == frozenset()
    assert is_text_alone(plan, again)


@given(ANY, ANY)
def test_parts_that_are_left_alone_are_the_same_in_both(before: Plan, after: Plan) -> None:
    touched = changed_parts(before, after)
    ids = {part.id for plan in (before, after) for part in plan.parts()}
    for one in ids - touched:
        assert before.part(one) == after.part(one)


@given(ANY, st.data())
def test_words_alone_touch_their_part_alone(plan: Plan, data: st.DataObject) -> None:
    if not plan.parts():
        return
    part = data.draw(st.sampled_from(plan.parts()))
    typed = plan.with_text(part.id, paragraphs("Nine and ninety words."))
    assert changed_parts(plan, typed) == {part.id}
    assert is_text_alone(plan, typed)


def test_what_is_more_than_words_is_told() -> None:
    plan = sample()
    first = plan.answers[0]
    others = (
        plan.with_part(replace(first, status=Status.NOT_STARTED)),
        replace(plan, answers=plan.answers[1:]),
        replace(plan, answers=plan.answers[::-1]),
        replace(plan, sections=(*plan.sections, Section("new", "A new one"))),
        plan.with_coverage("t1.q1a", Coverage(AskState.LEFT_OUT)),
        replace(plan, title="Another title"),
    )
    assert not any(is_text_alone(plan, other) for other in others)
