"""The list of what a letter asks: themes, questions, and below them what was left aside.

Its rows are painted, so one of 600 questions opens as quickly as one of six.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktopapp.asking.told import CheckRow, FoundKind
from desktopapp.ui.widgets.controls import Thumb, paint_row
from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.painted_rows import PAINTED_ROW, PaintedRows
from desktopapp.ui.widgets.palettes import Colours, colours, face, scaled
from desktopapp.ui.workspace.outline import Index

_LEFT, _NUMBER, _MOST_NUMBER = 14, 40, 110
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LINE, _SMALL = 21, 19  # logical pixels of a line of words, and of one of what is said of it


class CheckRows(PaintedRows):
    """The rows. Those that stay are kept, so the view keeps its place."""

    def are_same(self, rows: Sequence[CheckRow]) -> bool:
        """Tell whether the same rows stand there as before."""
        return [one.at for one in self.rows] == [one.at for one in rows]


class CheckList(QListView):
    """The list. ``came_to`` tells the row in hand; ``entered`` that Enter was pressed on it."""

    came_to = Signal(str)
    entered = Signal()
    removed = Signal()  # by the key that deletes

    def __init__(self) -> None:
        super().__init__()
        self.known = CheckRows()
        self._quiet = False
        self.setAccessibleName("What the letter asks")
        self.setModel(self.known)
        self.setItemDelegate(_RowPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(Thumb())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def show_rows(self, rows: tuple[CheckRow, ...], at: str) -> None:
        """Show rows, with one of them in hand."""
        place = self.verticalScrollBar().value()
        self._quiet = True
        self.known.show(rows)
        self.verticalScrollBar().setValue(place)
        self._quiet = False
        self.go(at)

    def go(self, at: str) -> None:
        """Take a row in hand without saying so, and bring it into sight."""
        n = next((n for n, row in enumerate(self.known.rows) if row.at == at), -1)
        if n >= 0 and n != self.currentIndex().row():
            self._quiet = True
            self.setCurrentIndex(self.known.index(n))
            self._quiet = False
        if n >= 0:
            self.scrollTo(self.known.index(n))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is in hand."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.came_to.emit(self.known.rows[current.row()].at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the words of the row by Enter, and leave it aside by the key that deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _RowPainter(QStyledItemDelegate):
    """Paints a row: number and words, and below them what is wanted of the answer."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for one or two lines of words, and one for what is said of them."""
        view: CheckList = self.parent()  # type: ignore[assignment]  # made with the view as parent
        row: CheckRow = index.data(PAINTED_ROW)
        across = view.viewport().width()
        if row.kind is FoundKind.THEME:
            return QSize(across, 14 + scaled(_LINE) + (scaled(_SMALL) if row.fault else 0))
        high = 12 + scaled(_LINE) * self._lines(row, across)
        high += scaled(_SMALL) * (bool(row.said) + bool(row.fault or row.not_ours))
        return QSize(across, max(high, scaled(_LINE) + 14))

    @staticmethod
    def _lines(row: CheckRow, across: int) -> int:
        room = across - _left_of(row) - _LEFT
        return 1 if QFontMetrics(face(14)).horizontalAdvance(row.words[:300]) <= room else 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row within its place."""
        view: CheckList = self.parent()  # type: ignore[assignment]  # made with the view as parent
        row: CheckRow = index.data(PAINTED_ROW)
        shades, place = colours(view.palette()), option.rect
        current = view.currentIndex() == index
        if row.kind is FoundKind.THEME and not current:
            fill(painter, place, shades.panel)
        ink, quiet = paint_row(painter, place, shades, current=current)
        fill(painter, QRect(place.x(), place.bottom(), place.width(), 1), shades.line)
        if row.kind is FoundKind.ASIDE and not current:
            ink = quiet
        left, top = place.x() + _left_of(row), place.y() + 6
        room = place.right() - _LEFT - left
        bold = row.kind is FoundKind.THEME
        self._paint_number(
            painter,
            QRect(place.x(), top, left - place.x(), scaled(_LINE)),
            row,
            quiet if not bold else ink,
        )
        painter.setPen(ink)
        if bold:
            self._paint_theme(painter, QRect(left, top, room, scaled(_LINE)), row, ink, quiet)
            top += scaled(_LINE)
        else:
            top = self._paint_words(painter, QRect(left, top, room, scaled(_LINE)), row, place)
            painter.setFont(face(13))
            painter.setPen(quiet)
            if row.said:
                _line(painter, QRect(left, top, room, scaled(_SMALL)), row.said)
                top += scaled(_SMALL)
        self._paint_fault(painter, QRect(left, top, room, scaled(_SMALL)), row, shades)

    @staticmethod
    def _paint_number(painter: QPainter, place: QRect, row: CheckRow, ink: QColor) -> None:
        """Paint the number; a part that was left aside has a sign in its place."""
        painter.setFont(face(14, bold=row.kind is FoundKind.THEME))
        painter.setPen(ink)
        words = row.number if row.kind is not FoundKind.ASIDE else "–"
        room = place.adjusted(_LEFT, 0, -6, 0)
        _line(painter, room, words)

    @staticmethod
    def _paint_theme(
        painter: QPainter, place: QRect, row: CheckRow, ink: QColor, quiet: QColor
    ) -> None:
        """Paint the heading of a theme, and at the right how many questions it has."""
        small = face(13)
        wide = QFontMetrics(small).horizontalAdvance(row.said)
        wide = min(wide, place.width() // 2)
        painter.setFont(face(15, bold=True))
        painter.setPen(ink)
        _line(painter, place.adjusted(0, 0, -wide - 12, 0), row.words)
        painter.setFont(small)
        painter.setPen(quiet)
        painter.drawText(
            place, _MIDDLE | Qt.AlignmentFlag.AlignRight, _fitting(painter, row.said, wide + 2)
        )

    def _paint_words(self, painter: QPainter, line: QRect, row: CheckRow, place: QRect) -> int:
        """Paint the words on one line or two, and return where the next line begins."""
        painter.setFont(face(14))
        lines = self._lines(row, place.width())
        first = row.words
        if lines > 1:
            first = _filling(row.words, painter.fontMetrics(), line.width())
            rest = row.words[len(first) :].strip()
            _line(painter, line.translated(0, scaled(_LINE)), rest)
        _line(painter, line, first)
        return line.y() + lines * scaled(_LINE)

    @staticmethod
    def _paint_fault(painter: QPainter, place: QRect, row: CheckRow, shades: Colours) -> None:
        """Paint what is not right yet, or why it is not for us, on a ground of its own."""
        words = row.fault or (f"Not for us: {row.not_ours}" if row.not_ours else "")
        if not words:
            return
        painter.setFont(face(13, bold=bool(row.fault)))
        shown = _fitting(painter, words, place.width() - 12)
        wide = QFontMetrics(painter.font()).horizontalAdvance(shown) + 12
        ground = QRect(place.x() - 6, place.y(), wide, place.height() - 1)
        fill(painter, ground, shades.amber_fill if row.fault else shades.desk)
        painter.setPen(QColor(shades.amber if row.fault else shades.ink))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, shown)


def _left_of(row: CheckRow) -> int:
    """Return where the words of a row begin: behind its number, which may be a long one."""
    wide = QFontMetrics(face(14, bold=True)).horizontalAdvance(row.number) + 10
    return _LEFT + min(max(wide, scaled(_NUMBER)), scaled(_MOST_NUMBER))


def _filling(words: str, metrics: QFontMetrics, room: int) -> str:
    """Return as many whole words as fill a line."""
    low, high = 0, min(len(words), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(words[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    cut = words.rfind(" ", 0, low + 1)
    return words[: cut if cut > 0 else low]


def _fitting(painter: QPainter, words: str, room: int) -> str:
    metrics = QFontMetrics(painter.font())
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


def _line(painter: QPainter, place: QRect, words: str) -> None:
    painter.drawText(place, _MIDDLE, _fitting(painter, words[:400], place.width()))
