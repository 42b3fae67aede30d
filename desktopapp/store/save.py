"""Saving plan files: verified, whole or not at all, never over another's work.

Each save is written beside the plan, put on the disk, read back, and only then takes its place,
and only where the file there is the one that was opened. A save that cannot land leaves a
complete copy and says where. Call ``save`` off the thread of the window: it may wait 5 seconds.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import sleep
from traceback import clear_frames
from typing import TYPE_CHECKING

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk, check_is_file, is_marked_read_only
from desktopapp.store.files import Wait, put_in_place, real_path, remove_quietly, write_beside
from desktopapp.store.in_time import done_in_time
from desktopapp.store.locks import saving
from desktopapp.store.making import (
    DoesNotReadBack,
    EncodedPlan,
    Mark,
    MarkedPlans,
    SaveSource,
    made_of,
)
from desktopapp.store.names import name_of_id
from desktopapp.store.open_file import ChangedOnDisk, GoneFromDisk, NotSaved, OpenFile
from desktopapp.store.planfile import UnknownParts, decode_plan, digest
from desktopapp.store.reading_plans import MOST_BYTES_OF_A_FILE, open_plan
from desktopapp.store.reasons import READ_ONLY, reason
from desktopapp.store.refusals import (
    name_is_taken,
    plan_is_gone,
    replaced_meanwhile,
    save_refused,
)
from desktopapp.store.unsaved import forget_copy, keep_copy, said_of_copy

if TYPE_CHECKING:
    from desktopapp.store.backups import Backup, Spared


class _Try:
    """How far a save has come: what the next one must be given, and the bytes if they are made."""

    def __init__(self, held: OpenFile) -> None:
        self.held = held
        self.made: EncodedPlan | None = None


def save(  # noqa: PLR0913  # each is something that a save may be asked for
    plan: Plan,
    held: OpenFile,
    recovery: Path | None = None,
    disk: Disk = DISK,
    wait: Wait = sleep,
    *,
    mark: Mark | None = None,
    marked: MarkedPlans = (),
    merged: tuple[str, ...] = (),
    backups: Path | None = None,
    patience: float | None = None,
) -> OpenFile:
    """Save a plan and return what the next save must be given, or raise ``NotSaved``.

    Whatever goes wrong on the way, foreseen or not, ends in ``NotSaved``, and a copy that opens
    again is kept. ``recovery`` is a folder for it where the plan's own folder takes none. ``mark``
    makes the plan a version, ``marked`` are earlier states that become some. ``merged`` are the
    revisions, beside the one held, that were merged into the plan. ``backups`` is the folder on
    this computer for the last good versions of this plan, waited for with the usual ``patience``
    or so many seconds.
    """
    tried: _Try | None = None
    try:
        tried = _Try(held)
        held = tried.held = _settled(disk, held)
        made = made_of(plan, _source(held, merged)._replace(mark=mark, marked=marked))
        tried.made = made
        held.attempts.note(digest(made.data), made.revision)
        parted = _land(disk, held, made.data, wait)
        backed = _tidy_up(disk, held, made, backups, patience)
        states = ((made.revision, made.plan),)
        landed = OpenFile(held.path, made.revision, digest(made.data), made.kept, parted=parted)
        return replace(
            landed,
            opened=held.opened if made.revision == held.revision else None,
            vault=held.vault,
            states=states,
            unbacked=not backed,
            parents=made.parents,
        )
    except Exception as error:  # whatever it is, the words are kept
        clear_frames(error.__traceback__)  # what they held, such as a lock, is let go of
        tried = tried or _Try(held)
        raise _not_saved(disk, error, plan, tried, _source(held, merged), recovery) from error


def _source(held: OpenFile, merged: tuple[str, ...]) -> SaveSource:
    parents = (*((held.revision,) if held.revision else ()), *merged)
    return SaveSource(
        parents,
        held.kept,
        held.opened,
        held.revision,
        held.parents,
        held.vault,
        known=held.states,
        copied=held.copied,
    )


def _tidy_up(
    disk: Disk, held: OpenFile, made: EncodedPlan, backups: Path | None, patience: float | None
) -> bool:
    """Keep a backup of a plan that is saved, and remove its copy. Never fails.

    Tell whether there is a backup, where one was wanted. A place that does not answer holds up
    neither this save nor the next.
    """
    kept = backups is None
    with suppress(Exception):
        if backups:
            from desktopapp.store.backups import (  # noqa: PLC0415  # not for the start
                folder_of_file,
                keep_backup,
            )

            folder = backups / folder_of_file(held.path)

            def keep() -> bool:
                spared = _spared(disk, held, made)
                path = keep_backup(folder, made.data, disk, revision=made.revision, spared=spared)
                return path is not None

            kept = done_in_time(folder, keep, patience)
    copy = held.copy
    if copy:
        with suppress(Exception):
            done_in_time(copy.path, lambda: forget_copy(disk, copy), patience)
    return kept


def _spared(disk: Disk, held: OpenFile, made: EncodedPlan) -> "Spared":
    """Return how to tell which backups hold what a plan that was saved does not."""
    from desktopapp.store.unheld import unheld  # noqa: PLC0415  # not for the start

    unlock = held.vault.like if held.vault else None

    def read(one: "Backup") -> tuple[Plan, OpenFile]:
        return open_plan(one.path, disk, unlock)

    return lambda found: {
        line.backup.path for line in unheld(found, made.plan, made.kept, made.revision, read)
    }


def _land(disk: Disk, held: OpenFile, data: bytes, wait: Wait) -> bool:
    """Put the bytes of a plan in the place of its file, if that is still the one we know.

    Tell whether that file had other names, which keep what it held.
    """
    target = real_path(held.path)
    names = _look(disk, held, target)
    if held.replacing:
        _keep_replaced(disk, held, target, held.replacing)
    temporary = write_beside(disk, target, data)
    try:
        with saving(target, disk, wait):
            put_in_place(disk, temporary, target, wait, lambda: _look(disk, held, target) > 0)
    except BaseException:
        remove_quietly(disk, temporary)
        raise
    return names > 1


def _look(disk: Disk, held: OpenFile, target: Path) -> int:
    """Raise what stands against writing the target; else tell how many names its file has."""
    if held.read_only:
        raise save_refused(held, held.read_only, "Save the plan under another name.")
    try:
        known = disk.stat(target)
    except FileNotFoundError:
        disk.stat(target.parent)
        if held.digest:
            raise GoneFromDisk(plan_is_gone(held), held) from None
        return 0
    check_is_file(known, target)
    if not held.digest:
        raise name_is_taken(held)
    if is_marked_read_only(known):
        raise save_refused(
            held,
            READ_ONLY,
            "Untick “Read-only” in its properties, or save the plan under another name.",
        )
    data = disk.read(target, MOST_BYTES_OF_A_FILE)
    if digest(data) != held.digest:
        raise replaced_meanwhile(held) if held.replacing else _changed(held, data)
    return max(known.st_nlink, 1)  # some shares count none


def _keep_replaced(disk: Disk, held: OpenFile, target: Path, everywhere: Path) -> None:
    """Keep what is going to be replaced among the backups, or raise ``Problem``."""
    from desktopapp.store.backups import folder_of_file, keep_backup  # noqa: PLC0415  # rarely

    data = disk.read(target, MOST_BYTES_OF_A_FILE)
    document, revision = "replaced", ""
    with suppress(Problem):
        opened = decode_plan(data)
        document, revision = name_of_id(opened.plan.id), opened.revision
    folder = everywhere / document / folder_of_file(held.path)

    def keep() -> Path | None:
        return keep_backup(folder, data, disk, revision=revision, is_left=True)

    kept = None
    with suppress(TimeoutError):
        kept = done_in_time(folder, keep)
    if kept is None:
        raise save_refused(
            held,
            f"What “{held.path.name}” holds could not be kept on this PC first.",
            "Choose another name.",
        )


def _settled(disk: Disk, held: OpenFile) -> OpenFile:
    """Find out whether a save that seemed to fail has landed after all."""
    if not held.attempts:
        return held
    try:
        found = digest(disk.read(real_path(held.path), MOST_BYTES_OF_A_FILE))
    except OSError:
        return held
    landed = held.attempts.revision_of(found)
    if landed is None or found == held.digest:
        return held
    kept = _with_branch(held, landed, (held.revision,) if held.revision else ())
    states = (*held.states, *held.copied)
    return replace(held, digest=found, revision=landed, kept=kept, states=states)


def _with_branch(held: OpenFile, revision: str, parents: tuple[str, ...]) -> UnknownParts:
    from desktopapp.store.history import with_branch  # noqa: PLC0415  # rarely needed

    return with_branch(held.kept, revision, parents)


def _not_saved(
    disk: Disk,
    error: Exception,
    plan: Plan,
    tried: _Try,
    source: SaveSource,
    recovery: Path | None,
) -> NotSaved:
    """Keep a copy of what could not be saved, and say what happened and where it is."""
    held, copy = tried.held, None
    with suppress(Exception):
        _note_unforeseen(error)
    with suppress(Exception):  # then the plan is still open, and that is said
        copy = keep_copy(disk, held.path, held.copy, plan, tried.made, source, recovery)
    what, then = _said(error, is_made=tried.made is not None)
    if isinstance(error, OSError) and _is_there(disk, tried):
        what = "The plan was written, but the disk did not confirm that it will stay."
    problem = Problem(
        what,
        where=str(held.path),
        safe=said_of_copy(copy),
        then=then,
    )
    if copy and tried.made:
        revision = tried.made.revision
        held = replace(held, copied=((revision, tried.made.plan),))
        with suppress(Exception):  # then it is only not known what the copy came from
            held = replace(held, kept=_with_branch(held, revision, source.parents))
    kind = type(error) if isinstance(error, NotSaved) else NotSaved
    not_saved = kind(problem, replace(held, copy=copy or held.copy))
    if isinstance(error, ChangedOnDisk) and isinstance(not_saved, ChangedOnDisk):
        not_saved.kin = error.kin
    return not_saved


def _is_there(disk: Disk, tried: _Try) -> bool:
    """Tell whether a save that failed at its very end stands in the plan’s file all the same."""
    with suppress(Exception):
        made, target = tried.made, real_path(tried.held.path)
        return made is not None and digest(disk.read(target, MOST_BYTES_OF_A_FILE)) == digest(
            made.data
        )
    return False


def _note_unforeseen(error: Exception) -> None:
    """Note for IT what kind of error it was, unless it was one to reckon with."""
    if not isinstance(error, Problem | OSError):
        from desktopapp.store.log import note_error  # noqa: PLC0415  # hardly ever needed

        note_error(error)


def _said(error: Exception, *, is_made: bool) -> tuple[str, str]:
    """Say what stood against a save and what to do; what nobody foresaw is for IT."""
    if isinstance(error, DoesNotReadBack):
        return f"The plan could not be saved. {error.what}", error.then
    if isinstance(error, Problem):
        return error.what, error.then
    if isinstance(error, MemoryError):
        return (
            "The plan could not be saved: this PC has no memory left.",
            "Close other programs, and save again.",
        )
    if is_made and isinstance(error, OSError | ValueError):
        what, then = reason(error)
        return f"The plan could not be saved. {what}", then
    return (
        "The plan could not be saved: something went wrong inside Planwright.",
        "Save again. If it happens again, go on in the copy, and tell IT.",
    )


def _changed(held: OpenFile, data: bytes) -> ChangedOnDisk:
    """Say what lies there now in place of the file that was opened."""
    from desktopapp.store.changed import what_lies_there  # noqa: PLC0415  # rarely needed
    from desktopapp.store.kinship import SavedState  # noqa: PLC0415  # the same

    ours = SavedState(held.saved, held.revision, held.kept) if held.saved else None
    found = what_lies_there(held.path, data, ours, held.vault)
    problem = ChangedOnDisk(Problem(found.what, where=str(held.path), then=found.then), held)
    problem.kin = found.kin
    return problem
