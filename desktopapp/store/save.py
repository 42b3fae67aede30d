"""Opening and saving plan files: verified, whole or not at all, never over another's work.

Each save is written beside the plan, put on the disk, read back, and only then takes its place,
and only where the file there is the one that was opened. A save that cannot land leaves a
complete copy and says where. Call ``save`` off the thread of the window: it may wait 5 seconds.
"""

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.store.files import (
    DISK,
    Disk,
    Wait,
    put_in_place,
    real_path,
    remove_quietly,
    write_beside,
    write_new,
)
from desktopapp.store.locks import saving
from desktopapp.store.planfile import (
    NOTHING_KEPT,
    SUFFIX,
    Kept,
    decode,
    digest,
    encode,
    revision_of,
)
from desktopapp.store.reasons import reason, reason_not_read
from desktopapp.store.vault import Locked, Vault, header_of, is_sealed

MOST_BYTES_OF_A_FILE = 300 << 20
_MOST_ATTEMPTS = 20
_MOST_COPIES = 99
_NOT_IN_NAMES = '<>:"/\\|?*'  # Windows allows them in no name


@dataclass(frozen=True, slots=True)
class Held:
    """A plan file as it was last read or written: what the next save must find on disk.

    ``digest`` is the checksum of its bytes, empty where there is no file yet. ``read_only`` says
    why the file may not be written, or is empty. ``copy`` is where a save that failed left a
    complete copy, and ``attempts`` holds checksum and revision of saves that failed, since one
    of them may have landed all the same.
    """

    path: Path
    revision: str = ""
    digest: str = ""
    kept: Kept = NOTHING_KEPT
    read_only: str = ""
    copy: Path | None = None
    attempts: tuple[tuple[str, str], ...] = ()
    opened: tuple[Plan, str] | None = field(default=None, compare=False, repr=False)
    vault: Vault | None = field(default=None, repr=False)


class NotSaved(Problem):
    """A save could not land. ``held`` is what the next try must be given."""

    def __init__(self, problem: Problem, held: Held) -> None:
        super().__init__(problem.what, where=problem.where, safe=problem.safe, then=problem.then)
        self.held = held


class ChangedOnDisk(NotSaved):
    """The file on disk is not the one that was opened: somebody else saved it meanwhile."""


class GoneFromDisk(NotSaved):
    """The file that was opened is no longer there: moved, renamed or removed."""


def open_plan(
    path: Path, disk: Disk = DISK, unlock: Callable[[str], Vault] | None = None
) -> tuple[Plan, Held]:
    """Read a plan file, or raise ``Problem``; ``Locked`` for an encrypted one without its key.

    ``unlock`` returns the vault that belongs to the header of an encrypted file.
    """
    data = read_bytes(disk, path)
    vault, plain = None, data
    if is_sealed(data):
        header = header_of(data, str(path))
        if unlock is None:
            raise Locked(header, str(path))
        vault = unlock(header)
        plain = vault.unseal(data, str(path))
    opened = decode(plain, str(path))
    found = (opened.plan, _time(disk, path))
    kept, read_only = opened.kept, opened.read_only
    return opened.plan, Held(
        path, opened.revision, digest(data), kept, read_only, opened=found, vault=vault
    )


def new_file(path: Path) -> Held:
    """Return what to save with under a new name, which is made to end in ``.planwright``.

    A file that is there already is never written over.
    """
    return Held(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX))


def file_to_replace(path: Path, disk: Disk = DISK) -> Held:
    """Return what to save with over a file that the officer agreed to replace."""
    held = new_file(path)
    if not held.path.exists():
        return held
    return replace(held, digest=digest(read_bytes(disk, held.path)))


class Mark(NamedTuple):
    """That a save makes a version: when (ISO 8601) and by whom; an automatic one has no name."""

    when: str
    name: str = ""
    by: str = ""


def with_marked(held: Held, marked: tuple[tuple[Plan, Mark], ...]) -> Held:
    """Return what to save with when earlier states are to be kept as versions."""
    if not marked:
        return held
    from desktopapp.store.versions import Version, with_version  # noqa: PLC0415  # not for the start

    kept = held.kept
    for plan, mark in marked:
        revision = revision_of(plan, ())
        kept = with_version(kept, plan, Version(revision, mark.when, mark.name, mark.by))
    return replace(held, kept=kept)


