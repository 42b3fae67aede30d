"""What a later version may have written, everywhere in a plan file, and named versions with it.

None of it may go, whatever this version does with the plan.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from tests.hostile import container
from tests.hostile.container import Json, PlanFile
from tests.hostile.drafts import base, chance_of
from tests.hostile.edits import edit_often
from tests.hostile.oracle import Fault
from tests.hostile.pairs import Count, Empty, time_of
from tests.hostile.program import ROOT, Program, Reply
from tests.hostile.several import (
    answers_to,
    judge_others,
    judge_refusal,
    place_for,
    second_answer,
)

GOLDEN = ROOT / "tests" / "golden" / "plans" / "format-1.planwright"
_INDEX = "versions/index.json"
_LATER = ("later", "versions/later", "versions/notes")
_KEYS = {"x_note": "kept", "x_many": [1, {"deep": ["ü", None, 2.5]}]}


def as_of_a_later_version(file: PlanFile, chance: Random) -> PlanFile:
    """Return a plan file with keys and entries of a later version in it."""
    entries, plan = dict(file.entries), file.plan
    for _, record in _records(plan):
        if chance.random() < 0.4:
            record.update(_KEYS)
    entries["plan.json"] = container.to_json(plan)
    for name in ("later.json", "later/thing.bin", "versions/later.json", "versions/notes/1.txt"):
        if chance.random() < 0.5:
            entries[name] = chance.randbytes(30)
    made_by = {"x_made_by": {"version": "9.1", "on": "a later day"}}
    manifest = {**file.manifest, **(made_by if chance.random() < 0.5 else {})}
    index = file.index
    for version in index["versions"]:
        name = f"versions/plans/{version['revision']}.json"
        if name in entries and chance.random() < 0.4:
            entries[name] = container.to_json({**json.loads(entries[name]), **_KEYS})
    for record in (index, *index["versions"]):
        if chance.random() < 0.4:
            record.update(_KEYS)
    if chance.random() < 0.3:
        index["versions"].insert(chance.randint(0, len(index["versions"])), chance.choice(_ODD))
    entries[_INDEX] = container.to_json(index)
    return PlanFile(entries, manifest)


_ODD: tuple[Any, ...] = (
    "a text",
    7,
    None,
    ["a", "list"],
    {"kind": "of a later version", "x_note": "without a revision"},
    {"revision": 5, "when": None, "name": {"en": "Odd"}},
)


def _records(plan: Json) -> Iterator[tuple[str, Json]]:
    yield "itself", plan
    yield "council", plan["council"]
    for part in container.parts(plan):
        yield f"part {part['id']}", part
        for block in part.get("text", []):
            yield f"part {part['id']} block {block.get('id')}", block
    for name, one in plan.get("coverage", {}).items():
        yield f"coverage {name}", one


def keep_all(seed: object, program: Program, folder: Path, empty: Empty) -> Count:
    """Work with a plan that a later version wrote, and look at what is left after each command."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = chance_of(seed, "later")
    path, other = folder / "Plan.planwright", folder / "Plan-PC2.planwright"
    draft = base(seed, empty.file.plan, empty.brief, tables=True)
    if chance.random() < 0.3:
        file = container.read(GOLDEN)
    else:
        if chance_of(seed, "several").random() < 0.3:
            draft.plan["answers"].insert(1, second_answer(draft))
        file = container.first(empty.file, draft.plan, draft.pictures)
        for n in range(chance.randint(1, 4)):
            edit_often(draft, 2, 0.3)
            name = f"Agreed {n} {draft.mark()}" if chance.random() < 0.7 else ""
            file = container.saved(file, draft.plan, draft.pictures, time_of(n), name)
    file = as_of_a_later_version(file, chance)
    container.write(path, file)
    container.write(other, _changed_elsewhere(file, seed, chance))
    count = Count()
    for n in range(chance.randint(2, 6)):
        before = container.read(path)
        theirs = container.read(other)
        what = chance.choice(("answer", "answer", "merge", "import", "same"))
        did = _work(what, n, program, path, other, chance)
        reply = did.reply
        count.add(seed, did.faults)
        count.done["commands"] += 1
        if reply.code or reply.wrong:
            count.add(
                seed, [Fault("command refused", f"{what}: {reply.wrong or reply.said[:150]}")]
            )
            continue
        try:
            after = container.read(path)
        except container.Broken as broken:
            count.add(seed, [Fault("file broken", f"{what}: {broken}")])
            break
        merged = what == "merge" and not reply.data.get("clashes")
        count.add(seed, list(_lost(before, after, what)))
        if did.changed:
            count.add(seed, list(judge_others(before.plan, after.plan, did.changed)))
        if merged:
            count.add(seed, list(_versions_lost(theirs, after, what)))
    count.done.update({"histories of a later version": 1, "named versions": len(_named(file))})
    return count


