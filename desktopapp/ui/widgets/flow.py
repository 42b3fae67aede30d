"""Rows of controls that go on below where they have no room."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class Flow(QLayout):
    """Stands controls beside each other, and below each other as far as the width asks for it."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a control at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the control of a place from 0, or nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the control of a place from 0."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height, in pixels, that this width leads to."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        """Stand the controls in their rows."""
        super().setGeometry(area)
        self._place(area, move=True)

    def sizeHint(self) -> QSize:
        """Wish for one row."""
        sizes = [one.sizeHint() for one in self._items]
        across = sum(one.width() for one in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        return QSize(across, max((one.height() for one in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Be content with the widest control."""
        size = QSize()
        for one in self._items:
            size = size.expandedTo(one.minimumSize())
        return size

    def _place(self, area: QRect, *, move: bool) -> int:
        """Go through the controls row by row, and return the height of all rows."""
        x, y, high = area.x(), area.y(), 0
        for one in self._items:
            size = one.sizeHint()
            if high and x + size.width() > area.right() + 1:
                x, y, high = area.x(), y + high + self.spacing(), 0
            if move:
                one.setGeometry(QRect(QPoint(x, y), size))
            x, high = x + size.width() + self.spacing(), max(high, size.height())
        return y + high - area.y()


class FoldingRow(Flow):
    """A row that is filled as other rows are, and goes on below where the width asks for it.

    What may shrink does so before the row breaks; what room is left goes to the stretches.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__(spacing)
        self._greedy: list[QWidget] = []
        self.invalidate()

    def invalidate(self) -> None:
        """Measure anew what stands in it."""
        self._parts: list[_Part] | None = None
        self._heights: dict[int, int] = {}  # by width: a column asks for them over and over
        super().invalidate()

    def addWidget(self, widget: QWidget, greed: int = 0) -> None:
        """Take a control at the end; one with greed takes what room is left."""
        if greed:
            self._greedy.append(widget)
        super().addWidget(widget)

    def insertWidget(self, at: int, widget: QWidget) -> None:
        """Take a control at a place from 0."""
        super().addWidget(widget)  # so that Qt makes its item, and alone lets go of it
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def addStretch(self) -> None:
        """Let what follows stand at the right end."""
        policy = QSizePolicy.Policy
        self.addItem(QSpacerItem(0, 0, policy.Expanding, policy.Minimum))

    def expandingDirections(self) -> Qt.Orientation:
        """Take what room is left where something in it does."""
        takes = any(part.takes for part in self._measured())
        return Qt.Orientation.Horizontal if takes else Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """Wish for one row."""
        shown = [part for part in self._measured() if not part.is_stretch]
        gaps = self.spacing() * max(len(shown) - 1, 0)
        return self._around(sum(part.wide for part in shown) + gaps)

    def minimumSize(self) -> QSize:
        """Be content with the widest of what cannot shrink."""
        return self._around(max((part.least for part in self._measured()), default=0))

    def heightForWidth(self, width: int) -> int:
        """Return the height, in pixels, that this width leads to."""
        if width not in self._heights:
            margins = self.contentsMargins()
            edges = margins.left() + margins.right(), margins.top() + margins.bottom()
            room = QRect(0, 0, width - edges[0], 0)
            self._heights[width] = self._stand(room, move=False) + edges[1]
        return self._heights[width]

    def setGeometry(self, area: QRect) -> None:
        """Stand everything in its row."""
        QLayout.setGeometry(self, area)
        self._stand(area.marginsRemoved(self.contentsMargins()), move=True)

    def _around(self, across: int) -> QSize:
        """Return the size with what the margins take, one row high."""
        margins = self.contentsMargins()
        shown = (part for part in self._measured() if not part.is_stretch)
        high = max((part.item.sizeHint().height() for part in shown), default=0)
        edges = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return QSize(across, high) + edges

    def _measured(self) -> "list[_Part]":
        """Return what is shown, each measured once until something changes."""
        if self._parts is None:
            self._parts = [
                self._part(item)
                for item in self._items
                if item.spacerItem() is not None or not item.isEmpty()
            ]
        return self._parts

    def _part(self, item: QLayoutItem) -> "_Part":
        least = item.minimumSize().width()
        wide = max(item.sizeHint().width(), least)
        grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
        takes = item.maximumSize().width() > wide and (grows or item.widget() in self._greedy)
        return _Part(item, least, wide, takes, item.spacerItem() is not None)

    def _rows(self, across: int) -> "Iterator[list[_Part]]":
        """Part what is shown into rows that are so wide at most."""
        row: list[_Part] = []
        used = 0
        for part in self._measured():
            if row and used + part.least > across:
                yield row
                row, used = [], 0
            row.append(part)
            used += part.least + (0 if part.is_stretch else self.spacing())
        yield row

    def _stand(self, area: QRect, *, move: bool) -> int:
        """Stand everything in rows, and return the height of all of them."""
        y, rows = area.y(), list(self._rows(area.width()))
        for row in rows:
            widths = self._widths(row, area.width())
            high = max(map(_high, row, widths), default=0)
            if len(rows) == 1 and move:
                high = max(high, area.height())
            x = area.x()
            for part, wide in zip(row, widths, strict=True):
                if move and not part.is_stretch:
                    part.item.setGeometry(QRect(x, y, wide, high))
                x += wide + (0 if part.is_stretch else self.spacing())
            y += high + self.spacing()
        return y - self.spacing() - area.y()

    def _widths(self, row: "list[_Part]", across: int) -> list[int]:
        """Return the width of each of a row: what it needs, and more where there is room."""
        springs = sum(part.takes for part in row)
        gaps = self.spacing() * max(sum(not part.is_stretch for part in row) - 1, 0)
        left = max(across - gaps - sum(part.least for part in row), 0)
        spare = max(left - sum(part.wide - part.least for part in row), 0)
        widths = []
        for part in row:
            more = min(left, part.wide - part.least)
            left -= more
            widths.append(part.least + more + (spare // springs if part.takes else 0))
        return widths


class _Part(NamedTuple):
    """What stands in a row: how wide it must and would be, and whether it takes what is left."""

    item: QLayoutItem
    least: int
    wide: int
    takes: bool
    is_stretch: bool


def _high(part: _Part, wide: int) -> int:
    """Return how high something is where it is so wide."""
    item = part.item
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
