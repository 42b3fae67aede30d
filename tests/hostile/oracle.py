"""Judges a merge by what two people made of one plan, knowing nothing of how it was merged.

A word that somebody wrote must be there, unless somebody who saw it took it away, or it is named
in a clash. What one side alone changed is as that side has it. Nothing is there twice, nothing
comes back, and no figure stands in another row.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.hostile.container import Json, PlanFile, parts, runs_text
from tests.hostile.drafts import LATER_KIND, Grid
from tests.hostile.grids import judge_table
from tests.hostile.marks import marks_in, marks_of, words_in

_UNREAD = "something of a later version"  # how the program names such a part
_NOT_LEAVES = ("runs", "rows")  # the words: they are judged as words
_USUAL = (
    ("level", 1),
    ("size", 12.0),
    ("status", "not started"),
    ("state", "open"),
)  # not written
_NAMES = ("id", "label", "heading", "document", "kind")  # what tells things of a list apart


@dataclass(frozen=True)
class Fault:
    """What is wrong with a merge: the kind, and words that help to find it."""

    kind: str
    what: str


class Clashes:
    """What a merge said that it leaves to a person."""

    def __init__(self, data: Iterable[Json]) -> None:
        self.all = list(data)
        self.text = "\n".join(
            str(one.get(key) or "")
            for one in self.all
            for key in ("place", "base", "ours", "theirs", "question")
        )
        self.marks = set(marks_in(self.text))

    def names(self, *texts: object) -> bool:
        """Tell whether a clash shows one of these texts, or a mark of one of them."""
        return any(
            text and (str(text) in self.text or self.marks & set(marks_in(str(text))))
            for text in texts
        )


def judge(
    base: PlanFile | None,
    ours: PlanFile,
    theirs: PlanFile,
    merged: PlanFile,
    clashes: Clashes,
    grids: tuple[dict[str, Grid], dict[str, Grid], dict[str, Grid]] | None = None,
) -> list[Fault]:
    """Return what is wrong with a merge; nothing where all is well."""
    plans = [base.plan if base else {}, ours.plan, theirs.plan, merged.plan]
    found = [
        *_words(*plans, clashes),
        *_leaves(*plans, clashes),
        *_pictures(ours, theirs, merged, clashes),
        *_versions((ours, theirs), merged),
    ]
    if base:
        found += _orders(*plans, clashes)
        if grids:
            found += _tables(plans, clashes, grids)
    return found


def _later_blocks(data: object) -> Iterator[Json]:
    """Go through the parts of a plan that a later version wrote."""
    if isinstance(data, dict):
        if data.get("kind") == LATER_KIND:
            yield data
        for one in data.values():
            yield from _later_blocks(one)
    elif isinstance(data, list):
        for one in data:
            yield from _later_blocks(one)


def _words(o: Json, a: Json, b: Json, m: Json, clashes: Clashes) -> Iterator[Fault]:
    was, mine, other, now = map(marks_of, (o, a, b, m))
    beside = beside_clashes((a, b), clashes)
    told = clashes.marks | _unread(clashes, (a, b))
    for mark in mine.keys() | other.keys():
        if mark in told:
            continue
        wanted = (mark in mine and mark in other) if mark in was else True
        if wanted and not now[mark]:
            yield Fault("word lost", mark)
        elif not wanted and now[mark] and mark not in beside:
            yield Fault("word back", mark)
        elif o and now[mark] > max(mine[mark], other[mark]):
            yield Fault("word doubled", mark)
    for mark in now.keys() - mine.keys() - other.keys() - clashes.marks:
        yield Fault("word back", mark)
    homes = [_homes(plan) for plan in (a, b, m)]
    for mark, home in homes[2].items():
        known = [side[mark] for side in homes[:2] if mark in side]
        if known and home not in known and mark not in clashes.marks:
            yield Fault("word moved", f"{mark}: to another text")


def _unread(clashes: Clashes, plans: Iterable[Json]) -> set[str]:
    """Return the marks of parts that no program of today knows, where a clash names one."""
    if _UNREAD not in clashes.text:
        return set()
    return set(marks_of([one for plan in plans for one in _later_blocks(plan)]))


def beside_clashes(plans: Iterable[Json], clashes: Clashes) -> set[str]:
    """Return the marks of every text and block that a clash shows some words of.

    What a clash is about stays as one side has it, with what the clash does not show of it.
    """
    plans = list(plans)
    found = clashes.marks | _unread(clashes, plans)
    for plan in plans:
        for part in parts(plan):
            for group in (part, *part.get("text", [])):
                some = marks_in(words_in(group))
                if clashes.marks & set(some[:1] if group is part else some):
                    found.update(some)
    return found


def _homes(plan: Json) -> dict[str, str]:
    """Return for each mark the answer or section it is in."""
    return {
        mark: part["id"]
        for part in parts(plan)
        for mark in marks_in(words_in(part.get("text", [])))
    }


def leaves(data: Any, place: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # any JSON
    """Go through all values of a plan that are no words, each with its place."""
    if isinstance(data, dict):
        for key, one in data.items():
            if key not in _NOT_LEAVES:
                yield from leaves(one, f"{place}/{key}")
    elif isinstance(data, list) and data and all(_name(one) for one in data):
        for one in data:
            yield from leaves(one, f"{place}/{_name(one)}")
    elif not _is_usual(place.rpartition("/")[2], data):
        yield place, json.dumps(data, ensure_ascii=False) if isinstance(data, list) else data


def _is_usual(key: str, value: object) -> bool:
    """Tell whether a value is the one that is meant where nothing is written."""
    return value in ([], {}, "", None, False) or (key, value) in _USUAL


def without_usual(data: Any) -> Any:  # noqa: ANN401  # any JSON
    """Return a plan, or a part of one, without the values that need not be written.

    Another version writes some of them, and this one leaves them out: two files with and without
    say the same.
    """
    if isinstance(data, dict):
        said = {key: without_usual(one) for key, one in data.items()}
        return {key: one for key, one in said.items() if not _is_usual(key, one)}
    return [without_usual(one) for one in data] if isinstance(data, list) else data


def _name(one: object) -> str:
    if not isinstance(one, dict):
        return ""
    return next((str(one[key]) for key in _NAMES if one.get(key)), "")


def _leaves(o: Json, a: Json, b: Json, m: Json, clashes: Clashes) -> Iterator[Fault]:
    """Look at everything beside the words: what one side alone changed is as it has it."""
    was, mine, other, now = (dict(leaves(plan)) for plan in (o, a, b, m))
    homes = [_containers(one) for one in (was, mine, other, now)]
    emptied = _wordy(o) - (_wordy(a) & _wordy(b))
    for place in was.keys() | mine.keys() | other.keys():
        inside = place.rpartition("/")[0]
        if not all(inside in home for home in homes) or inside.rpartition("/")[2] in emptied:
            continue  # what it is part of came or went: its words are judged
        values = [one.get(place) for one in (was, mine, other, now)]
        before, ours, theirs, found = values
        if theirs in (ours, before):
            wanted = ours
        elif ours == before:
            wanted = theirs
        elif found in (ours, theirs) and clashes.names(ours, theirs, place.rpartition("/")[2]):
            continue
        else:
            yield Fault("setting lost", f"{place}: {values}")
            continue
        if found != wanted and not clashes.names(ours, theirs, found):
            yield Fault("setting lost", f"{place}: {values}")


def _wordy(plan: Json) -> set[str]:
    """Return the ids of the blocks that hold words."""
    blocks = (block for part in parts(plan) for block in part.get("text", []))
    return {str(block["id"]) for block in blocks if block.get("id") and marks_of(block)}


def _containers(found: dict[str, Any]) -> set[str]:
    return {place.rpartition("/")[0] for place in found}


def _pictures(a: PlanFile, b: PlanFile, m: PlanFile, clashes: Clashes) -> Iterator[Fault]:
    sides = [one.pictures for one in (a, b)]
    shown = {
        block["name"]
        for part in parts(m.plan)
        for block in part.get("text", [])
        if block.get("kind") == "picture"
    }
    for name in shown:
        known = [side[name] for side in sides if name in side]
        if not known and clashes.names(name):  # both changed it, and each is named for what it is
            known = [data for side in sides for data in side.values()]
        if m.pictures.get(name) not in known:
            yield Fault("picture lost", name)
        elif len(set(known)) > 1 and not clashes.names(name, "picture"):
            before = sum(name in side for side in sides)
            if before > 1 and _both_new(name, a, b):
                yield Fault("picture lost", f"{name}: one of two, without a word")


def _both_new(name: str, a: PlanFile, b: PlanFile) -> bool:
    """Tell whether both sides changed a picture: neither kept it in a version as it is."""
    known = {data for file in (a, b) for key, data in file.entries.items() if "shared/" in key}
    return a.pictures[name] not in known and b.pictures[name] not in known


def versions_of(file: PlanFile) -> dict[tuple[str, str], Json]:
    """Return the plans of all named versions, by name and revision."""
    return {
        (one["name"], one["revision"]): file.version(one["revision"])["plan"]
        for one in file.index["versions"]
        if one.get("name")
    }


def _versions(sides: Iterable[PlanFile], merged: PlanFile) -> Iterator[Fault]:
    kept = Counter((name, json.dumps(plan, sort_keys=True)) for name, plan in _named(merged))
    for side in sides:
        for name, plan in _named(side):
            if (name, json.dumps(plan, sort_keys=True)) not in kept:
                yield Fault("version lost", name)


def _named(file: PlanFile) -> list[tuple[str, Json]]:
    return [(name, plan) for (name, _), plan in versions_of(file).items()]


def _orders(o: Json, a: Json, b: Json, m: Json, clashes: Clashes) -> Iterator[Fault]:
    """Look at the order of words and of things: what one side alone put in order stays so."""
    sides = [_sequences(plan) for plan in (o, a, b, m)]
    for place in set.intersection(*(set(side) for side in sides)):
        rows = [side[place] for side in sides]
        common = set.intersection(*map(set, rows)) - clashes.marks
        was, mine, other, now = ([one for one in row if one in common] for row in rows)
        wanted = other if mine == was else mine if other == was else now
        if now != wanted and "order" not in clashes.text:
            yield Fault("order changed", f"{place}: {now[:30]} instead of {wanted[:30]}")


def _sequences(plan: Json) -> dict[str, list[str]]:
    """Return everything that stands in an order, the words outside tables among it."""
    found = {"answers": [one["id"] for one in plan.get("answers", [])]}
    for part in parts(plan):
        blocks = part.get("text", [])
        words = [marks_in(runs_text(block.get("runs", []))) for block in blocks]
        found[part["id"]] = [mark for some in words for mark in some]
    return found


def _tables(
    plans: list[Json], clashes: Clashes, grids: tuple[dict[str, Grid], ...]
) -> Iterator[Fault]:
    tables = [_tables_of(plan) for plan in plans]
    for one in tables[0]:
        if all(one in side for side in tables[1:3]) and all(one in side for side in grids):
            four = [side.get(one) for side in tables]
            for kind, what in judge_table(four, [side[one] for side in grids], clashes.names):
                yield Fault(kind, what)


def _tables_of(plan: Json) -> dict[str, list[list[str]]]:
    return {
        block["id"]: [[runs_text(cell) for cell in row] for row in block["rows"]]
        for part in parts(plan)
        for block in part.get("text", [])
        if block.get("kind") == "table"
    }
