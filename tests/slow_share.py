"""A folder whose disk answers late: each call of the system that touches it takes a while.

Calls are delayed where Python hands them to the system, so whoever asks is delayed, by whatever
function. Each call is noted with the thread that made it.
"""

import threading
import time
from pathlib import Path

import pytest

from tests.file_calls import hear_calls, is_below


class SlowShare:
    """The folder. ``delay`` is in seconds; ``of_window`` are calls that the window waited for."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = str(folder)
        self.delay = 0.0
        self.calls = 0
        self.of_window: list[str] = []
        self._open: set[int] = set()
        self._window = threading.get_ident()
        hear_calls(patch, self._wait, self._know)

    def _know(self, name: str, about: object, result: object) -> None:
        """Know the numbers of files of ours that are open."""
        if name == "open" and isinstance(result, int):  # which may have been another file's
            (self._open.add if is_below(self.folder, about) else self._open.discard)(result)
        elif name == "close" and isinstance(about, int):
            self._open.discard(about)

    def _wait(self, name: str, about: object) -> None:
        if not self.delay or not (about in self._open or is_below(self.folder, about)):
            return
        self.calls += 1
        if threading.get_ident() == self._window:
            self.of_window.append(f"{name} {about!s}")
        time.sleep(self.delay)
