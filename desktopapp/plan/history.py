"""Undo and redo: the list of plans, with what each step was and where the caret belongs."""

from typing import NamedTuple

from desktopapp.plan.plan import Plan


class Caret(NamedTuple):
    """A place in the plan: a part (answer or section), a block in it, a position in the block.

    ``block`` is a block's id; ``position`` counts characters from the start of the block, and
    for a table, of its plain text.
    """

    part: str = ""
    block: str = ""
    position: int = 0


class EditStep(NamedTuple):
    """A state of the plan and the edit that led to it.

    ``what`` says it in words for the menu ("typing", "insert table"). ``before`` is where the
    caret was when the edit began, ``after`` where it stood when it ended. ``fold`` names edits
    that may be folded into one step, such as the typing in one block; empty never folds.
    """

    plan: Plan
    what: str = ""
    before: Caret = Caret()
    after: Caret = Caret()
    fold: str = ""


class History(NamedTuple):
    """The steps up to now, and those that were undone. Never empty."""

    done: tuple[EditStep, ...]
    undone: tuple[EditStep, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self.done[-1].plan

    def with_step(self, step: EditStep, most: int = 500) -> "History":
        """Return the history with one more step; what was undone is gone.

        The step is folded into the last one when both have the same ``fold``. At most ``most``
        steps are kept.
        """
        last = self.done[-1]
        if step.fold and step.fold == last.fold and not self.undone:
            folded = last._replace(plan=step.plan, after=step.after)
            return History((*self.done[:-1], folded))
        return History((*self.done[-most:], step))

    def sealed(self) -> "History":
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

    def undo(self) -> "History":
        """Return the history one step back; the same when there is none."""
        if not self.can_undo:
            return self
        sealed = self.sealed()
        return History(sealed.done[:-1], (*sealed.undone, sealed.done[-1]))

    def redo(self) -> "History":
        """Return the history one step forward; the same when there is none."""
        if not self.can_redo:
            return self
        return History((*self.done, self.undone[-1]), self.undone[:-1])


def begin(plan: Plan) -> History:
    """Begin the history of a plan."""
    return History((EditStep(plan),))
