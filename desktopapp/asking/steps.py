"""Undo and redo while a letter is checked: the briefs as they were, and what each step did."""

from typing import NamedTuple

from desktopapp.plan.brief import Brief

_MOST = 500  # steps that are kept


class CheckStep(NamedTuple):
    """A brief and the step that led to it, in words, with what was in hand after it.

    Steps of one ``fold`` are one, such as the typing in one field; empty never folds.
    """

    brief: Brief
    what: str = ""
    at: str = ""
    fold: str = ""


class CheckHistory(NamedTuple):
    """The steps up to now, and those that were undone. Never empty."""

    done: tuple[CheckStep, ...]
    undone: tuple[CheckStep, ...] = ()

    @property
    def brief(self) -> Brief:
        """The brief as it stands now."""
        return self.done[-1].brief

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return len(self.done) > 1

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self.undone)

    def with_step(self, step: CheckStep) -> "CheckHistory":
        """Return the history with one more step; what was undone is gone.

        What changes nothing is no step.
        """
        last = self.done[-1]
        if step.brief == last.brief:
            return self
        if step.fold and step.fold == last.fold and not self.undone and self.can_undo:
            return CheckHistory((*self.done[:-1], step))
        return CheckHistory((*self.done[-_MOST:], step))

    def sealed(self) -> "CheckHistory":
        """Return the history with its last step closed: no later step folds into it."""
        last = self.done[-1]
        return self._replace(done=(*self.done[:-1], last._replace(fold="")))

    def undo(self) -> "CheckHistory":
        """Return the history one step back; the same where there is none."""
        if not self.can_undo:
            return self
        done = self.sealed().done
        return CheckHistory(done[:-1], (*self.undone, done[-1]))

    def redo(self) -> "CheckHistory":
        """Return the history one step forward; the same where there is none."""
        if not self.can_redo:
            return self
        return CheckHistory((*self.done, self.undone[-1]), self.undone[:-1])


def begin_check(brief: Brief) -> CheckHistory:
    """Begin the history of a brief that is checked."""
    return CheckHistory((CheckStep(brief),))
