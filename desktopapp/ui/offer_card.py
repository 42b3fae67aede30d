"""A prior passage in the list: whose it is, how old, its beginning, how much must change."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktopapp.session.reusing import Offer
from desktopapp.ui.controls import Card, Elided, Quiet
from desktopapp.ui.icons import draw
from desktopapp.ui.palettes import colours, face

_LETTERS = 150  # of the passage that are shown


class Sign(QWidget):
    """An icon of 16 pixels in the colour of what it tells."""

    def __init__(self, name: str, *, amber: bool) -> None:
        super().__init__()
        self.drawn, self.amber = name, amber
        self.setFixedSize(QSize(16, 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        shades = colours(self.window().palette())
        ink = shades.amber if self.amber else shades.accent
        draw(QPainter(self), self.drawn, ink, QRectF(0, 0, 16, 16))


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


class OfferCard(PressCard):
    """One offered passage. Enter or a click opens it."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        whose = "Our own earlier text" if offer.own else offer.council
        shared = f"from {offer.library}" if offer.library else ""
        source = ", ".join(part for part in (whose, offer.age, shared) if part)
        beginning = " ".join(offer.text.split())[:_LETTERS]
        self.setAccessibleName(f"{source}. {offer.to_change}. {beginning}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        if offer.heading:
            column.addWidget(Elided(offer.heading, size=15, bold=True))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(Sign("agreed" if offer.own else "elsewhere", amber=not offer.own))
        line.addWidget(Elided(source, size=13, bold=offer.own), 1)
        column.addLayout(line)
        words = QLabel(beginning + ("…" if len(beginning) == _LETTERS else ""))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setFont(face(14))
        words.setWordWrap(True)
        column.addWidget(words)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        clear = not offer.flags
        foot.addWidget(Sign("agreed" if clear else "warning", amber=not clear))
        foot.addWidget(Quiet(offer.to_change))
        foot.addStretch()
        if offer.fits is not None:
            foot.addWidget(Quiet("Right passage" if offer.fits else "Not this one"))
        if offer.used:
            foot.addWidget(Quiet("In this answer already"))
        column.addLayout(foot)
