"""The area around the card above the sheet: it scrolls where the window is low."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.palettes import scaled

_LEAST = 72  # logical pixels of a card that are seen at least


class CardArea(QScrollArea):
    """As high as its card where there is room for it; else as high as the room."""

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card = card
        self._room = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setVerticalScrollBar(Thumb())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(card)

    def give_room(self, room: int) -> None:
        """Take no more than so many pixels of height."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower, as its words are."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all of the card, within the room."""
        return self._within(self._card.heightForWidth(width))

    def sizeHint(self) -> QSize:
        """Be as large as the card, within the room."""
        wish = self._card.sizeHint()
        return QSize(wish.width(), self._within(wish.height()))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few lines: the rest is scrolled to."""
        least = self._card.minimumSizeHint()
        return QSize(least.width(), min(least.height(), scaled(_LEAST)))

    def event(self, event: QEvent) -> bool:
        """Ask for another height where the card changed."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def _within(self, height: int) -> int:
        return min(height, max(self._room, scaled(_LEAST)))
