"""Remembering what a function came to for what it was asked last, up to a weight in all.

A number of answers says little about memory: an answer about a paragraph is as long as that is.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")
_T = TypeVar("_T")
_LARGE = 4  # an answer counts as one part in so many at most, so that none pushes out all others


class Remembered(Generic[_P, _R]):
    """A pure function of values whose answers, weighed by ``weigh``, weigh ``most`` together.

    What was not asked for longest is forgotten first. Safe on any thread.
    """

    def __init__(
        self, function: Callable[_P, _R], *, most: int, weigh: Callable[[_R], int]
    ) -> None:
        self.held = 0
        self._function, self._most, self._weigh = function, most, weigh
        self._kept: OrderedDict[object, tuple[_R, int]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, *given: _P.args, **named: _P.kwargs) -> _R:
        """Return the answer, found or made."""
        key = (given, *named.items()) if named else given
        with self._lock:
            found = self._kept.get(key)
            if found:
                self._kept.move_to_end(key)
                return found[0]
        made = self._function(*given, **named)
        weight = min(self._weigh(made), self._most // _LARGE)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made, weight
                self.held += weight
            while self.held > self._most:
                self.held -= self._kept.popitem(last=False)[1][1]
        return made

    def cache_clear(self) -> None:
        """Forget all, as a function of ``functools`` does."""
        with self._lock:
            self._kept.clear()
            self.held = 0


def remembered(
    *, most: int, weigh: Callable[[_R], int]
) -> Callable[[Callable[_P, _R]], Remembered[_P, _R]]:
    """Return a decorator that makes a function remember."""
    return partial(Remembered, most=most, weigh=weigh)


_of_same: "list[OfSame[Any, Any]]" = []  # each is made once, where its function stands


def forget_same() -> None:
    """Let go of all letters and plans that functions remember, as when a plan is put away."""
    for one in _of_same:
        one.forget()


class OfSame(Generic[_T, _R]):
    """A pure function of a value, remembered for the few that were asked last.

    They are known by being the same object: to compare a whole letter costs more than many
    answers. What is asked may be a whole letter or plan, so ``forget_same`` lets go of all of it.
    Safe on any thread.
    """

    def __init__(self, function: Callable[[_T], _R], *, most: int = 4) -> None:
        self._function, self._most = function, most
        self._kept: tuple[tuple[_T, _R], ...] = ()
        _of_same.append(self)

    def forget(self) -> None:
        """Forget all."""
        self._kept = ()

    def __call__(self, of: _T) -> _R:
        """Return the answer, found or made."""
        for known, found in self._kept:
            if known is of:
                return found
        made = self._function(of)
        self._kept = ((of, made), *self._kept[: self._most - 1])
        return made
