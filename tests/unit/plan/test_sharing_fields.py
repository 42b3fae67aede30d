"""What of a plan is shared: each field is named as what goes out, or as what stays."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_args

import pytest
from hypothesis import given, settings

from desktopapp.plan.brief import Brief
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import Report
from desktopapp.plan.shared import GOES_OUT, KEPT_BACK, as_shown
from desktopapp.plan.text import Block, Foreign, Run
from tests.strategies import harbour, plans


def records(*kinds: Any) -> Iterator[type]:  # noqa: ANN401  # annotations are of no one kind
    """Go through the records that values of an annotation may hold, those within them too."""
    for kind in kinds:
        if isinstance(kind, type) and is_dataclass(kind):
            if kind not in (Brief, Foreign):  # the letter is another’s; the other never goes out
                yield kind
                stays = KEPT_BACK.get(kind, ())
                yield from records(*(one.type for one in fields(kind) if one.name not in stays))
        else:
            yield from records(*get_args(kind))


KINDS = sorted(set(records(Plan, Report, Block)), key=lambda one: one.__name__)


def test_the_records_of_a_plan_are_those_of_which_something_is_said() -> None:
    assert {Plan, Report, Run} < set(KINDS)
    assert set(GOES_OUT) == set(KINDS) >= set(KEPT_BACK)


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_is_named_once_as_shared_or_kept_back(kind: Any) -> None:  # noqa: ANN401  # any record
    named = [*GOES_OUT[kind], *KEPT_BACK.get(kind, ()), "extra"]
    assert sorted(named) == sorted(one.name for one in fields(kind))


@given(plans(harbour()))
@settings(max_examples=20)
def test_a_shared_copy_holds_nothing_of_what_is_kept_back(plan: Plan) -> None:
    for one in held(as_shown(plan)):
        for field in fields(one):
            if field.name not in GOES_OUT[type(one)]:
                makes = field.default_factory
                usual = field.default if makes is MISSING else makes()
                assert getattr(one, field.name) == usual, field.name


def held(value: Any) -> Iterator[Any]:  # noqa: ANN401  # anything in a plan
    """Go through the records that a value holds."""
    if isinstance(value, tuple):
        for one in value:
            yield from held(one)
    elif hasattr(value, "items"):
        for one in value.values():
            yield from held(one)
    elif is_dataclass(value) and not isinstance(value, Brief):
        yield value
        for field in fields(value):
            yield from held(getattr(value, field.name))
