"""Pages drawn as they will print: each fragment where the layout put it, in its own face."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap

from desktopapp.layout.build import Document, PictureItem
from desktopapp.layout.placed import Page, PlacedLine
from desktopapp.layout.style import Styles
from desktopapp.ui.pages.paged import paper

if TYPE_CHECKING:
    from desktopapp.plan.charts import Chart


def paint_page(painter: QPainter, document: Document, page: Page, place: QRectF) -> None:
    """Paint what is on a page into a place of the page's shape."""
    styles = document.styles
    painter.save()
    painter.setClipRect(place)
    painter.translate(place.topLeft())
    size = paper(styles)
    painter.scale(place.width() / size.width(), place.height() / size.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for box in page.boxes:
        where = QRectF(box.x, box.y, box.width, box.height)
        painter.fillRect(where, QColor(styles.colour(box.colour)))
    for picture in page.pictures:
        item = document.items[picture.item]
        if isinstance(item, PictureItem):
            where = QRectF(picture.x, picture.y, picture.width, picture.height)
            if item.chart:
                _paint_chart(painter, item.chart, where, styles)
            else:
                painter.drawImage(where, QImage.fromData(item.data))
    for line in (*page.lines, *page.footer):
        _paint_line(painter, document, line)
    painter.restore()


def _paint_chart(painter: QPainter, chart: "Chart", where: QRectF, styles: Styles) -> None:
    from desktopapp.layout.charts import chart_marks  # noqa: PLC0415  # few plans have any
    from desktopapp.ui.widgets.chart_painter import paint_chart  # noqa: PLC0415  # as above

    painter.translate(where.topLeft())
    paint_chart(painter, chart_marks(chart, where.width(), styles.font), dict(styles.colours))
    painter.translate(-where.topLeft())


def page_picture(
    document: Document, page: Page, size: QSize, ratio: float, ground: QColor
) -> QPixmap:
    """Return a page as a picture of so many logical pixels, for a screen of this ratio."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(ground)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_page(painter, document, page, QRectF(0, 0, *size.toTuple()))
    painter.end()
    return picture


def _paint_line(painter: QPainter, document: Document, line: PlacedLine) -> None:
    dots = painter.device().logicalDpiY()
    for fragment in line.line.fragments:
        role = "link" if fragment.link else line.style.colour
        painter.setPen(QColor(document.styles.colour(role)))
        face = fragment.face
        painter.setFont(_font(face.family, line.style.size, dots, face.bold, face.italic))
        painter.drawText(QPointF(line.x + fragment.x, line.y), fragment.text)


@lru_cache(64)
def _font(family: str, size: float, dots: int, bold: bool, italic: bool) -> QFont:  # noqa: FBT001  # a cache's key
    """Return a face at a size in points of the page, whatever the dots per inch of the screen."""
    font = QFont([family, "Liberation Sans"])
    font.setPointSizeF(size * 72 / dots)
    font.setBold(bold)
    font.setItalic(italic)
    font.setKerning(False)  # the page is set on plain advance widths
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
