"""Undo and redo: the list of what something was, with what each step did and where it was done."""

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")  # what has a history, such as a plan
P = TypeVar("P")  # a place in it

MOST_STEPS = 500
MOST_BYTES = 24 << 20  # that all steps brought anew: 500 of a long page each have room


class Caret(NamedTuple):
    """A place in the plan: a part (answer or section), a block in it, a position in the block.

    ``block`` is a block's id; ``position`` counts characters from the start of the block, and
    for a table, of its plain text.
    """

    part: str = ""
    block: str = ""
    position: int = 0


class EditStep(NamedTuple, Generic[T, P]):
    """A state and the edit that led to it.

    ``what`` says it in words for the menu ("typing", "insert table"). ``before`` is the place in
    hand when the edit began, such as the caret's, ``after`` the one when it ended. ``fold`` names
    edits that may be folded into one step, such as the typing in one block; empty never folds.
    ``size`` is how many bytes of words it brought anew, about: what the step before does not
    share.
    """

    state: T
    what: str
    before: P
    after: P
    fold: str = ""
    size: int = 0


class History(NamedTuple, Generic[T, P]):
    """The steps up to now, and those that were undone. Never empty."""

    done: tuple[EditStep[T, P], ...]
    undone: tuple[EditStep[T, P], ...] = ()

    @property
    def now(self) -> T:
        """What it is now."""
        return self.done[-1].state

    def with_step(
        self, step: EditStep[T, P], most: int = MOST_STEPS, most_bytes: int = MOST_BYTES
    ) -> "History[T, P]":
        """Return the history with one more step; what was undone is gone.

        The step is folded into the last one when both have the same ``fold``. The last ``most``
        steps are kept, fewer where they brought more than so many bytes; the last one always is.
        """
        last = self.done[-1]
        if step.fold and step.fold == last.fold and not self.undone:
            folded = last._replace(state=step.state, after=step.after, size=step.size)
            return History((*self.done[:-1], folded))
        kept = (*self.done[-most:], step)
        held, first = sum(one.size for one in kept), 0
        while held > most_bytes and first < len(kept) - 2:
            held -= kept[first].size
            first += 1
        return History(kept[first:])

    def sealed(self) -> "History[T, P]":
        """Return the history with its last step closed: no later edit folds into it."""
        last = self.done[-1]
        if not last.fold:
            return self
        return self._replace(done=(*self.done[:-1], last._replace(fold="")))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return len(self.done) > 1

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self.undone)

    def undo(self) -> "History[T, P]":
        """Return the history one step back; the same when there is none."""
        if not self.can_undo:
            return self
        sealed = self.sealed()
        return History(sealed.done[:-1], (*sealed.undone, sealed.done[-1]))

    def redo(self) -> "History[T, P]":
        """Return the history one step forward; the same when there is none."""
        if not self.can_redo:
            return self
        return History((*self.done, self.undone[-1]), self.undone[:-1])


def begin(state: T, place: P) -> History[T, P]:
    """Begin the history of something, with the place in it that is in hand."""
    return History((EditStep(state, "", place, place),))
