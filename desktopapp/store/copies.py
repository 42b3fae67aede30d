"""Copies of a plan beside it, as programs that sync folders leave them under names of their own.

A copy is told by the id of its plan, which the start of a readable file says. That id alone does
not make a copy where the name is another: plans are begun by copying one. Then it must answer the
same letter for the same council under the same title.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.container import Container, ContainerError, entry_at_start
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import is_same_file
from desktopapp.store.merging import BRINGS_NOTHING, Met, meet
from desktopapp.store.names import SUFFIX
from desktopapp.store.open_file import OpenFile
from desktopapp.store.planfile import MIMETYPE, is_sealed
from desktopapp.store.unsaved import copies_kept
from desktopapp.store.vault import header_of, key_name
from desktopapp.store.versions import lacks_versions

_HEAD = 1 << 20  # bytes: more than a plan as far as its id
_SHORT_HEAD = 64 << 10  # bytes in which the id of nearly every plan lies
_MOST_BYTES = 600 << 20
_MANIFEST = "manifest.json"
_OURS = "~"  # how the names begin of what says that a plan is open or being saved
_BEGINNING = 128  # bytes, in which a plan says what it is
_ZIP = b"PK"  # how a plan begins that is not sealed
MOST_FILES = 400  # whose start is looked at; those that are named as the plan come first
MOST_COPIES = 30  # that are read as a whole
MOST_BYTES_OF_COPIES = 256 << 20


def find_copies(
    plan: Plan, held: OpenFile, disk: Disk = DISK, recovery: Path | None = None
) -> tuple[Path, ...]:
    """Return changed copies of a plan in its folder, such as clients that sync folders leave.

    Copies that saves left in the folder ``recovery`` are told too. A copy whose state this plan
    went through is not told, unless somebody named a version in it that this plan does not have.
    So many files and bytes are read at most, those named as the plan first; not for the window's
    thread.
    """
    return tuple(
        path for path, met in _met(plan, held, disk, recovery) if _brings(plan, held, met)
    )


def written_beside(held: OpenFile, disk: Disk = DISK) -> dict[Path, tuple[int, int]]:
    """Return the files beside a plan that may be copies, with what tells when one is written anew.

    None of them is read: only its size and the time of its last change are asked for.
    """
    found = {}
    for path, _alike in _named(held, disk):
        if not path.name.startswith(_OURS):
            with suppress(OSError):
                known = disk.stat(path)
                found[path] = known.st_size, known.st_mtime_ns
    return found


def _met(
    plan: Plan, held: OpenFile, disk: Disk, recovery: Path | None
) -> Iterator[tuple[Path, Met]]:
    """Go through the copies of a plan beside it, those that saves left first."""
    left, bytes_left = MOST_COPIES, MOST_BYTES_OF_COPIES
    kept = copies_kept(held.path, recovery, disk) if recovery else ()
    elsewhere = [(path, True) for path in kept if path.parent == recovery]
    for path, alike in (*elsewhere, *_named(held, disk)):
        if left and bytes_left > 0 and _may_be(plan, held, path, disk):
            with suppress(Problem, OSError):
                left, bytes_left = left - 1, bytes_left - disk.stat(path).st_size
                met = meet(plan, held, path, disk=disk)
                if alike or _is_same_work(plan, met.theirs):
                    yield path, met


def _named(held: OpenFile, disk: Disk) -> Iterator[tuple[Path, bool]]:
    """Go through files with the ending of plans, and whether each is named as the plan is."""
    own, stem = held.path, held.path.stem.casefold()
    try:
        names = [name for name in disk.names(own.parent) if SUFFIX in name.lower()]
    except OSError:
        return
    rows = [(not name.casefold().startswith(stem), name) for name in names if name != own.name]
    for is_other, name in sorted(rows)[:MOST_FILES]:
        path = own.with_name(name)
        if not is_same_file(path, own):
            yield path, not is_other


def _may_be(plan: Plan, held: OpenFile, path: Path, disk: Disk) -> bool:
    """Tell by its start whether a file may be a copy: of the same plan, or under the same key."""
    with suppress(Problem, OSError):
        head = disk.read(path, _SHORT_HEAD)
        if is_sealed(head):
            return held.vault is not None and key_name(header_of(head)) == held.vault.name
        return document_of(path, disk) == plan.id
    return False


def _is_same_work(plan: Plan, other: Plan) -> bool:
    return (plan.brief.id, plan.council.name, plan.title) == (
        other.brief.id,
        other.council.name,
        other.title,
    )


def _brings(plan: Plan, held: OpenFile, met: Met) -> bool:
    changed = met.kin not in BRINGS_NOTHING and met.theirs != plan
    return changed or lacks_versions(held.kept, met.found.kept)


def begins_as_plan(file: Path, disk: Disk = DISK) -> bool:
    """Tell by its first bytes whether a file is a plan that can be read, whatever its name."""
    with suppress(OSError):
        return MIMETYPE in disk.read(file, _BEGINNING)
    return False


def document_of(file: Path, disk: Disk = DISK) -> str:
    """Return the id of the plan in a readable file, or nothing. A file may be cut off behind it.

    Reads no more of a file than its start, unless another program packed it.
    """
    with suppress(OSError, ContainerError, ValueError, KeyError, TypeError, RecursionError):
        for most in (_SHORT_HEAD, _HEAD):
            head = disk.read(file, most)
            if not head.startswith(_ZIP):
                return ""
            with suppress(ContainerError):
                return str(json.loads(entry_at_start(head, _MANIFEST))["document"])
            if len(head) < most:
                break
        manifest = Container(disk.read(file, _MOST_BYTES)).read(_MANIFEST)
        return str(json.loads(manifest)["document"])
    return ""
