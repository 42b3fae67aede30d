"""The outline: themes and questions with status and page cost, and the way to each."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.outline import OutlineRow, outline_rows, ready
from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.controls import Coloured, IconButton, Thumb, paint_row
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours, face, scaled
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Quiet

_ROW = Qt.ItemDataRole.UserRole
_HEIGHT = 48
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CHEVRON = 20  # logical pixels of the sign that opens and closes a theme, 16 from the edge

Index = QModelIndex | QPersistentModelIndex


def _square(left: float, middle: float, size: int) -> QRectF:
    """Return the place of a sign so many logical pixels wide, its middle at a height."""
    side = scaled(size)
    return QRectF(left, middle - side / 2, side, side)


def _pastes(event: QKeyEvent) -> bool:
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415  # its many names load slowly

    return event.matches(QKeySequence.StandardKey.Paste)


class RowPainter(QStyledItemDelegate):
    """Paints a row: number, label, and below them the status and the page cost."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give all rows one height."""
        return QSize(120, scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row within its place."""
        row: OutlineRow = index.data(_ROW)
        view: OutlineTree = self.parent()  # type: ignore[assignment]  # made with the view as parent
        place, shades = option.rect, colours(view.palette())
        current = view.currentIndex() == index
        ink, quiet = paint_row(painter, place, shades, current=current)
        theme = bool(row.number) and not row.under
        left = place.x() + (14 + scaled(32) if row.under else 16 + scaled(_CHEVRON))
        bold = current or theme or not row.number
        first, second = face(15 if theme else 14, bold=bold), face(13)
        top, right = place.y() + 3, place.right() - 12
        first_high, second_high = scaled(22), scaled(20)
        if theme and index.model().hasChildren(index):
            name = "down" if view.isExpanded(index) else "right"
            draw(painter, name, ink, _square(place.x() + 12, top + first_high / 2, _CHEVRON))
        label = f"{row.number}  {row.label}" if theme else row.label
        painter.setFont(first)
        painter.setPen(ink)
        begins = (
            place.x() + 14 + self._number_wide(row, second, right - left) if row.under else left
        )
        room = right - begins - (scaled(36) if row.to_settle else 0)
        elided = QFontMetrics(first).elidedText(label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(begins, top, room, first_high, _MIDDLE, elided)
        painter.setFont(second)
        painter.setPen(quiet)
        if row.under:
            painter.drawText(
                place.x() + 14,
                top,
                begins - place.x() - 14,
                first_high,
                _MIDDLE,
                row.number,
            )
        below = top + first_high - 1
        if row.shape:
            shape_ink = (
                quiet if row.shape in {"not started", "drafting"} else QColor(shades.accent)
            )
            if row.shape == "warning":
                shape_ink = QColor(shades.amber)
            if current and shades.selected == shades.accent:
                shape_ink = ink
            draw(painter, row.shape, shape_ink, _square(left, below + second_high / 2, 16))
            left += scaled(16) + 6
        painter.drawText(left, below, right - left, second_high, _MIDDLE, row.status)
        painter.drawText(
            left,
            below,
            right - left,
            second_high,
            _MIDDLE | Qt.AlignmentFlag.AlignRight,
            row.cost,
        )
        if row.to_settle:
            wide = scaled(14) + 4 + QFontMetrics(second).horizontalAdvance(f"{row.to_settle:,}")
            self._paint_marks(painter, QRect(right - wide, top, wide, first_high), row.to_settle)

    @staticmethod
    def _number_wide(row: OutlineRow, font: QFont, most: int) -> int:
        """Return the room of a question's number: that of ours, or as the letter's needs."""
        needed = QFontMetrics(font).horizontalAdvance(row.number)
        if needed <= scaled(28):
            return scaled(32)
        return min(needed + scaled(8), most // 2)

    def _paint_marks(self, painter: QPainter, place: QRect, left: int) -> None:
        """Paint a pencil and how many marks are left, where the label makes room for them."""
        middle = place.y() + place.height() / 2
        draw(painter, "pencil", painter.pen().color(), _square(place.x(), middle, 14))
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight, f"{left:,}")


class OutlineTree(QTreeView):
    """The tree. ``chosen`` says where the officer wants to go."""

    chosen = Signal(str)
    typed = Signal(object)  # a key that is for the text of the question that was chosen

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Questions")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(Thumb())
        ground = QWidget()  # asking Qt for its own would load every kind of widget: 11 ms
        ground.setBackgroundRole(QPalette.ColorRole.Window)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self.setItemDelegate(RowPainter(self))
        self._items: dict[str, QStandardItem] = {}
        self._shown: list[OutlineRow] = []
        self._quiet = False
        self.setModel(QStandardItemModel(self))

    def show_plan(self, plan: Plan, pages: Mapping[str, float]) -> None:
        """Show a plan; rows that did not change are left alone."""
        wanted = outline_rows(plan, pages)
        if [(row.where, row.under) for row in wanted] == [
            (row.where, row.under) for row in self._shown
        ]:
            for row, old in zip(wanted, self._shown, strict=True):
                if row != old:
                    self._fill(self._items[row.where], row)
        else:
            self._build(wanted)
        self._shown = wanted

    def go(self, where: str) -> None:
        """Make a row the current one without saying so."""
        item = self._items.get(where)
        if item is None or item.index() == self.currentIndex():
            return
        self._quiet = True
        self.setCurrentIndex(item.index())
        self._quiet = False
        self.scrollTo(item.index())

    def order(self) -> list[str]:
        """Return where all rows lead, in order."""
        return [row.where for row in self._shown]

    def all_rows(self) -> list[OutlineRow]:
        """Return all rows, in order."""
        return self._shown

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say where the officer went."""
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.chosen.emit(current.data(_ROW).where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed or pasted here go into the text of the question chosen."""
        words = event.text()
        command = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        types = words.isprintable() and bool(words.strip()) and not command
        if types or _pastes(event):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a theme when its arrow is pressed."""
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and event.position().x() < 16 + scaled(_CHEVRON)
            and index.model().hasChildren(index)
        ):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def _build(self, wanted: list[OutlineRow]) -> None:
        closed = {
            where
            for where, item in self._items.items()
            if item.hasChildren() and not self.isExpanded(item.index())
        }
        model = QStandardItemModel(self)
        items: dict[str, QStandardItem] = {}
        for row in wanted:
            item = items[row.where] = QStandardItem()
            self._fill(item, row)
            (items[row.under] if row.under else model).appendRow(item)
        here = self.currentIndex().data(_ROW) if self.currentIndex().isValid() else None
        old = self.model()
        self._quiet = True
        self._items = items
        self.setModel(model)
        old.deleteLater()
        for where, item in items.items():
            if item.hasChildren() and where not in closed:
                self.setExpanded(item.index(), True)  # noqa: FBT003  # Qt's signature
        if here and here.where in items:
            self.setCurrentIndex(items[here.where].index())
        self._quiet = False

    def _fill(self, item: QStandardItem, row: OutlineRow) -> None:
        item.setData(row, _ROW)
        item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
        explain(item, f"{row.number} {row.label}".strip())


class OutlinePanel(Coloured):
    """The outline under its head."""

    def __init__(self) -> None:
        super().__init__(edges="r")
        self.tree = OutlineTree()
        self.title = PlainLabel("Questions")
        wear(self.title, 15, bold=True)
        self.ready = Quiet()
        self.hide_button = IconButton("outline", "Hide the outline (Ctrl+1)")
        rows_below = QVBoxLayout(self)
        rows_below.setContentsMargins(0, 0, 1, 0)
        rows_below.setSpacing(0)
        head = QHBoxLayout()
        rows_below.addLayout(head)
        head.setContentsMargins(16, 6, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.ready)
        head.addStretch()
        head.addWidget(self.hide_button)
        rows_below.addWidget(self.tree)
        measure(self, "least", lambda one: one.setMinimumWidth(scaled(256)))

    def show_plan(self, plan: Plan, pages: Mapping[str, float]) -> None:
        """Show a plan and how much of it is ready."""
        done, of = ready(plan)
        self.ready.setText(f"{done} of {of} ready")
        self.tree.show_plan(plan, pages)
