"""The last good versions of each plan, kept on this computer whatever becomes of its file.

Each is a whole plan file, as it was saved: encrypted where the plan is.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktopapp.store.files import DISK, Disk, remove_quietly, write_new
from desktopapp.store.planfile import SUFFIX
from desktopapp.store.thinning import thinned

MOST = 10
_STAMP = "%Y-%m-%d %H.%M.%S.%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """A good version of a plan on this computer, and when it was saved (UTC)."""

    path: Path
    when: datetime


def backups(folder: Path, disk: Disk = DISK) -> tuple[Backup, ...]:
    """Return the backups in the folder of a plan, the oldest first."""
    found: list[Backup] = []
    with suppress(OSError):
        for name in disk.names(folder):
            with suppress(ValueError):
                when = datetime.strptime(name.removesuffix(SUFFIX), _STAMP).replace(tzinfo=UTC)
                found.append(Backup(folder / name, when))
    return tuple(found)


def keep_backup(folder: Path, data: bytes, disk: Disk = DISK, now: datetime | None = None) -> None:
    """Keep a plan file that was saved and verified; of the older ones, ever fewer.

    At most ten stay, this one always. Never fails: a backup that cannot be kept is no reason to
    say that a save did not land.
    """
    stamp = (now or datetime.now(UTC)).strftime(_STAMP)
    with suppress(OSError):
        disk.make_private_folder(folder)
        write_new(disk, folder / f"{stamp}{SUFFIX}", data)
        disk.sync_folder(folder)
        found = backups(folder, disk)
        kept = thinned([one.when.timestamp() for one in found], MOST)
        for place in set(range(len(found))) - set(kept):
            remove_quietly(disk, found[place].path)


def forget_backups(folder: Path, disk: Disk = DISK) -> None:
    """Remove all backups of a plan: it is encrypted from now on, and they are not. Never fails."""
    for backup in backups(folder, disk):
        remove_quietly(disk, backup.path)
