"""Plans that went apart: saved by somebody else meanwhile, or copied and changed twice."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.clash import Choose, keep_ours
from desktopapp.plan.merge import Merged, merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.backups import Backup, backups
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.graph import named
from desktopapp.store.history import united_history, with_branch, with_history_of, with_part
from desktopapp.store.in_time import done_in_time
from desktopapp.store.kinship import (
    Elsewhere,
    Kin,
    Kinship,
    SavedState,
    kinship,
    nowhere,
)
from desktopapp.store.open_file import Attempts, OpenFile
from desktopapp.store.planfile import UnknownParts, revision_of
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.undecided import TakenPart, taken_parts
from desktopapp.store.vault import Vault
from desktopapp.store.versions import Version, lacks_versions, with_version

BRINGS_NOTHING = (Kin.SAME, Kin.OLDER)


class Met(NamedTuple):
    """Another state of a plan, read from its file or a copy, and what it is to ours."""

    theirs: Plan
    found: OpenFile
    kinship: Kinship

    @property
    def kin(self) -> Kin:
        """What it is to ours."""
        return self.kinship.kin

    def merged(self, plan: Plan, choose: Choose = keep_ours) -> Merged:
        """Bring it into a plan as a pure function of what was chosen."""
        if self.kin in BRINGS_NOTHING or plan == self.theirs:
            return Merged(plan, {}, ())
        if self.kinship.base is None:
            return merge_unknown(plan, self.theirs, choose)
        made = merge(self.kinship.base, plan, self.theirs, choose)
        return replace(made, plan=self.theirs) if made.plan == self.theirs else made


def meet(
    plan: Plan,
    held: OpenFile,
    path: Path,
    merged: tuple[str, ...] = (),
    *,
    elsewhere: Elsewhere = nowhere,
    disk: Disk = DISK,
) -> Met:
    """Read a plan's own file or a copy of it, and tell what it is to the plan held.

    ``merged`` are revisions that were brought in since the last save. Raises ``Problem`` where
    it cannot be read, or is another plan.
    """
    theirs, found = open_plan(path, disk, _with_key_of(held))
    ours = SavedState(held.saved or plan, held.revision, held.kept, merged)
    known = kinship(ours, SavedState(theirs, found.revision, found.kept), elsewhere)
    if known.kin is Kin.ANOTHER:
        raise _another(held, path)
    return Met(theirs, found, known)


def as_saved(held: OpenFile, plan: Plan, merged: tuple[str, ...] = ()) -> OpenFile:
    """Return a plan that nobody has saved yet as the state that it would be, with its history.

    ``held`` is what it was held with, ``merged`` what was brought into it since.
    """
    parents = (*filter(None, (held.revision,)), *merged)
    revision = revision_of(plan, parents)
    return replace(
        held,
        revision=revision,
        kept=with_branch(held.kept, revision, parents),
        states=(*held.states, (revision, plan)),
        parents=parents,
    )


def taken_in(held: OpenFile, met: Met) -> tuple[OpenFile, tuple[str, ...]]:
    """Return what to save with over a file that was brought in, and what that came from too.

    The histories of both become one. The plan stays encrypted, or readable, as it is here.
    """
    kept = _history_of_both(held, met)
    if met.kin in BRINGS_NOTHING:
        found = met.found
        ours = replace(held, digest=found.digest, read_only=found.read_only, kept=kept)
        return replace(ours, attempts=Attempts()), ()
    theirs = replace(
        met.found,
        path=held.path,
        kept=kept,
        copy=held.copy,
        copied=held.copied,
        vault=held.vault,
        states=(*held.states, *met.found.states),
    )
    came_from_ours = met.kin is Kin.NEWER or not held.revision
    return theirs, () if came_from_ours else (held.revision,)


def with_copy(held: OpenFile, met: Met) -> tuple[OpenFile, tuple[str, ...]]:
    """Return what to save with once a copy was brought in, and the revisions it came from too.

    It is what was held where the copy brings neither words nor versions. A copy that came from all
    that is here is what the plan comes from then: taken whole, it is no state of its own.
    """
    found, brings_nothing = met.found, met.kin in BRINGS_NOTHING
    if brings_nothing and not met.kinship.alike and not lacks_versions(held.kept, found.kept):
        return held, ()
    kept, held = _history_of_both(held, met), _apart_from_now(held)
    if brings_nothing:
        return replace(held, kept=kept), ()
    both = replace(held, kept=kept, states=(*held.states, *found.states))
    if met.kin is Kin.NEWER:
        return _going_on(both, held, found), ()
    return both, (found.revision,)


def _apart_from_now(held: OpenFile) -> OpenFile:
    """Return what is held, for saves that have a merge in them: before it nobody knows of these.

    An undo goes back to what was held, and must not take such a save for its own.
    """
    return replace(held, attempts=held.attempts.so_far())


def _going_on(both: OpenFile, held: OpenFile, found: OpenFile) -> OpenFile:
    """Go on from a copy that came from all that is here; what was opened stays a version."""
    kept = both.kept
    if held.opened:
        plan, when = held.opened
        kept = with_version(kept, plan, Version(held.revision, when))
    return replace(
        both, revision=found.revision, parents=found.parents, kept=kept, opened=found.opened
    )


def _history_of_both(held: OpenFile, met: Met) -> UnknownParts:
    """Return the histories of both as one; which of two that are alike is older stands in it."""
    kept = united_history(held.kept, met.found.kept)
    if not met.kinship.alike:
        return kept
    older, newer = sorted((held.revision, met.found.revision), key=named)
    return with_branch(kept, newer, (older,))


def with_part_of_copy(
    held: OpenFile, met: Met, plan: Plan, merged: Merged, came: tuple[str, ...] = ()
) -> tuple[OpenFile, tuple[str, ...]]:
    """Return what to save with where nobody has decided the clashes with a copy yet.

    ``plan`` is ours before the merge, into which ``came`` was brought since the last save. What
    was taken of the copy is noted as a state that both came from, so that nothing of it comes
    back when the copy is brought in again; what clashes differs from it on both sides still.
    """
    base, found = met.kinship.base, met.found
    parts: tuple[TakenPart, ...] = ()
    if base:
        ours = SavedState(plan, held.revision, held.kept, came)
        parts = taken_parts(base, ours, merged, SavedState(met.theirs, found.revision, found.kept))
    if not parts and not lacks_versions(held.kept, found.kept):
        return held, ()
    kept, held = with_history_of(held.kept, found.kept), _apart_from_now(held)
    if not parts:
        return replace(held, kept=kept), ()
    for part in parts:
        kept = with_part(kept, part.revision, part.parents, part.whole, gap=part.gap)
    states = tuple((part.revision, part.plan) for part in parts)
    return replace(held, kept=kept, states=(*held.states, *states)), (parts[-1].revision,)


def in_backups(folder: Path, vault: Vault | None = None, disk: Disk = DISK) -> Elsewhere:
    """Return how to look for earlier states among the backups of a plan.

    Where their place does not answer, it is as if there were none.
    """

    def look(name: str) -> Plan | None:
        found = None
        with suppress(TimeoutError):
            found = done_in_time(folder, lambda: backup_of(folder, name, vault, disk))
        return found[0] if found else None

    return look


def backup_of(
    folder: Path, revision: str, vault: Vault | None = None, disk: Disk = DISK
) -> tuple[Plan, OpenFile] | None:
    """Return the backup of a revision, told by its beginning, if there is one that opens."""
    for one in backups(folder, disk):
        if one.revision and revision.startswith(one.revision):
            with suppress(Problem):
                plan, held = read_backup(one, vault, disk)
                if held.revision.startswith(revision):
                    return plan, held
    return None


def backup_with(
    folder: Path, checksum: str, vault: Vault | None = None, disk: Disk = DISK
) -> tuple[Plan, OpenFile] | None:
    """Return the backup whose bytes have a checksum, if there is one that opens."""
    for one in reversed(backups(folder, disk)):
        with suppress(Problem):
            plan, held = read_backup(one, vault, disk)
            if held.digest == checksum:
                return plan, held
    return None


def read_backup(
    one: Backup, vault: Vault | None = None, disk: Disk = DISK
) -> tuple[Plan, OpenFile]:
    """Open a backup, or raise ``Problem``; ``Locked`` where it has another key."""
    return open_plan(one.path, disk, vault.like if vault else None)


def _with_key_of(held: OpenFile) -> Callable[[str], Vault] | None:
    """Return how to open a file that is encrypted as ours is; its own slots are kept."""
    vault = held.vault
    return vault.like if vault else None


def _another(held: OpenFile, path: Path) -> Problem:
    if path == held.path:
        return Problem(
            f"“{path.name}” is another plan now: it was replaced while yours was open.",
            where=str(path),
            safe="Yours is still open here, and the other one was not changed.",
            then="Save yours under another name.",
        )
    return Problem(
        f"“{path.name}” is another plan, not a copy of this one.",
        where=str(path),
        safe="Nothing was changed.",
        then="Bring it in instead, if you want its text.",
    )
