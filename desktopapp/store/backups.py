"""The last good versions of each plan, kept on this computer whatever becomes of its file.

Each is a whole plan file, as it was saved: encrypted where the plan is. The folder of a plan has
one folder for each file the plan was saved in, named by a checksum of its path, so that the
backups of a file can be found even where the file itself can tell nothing any more.

A name tells the time, how the revision begins and the number of the save in that file. The number
puts them in order: clocks may be wrong. Backups of older versions of the program have none.
Behind the number stands whether an officer decided that the plan goes on without that state.
"""

import hashlib
import os
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import merge
from pathlib import Path

from desktopapp.store.disk import DISK, PRIVATE, Disk
from desktopapp.store.files import real_path, remove_quietly, write_new
from desktopapp.store.names import SUFFIX
from desktopapp.store.thinning import thinned

MOST_BACKUPS = 10  # of each file, beside those that must not go
MOST_LEFT = 10  # of those that an officer left out
_STAMP = "%Y-%m-%d %H.%M.%S.%f"
_STAMP_LONG = 26  # characters of such a stamp
REVISION_LONG = 12
_NO_REVISION = "-"
_LEFT = "left out"


@dataclass(frozen=True, slots=True)
class Backup:
    """A good version of a plan on this computer, and when it was saved (UTC).

    ``revision`` is how that version's revision begins, or empty where that was not noted;
    ``number`` counts the saves in its file, and is 0 where that was not noted. ``is_left`` tells
    that an officer decided that the plan goes on without it.
    """

    path: Path
    when: datetime
    revision: str = ""
    number: int = 0
    is_left: bool = False


Spared = Callable[[Sequence[Backup]], Container[Path]]


def folder_of_file(file: Path) -> str:
    """Return the name of the folder for the backups of one file: of what a link leads to."""
    return _folder_named(real_path(file))


def folders_of_file(file: Path) -> set[str]:
    """Return the names of the folders in which backups of one file may lie.

    Earlier versions kept those of a link apart from those of the file it leads to.
    """
    return {folder_of_file(file), _folder_named(file.absolute())}


def _folder_named(file: Path) -> str:
    data = os.path.normcase(file).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data, usedforsecurity=False).hexdigest()[:16]


def backups(folder: Path, disk: Disk = DISK) -> tuple[Backup, ...]:
    """Return the backups in a folder and in those within it, the oldest first."""
    found = [_inside(folder, disk)]
    with suppress(OSError):
        others = (name for name in disk.names(folder) if not name.endswith(SUFFIX))
        found += (_inside(folder / name, disk) for name in others)
    return _together(found)


def backups_of_file(file: Path, everywhere: Path, disk: Disk = DISK) -> tuple[Backup, ...]:
    """Return the backups of one file, the oldest first; ``everywhere`` holds all plans'."""
    found: list[list[Backup]] = []
    with suppress(OSError):
        own = folders_of_file(file)
        folders = (everywhere / plan / one for plan in disk.names(everywhere) for one in own)
        found += (_inside(folder, disk) for folder in folders)
    return _together(found)


def _together(found: Iterable[list[Backup]]) -> tuple[Backup, ...]:
    """Return the backups of several files in one row, in which those of each keep their order."""
    return tuple(merge(*found, key=lambda one: one.when))


def _inside(folder: Path, disk: Disk) -> list[Backup]:
    """Return the backups that lie in a folder itself, in the order they were saved."""
    found: list[Backup] = []
    with suppress(OSError):
        for name in disk.names(folder):
            stem = name.removesuffix(SUFFIX)
            with suppress(ValueError):
                when = datetime.strptime(stem[:_STAMP_LONG], _STAMP).replace(tzinfo=UTC)
                revision, _, rest = stem[_STAMP_LONG + 1 :].partition(" ")
                number, _, mark = rest.partition(" ")
                counted = int(number) if number.isascii() and number.isdigit() else 0
                revision = revision.strip(_NO_REVISION)
                found.append(Backup(folder / name, when, revision, counted, mark == _LEFT))
    return _in_order(found)


def _in_order(found: list[Backup]) -> list[Backup]:
    """Return backups in the order of their numbers; those without are older, in that of time."""
    return sorted(found, key=lambda one: (one.number, one.when))


def nothing_spared(_found: Sequence[Backup]) -> Container[Path]:
    """Spare no backup."""
    return ()


def keep_backup(
    folder: Path,
    data: bytes,
    disk: Disk = DISK,
    now: datetime | None = None,
    *,
    revision: str = "",
    is_left: bool = False,
    spared: Spared = nothing_spared,
) -> Path | None:
    """Keep a plan file that was saved and verified; of the older ones, ever fewer.

    At most ten stay, this one always, and beside them all that ``spared`` names. One that
    ``is_left`` holds what an officer decided to do without. Never fails, and returns nothing then:
    a backup that cannot be kept is no reason to say that a save did not land.
    """
    stamp = (now or datetime.now(UTC)).strftime(_STAMP)
    with suppress(OSError):
        disk.make_private_folder(folder)
        last = max((one.number for one in _inside(folder, disk)), default=0)
        name = f"{stamp} {revision[:REVISION_LONG] or _NO_REVISION} {last + 1}"
        path = folder / f"{name}{f' {_LEFT}' if is_left else ''}{SUFFIX}"
        write_new(disk, path, data, PRIVATE)
        disk.sync_folder(folder)
        with suppress(Exception):  # then none goes
            _thin(_inside(folder, disk), spared, disk)
        return path
    return None


def _thin(found: list[Backup], spared: Spared, disk: Disk) -> None:
    """Remove what need not stay of the backups of one file."""
    left = [one for one in found if one.is_left]
    kept = spared(found)
    others = [one for one in found if not one.is_left and one.path not in kept]
    stay = {others[place].path for place in thinned([one.number for one in others], MOST_BACKUPS)}
    for one in (*left[:-MOST_LEFT], *others):
        if one.path not in stay:
            remove_quietly(disk, one.path)


def note_left(backup: Path, disk: Disk = DISK, *, is_left: bool = True) -> Path:
    """Note in the name of a backup that the plan goes on without it, or no longer that.

    Returns its new path; raises ``OSError``.
    """
    stem = backup.name.removesuffix(SUFFIX).removesuffix(f" {_LEFT}")
    path = backup.with_name(f"{stem}{f' {_LEFT}' if is_left else ''}{SUFFIX}")
    if path != backup:
        disk.replace(backup, path)
    return path
