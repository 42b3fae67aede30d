"""Three to five people with a copy each, who edit, and take in each other's in any order."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import container
from tests.hostile.container import Json, PlanFile
from tests.hostile.drafts import Draft, base, chance_of
from tests.hostile.edits import edit_often
from tests.hostile.marks import marks_in, marks_of
from tests.hostile.oracle import Clashes, Fault, beside_clashes, versions_of, without_usual
from tests.hostile.pairs import Count, Empty, cell_rows, time_of
from tests.hostile.program import Program


@dataclass
class Circle:
    """What people wrote, took away and named, and what merges left to them."""

    program: Program
    folder: Path
    written: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    versions: set[str] = field(default_factory=set)
    clashes: list[Json] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    steps: int = 0
    merges: int = 0

    def path(self, who: str) -> Path:
        return self.folder / f"{who}.planwright"

    def file(self, who: str) -> PlanFile:
        return container.read(self.path(who))

    def edit(self, who: str, draft: Draft, tables: float) -> None:
        """Let somebody change the plan as it is now in the own copy."""
        file = self.file(who)
        draft.plan, draft.pictures = file.plan, file.pictures
        before = marks_of(draft.plan)
        edit_often(draft, 2, tables)
        after = marks_of(draft.plan)
        self.written |= set(after)
        self.removed |= before.keys() - after.keys()
        self.steps += 1
        name = f"Agreed {draft.mark()}" if draft.chance.random() < 0.2 else ""
        if name:
            self.versions.add(name)
        file = container.saved(file, draft.plan, draft.pictures, time_of(self.steps), name)
        if draft.chance.random() < 0.5:
            container.write(self.path(who), file)
        else:  # a window of this version saved it: the program takes what descends from its own
            beside = self.folder / "Typed.planwright"
            container.write(beside, file)
            self.merge(who, beside)

    def merge(self, who: str, other: Path) -> None:
        """Let somebody take in another's copy."""
        plans = [self.file(who).plan, container.read(other).plan]
        reply = self.program("merge", self.path(who), other)
        self.merges += 1
        if reply.code or reply.wrong:
            self.faults.append(Fault("merge refused", reply.wrong or reply.said.strip()[:200]))
            return
        found = Clashes(reply.data.get("clashes", []))
        self.clashes += found.all
        self.named |= beside_clashes(plans, found)


def go_round(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Let people edit and merge in any order, until all have all; judge what each has then."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = chance_of(seed, "circle")
    tables = chance.random() < 0.5
    start = base(seed, empty.file.plan, empty.brief, tables=tables)
    circle = Circle(program, folder, written=set(marks_of(start.plan)))
    people = {who: start.for_another(who, seed) for who in "ABCDE"[: chance.randint(3, 5)]}
    first = container.first(empty.file, start.plan, start.pictures)
    for who in people:
        container.write(circle.path(who), first)
    for _ in range(chance.randint(3, 9)):
        who, other = chance.sample(sorted(people), 2)
        if chance.random() < 0.55:
            circle.edit(who, people[who], 0.5 if tables else 0.0)
        else:
            circle.merge(who, circle.path(other))
    _all_to_all(circle, chance.sample(sorted(people), len(people)))
    count = Count()
    count.done.update(
        {
            "circles": 1,
            "circles without a clash": not circle.clashes,
            "merges": circle.merges,
            "steps": circle.steps,
            "clashes": len(circle.clashes),
        }
    )
    count.add(seed, [*circle.faults, *_judged(circle, people)])
    return count


def _all_to_all(circle: Circle, people: list[str]) -> None:
    """Let everybody get everything: three take in each other's in a ring, more by one of them."""
    first, *others = people
    if len(people) == 3:
        for _ in range(2):
            for who, other in zip(people, [*others, first], strict=True):
                circle.merge(who, circle.path(other))
    for other in others:
        circle.merge(first, circle.path(other))
    for other in others:
        circle.merge(other, circle.path(first))


def _judged(circle: Circle, people: Iterable[str]) -> Iterable[Fault]:
    try:
        ends = {who: circle.file(who) for who in people}
    except container.Broken as broken:
        yield Fault("file broken", str(broken))
        return
    for who, end in ends.items():
        now = marks_of(end.plan)
        for mark in circle.written - circle.removed - circle.named - now.keys():
            yield Fault("word lost", f"{mark}: not with {who}")
        for mark in (circle.removed & now.keys()) - circle.named:
            yield Fault("word back", f"{mark}: with {who}")
        for mark in now.keys() - circle.named:
            if now[mark] > 1:
                yield Fault("word doubled", f"{mark}: with {who}")
        kept = {name for name, _ in versions_of(end)}
        for name in circle.versions - kept:
            yield Fault("version lost", f"{name}: not with {who}")
    if not circle.clashes:
        yield from _unlike(*(end.plan for end in ends.values()))


def _unlike(first: Json, *others: Json) -> Iterable[Fault]:
    for other in others:
        ends = without_usual(first), without_usual(other)
        if cell_rows(other) != cell_rows(first):
            yield Fault("differs in a circle", "cells")
        elif ends[0] != ends[1]:
            yield Fault("differs in a circle", _first_difference(*ends))


def _first_difference(one: Json, other: Json) -> str:
    for key in one.keys() | other.keys():
        texts = [json.dumps(side.get(key), ensure_ascii=False) for side in (one, other)]
        if texts[0] != texts[1]:
            orders = [marks_in(text) for text in texts]
            same = sorted(orders[0]) == sorted(orders[1])
            what = "the order of words" if same and orders[0] != orders[1] else "something"
            return f"{what} in {key}"
    return "nothing"
