"""Icons drawn from paths: sharp at every scale, in the colour of the text beside them.

A path is written on a grid of 20 by 20: M move, L line, C curve, O circle (centre and radius),
R rectangle (x, y, width, height, corner), Z close; a trailing F fills the whole.
"""

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

GRID = 20
_STROKE = 1.6

PATHS = {
    "left": "M 12 5 L 7 10 L 12 15",
    "right": "M 8 5 L 13 10 L 8 15",
    "up": "M 5 12 L 10 7 L 15 12",
    "down": "M 5 8 L 10 13 L 15 8",
    "plus": "M 10 4 L 10 16 M 4 10 L 16 10",
    "cross": "M 5 5 L 15 15 M 15 5 L 5 15",
    "tick": "M 4 10.5 L 8 14.5 L 16 6",
    "outline": "R 3 4 14 12 1.5 M 8 4 L 8 16",
    "side": "R 3 4 14 12 1.5 M 12 4 L 12 16",
    "pages": "R 6 3 10 12 0.5 M 6 6 L 4 6 L 4 17 L 13 17 L 13 15",
    "bring": "M 10 3 L 10 12 M 6 9 L 10 13 L 14 9 M 3 13 L 3 16.5 L 17 16.5 L 17 13",
    "send": "M 10 13 L 10 4 M 6 7 L 10 3 L 14 7 M 3 13 L 3 16.5 L 17 16.5 L 17 13",
    "folder": "M 3 5 L 8 5 L 9.5 7 L 17 7 L 17 16 L 3 16 Z",
    "lock": "R 4.5 9 11 8 1 M 7 9 L 7 6.5 C 7 2.5 13 2.5 13 6.5 L 13 9",
    "calendar": "R 3 4.5 14 12.5 1 M 3 8.5 L 17 8.5 M 7 2.5 L 7 6 M 13 2.5 L 13 6",
    "search": "O 8.5 8.5 5 M 12.3 12.3 L 17 17",
    "undo": "M 7 4 L 3.5 7.5 L 7 11 M 3.5 7.5 L 12 7.5 C 18 7.5 18 15.5 12 15.5 L 8 15.5",
    "redo": "M 13 4 L 16.5 7.5 L 13 11 M 16.5 7.5 L 8 7.5 C 2 7.5 2 15.5 8 15.5 L 12 15.5",
    "bold": "M 6 4 L 6 16 L 11 16 C 16 16 16 9.6 11 9.6 L 6 9.6 M 6 4 L 10.5 4 C 14.5 4 14.5 9.6 "
    "10.5 9.6",
    "italic": "M 12 4 L 8 16 M 9.5 4 L 15 4 M 5 16 L 10.5 16",
    "bullets": "O 4 5 0.9 O 4 10 0.9 O 4 15 0.9 M 8 5 L 17 5 M 8 10 L 17 10 M 8 15 L 17 15",
    "numbers": "M 3 4 L 4.4 3.4 L 4.4 8 M 3 12.4 C 3.4 11.4 5.6 11.6 5.2 13 L 3 16 L 5.6 16 "
    "M 8.5 5 L 17 5 M 8.5 10 L 17 10 M 8.5 15 L 17 15",
    "table": "R 3 4 14 12 1 M 3 8 L 17 8 M 3 12 L 17 12 M 10 4 L 10 16",
    "link": "M 8.5 11.5 C 6.5 9.5 7 8.5 8 7.5 L 10.5 5 C 13 2.5 17.5 7 15 9.5 L 13.5 11 "
    "M 11.5 8.5 C 13.5 10.5 13 11.5 12 12.5 L 9.5 15 C 7 17.5 2.5 13 5 10.5 L 6.5 9",
    "picture": "R 3 4 14 12 1 O 7 8 1.3 M 3 14 L 8 10.5 L 11 13 L 13.5 11 L 17 14",
    "fold": "R 3 4 14 12 1.5 M 3 8 L 17 8",
    "unfold": "R 3 4 14 12 1.5 M 3 8 L 17 8 M 6 11 L 14 11 M 6 13.5 L 11 13.5",
    "focus": "M 3 7 L 3 3 L 7 3 M 13 3 L 17 3 L 17 7 M 17 13 L 17 17 L 13 17 M 7 17 L 3 17 L 3 13",
    "warning": "M 10 3.2 L 17.5 16.5 L 2.5 16.5 Z M 10 8 L 10 12 M 10 14.2 L 10 14.4",
    "not started": "O 10 10 5.5",
    "ready": "O 10 10 6 F",
    "agreed": "O 10 10 6.6 M 7 10.2 L 9.2 12.4 L 13.2 7.8",
    "saved": "O 10 10 6.6 M 7 10.2 L 9.2 12.4 L 13.2 7.8",
    "more": "O 5 10 0.9 O 10 10 0.9 O 15 10 0.9",
    "print": "M 6 8 L 6 3 L 14 3 L 14 8 M 6 14 L 3 14 L 3 8 L 17 8 L 17 14 L 14 14 R 6 12 8 5 0",
    "elsewhere": "M 4 10 L 16 10 M 11 5 L 16 10 L 11 15",
    "flag": "M 5 17 L 5 3 M 5 4 L 15 4 L 12.5 7.5 L 15 11 L 5 11",
    "pencil": "M 4 16 L 5 12 L 13.5 3.5 L 16.5 6.5 L 8 15 Z M 11.5 5.5 L 14.5 8.5",
    "dash": "M 5 10 L 15 10",
    "half": "M 3 17 L 17 17 L 17 3 Z F",
    "unsaid": "M 7 7.5 C 7 3.5 13 3.5 13 7.5 C 13 10 10 9.8 10 12.4 M 10 15.4 L 10 15.6",
    "letter": "R 3 5 14 10.5 1 M 3.5 6 L 10 11 L 16.5 6",
    "join": "M 4 3.5 L 16 3.5 M 4 16.5 L 16 16.5 M 10 14 L 10 6.5 M 7 9.5 L 10 6.5 L 13 9.5",
    "part": "M 4 3.5 L 16 3.5 M 4 16.5 L 16 16.5 M 4 10 L 7 10 M 9 10 L 11 10 M 13 10 L 16 10",
    "left out": "O 10 10 6 M 5.8 5.8 L 14.2 14.2",
}


