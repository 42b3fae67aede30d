"""A box to tick, and one of several to choose: words wrap where one line has no room for them."""

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

from desktopapp.ui.widgets.choices import PRESSED
from desktopapp.ui.widgets.controls import leaves_arrow
from desktopapp.ui.widgets.labels import unkeyed
from desktopapp.ui.widgets.menu_letters import without_letters
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.pressed_whole import pressed_whole

_FEW_WORDS = 160  # logical pixels
_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Tick(QCheckBox):
    """A box to tick, large enough to press wherever it is shown (WCAG 2.2, 2.5.8)."""

    def __init__(self, words: str = "") -> None:
        super().__init__(unkeyed(words))
        if words:
            _as_high_as_words(self)
        else:
            self.setStyle(pressed_whole())
            self.setMinimumSize(PRESSED, PRESSED)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few words a line."""
        return _least(self)

    def heightForWidth(self, width: int) -> int:
        """Return how high it is where its words wrap at a width."""
        return _high(self, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and words that have no room in one line in several."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)
        else:
            look = QStyleOptionButton()
            self.initStyleOption(look)
            _paint_wrapped(self, look, QStyle.ControlElement.CE_CheckBox)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the list it stands in."""
        if not leaves_arrow(self, event):
            super().keyPressEvent(event)


class Pick(QRadioButton):
    """One of several to choose from; Delete chooses none of them again."""

    cleared = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(unkeyed(words))
        _as_high_as_words(self)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few words a line."""
        return _least(self)

    def heightForWidth(self, width: int) -> int:
        """Return how high it is where its words wrap at a width."""
        return _high(self, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle, and words that have no room in one line in several."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)
        else:
            look = QStyleOptionButton()
            self.initStyleOption(look)
            _paint_wrapped(self, look, QStyle.ControlElement.CE_RadioButton)

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


def _least(one: QAbstractButton) -> QSize:
    longest = max(map(one.fontMetrics().horizontalAdvance, _words(one).split()), default=0)
    least = max(longest + _beside(one), scaled(_FEW_WORDS))
    return QSize(min(one.sizeHint().width(), least), one.sizeHint().height())


def _high(one: QAbstractButton, width: int) -> int:
    words = QRect(0, 0, max(width - _left(one), 1), 1 << 16)
    need = one.fontMetrics().boundingRect(words, _WRAPPED, _words(one))
    return max(one.sizeHint().height(), need.height() + 4)


def _paint_wrapped(
    one: QAbstractButton, look: QStyleOptionButton, control: QStyle.ControlElement
) -> None:
    look.text = ""
    painter = QStylePainter(one)
    painter.drawControl(control, look)
    painter.setPen(one.palette().color(one.foregroundRole()))
    room = one.rect().adjusted(_left(one), 0, 0, 0)
    painter.drawText(room, _WRAPPED | _MIDDLE, _words(one))
