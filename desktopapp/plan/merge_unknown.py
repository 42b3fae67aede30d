"""Two plans of which nobody knows what both come from: each difference is for a person to decide.

What only one of them has may be new, or may have been removed by the other. So nothing is taken in
silence: an answer, a section or a setting that differs is a clash, whole.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from desktopapp.plan.clash import Choice, Choose, Clash
from desktopapp.plan.merge import Merged
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import Foreign, Text, new_id, plain

_BY_ID = ("answers", "sections", "sources")
_ONE_MISSES = "a text that only one of you has"
_DIFFERS = "a text that differs"


class _Absent:
    """Where one of the two has nothing."""


_ABSENT = _Absent()


def merge_unknown(ours: Plan, theirs: Plan, choose: Choose) -> Merged:
    """Bring two plans together that come from nothing that is known."""
    work = _Work(choose)
    values: dict[str, Any] = {"id": ours.id}
    for field in fields(Plan):
        mine, other = getattr(ours, field.name), getattr(theirs, field.name)
        if field.name == "id":
            continue
        if field.name in _BY_ID:
            parts = work.keyed("", _by_id(mine), _by_id(other))
            values[field.name] = tuple(parts.values())
        elif isinstance(mine, Mapping) and isinstance(other, Mapping):
            values[field.name] = work.keyed(field.name, mine, other)
        else:
            values[field.name] = work.one(field.name, "", mine, other)
    return Merged(Plan(**values), work.taken, tuple(work.clashes))


def _by_id(parts: tuple[Any, ...]) -> dict[str, Any]:
    return {part.id: part for part in parts}


class _Work:
    """The clashes so far, and who decides them."""

    def __init__(self, choose: Choose) -> None:
        self.choose = choose
        self.clashes: list[Clash] = []
        self.taken: dict[str, str] = {}

    def keyed(
        self, place: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Decide things one by one: those of ours in their order, then what only they have."""
        made: dict[str, Any] = {}
        for name in dict.fromkeys([*ours, *theirs]):
            mine, other = ours.get(name, _ABSENT), theirs.get(name, _ABSENT)
            value = self.one(f"{place}, {name}" if place else "", name, mine, other)
            if value is not _ABSENT:
                made[name] = value
        return made

    def one(self, place: str, part: str, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
        """Decide one thing that may differ."""
        if ours == theirs:
            return ours
        if not place:
            place = _ONE_MISSES if _ABSENT in (ours, theirs) else _DIFFERS
        else:
            part = ""
        clash = Clash(part, place, "", _said(ours), _said(theirs), both=bool(part))
        self.clashes.append(clash)
        chosen = self.choose(clash)
        if part:
            self.taken[part] = chosen.name.lower()
        if chosen is Choice.BOTH:
            return _both(ours, theirs)
        return theirs if chosen is Choice.THEIRS else ours


def _both(ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any field of a plan
    """Return both texts, ours first; of what can only be one, ours if there is one."""
    if ours is _ABSENT:
        return theirs
    if isinstance(ours, Answer | Section) and isinstance(theirs, Answer | Section):
        return replace(ours, text=(*ours.text, *_others(ours.text, theirs.text)))
    return ours


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


def _said(value: Any) -> str:  # noqa: ANN401  # any field of a plan
    """Say a value in a few words, to show it beside another."""
    match value:
        case _Absent() | None:
            return ""
        case Answer() | Section():
            return plain(value.text)
        case bytes():
            return f"a picture of {len(value):,} bytes"
        case str():
            return value
        case _:
            return str(getattr(value, "title", "") or value)[:400]
