"""What the program asks of the system for files: each call once, so that tests make it fail."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from desktopapp.store.reasons import MarkedReadOnlyError, may_pass

_Method = TypeVar("_Method", bound=Callable[..., object])
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}


_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL}


WINDOWS = os.name == "nt"

if sys.platform == "win32":
    from desktopapp.store.windows import as_windows_does as _told
else:

    def _told(does: _Method) -> _Method:
        """Return an operation as it is: its errors say what they are."""
        return does


_BINARY: int = getattr(os, "O_BINARY", 0)  # Windows alone tells text from bytes


_AT_ONCE: int = getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to is not waited for


_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)  # what a link leads to is nobody's lock


PRIVATE = 0o600  # only this officer can read it


_PIECE = 1 << 20  # bytes that are asked for at once of a file that grows while it is read


class Disk:
    """The file operations of the system, one method each."""

    @_told
    def read(self, path: Path, most: int) -> bytes:
        """Return the bytes of a file, at most ``most`` of them.

        No more memory is asked for than the file is long, unless it grows meanwhile.
        """
        with open(_open_file(path, os.O_RDONLY), "rb") as file:  # a descriptor
            data = file.read(min(most, os.fstat(file.fileno()).st_size + 1))
            while 0 < len(data) < most and (more := file.read(min(most - len(data), _PIECE))):
                data += more
            return data

    @_told
    def stat(self, path: Path) -> os.stat_result:
        """Return what the system knows of a file."""
        return path.stat()

    @_told
    def lstat(self, path: Path) -> os.stat_result:
        """Return what the system knows of what has a name, be it a link."""
        return path.lstat()

    @_told
    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, sorted."""
        return sorted(os.listdir(folder))  # noqa: PTH208  # names, not paths

    @_told
    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, unless they exist."""
        folder.mkdir(parents=True, exist_ok=True)

    @_told
    def make_private_folder(self, folder: Path) -> None:
        """Make a folder that only this officer can look into, unless it exists.

        On Windows the folder above decides: with a mode, Python would cut it off from what IT has
        set there, and from the officer where an administrator started the program.
        """
        if WINDOWS:
            folder.mkdir(parents=True, exist_ok=True)
        else:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @_told
    def create(self, path: Path, mode: int = 0o666) -> int:
        """Make a new file and return its descriptor; an existing one is an error."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, mode)

    @_told
    def append(self, path: Path) -> int:
        """Open a file to write at its end, and make it where there is none."""
        return _open_file(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)

    def hold(self, descriptor: int) -> bool | None:
        """Lock a file until it is closed or the program ends; tell whether it was free.

        Nothing where this disk keeps no locks. The system takes a lock away when a program ends,
        however it ends.
        """
        return _hold(descriptor)

    @_told
    def is_held(self, path: Path) -> bool:
        """Tell whether a running program holds a lock of a file."""
        try:
            descriptor = _open_file(path, os.O_RDWR | _NO_LINK)
        except FileNotFoundError:
            return False
        except OSError as error:
            return may_pass(error)
        try:
            return _hold(descriptor) is False
        finally:
            os.close(descriptor)

    @_told
    def open_lock(self, path: Path) -> int:
        """Open a file to lock it, and make it where there is none."""
        return _open_file(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)

    @_told
    def is_at(self, descriptor: int, path: Path) -> bool:
        """Tell whether an open file is still the one that has this name."""
        try:
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except OSError:
            return False

    @_told
    def rewrite(self, descriptor: int, path: Path, data: bytes) -> None:
        """Write data of the same length again, which gives an open file the time of its disk.

        By a second opening that is closed: Windows tells the time of a change for certain only
        then. Raises ``OSError`` where the file no longer has its name.
        """
        again = _open_file(path, os.O_WRONLY | _NO_LINK)
        try:
            if not os.path.samestat(os.fstat(again), os.fstat(descriptor)):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
            os.write(again, data)
            os.fsync(again)
        finally:
            os.close(again)

    @_told
    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write some of the data and return how many bytes were taken."""
        return os.write(descriptor, data)

    @_told
    def sync(self, descriptor: int) -> None:
        """Return when the data of a file is on the disk."""
        os.fsync(descriptor)

    # Close a file: the call itself, so that no error strikes between what wants it closed and it.
    close = staticmethod(os.close)

    @_told
    def replace(self, source: Path, target: Path) -> None:
        """Let a file take the name of another at once, whether or not that exists."""
        from desktopapp.store.renaming import rename_over  # noqa: PLC0415  # not for the start

        rename_over(source, target)

    @_told
    def place(self, source: Path, target: Path) -> None:
        """Let a file take a name that nothing has; ``FileExistsError`` where something has it."""
        from desktopapp.store.renaming import rename_to_free  # noqa: PLC0415  # not for the start

        rename_to_free(source, target)

    @_told
    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder are on the disk. Windows needs no such call."""
        if WINDOWS:
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

    @_told
    def copy_rights(self, source: Path, target: Path) -> None:
        """Give a file that is private the rights of another, as far as they are ours to give."""
        from desktopapp.store.rights import copy_rights  # noqa: PLC0415  # not for the start

        copy_rights(source, target)

    @_told
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

    @_told
    def empty(self, path: Path) -> None:
        """Take away all that a file holds."""
        os.truncate(path, 0)

    @_told
    def remove(self, path: Path) -> None:
        """Remove a file, be it marked as read only."""
        try:
            path.unlink()
        except PermissionError:
            if not WINDOWS:
                raise
            path.chmod(stat.S_IREAD | stat.S_IWRITE)
            path.unlink()


DISK = Disk()


def _open_file(path: Path, flags: int, mode: int = PRIVATE) -> int:
    """Open a file, without waiting, and refuse whatever else has its name: a pipe, a device."""
    descriptor = os.open(path, flags | _AT_ONCE | _BINARY, mode)
    try:
        check_is_file(os.fstat(descriptor), path)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def check_is_file(known: os.stat_result, path: Path) -> None:
    """Raise ``OSError`` for what is no file: a folder, a pipe, a device."""
    if not stat.S_ISREG(known.st_mode):
        number = errno.EISDIR if stat.S_ISDIR(known.st_mode) else errno.ENODEV
        raise OSError(number, os.strerror(number), str(path))


def is_marked_read_only(known: os.stat_result) -> bool:
    """Tell whether a file is marked as read only: whoever did that wants it left as it is."""
    return not known.st_mode & stat.S_IWUSR


def check_may_be_replaced(known: os.stat_result, path: Path) -> None:
    """Raise ``MarkedReadOnlyError`` for a file that is marked so."""
    if is_marked_read_only(known):
        raise MarkedReadOnlyError(errno.EPERM, os.strerror(errno.EPERM), str(path))


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
