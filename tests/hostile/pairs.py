"""Pairs and circles of people who change copies of one plan, merged by the command line."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile import container
from tests.hostile.container import Json, PlanFile
from tests.hostile.drafts import Draft, base, chance_of
from tests.hostile.edits import ROWS, edit_often
from tests.hostile.marks import marks_of
from tests.hostile.oracle import Clashes, Fault, beside_clashes, judge
from tests.hostile.program import Program


@dataclass
class Count:
    """What was done, what was wrong, and an example of each kind of wrong."""

    done: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, seed: object, faults: list[Fault]) -> None:
        for fault in faults:
            self.wrong[fault.kind] += 1
            self.examples.setdefault(fault.kind, f"{seed}: {fault.what[:300]}")

    def join(self, other: "Count") -> None:
        self.done.update(other.done)
        self.wrong.update(other.wrong)
        self.examples = {**other.examples, **self.examples}


@dataclass(frozen=True)
class Empty:
    """A plan as the program starts it, to make generated plans of."""

    file: PlanFile
    path: Path

    @property
    def brief(self) -> Json:
        return self.file.brief


def empty_plan(program: Program, folder: Path, brief: Path) -> Empty:
    """Let the program start a plan."""
    path = folder / "Empty.planwright"
    reply = program("new", path, "--council", "Wyvern Vale District Council", "--brief", brief)
    assert reply.code == 0, reply.said
    empty = Empty(container.read(path), path)
    _warm(program, empty)
    return empty


def _warm(program: Program, empty: Empty) -> None:
    """Let the program do what the trials do, once, with copies of a plan."""
    one, other, words = (
        program.home / name for name in ("One.planwright", "Other.planwright", "Words.md")
    )
    question = next(theme["questions"] for theme in empty.brief["themes"])[0]["id"]
    other.write_bytes(empty.path.read_bytes())
    one.write_bytes(empty.path.read_bytes())
    words.write_text("# Dues\n\nWe do it each year.\n", encoding="utf-8")
    program.warm(
        ["answer", one, question, words],
        ["merge", one, other],
        ["import", one, words, "--accept", "--append"],
        ["export", one, "--to", program.home / "made", "--only", "web,email"],
        ["count", one],
    )


def time_of(n: int) -> str:
    """Return a time as plan files hold it."""
    return f"2026-05-{4 + n // 1440:02} {n // 60 % 24:02}:{n % 60:02}:00+00:00"


def saved_often(file: PlanFile, draft: Draft, tables: float, log: list[str]) -> list[PlanFile]:
    """Let somebody change a plan and save it with version 0.1.0; return each state saved."""
    files: list[PlanFile] = []
    for n in range(draft.chance.choice((1, 1, 1, 2, 3))):
        log += edit_often(draft, 3, tables)
        name = f"Agreed {draft.mark()}" if draft.chance.random() < 0.15 else ""
        file = container.saved(file, draft.plan, draft.pictures, time_of(n + 1), name)
        files.append(file)
    return files


def merge_pair(
    seed: object, program: Program, folder: Path, empty: Empty, *, tables: bool | None = None
) -> Count:
    """Let two people change copies of a plan, merge both ways, and judge both."""
    count = Count()
    chance = chance_of(seed, "pair")
    drawn = chance.random() < 0.5
    tables = drawn if tables is None else tables
    start = base(seed, empty.file.plan, empty.brief, tables=tables)
    before = container.first(empty.file, start.plan, start.pictures)
    likely = (ROWS if chance.random() < 0.15 else 0.6) if tables else 0.0
    people = [start.for_another(who, seed) for who in "AB"]
    log: list[str] = []
    states = [saved_often(before, one, likely, log) for one in people]
    files = [each[-1] for each in states]
    if chance.random() < 0.04:  # both name the same state: their files are one revision
        files = [
            container.saved(before, start.plan, start.pictures, time_of(1), f"Named by {who}")
            for who in "AB"
        ]
        people = [start, start]
    known = chance.random() > 0.03
    if not known:  # a copy that was shared without its history
        files[1] = container.first(files[1], files[1].plan, files[1].pictures)
        known = files[1].revision == before.revision  # nothing was changed in it
    common, grid = before, start.grids
    for n, last in enumerate(files):
        if any(one.revision == last.revision for one in states[1 - n][:-1]):
            common, grid = last, people[n].grids  # the other made the very same, and went on
    grids = (grid, people[0].grids, people[1].grids)
    turned = (grids[0], grids[2], grids[1])
    ends = []
    for mine, other, which in ((*files, grids), (*files[::-1], turned)):
        end = _merge(program, folder, mine, other)
        count.done["merges"] += 1
        if isinstance(end, Fault):
            count.add(seed, [end])
            continue
        merged, clashes = end
        count.done["clashes"] += len(clashes.all)
        count.add(seed, judge(common if known else None, mine, other, merged, clashes, which))
        ends.append(end)
    if len(ends) == 2:
        count.add(seed, list(_differing(*ends)))
    count.done["pairs"] += 1
    count.done["pairs with tables"] += tables
    return count


def _merge(
    program: Program, folder: Path, ours: PlanFile, theirs: PlanFile
) -> tuple[PlanFile, Clashes] | Fault:
    """Merge two files by the command line; return the plan and the clashes, or what failed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    one, other = folder / "Plan.planwright", folder / "Other.planwright"
    container.write(one, ours)
    container.write(other, theirs)
    told = other.read_bytes()
    reply = program("merge", one, other)
    if reply.code or reply.wrong:
        return Fault("merge refused", reply.wrong or reply.said.strip()[:200])
    if other.read_bytes() != told:
        return Fault("the other file was changed", "")
    try:
        return container.read(one), Clashes(reply.data.get("clashes", []))
    except container.Broken as broken:
        return Fault("file broken", str(broken))


def _differing(one: tuple[PlanFile, Clashes], other: tuple[PlanFile, Clashes]) -> Iterator[Fault]:
    """Say where the two directions of one merge keep other words, other than in clashes."""
    plans = [file.plan for file, _ in (one, other)]
    named = beside_clashes(plans, one[1]) | beside_clashes(plans, other[1])
    words = [marks_of(file.plan) for file, _ in (one, other)]
    apart = {mark for mark in words[0] | words[1] if words[0][mark] != words[1][mark]} - named
    if apart:
        yield Fault("differs by direction", f"words {sorted(apart)[:9]}")
    if bool(one[1].all) != bool(other[1].all):
        yield Fault("differs by direction", "a clash in one direction only")
    if not one[1].all and not other[1].all:
        cells = [cell_rows(file.plan) for file, _ in (one, other)]
        if cells[0] != cells[1]:
            yield Fault("differs by direction", "cells")


def cell_rows(plan: Json) -> Counter[str]:
    return Counter(
        json.dumps(sorted(container.runs_text(cell) for cell in row))
        for part in container.parts(plan)
        for block in part.get("text", [])
        if block.get("kind") == "table"
        for row in block["rows"]
    )
