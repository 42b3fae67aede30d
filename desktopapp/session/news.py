"""What a session tells of: an edit of its plan, and a save that was begun."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.changes import changed_parts, is_text_alone
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.officer import officer
from desktopapp.session.standing import Brought, SharedCopy
from desktopapp.store.journal import Journal
from desktopapp.store.open_file import OpenFile
from desktopapp.store.settings import (
    backup_folder,
    recovery_folder,
)

if TYPE_CHECKING:
    from desktopapp.store.locks import Holder
    from desktopapp.store.making import Mark


class Change(NamedTuple):
    """News of an edit: the plan before and after, what was done, by whom, where the caret goes."""

    before: Plan
    plan: Plan
    what: str
    by: object = None
    caret: Caret = Caret()
    told: tuple[str, str] = ("", "")  # what an officer must be told of it: what, and what is safe
    undone: bool = False  # whether a step was undone, or done again

    @property
    def parts(self) -> frozenset[str]:
        """The ids of the answers and sections that are other, new or gone."""
        return changed_parts(self.before, self.plan)

    @property
    def is_text_alone(self) -> bool:
        """Whether nothing is other but the words of answers and sections."""
        return is_text_alone(self.before, self.plan)


class Saving(NamedTuple):
    """A save that was begun: run it on any thread, then tell the session how it ended.

    ``mark`` makes a version of it; ``merged`` are revisions that were merged into the plan;
    ``marked`` are earlier states that are kept as versions.
    ``now`` tells the plan as it stands when the save has landed, for the journal; ``brought`` are
    the merges that are in the plan, ``shared`` copies of it that its file is to know. ``patience``
    is for how many seconds a place beside the plan's own is waited for, where it is not the usual.
    """

    plan: Plan
    held: OpenFile
    mark: "Mark | None" = None
    merged: tuple[str, ...] = ()
    journal: Journal | None = None
    now: Callable[[], Plan] | None = None
    marked: "tuple[tuple[Plan, Mark], ...]" = ()
    brought: tuple[Brought, ...] = ()
    shared: tuple[SharedCopy, ...] = ()
    patience: float | None = None

    def run(self) -> OpenFile:
        """Write the plan and return what the next save must be given, or raise ``NotSaved``."""
        from desktopapp.store.save import save  # noqa: PLC0415  # not for the start

        held = save(
            self.plan,
            self.held,
            recovery_folder(),
            mark=self.mark,
            marked=self.marked,
            merged=self.merged,
            backups=backup_folder(self.plan.id),
            patience=self.patience,
        )
        journal, now = self.journal, self.now
        if journal and now:
            with suppress(Exception):  # the older journal stays, and says more than is needed
                journal.mark(
                    self.plan,
                    held.path,
                    held.digest,
                    now,
                    revision=held.revision,
                    kept=held.kept,
                    replaced=self.held.digest,
                    seconds=self.patience,
                )
        return held


def is_own(holder: "Holder") -> bool:
    """Tell whether a plan is open in another window of the same officer on this computer."""
    from desktopapp.store.locks import is_here  # noqa: PLC0415  # not for the start

    return holder.who == officer() and is_here(holder)


def said_of_lease(holder: "Holder") -> str:
    """Say who has a plan open, in a sentence."""
    if not holder.who:
        return "This plan is being opened elsewhere at this moment."
    if is_own(holder):
        return "You have this plan open in another window."
    where = f" on {holder.machine}" if holder.machine else ""
    return f"{holder.who} has had this plan open{where} since {holder.since}."


def said_of_taking_over(holder: "Holder | None") -> str:
    """Say that a plan that was open here was taken over, and by whom as far as that is known."""
    if holder is None or not holder.who:
        return "This plan was taken over elsewhere."
    if is_own(holder):
        return "You have taken this plan over in another window."
    return f"{holder.who} has taken this plan over."


def said_of_leaving(holder: "Holder | None") -> str:
    """Say that a plan is free that was open elsewhere, and who had it as far as that is known."""
    if holder is None or not holder.who:
        return "This plan is no longer open elsewhere."
    if is_own(holder):
        return "You no longer have this plan open in another window."
    return f"{holder.who} no longer has this plan open."


def only_to_read(why: str, path: Path | None, *, elsewhere: bool) -> Problem:
    """Say that a plan can only be read; ``elsewhere`` where somebody else has it open."""
    return Problem(
        why,
        where=str(path or ""),
        safe="Nothing was changed.",
        then="Close it there first, or save a copy under another name."
        if elsewhere
        else "Read or export it here meanwhile.",
    )


def untold_of(saved: OpenFile, *, known: bool) -> str:
    """Return what must be said of a save beside that it landed, in sentences; most often nothing.

    ``known`` tells that it was said already that no backup is kept.
    """
    found = []
    if saved.parted:
        found.append(
            f"“{saved.path.name}” had another name too, as some backup programs give files: "
            "that one keeps the state before, and no longer follows the plan."
        )
    if saved.unbacked and not known:
        found.append(
            "No backup of it is kept on this PC yet: the place for backups is full, cannot be "
            "written or does not answer. Earlier backups are as they were."
        )
    return " ".join(found)
