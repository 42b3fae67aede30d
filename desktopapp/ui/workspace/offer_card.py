"""A prior passage in the list: whose it is, how old, its beginning, how much must change."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.operations.reusing import Offer
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.controls import Elided, Quiet
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import colours, face

_LETTERS = 150  # of the passage that are shown


class OfferIcon(QWidget):
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


class OfferCard(PressCard):
    """One offered passage. Enter or a click opens it."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        whose = "Our own earlier text" if offer.own else offer.council
        shared = f"from {offer.library}" if offer.library else ""
        source = ", ".join(part for part in (whose, offer.age, shared) if part)
        beginning = " ".join(offer.text.split())[:_LETTERS]
        verdict = {True: "Right passage", False: "Not this one", None: ""}[offer.fits]
        used = "In this answer already" if offer.used else ""
        told = [part for part in (verdict, used) if part]
        self.setAccessibleName(". ".join((source, offer.to_change, *told, beginning)))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        if offer.heading:
            column.addWidget(Elided(offer.heading, size=15, bold=True))
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(OfferIcon("agreed" if offer.own else "elsewhere", amber=not offer.own))
        line.addWidget(Elided(source, size=13, bold=offer.own))
        line.addStretch()
        column.addLayout(line)
        words = PlainLabel(beginning + ("…" if len(beginning) == _LETTERS else ""))
        words.setFont(face(14))
        words.setWordWrap(True)
        column.addWidget(words)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        clear = not offer.flags
        foot.addWidget(OfferIcon("agreed" if clear else "warning", amber=not clear))
        foot.addWidget(Quiet(offer.to_change))
        foot.addStretch()
        for one in told:
            foot.addWidget(Quiet(one))
        column.addLayout(foot)
