"""The first page of a plan in small, as it would be printed in a look that is being chosen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktopapp.ui.pages.page_painter import page_picture
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.widgets.palettes import colours

_SIZE = QSize(340, 481)  # logical pixels; A4, ISO 216


class SmallPage(QWidget):
    """The page. It is blank until one is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self.setFixedSize(_SIZE + QSize(4, 4))
        self.setAccessibleName("The first page as it would look")

    def show_first(self, pages: Paged) -> None:
        """Show the first page of these."""
        paper = QColor(colours(self.window().palette()).paper)
        self._picture = page_picture(
            pages.document, pages.layout.pages[0], _SIZE, self.devicePixelRatioF(), paper
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheet with its edge."""
        painter = QPainter(self)
        shades = colours(self.window().palette())
        painter.setPen(QColor(shades.edge))
        painter.setBrush(QColor(shades.paper))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._picture:
            painter.drawPixmap(2, 2, self._picture)
