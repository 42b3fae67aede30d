"""Fields that leave undoing to the page: one history, whatever has the keyboard."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.text_size import keep_high, wear

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def _is_ours(event: QEvent) -> bool:
    """Tell whether an event claims a key that undoes or does again, before the menus see it."""
    claims = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return claims and any(event.matches(one) for one in _OURS)  # type: ignore[attr-defined]  # so it is one


class CheckLine(LineField):
    """A line to write in."""

    def event(self, event: QEvent) -> bool:
        """Leave undoing to the page."""
        if _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def show_words(self, words: str) -> None:
        """Show words that came from elsewhere; those that stand here keep the caret."""
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)  # so that it is seen from its beginning


class CheckWords(QPlainTextEdit):
    """Some lines to write in."""

    def __init__(self, name: str, high: int) -> None:
        super().__init__()
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # a file that is dropped is for the window
        self.setAccessibleName(name)
        self.setVerticalScrollBar(Thumb())
        wear(self, 15)
        keep_high(self, high)
        self.quiet = False

    def event(self, event: QEvent) -> bool:
        """Leave undoing to the page."""
        if _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def show_words(self, words: str) -> None:
        """Show words that came from elsewhere; those that stand here keep the caret."""
        if words != self.toPlainText():
            self.quiet = True
            self.setPlainText(words)
            self.quiet = False


class Labelled(QWidget):
    """A field below its label, with what stands beside it; as narrow as it can be, or not."""

    def __init__(self, words: str, *fields: QWidget, narrow: bool = False) -> None:
        super().__init__()
        if narrow:
            policy = QSizePolicy.Policy
            self.setSizePolicy(policy.Fixed, policy.Preferred)
        label = PlainLabel(words)
        wear(label, 13)
        label.setBuddy(fields[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        for field in fields:
            row.addWidget(field)
        column.addStretch()
