"""Naming the things for each of which something is answered, such as projects."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from desktopapp.plan.brief import Brief
from desktopapp.plan.given import EachThing
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.repeated import JOINT, id_for
from desktopapp.plan.text import new_id
from desktopapp.plan.wanted import Repeats

V = TypeVar("V")


class Each(NamedTuple):
    """What a page of the outline is answered for: the theme or question, and the thing there.

    There is no ``thing`` while none is named.
    """

    of: str
    repeats: Repeats
    thing: EachThing | None = None


def each_at(plan: Plan, where: str) -> Each | None:
    """Return for what a page is answered several times; nothing where it is answered once."""
    for theme in plan.brief_as_sent.themes:
        below = [question.id for question in theme.questions]
        for of, repeats, pages in (
            *((one.id, one.repeats, [one.id]) for one in theme.questions),
            (theme.id, theme.repeats, [theme.id, *below]),
        ):
            if repeats is None:
                continue
            if where in pages:
                return Each(of, repeats)
            for thing in plan.brief.for_things:
                if thing.of == of and where in {id_for(page, thing.id) for page in pages}:
                    return Each(of, repeats, thing)
    return None


def page_again(plan: Plan, where: str) -> str:
    """Return the page that takes the place of one that went with its thing; else nothing."""
    of = where.partition(JOINT)[0]
    pages = {one.id for one in plan.brief.themes}
    pages |= {question.id for _, question in plan.brief.questions()}
    others = (id_for(of, thing.id) for thing in reversed(plan.brief.for_things))
    return next((page for page in (of, *others) if page in pages), "")


def things_of(plan: Plan, of: str) -> tuple[EachThing, ...]:
    """Return the things that a theme or question is answered for."""
    return tuple(thing for thing in plan.things if thing.of == of)


def with_thing(plan: Plan, each: Each, name: str) -> tuple[Plan, EachThing]:
    """Return the plan with one more thing, and the thing; or raise ``Problem`` for one too many.

    What was answered before any was named is the first one's.
    """
    there = things_of(plan, each.of)
    most = each.repeats.most
    if most is not None and len(there) >= most:
        raise Problem(
            f"The letter allows at most {most} of them.",
            safe="Nothing was changed.",
            then=f"Change or remove a {each.repeats.each} first.",
        )
    thing = EachThing(new_id(), each.of, name)
    if not there:
        plan = named_for(plan, thing)
    return replace(plan, things=(*plan.things, thing)), thing


def with_name(plan: Plan, thing_id: str, name: str) -> Plan:
    """Return the plan in which a thing has another name."""
    things = tuple(replace(one, name=name) if one.id == thing_id else one for one in plan.things)
    return replace(plan, things=things)


def without_thing(plan: Plan, thing: EachThing) -> Plan:
    """Return the plan without a thing and what was answered for it.

    Where it was the only one, its answers stay: they are the first again that will be named.
    """
    if len(things_of(plan, thing.of)) == 1:
        return with_names(unnamed(plan, thing), tuple(_others(plan, thing)))
    return without_all(plan, thing)


def _others(plan: Plan, thing: EachThing) -> Iterator[EachThing]:
    return (one for one in plan.things if one.id != thing.id)


def with_names(plan: Plan, things: tuple[EachThing, ...]) -> Plan:
    """Return the plan with these things, whatever is answered for them."""
    return replace(plan, things=things)


def named_for(plan: Plan, thing: EachThing) -> Plan:
    """Return the plan in which what was answered for nothing named is answered for a thing."""
    return _renamed(plan, {one: id_for(one, thing.id) for one in letter_ids(plan, thing.of)})


def unnamed(plan: Plan, thing: EachThing) -> Plan:
    """Return the plan in which what was answered for a thing is answered for nothing named."""
    return _renamed(plan, {id_for(one, thing.id): one for one in letter_ids(plan, thing.of)})


def without_all(plan: Plan, thing: EachThing) -> Plan:
    """Return the plan without a thing and all that was answered for it."""
    ids = ids_for(plan, thing)
    return with_names(without_ids(plan, ids), tuple(_others(plan, thing)))


def ids_for(plan: Plan, thing: EachThing) -> frozenset[str]:
    """Return the ids under which something is said for a thing."""
    return frozenset(id_for(one, thing.id) for one in letter_ids(plan, thing.of))


def without_ids(plan: Plan, ids: Container[str]) -> Plan:
    """Return the plan without what was said under some ids."""
    return replace(
        plan,
        answers=tuple(
            replace(one, questions=tuple(each for each in one.questions if each not in ids))
            for one in plan.answers
            if not is_only(one, ids)
        ),
        given={one: said for one, said in plan.given.items() if one not in ids},
        coverage={one: said for one, said in plan.coverage.items() if one not in ids},
        theme_headings={one: said for one, said in plan.theme_headings.items() if one not in ids},
    )


def is_only(answer: Answer, ids: Container[str]) -> bool:
    """Tell whether an answer serves nothing but what is said under some ids."""
    served = [one for one in answer.questions if one not in ids]
    return answer.theme in ids or (bool(answer.questions) and not served)


def letter_ids(plan: Plan, of: str) -> tuple[str, ...]:
    """Return the ids that a theme or question and what is in it have in the letter."""
    sent: Brief = plan.brief_as_sent
    for theme in sent.themes:
        asks = (ask.id for one in theme.questions for ask in one.asks)
        if theme.id == of:
            own = (ask.id for ask in theme.asks)
            return (of, *own, *(one.id for one in theme.questions), *asks)
        for question in theme.questions:
            if question.id == of:
                return (of, *(ask.id for ask in question.asks))
    return ()


def _renamed(plan: Plan, ids: Mapping[str, str]) -> Plan:
    """Return the plan with what was said under some ids under others."""

    def keyed(values: Mapping[str, V]) -> dict[str, V]:
        return {ids.get(key, key): value for key, value in values.items()}

    def name(one: str) -> str:
        return ids.get(one, one)

    answers = tuple(
        replace(one, theme=name(one.theme), questions=tuple(map(name, one.questions)))
        for one in plan.answers
    )
    return replace(
        plan,
        answers=answers,
        given=keyed(plan.given),
        coverage=keyed(plan.coverage),
        theme_headings=keyed(plan.theme_headings),
        measures=tuple(replace(one, where=name(one.where)) for one in plan.measures),
    )
