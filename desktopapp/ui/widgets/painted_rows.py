"""Rows that a list paints, each of which says itself to who listens: the model of such a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

PAINTED_ROW = Qt.ItemDataRole.UserRole  # of the row itself
_Index = QModelIndex | QPersistentModelIndex


class PaintedRows(QAbstractListModel):
    """Rows of one kind; what each says is its ``spoken``."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Any] = ()

    def are_same(self, rows: Sequence[Any]) -> bool:
        """Tell whether rows are those shown, changed at most: as many as before."""
        return len(rows) == len(self.rows)

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows; where they are the same as before, only those that changed."""
        if not self.are_same(rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for n, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(n), self.index(n))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what is said of it."""
        row = self.rows[index.row()]
        if role == PAINTED_ROW:
            return row
        spoken = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        return row.spoken if role in spoken else None
