"""A chart painted in the window: from the marks that documents are drawn of."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from desktopapp.layout.charts import ChartDot, ChartMark, ChartStroke, ChartWords


def paint_chart(painter: QPainter, marks: tuple[ChartMark, ...], inks: dict[str, str]) -> None:
    """Paint marks from the upper left corner that the painter stands at; ``inks`` by role."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots = painter.device().logicalDpiY()
    for mark in marks:
        ink = QColor(inks[mark.colour])
        match mark:
            case ChartStroke():
                pen = QPen(ink, mark.width)
                if mark.dashed:
                    pen.setDashPattern([4 / mark.width, 4 / mark.width])
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF([QPointF(*one) for one in mark.points]))
            case ChartDot():
                painter.setPen(ink)
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
            case ChartWords():
                painter.setPen(ink)
                for one in mark.line.fragments:
                    font = QFont([one.face.family, "Liberation Sans"])
                    font.setPointSizeF(mark.size * 72 / dots)
                    font.setBold(one.face.bold)
                    font.setKerning(False)
                    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
                    painter.setFont(font)
                    painter.drawText(QPointF(mark.x + one.x, mark.y), one.text)
    painter.restore()
