"""A square for each ask, in rows by theme: the whole letter at a glance."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktopapp.plan.coverage import AskSign
from desktopapp.ui.widgets.labels import as_tooltip
from desktopapp.ui.widgets.palettes import colours, face, scaled
from desktopapp.ui.workspace.asks import paint_sign

Square = tuple[str, str, str, str, AskSign]  # its id, group, number, label and how it stands
_SIDE, _GAP, _APART, _SIGN = 24, 4, 8, 18  # logical pixels, as designed
_LABEL = 200
_NUMBER = 30


class Squares(QWidget):
    """The squares. Each is also a row in the list below, which keys and screen readers use."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.squares: list[Square] = []
        self._key_top = 0
        self.places: list[tuple[QRect, Square]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview of all points; the list below says the same")

    def show_states(self, squares: list[Square]) -> None:
        """Show these squares."""
        self.squares = squares
        self._arrange()
        self.update()

    def sizeHint(self) -> QSize:
        """Take the rows that were needed."""
        return QSize(400, self.minimumHeight())

    def resizeEvent(self, _event: object) -> None:
        """Break rows where the width ends."""
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Tell what a square stands for when the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(event.pos().x(), event.pos().y())
            words = f"{found[2]} {found[3]}: {found[4]}" if found else ""
            QToolTip.showText(event.globalPos(), as_tooltip(words), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead to the ask in the list."""
        found = self._at(round(event.position().x()), round(event.position().y()))
        if found:
            self.chosen.emit(found[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows, and below them what the signs mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        painter.setFont(face(13))
        named, number = "", ""
        for place, (_, group, its, _, state) in self.places:
            painter.setPen(QColor(shades.ink))
            if group != named:
                named, number = group, ""
                words = painter.fontMetrics().elidedText(
                    group, Qt.TextElideMode.ElideRight, scaled(_LABEL) - 12
                )
                painter.drawText(QRect(0, place.y(), scaled(_LABEL), place.height()), _LEFT, words)
            if its != number and not its.isalpha():
                number = its
                painter.setPen(QColor(shades.muted))
                painter.drawText(
                    QRect(place.x() - scaled(26), place.y(), scaled(24), place.height()),
                    _LEFT,
                    its,
                )
            paint_sign(painter, state, shades, QRectF(place))
        self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        """Paint what the signs mean below the squares."""
        shades = colours(self.window().palette())
        painter.setPen(QColor(shades.muted))
        for sign, place in self._key():
            painter.drawText(place.adjusted(place.height() + 6, -3, 4, 3), _LEFT, sign)
        for sign, place in self._key():
            paint_sign(painter, sign, shades, QRectF(QRect(place.topLeft(), _square(_SIGN))))

    def _key(self) -> Iterator[tuple[AskSign, QRect]]:
        """Go through the signs with their places, in as many rows as they need."""
        metrics = QFontMetrics(face(13))
        left = scaled(_LABEL) if self.width() > 2 * scaled(_LABEL) else 0
        across, top, side = left, self._key_top, _square(_SIGN).height()
        for sign in AskSign:
            wide = metrics.horizontalAdvance(sign) + side + 6
            if across > left and across + wide > self.width():
                across, top = left, top + side + _APART
            yield sign, QRect(across, top, wide, side)
            across += wide + 22

    def _arrange(self) -> None:
        self.places = []
        top, square_size = 0, _square(_SIDE)
        row = square_size.height() + _APART
        for _, group in groupby(self.squares, key=lambda square: square[1]):
            across, number = scaled(_LABEL), ""
            for square in group:
                step = square_size.width() + _GAP
                if square[2] != number and not square[2].isalpha():
                    number = square[2]
                    across += scaled(_NUMBER)
                if across + step > self.width():
                    across, top = scaled(_LABEL + _NUMBER), top + row
                self.places.append((QRect(QPoint(across, top), square_size), square))
                across += step
            top += row
        self._key_top = top + 8
        self.setMinimumHeight(max(place.bottom() for _, place in self._key()) + 8)

    def _at(self, x: int, y: int) -> Square | None:
        return next((square for place, square in self.places if place.contains(x, y)), None)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _square(side: int) -> QSize:
    """Return the size of a square that is large enough for the words beside it."""
    side = max(side, scaled(side))
    return QSize(side, side)
