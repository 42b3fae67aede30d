"""What Windows tells and does of files only where it is asked itself.

Facts: the C runtime that Python opens and writes files with keeps the number of Windows behind its
own (``_get_doserrno``), which knows twenty kinds of error where Windows knows thousands;
``ReplaceFileW`` keeps the rights of the file that is replaced, which ``MoveFileExW`` does not, and
what its errors 1175 to 1177 leave where is described with it.
"""

import ctypes
import errno
import os
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from time import sleep
from typing import Any, TypeVar, cast

from desktopapp.store.names import is_refused_by_windows, is_reserved
from desktopapp.store.reasons import ReservedNameError

_Method = TypeVar("_Method", bound=Callable[..., object])

_IGNORE_MERGE_ERRORS = 0x2  # of ReplaceFileW: go on where the rights cannot be carried over
_REPLACE_EXISTING, _WRITE_THROUGH = 0x1, 0x8  # of MoveFileExW
_MAY_PASS = (5, 32, 33, 1175, 1176, 1177, 1224)  # somebody has one of the two files open
_PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds between tries
_INVALID_NAME = 123
_LONGEST = 240  # characters of a path from which on Windows wants it marked as long
_LONG, _SHARE, _LONG_SHARE = "\\\\?\\", "\\\\", "\\\\?\\UNC\\"

Call = Callable[..., int]  # a function of Windows: nought where it failed


class Runtime:
    """The C runtime, as far as it is asked which error of Windows is behind its own."""

    def forget(self) -> None:
        """Forget the last error, so that none is told twice."""
        ctypes.CDLL("ucrtbase")["_set_doserrno"](0)

    def number(self) -> int:
        """Return the number of the last error; nought where there was none."""
        number = ctypes.c_ulong(0)
        ctypes.CDLL("ucrtbase")["_get_doserrno"](ctypes.byref(number))
        return number.value


def as_windows_does(does: _Method, runtime: Runtime | None = None) -> _Method:
    """Return a method that does the same on Windows: with long paths, and errors that are told.

    Python opens, reads and writes by the C runtime, whose errors lose their meaning: a share that
    was dropped, a file that its cloud does not bring and a virus that was found are all an
    "invalid argument". They are raised with their number of Windows.
    """
    asked = runtime or Runtime()

    @wraps(does)
    def doing(*given: object, **named: object) -> object:
        asked.forget()
        try:
            return does(*map(_fit, given), **named)
        except OSError as error:
            code = 0 if getattr(error, "winerror", None) else asked.number()
            if not code:
                raise
            raise with_its_number(error, code) from error

    return cast("_Method", doing)


def with_its_number(error: OSError, code: int) -> OSError:
    """Return an error with its number of Windows; on Windows its kind follows from that."""
    told = OSError(error.errno, error.strerror, error.filename, code)
    told.winerror = code  # type: ignore[attr-defined,unused-ignore]  # Python has it on Windows
    return told


def _fit(given: object) -> object:
    """Return a path as Windows wants it, or raise ``OSError`` for a name that it does not take."""
    if not isinstance(given, Path):
        return given
    if is_reserved(given.name):
        raise ReservedNameError(errno.EINVAL, "reserved name", str(given))
    if is_refused_by_windows(given.name) and given != given.parent:
        raise with_its_number(OSError(errno.EINVAL, "invalid name", str(given)), _INVALID_NAME)
    return Path(long_path(given))


def replace_file(
    source: Path, target: Path, calls: "Calls | None" = None, wait: Callable[[float], None] = sleep
) -> None:
    """Let a file take the name of another that is there, and keep that one's rights.

    Patient for a moment with whoever looks into either, such as a scanner; then without the
    rights. Raises ``OSError``; the target has its name and its old bytes then.
    """
    calls = calls or Calls()
    aside = target.with_name(f"~{os.getpid():x}{os.urandom(4).hex()}.tmp")
    for pause in _PAUSES:
        code = calls.replace(target, source, aside)
        if code == 0:
            _remove(aside)
            return
        _put_back(calls, aside, target)  # 1177 leaves the target there
        if code not in _MAY_PASS:
            break
        wait(pause)
    calls.move(source, target)


def _put_back(calls: "Calls", aside: Path, target: Path) -> None:
    if os.path.lexists(aside) and not os.path.lexists(target):
        with suppress(OSError):
            calls.move(aside, target)


def _remove(aside: Path) -> None:
    with suppress(OSError):
        aside.unlink()


class Calls:
    """The two ways in which Windows lets a file take a name, as calls that say what failed."""

    def __init__(self) -> None:
        self._kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]  # Windows only

    def replace(self, target: Path, source: Path, aside: Path) -> int:
        """Replace a file, keep the old one aside; return the number of the error, or nought."""
        names = long_path(target), long_path(source), long_path(aside)
        if self._kernel.ReplaceFileW(*names, _IGNORE_MERGE_ERRORS, None, None):
            return 0
        return int(ctypes.get_last_error())  # type: ignore[attr-defined,unused-ignore]  # Windows only

    def move(self, source: Path, target: Path) -> None:
        """Move a file over another, or to a free name, or raise ``OSError``."""
        flags = _REPLACE_EXISTING | _WRITE_THROUGH
        if not self._kernel.MoveFileExW(long_path(source), long_path(target), flags):
            code = ctypes.get_last_error()  # type: ignore[attr-defined,unused-ignore]  # Windows only
            raise OSError(0, "", str(source), code, str(target))


def long_path(path: Path) -> str:
    """Return how a path is written for Windows: one that is long is marked as such.

    Without the mark a path of more than 260 characters is refused, unless IT allows them.
    """
    words = str(path)
    if len(words) < _LONGEST or words.startswith(_LONG) or not path.is_absolute():
        return words
    words = os.path.normpath(words)  # what is marked is taken letter by letter
    return _LONG_SHARE + words[2:] if words.startswith(_SHARE) else _LONG + words
