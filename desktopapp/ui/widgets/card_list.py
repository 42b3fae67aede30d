"""A list of cards in a panel: each is opened by a key or a click, and only the list scrolls."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktopapp.ui.widgets.controls import Pressed, Thumb, paint_card
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.taking_keys import step_in_rows


class PressCard(Pressed):
    """A card that Enter, the space bar, a click or a screen reader’s own press opens."""

    arrows_pass = True
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: self.opened.emit())

    def sizeHint(self) -> QSize:
        """Take room for what stands on it."""
        held = self.layout()
        return held.totalSizeHint() if held else super().sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, with a stronger edge while the keyboard is here."""
        painter = QPainter(self)
        paint_card(painter, self, 6, "sheet")
        if self.hasFocus():
            painter.setPen(QColor(colours(self.window().palette()).accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class CardList(QScrollArea):
    """Cards below each other, as wide as the panel."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[PressCard, ...] = ()
        self._heads: tuple[QWidget, ...] = ()
        self._wanted: QWidget | None = None  # what is to be in sight
        self._left: QWidget | None = None  # what has the keyboard until the first card is there
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
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._bring_wanted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows go from card to card."""
        if step_in_rows(self._cards, event):
            self.ensureWidgetVisible(self.focusWidget(), 0, 16)
        else:
            super().keyPressEvent(event)

    def held(self) -> int | None:
        """Return the number of the card that has the keyboard, itself or something on it."""
        now = QApplication.focusWidget()
        there = (
            n for n, one in enumerate(self._cards) if now and (one is now or one.isAncestorOf(now))
        )
        return next(there, None)

    def bring(self, card: QWidget) -> None:
        """Scroll to a card, and again once all that is new has its place."""
        self._wanted = card
        self._bring_wanted()

    def _bring_wanted(self) -> None:
        if self._wanted and isValid(self._wanted):
            self.ensureWidgetVisible(self._wanted, 0, 16)

    def wish(self) -> int:
        """Return how high all its cards are, in pixels."""
        return self._column.sizeHint().height()

    def enter(self) -> None:
        """Give the keyboard to the first card; where there is none yet, as soon as there is one.

        Once it went elsewhere meanwhile, it stays there.
        """
        if self._cards:
            self._cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._left = QApplication.focusWidget()

    def stay_out(self) -> None:
        """Leave the keyboard where it is, also once there is a first card."""
        self._left = None

    def fill(
        self, cards: Sequence[PressCard], heads: Mapping[int, QWidget] = MappingProxyType({})
    ) -> None:
        """Show these cards instead; the keyboard stays at the place of the list where it was.

        Cards that were there before stay what they are. ``heads`` stand above the cards of these
        numbers.
        """
        held, self._wanted = self.held(), None
        stay = set(cards)
        for shown in (*self._cards, *self._heads):
            self._column.removeWidget(shown)
            if shown not in stay:
                shown.hide()
                shown.deleteLater()
        self._cards, self._heads = tuple(cards), tuple(heads.values())
        for n, card in enumerate(self._cards):
            for one in (heads.get(n), card):
                if one:
                    self._column.insertWidget(self._column.count() - 1, one)
        if held is not None and cards and self.held() is None:
            cards[min(held, len(cards) - 1)].setFocus()
        elif cards and self._left:
            left, self._left = self._left, None
            if isValid(left) and left.hasFocus():
                cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
