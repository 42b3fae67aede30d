"""What is given beside the text of an answer: above it on the sheet, in controls of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.brief import Question
from desktopapp.plan.given import Given
from desktopapp.plan.giving import (
    given_to,
    is_chosen_from,
    is_filled_in,
    too_many_chosen,
    with_given,
)
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import said_instead
from desktopapp.plan.values import ANY_OF, options_of
from desktopapp.plan.wanted import AnswerKind
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.text_size import keep_wide, wear
from desktopapp.ui.widgets.tick import Pick, Tick
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.given_grids import FieldsGrid, RowsGrid, TakesGiven, ValueGrid
from desktopapp.ui.workspace.leaving import LeaveRow
from desktopapp.ui.workspace.value_cells import ValueLine

_NARROW = 240  # logical pixels, of a line for a number or a day
_SHORT = (AnswerKind.SHORT, AnswerKind.FILE)


class _Shape(NamedTuple):
    """What the controls of a question follow from."""

    kind: AnswerKind
    options: tuple[str, ...]
    fields: tuple[object, ...]
    rows: tuple[str, ...]


class OptionsBox(QWidget):
    """The options of a question, one or any of which are chosen."""

    def __init__(self, question: Question, told: TakesGiven) -> None:
        super().__init__()
        self.question, self.told = question, told
        self.given = Given()
        self.several = question.kind in ANY_OF
        self.buttons: dict[str, Pick | Tick] = {}
        self.group = QButtonGroup(self)
        self.group.setExclusive(not self.several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for option in options_of(question.kind, question.options):
            made = Tick(option) if self.several else self._pick(option)
            made.setAccessibleName(f"{option}: {question.label}")
            made.clicked.connect(lambda _checked=False, one=option: self._choose(one))
            wear(made, 15)
            self.buttons[option] = made
            self.group.addButton(made)
            column.addWidget(made)

    def show_given(self, given: Given) -> None:
        """Show what is chosen."""
        self.given = given
        chosen = given.chosen if self.several else (given.value,)
        self.group.setExclusive(False)  # else none could be shown where none is chosen
        for option, made in self.buttons.items():
            made.setChecked(option in chosen)
        self.group.setExclusive(not self.several)

    def first(self) -> QWidget:
        """Return what is chosen, or the first option."""
        made = list(self.buttons.values())
        return next((one for one in made if one.isChecked()), made[0])

    def _pick(self, option: str) -> Pick:
        made = Pick(option)
        made.cleared.connect(lambda: self.told(replace(self.given, value=""), "chosen"))
        return made

    def _choose(self, option: str) -> None:
        if not self.several:
            self.told(replace(self.given, value=option), "chosen")
            return
        chosen = {*self.given.chosen} ^ {option}
        order = [*self.buttons, *(one for one in self.given.chosen if one not in self.buttons)]
        kept = tuple(one for one in order if one in chosen)
        self.told(replace(self.given, chosen=kept), f"chosen {option}")


class GivenBox(QWidget):
    """The controls of a question, and why it has no answer. Empty where it takes only text."""

    def __init__(self, bridge: Bridge, where: str) -> None:
        super().__init__()
        self.bridge, self.where = bridge, where
        self._shape: _Shape | None = None
        self.options: OptionsBox | None = None
        self.line: ValueLine | None = None
        self.grid: FieldsGrid | RowsGrid | None = None
        self.leave = LeaveRow(bridge, where)
        self.why = Quiet(size=14)
        self.note = Elided(size=13)
        self._controls = QWidget()
        self._stack = QVBoxLayout(self._controls)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(6)
        self._standing: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(6)
        for part in (self.leave, self.why, self._controls, self.note):
            column.addWidget(part)

    def show_place(self, plan: Plan) -> None:
        """Show what is given to the question as the plan stands."""
        _, question = plan.brief.question(self.where)
        given = given_to(plan, self.where)
        self._build(question)
        for part in (self.options, self.grid):
            if part:
                part.show_given(given)
        if self.line:
            self.line.show_value(given.value)
        self.leave.show_place(plan, question, given)
        reason = "" if given.left else said_instead(plan, question)
        self.why.setText(reason)
        self.why.setVisible(bool(reason))
        filled = is_filled_in(question)
        self._controls.setVisible(filled and not given.left)
        locked = bool(self.bridge.session.read_only)
        self._controls.setDisabled(locked)
        self.leave.setDisabled(locked)
        self._judge()
        has_room = not self.options or bool(self.note.whole)
        self.note.setVisible(self._controls.isVisibleTo(self) and has_room)
        self.setVisible(filled or bool(reason) or not self.leave.isHidden())

    def first(self) -> QWidget | None:
        """Return the control to begin in, where there is any."""
        if self.isHidden() or not self._controls.isVisibleTo(self):
            return None
        parts = (self.options, self.grid)
        return next((part.first() for part in parts if part), self.line)

    def _build(self, question: Question) -> None:
        """Make the controls anew where the question wants others."""
        shape = _Shape(question.kind, question.options, question.fields, question.rows)
        if shape == self._shape:
            return
        self._shape = shape
        for gone in self._standing:
            self._stack.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.options = self.line = self.grid = None
        self._standing = list(self._make(question))
        for part in self._standing:
            self._stack.addWidget(part)

    def _make(self, question: Question) -> Iterator[QWidget]:
        """Make the controls that a question wants."""
        if not is_filled_in(question):
            return
        if is_chosen_from(question):
            self.options = OptionsBox(question, self._told)
            yield self.options
        if question.fields:
            kind = RowsGrid if question.kind is AnswerKind.TABLE else FieldsGrid
            self.grid = kind(question, self._told, _today(self.bridge))
            self._listen(self.grid)
            yield self.grid
        elif not self.options:
            yield self._value_line(question)

    def _value_line(self, question: Question) -> QWidget:
        self.line = ValueLine(question.label, question.kind, (), _today(self.bridge))
        self.line.given.connect(self._take_value)
        self.line.returnPressed.connect(self.focusNextChild)
        self._listen(self.line)
        if question.kind in _SHORT:
            return self.line
        keep_wide(self.line, _NARROW)
        row, across = QWidget(), QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        row.setLayout(across)
        across.addWidget(self.line)
        across.addStretch(1)
        return row

    def _listen(self, part: ValueLine | ValueGrid) -> None:
        part.judged.connect(self._judge)
        part.undo_asked.connect(self.bridge.session.undo)
        part.redo_asked.connect(self.bridge.session.redo)

    def _take_value(self, value: str) -> None:
        given = given_to(self.bridge.session.plan, self.where)
        self._told(replace(given, value=value), "value")

    def _told(self, given: Given, what: str) -> None:
        """Take what is given now to the plan; edits of one control in a row are one step."""
        plan = with_given(self.bridge.session.plan, self.where, given)
        if plan != self.bridge.session.plan:
            self.bridge.session.edit(plan, "answer", by=self, fold=f"given {self.where} {what}")

    def _judge(self) -> None:
        """Say below the controls what is wrong in them; the room for it is always there."""
        notes = self.grid.notes if self.grid else [self.line.note] if self.line else []
        if self.options:
            notes = [too_many_chosen(self.options.question, self.options.given), *notes]
        words = " ".join(filter(None, notes))
        if words != self.note.whole:
            self.note.say(words)


def _today(bridge: Bridge) -> date:
    """Return the day from which days without a year are reckoned."""
    return bridge.session.as_of or date.today()  # noqa: DTZ011  # the officer's day
