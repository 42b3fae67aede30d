"""A line to write in, and how large whatever can be pressed is at least.

It stands apart from choices and numbers, whose style the first paint does without: 7 ms.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktopapp.ui.widgets.palettes import scaled

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # Qt takes one class of its own: what is mixed in stands before that

PRESSED = 24  # pixels that whatever can be pressed has at least
_FEW = 72  # logical pixels of a line, where room is short


def pressable(size: QSize) -> QSize:
    """Return a size that can be pressed, however small the words are (WCAG 2.2, 2.5.8)."""
    return size.expandedTo(QSize(PRESSED, PRESSED))


class Pressable(_Widget):
    """Mixed into what is filled in: it is large enough to press."""

    def sizeHint(self) -> QSize:
        """Be large enough to press."""
        return pressable(super().sizeHint())


class LineField(Pressable, QLineEdit):
    """A line to write in."""

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few words."""
        return pressable(super().minimumSizeHint()).expandedTo(QSize(scaled(_FEW), 0))


def finish_line() -> None:
    """Take what is being typed in a line as when it is left: a day without its whole year, say."""
    held = QApplication.focusWidget()
    if isinstance(held, QLineEdit) and held.isModified():
        held.editingFinished.emit()
