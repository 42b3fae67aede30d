"""Two plans of which nobody knows what both come from: each difference is for a person to decide.

What only one of them has may be new, or may have been removed by the other. So nothing is taken in
silence: an answer, a section, a line of the report or a setting that differs is a clash, whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from desktopapp.plan.clash import Choose, Deciding, Resolution, have_ids
from desktopapp.plan.merge import Merged, openable
from desktopapp.plan.merge_figures import saying_figures, with_same_figures
from desktopapp.plan.merge_given import given_of_unknown
from desktopapp.plan.merge_things import with_things_of_one
from desktopapp.plan.plan import Plan
from desktopapp.plan.said_values import NOTHING, line_name, said_whole
from desktopapp.plan.shown import with_told
from desktopapp.plan.stored_plan import PARTS
from desktopapp.plan.text import Foreign, Text, new_id

_ONE_MISSES = "a text that only one of you has"
_DIFFERS = "a text that differs"


def merge_unknown(ours: Plan, theirs: Plan, choose: Choose) -> Merged:
    """Bring two plans together that come from nothing that is known."""
    deciding = Deciding(choose)
    values: dict[str, Any] = {"id": ours.id}
    here, there = with_same_figures(None, *with_things_of_one(deciding, ours, theirs))
    for field in fields(Plan):
        mine, other = getattr(here, field.name), getattr(there, field.name)
        match field.name:
            case "id":
                pass
            case name if name in PARTS:
                values[name] = _listed(deciding, mine, other, _part_of(deciding))
            case "report" if mine and other:
                values["report"] = _report(deciding, mine, other)
            case "given":
                values["given"] = given_of_unknown(deciding, here, there)
            case name if isinstance(mine, Mapping):
                values[name] = _keyed(mine, other, _one_of(deciding, name, named=True))
            case name if have_ids(mine, other):
                values[name] = _listed(deciding, mine, other, _one_of(deciding, name))
            case name:
                values[name] = _one(deciding, name, mine, other)
    plan = openable(deciding, Plan(**values), None, here, there)
    plan = saying_figures(with_told(plan, ours, theirs), None, ours, theirs)
    return Merged(plan, _taken(plan, ours, theirs), tuple(deciding.clashes))


def _keyed(
    ours: Any,  # noqa: ANN401  # things by their names, or with ids
    theirs: Any,  # noqa: ANN401  # the same
    merge_one: Callable[[str, Any, Any], Any],
) -> dict[str, Any]:
    """Decide things one by one, by their names."""
    mine, other = (
        side if isinstance(side, Mapping) else {one.id: one for one in side}
        for side in (ours, theirs)
    )
    made = {
        name: merge_one(name, mine.get(name, NOTHING), other.get(name, NOTHING))
        for name in dict.fromkeys([*mine, *other])
    }
    return {name: one for name, one in made.items() if one is not NOTHING}


def _listed(
    deciding: Deciding,
    ours: tuple[Any, ...],
    theirs: tuple[Any, ...],
    merge_one: Callable[[str, Any, Any], Any],
) -> tuple[Any, ...]:
    """Decide things with ids one by one, and their order where it differs."""
    made = _keyed(ours, theirs, merge_one)
    sides = [[one.id for one in side if one.id in made] for side in (ours, theirs)]
    return tuple(made[name] for name in deciding.order(sides, lambda name: said_whole(made[name])))


def _one_of(
    deciding: Deciding, place: str, *, named: bool = False
) -> Callable[[str, Any, Any], Any]:
    def one(name: str, *sides: Any) -> Any:  # noqa: ANN401  # what has this name, or nothing
        said_as = name if named else next(filter(None, map(line_name, sides)), "")
        return _one(deciding, f"{place}, {said_as}" if said_as else place, *sides)

    return one


def _one(deciding: Deciding, place: str, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
    """Decide one thing that may differ."""
    return ours if ours == theirs else deciding.whole(place, NOTHING, ours, theirs)


def _part_of(deciding: Deciding) -> Callable[[str, Any, Any], Any]:
    def part(name: str, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # an answer or section, or nothing
        deciding.part = name
        if NOTHING in (ours, theirs):
            made = _one(deciding, _ONE_MISSES, ours, theirs)
        else:
            values = {
                field.name: _one(
                    deciding, field.name, getattr(ours, field.name), getattr(theirs, field.name)
                )
                for field in fields(ours)
                if field.name not in ("id", "text")
            }
            made = replace(ours, **values, text=_text(deciding, ours.text, theirs.text))
        deciding.part = ""
        return made

    return part


def _text(deciding: Deciding, ours: Text, theirs: Text) -> Text:
    """Decide a text that may differ: one of the two, or both, ours first."""
    if ours == theirs:
        return ours
    match deciding.clash(_DIFFERS, "", said_whole(ours), said_whole(theirs), both=True):
        case Resolution.OURS:
            return ours
        case Resolution.THEIRS:
            return theirs
        case Resolution.BOTH:
            return (*ours, *_others(ours, theirs))


def _others(ours: Text, theirs: Text) -> Text:
    """Return the blocks that only they have, under names that ours does not use."""
    used = {block.id for block in ours if not isinstance(block, Foreign)}
    return tuple(
        replace(block, id=new_id())
        if not isinstance(block, Foreign) and block.id in used
        else block
        for block in theirs
        if block not in ours
    )


def _report(deciding: Deciding, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # reports
    """Decide a report line by line where both have the same lines, else list by list."""
    place = "the report to members"
    values = {}
    for field in fields(ours):
        mine, other = getattr(ours, field.name), getattr(theirs, field.name)
        names = [
            [line_name(line) for line in side] if isinstance(side, tuple) else None
            for side in (mine, other)
        ]
        if names[0] and names[0] == names[1]:
            values[field.name] = tuple(
                _one(deciding, f"{place}, {name}", *pair)
                for name, *pair in zip(names[0], mine, other, strict=True)
            )
        else:
            values[field.name] = _one(deciding, f"{place}, {field.name}", mine, other)
    return replace(ours, **values)


def _taken(plan: Plan, ours: Plan, theirs: Plan) -> dict[str, str]:
    """Say of each part that differs whose it is now."""
    made, mine, other = ({one.id: one for one in each.parts()} for each in (plan, ours, theirs))
    return {
        name: "ours"
        if made.get(name) == mine.get(name)
        else "theirs"
        if made.get(name) == other.get(name)
        else "both"
        for name in dict.fromkeys([*mine, *other])
        if mine.get(name) != other.get(name)
    }
