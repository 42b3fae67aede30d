"""Disks that fail: one that stops at an operation, one that refuses, one that remembers."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktopapp.store.disk import Disk

MAKING = ("create", "make_folder", "make_private_folder")
WRITING = (*MAKING, "write", "sync", "close", "replace", "place", "remove", "empty", "sync_folder")
ANSWERING = ("hold", "is_held", "is_at")  # they say yes or no, and raise nothing
LOCKING = ("open_lock", "hold", "is_held", "is_at", "rewrite")
OPERATIONS = (*WRITING, "read", "stat", "lstat", "names", "copy_rights", *LOCKING)


class Watched(Disk):
    """A disk whose every operation goes through ``around``. Knows the path of each open file."""

    def __init__(self) -> None:
        self.open: dict[int, Path] = {}

    def around(self, _name: str, do: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401  # what the operation returns
        """Carry an operation out."""
        return do(*given)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401  # any operation
        found = object.__getattribute__(self, name)
        if name not in OPERATIONS:
            return found

        def operation(*given: Any) -> Any:  # noqa: ANN401  # what the operation takes and returns
            result = self.around(name, found, *given)
            if name in ("create", "open_lock"):
                self.open[result] = given[0]
            return result

        return operation

    def close(self, descriptor: int) -> None:
        self.open.pop(descriptor, None)
        super().close(descriptor)

    def close_all(self) -> None:
        """Close what is open, as the system does when a program ends."""
        for descriptor in list(self.open):
            os.close(descriptor)
        self.open.clear()


class Killed(BaseException):
    """The program was ended here."""


class Stopping(Watched):
    """A disk that a program no longer reaches from operation ``at`` on: it was killed there.

    ``when`` is "before", "within" (half of a write is done) or "after" the operation.
    """

    def __init__(self, at: int, when: str) -> None:
        super().__init__()
        self.at, self.when = at, when
        self.count = 0
        self.dead = False

    def around(self, name: str, do: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401  # as above
        if self.dead and name == "close":
            return None  # what is freed with a program that has ended: the system closes it
        if self.dead:
            raise Killed
        self.count += 1
        if self.count == self.at:
            self.dead = True
            if self.when == "within" and name == "write":
                do(given[0], given[1][: len(given[1]) // 2])
            elif self.when == "after":
                do(*given)
            raise Killed
        return do(*given)


class Refusing(Watched):
    """A disk whose operation ``at`` fails, and the ``times`` - 1 after it, while it is ``on``."""

    def __init__(self, at: int, times: int, make_error: Callable[[], OSError]) -> None:
        super().__init__()
        self.at, self.left, self.make_error = at, times, make_error
        self.count = 0
        self.on = False
        self.hit = False

    def around(self, name: str, do: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401  # as above
        if not self.on or name in ANSWERING:
            return do(*given)
        self.count += 1
        if self.count < self.at or not self.left:
            return do(*given)
        self.left -= 1
        self.hit = True
        if name == "write" and len(given[1]) > 1:
            do(given[0], given[1][: len(given[1]) // 2])
        if name == "close":
            do(*given)
        raise self.make_error()


class Remembering(Watched):
    """A disk that remembers what was done to it, so that a power cut can be played afterwards."""

    def __init__(self, *, forgets_sync: bool = False) -> None:
        super().__init__()
        self.forgets_sync = forgets_sync
        self.log: list[tuple[Any, ...]] = []

    def around(self, name: str, do: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401  # as above
        path = self.open.get(given[0]) if name in ("write", "sync") else None
        result = do(*given)
        match name:
            case "create" | "remove":
                self.log.append((name, given[0]))
            case "write":
                self.log.append((name, path, bytes(given[1][:result])))
            case "replace" | "place":
                self.log.append((name, *given))
            case "sync" if not self.forgets_sync:
                self.log.append((name, path))
            case "sync_folder" if not self.forgets_sync:
                self.log.append((name, given[0]))
        return result
