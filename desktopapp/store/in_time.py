"""Work on a place that may never answer, such as a profile on a share that is gone.

What is kept there stands beside the plan's own file and must not hold up a save of it.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import TIMEOUT_MAX, Thread, current_thread
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 2.0  # seconds; a save waits twice so long at most
_places: "dict[Path, Turns]" = {}


class Turns:
    """Work on one place, a piece at a time, each on a thread of its own.

    There is no lock that could stay shut: a thread that has ended, however it ended, has had its
    turn.
    """

    def __init__(self) -> None:
        self._all: list[_Turn] = []

    def do(
        self, work: Callable[[], T], seconds: float | None = None, *, at_last: bool = False
    ) -> T:
        """Do work when its turn has come and return its result, or raise what it raised.

        Raises ``TimeoutError`` where that takes longer than so many seconds, ``PATIENCE`` without
        a number. The work goes on by itself then, and nothing else is begun before it ends but
        what is to be done ``at_last``.
        """
        late = any(one.is_late and one.is_alive() for one in tuple(self._all))
        if late and not at_last:
            raise _no_answer()
        results: list[T] = []
        turn = _Turn(lambda: results.append(work()), self._all)
        turn.start()
        turn.join(min(PATIENCE if seconds is None else seconds, TIMEOUT_MAX))
        turn.is_late = turn.is_alive()
        if turn.is_late:
            raise _no_answer()
        if turn.error:
            raise turn.error
        return results[0]

    @property
    def are_over(self) -> bool:
        """Whether nothing is under way."""
        return not any(one.is_alive() for one in tuple(self._all))

    def wait(self) -> None:
        """Wait for all that was begun, however long it takes."""
        for one in tuple(self._all):
            if one is not current_thread():
                one.join()


class _Turn(Thread):
    """One piece of work, which waits for those of the same place that came before it."""

    def __init__(self, work: Callable[[], object], everyone: "list[_Turn]") -> None:
        super().__init__(name="in time", daemon=True)
        self._work, self._all = work, everyone
        self.error: BaseException | None = None
        self.is_late = False

    def run(self) -> None:
        """Wait for the others, work, and be gone."""
        try:
            self._all.append(self)
            for earlier in self._all[: self._all.index(self)]:
                earlier.join()
            self._work()
        except BaseException as error:  # noqa: BLE001  # raised again where it was asked for
            self.error = error
        finally:
            self._all.remove(self)


def done_in_time(
    place: Path, work: Callable[[], T], seconds: float | None = None, *, at_last: bool = False
) -> T:
    """Do work on a folder or file as ``Turns.do`` does, in the turns of that place."""
    turns = _places.setdefault(place, Turns())
    try:
        return turns.do(work, seconds, at_last=at_last)
    finally:
        if turns.are_over:
            _places.pop(place, None)


def wait_for_late() -> None:
    """Wait for all that is late at the places of ``done_in_time``, however long it takes."""
    for turns in tuple(_places.values()):
        turns.wait()


def _no_answer() -> TimeoutError:
    return TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
