"""The disk: every file operation of the program, so that a test can make any of them fail.

Nothing outside ``store`` writes a file, and nothing in ``store`` writes one but through here.
"""

import errno
import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import NamedTuple

from desktopapp.plan.problem import Problem
from desktopapp.store.disk import (
    DISK,
    PRIVATE,
    Disk,
    check_may_be_replaced,
)
from desktopapp.store.reasons import may_pass, reason, reason_not_read

Wait = Callable[[float], None]
_Look = Callable[[], bool]

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.5, 2.0)  # seconds between tries: 5 s in all
_MOST_TO_REPLACE = 1 << 30  # bytes that are read of a file to know it again


def write_all(disk: Disk, descriptor: int, data: bytes) -> None:
    """Write all of the data, however little the system takes at a time."""
    left = memoryview(data)
    while left:
        taken = disk.write(descriptor, left)
        if taken <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left = left[taken:]


def remove_quietly(disk: Disk, path: Path) -> None:
    """Remove a file of ours that is no longer needed; a leftover harms nobody."""
    with suppress(OSError):
        disk.remove(path)


def write_new(disk: Disk, path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file that is not there yet, safely on the disk, and read it back.

    Raises ``OSError`` and leaves nothing behind.
    """
    descriptor = disk.create(path, mode)
    try:
        try:
            write_all(disk, descriptor, data)
            disk.sync(descriptor)
        finally:
            disk.close(descriptor)
        _read_back(disk, path, data)
    except BaseException:
        remove_quietly(disk, path)
        raise


def _read_back(disk: Disk, path: Path, data: bytes) -> None:
    if disk.read(path, len(data) + 1) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def write_beside(disk: Disk, target: Path, data: bytes, mode: int = 0o666) -> Path:
    """Write the data to a new file in the target's folder and return its path.

    Its name is short, since the length of a path is limited. It is private until it takes the
    place of a target that is there; ``mode`` is that of a new one.
    """
    temporary = target.with_name(f"~{os.getpid():x}{os.urandom(4).hex()}.tmp")
    write_new(disk, temporary, data, mode if _is_free(disk, target) else PRIVATE)
    return temporary


def is_leftover(name: str) -> bool:
    """Tell whether a file has such a name as ``write_beside`` gives: nobody else's does."""
    digits = name.removeprefix("~").removesuffix(".tmp")
    is_ours = len(name) - len(digits) == len("~.tmp") and len(digits) > 8  # noqa: PLR2004  # 8 are random
    return is_ours and not digits.strip("0123456789abcdef")


def _is_free(disk: Disk, path: Path) -> bool:
    try:
        disk.stat(path)
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False


def put_in_place(
    disk: Disk, temporary: Path, target: Path, wait: Wait = sleep, look: _Look | None = None
) -> None:
    """Let a finished file take the place of the target, patient with whoever holds it open.

    ``look`` is asked before each try, since whoever held the target may have written it: it
    raises what stands against it, and says whether there is a target to replace. A new file never
    takes a name that something has. Tries for some 5 seconds, so never call it on the thread of
    the window.
    """

    def try_once() -> None:
        with suppress(OSError):  # the target is new, or its rights are not ours to copy
            disk.copy_rights(target, temporary)
        if look is None or look():
            disk.replace(temporary, target)
        else:
            disk.place(temporary, target)

    patiently(try_once, wait)
    disk.sync_folder(target.parent)


def patiently(does: Callable[[], object], wait: Wait) -> None:
    """Do something again and again while another program holds the file, for some 5 seconds."""
    for pause in (*_PAUSES, None):
        try:
            does()
        except OSError as error:
            if pause is None or not may_pass(error):
                raise
            wait(pause)
        else:
            return


class WritePlace(NamedTuple):
    """Where to write a file.

    ``agreed`` is the checksum of what an officer agreed to replace there; empty where there was
    nothing.
    """

    path: Path
    agreed: str = ""


def seen(path: Path, disk: Disk = DISK) -> WritePlace:
    """Look at what has a name now, before an officer is asked whether to replace it.

    Raises ``Problem`` where that cannot be replaced: a folder, or what cannot be read.
    """
    try:
        return WritePlace(path, _checksum(disk, real_path(path)))
    except (OSError, ValueError) as error:
        what, then = reason_not_read(error)
        raise Problem(
            f"“{path.name}” cannot be written there. {what}",
            where=str(path),
            safe="Nothing was changed.",
            then=then,
        ) from error


def _checksum(disk: Disk, path: Path) -> str:
    """Return the checksum of a file, empty where there is none."""
    try:
        data = disk.read(path, _MOST_TO_REPLACE)
    except FileNotFoundError:
        return ""
    return hashlib.sha256(data, usedforsecurity=False).hexdigest()


def _agreed(disk: Disk, target: Path, agreed: str) -> bool:
    """Tell whether there is something to replace.

    Raises ``FileExistsError`` for what was not agreed, and ``MarkedReadOnlyError``.
    """
    found = _checksum(disk, target)
    if found not in (agreed, ""):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    if found:
        check_may_be_replaced(disk.stat(target), target)
    return bool(found)


def write_whole(
    path: Path,
    data: bytes,
    disk: Disk = DISK,
    wait: Wait = sleep,
    *,
    agreed: str | None = None,
    mode: int = 0o666,
) -> None:
    """Write a file whole or not at all: on any failure the old file stays as it was.

    ``agreed`` is the checksum of what may be replaced, empty where the file must be new; without
    it the file is our own, and is replaced whatever it holds. ``mode`` is that of a new file.
    Raises ``Problem`` in words an officer can act on.
    """
    target = real_path(path)
    look = None if agreed is None else lambda: _agreed(disk, target, agreed)
    try:
        if look:
            look()
        temporary = write_beside(disk, target, data, mode)
        try:
            put_in_place(disk, temporary, target, wait, look)
        except BaseException:
            remove_quietly(disk, temporary)
            raise
    except (OSError, ValueError) as error:
        what, then = reason(error)
        raise Problem(
            f"“{path.name}” could not be written. {what}",
            where=str(path),
            safe="What was there is as it was.",
            then=then,
        ) from error


def make_folder(folder: Path, disk: Disk = DISK, *, private: bool = False) -> None:
    """Make a folder and those above it, unless they exist, or raise ``Problem``.

    Only this officer can look into a ``private`` one.
    """
    try:
        (disk.make_private_folder if private else disk.make_folder)(folder)
    except (OSError, ValueError) as error:
        what, then = reason(error)
        raise Problem(
            f"The folder “{folder.name}” could not be made. {what}",
            where=str(folder),
            safe="Nothing was changed.",
            then=then,
        ) from error


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two names are of one file: the same, a link, or letters of another case."""
    try:
        return one.samefile(other)
    except (OSError, ValueError, RuntimeError):
        return real_path(one) == real_path(other)


def real_path(path: Path) -> Path:
    """Return the path that a link leads to, so that the link stays and its target is written.

    A link that leads nowhere, or in a circle, is returned as it is: whoever opens it hears why.
    """
    try:
        return path.resolve() if path.is_symlink() else path.absolute()
    except (OSError, ValueError, RuntimeError):  # a circle of links among them
        return path
