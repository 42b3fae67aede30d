"""The two lists of placing: the passages of a document with all their words, and the places.

Both paint their rows, so a document of 200 passages opens as quickly as one of three.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktopapp.ui.widgets.controls import Thumb, paint_row
from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.painted_rows import PAINTED_ROW, PaintedRows
from desktopapp.ui.widgets.palettes import colours, face, scaled
from desktopapp.ui.workspace.outline import Index

_LEFT = 16  # pixels on each side of a row
_LINES = 2  # of a passage that is folded
_WRAPPED = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_MOST = 20_000  # letters of a passage that are painted; the rest is in the document


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage as it is shown: where it goes, its heading where this is new, its words."""

    goes_to: str
    heading: str
    words: str
    check: bool = False
    stays_out: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        parts = ("To check" if self.check else "", self.goes_to, self.heading, self.words)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as it is shown: its number, its name, how many passages it gets."""

    number: str
    name: str
    got: str
    theme: bool = False
    empty: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return f"{self.number} {self.name}, {self.got}".strip()


class _List(QListView):
    """A list of painted rows, as wide as it is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.known = PaintedRows()
        self.setAccessibleName(name)
        self.setModel(self.known)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(Thumb())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @property
    def at(self) -> int:
        """The number of the row in hand, or -1."""
        return self.currentIndex().row()

    def go(self, n: int) -> None:
        """Take a row in hand, and show it."""
        index = self.known.index(n)
        self.setCurrentIndex(index)
        self.scrollTo(index)


class PassageList(_List):
    """The document: each passage below where it goes; the one in hand is unfolded."""

    came_to = Signal(int)

    def __init__(self) -> None:
        super().__init__("Your document")
        self.setItemDelegate(_PassagePainter(self))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Unfold the passage in hand, and fold the one before."""
        super().currentChanged(current, previous)
        for row in {previous.row(), current.row()} - {-1}:
            self.itemDelegate().sizeHintChanged.emit(self.known.index(row))
        if current.isValid():
            self.came_to.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class PlaceList(_List):
    """The letter's outline as it fills. ``chosen`` tells the place that was clicked or entered."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__("Where it goes")
        self.setUniformItemSizes(True)
        self.setItemDelegate(_PlacePainter(self))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the place in hand by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.chosen.emit(self.at)
        else:
            super().keyPressEvent(event)


