"""Hears file calls where Python hands them to the system, by whatever function they are made."""

import builtins
import io
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

_BY_PATH = """
access chmod link listdir lstat mkdir open readlink remove rename replace rmdir scandir stat
symlink truncate unlink utime listxattr getxattr setxattr
"""
_BY_NUMBER = "close fstat fsync ftruncate lseek read write"
_HOUSE = str(Path(__file__).parents[1])

Before = Callable[[str, object], object]
After = Callable[[str, object, Any], object]


def hear_calls(patch: pytest.MonkeyPatch, before: Before, after: After = lambda *_: None) -> None:
    """Have each file call told: its name and what it is about, and after it what it returned."""

    def told(name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # as the system's own
            about = given[0] if given else None
            before(name, about)
            result = does(*given, **named)
            if after:
                after(name, about, result)
            return result

        return call

    for name in f"{_BY_PATH} {_BY_NUMBER if after else ''}".split():
        if hasattr(os, name):
            patch.setattr(os, name, told(name, getattr(os, name)))
    for module in (io, builtins):
        patch.setattr(module, "open", told("open a file", open))
    patch.setattr(sqlite3, "connect", told("connect", sqlite3.connect))


def is_below(folder: str, what: object) -> bool:
    """Tell whether a path lies in a folder; numbers of open files do not."""
    return isinstance(what, str | bytes | os.PathLike) and os.fsdecode(what).startswith(folder)


ALLOWED = {
    "desktopapp/layout/fonts.py": "looked for once, by whoever lays out first: a plan is "
    "laid out before it is shown",
    "desktopapp/session/rescue.py": "the system gives no thread, and words come before the window",
}


class WindowCalls:
    """Notes the file calls that a window makes below a folder on its own thread.

    What a test asks of the disk itself is no call of the window's, though the thread is the same.
    Nor does it see what Qt asks by itself: the system's dialogs for files, fonts, the folder of
    documents. ``tests/hostile`` sees those too, in the plan's folder.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.found: list[str] = []
        self._folder = str(folder)
        hear_calls(patch, self._hear)

    def _hear(self, name: str, about: object) -> None:
        if threading.current_thread() is threading.main_thread() and is_below(self._folder, about):
            frames = _frames(sys._getframe(1))  # noqa: SLF001  # the documented way to the stack
            if frames and not frames[0].startswith("tests/") and _is_of_window(frames):
                self.found.append(f"{name} {about!s}: {' < '.join(frames)}")


def _frames(frame: FrameType | None) -> list[str]:
    """Return where a call comes from in the house, the nearest first."""
    found = []
    while frame:
        file = frame.f_code.co_filename
        if file.startswith(_HOUSE) and file != __file__ and ".venv" not in file:
            line = f"{frame.f_lineno} {frame.f_code.co_name}"
            found.append(f"{Path(file).relative_to(_HOUSE).as_posix()}:{line}")
        frame = frame.f_back
    return found


def _is_of_window(frames: list[str]) -> bool:
    files = {one.partition(":")[0] for one in frames}
    return any(one.startswith("desktopapp/ui/") for one in files) and not files & set(ALLOWED)
