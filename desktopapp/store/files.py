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

    def create(self, path: Path) -> int:
        """Make a new file and return its descriptor; an existing one is an error."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)

    def hold(self, descriptor: int) -> bool:
        """Mark a file as in use until it is closed or the program ends; tell whether it was free.

        The system takes the mark away when a program ends, however it ends.
        """
        return _hold(descriptor)

    def is_held(self, path: Path) -> bool:
        """Tell whether a running program holds a file."""
        try:
            descriptor = os.open(path, os.O_RDWR | _BINARY)
        except OSError:
            return False
        try:
            return not _hold(descriptor)
        finally:
            os.close(descriptor)

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
        if not _WINDOWS and target.stat().st_gid != known.st_gid:
            with suppress(OSError):  # not our group to give
                os.chown(target, -1, known.st_gid)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()


DISK = Disk()


def _replace_on_windows(source: Path, target: Path) -> None:
    """Replace a file and keep the access rights and attributes of the one replaced.

    ``ReplaceFileW`` carries them over; ``MoveFileEx``, which Python calls, would not.
    """
    import ctypes  # noqa: PLC0415  # only Windows pays for it

    keep_going_without_rights = 0x2  # REPLACEFILE_IGNORE_MERGE_ERRORS
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]  # Windows only
    if not kernel.ReplaceFileW(
        str(target), str(source), None, keep_going_without_rights, None, None
    ):
        code = ctypes.get_last_error()  # type: ignore[attr-defined,unused-ignore]  # Windows only
        raise OSError(0, os.strerror(0), str(target), code)


def _hold(descriptor: int) -> bool:
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
        return error.errno in _NO_LOCKS
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
            if pause is None or not is_held(error):
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
            safe="The file that was there is as it was.",
            then=then,
        ) from error


def make_folder(folder: Path, disk: Disk = DISK) -> None:
    """Make a folder and those above it, unless they exist, or raise ``Problem``."""
    try:
        disk.make_folder(folder)
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


def _code(error: BaseException) -> int:
    """Return the error number of Windows, negative, or that of the system."""
    windows = getattr(error, "winerror", None)
    if isinstance(windows, int) and windows:
        return -windows
    return getattr(error, "errno", None) or 0


_HELD = {errno.EACCES, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN, -5, -32, -33, -1175, -1176}


def is_held(error: OSError) -> bool:
    """Tell whether an error may pass when another program lets go of the file."""
    return _code(error) in _HELD


_REASONS: tuple[tuple[set[int], str, str], ...] = (
    (
        {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, -112, -39},
        "The disk is full.",
        "Make room on it, or save in another folder.",
    ),
    (
        {-32, -33, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN},
        "Another program has the file open.",
        "Close it there (Word, or a preview of it), and try again.",
    ),
    (
        {errno.EACCES, errno.EPERM, -5},
        "You may not write there, or another program has the file open.",
        "Close the file elsewhere, or choose a folder that is yours.",
    ),
    (
        {errno.EROFS, -19},
        "The disk or share can only be read.",
        "Save in another folder.",
    ),
    (
        {errno.ENAMETOOLONG, -206},
        "Its name, with the folders it is in, is too long.",
        "Choose a shorter name, or a folder nearer to the top.",
    ),
    (
        {errno.EINVAL, errno.EILSEQ, -123, -161, -267},
        "Its name has a character that is not allowed here.",
        "Choose a name of letters, digits, spaces and hyphens.",
    ),
    (
        {errno.ENOENT, errno.ENOTDIR, -2, -3},
        "The folder is not there any more.",
        "Choose another folder, or connect the drive again.",
    ),
    (
        {errno.EISDIR, errno.EEXIST, -80, -183},
        "Something else has that name.",
        "Choose another name.",
    ),
    (
        {errno.EIO, errno.ENXIO, -23, -1117},
        "The disk reported a fault.",
        "Save in another folder, and tell IT.",
    ),
    (
        {errno.ETIMEDOUT, errno.EHOSTDOWN, errno.ENETDOWN, errno.ESTALE, errno.ENOTCONN}
        | {errno.EHOSTUNREACH, errno.ENETUNREACH, -53, -59, -64, -67, -121, -1231},
        "The network drive does not answer.",
        "Check the connection, or save on this computer meanwhile.",
    ),
)


def reason(error: BaseException) -> tuple[str, str]:
    """Say what stopped a file operation and what to do next, each a sentence or two."""
    code = _code(error)
    if not isinstance(error, OSError):  # a name that holds what no name can
        code = errno.EINVAL
    for codes, what, then in _REASONS:
        if code in codes:
            return what, then
    told = error.strerror if isinstance(error, OSError) else None
    return f"The computer says: {told or error}.", "Try again, or save in another folder."