def copy_beside(held: Held, why: str) -> Held:
    """Return what to save a copy with that lies beside the plan, under a name that is free."""
    number, path = 1, held.path
    while path.exists():
        again = f" {number}" if number > 1 else ""
        path = held.path.with_name(f"{held.path.stem} ({why}{again}){SUFFIX}")
        number += 1
    return replace(held, path=path, digest="", attempts=(), copy=None)


def save(
    plan: Plan,
    held: Held,
    recovery: Path | None = None,
    disk: Disk = DISK,
    wait: Wait = sleep,
    *,
    mark: Mark | None = None,
    merged: tuple[str, ...] = (),
    backups: Path | None = None,
) -> Held:
    """Save a plan and return what the next save must be given, or raise ``NotSaved``.

    ``recovery`` is a folder for a complete copy where the plan's own folder takes none. ``mark``
    makes it a version. ``merged`` are the revisions, beside the one held, that were merged into
    the plan. ``backups`` is the folder on this computer for the last good versions of this plan.
    """
    held = _settled(disk, held)
    parents = (*((held.revision,) if held.revision else ()), *merged)
    revision = revision_of(plan, parents)
    kept = _with_history(plan, held, revision, parents, mark)
    data = encode(plan, parents, kept)
    if held.vault:
        data = held.vault.seal(data)
    attempt = held
    try:
        _read_back(held, data)
        attempts = (*held.attempts, (digest(data), revision))
        attempt = replace(held, attempts=attempts[-_MOST_ATTEMPTS:])
        _land(disk, held, data, wait)
    except (OSError, ValueError, Problem) as error:
        raise _not_saved(disk, error, attempt, data, recovery) from error
    if backups:
        from desktopapp.store.backups import (  # noqa: PLC0415  # not for the start
            folder_of_file,
            keep_backup,
        )

        keep_backup(backups / folder_of_file(held.path), data, disk, revision=revision)
    if held.copy:
        remove_quietly(disk, held.copy)
    return Held(held.path, revision, digest(data), kept, vault=held.vault)


def _with_history(
    plan: Plan, held: Held, revision: str, parents: tuple[str, ...], mark: Mark | None
) -> Kept:
    """Return what to keep with a plan: its versions and the revisions it came from."""
    from desktopapp.store.versions import (  # noqa: PLC0415  # not for the start
        Version,
        grown,
        with_version,
    )

    kept = held.kept
    if held.opened:
        kept = with_version(kept, held.opened[0], Version(held.revision, held.opened[1]))
    kept = grown(kept, revision, parents)
    if mark:
        kept = with_version(kept, plan, Version(revision, mark.when, mark.name, mark.by))
    return kept


def _read_back(held: Held, data: bytes) -> None:
    """Raise ``Problem`` if nobody could open a plan's bytes."""
    try:
        decode(held.vault.unseal(data) if held.vault else data)
    except Problem as error:
        why = f"What would be written could not be opened again: {error.what}"
        raise _refused(held, why, "Undo the last change, save, and tell IT.") from error


def _land(disk: Disk, held: Held, data: bytes, wait: Wait) -> None:
    """Put the bytes of a plan in the place of its file, if that is still the one we know."""
    target = real_path(held.path)
    _check(disk, held, target)
    temporary = write_beside(disk, target, data)
    try:
        with saving(target, disk, wait):
            _check(disk, held, target)
            put_in_place(disk, temporary, target, wait)
    except BaseException:
        remove_quietly(disk, temporary)
        raise


