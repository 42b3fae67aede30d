"""A stack of paper with the first page of the finished sample on top, for a first start."""

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktopapp.store.resources import sample
from desktopapp.ui.pages.page_painter import page_picture
from desktopapp.ui.pages.paged import Paged, paged
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.palettes import Colours, colours

_SHEETS, _RIGHT, _DOWN = (
    4,
    44,
    24,
)  # each sheet lies so far to the right of and below the one above
_RATIO = 297 / 210  # A4, ISO 216
_SOON = 120  # milliseconds after the first paint until the page is laid out
_MOST_HIGH = 680


class PaperStack(QWidget):
    """The stack. It is blank at first: the sample is read and laid out once the window is seen."""

    drawn = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.jobs = jobs
        self.pages: Paged | None = None
        self._asked = False
        self._picture: QPixmap | None = None
        self._paper = ""  # the colour it was drawn on
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("The first page of the finished sample")

    def sizeHint(self) -> QSize:
        """Ask for the room of a page that can nearly be read."""
        return QSize(560, 620)

    def minimumSizeHint(self) -> QSize:
        """Shrink to a page whose shape can be seen."""
        return QSize(300, 280)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheets from the lowest to the top one."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        top = self._top()
        for n in reversed(range(_SHEETS)):
            place = top.translated(n * _RIGHT, n * _DOWN)
            painter.fillRect(place.adjusted(-1.5, -1, 1.5, 2.5), QColor(shades.line))
            painter.fillRect(place, QColor(shades.paper))
        if self.pages:
            painter.drawPixmap(top.topLeft(), self._page(self.pages, top.size().toSize(), shades))
        elif not self._asked:
            self._asked = True
            QTimer.singleShot(_SOON, self.ask)

    def ask(self) -> None:
        """Lay the sample out, off the window's thread."""
        self.jobs.run("sample", lambda _job: paged(sample()), self._take, self._stay_blank)

    def _take(self, pages: Paged) -> None:
        self.pages = pages
        self.update()
        self.drawn.emit()

    def _stay_blank(self, _error: Exception) -> None:
        """Leave the paper white: who opens the sample is told what is wrong with it."""

    def _top(self) -> QRectF:
        """Return where the top sheet lies: as large as fits with the others, in the middle."""
        aside, below = (_SHEETS - 1) * _RIGHT, (_SHEETS - 1) * _DOWN
        high = min(self.height() - below - 8, (self.width() - aside - 8) * _RATIO, _MOST_HIGH)
        wide = round(high / _RATIO)
        left, top = self.width() - wide - aside, self.height() - high - below
        return QRectF(round(left / 2), round(top / 2), wide, round(high))

    def _page(self, pages: Paged, size: QSize, shades: Colours) -> QPixmap:
        """Return the page as a picture, drawn once for a size and a colour of paper."""
        ratio, old = self.devicePixelRatioF(), self._picture
        if old and old.size() == size * ratio and self._paper == shades.paper:
            return old
        self._paper = shades.paper
        picture = self._picture = page_picture(
            pages.document, pages.layout.pages[0], size, ratio, QColor(shades.paper)
        )
        return picture
