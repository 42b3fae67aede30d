"""What a window shows, in reach where the window is smaller than large words need."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.one_of import OneOf
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import measure

_DIALOG = 300, 330  # logical pixels, into which every dialog folds
_NARROW, _MORE = 480, 140  # logical pixels of width, and what of height is needed there
_AIR = 12  # pixels kept around what has the keyboard


class Folding(QWidget):
    """A column that folds as far as it can before it scrolls: Qt would give it all it likes."""

    def heightForWidth(self, width: int) -> int:
        """Return how high it must be, with its words wrapped at a width."""
        column = self.layout()
        return column.totalMinimumHeightForWidth(width) if column else 0


class FoldingPages(OneOf):
    """Pages that each fold or scroll by themselves before all of it scrolls."""

    def heightForWidth(self, _width: int) -> int:
        """Need no more height than ``Reach`` keeps, whatever a page would like."""
        return 0


class Reach(QScrollArea):
    """Scrolls all of it where there is no room; what has the keyboard stays in sight.

    ``wide`` and ``high`` are the logical pixels, as designed, into which everything folds.
    """

    def __init__(self, inner: QWidget, wide: int, high: int) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(Thumb())
        self.setWidget(inner)
        self._inner, self._least = inner, (wide, high)
        measure(self, "least", Reach._fit)
        self._follows = False
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.rangeChanged.connect(self._take_range)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for what goes on in further rows where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide, high = self._least
        more = _MORE if self.width() < scaled(_NARROW) else 0
        self._inner.setMinimumSize(scaled(wide), scaled(high + more))

    def _take_range(self) -> None:
        """Follow the keyboard only where something may be out of sight."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        follows, application = any(bar.maximum() for bar in bars), QApplication.instance()
        if follows == self._follows or not isinstance(application, QApplication):
            return
        self._follows = follows
        caret = QGuiApplication.inputMethod().cursorRectangleChanged
        if follows:
            application.focusChanged.connect(self._follow)
            caret.connect(self._follow)
        else:
            application.focusChanged.disconnect(self._follow)
            caret.disconnect(self._follow)

    def _follow(self, *_news: object) -> None:
        """Bring what has the keyboard into sight; of a text that is higher, its caret."""
        held, inner = QApplication.focusWidget(), self._inner
        if held is None or not inner.isAncestorOf(held):
            return
        found = held.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        spot = found.toRect() if hasattr(found, "toRect") else found
        has_caret = isinstance(spot, QRect) and not spot.isNull()
        is_higher = held.height() + 2 * _AIR > self.viewport().height()
        place = spot if has_caret and is_higher else held.rect()
        at = held.mapTo(inner, QPoint(0, 0)) + place.center()
        around = self.viewport().height() // 3 if has_caret and is_higher else _AIR
        self.ensureVisible(at.x(), at.y(), place.width() // 2 + _AIR, place.height() // 2 + around)


def in_reach(dialog: QWidget) -> QVBoxLayout:
    """Make the column of a dialog, all of which scrolls where the dialog is too small for it."""
    inner = Folding()
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(Reach(inner, *_DIALOG))
    return QVBoxLayout(inner)
