"""The rows of the table of figures: made as they are painted, so that a thousand open at once."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktopapp.plan.days import said_date
from desktopapp.plan.figure_uses import FigureUse, figure_uses
from desktopapp.plan.figure_words import said_figure
from desktopapp.plan.figures import Figure, FigureUnit
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted

HEADS = ("Name", "Value", "Period", "As at", "Source", "Owner", "Used")
_VALUE = HEADS.index("Value")
_Index = QModelIndex | QPersistentModelIndex


class FigureRow(NamedTuple):
    """A figure and where it is used."""

    figure: Figure
    uses: tuple[FigureUse, ...]

    def cell(self, column: int) -> str:
        """Return the words of a cell."""
        one = self.figure
        used = counted(len(self.uses), "place") if self.uses else "Nowhere yet"
        as_at = said_date(one.as_at) if one.as_at else ""
        named = one_line(one.name)
        cells = (named, said_figure(one), one_line(one.period), as_at, one.source, one.owner, used)
        return cells[column]

    def spoken(self) -> str:
        """Say the whole row."""
        cells = [self.cell(n) for n in range(len(HEADS))]
        told = [f"{head}: {cell}" for head, cell in zip(HEADS[2:], cells[2:], strict=True) if cell]
        return f"{cells[0]}: {cells[1]}. {'. '.join(told)}"


def figure_rows_of(plan: Plan, wanted: str) -> tuple[FigureRow, ...]:
    """Return the figures of a plan whose words hold what is wanted, each with its uses."""
    uses = figure_uses(plan)
    words = wanted.casefold().split()
    rows = (FigureRow(one, uses.get(one.id, ())) for one in plan.figures)
    return tuple(row for row in rows if not words or _holds(row, words))


def _holds(row: FigureRow, words: Sequence[str]) -> bool:
    said = " ".join((*(row.cell(n) for n in range(len(HEADS))), row.figure.value)).casefold()
    return all(word in said for word in words)


class FiguresModel(QAbstractTableModel):
    """The table. Rows that stay keep their place."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[FigureRow, ...] = ()

    def show(self, rows: tuple[FigureRow, ...]) -> None:
        """Show these rows; where the same figures stand there, only what changed of them."""
        before = self.rows
        if [one.figure.id for one in before] != [one.figure.id for one in rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        last = len(HEADS) - 1
        for n, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(n, 0), self.index(n, last))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many figures there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # the same
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return what a column is called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the first of a row says it all to who listens."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cell(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken() if column == 0 else row.cell(column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _VALUE:
            right = row.figure.unit is not FigureUnit.TEXT
            across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return across | Qt.AlignmentFlag.AlignVCenter
        return None
