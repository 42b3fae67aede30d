"""What is said to be answered elsewhere, where there is nothing: each with what is wrong."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktopapp.plan.answered import is_written
from desktopapp.plan.naming import part_name
from desktopapp.plan.places import place_number, place_of
from desktopapp.plan.plan import AskState, Plan

_OWN_ID = re.compile(r"[0-9a-f]{12}")  # of a part; what an officer named has words


class _Led(NamedTuple):
    """An ask or requirement that is said to be answered elsewhere: its page, and the part."""

    ask: str
    page: str  # nothing for a requirement
    part: str


def elsewhere_faults(plan: Plan) -> dict[str, str]:
    """Say by ask or requirement what is wrong with where it is said to be answered."""
    parts = {part.id: part for part in plan.parts()}
    led = list(_led(plan))
    round_ones = _in_circles(plan, [one for one in led if one.page and one.part in parts])
    found: dict[str, str] = {}
    for one in led:
        part = parts.get(one.part)
        if part is None:
            if _OWN_ID.fullmatch(one.part):
                found[one.ask] = "The answer that was named is no longer in the plan."
        elif one.page and place_of(plan, part.id) == one.page:
            found[one.ask] = "That is the answer to this question itself: it is answered here."
        elif one.ask in round_ones:
            here, there = place_number(plan, one.page), round_ones[one.ask]
            found[one.ask] = (
                f"It leads round in a circle: {here} is answered under {there}, and all of "
                f"{there} elsewhere, which leads back to {here}."
            )
        elif not is_written(part.text):
            found[one.ask] = f"Nothing is written under {part_name(plan, part.id)} yet."
    return found


def _led(plan: Plan) -> Iterator[_Led]:
    """Go through what is said to be answered elsewhere, or of a requirement where it is met."""
    for theme, question, ask in plan.brief.asks():
        said = plan.covered(ask.id)
        if said.state is AskState.ELSEWHERE and said.where.strip():
            yield _Led(ask.id, question.id if question else theme.id, said.where)
    for one in plan.brief.requirements:
        said = plan.covered(one.id)
        if said.state in (AskState.ELSEWHERE, AskState.HERE) and said.where.strip():
            yield _Led(one.id, "", said.where)


def _in_circles(plan: Plan, led: list[_Led]) -> Mapping[str, str]:
    """Return the asks that lead from page to page and never to an answer: where each leads.

    A page leads on where all of its asks are answered elsewhere. What leads to any other page, or
    to one that leads to such a page, comes to an answer.
    """
    asks_of: dict[str, int] = defaultdict(int)
    for theme, question, _ in plan.brief.asks():
        asks_of[question.id if question else theme.id] += 1
    to = {one.ask: place_of(plan, one.part) for one in led}
    away: dict[str, list[_Led]] = defaultdict(list)
    for one in led:
        away[one.page].append(one)
    leads_on = {page for page, ones in away.items() if len(ones) == asks_of[page]}
    ends = [page for page in {*to.values()} if page not in leads_on]
    back: dict[str, set[str]] = defaultdict(set)  # by page, the pages that lead to it
    for page in leads_on:
        for one in away[page]:
            back[to[one.ask]].add(page)
    sound = set(ends)
    while ends:
        for page in back[ends.pop()] - sound:
            sound.add(page)
            ends.append(page)
    return {one.ask: place_number(plan, to[one.ask]) for one in led if to[one.ask] not in sound}
