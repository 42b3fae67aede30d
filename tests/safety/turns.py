"""People with a copy each, who edit and then take in the next one's, turn after turn.

However they stand in a circle, all must come to rest: then nobody's merge has anything new, and
no file is written.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.plan import Answer
from desktopapp.plan.text import Paragraph, Run
from desktopapp.session.merging import merge_with_copy
from desktopapp.session.opening import open_session
from desktopapp.store.merging import BRINGS_NOTHING
from desktopapp.store.open_file import new_file
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from tests.safety.merging import Side, base_plan, edit

TURNS = 5  # after which everybody must have everything
Bring = Callable[[Path, Path], tuple[bool, int]]


def bring(ours: Path, theirs: Path) -> tuple[bool, int]:
    """Merge as the command does; tell whether it said that there was anything new, and clashes."""
    session = open_session(ours, to_write=True)
    held = session.held
    merged, kin = merge_with_copy(session, theirs)
    if session.held is not held or not session.is_saved:
        session.save()
    return kin not in BRINGS_NOTHING, len(merged.clashes)


def bring_as_a_child(ours: Path, theirs: Path) -> tuple[bool, int]:
    """Merge carelessly: whatever comes of it is saved as a new state that came from both."""
    session = open_session(ours, to_write=True)
    held = session.held
    merged, kin = merge_with_copy(session, theirs)
    both = session.held
    if held and both and kin not in BRINGS_NOTHING:
        session.held = replace(held, kept=both.kept, states=both.states)
        session.merged = (open_plan(theirs)[1].revision,)
        session.save()
    return kin not in BRINGS_NOTHING, len(merged.clashes)


def _reorder(side: Side) -> None:
    """Put an answer in another place, or a new one between others to the same question."""
    answers, chance = list(side.plan.answers), side.chance
    if chance.random() < 0.5:
        text = (Paragraph(f"b{side.mark()}", (Run("One more."),)),)
        answers.append(Answer(f"{chance.randrange(99)}{side.mark()}", "t", ("q0",), text))
    if answers:
        moved = answers.pop(chance.randrange(len(answers)))
        answers.insert(chance.randint(0, len(answers)), moved)
        side.plan = replace(side.plan, answers=tuple(answers))


def _edit_file(side: Side, path: Path, moves: float) -> None:
    plan, held = open_plan(path)
    side.plan = plan
    for _ in range(side.chance.randint(1, 2)):
        if side.chance.random() < moves:
            _reorder(side)
        else:
            edit(side)
    if side.plan != plan:
        save(side.plan, held)


def go_round(seed: int, folder: Path, bring: Bring = bring) -> str:
    """Let two or three people edit and merge in a circle; say what is wrong, or nothing."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    moves = chance.choice((0.0, 0.3, 0.9))
    start = folder / f"start {seed}.planwright"
    save(base_plan(chance), new_file(start))
    people = [Side(name, chance, open_plan(start)[0]) for name in "ABC"[: chance.choice((2, 3))]]
    paths = [folder / f"{side.name} {seed}.planwright" for side in people]
    for path in paths:
        path.write_bytes(start.read_bytes())
    for _ in range(chance.randint(2, 6)):
        n = chance.randrange(len(people))
        _edit_file(people[n], paths[n], moves)
        if chance.random() < 0.3:
            bring(paths[n], paths[n - 1])
    clashes = 0
    for _ in range(TURNS):
        for n, path in enumerate(paths):
            clashes += bring(path, paths[n - 1])[1]
    return _wrong(paths, bring, clashed=clashes > 0)


def _wrong(paths: list[Path], bring: Bring, *, clashed: bool) -> str:
    """Look once more what a merge of each does, once all should be at rest."""
    kind = " with a clash" if clashed else ""
    for n, path in enumerate(paths):
        before = path.read_bytes(), path.stat().st_mtime_ns
        is_new, clashes = bring(path, paths[n - 1])
        if (path.read_bytes(), path.stat().st_mtime_ns) != before:
            return f"written for ever{kind}"
        if is_new and not clashes:
            return f"new for ever{kind}"
    plans = [open_plan(path)[0] for path in paths]
    if not clashed and any(plan != plans[0] for plan in plans):
        return "other plans at rest"
    return ""


def go_round_often(times: int, folder: Path, bring: Bring = bring) -> Counter[str]:
    """Go round so many circles; count what is wrong."""
    return Counter(go_round(seed, folder, bring) for seed in range(times))