def _changed_elsewhere(file: PlanFile, seed: object, chance: Random) -> PlanFile:
    draft = base(seed, file.plan, file.brief, tables=False)
    draft.plan, draft.pictures = file.plan, file.pictures
    draft.plan.setdefault("title", "Plan")
    draft.plan["title"] += " of PC2"
    name = f"Named elsewhere {draft.mark()}" if chance.random() < 0.6 else ""
    sound = [one for one in file.index["versions"] if isinstance(one, dict) and "revision" in one]
    index = container.to_json({**file.index, "versions": sound})
    file = replace(file, entries={**file.entries, _INDEX: index})
    return container.saved(file, draft.plan, draft.pictures, time_of(9), name)


@dataclass
class Did:
    """What a command said, the answer it was to change, and what was wrong before that."""

    reply: Reply
    changed: str = ""
    faults: list[Fault] = field(default_factory=list)


def _work(what: str, n: int, program: Program, path: Path, other: Path, chance: Random) -> Did:
    if what == "merge":
        return Did(program("merge", path, other))
    if what == "import":
        source = path.with_name("Import.md")
        source.write_text(f"# Council\n\nWe share a harbour office {n}.\n", encoding="utf-8")
        return Did(program("import", path, source, "--accept", "--append"))
    text = "The same again." if what == "same" else f"Answer {n} of this version."
    return _answer(program, path, text, chance)


def _answer(program: Program, path: Path, text: str, chance: Random) -> Did:
    """Write an answer; where its question has several, let the command first name none."""
    file = container.read(path)
    question = next(one["questions"][0] for one in file.plan["answers"] if one.get("questions"))
    place, named = place_for(file.plan, question, chance)
    changed = answers_to(file.plan, question)[place]["id"]
    faults: list[Fault] = []
    if named:
        refused = program("answer", path, question, "-", stdin=text)
        faults += judge_refusal(file, path, refused)
    return Did(program("answer", path, question, "-", *named, stdin=text), changed, faults)


def _named(file: PlanFile) -> list[tuple[str, str]]:
    sound = [one for one in file.index["versions"] if isinstance(one, dict)]
    return [(one["name"], one["revision"]) for one in sound if isinstance(one.get("name"), str)]


def _versions_lost(before: PlanFile, after: PlanFile, what: str) -> Iterator[Fault]:
    kept = _named(after)
    for name, revision in _named(before):
        if not name:
            continue
        try:
            same = (name, revision) in kept and after.version(revision) == before.version(revision)
        except container.Broken:
            same = False
        if not same:
            yield Fault("version lost", f"{name} by {what}")


def _lost(before: PlanFile, after: PlanFile, what: str) -> Iterator[Fault]:
    yield from _versions_lost(before, after, what)
    for name, data in before.entries.items():
        if name.startswith(_LATER) and after.entries.get(name) != data:
            yield Fault("later entry lost", f"{name} by {what}")
    if before.manifest.get("x_made_by") != after.manifest.get("x_made_by"):
        yield Fault("later key lost", f"of the manifest by {what}")
    index = after.index
    if any(before.index.get(key) != index.get(key) for key in _KEYS):
        yield Fault("later key lost", f"of the index by {what}")
    for one in before.index["versions"]:
        named = isinstance(one, dict) and one.get("name")
        if (named or one in _ODD) and one not in index["versions"]:
            yield Fault("later key lost", f"of a version in the index by {what}: {one!r:.80}")
    places = dict(_records(after.plan))
    for place, data in _records(before.plan):
        is_kept = "block" not in place and place in places and "x_note" in data
        if is_kept and places[place].get("x_many") != data["x_many"]:
            yield Fault("later key lost", f"of the plan’s {place} by {what}")
