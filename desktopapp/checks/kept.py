"""What checks found of texts, kept while these stay the same objects.

A plan never changes: an edit makes a new one that shares all the rest with it. So what was found
of a part or line that is in the new plan too holds there, and is not looked for again.
"""

from collections.abc import Callable
from time import monotonic, sleep
from typing import TypeVar, cast

T = TypeVar("T")
U = TypeVar("U")

_WORKS, _RESTS = 0.002, 0.016  # seconds


class Kept:
    """What was found in one run, begun with that of the run before; any thread may have one.

    One that is ``polite`` rests between what it looks for, so that the window, which shares the
    interpreter with it, is not held up.
    """

    def __init__(self, before: "Kept | None" = None, *, polite: bool = False) -> None:
        self._polite, self._since = polite, monotonic()
        self._before = before.held if before else {}
        self.held: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = {}
        self._each_before = before.held_of_each if before else {}
        self.held_of_each: dict[object, dict[int, tuple[object, object]]] = {}
        self.failed: set[str] = before.failed if before else set()  # checks that the log knows

    def of(self, what: object, things: tuple[object, ...], find: Callable[[], T]) -> T:
        """Return what is found of things that never change, looked for once.

        ``what`` says what is looked for, and is compared by its value.
        """
        key = (what, *map(id, things))
        known = self.held.get(key) or self._before.get(key)
        if known is None:
            known = things, find()
            self._rest()
        self.held[key] = known  # it holds the things, so that no other gets their identity
        return cast("T", known[1])

    def each(self, what: object, things: tuple[U, ...], find: Callable[[U], T]) -> tuple[T, ...]:
        """Return what is found of each of many things, as ``of`` does of one."""
        before = self._each_before.get(what, {})
        held = self.held_of_each.setdefault(what, {})
        for thing in things:
            key = id(thing)
            if key in held:
                continue
            known = before.get(key)
            if known is None:
                known = thing, find(thing)
                self._rest()
            held[key] = known
        return tuple(cast("T", held[id(thing)][1]) for thing in things)

    def _rest(self) -> None:
        if self._polite and monotonic() - self._since > _WORKS:
            sleep(_RESTS)
            self._since = monotonic()
