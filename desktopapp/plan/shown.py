"""What the texts of a plan name: the pictures that are shown, and the origins of passages."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktopapp.plan.plan import Plan
from desktopapp.plan.stored_brief import BRIEF
from desktopapp.plan.stored_plan import plan_data
from desktopapp.plan.text import REFERENCES, Picture, Run

F = TypeVar("F")


def named_pictures(plan: Plan, *beside: object) -> frozenset[str]:
    """Return the pictures that anything in a plan may name, what later versions wrote included.

    ``beside`` is what is kept with the plan and was written by a later version, as plain data. A
    name that stands anywhere in a text counts: one picture too many does no harm.
    """
    if not plan.pictures:
        return frozenset()
    said = "\0".join(_texts([plan_data(plan), BRIEF.write(plan.brief_as_sent), *beside]))
    return frozenset(name for name in plan.pictures if name in said)


def without_unnamed(plan: Plan, *beside: object) -> Plan:
    """Return a plan without the pictures that nothing names: they were taken out of it."""
    named = named_pictures(plan, *beside)
    if len(named) == len(plan.pictures):
        return plan
    return replace(
        plan, pictures={name: data for name, data in plan.pictures.items() if name in named}
    )


def with_named(plan: Plan, *others: Plan) -> Plan:
    """Return a plan with each picture that it shows, but lacks, and another plan still holds."""
    held = {name: data for other in reversed(others) for name, data in other.pictures.items()}
    missing = held.keys() - plan.pictures.keys()
    shown = missing & {plan.council.logo, *_pictures(plan)} if missing else missing
    if not shown:
        return plan
    return replace(plan, pictures={**plan.pictures, **{name: held[name] for name in shown}})


def with_told(plan: Plan, ours: Plan, theirs: Plan, *before: Plan) -> Plan:
    """Return what was made of two plans with all that its text names and one of them holds.

    A picture may also come from what was before.
    """
    for name, records in REFERENCES.items():
        if records:
            plan = _with_referred(plan, name, records, (ours, theirs))
    return with_named(plan, ours, theirs, *before)


def _with_referred(plan: Plan, name: str, records: str, sides: tuple[Plan, ...]) -> Plan:
    """Return a plan with each record that a field of its runs names, but it lacks, of two sides.

    It stays out where the side that lacks it names it all the same: so it was before.
    """
    there = {one.id: one for side in sides for one in getattr(side, records)}
    missing = there.keys() - _ids(plan, records)
    if not missing:
        return plan
    named = missing & _referred(plan, name)
    for side in sides:
        named -= _referred(side, name) - _ids(side, records) if named else set()
    told: dict[str, Any] = {
        records: (*getattr(plan, records), *(there[one] for one in sorted(named)))
    }
    return replace(plan, **told)


def _ids(plan: Plan, records: str) -> set[str]:
    return {one.id for one in getattr(plan, records)}


def _referred(plan: Plan, name: str) -> set[str]:
    return {getattr(run, name) for run in _found(plan, Run)}


def _pictures(plan: Plan) -> Iterator[str]:
    """Go through the names of the pictures that stand in the texts of a plan."""
    return (picture.name for picture in _found(plan, Picture))


def _found(value: object, kind: type[F]) -> Iterator[F]:
    """Go through what is of a kind in the texts of a value."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _found(one, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name != "brief":
                yield from _found(getattr(value, field.name), kind)


def _texts(data: object) -> Iterator[str]:
    """Go through all texts in plain data, and in texts that are JSON themselves."""
    match data:
        case str():
            yield data
            if data.startswith(("{", "[")):
                try:
                    yield from _texts(json.loads(data))
                except (ValueError, RecursionError):
                    return
        case Mapping():
            for key, one in data.items():
                yield str(key)
                yield from _texts(one)
        case list() | tuple():
            for one in data:
                yield from _texts(one)
        case _:
            return
