"""Patches: what changed between two plans brings the second about, whatever changed."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from desktopapp.plan.patch import composed, difference, patched
from desktopapp.plan.plan import Plan
from desktopapp.plan.shapes import DataError
from tests.safety.officer import state
from tests.strategies import harbour, plans


@settings(max_examples=30)
@given(plans(harbour()), plans(harbour()))
def test_a_difference_makes_the_second_plan_of_the_first(before: Plan, after: Plan) -> None:
    before = replace(before, id=after.id)
    change = json.loads(json.dumps(difference(before, after)))
    assert patched(before, change) == after


@settings(max_examples=30)
@given(plans(harbour()), plans(harbour()), plans(harbour()))
def test_two_differences_in_a_row_are_composed_into_one(
    before: Plan, between: Plan, after: Plan
) -> None:
    before, between = (replace(plan, id=after.id) for plan in (before, between))
    mixed = replace(after, answers=(*between.answers[:1], *after.answers))
    for last in (after, mixed):
        first, second = difference(before, between), difference(between, last)
        assert patched(before, composed(first, second)) == last
        assert composed({}, first) == composed(first, {}) == first


@settings(max_examples=30)
@given(plans(harbour()))
def test_equal_plans_do_not_differ(plan: Plan) -> None:
    assert difference(plan, replace(plan)) == {}


@settings(max_examples=30)
@given(plans(harbour()))
def test_a_part_that_did_not_change_is_named_and_not_written(plan: Plan) -> None:
    longer = replace(plan, answers=plan.answers[1:] + plan.answers[:1])
    change = difference(plan, longer)
    assert change.get("answers", []) == ([a.id for a in longer.answers] if change else [])


@pytest.mark.parametrize(
    "change",
    [
        None,
        [],
        {"answers": 1},
        {"answers": ["unknown"]},
        {"pictures": {"a": 1}},
        {"pictures": {"a": None}},
        {"pictures": []},
        {"later": 1},
        {"brief": {}},
    ],
)
def test_a_strange_change_is_refused(change: object) -> None:
    with pytest.raises(DataError):
        patched(state(0), change)
