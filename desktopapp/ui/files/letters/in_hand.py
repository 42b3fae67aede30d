"""The letter that is being checked: its brief with one history, and the row in hand."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktopapp.asking import checking
from desktopapp.asking.told import IS_ASIDE, IS_DROPPED, LetterMark, check_rows, letter_marks
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.history import EditStep, begin


class LetterInHand(QObject):
    """What the parts of the page share. ``changed`` tells of each step, with what it was.

    ``came_to`` tells that another row is in hand; ``at`` names it: the id of a theme or question,
    or a part that was left aside, as ``told`` names it.
    """

    changed = Signal(str)
    came_to = Signal(str)

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        self.rows = check_rows(brief)
        self.marks: tuple[LetterMark, ...] = letter_marks(brief)
        self.at = self.rows[0].at if self.rows else ""
        self.history = begin(brief, self.at)

    @property
    def brief(self) -> Brief:
        """The brief as it stands now."""
        return self.history.now

    @property
    def question(self) -> Question | None:
        """The question in hand, if one is."""
        return next((one for _, one in self.brief.questions() if one.id == self.at), None)

    @property
    def theme(self) -> Theme | None:
        """The theme in hand, if one is."""
        return next((one for one in self.brief.themes if one.id == self.at), None)

    @property
    def is_aside(self) -> bool:
        """Whether a part that was left aside is in hand."""
        return self.at.startswith((IS_ASIDE, IS_DROPPED))

    def go(self, at: str) -> None:
        """Take a row in hand."""
        if at != self.at and any(row.at == at for row in self.rows):
            self.at = at
            self.history = self.history.sealed()
            self.came_to.emit(at)

    def do(self, brief: Brief, what: str, at: str = "", fold: str = "") -> None:
        """Take a step: the brief as it is after it, and which row is in hand then."""
        if brief != self.brief:  # what changes nothing is no step
            after = at or self.at
            self.history = self.history.with_step(EditStep(brief, what, self.at, after, fold))
            self._show(what, after)

    def take_up(self, brief: Brief) -> None:
        """Go on from the letter as others made it meanwhile."""
        if brief != self.brief:
            self.history = begin(brief, self.at)
            self._show("Changed elsewhere", self.at)

    def undo(self) -> None:
        """Take the last step back."""
        if self.history.can_undo:
            step = self.history.done[-1]
            self.history = self.history.undo()
            self._show(f"Undone: {step.what}", step.before)

    def redo(self) -> None:
        """Take the step again that was taken back last."""
        if self.history.can_redo:
            step = self.history.undone[-1]
            self.history = self.history.redo()
            self._show(f"Done again: {step.what}", step.after)

    def _show(self, what: str, at: str) -> None:
        n = self.row_number(self.at)
        self.rows = check_rows(self.brief)
        self.marks = letter_marks(self.brief)
        known = [row.at for row in self.rows]
        before, self.at = self.at, at
        if at not in known:  # it went: what stands there now is next
            self.at = known[min(max(n, 0), len(known) - 1)] if known else ""
        self.changed.emit(what)
        if self.at != before:
            self.came_to.emit(self.at)

    def row_number(self, at: str) -> int:
        """Return the number of a row, from 0; -1 where there is none."""
        return next((n for n, row in enumerate(self.rows) if row.at == at), -1)

    def change(self, what: str, does: Callable[[Brief, str], Brief], fold: str = "") -> None:
        """Change the question or theme in hand."""
        if self.question or self.theme:
            self.do(does(self.brief, self.at), what, fold=fold and f"{fold} {self.at}")

    def leave_aside(self) -> None:
        """Leave the question or theme in hand aside; the one below it is in hand then."""
        if self.question or self.theme:
            n = self.row_number(self.at)
            under = self.rows[n + 1 :]
            if self.theme:
                gone = {one.id for one in self.theme.questions}
                under = tuple(row for row in under if row.at not in gone)
            after = next(
                (row.at for row in under if not row.at.startswith((IS_ASIDE, IS_DROPPED))), ""
            )
            self.do(
                checking.laid_aside(self.brief, self.at),
                "leave aside",
                after or (self.rows[n - 1].at if n else ""),
            )

    def take_back(self) -> None:
        """Make the part in hand that was left aside a question."""
        if self.at.startswith(IS_DROPPED):
            at = self.at.removeprefix(IS_DROPPED)
            self.do(checking.taken_back(self.brief, at), "take back", at)
        elif self.at.startswith(IS_ASIDE):
            n = int(self.at.removeprefix(IS_ASIDE))
            if self.brief.left_aside[n].text.strip():
                brief, at = checking.asked_of_aside(self.brief, n)
                self.do(brief, "make a question", at)

    def join(self) -> None:
        """Join the question or theme in hand with the one above it."""
        n = self.row_number(self.at)
        if (self.question or self.theme) and n > 0:
            above = self.rows[n - 1].at
            brief = checking.question_joined(self.brief, self.at)
            if self.theme:
                at = self.brief.themes.index(self.theme)
                above = self.brief.themes[at - 1].id if at else self.at
            self.do(brief, "join", above)

    def split(self, caret: int) -> None:
        """Part the question in hand where the caret stands in its words."""
        if self.question:
            brief, at = checking.question_split(self.brief, self.at, caret)
            self.do(brief, "split", at)

    def shift(self, by: int) -> None:
        """Move the question or theme in hand up (-1) or down (1)."""
        self.change("move", lambda brief, at: checking.row_moved(brief, at, by))

    def move_to(self, theme: str) -> None:
        """Move the question in hand to the end of another theme."""
        if self.question and not any(
            one.id == theme and self.question in one.questions for one in self.brief.themes
        ):
            self.change("move", lambda brief, at: checking.moved_to(brief, at, theme))

    def begin_theme(self) -> None:
        """Begin a theme at the question in hand, or behind the theme in hand."""
        if self.question or self.theme:
            brief, at = checking.with_new_theme(self.brief, self.at)
            self.do(brief, "new theme", at)

    def ask(self, start: int, end: int) -> None:
        """Make a stretch of the letter a question."""
        if self.brief.letter[start:end].strip():
            brief, at = checking.asked_of_letter(self.brief, start, end)
            self.do(brief, "make a question", at)

    def describe(self, what: str, **fields: object) -> None:
        """Change what is said of the letter as a whole, such as its title."""
        name = next(iter(fields))
        self.do(replace(self.brief, **fields), what, fold=f"letter {name}")  # type: ignore[arg-type]
