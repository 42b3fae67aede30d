"""The end of a plan's journal, where the profile it lies in may not answer."""

from contextlib import suppress

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.grounds import Ground
from desktopapp.store.journal import Journal
from desktopapp.store.settings import journal_folder

LEAVING = 5.0  # seconds that an officer who wants to close waits for her words to be kept


def leave_in_journal(journal: Journal | None, plan: Plan, ground: Ground) -> None:
    """Put all of a plan into its journal and leave it there, or raise ``Problem`` or ``OSError``.

    ``ground`` is what it stands on. Any thread but the window's. Without a journal nothing is
    done.
    """
    if journal is None:
        return
    try:
        journal.note(plan, ground, LEAVING)
        journal.leave()
    except TimeoutError:
        raise Problem(
            "What you wrote could not be kept on this PC: the folder for it does not answer.",
            where=str(journal_folder()),
            safe="It is still open here.",
            then="Close again when that folder, or the plan’s, answers.",
        ) from None


def end_journal(journal: Journal | None, *, is_safe: bool) -> None:
    """End the journal of a plan that is closed; it stays where the plan is not safe without it.

    It stays as well where its folder does not answer. Any thread but the window's.
    """
    if journal:
        with suppress(OSError):
            (journal.end if is_safe else journal.leave)()
