"""The system refuses what an operation of the disk is made of: each call of it, one by one.

A disk that fails whole (``faults``) never shows what an operation leaves behind when it fails in
its middle: an open descriptor, a lock, half of a pair.
"""

import errno
import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktopapp.store.disk import DISK, Disk
from tests.safety.lines import outcome, ready
from tests.safety.officer import Officer

_CALLS = (
    *("open", "close", "read", "write", "fsync", "fstat", "lseek"),
    *("stat", "lstat", "unlink", "replace", "rename", "mkdir", "listdir", "chmod"),
    *("getxattr", "setxattr", "listxattr", "removexattr"),
)
NUMBERS = (errno.EACCES, errno.EIO, errno.EPERM, errno.ESTALE, errno.EINTR)


class Calls:
    """Refuses the ``at``-th call of the system, or for ever all of its name; with none, counts."""

    def __init__(self, at: int = 0, number: int = errno.EIO, *, for_ever: bool = False) -> None:
        self.at, self.number, self.for_ever = at, number, for_ever
        self.count = 0
        self.refused = ""

    def during(self, does: Callable[[], object]) -> None:
        """Do something while a call is refused."""
        with (
            patch.multiple(os, **self._watched()),
            patch.object(Disk, "close", staticmethod(os.close)),  # which is that of the system
        ):
            does()

    def _watched(self) -> dict[str, Callable[..., Any]]:
        return {name: self._watch(name, getattr(os, name)) for name in _CALLS if hasattr(os, name)}

    def _watch(self, name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # whatever the call takes
            self.count += 1
            if self.count == self.at:
                self.refused = name
            if self.count == self.at or (self.for_ever and name == self.refused):
                if name == "close":
                    does(*given)  # the system lets go of a descriptor even where it says it failed
                raise OSError(self.number, os.strerror(self.number))
            return does(*given, **named)

        return call


def refuse_calls(base: Path, step: int, disk: Disk = DISK) -> Counter[str]:
    """Refuse each call of a save in turn (each ``step``-th); count what is wrong then."""
    counted = Calls()
    counted.during(ready(base, Officer, disk).save)
    wrong: Counter[str] = Counter()
    for for_ever in (False, True):
        for at in range(1, counted.count + 1, step):
            calls = Calls(at, NUMBERS[at % len(NUMBERS)], for_ever=for_ever)
            wrong[outcome(ready(base, Officer, disk), calls.during, copies=not for_ever)] += 1
    return wrong


class Leaking(Disk):
    """A disk that lets go of a lock only where it can remove it."""

    def __init__(self) -> None:
        self._stuck: set[tuple[int, int]] = set()

    def remove(self, path: Path) -> None:
        """Remember what cannot be removed."""
        try:
            super().remove(path)
        except OSError:
            with suppress(OSError):
                self._stuck.add(_identity(path.stat()))
            raise

    def close(self, descriptor: int) -> None:
        """Forget to close that."""
        if _identity(os.fstat(descriptor)) not in self._stuck:
            os.close(descriptor)


def _identity(known: os.stat_result) -> tuple[int, int]:
    return known.st_dev, known.st_ino
