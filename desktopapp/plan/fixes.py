"""Where something was found in a plan, word for word, and what can be put in its place."""

from collections.abc import Iterable
from dataclasses import replace

from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.search import Match, heading_words, with_words_at
from desktopapp.plan.text import Foreign, plain_block


@record
class Evidence:
    """A place of a plan and the words that stood there. Without words it is the whole block."""

    place: Match
    words: str = ""


@record
class Fix:
    """What can be put right at once: the words that stand at a place, and those that are meant.

    ``around`` and ``meant`` are both with the words beside them, to be shown. A place whose part
    is a theme and that has no block is the theme's heading.
    """

    place: Match
    found: str
    instead: str
    around: str = ""
    meant: str = ""


def stands(plan: Plan, place: Match, words: str) -> bool:
    """Tell whether these words stand at a place of the plan as it is now."""
    found = _words_of(plan, place)
    return found is not None and found[place.position :][: len(words)] == words


def _words_of(plan: Plan, place: Match) -> str | None:
    """Return all words of the block or heading in which a place lies; nothing where it is gone."""
    part = _parts(plan).get(place.part)
    if part:
        return _words_in(part, place)
    if place.block or all(theme.id != place.part for theme in plan.brief.themes):
        return None
    return plan.theme_title(place.part)


def _parts(plan: Plan) -> dict[str, Answer | Section]:
    parts: tuple[Answer | Section, ...] = (*plan.answers, *plan.sections)
    return {part.id: part for part in parts}


def _words_in(part: Answer | Section, place: Match) -> str | None:
    if not place.block:
        return heading_words(part)
    for block in part.text:
        if not isinstance(block, Foreign) and block.id == place.block:
            return plain_block(block)
    return None


def with_fixes(plan: Plan, fixes: Iterable[Fix]) -> Plan:
    """Return a plan with what is meant in the place of each; what is gone by now stays so.

    From the last to the first, so that the places of those before stay true.
    """
    by_part: dict[str, list[Fix]] = {}
    for fix in sorted(fixes, key=lambda one: one.place.position, reverse=True):
        by_part.setdefault(fix.place.part, []).append(fix)
    parts = _parts(plan)
    for part_id, found in by_part.items():
        part = parts.get(part_id)
        if part is None:
            plan = _with_title(plan, found)
            continue
        fixed = part
        for fix in found:
            words = _words_in(fixed, fix.place)
            if words is not None and words[fix.place.position :][: len(fix.found)] == fix.found:
                fixed = with_words_at(fixed, fix.place, fix.instead)
        if fixed is not part:
            plan = plan.with_part(fixed)
    return plan


def _with_title(plan: Plan, fixes: Iterable[Fix]) -> Plan:
    """Return a plan with another heading of a theme; that of the letter is kept nowhere twice."""
    for fix in fixes:
        if not stands(plan, fix.place, fix.found):
            continue
        theme, old = fix.place.part, plan.theme_title(fix.place.part)
        new = (
            f"{old[: fix.place.position]}{fix.instead}{old[fix.place.position + len(fix.found) :]}"
        )
        headings = {one: words for one, words in plan.theme_headings.items() if one != theme}
        if new != plan.brief.theme(theme).title:
            headings[theme] = new
        plan = replace(plan, theme_headings=headings)
    return plan
