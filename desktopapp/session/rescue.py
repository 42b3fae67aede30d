"""When saving meets an error that nobody foresaw: a copy that can be read, and clear words."""

from contextlib import suppress
from dataclasses import replace

from desktopapp.plan.problem import Problem
from desktopapp.session.news import Saving
from desktopapp.store.disk import DISK
from desktopapp.store.making import SaveSource
from desktopapp.store.open_file import NotSaved
from desktopapp.store.settings import recovery_folder
from desktopapp.store.unsaved import Copy, keep_copy, said_of_copy


def rescued(saving: Saving, error: Exception) -> NotSaved:
    """Return a save that failed for a reason nobody foresaw, with a copy kept if at all possible.

    The copy lies on this computer: the plan without its history, or else its words as text. A
    protected plan is kept as it is protected, or not at all. A save that lands removes it.
    """
    if isinstance(error, NotSaved):
        return error
    copy = _copy(saving)
    problem = Problem(
        "The plan could not be saved: something went wrong inside Planwright.",
        where=f"{saving.held.path}, {type(error).__name__}: {error}",
        safe=said_of_copy(copy),
        then="Save a copy elsewhere, and send the details to your IT team.",
    )
    made = NotSaved(problem, replace(saving.held, copy=copy or saving.held.copy))
    made.__cause__ = error
    return made


def _copy(saving: Saving) -> Copy | None:
    """Keep a copy in the recovery folder, or return nothing."""
    held = saving.held
    with suppress(Exception):
        folder = recovery_folder()
        source = SaveSource(kept=held.kept, vault=held.vault)
        beside = folder / held.path.name
        return keep_copy(DISK, beside, held.copy, saving.plan, None, source, folder)
    return None
