"""A square for each ask, in rows by theme: the whole letter at a glance."""

from itertools import groupby

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktopapp.plan.plan import AskState
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.labels import as_tooltip
from desktopapp.ui.widgets.palettes import Colours, colours, face, scaled
from desktopapp.ui.workspace.asks import SHAPES, WORDS

Square = tuple[str, str, str, str, AskState]  # its id, group, number, label and state
_SIDE, _GAP, _ROW = 24, 4, 32
_LABEL = 200
_NUMBER = 30


class Squares(QWidget):
    """The squares. Each is also a row in the list below, which keys and screen readers use."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.squares: list[Square] = []
        self.places: list[tuple[QRect, Square]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview of all asks; the list below holds the same")

    def show_states(self, squares: list[Square]) -> None:
        """Show these squares."""
        self.squares = squares
        self._arrange()
        self.update()

    def sizeHint(self) -> QSize:
        """Take the rows that were needed."""
        bottom = max((place.bottom() for place, _ in self.places), default=0)
        return QSize(400, bottom + _ROW + 4)

    def resizeEvent(self, _event: object) -> None:
        """Break rows where the width ends."""
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Tell what a square stands for when the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(event.pos().x(), event.pos().y())
            words = f"{found[2]} {found[3]}: {WORDS[found[4]]}" if found else ""
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
                painter.drawText(QRect(0, place.y(), scaled(_LABEL), _SIDE), _LEFT, words)
            if its != number and not its.isalpha():
                number = its
                painter.setPen(QColor(shades.muted))
                painter.drawText(
                    QRect(place.x() - scaled(26), place.y(), scaled(24), _SIDE), _LEFT, its
                )
            fill, ink = _colours(state, shades)
            painter.setPen(QColor(ink))
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            draw(painter, SHAPES[state], ink, QRectF(place).adjusted(3, 3, -3, -3))
        self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        shades = colours(self.window().palette())
        label = scaled(_LABEL)
        across, top = label if self.width() > 2 * label else 0, self.height() - 26
        for state, words in WORDS.items():
            ground, ink = _colours(state, shades)
            sign = QRectF(across, top, 18, 18)
            painter.setPen(QColor(ground))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(sign, 3, 3)  # some signs are seen on their own ground alone
            draw(painter, SHAPES[state], ink, sign)
            painter.setPen(QColor(shades.muted))
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRect(across + 22, top - 3, wide + 4, 24), _LEFT, words)
            across += wide + 44

    def _arrange(self) -> None:
        self.places = []
        top = 0
        for _, group in groupby(self.squares, key=lambda square: square[1]):
            across, number = scaled(_LABEL), ""
            for square in group:
                step = _SIDE + _GAP
                if square[2] != number and not square[2].isalpha():
                    number = square[2]
                    across += scaled(_NUMBER)
                if across + step > self.width():
                    across, top = scaled(_LABEL + _NUMBER), top + _ROW
                self.places.append((QRect(across, top, _SIDE, _SIDE), square))
                across += step
            top += _ROW
        self.setMinimumHeight(top + 34)

    def _at(self, x: int, y: int) -> Square | None:
        return next((square for place, square in self.places if place.contains(x, y)), None)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _colours(state: AskState, shades: Colours) -> tuple[str, str]:
    """Return the ground and the ink of a square; its sign says the same without colour."""
    match state:
        case AskState.OPEN:
            return shades.must_fill, shades.must
        case AskState.LEFT_OUT:
            return shades.amber_fill, shades.amber
        case AskState.NOT_APPLICABLE:
            return shades.panel, shades.muted
        case AskState.HERE | AskState.ELSEWHERE:
            return shades.selected, shades.on_selected
