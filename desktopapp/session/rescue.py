"""When saving meets an error that nobody foresaw: a copy that can be read, and clear words."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.session import Saving
from desktopapp.store import save
from desktopapp.store.files import DISK, make_folder, write_whole
from desktopapp.store.planfile import NOTHING_KEPT
from desktopapp.store.readable import readable_texts
from desktopapp.store.save import Held, NotSaved
from desktopapp.store.settings import recovery_folder


def rescued(saving: Saving, error: Exception) -> NotSaved:
    """Return a save that failed for a reason nobody foresaw, with a copy kept if at all possible.

    The plan without its history is tried first, then its words as text. A protected plan is kept
    as it is protected, or not at all.
    """
    if isinstance(error, NotSaved):
        return error
    copy = _copy(saving.plan, saving.held)
    safe = f"A copy of it is “{copy}”." if copy else "Your work is still open here."
    problem = Problem(
        "The plan could not be saved: something went wrong inside Planwright.",
        where=f"{saving.held.path}, {type(error).__name__}: {error}",
        safe=safe,
        then="Save a copy elsewhere, and send the details to your IT team.",
    )
    made = NotSaved(problem, saving.held)
    made.__cause__ = error
    return made


def _copy(plan: Plan, held: Held) -> Path | None:
    """Write a copy into the recovery folder; return its path, or nothing."""
    with suppress(Exception):
        make_folder(recovery_folder(), DISK, private=True)
        path = recovery_folder() / held.path.name
        bare = replace(
            held,
            path=path,
            digest="",
            attempts=(),
            kept=NOTHING_KEPT,
            copy=None,
            read_only="",
            opened=None,
        )
        return save.save(plan, save.copy_beside(bare, "unsaved copy")).path
    if held.vault:
        return None
    with suppress(Exception):
        text = "\n\n".join(readable_texts(plan).values())
        place = recovery_folder() / f"{held.path.stem} (unsaved words).txt"
        write_whole(place, text.encode("utf-8", "replace"))
        return place
    return None
