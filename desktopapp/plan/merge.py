"""Two plans that come from one: brought together by answer, paragraph, row and sentence.

What one side changed is taken; what both changed in different ways is a clash, which only a
person decides. Merging is a function of its choices: merge, show the clashes, and merge again
with what was chosen. It is the same from either side: without clashes, whoever merges gets the
same plan.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from desktopapp.plan.brief import Brief, Theme
from desktopapp.plan.clash import Choose, Clash, Deciding, Resolution, have_ids, keep_ours
from desktopapp.plan.merge_asked import with_same_questions
from desktopapp.plan.merge_figures import saying_figures, with_same_figures
from desktopapp.plan.merge_given import merge_given
from desktopapp.plan.merge_pictures import with_own_names
from desktopapp.plan.merge_text import Decided, merge_texts
from desktopapp.plan.merge_things import merge_names, with_same_things
from desktopapp.plan.plan import Answer, Coverage, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.said_values import NOTHING, said_whole
from desktopapp.plan.shown import with_told
from desktopapp.plan.stored_plan import PARTS, STORED_AS


@record
class Merged:
    """What came of two plans. ``taken`` says of each part that changed whose change it is.

    The values of ``taken`` are "ours", "theirs" and "both". At a clash the plan has what was
    chosen, ours by default.
    """

    plan: Plan
    taken: Mapping[str, str]
    clashes: tuple[Clash, ...]


def merge(base: Plan | None, ours: Plan, theirs: Plan, choose: Choose = keep_ours) -> Merged:
    """Bring two plans together that come from ``base``, or from nothing that is known."""
    deciding = Deciding(choose)
    mine, other = with_own_names(base, ours, theirs)
    whole = base
    base, mine, other = with_same_things(deciding, base, mine, other)
    mine, other = with_same_questions(deciding, base, mine, other)
    mine, other = with_same_figures(base, mine, other)
    values = _parts(deciding, base, mine, other)
    for field in fields(Plan):
        stored = STORED_AS.get(field.name, field.name)
        before = getattr(base, stored, NOTHING)
        sides = getattr(mine, stored), getattr(other, stored)
        match field.name:
            case name if name in PARTS:
                pass
            case "id":
                values["id"] = ours.id
            case "coverage":
                values["coverage"] = _coverage(deciding, getattr(base, "coverage", {}), *sides)
            case "given" | "things" as name:
                values[name] = _BY_PLANS[name](deciding, base, mine, other)
            case "report" if any(sides):
                from desktopapp.plan.merge_report import merge_report  # noqa: PLC0415  # with one

                values["report"] = merge_report(deciding, before, *sides)
            case "extra":
                values["extra"] = deciding.later("extra", before, *sides)
            case name if have_ids(before, *sides):
                values[name] = deciding.records(name, getattr(base, name, ()), *sides)
            case name:
                values[name] = deciding.value(name, before, *sides)
    plan = openable(deciding, Plan(**values), base, mine, other)
    if plan.report:
        from desktopapp.plan.letter_copy import with_files_of  # noqa: PLC0415  # with a report only

        plan = with_files_of(plan, other, mine)
    plan = with_told(plan, mine, other, *((base,) if base else ()))
    plan = saying_figures(plan, base, mine, other)
    return Merged(plan, _taken(whole, ours, theirs), tuple(deciding.clashes))


def _given(deciding: Deciding, base: Plan | None, ours: Plan, theirs: Plan) -> dict[str, Any]:
    return merge_given(deciding, base.given if base else {}, ours, theirs)


_ByPlans = Callable[[Deciding, Plan | None, Plan, Plan], Any]
_BY_PLANS: Mapping[str, _ByPlans] = {
    "given": _given,
    "things": merge_names,
}  # by all that is asked


def _parts(deciding: Deciding, base: Plan | None, ours: Plan, theirs: Plan) -> dict[str, Any]:
    """Merge answers and sections by their ids, and all their texts together.

    A text may have gone from one answer to another, so no text is merged alone.
    """
    versions = [[_by_id(plan, name) for plan in (base, ours, theirs)] for name in PARTS]
    base_texts, our_texts, their_texts = (
        {one: part.text for kind in versions for one, part in kind[n].items()} for n in range(3)
    )
    decided = Decided(set(), set(), set()), Decided(set(), set(), set())
    living = [_living(deciding, kind, decided) for kind in versions]
    merged = merge_texts(deciding, base_texts, our_texts, their_texts, decided)
    values: dict[str, Any] = {}
    for name, kind, parts in zip(PARTS, versions, living, strict=True):
        made = {}
        for one, (before, mine, other) in parts.items():
            deciding.part = one
            record = deciding.record("", before, mine, other, without=("text",))
            made[one] = replace(mine, **record, text=merged.get(one, ()))
        deciding.part = ""
        sides = [[one for one in side if one in made] for side in kind]
        values[name] = tuple(made[one] for one in _order(deciding, sides, made))
    return values


def _order(deciding: Deciding, sides: list[list[str]], made: Mapping[str, Any]) -> list[str]:
    return deciding.order(sides, lambda one: said_whole(made[one]))


def _by_id(plan: Plan | None, name: str) -> dict[str, Any]:
    return {part.id: part for part in getattr(plan, name, ())}


def _living(
    deciding: Deciding, versions: list[dict[str, Any]], decided: tuple[Decided, Decided]
) -> dict[str, tuple[Any, Any, Any]]:
    """Return the parts that stay, as they were and as both have them; note what is decided."""
    living = {}
    for one in dict.fromkeys(key for version in versions for key in version):
        before, mine, other = (version.get(one, NOTHING) for version in versions)
        if NOTHING in (mine, other) and before is not NOTHING:
            if before in (mine, other) or mine is other:
                continue
            deciding.part = one
            kept = deciding.whole("a text that one side removed", before, mine, other)
            remover = decided[0 if mine is NOTHING else 1]
            changer = decided[1 if mine is NOTHING else 0]
            if kept is NOTHING:
                remover.removed.add(one)
                changer.undone.add(one)
                continue
            remover.restored.add(one)
            mine, other = (before if each is NOTHING else each for each in (mine, other))
        here = mine if other is NOTHING else other
        living[one] = before, here if mine is NOTHING else mine, here
    deciding.part = ""
    return living


def _coverage(
    deciding: Deciding,
    base: Mapping[str, Coverage],
    ours: Mapping[str, Coverage],
    theirs: Mapping[str, Coverage],
) -> dict[str, Any]:
    """Merge what was said of the asks. Where both said another state, its reason goes with it."""
    both = {name: base.get(name, Coverage()) for name in ours.keys() & theirs.keys()}
    settled = {
        name: deciding.whole(f"coverage, {name}", before, ours[name], theirs[name])
        for name, before in both.items()
        if len({before.state, ours[name].state, theirs[name].state}) == 3  # noqa: PLR2004  # all three differ
    }
    rest = deciding.group("coverage", {**base, **both}, {**ours, **settled}, {**theirs, **settled})
    return {**rest, **settled}


def openable(deciding: Deciding, plan: Plan, base: Plan | None, ours: Plan, theirs: Plan) -> Plan:
    """Return a plan that can be opened: each answer under a theme of the letter, no id twice."""
    if not _is_whole(plan.brief, plan.answers):
        texts = [_themes(one.brief) if one else "" for one in (base, ours, theirs)]
        chosen = deciding.clash("the themes of the letter", *texts, both=False)
        side = theirs if chosen is Resolution.THEIRS else ours
        plan = replace(plan, brief=side.brief_as_sent, things=side.things)
        known = {theme.id for theme in plan.brief.themes}
        last = plan.brief.themes[-1].id
        answers = tuple(
            one if one.theme in known else replace(one, theme=last) for one in plan.answers
        )
        plan = replace(plan, answers=answers)
    twice = {one.id for one in plan.answers} & {one.id for one in plan.sections}
    if twice:
        sections = tuple(
            replace(one, id=f"{one.id}-section") if one.id in twice else one
            for one in plan.sections
        )
        plan = replace(plan, sections=sections)
    return plan


def _is_whole(brief: Brief, answers: Iterable[Answer]) -> bool:
    ids = [theme.id for theme in brief.themes]
    ids += [question.id for _, question in brief.questions()]
    ids += [ask.id for _, _, ask in brief.asks()]
    ids += [requirement.id for requirement in brief.requirements]
    return len(ids) == len(set(ids)) and all(one.theme in ids for one in answers)


def _themes(brief: Brief) -> str:
    def title(theme: Theme) -> str:
        return f"{theme.number} {theme.title}"

    return "\n".join(map(title, brief.themes))


def _taken(base: Plan | None, ours: Plan, theirs: Plan) -> dict[str, str]:
    """Say of each part that a side changed, added or removed whose change it is."""

    def by_id(plan: Plan | None) -> dict[str, object]:
        parts: Iterable[Answer | Section] = (*plan.answers, *plan.sections) if plan else ()
        return {part.id: part for part in parts}

    before, mine, other = by_id(base), by_id(ours), by_id(theirs)
    taken: dict[str, str] = {}
    for one in dict.fromkeys([*mine, *other, *before]):
        by_us = mine.get(one) != before.get(one)
        by_them = other.get(one) != before.get(one)
        if by_us or by_them:
            taken[one] = "both" if by_us and by_them else "ours" if by_us else "theirs"
    return taken
