"""The last good versions of each plan, kept on this computer whatever becomes of its file.

Each is a whole plan file, as it was saved: encrypted where the plan is. The folder of a plan has
one folder for each file the plan was saved in, named by a checksum of its path, so that the
backups of a file can be found even where the file itself can tell nothing any more.
"""

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktopapp.store.files import DISK, PRIVATE, Disk, remove_quietly, write_new
from desktopapp.store.planfile import SUFFIX
from desktopapp.store.thinning import thinned

MOST = 10  # of each file
_STAMP = "%Y-%m-%d %H.%M.%S.%f"
_STAMP_LONG = 26  # characters of such a stamp
REVISION_LONG = 12


@dataclass(frozen=True, slots=True)
class Backup:
    """A good version of a plan on this computer, and when it was saved (UTC).

    ``revision`` is how that version's revision begins, or empty where that was not noted.
    """

    path: Path
    when: datetime
    revision: str = ""


def folder_of_file(file: Path) -> str:
    """Return the name of the folder for the backups of one file."""
    name = os.path.normcase(file.absolute())
    data = name.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data, usedforsecurity=False).hexdigest()[:16]


def backups(folder: Path, disk: Disk = DISK) -> tuple[Backup, ...]:
    """Return the backups in a folder and in those within it, the oldest first."""
    found = [*_inside(folder, disk)]
    with suppress(OSError):
        for name in disk.names(folder):
            if not name.endswith(SUFFIX):
                found += _inside(folder / name, disk)
    return tuple(sorted(found, key=lambda one: one.when))


def backups_of_file(file: Path, everywhere: Path, disk: Disk = DISK) -> tuple[Backup, ...]:
    """Return the backups of one file, the oldest first; ``everywhere`` holds all plans'."""
    found: list[Backup] = []
    with suppress(OSError):
        for plan in disk.names(everywhere):
            found += _inside(everywhere / plan / folder_of_file(file), disk)
    return tuple(sorted(found, key=lambda one: one.when))


def _inside(folder: Path, disk: Disk) -> list[Backup]:
    """Return the backups that lie in a folder itself, the oldest first."""
    found: list[Backup] = []
    with suppress(OSError):
        for name in disk.names(folder):
            stem = name.removesuffix(SUFFIX)
            with suppress(ValueError):
                when = datetime.strptime(stem[:_STAMP_LONG], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(folder / name, when, stem[_STAMP_LONG + 1 :]))
    return found


def keep_backup(
    folder: Path,
    data: bytes,
    disk: Disk = DISK,
    now: datetime | None = None,
    *,
    revision: str = "",
) -> Path | None:
    """Keep a plan file that was saved and verified; of the older ones, ever fewer.

    At most ten stay, this one always. Never fails, and returns nothing then: a backup that cannot
    be kept is no reason to say that a save did not land.
    """
    stamp = (now or datetime.now(UTC)).strftime(_STAMP)
    with suppress(OSError):
        disk.make_private_folder(folder)
        name = f"{stamp} {revision[:REVISION_LONG]}".strip()
        path = folder / f"{name}{SUFFIX}"
        write_new(disk, path, data, PRIVATE)
        disk.sync_folder(folder)
        found = _inside(folder, disk)
        kept = thinned([one.when.timestamp() for one in found], MOST)
        for place in set(range(len(found))) - set(kept):
            remove_quietly(disk, found[place].path)
        return path
    return None


def forget_backups(folder: Path, disk: Disk = DISK) -> None:
    """Remove all backups of a plan: it is encrypted from now on, and they are not. Never fails."""
    for backup in backups(folder, disk):
        remove_quietly(disk, backup.path)
