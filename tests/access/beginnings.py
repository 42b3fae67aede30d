"""What stands on the disk before a journey begins, and what the program is started with."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktopapp.operations.reusing import add_documents
from desktopapp.plan.text import paragraphs
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.resources import sample

COUNCIL, LETTER = "Sallow District Council", "productivity-2024"
TARNBY = """Tarnby District Council
Productivity plan 2022

1. How you have transformed the way you design and deliver services.

Tarnby District Council went from six directorates to three in 2020, which saves £620,000 a year.

We count cost per case and days to decide, and publish both each quarter.
"""
BROUGHT = """How you have transformed the way you design and deliver services

In 2020 we went from six directorates to three, which saves £620,000 a year.

Our rivers

The Sallow floods its meadows each spring, and three parishes watch its gauges.
"""
_ENDS = """
import os, sys
from pathlib import Path
from desktopapp.plan.text import paragraphs
from desktopapp.session.opening import open_session
session = open_session(Path(sys.argv[1]))
session.keep_journal()
session.answer("t1.q1", paragraphs("We mend roads. We share one depot with the county."))
session.journal.note(session.plan)
os._exit(1)
"""


def _plan(folder: Path, words: str = "") -> Session:
    session = new_session(folder / "Sallow.planwright", COUNCIL, LETTER)
    if words:
        session.answer("t1.q1", paragraphs(words))
    session.save()
    return session


def nothing(_folder: Path) -> list[str]:
    """Begin with a program that nobody has used."""
    return []


def a_plan(folder: Path) -> list[str]:
    """Begin with a new plan, and a document to bring in beside it."""
    (folder / "Earlier plan.txt").write_text(BROUGHT, encoding="utf-8")
    return [str(_plan(folder).path)]


def a_finished_plan(folder: Path) -> list[str]:
    """Begin with the finished sample."""
    session = Session(sample())
    session.keep_in(folder / "Sample.planwright")
    session.save()
    return [str(session.path)]


def a_library(folder: Path) -> list[str]:
    """Begin with a plan, and a neighbour’s document in the library."""
    session = _plan(folder)
    source = folder / "Tarnby.txt"
    source.write_text(TARNBY, encoding="utf-8")
    add_documents(session.plan, (source,), lambda *_: None, lambda: False)
    return [str(session.path)]


def a_colleague(folder: Path) -> list[str]:
    """Begin with a plan of which a colleague has sent a copy, with the same answer reworded."""
    path = _plan(folder, "We mend roads. We share a depot.").path
    assert path
    copy = folder / "From Asha.planwright"
    copy.write_bytes(path.read_bytes())
    for file, words in ((copy, "We mend roads and paths."), (path, "We mend most roads.")):
        session = open_session(file)
        answer = session.plan.answers_to("t1.q1")[0]
        runs = paragraphs(f"{words} We share a depot.")[0].runs
        changed = replace(answer, text=(replace(answer.text[0], runs=runs),))
        session.edit(session.plan.with_part(changed), "reword")
        session.save()
    return [str(path)]


def an_end(folder: Path) -> list[str]:
    """Begin after an end in which something was typed and not saved."""
    path = _plan(folder, "We mend roads.").path
    ends = [sys.executable, "-c", _ENDS, str(path)]
    subprocess.run(ends, check=False)  # noqa: S603  # our own words
    return [str(path)]


BEGINNINGS: dict[str, Callable[[Path], list[str]]] = {
    "nothing": nothing,
    "a plan": a_plan,
    "a finished plan": a_finished_plan,
    "a library": a_library,
    "a colleague": a_colleague,
    "an end": an_end,
}
