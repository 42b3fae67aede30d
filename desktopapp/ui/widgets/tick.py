"""A box to tick, whose words wrap where they have no room in one line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

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
        self.setStyle(pressed_whole())
        self.setMinimumHeight(PRESSED)
        if not words:
            self.setMinimumWidth(PRESSED)  # else as its words need
        policy = self.sizePolicy()
        if words:  # it is higher where they wrap
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few words a line."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self._words.split()), default=0)
        least = max(longest + self._beside(), scaled(_FEW_WORDS))
        return QSize(min(self.sizeHint().width(), least), self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return how high it is where its words wrap at a width."""
        room = width - self._left()
        words = QRect(0, 0, max(room, 1), 1 << 16)
        need = self.fontMetrics().boundingRect(words, _WRAPPED, self._words)
        return max(self.sizeHint().height(), need.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and words that have no room in one line in several."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)
            return
        look = QStyleOptionButton()
        self.initStyleOption(look)
        look.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, look)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.rect().adjusted(self._left(), 0, 0, 0)
        painter.drawText(room, _WRAPPED | _MIDDLE, self._words)

    @property
    def _words(self) -> str:
        """The words as they are read, without the letter that ticks it."""
        return without_letters(self.text())

    def _beside(self) -> int:
        """Return how wide it is without its words."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)

    def _left(self) -> int:
        """Return where the words begin."""
        return self._beside() - 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to the list it stands in."""
        if not leaves_arrow(self, event):
            super().keyPressEvent(event)