class _PassagePainter(QStyledItemDelegate):
    """Paints where a passage goes, its heading, and its words: two lines of them, or all."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for the words that are shown."""
        view: PassageList = self.parent()  # type: ignore[assignment]  # made with the view as parent
        row: PassageRow = index.data(PAINTED_ROW)
        across = view.viewport().width()
        high = 12 + scaled(24) + (scaled(24) if row.heading else 0) + 12
        return QSize(across, high + self._high(view, row, across - 2 * _LEFT, index))

    def _high(self, view: PassageList, row: PassageRow, across: int, index: Index) -> int:
        """Return how high the words of a row are."""
        metrics = QFontMetrics(face(14))
        whole = view.currentIndex() == index
        if not whole and metrics.horizontalAdvance(row.words[:400]) > 2 * across:
            return _LINES * metrics.lineSpacing()
        place = QRect(0, 0, max(across, 40), 10_000_000)
        words = row.words[:_MOST] if whole else _folded(row.words, across)
        return metrics.boundingRect(place, _WRAPPED, words).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row within its place."""
        view: PassageList = self.parent()  # type: ignore[assignment]  # made with the view as parent
        row: PassageRow = index.data(PAINTED_ROW)
        shades, place = colours(view.palette()), option.rect
        current = view.currentIndex() == index
        ink, quiet = paint_row(painter, place, shades, current=current)
        fill(painter, QRect(place.x(), place.bottom(), place.width(), 1), shades.line)
        left, across = place.x() + _LEFT, place.width() - 2 * _LEFT
        top = place.y() + 12
        self._paint_place(painter, QRect(left, top, across, scaled(24)), row, quiet)
        top += scaled(24)
        painter.setPen(ink)
        if row.heading:
            painter.setFont(face(15, bold=True))
            elided = QFontMetrics(face(15, bold=True)).elidedText(
                row.heading, Qt.TextElideMode.ElideRight, across
            )
            painter.drawText(left, top, across, scaled(24), _MIDDLE, elided)
            top += scaled(24)
        painter.setFont(face(14))
        high = self._high(view, row, across, index)
        words = row.words[:_MOST] if current else _folded(row.words, across)
        painter.drawText(QRect(left, top, across, high), _WRAPPED, words)

    def _paint_place(
        self, painter: QPainter, place: QRect, row: PassageRow, quiet: QColor
    ) -> None:
        """Paint where a passage goes, and that this is to be checked."""
        view: PassageList = self.parent()  # type: ignore[assignment]  # made with the view as parent
        shades, font = colours(view.palette()), face(13, bold=True)
        metrics, left = QFontMetrics(font), place.x()
        painter.setFont(font)
        if row.check:
            wide = metrics.horizontalAdvance("Check") + 16
            pill = QRect(left, place.y() + 1, wide, place.height() - 5)
            fill(painter, pill, shades.amber_fill)
            painter.setPen(QColor(shades.amber))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, "Check")
            left += wide + 8
        painter.setPen(quiet if row.stays_out else QColor(shades.accent))
        if quiet == QColor(shades.on_selected):
            painter.setPen(quiet)
        room = place.right() - left
        elided = metrics.elidedText(row.goes_to, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, place.y(), room, place.height() - 3, _MIDDLE, elided)


def _folded(words: str, across: int) -> str:
    """Return the words that two lines of a width show, with dots where there are more."""
    metrics = QFontMetrics(face(14))
    line = " ".join(words[: 4 * across].split())
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(1.85 * across))


class _PlacePainter(QStyledItemDelegate):
    """Paints a place on one line: number, name, and what it gets."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give all rows one height."""
        return QSize(120, scaled(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row within its place."""
        view: PlaceList = self.parent()  # type: ignore[assignment]  # made with the view as parent
        row: PlaceRow = index.data(PAINTED_ROW)
        shades, place = colours(view.palette()), option.rect
        current = view.currentIndex() == index
        ink, quiet = paint_row(painter, place, shades, current=current)
        font, small = face(14, bold=row.theme or current), face(13)
        right = place.right() - 12
        painter.setFont(small)
        painter.setPen(quiet)
        wide = QFontMetrics(small).horizontalAdvance(row.got)
        painter.drawText(right - wide, place.y(), wide, place.height(), _MIDDLE, row.got)
        painter.setPen(quiet if row.empty and not current else ink)
        painter.setFont(font)
        left = place.x() + 14
        if row.number:
            painter.drawText(left, place.y(), scaled(32), place.height(), _MIDDLE, row.number)
            left += scaled(32)
        room = right - wide - 12 - left
        elided = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, place.y(), room, place.height(), _MIDDLE, elided)


def found_place(typed: str, rows: Sequence[PlaceRow], here: int = -1) -> int | None:
    """Return the place that somebody means by its number or by words of its name, or nothing.

    Where several have the number, it is the one that is chosen already, ``here``, else a question:
    a letter may number both its themes and its questions from 1.
    """
    said = typed.strip().rstrip(".").casefold()
    if not said:
        return None
    names = [row.name.casefold() for row in rows]
    meant = [
        n
        for n, row in enumerate(rows)
        if said in (row.number.casefold(), f"{row.number} {names[n]}".strip(), names[n])
    ]
    if here in meant:
        return here
    questions = (n for n in meant if not rows[n].theme)
    near = (n for n, name in enumerate(names) if said in name)
    return next(questions, next(iter(meant), next(near, None)))
