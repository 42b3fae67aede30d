"""Rows of controls that go on below where they have no room."""

from collections.abc import Iterator

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
        self._heights: dict[int, int] = {}  # by width: a column asks for them over and over

    def invalidate(self) -> None:
        """Measure anew what stands in it."""
        self._heights = {}
        super().invalidate()

    def addWidget(self, widget: QWidget, greed: int = 0) -> None:
        """Take a control at the end; one with greed takes what room is left."""
        super().addWidget(widget)
        if greed:
            self._greedy.append(widget)

    def insertWidget(self, at: int, widget: QWidget) -> None:
        """Take a control at a place from 0."""
        super().addWidget(widget)  # so that Qt makes its item, and alone lets go of it
        self._items.insert(at, self._items.pop())

    def addStretch(self) -> None:
        """Let what follows stand at the right end."""
        policy = QSizePolicy.Policy
        self.addItem(QSpacerItem(0, 0, policy.Expanding, policy.Minimum))

    def expandingDirections(self) -> Qt.Orientation:
        """Take what room is left where something in it does."""
        takes = any(map(self._takes, self._items))
        return Qt.Orientation.Horizontal if takes else Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """Wish for one row."""
        shown = self._shown()
        gaps = self.spacing() * max(len(shown) - 1, 0)
        return self._around(sum(map(_wide, shown)) + gaps)

    def minimumSize(self) -> QSize:
        """Be content with the widest of what cannot shrink."""
        return self._around(max(map(_least, self._shown()), default=0))

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
        high = max((one.sizeHint().height() for one in self._shown()), default=0)
        edges = QSize(margins.left() + margins.right(), margins.top() + margins.bottom())
        return QSize(across, high) + edges

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._items if not one.isEmpty()]

    def _rows(self, across: int) -> Iterator[list[QLayoutItem]]:
        """Part what is shown into rows that are so wide at most."""
        row: list[QLayoutItem] = []
        used = 0
        for one in self._items:
            if one.isEmpty() and one.spacerItem() is None:
                continue
            if row and used + _least(one) > across:
                yield row
                row, used = [], 0
            row.append(one)
            used += _least(one) + (0 if one.spacerItem() else self.spacing())
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
            for one, wide in zip(row, widths, strict=True):
                if move and not one.spacerItem():
                    one.setGeometry(QRect(x, y, wide, high))
                x += wide + (0 if one.spacerItem() else self.spacing())
            y += high + self.spacing()
        return y - self.spacing() - area.y()

    def _widths(self, row: list[QLayoutItem], across: int) -> list[int]:
        """Return the width of each of a row: what it needs, and more where there is room."""
        springs = [one for one in row if self._takes(one)]
        gaps = self.spacing() * max(sum(one.spacerItem() is None for one in row) - 1, 0)
        left = max(across - gaps - sum(map(_least, row)), 0)
        spare = max(left - sum(_wide(one) - _least(one) for one in row), 0)
        widths = []
        for one in row:
            more = min(left, _wide(one) - _least(one))
            left -= more
            widths.append(_least(one) + more + (spare // len(springs) if one in springs else 0))
        return widths

    def _takes(self, item: QLayoutItem) -> bool:
        """Tell whether something takes what room is left."""
        grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
        may_grow = item.maximumSize().width() > _wide(item)
        return may_grow and (grows or item.widget() in self._greedy)


def _wide(item: QLayoutItem) -> int:
    """Return how wide something would be."""
    return max(item.sizeHint().width(), item.minimumSize().width())


def _least(item: QLayoutItem) -> int:
    """Return how wide something must be."""
    return item.minimumSize().width()


def _high(item: QLayoutItem, wide: int) -> int:
    """Return how high something is where it is so wide."""
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
