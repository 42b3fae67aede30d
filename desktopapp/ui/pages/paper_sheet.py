"""A page of the plan as a widget: real paper, drawn once and kept while it is in sight.

The picture of one page takes megabytes, and a plan may have a hundred pages.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea

from desktopapp.layout.placed import Page
from desktopapp.ui.pages.page_painter import paint_page
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import colours

_RATIO = 297 / 210  # A4, ISO 216


class PaperSheet(PlainLabel):
    """One page, as wide as it is told to be. Its words are what a screen reader is told of it."""

    pressed = Signal(float)  # how far down the page, from 0 to 1

    def __init__(self) -> None:
        super().__init__()
        self._pages: Paged | None = None
        self._number = 0
        self._picture: QPixmap | None = None

    def show_page(self, pages: Paged, number: int) -> None:
        """Show a page, counted from 0; one that did not change is left alone."""
        page = pages.layout.pages[number]
        old = self._pages
        same = old and number == self._number and old.layout.pages[number] == page
        self._pages, self._number = pages, number
        self.setAccessibleName(f"Page {number + 1}")
        if not same or not self.accessibleDescription():
            self.setAccessibleDescription(_words_on(page))
        if not same:
            self.let_go()
            self.update()

    def set_width(self, wide: int) -> None:
        """Take a width in logical pixels; the height follows the shape of paper."""
        size = QSize(wide, round(wide * _RATIO))
        if size != self.size():
            self.let_go()
            self.setFixedSize(size)

    def let_go(self) -> None:
        """Let go of the picture: it is drawn again when it is next seen."""
        self._picture = None

    @property
    def is_drawn(self) -> bool:
        """Whether the page is kept as a picture."""
        return self._picture is not None

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no picture that nobody sees."""
        super().hideEvent(event)
        self.let_go()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell where the page was pressed."""
        self.pressed.emit(event.position().y() / max(self.height(), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper and its edge."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._draw(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QColor(colours(self.window().palette()).edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(colours(self.window().palette()).paper))
        if self._pages:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = self._pages.layout.pages[self._number]
            paint_page(painter, self._pages.document, page, QRectF(self.rect()))
            painter.end()
        return picture


def keep_what_is_seen(area: QScrollArea, sheets: Callable[[], Iterable[PaperSheet]]) -> None:
    """Let the sheets in an area go whose pages were scrolled out of sight."""

    def look() -> None:
        for sheet in sheets():
            if sheet.is_drawn and sheet.visibleRegion().isEmpty():
                sheet.let_go()

    area.verticalScrollBar().valueChanged.connect(look)


def _words_on(page: Page) -> str:
    """Return the words of a page as they are read, a line of print after another."""
    lines = ("".join(one.text for one in line.line.fragments).strip() for line in page.lines)
    return "\n".join(filter(None, lines))
