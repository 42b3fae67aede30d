"""What must be looked at in a passage, with a cell for each to type what stands instead."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from desktopapp.language.flagging import Flag
from desktopapp.operations.reusing import Offer
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.text_size import wear

_NAMES = {
    "name": "Name",
    "time": "Date",
    "figure": "Figure",
    "acronym": "Acronym",
    "language": "Wording",
    "cross-reference": "Reference",
}
ASKS = {
    "name": "Find out",
    "time": "Find out",
    "figure": "Find out",
    "acronym": "Say it in full",
    "language": "Correct it",
    "cross-reference": "Take it out",
}
_INSTEAD = 2  # the column that is typed in
_ASKED = Qt.ItemDataRole.UserRole


class _Asking(QStyledItemDelegate):
    """Paints what is asked, quietly, in a cell where nothing was typed yet."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell, and its edge, since it can be typed in."""
        super().paint(painter, option, index)
        table: QTableWidget = self.parent()  # type: ignore[assignment]  # made with the table as parent
        shades = colours(table.window().palette())
        painter.setPen(QColor(shades.line))
        painter.drawRoundedRect(option.rect.adjusted(1, 2, -2, -2), 3, 3)
        if not index.data():
            painter.setPen(QColor(shades.muted))
            painter.setFont(table.font())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(option.rect.adjusted(6, 0, -4, 0), flags, index.data(_ASKED))


class ChangesTable(QTableWidget):
    """A row for each thing to look at: its kind, the words, and what is put instead."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(len(offer.flags), 3)
        self.offer = offer
        self.setHorizontalHeaderLabels(["Kind", "In the passage", "Instead"])
        self.verticalHeader().hide()
        self.setItemDelegateForColumn(_INSTEAD, _Asking(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        wear(self, 13)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("To check before it is ours")
        for row, flag in enumerate(offer.flags):
            self._add(row, flag)
        self.resizeColumnToContents(0)
        header = self.horizontalHeader()
        for column in (1, _INSTEAD):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _add(self, row: int, flag: Flag) -> None:
        kind, words = str(flag.kind), self.offer.text[flag.start : flag.end]
        for column, said in enumerate((_NAMES[kind], f"“{words}”", flag.ours)):
            item = QTableWidgetItem(said)
            explain(item, flag.why)
            if column == _INSTEAD:
                item.setData(_ASKED, ASKS[kind])
                name = f"Instead of “{words}”"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {said or ASKS[kind]}")
            elif column == 0:  # where the keyboard comes to, and the row as a whole is meant
                whole = f"{_NAMES[kind]}: “{words}”. Instead: {flag.ours or ASKS[kind]}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, whole)
            if column != _INSTEAD:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.setItem(row, column, item)

    def instead(self) -> dict[Flag, str]:
        """Return what is put instead of each of the words for which something is typed."""
        cells = ((flag, self.item(row, _INSTEAD)) for row, flag in enumerate(self.offer.flags))
        return {flag: cell.text().strip() for flag, cell in cells if cell and cell.text().strip()}

    def fit(self) -> None:
        """Be as high as all rows: the panel scrolls, and nothing in it."""
        self.resizeRowsToContents()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(self.verticalHeader().length() + header + 4)
