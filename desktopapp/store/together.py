"""Plans that went apart: saved by somebody else meanwhile, or copied and changed twice."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from desktopapp.plan.merge import Choose, Merged, keep_ours, merge
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.files import DISK, Disk
from desktopapp.store.planfile import SUFFIX, Opened
from desktopapp.store.save import Held, open_plan
from desktopapp.store.vault import Vault
from desktopapp.store.versions import ancestors, common_ancestor


def merge_with_disk(
    plan: Plan, base: Plan | None, held: Held, choose: Choose = keep_ours, disk: Disk = DISK
) -> tuple[Merged, Held]:
    """Merge a plan with what somebody else saved in its file meanwhile; nothing is written.

    ``base`` is the plan as it was last read from the file or saved to it. Returns also what to
    save the merged plan with. Raises ``Problem`` where the file cannot be read.
    """
    theirs, found = read_disk(held, disk)
    return merge(base, plan, theirs, choose), found


def merge_with_copy(
    plan: Plan, held: Held, copy: Path, choose: Choose = keep_ours, disk: Disk = DISK
) -> tuple[Merged, str]:
    """Merge a plan as it is saved with a copy of it that was changed; nothing is written.

    The common ancestor comes from the history inside the two files. Returns also the copy's
    revision, which the merged plan is saved as ``merged`` from. Raises ``Problem`` where the
    copy cannot be read, or is another plan.
    """
    base, theirs, revision = read_copy(plan, held, copy, disk)
    return merge(base, plan, theirs, choose), revision


def read_disk(held: Held, disk: Disk = DISK) -> tuple[Plan, Held]:
    """Return what the file holds now, and what to save with once that was merged.

    Raises ``Problem`` where the file cannot be read.
    """
    theirs, found = open_plan(held.path, disk, _with_key_of(held))
    return theirs, replace(found, copy=held.copy)


def read_copy(
    plan: Plan, held: Held, copy: Path, disk: Disk = DISK
) -> tuple[Plan | None, Plan, str]:
    """Return the common ancestor of a plan and its copy, the copy, and the copy's revision.

    Raises ``Problem`` where the copy cannot be read, or is another plan.
    """
    theirs, found = open_plan(copy, disk, _with_key_of(held))
    if theirs.id != plan.id:
        raise Problem(
            f"“{copy.name}” is another plan, not a copy of this one.",
            where=str(copy),
            safe="Nothing was changed.",
            then="Import it instead, if you want its text.",
        )
    base = common_ancestor(_opened(plan, held), _opened(theirs, found))
    return base, theirs, found.revision


def _with_key_of(held: Held) -> Callable[[str], Vault] | None:
    """Return how to open a file that is encrypted as ours is; its own slots are kept."""
    vault = held.vault
    return vault.like if vault else None


def _opened(plan: Plan, held: Held) -> Opened:
    return Opened(plan, held.revision, kept=held.kept)


def copies_beside(plan: Plan, held: Held, disk: Disk = DISK) -> tuple[Path, ...]:
    """Return changed copies of a plan in its folder, such as clients that sync folders leave.

    They are told by their document id: "plan-PC12", "plan (Anna's conflicted copy)" and the like
    need not be known by name. A copy whose state this plan went through is not told.
    """
    return tuple(_copies(plan, held, disk))


def _copies(plan: Plan, held: Held, disk: Disk) -> Iterator[Path]:
    known = {held.revision, *ancestors(held.kept)}
    stem = held.path.stem.casefold()
    try:
        names = disk.names(held.path.parent)
    except OSError:
        return
    for name in names:
        alike = name.casefold().startswith(stem) and name.lower().endswith(SUFFIX)
        if not alike or name == held.path.name:
            continue
        with suppress(Problem):
            theirs, found = open_plan(held.path.with_name(name), disk, _with_key_of(held))
            if theirs.id == plan.id and found.revision not in known and theirs != plan:
                yield held.path.with_name(name)
