"""Opening plans: the sample, and whether two are the same while one is open."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktopapp.plan.brief import Brief, Fact
from desktopapp.plan.council import council_named
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import new_plan
from desktopapp.plan.problem import Problem
from desktopapp.session.news import is_own
from desktopapp.session.session import Session
from desktopapp.store import locks, resources, settings
from desktopapp.store.files import make_folder
from desktopapp.store.names import SUFFIX
from desktopapp.store.open_file import OpenFile, new_file
from desktopapp.store.reading_plans import open_plan

if TYPE_CHECKING:
    from desktopapp.library.rounds import Rounds
    from desktopapp.plan.council_facts import FactAnswer

_SAMPLE_DAY = date(2024, 7, 1)
_RESPONSE_DAY = date(2027, 5, 10)
NOTHING_SAID: "Mapping[Fact, FactAnswer]" = MappingProxyType({})


def has_same_name(one: Path, other: Path | None) -> bool:
    """Tell whether two paths name one file for certain. The disk is not asked."""
    if other is None:
        return False
    return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())


def opened_again(session: Session) -> Session:
    """Read the file of a plan once more, with the key it was opened with; any thread.

    Raises ``Problem`` where it cannot be read now.
    """
    held = session.held
    if held is None:
        return session
    plan, found = open_plan(held.path, unlock=held.vault.like if held.vault else None)
    return Session(plan, found)


def is_open_elsewhere(path: Path) -> bool:
    """Tell whether somebody living has a plan open; any thread."""
    return locks.holder_of(path) is not None


def is_open_here(session: Session) -> bool:
    """Tell whether another window of the same officer has a plan open."""
    return session.other is not None and is_own(session.other)


def show_elsewhere(path: Path) -> None:
    """Wish that the other window on this PC shows a plan; any thread."""
    from desktopapp.store import showing  # noqa: PLC0415  # rarely needed

    showing.wish(path, settings.wishes_folder())


def asked_to_show(path: Path) -> bool:
    """Tell whether another window wished that this one shows a plan; any thread."""
    from desktopapp.store import showing  # noqa: PLC0415  # the same

    return showing.is_wished(path, settings.wishes_folder())


def sample_to_look_at(*, response: bool = False) -> Session:
    """Return a finished sample on a day before it is due; it has no file.

    It is the plan, or the ``response`` to a consultation.
    """
    session = Session(resources.sample_response() if response else resources.sample())
    session.as_of = _RESPONSE_DAY if response else _SAMPLE_DAY
    return session


def open_sample(folder: Path) -> Session:
    """Open the sample plan of a folder; it is written there first where there is none."""
    path = folder / f"Sample plan{SUFFIX}"
    if path.exists():
        return open_session(path)
    make_folder(folder)
    session = Session(resources.sample(), new_file(path))
    session.save()
    return session


def new_session(
    path: Path,
    council: str,
    brief: str | Path | Brief,
    said: "Mapping[Fact, FactAnswer]" = NOTHING_SAID,
    proposed: Path | None = None,
) -> Session:
    """Start a plan in a new file and save it, or raise ``Problem``.

    ``said`` is what is known of the council; what is not there nobody has said yet. A folder that
    was ``proposed`` is made where there is none: no other is, as its name may be a slip.
    The path gets the ending ``.planwright`` where it has none.
    """
    from desktopapp.store.save import save  # noqa: PLC0415  # not for the start

    name = one_line(council)
    if not name:
        raise Problem(
            "The council has no name.",
            safe="Nothing was changed.",
            then="Name the council, in full.",
        )
    held = _new_file(path, proposed)
    from desktopapp.plan.council_facts import (  # noqa: PLC0415  # with a new plan
        asked_facts,
        with_fact,
    )

    letter = brief if isinstance(brief, Brief) else resources.brief(brief)
    told = replace(council_named(name), unsaid=asked_facts(letter.facts_needed()))
    for fact, answer in said.items():
        told = with_fact(told, fact, answer)
    plan = new_plan(letter, told)
    return Session(plan, save(plan, held))


def _new_file(path: Path, proposed: Path | None = None) -> OpenFile:
    """Return the file of a new plan, in a folder that is there, or raise ``Problem``."""
    held = new_file(path)
    if held.path.exists():
        raise Problem(
            f"There is a file “{held.path.name}” already.",
            where=str(held.path),
            safe="It was not changed.",
            then="Choose another name.",
        )
    if proposed and held.path.parent == proposed:
        make_folder(proposed)
    if not held.path.parent.is_dir():
        raise Problem(
            f"There is no folder “{held.path.parent.name}” for the plan.",
            where=str(held.path.parent),
            safe="Nothing was changed.",
            then="Make the folder first, or choose another.",
        )
    return held


def next_round(
    old: Session, path: Path, brief: str | Path | Brief, proposed: Path | None = None
) -> tuple[Session, "Rounds"]:
    """Start a plan in a new file from an old one that answered an earlier letter; any thread.

    It is protected as the old one is. Raises ``Problem``.
    """
    from desktopapp.operations.rolling import rolled  # noqa: PLC0415  # seldom wanted
    from desktopapp.store.save import save  # noqa: PLC0415  # not for the start

    letter = brief if isinstance(brief, Brief) else resources.brief(brief)
    held = _new_file(path, proposed)
    plan, found = rolled(old.plan, letter, written_on(old))
    if old.vault:
        held = replace(held, vault=old.vault)
    return Session(plan, save(plan, held)), found


def written_on(session: Session) -> date | None:
    """Return the day on which a plan's file was written last, if it has one."""
    try:
        when = session.path.stat().st_mtime if session.path else None
    except OSError:
        return None
    return date.fromtimestamp(when) if when else None  # noqa: DTZ012  # the officer's own day


def open_session(path: Path, *, to_write: bool = False) -> Session:
    """Open a plan file, or raise ``Problem``.

    ``to_write`` refuses, and says why, where the plan can only be read or somebody has it open.
    """
    plan, held = open_plan(path)
    session = Session(plan, held)
    if to_write:
        session.other = locks.holder_of(path)
        session.refuse_when_read_only()
    return session
