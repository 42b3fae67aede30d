"""What each answer takes of the pages and serves for that: figures of the layout alone."""

from hypothesis import given, settings

from desktopapp.layout.count import count
from desktopapp.plan.outline import cost
from desktopapp.plan.page_shares import page_shares, said_allowance
from desktopapp.plan.plan import AskState, Coverage, Plan, Section
from desktopapp.plan.text import paragraphs
from desktopapp.store.resources import sample
from tests.strategies import harbour, plans


def costs(plan: Plan) -> dict[str, float]:
    found = count(plan)
    return {one.id: one.pages for one in (*found.answers, *found.sections)}


def test_an_answer_serves_the_asks_of_its_questions_that_are_not_answered_elsewhere() -> None:
    plan = sample()
    found = {one.where: one for one in page_shares(plan, costs(plan))}
    share = found["t1.q3"]
    part = plan.answers_to("t1.q3")[0]
    assert (share.part, share.asks, share.of) == (part.id, 2, 46)
    assert share.pages == count(plan).part(part.id).pages
    assert share.said == f"This answer takes {cost(share.pages)} and serves 2 of 46 points."
    led = plan.with_coverage(
        "t1.q3b", Coverage(AskState.ELSEWHERE, plan.answers_to("t1.q2")[0].id)
    )
    found = {one.where: one for one in page_shares(led, costs(led))}
    assert (found["t1.q3"].asks, found["t1.q2"].asks) == (1, 2)


def test_a_text_that_answers_nothing_serves_none() -> None:
    plan = sample().with_part(Section("own", "Our town", text=paragraphs("A town by a river.")))
    share = next(one for one in page_shares(plan, costs(plan)) if one.part == "own")
    assert share.said == f"This text takes {cost(share.pages)} and serves none of 46 points."


@settings(max_examples=25)
@given(plans(harbour()))
def test_each_part_that_takes_room_has_its_share_and_none_serves_more_than_all(plan: Plan) -> None:
    taken = {part.id: n / 7 for n, part in enumerate(plan.parts())}
    found = page_shares(plan, taken)
    assert [one.part for one in found] == [one.id for one in plan.parts() if taken[one.id]]
    assert all(0 <= one.asks <= one.of for one in found)


def test_what_the_letter_leaves_for_each_point_is_said_where_it_limits_pages() -> None:
    assert said_allowance(sample()) == "4 pages for 46 points: 0.09 of a page for each."
