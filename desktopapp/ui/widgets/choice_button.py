"""A large choice of the first page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktopapp.ui.widgets.controls import Pressed
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.palettes import Colours, colours, face, scaled
from desktopapp.ui.widgets.text_size import keep_high


class ChoiceButton(Pressed):
    """A large choice: an icon, a title, and a line that says what it does."""

    def __init__(
        self,
        name: str,
        title: str,
        line: str,
        *,
        first: bool = False,
        wide: int = 460,
        high: int = 80,
    ) -> None:
        super().__init__()
        self.drawn, self.title, self.line = name, title, line
        self.first, self._wide = first, wide
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_high(self, high)

    def sizeHint(self) -> QSize:
        """Ask for room for the whole line."""
        return QSize(scaled(self._wide), self.height())

    def minimumSizeHint(self) -> QSize:
        """Shrink as far as the icon and a few words."""
        return QSize(240, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card; the first one has the accent for an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        self.paint_ground(painter, shades)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.accent if self.first else shades.selected))
        side, whole = scaled(20), scaled(40)
        painter.drawEllipse(QRectF(20, middle - whole / 2, whole, whole))
        sign = shades.on_accent if self.first else shades.on_selected
        draw(painter, self.drawn, sign, _square(20 + whole / 2, middle, side))
        draw(painter, "right", shades.muted, _square(self.width() - 16 - side / 2, middle, side))
        left = 36 + whole
        room = self.width() - left - side - 24
        for words, font, colour, top in (
            (self.title, face(17, bold=True), shades.ink, scaled(16)),
            (self.line, face(15), shades.muted, scaled(42)),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left, top, room, scaled(24), Qt.AlignmentFlag.AlignVCenter, shown)

    def paint_ground(self, painter: QPainter, shades: Colours) -> None:
        """Paint the card itself; the first one has the accent for an edge."""
        accent = self.first or self.underMouse() or self.isDown()
        painter.setPen(QColor(shades.accent if accent else shades.edge))
        painter.setBrush(QColor(shades.sheet))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _square(across: float, down: float, side: int) -> QRectF:
    """Return a square around a point."""
    return QRectF(across - side / 2, down - side / 2, side, side)
