"""A list of cards in a panel: each is opened by a key or a click, and only the list scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import Card, Thumb
from desktopapp.ui.widgets.palettes import colours


class PressCard(Card):
    """A card that Enter, the space bar or a click opens."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__(radius=6, fill="sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what the card is about."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it with Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, with a stronger edge while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours(self.window().palette()).accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class CardList(QScrollArea):
    """Cards below each other, as wide as the panel."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[PressCard, ...] = ()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 4, 16, 16)
        self._column.setSpacing(10)
        self._column.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards take the keys
        self.setVerticalScrollBar(Thumb())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inner)

    def fill(self, cards: Sequence[PressCard]) -> None:
        """Show these cards instead; the keyboard stays at the place of the list where it was."""
        held = next((n for n, card in enumerate(self._cards) if card.hasFocus()), None)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = tuple(cards)
        for n, card in enumerate(self._cards):
            self._column.insertWidget(n, card)
        if held is not None and cards:
            cards[min(held, len(cards) - 1)].setFocus()
