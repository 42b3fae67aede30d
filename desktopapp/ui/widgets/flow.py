"""Rows of controls that go on below where they have no room.

A layout goes into its place before it is filled, in the whole window. PySide takes hold of each
item of a layout that it puts into another, but Qt deletes an item without a word to Python, which
then takes whatever comes to lie in its place for it, and the program goes down. So no item is kept
here either; ``tests/ui/test_items_of_layouts.py`` holds that Python knows of none.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget, QWidgetItem


class _Part(NamedTuple):
    """What stands in a row: a control, or else a stretch. All sizes are in pixels."""

    control: QWidget | None
    least: int = 0  # how wide it must be
    wish: int = 0  # how wide it would be
    tall: int = 0  # how high it is, where it does not wrap
    wraps: bool = False
    takes: bool = True  # whether it takes what room is left

    def high(self, wide: int) -> int:
        """Return how high it is where it is so wide."""
        if self.control and self.wraps:
            return QWidgetItem(self.control).heightForWidth(wide)
        return self.tall


class FoldingRow(QHBoxLayout):
    """A row that is filled as other rows are, and goes on below where the width asks for it.

    What has room in one row is stood by Qt. What may shrink does so before the row breaks, and in
    each row what room is left goes to the stretches.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._measured: list[_Part] | None = None
        self._heights: dict[int, int] = {}  # by width: a column asks for them over and over
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Measure anew what stands in it."""
        self._measured, self._heights = None, {}
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Take what room is left beside it, and none below."""
        return super().expandingDirections() & Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height, in pixels, that this width leads to."""
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the least height, in pixels, that this width leads to."""
        return self.heightForWidth(width)

    def minimumSize(self) -> QSize:
        """Be content with the widest of what cannot shrink."""
        edges = self.contentsMargins()
        widest = max((one.least for one in self._parts()), default=0)
        return QSize(widest + edges.left() + edges.right(), self.sizeHint().height())

    def setGeometry(self, area: QRect) -> None:
        """Stand everything in its row."""
        if self._has_room(area.width()):
            super().setGeometry(area)
        else:
            QLayout.setGeometry(self, area)
            self._stand(area.marginsRemoved(self.contentsMargins()), move=True)

    def _has_room(self, width: int) -> bool:
        """Tell whether all has the room in one row that it would have."""
        return width >= self.sizeHint().width()

    def _height(self, width: int) -> int:
        if self._has_room(width):
            return super().heightForWidth(width)
        edges = self.contentsMargins()
        room = QRect(0, 0, width - edges.left() - edges.right(), 0)
        return self._stand(room, move=False) + edges.top() + edges.bottom()

    def _parts(self) -> list[_Part]:
        """Return what is shown, and the stretches between."""
        if self._measured is None:
            self._measured = list(self._measure())
        return self._measured

    def _measure(self) -> Iterator[_Part]:
        """Measure what is shown, by items of our own that go at once."""
        around = self.parentWidget()
        inside = around.children() if around else []
        controls = {self.indexOf(one): one for one in inside if isinstance(one, QWidget)}
        for at in range(self.count()):
            if at not in controls:
                yield _Part(None)
                continue
            item = QWidgetItem(controls[at])
            if not item.isEmpty():
                least, size = item.minimumSize().width(), item.sizeHint()
                wish = max(size.width(), least)
                grows = item.expandingDirections() & Qt.Orientation.Horizontal or self.stretch(at)
                takes = bool(grows) and item.maximumSize().width() > wish
                wraps = item.hasHeightForWidth()
                yield _Part(controls[at], least, wish, size.height(), wraps, takes)

    def _rows(self, across: int) -> Iterator[list[_Part]]:
        """Part what is shown into rows that are so wide at most."""
        row: list[_Part] = []
        used = 0
        for one in self._parts():
            if row and used + one.least > across:
                yield row
                row, used = [], 0
            row.append(one)
            used += one.least + self._gap(one)
        yield row

    def _stand(self, area: QRect, *, move: bool) -> int:
        """Stand everything in rows, and return the height of all of them."""
        y, rows = area.y(), list(self._rows(area.width()))
        for row in rows:
            widths = self._widths(row, area.width())
            high = max(map(_Part.high, row, widths), default=0)
            if len(rows) == 1:
                high = max(high, area.height())
            x = area.x()
            for one, wide in zip(row, widths, strict=True):
                if move and one.control:
                    QWidgetItem(one.control).setGeometry(QRect(x, y, wide, high))
                x += wide + self._gap(one)
            y += high + self.spacing()
        return y - self.spacing() - area.y()

    def _gap(self, one: _Part) -> int:
        """Return the pixels between a part and the next."""
        return self.spacing() if one.control else 0

    def _widths(self, row: list[_Part], across: int) -> list[int]:
        """Return the width of each of a row: what it needs, and more where there is room."""
        springs = sum(one.takes for one in row)
        gaps = max(sum(map(self._gap, row)) - self.spacing(), 0)
        left = max(across - gaps - sum(one.least for one in row), 0)
        spare = max(left - sum(one.wish - one.least for one in row), 0)
        widths = []
        for one in row:
            more = min(left, one.wish - one.least)
            left -= more
            widths.append(one.least + more + (spare // springs if one.takes else 0))
        return widths