def _check(disk: Disk, held: Held, target: Path) -> None:
    """Raise what stands against writing the target, before anything is written."""
    if held.read_only:
        raise _refused(held, held.read_only, "Save the plan under another name.")
    try:
        known = disk.stat(target)
    except FileNotFoundError:
        disk.stat(target.parent)
        if held.digest:
            raise GoneFromDisk(_gone(held), held) from None
        return
    if stat.S_ISDIR(known.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not held.digest:
        raise ChangedOnDisk(_taken(held), held)
    if not known.st_mode & stat.S_IWUSR:
        raise _refused(
            held,
            "The file is marked as read only.",
            "Take that mark away in its properties, or save the plan under another name.",
        )
    if digest(disk.read(target, MOST_BYTES_OF_A_FILE)) != held.digest:
        raise ChangedOnDisk(_changed(held), held)


def _settled(disk: Disk, held: Held) -> Held:
    """Find out whether a save that seemed to fail has landed after all."""
    if not held.attempts:
        return held
    try:
        found = digest(disk.read(real_path(held.path), MOST_BYTES_OF_A_FILE))
    except OSError:
        return held
    landed = dict(held.attempts).get(found)
    return held if landed is None else replace(held, digest=found, revision=landed)


def _time(disk: Disk, path: Path) -> str:
    """Return when a file was written, or nothing where that cannot be told."""
    try:
        return datetime.fromtimestamp(disk.stat(path).st_mtime, UTC).isoformat(" ", "seconds")
    except (OSError, ValueError, OverflowError):
        return ""


def read_bytes(disk: Disk, path: Path) -> bytes:
    """Return the bytes of a plan file, or raise ``Problem``."""
    try:
        data = disk.read(path, MOST_BYTES_OF_A_FILE + 1)
    except (OSError, ValueError) as error:
        what, then = reason_not_read(error)
        raise Unreadable(
            f"“{path.name}” cannot be opened. {what}",
            where=str(path),
            safe="Nothing was changed.",
            then=then,
        ) from error
    if len(data) > MOST_BYTES_OF_A_FILE:
        raise Problem(
            f"“{path.name}” is far too large to be a plan.",
            where=str(path),
            safe="Nothing was changed.",
            then="Check that you chose the right file.",
        )
    return data


def _not_saved(
    disk: Disk, error: Exception, held: Held, data: bytes, recovery: Path | None
) -> NotSaved:
    """Keep a complete copy of what could not be saved, and say what happened and where it is."""
    copy = _keep_copy(disk, held, data, recovery)
    held = replace(held, copy=copy)
    if isinstance(error, Problem):
        what, then = error.what, error.then
    else:
        what, then = reason(error)
        what = f"The plan could not be saved. {what}"
    where_else = f"a complete copy is “{copy}”" if copy else "your work is still open here"
    problem = Problem(
        what,
        where=str(held.path),
        safe=f"Nothing on disk was lost: {where_else}.",
        then=then,
    )
    kind = type(error) if isinstance(error, NotSaved) else NotSaved
    return kind(problem, held)


def _keep_copy(disk: Disk, held: Held, data: bytes, recovery: Path | None) -> Path | None:
    """Write a complete copy beside the plan, or in the recovery folder; return its path."""
    if held.copy:
        try:
            temporary = write_beside(disk, held.copy, data)
            put_in_place(disk, temporary, held.copy, lambda _seconds: None)
        except (OSError, ValueError):
            pass  # the older copy stays; look for another place
        else:
            return held.copy
    for folder in filter(None, (real_path(held.path).parent, recovery)):
        copy = _new_copy(disk, folder, held.path.stem, data, make=folder == recovery)
        if copy:
            return copy
    return held.copy


def _new_copy(disk: Disk, folder: Path, stem: str, data: bytes, *, make: bool) -> Path | None:
    """Write a copy under a name that is free, or return nothing where the folder takes none.

    ``make`` says that the folder is ours to make; one that vanished is not made again.
    """
    allowed = "".join(
        one if one.isprintable() and one not in _NOT_IN_NAMES else "_" for one in stem
    )
    for number in range(1, _MOST_COPIES):
        again = f" {number}" if number > 1 else ""
        copy = folder / f"{allowed[:50]} (unsaved copy{again}){SUFFIX}"
        try:
            if make:
                disk.make_private_folder(folder)
            write_new(disk, copy, data)
            disk.sync_folder(folder)
        except FileExistsError:
            continue
        except (OSError, ValueError):
            return None
        return copy
    return None


def _refused(held: Held, what: str, then: str) -> Problem:
    return Problem(f"The plan could not be saved. {what}", where=str(held.path), then=then)


def _gone(held: Held) -> Problem:
    return Problem(
        f"“{held.path.name}” is no longer where it was: it was moved, renamed or removed.",
        where=str(held.path),
        then="Save it there again, or open it where it is now.",
    )


def _taken(held: Held) -> Problem:
    return Problem(
        f"There is a file “{held.path.name}” already.",
        where=str(held.path),
        then="Choose another name.",
    )


def _changed(held: Held) -> Problem:
    return Problem(
        f"Somebody else saved “{held.path.name}” while you had it open.",
        where=str(held.path),
        then="Bring both together, or save yours under another name.",
    )
