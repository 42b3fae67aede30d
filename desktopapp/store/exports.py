"""Documents made of a plan: one that was made before is replaced, any other file is kept.

What was made is remembered on this computer by a checksum of its path and the plan's file, and one
of its bytes. So a document that somebody changed by hand since, that was made of another plan or
of a copy of this one, or that was never ours, is told from our own. Where the place of that memory
does not answer, documents are written all the same, and whatever is there is kept.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import sleep
from types import MappingProxyType

from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import Wait, make_folder, patiently, real_path, seen, write_whole
from desktopapp.store.in_time import done_in_time
from desktopapp.store.reasons import reason
from desktopapp.store.settings import local_folder

_MOST = 1_000  # documents that are remembered
_MOST_BYTES = 1 << 20
_MOST_EARLIER = 999

Checksums = Mapping[str, str]  # checksums of documents by those of their paths, the latest last
NOTHING_MADE: Checksums = MappingProxyType({})


def write_document(
    path: Path,
    data: bytes,
    disk: Disk = DISK,
    wait: Wait = sleep,
    *,
    known: Checksums = NOTHING_MADE,
    source: str = "",
) -> Path | None:
    """Write a document; return where the file that had its name is kept, if it was not ours.

    ``known`` are the documents that were made before, ``source`` says what it is made of, as
    ``source_of`` has it: one that was made of something else is kept. Raises ``Problem``; what was
    there is as it was then.
    """
    there = seen(path, disk)
    kept = None
    ours = known.get(_key(path, source))
    if there.agreed and there.agreed not in (_checksum(data), ours):
        kept = _put_aside(disk, path, wait)
    try:
        write_whole(path, data, disk, wait, agreed="" if kept else there.agreed)
    except Problem as problem:
        if kept and not _is_back(kept, path, disk):
            safe = f"What was there is as it was, now called “{kept.name}”."
            raise Problem(
                problem.what, where=problem.where, safe=safe, then=problem.then
            ) from problem
        raise
    return kept


def _is_back(kept: Path, path: Path, disk: Disk) -> bool:
    """Give a file that was put aside its name again, and tell whether it has it."""
    try:
        disk.place(kept, real_path(path))
    except OSError:
        return False
    return True


def source_of(document: str, file: Path | None) -> str:
    """Return what documents are made of: a plan by its id, in its file if it has one.

    A plan that was copied has the same id, and its documents may be others by now.
    """
    return f"{document}\0{real_path(file)}" if file else document


def made_before(disk: Disk = DISK) -> Checksums | None:
    """Return the documents that were made before; nothing where their memory does not answer."""
    with suppress(TimeoutError):
        return done_in_time(_file().parent, lambda: _remembered(disk))
    return None


def remember(made: Iterable[tuple[Path, bytes]], disk: Disk = DISK, *, source: str = "") -> None:
    """Remember documents that were made, if there are any.

    Never fails, and waits for nothing that does not answer: what is not remembered is kept.
    """
    sums = {_key(path, source): _checksum(data) for path, data in made}
    if sums:
        with suppress(Problem, OSError):
            done_in_time(_file().parent, lambda: _remember(sums, disk))


def _remember(sums: Checksums, disk: Disk) -> None:
    """Put checksums at the end of those that are remembered, or raise ``Problem``."""
    before = {key: one for key, one in _remembered(disk).items() if key not in sums}
    latest = dict(list({**before, **sums}.items())[-_MOST:])
    make_folder(_file().parent, disk, private=True)
    write_whole(_file(), json.dumps(latest, indent=0).encode("ascii"), disk)


def _put_aside(disk: Disk, path: Path, wait: Wait) -> Path:
    """Give a file a free name beside its own, or raise ``Problem``."""
    target = real_path(path)
    for number in range(1, _MOST_EARLIER):
        again = f" {number}" if number > 1 else ""
        kept = target.with_name(f"{target.stem} (earlier{again}){target.suffix}")
        try:
            patiently(partial(disk.place, target, kept), wait)
        except FileExistsError:
            continue
        except OSError as error:
            what, then = reason(error)
            raise _not_kept(path, what, then) from error
        return kept
    raise _not_kept(path, "There are too many earlier ones.", "Choose another folder.")


def _not_kept(path: Path, what: str, then: str) -> Problem:
    return Problem(
        f"“{path.name}” could not be written. {what}",
        where=str(path),
        safe="What was there is as it was.",
        then=then,
    )


def _file() -> Path:
    return local_folder() / "exports.json"


def _key(path: Path, source: str) -> str:
    named = f"{real_path(path)}\0{source}"
    return _checksum(named.encode("utf-8", "surrogatepass"))


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data, usedforsecurity=False).hexdigest()


def _remembered(disk: Disk) -> Checksums:
    """Return the documents that are remembered, as far as they can be read."""
    try:
        found = json.loads(disk.read(_file(), _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    items = found.items() if isinstance(found, dict) else ()
    return {key: one for key, one in items if isinstance(one, str)}
