"""A box to tick, and one of several to choose: words wrap where one line has no room for them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from desktopapp.ui.widgets.controls import leaves_arrow
from desktopapp.ui.widgets.labels import unkeyed
from desktopapp.ui.widgets.line_field import PRESSED
from desktopapp.ui.widgets.menu_letters import without_letters
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.pressed_whole import pressed_whole

if TYPE_CHECKING:

    class _Button(QAbstractButton):
        def initStyleOption(self, look: QStyleOptionButton) -> None: ...  # each kind has it

else:
    _Button = object  # Qt takes one class of its own: what is mixed in stands before that

_FEW_WORDS = 160  # logical pixels
_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Worded(_Button):
    """Mixed into a button beside its words, which wrap where they have no room in one line."""

    shape: QStyle.ControlElement  # what stands beside the words, as Qt names it

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few words a line."""
        longest = max(map(self.fontMetrics().horizontalAdvance, _words(self).split()), default=0)
        least = max(longest + _beside(self), scaled(_FEW_WORDS))
        return QSize(min(self.sizeHint().width(), least), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return how high it is where its words wrap at a width."""
        words = QRect(0, 0, max(width - _left(self), 1), 1 << 16)
        need = self.fontMetrics().boundingRect(words, _WRAPPED, _words(self))
        return max(self.sizeHint().height(), need.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is pressed, and words that have no room in one line in several."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)
            return
        look = QStyleOptionButton()
        self.initStyleOption(look)
        look.text = ""
        painter = QStylePainter(self)
        painter.drawControl(self.shape, look)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.rect().adjusted(_left(self), 0, 0, 0)
        painter.drawText(room, _WRAPPED | _MIDDLE, _words(self))


class Tick(_Worded, QCheckBox):
    """A box to tick, large enough to press wherever it is shown (WCAG 2.2, 2.5.8)."""

    shape = QStyle.ControlElement.CE_CheckBox

    def __init__(self, words: str = "") -> None:
        super().__init__(unkeyed(words))
        if words:
            _as_high_as_words(self)
        else:
            self.setStyle(pressed_whole())
            self.setMinimumSize(PRESSED, PRESSED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the list it stands in."""
        if not leaves_arrow(self, event):
            super().keyPressEvent(event)


class Pick(_Worded, QRadioButton):
    """One of several to choose from; Delete chooses none of them again."""

    shape = QStyle.ControlElement.CE_RadioButton
    cleared = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(unkeyed(words))
        _as_high_as_words(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was chosen."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


def _as_high_as_words(one: QAbstractButton) -> None:
    """Let what is pressed be large enough, and higher where its words wrap."""
    one.setStyle(pressed_whole())
    one.setMinimumHeight(PRESSED)
    policy = one.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    one.setSizePolicy(policy)


def _words(one: QAbstractButton) -> str:
    """Return the words as they are read, without the letter that presses them."""
    return without_letters(one.text())


def _beside(one: QAbstractButton) -> int:
    """Return how wide it is without its words."""
    return one.sizeHint().width() - one.fontMetrics().horizontalAdvance(_words(one))


def _left(one: QAbstractButton) -> int:
    """Return where the words begin."""
    return _beside(one) - 4
