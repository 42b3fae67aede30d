"""Three officers in three programs edit one file at once; whoever comes second merges."""

import multiprocessing
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.session.opening import open_session
from desktopapp.store.open_file import ChangedOnDisk, NotSaved, new_file
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from tests.brought import merge_with_disk
from tests.safety.officer import state


def _with_words(plan: Plan, words: str, chance: random.Random) -> Plan:
    answer = chance.choice(plan.answers)
    added = Paragraph(words, (Run(words),))
    text = list(answer.text)
    text.insert(chance.randint(0, len(text)), added)
    return plan.with_part(replace(answer, text=tuple(text)))


def _work(path: Path, name: str, edits: int) -> None:
    """Edit and save; merge where somebody else was quicker."""
    chance = random.Random(name)  # noqa: S311  # chance, not secrecy
    session = open_session(path)
    for number in range(edits):
        session.edit(_with_words(session.plan, f"{name}-{number}", chance), "write")
        while not session.is_saved:
            try:
                session.save()
            except ChangedOnDisk:
                assert not merge_with_disk(session).clashes
            except NotSaved:  # somebody else is saving at this moment
                continue


def work_at_once(folder: Path, officers: int, edits: int) -> Counter[str]:
    """Let so many officers make so many edits each; count the edits that are there, and lost."""
    held = save(state(0), new_file(folder / "plan"))
    context = multiprocessing.get_context("fork")
    names = [f"officer{n}" for n in range(officers)]
    programs = [context.Process(target=_work, args=(held.path, name, edits)) for name in names]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    plan, _ = open_plan(held.path)
    there = " ".join(plain(answer.text) for answer in plan.answers).split()
    wanted = [f"{name}-{number}" for name in names for number in range(edits)]
    verdicts = Counter("" if there.count(one) == 1 else f"lost: {one}" for one in wanted)
    litter = [path.name for path in folder.iterdir() if path != held.path]
    if litter:
        verdicts[f"left behind: {litter}"] += 1
    return verdicts
