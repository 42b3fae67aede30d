"""Which pictures of a plan are shown: those that something names."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from desktopapp.plan.brief import BRIEF
from desktopapp.plan.plan import Plan, plan_data
from desktopapp.plan.text import Picture


def named_pictures(plan: Plan, *beside: object) -> frozenset[str]:
    """Return the pictures that anything in a plan may name, what later versions wrote included.

    ``beside`` is what is kept with the plan and was written by a later version, as plain data. A
    name that stands anywhere in a text counts: one picture too many does no harm.
    """
    if not plan.pictures:
        return frozenset()
    said = "\0".join(_texts([plan_data(plan), BRIEF.write(plan.brief), *beside]))
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


def _pictures(value: object) -> Iterator[str]:
    """Go through the names of the pictures that stand in the texts of a value."""
    if isinstance(value, Picture):
        yield value.name
    elif isinstance(value, tuple):
        for one in value:
            yield from _pictures(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name != "brief":
                yield from _pictures(getattr(value, field.name))


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
