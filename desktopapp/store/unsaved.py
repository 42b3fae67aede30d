"""Copies of what could not be saved: beside the plan or in the recovery folder, over no file."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.store.disk import DISK, PRIVATE, Disk
from desktopapp.store.files import put_in_place, real_path, remove_quietly, write_beside, write_new
from desktopapp.store.in_time import done_in_time
from desktopapp.store.making import EncodedPlan, SaveSource, readable, without_history
from desktopapp.store.names import NOT_IN_NAMES, SUFFIX, UNSAVED_COPY, shortened
from desktopapp.store.planfile import digest

_MOST_COPIES = 99
_MOST_BYTES = 600 << 20
_LONGEST = 120  # bytes of a plan's name in that of its copy
_TEXT = ".txt"


class Copy(NamedTuple):
    """A copy of what could not be saved: where it is, and the checksum of what we wrote.

    ``lacks`` says what of the plan is not in it, in words that follow "without".
    """

    path: Path
    digest: str
    lacks: str = ""

    @property
    def said(self) -> str:
        """What it is, in a sentence."""
        if self.lacks:
            return f"A copy of your work, without {self.lacks}, is “{self.path}”."
        return f"A complete copy of your work is “{self.path}”."


def said_of_copy(copy: Copy | None) -> str:
    """Say what is safe of a plan that could not be saved, and is still open."""
    return copy.said if copy else "No copy could be written, but your work is still open here."


def keep_copy(
    disk: Disk,
    path: Path,
    older: Copy | None,
    plan: Plan,
    made: EncodedPlan | None,
    source: SaveSource,
    recovery: Path | None,
) -> Copy | None:
    """Write a copy of a plan that opens again, as complete as it can be; tell where it is.

    Nothing where none could be written. It takes the place of the ``older`` copy of the same
    plan, if that is still as we left it; a folder that lets no copy be replaced takes no second
    one. Of a plan that is encrypted no readable word is written.
    """
    for data, ending, lacks in _forms(plan, made, source):
        copy = _again(disk, older, data, ending, lacks)
        if copy:
            return copy
        stuck = older if older and older.path.suffix == ending and _is_left(disk, older) else None
        copy = _anew(disk, path, data, ending, recovery, is_stuck=stuck is not None)
        if copy:
            if stuck:
                forget_copy(disk, stuck)
            return copy._replace(lacks=lacks)
    return None


def copies_kept(path: Path, recovery: Path, disk: Disk = DISK) -> tuple[Path, ...]:
    """Return the copies that saves of a plan left which could not land, wherever they were kept.

    They are told by their names. ``recovery`` is the folder for those that the plan's own did not
    take.
    """
    start, found = _beginning(path), []
    for folder in (path.parent, recovery):
        with suppress(OSError, TimeoutError):
            names = done_in_time(folder, partial(disk.names, folder))
            found += [folder / name for name in sorted(names) if name.startswith(start)]
    return tuple(found)


def _beginning(path: Path) -> str:
    """Return how the names of such copies of a plan begin."""
    allowed = "".join(
        one if one.isprintable() and one not in NOT_IN_NAMES else "_" for one in path.stem[:50]
    )
    return f"{shortened(allowed, _LONGEST)} {UNSAVED_COPY}"


def forget_copy(disk: Disk, copy: Copy) -> None:
    """Remove a copy that is no longer needed, unless somebody went on in it. Never fails."""
    with suppress(OSError, ValueError):
        if _is_ours(disk, copy):
            remove_quietly(disk, copy.path)


def _forms(
    plan: Plan, made: EncodedPlan | None, source: SaveSource
) -> Iterable[tuple[bytes, str, str]]:
    """Go through what can be written of a plan: bytes, the ending of the name, what is lacking."""
    if made:
        yield made.data, SUFFIX, ""
        return
    for data in without_history(plan, source):
        yield data, SUFFIX, "its earlier versions"
        return
    if source.vault is None:
        with suppress(Exception):
            yield readable(plan), _TEXT, "its layout and pictures"


def _is_ours(disk: Disk, copy: Copy) -> bool:
    return digest(disk.read(copy.path, _MOST_BYTES)) == copy.digest


def _is_left(disk: Disk, copy: Copy) -> bool:
    """Tell whether a copy lies there as we left it."""
    try:
        return _is_ours(disk, copy)
    except (OSError, ValueError):
        return False


def _again(disk: Disk, older: Copy | None, data: bytes, ending: str, lacks: str) -> Copy | None:
    """Write a copy over the older one, or return nothing where that is not to be written."""
    if older is None or older.path.suffix != ending:
        return None

    def look() -> bool:
        if not _is_ours(disk, older):
            raise FileExistsError
        return True

    try:
        look()
        temporary = write_beside(disk, older.path, data)
        try:
            put_in_place(disk, temporary, older.path, lambda _seconds: None, look)
        except BaseException:
            remove_quietly(disk, temporary)
            raise
    except (OSError, ValueError):
        return None  # the older copy stays
    return Copy(older.path, digest(data), lacks)


def _anew(
    disk: Disk, path: Path, data: bytes, ending: str, recovery: Path | None, *, is_stuck: bool
) -> Copy | None:
    """Write another copy: beside the plan, or else into the recovery folder.

    The other way round where one is stuck beside the plan, so that they do not become many.
    """

    def beside() -> Copy | None:
        return _new(disk, real_path(path).parent, path, data, ending)

    def here() -> Copy | None:
        return _in_recovery(disk, recovery, path, data, ending) if recovery else None

    return here() or beside() if is_stuck else beside() or here()


def _in_recovery(disk: Disk, folder: Path, path: Path, data: bytes, ending: str) -> Copy | None:
    """Write a copy into the recovery folder; nothing where that does not answer."""
    with suppress(TimeoutError):
        return done_in_time(folder, lambda: _new(disk, folder, path, data, ending, make=True))
    return None


def _new(
    disk: Disk, folder: Path, path: Path, data: bytes, ending: str, *, make: bool = False
) -> Copy | None:
    """Write a copy under a name that is free, or return nothing where the folder takes none.

    ``make`` says that the folder is ours to make; one that vanished is not made again. A copy
    beside the plan may be read by those who may read the plan.
    """
    start = _beginning(path)
    for number in range(1, _MOST_COPIES):
        again = f" {number}" if number > 1 else ""
        copy = folder / f"{start}{again}){ending}"
        try:
            if make:
                disk.make_private_folder(folder)
            write_new(disk, copy, data, PRIVATE)
            disk.sync_folder(folder)
        except FileExistsError:
            continue
        except (OSError, ValueError):
            return None
        if not make:
            with suppress(OSError, ValueError):
                disk.copy_rights(real_path(path), copy)
        return Copy(copy, digest(data))
    return None
