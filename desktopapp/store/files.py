"""The disk: every file operation of the program, so that a test can make any of them fail.

Nothing outside ``store`` writes a file, and nothing in ``store`` writes one but through here.
"""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep

from desktopapp.plan.problem import Problem
from desktopapp.store.reasons import may_pass, reason

Wait = Callable[[float], None]

_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.5, 2.0)  # seconds between tries: 5 s in all
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL}
_WINDOWS = os.name == "nt"
_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows alone tells text from bytes


class Disk:
    """The file operations of the system, one method each."""

    def read(self, path: Path, most: int) -> bytes:
        """Return the bytes of a file, at most ``most`` of them."""
        with path.open("rb") as file:
            return file.read(most)

    def stat(self, path: Path) -> os.stat_result:
        """Return what the system knows of a file."""
        return path.stat()

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, sorted."""
        return sorted(os.listdir(folder))  # noqa: PTH208  # names, not paths

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, unless they exist."""
        folder.mkdir(parents=True, exist_ok=True)

    def make_private_folder(self, folder: Path) -> None:
        """Make a folder that only this officer can look into, unless it exists."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """Make a new file and return its descriptor; an existing one is an error."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)

    def append(self, path: Path) -> int:
        """Open a file to write at its end, and make it where there is none."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)

    def hold(self, descriptor: int) -> bool | None:
        """Lock a file until it is closed or the program ends; tell whether it was free.

        Nothing where this disk keeps no locks. The system takes a lock away when a program ends,
        however it ends.
        """
        return _hold(descriptor)

    def is_held(self, path: Path) -> bool:
        """Tell whether a running program holds a lock of a file."""
        try:
            descriptor = os.open(path, os.O_RDWR | _BINARY)
        except FileNotFoundError:
            return False
        except OSError as error:
            return may_pass(error)
        try:
            return _hold(descriptor) is False
        finally:
            os.close(descriptor)

    def open_lock(self, path: Path) -> int:
        """Open a file to lock it, and make it where there is none."""
        return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)

    def is_at(self, descriptor: int, path: Path) -> bool:
        """Tell whether an open file is still the one that has this name."""
        try:
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except OSError:
            return False

    def unlock(self, descriptor: int, path: Path) -> None:
        """Remove a file that is locked, and let go of it. Windows wants it the other way round."""
        with suppress(OSError):
            if not _WINDOWS:
                path.unlink()
            os.close(descriptor)
            if _WINDOWS:
                path.unlink()

    def rewrite(self, descriptor: int, data: bytes) -> None:
        """Write data of the same length again, which gives the file the time of its disk."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, data)
        os.fsync(descriptor)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write some of the data and return how many bytes were taken."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return when the data of a file is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Let a file take the name of another at once, whether or not that exists."""
        if _WINDOWS and target.exists():
            _replace_on_windows(source, target)
        else:
            source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder are on the disk. Windows needs no such call."""
        if _WINDOWS:
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except PermissionError:  # a folder that may be written but not read
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)

    def copy_mode(self, source: Path, target: Path) -> None:
        """Give a file the permissions and, where allowed, the group of another."""
        known = source.stat()
        target.chmod(known.st_mode & 0o777)
        if sys.platform != "win32" and target.stat().st_gid != known.st_gid:
            with suppress(OSError):  # not our group to give
                os.chown(target, -1, known.st_gid)

    def make_private(self, path: Path) -> None:
        """Let only this officer read and write a file, which is made where there is none.

        On Windows the folder decides: what lies in the officer's profile is the officer's.
        """
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
        try:
            if sys.platform != "win32":
                os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()


DISK = Disk()


def _replace_on_windows(source: Path, target: Path) -> None:
    """Replace a file and keep the access rights and attributes of the one replaced.

    ``ReplaceFileW`` carries them over; ``MoveFileEx``, which Python calls, does not. Some network
    drives know only the latter, and whatever refuses both says why to the latter.
    """
    import ctypes  # noqa: PLC0415  # only Windows pays for it

    keep_going_without_rights = 0x2  # REPLACEFILE_IGNORE_MERGE_ERRORS
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # Windows only
    names = str(target), str(source)
    if not kernel.ReplaceFileW(*names, None, keep_going_without_rights, None, None):
        source.replace(target)


def _hold(descriptor: int) -> bool | None:
    """Lock a file without waiting. On Windows one byte far behind its end, so all can read it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # only Windows has it

            here = os.lseek(descriptor, 0, os.SEEK_CUR)
            os.lseek(descriptor, 1 << 30, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(descriptor, here, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415  # only Unix has it

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return None if error.errno in _NO_LOCKS else False
    return True


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


def write_new(disk: Disk, path: Path, data: bytes) -> None:
    """Write a file that is not there yet, safely on the disk, and read it back.

    Raises ``OSError`` and leaves nothing behind.
    """
    descriptor = disk.create(path)
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


def write_beside(disk: Disk, target: Path, data: bytes) -> Path:
    """Write the data to a new file in the target's folder and return its path.

    Its name is short, since the length of a path is limited.
    """
    temporary = target.with_name(f"~{os.getpid():x}{os.urandom(4).hex()}.tmp")
    write_new(disk, temporary, data)
    return temporary


def put_in_place(disk: Disk, temporary: Path, target: Path, wait: Wait = sleep) -> None:
    """Let a finished file take the place of the target, patient with whoever holds it open.

    Tries for some 5 seconds, so never call it on the thread of the window.
    """
    with suppress(OSError):  # the target is new, or its rights are not ours to copy
        disk.copy_mode(target, temporary)
    for pause in (*_PAUSES, None):
        try:
            disk.replace(temporary, target)
            break
        except OSError as error:
            if pause is None or not may_pass(error):
                raise
            wait(pause)
    disk.sync_folder(target.parent)


def write_whole(path: Path, data: bytes, disk: Disk = DISK, wait: Wait = sleep) -> None:
    """Write a file whole or not at all: on any failure the old file stays as it was.

    Raises ``Problem`` in words an officer can act on.
    """
    target = real_path(path)
    try:
        temporary = write_beside(disk, target, data)
        try:
            put_in_place(disk, temporary, target, wait)
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


def real_path(path: Path) -> Path:
    """Return the path that a link leads to, so that the link stays and its target is written."""
    try:
        return path.resolve() if path.is_symlink() else path.absolute()
    except (OSError, ValueError):
        return path.absolute()
