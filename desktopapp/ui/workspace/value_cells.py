"""A single value in the window: a line or a choice that says kindly what is wrong with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktopapp.plan.values import (
    ONE_OF,
    Typed,
    options_of,
    said_value,
    typed_value,
    value_note,
)
from desktopapp.plan.wanted import AnswerKind
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.text_size import wear

NOT_CHOSEN = "Not chosen yet"
_WITHIN = {
    AnswerKind.DATE: "Such as 16 July 2027",
    AnswerKind.NUMBER: "Such as 1,250",
    AnswerKind.MONEY: "Such as £1,250",
    AnswerKind.PERCENTAGE: "Such as 12.5%",
    AnswerKind.FILE: "The name of the file, or where it is",
}


class PlanLine(LineField):
    """A line whose undo and redo are the plan's: its own would take them out of order."""

    undo_asked = Signal()
    redo_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the plan."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim undo and redo, which a menu has too."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if any(map(event.matches, keys)):
                event.accept()
                return True
        return super().event(event)


class ValueLine(PlanLine):
    """A line for one value. What is typed is kept at once, and judged when it is left."""

    given = Signal(str)  # as it is kept
    judged = Signal()

    def __init__(self, name: str, kind: AnswerKind, options: Sequence[str], today: date) -> None:
        super().__init__()
        self.kind, self.options, self.today = kind, tuple(options), today
        self.note = ""
        wear(self, 15)
        self.setAccessibleName(name)
        self.setPlaceholderText(_WITHIN.get(kind, ""))
        self.textEdited.connect(self._hear)
        self.editingFinished.connect(self.finish)

    def show_value(self, value: str) -> None:
        """Show what is kept; words that come to the same stay as they are typed."""
        if self._read().value != value:
            self._write(said_value(self.kind, value))
            self._say(value_note(self.kind, value, self.options))

    def finish(self) -> None:
        """Write what was typed as it is printed, or say what is wrong with it."""
        typed = self._read()
        if typed.is_understood and self.text() != said_value(self.kind, typed.value):
            self._write(said_value(self.kind, typed.value))
        if typed.note != self.note:
            self._say(typed.note)
            announce(self, typed.note)

    def _write(self, words: str) -> None:
        """Show words from their beginning, however narrow the line is."""
        self.setText(words)
        self.setCursorPosition(0)

    def _hear(self, _words: str) -> None:
        typed = self._read()
        if self.note and not typed.note:  # it is right now
            self._say("")
        self.given.emit(typed.value)

    def _say(self, note: str) -> None:
        """Take down what is wrong, or that nothing is, and tell who shows it."""
        self.note = note
        self.setAccessibleDescription(note)
        self.judged.emit()

    def _read(self) -> Typed:
        return typed_value(self.kind, self.text(), self.today, self.options)


class ValueChoice(Choice):
    """One of several options for one value, or none of them yet."""

    given = Signal(str)
    judged = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, name: str, kind: AnswerKind, options: Sequence[str]) -> None:
        super().__init__()
        self.note = ""
        self.kind, self.options = kind, options_of(kind, options)
        wear(self, 15)
        self.setAccessibleName(name)
        self.set_short(8)
        self.addItem(NOT_CHOSEN, "")
        for option in self.options:
            self.addItem(option, option)
        self.activated.connect(lambda _at: self.given.emit(self.currentData()))

    def show_value(self, value: str) -> None:
        """Show what is kept, also where it is none of the options."""
        at = self.findData(value)
        if at < 0:
            self.addItem(value, value)
            at = self.count() - 1
        if at != self.currentIndex():
            self.setCurrentIndex(at)
        note = value_note(self.kind, value, self.options)
        if note != self.note:
            self.note = note
            self.judged.emit()


ValueCell = ValueLine | ValueChoice


def value_cell(name: str, kind: AnswerKind, options: Sequence[str], today: date) -> ValueCell:
    """Return a line or a choice for one value of a kind."""
    if kind in ONE_OF and options_of(kind, options):
        return ValueChoice(name, kind, options)
    return ValueLine(name, kind, options, today)
