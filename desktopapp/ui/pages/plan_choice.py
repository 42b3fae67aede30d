"""A plan on the first page: its name, how it stands, and its first page as a small picture."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap

from desktopapp.layout.build import Document
from desktopapp.layout.placed import Page
from desktopapp.ui.pages.page_painter import page_picture
from desktopapp.ui.widgets.choice_button import ChoiceButton
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.palettes import Colours, colours, face, scaled

_HIGH = 104
_PICTURE = QSize(54, 76)
_LEFT, _GAP, _EDGE = 14, 16, 16  # pixels before the picture, behind it, and at the right
_BESIDE = 12  # pixels between words and what stands beside them
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_SIGNS = {"Protected": "lock", "Damaged": "warning", "Missing": "search"}


class CardWords(NamedTuple):
    """What is said of a plan: how it stands, where and when it was saved, and what is left.

    ``tag`` is a word that must not be overlooked, and is never cut.
    """

    line: str
    small: str = ""
    due: str = ""
    tag: str = ""


class PlanChoice(ChoiceButton):
    """The plan. What is known of it only later is told then, and moves nothing."""

    def __init__(self, name: str, told: CardWords) -> None:
        super().__init__("pages", name, told.line, wide=560, high=_HIGH)
        self.small = self.due = self.tag = ""
        self._page: QPixmap | None = None
        self.tell(told)

    def tell(self, told: CardWords) -> None:
        """Say this of the plan."""
        self.line, self.small, self.due, self.tag = told
        self.drawn = _SIGNS.get(told.tag, "pages")
        said = (told.tag, told.line, told.due, told.small)
        self.setAccessibleDescription(". ".join(one.rstrip(".") for one in said if one))
        self.update()

    def show_page(self, document: Document, page: Page) -> None:
        """Show a page as the picture of the plan; nothing else of it is kept."""
        clear = QColor(Qt.GlobalColor.transparent)
        self._page = page_picture(document, page, _PICTURE, self.devicePixelRatioF(), clear)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card: the picture, three lines, and what must not be overlooked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        self.paint_ground(painter, shades)
        self._paint_picture(painter, shades)
        above, below = self._paint_aside(painter, shades)
        left = _LEFT + _PICTURE.width() + _GAP
        room = self.width() - left - _EDGE
        middle = self.height() / 2
        elide = Qt.TextElideMode
        for words, font, colour, top, wide, how in (
            (self.title, face(17, bold=True), shades.ink, -38, room - above, elide.ElideMiddle),
            (self.line, face(15), shades.ink, -12, room - below, elide.ElideRight),
            (self.small, face(13), shades.muted, 13, room, elide.ElideMiddle),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(words, how, wide)
            place = QRectF(left, middle + scaled(top), wide, scaled(24))
            painter.drawText(place, _MIDDLE, shown)

    def _paint_picture(self, painter: QPainter, shades: Colours) -> None:
        """Paint the first page, or a sign in its place."""
        top = round((self.height() - _PICTURE.height()) / 2)
        place = QRect(_LEFT, top, _PICTURE.width(), _PICTURE.height())
        painter.setPen(QColor(shades.edge))
        painter.setBrush(QColor(shades.paper if self._page else shades.panel))
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
        if self._page:
            painter.drawPixmap(place.topLeft(), self._page)
        else:
            middle = place.center()
            draw(painter, self.drawn, shades.muted, QRectF(middle.x() - 9, middle.y() - 9, 20, 20))

    def _paint_aside(self, painter: QPainter, shades: Colours) -> tuple[int, int]:
        """Paint on the right when the plan is due, and the tag.

        Returns the room that is taken beside the name, and beside the line below it.
        """
        middle, above, below = self.height() / 2, 0, 0
        right = self.width() - _EDGE
        if self.due:
            font = face(14, bold=True)
            above = QFontMetrics(font).horizontalAdvance(self.due)
            painter.setFont(font)
            painter.setPen(QColor(shades.ink))
            place = QRectF(right - above, middle - scaled(38), above + 1, scaled(24))
            painter.drawText(place, _MIDDLE, self.due)
        if self.tag:
            font = face(13, bold=True)
            wide = QFontMetrics(font).horizontalAdvance(self.tag) + 16
            above, below = (above, wide) if self.due else (wide, 0)
            down = middle - scaled(11 if self.due else 37)
            place = QRectF(right - wide, down, wide, scaled(22))
            calm = self.tag in ("Protected", "Sample")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shades.selected if calm else shades.amber_fill))
            painter.drawRoundedRect(place, 3, 3)
            painter.setFont(font)
            painter.setPen(QColor(shades.on_selected if calm else shades.amber))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tag)
        return above + _BESIDE if above else 0, below + _BESIDE if below else 0