def pixmap(name: str, colour: QColor | str, size: int = GRID, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture, ``size`` logical pixels wide, at a device's pixel ratio."""
    return _pixmap(name, QColor(colour).rgba(), size, ratio)


@cache
def _pixmap(name: str, rgba: int, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, QColor.fromRgba(rgba), QRectF(0, 0, size, size))
    painter.end()
    return picture


def draw(painter: QPainter, name: str, colour: QColor | str, place: QRectF) -> None:
    """Draw an icon into a square place."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    ink = QColor(colour)
    pen = QPen(ink, _STROKE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if name == "drafting":
        painter.drawEllipse(QPointF(10, 10), 5.5, 5.5)
        painter.setBrush(ink)
        painter.drawChord(QRectF(4.5, 4.5, 11, 11), 270 * 16, 180 * 16)
    else:
        path, filled = _path(name)
        if filled:
            painter.setBrush(ink)
        painter.drawPath(path)
    painter.restore()


def fill(painter: QPainter, place: QRect, colour: QColor | str) -> None:
    """Fill a rectangle. ``fillRect`` would load all of Qt's gradients: 2 ms at the start."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(place)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@cache
def _path(name: str) -> tuple[QPainterPath, bool]:
    """Return the path of an icon and whether it is filled."""
    path = QPainterPath()
    words = iter(PATHS[name].split())
    filled = False

    def numbers(count: int) -> list[float]:
        return [float(next(words)) for _ in range(count)]

    for word in words:
        match word:
            case "M":
                path.moveTo(*numbers(2))
            case "L":
                path.lineTo(*numbers(2))
            case "C":
                path.cubicTo(*numbers(6))
            case "O":
                x, y, radius = numbers(3)
                path.addEllipse(QPointF(x, y), radius, radius)
            case "R":
                x, y, width, height, corner = numbers(5)
                path.addRoundedRect(x, y, width, height, corner, corner)
            case "Z":
                path.closeSubpath()
            case _:
                filled = True
    return path, filled
