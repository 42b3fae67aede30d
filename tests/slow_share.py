"""A folder whose disk answers late: each call of the system that touches it takes a while.

Calls are delayed where Python hands them to the system, so whoever asks is delayed, by whatever
function. Each call is noted with the thread that made it.
"""

import io
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_BY_PATH = """
access chmod link listdir lstat mkdir open readlink remove rename replace rmdir scandir stat
symlink truncate unlink utime listxattr getxattr setxattr
"""
_BY_NUMBER = "close fstat fsync ftruncate lseek read write"


class SlowShare:
    """The folder. ``delay`` is in seconds; ``of_window`` are calls that the window waited for."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = str(folder)
        self.delay = 0.0
        self.calls = 0
        self.of_window: list[str] = []
        self._open: set[int] = set()
        self._window = threading.get_ident()
        for name in _BY_PATH.split():
            if hasattr(os, name):
                patch.setattr(os, name, self._delayed(name, getattr(os, name)))
        for name in _BY_NUMBER.split():
            patch.setattr(os, name, self._delayed(name, getattr(os, name)))
        patch.setattr(io, "open", self._delayed("open a file", io.open))

    def _delayed(self, name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def late(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # as the system's own
            ours = bool(given) and self._is_here(given[0])
            if ours:
                self._wait(name, given[0])
            result = does(*given, **named)
            if name == "open" and ours:
                self._open.add(result)
            elif name == "close":
                self._open.discard(given[0])
            return result

        return late

    def _is_here(self, what: object) -> bool:
        if isinstance(what, int):
            return what in self._open
        if isinstance(what, str | bytes | os.PathLike):
            return os.fsdecode(what).startswith(self.folder)
        return False

    def _wait(self, name: str, what: object) -> None:
        if not self.delay:
            return
        self.calls += 1
        if threading.get_ident() == self._window:
            self.of_window.append(f"{name} {what}")
        time.sleep(self.delay)
