"""Several values of one answer in the window: fields below each other, or rows of a table."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktopapp.plan.brief import Question
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.giving import field_names, new_row, row_name, rows_given
from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.labels import PlainLabel, explain, unkeyed
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.workspace.value_cells import ValueCell, ValueLine, value_cell

_MOST_BESIDE = 5  # columns that stand beside each other on a sheet
TakesGiven = Callable[
    [Given, str], None
]  # what is given now, and what edits of it fold into one step


class ValueGrid(QWidget):
    """Cells in rows and columns. ``judged`` tells that what is wrong in them may be another."""

    judged = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, question: Question, told: TakesGiven, today: date) -> None:
        super().__init__()
        self.question, self.told, self.today = question, told, today
        self.given = Given()
        self.names = field_names(question.fields)
        self.cells: dict[tuple[str, str], ValueCell] = {}  # by row and field
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._rows.addLayout(self.grid)

    @property
    def notes(self) -> list[str]:
        """What is wrong in its cells, each with its name."""
        return [
            f"{cell.accessibleName()}: {cell.note}" for cell in self.cells.values() if cell.note
        ]

    def first(self) -> QWidget | None:
        """Return the first cell."""
        return next(iter(self.cells.values()), None)

    def _cell(self, row: str, at: int, name: str) -> ValueCell:
        field = self.question.fields[at]
        cell = value_cell(name, field.kind, field.options, self.today)
        cell.given.connect(lambda value: self._take(row, self.names[at], value))
        cell.judged.connect(self.judged)
        cell.undo_asked.connect(self.undo_asked)
        cell.redo_asked.connect(self.redo_asked)
        if isinstance(cell, ValueLine):
            cell.returnPressed.connect(self.focusNextChild)
        self.cells[row, self.names[at]] = cell
        return cell

    def _take(self, row: str, name: str, value: str) -> None:
        raise NotImplementedError

    def _label(self, at: int) -> PlainLabel:
        """Return the label of a field; one that may stay empty says so."""
        optional = " (optional)" if self.question.fields[at].optional else ""
        label = PlainLabel(unkeyed(f"{self.names[at]}{optional}"))
        label.setWordWrap(True)
        wear(label, 14)
        return label


class FieldsGrid(ValueGrid):
    """Several fields, each beside its name."""

    def __init__(self, question: Question, told: TakesGiven, today: date) -> None:
        super().__init__(question, told, today)
        for at, name in enumerate(self.names):
            label, cell = self._label(at), self._cell("", at, name)
            label.setBuddy(cell)
            self.grid.addWidget(label, at, 0)
            self.grid.addWidget(cell, at, 1)
        self.grid.setColumnStretch(1, 1)

    def show_given(self, given: Given) -> None:
        """Show what is filled in."""
        self.given = given
        for (_, name), cell in self.cells.items():
            cell.show_value(given.filled.get(name, ""))

    def _take(self, _row: str, name: str, value: str) -> None:
        self.told(replace(self.given, filled={**self.given.filled, name: value}), name)


class RowsGrid(ValueGrid):
    """The rows of a table below the names of its columns.

    Rows that the letter names stand first. Return in the last cell begins another row.
    """

    def __init__(self, question: Question, told: TakesGiven, today: date) -> None:
        super().__init__(question, told, today)
        self.rows: tuple[GivenRow, ...] = ()
        self._spare = new_row()  # a row to begin with; nothing is kept of it while it is empty
        self.adding = IconButton("plus", "Add a row", beside=True)
        wear(self.adding, 14)
        self.adding.clicked.connect(lambda _checked=False: self.add())
        self._rows.addWidget(self.adding, 0, Qt.AlignmentFlag.AlignLeft)

    def show_given(self, given: Given) -> None:
        """Show the rows as they stand now."""
        self.given = given
        rows = rows_given(self.question, given) or (self._spare,)
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self._build(rows)
        self.rows = rows
        for row in rows:
            for name in self.names:
                self.cells[row.id, name].show_value(row.cells.get(name, ""))

    def add(self) -> None:
        """Begin another row, with the cursor in it."""
        added = (row for row in self.rows if row.id not in self.question.rows)
        blank = next((row for row in added if not row.cells), None)
        row = blank or new_row()
        if blank is None:
            self.told(replace(self.given, rows=(*_held(self), row)), f"row {row.id}")
        cell = self.cells.get((row.id, self.names[0]))
        if cell:
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, row_id: str) -> None:
        """Take a row away."""
        kept = tuple(row for row in _held(self) if row.id != row_id)
        self.told(replace(self.given, rows=kept), f"without {row_id}")
        self.adding.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, row_id: str, name: str, value: str) -> None:
        def filled(row: GivenRow) -> GivenRow:
            cells: Mapping[str, str] = {**row.cells, name: value}
            return replace(row, cells=cells)

        self.rows = tuple(filled(row) if row.id == row_id else row for row in self.rows)
        self.told(replace(self.given, rows=_held(self)), f"{row_id} {name}")

    def _build(self, rows: tuple[GivenRow, ...]) -> None:
        """Stand the rows below each other; where columns are many, each as lines of its own."""
        held = next((key for key, cell in self.cells.items() if cell.hasFocus()), None)
        for gone in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if gone is not self.adding:  # the labels too that choices made for themselves
                self.grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self.cells = {}
        beside = len(self.names) <= _MOST_BESIDE
        line = self._head() if beside else 0
        for n, row in enumerate(rows, 1):
            line = self._row(row, n, line) if beside else self._stacked(row, n, line)
        for cell in self.cells.values():
            cell.show()  # now: what Qt shows later takes no keyboard
        if held in self.cells:
            self.cells[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> int:
        first = 1 if self.question.rows else 0
        for at in range(len(self.names)):
            self.grid.addWidget(self._label(at), 0, at + first, Qt.AlignmentFlag.AlignBottom)
            self.grid.setColumnStretch(at + first, 1)
        return 1

    def _row(self, row: GivenRow, n: int, line: int) -> int:
        first = 1 if self.question.rows else 0
        if first:
            self.grid.addWidget(self._name(row, n), line, 0)
        for at, name in enumerate(self.names):
            cell = self._cell(row.id, at, f"{name}, {self._called(row, n)}")
            self.grid.addWidget(cell, line, at + first)
        self._removing(row, n, line, len(self.names) + first)
        return line + 1

    def _stacked(self, row: GivenRow, n: int, line: int) -> int:
        self.grid.addWidget(self._name(row, n), line, 0)
        self._removing(row, n, line, 2)
        for at, name in enumerate(self.names):
            line += 1
            self.grid.addWidget(self._label(at), line, 0)
            cell = self._cell(row.id, at, f"{name}, {self._called(row, n)}")
            self.grid.addWidget(cell, line, 1)
        self.grid.setColumnStretch(1, 1)
        return line + 1

    def _called(self, row: GivenRow, n: int) -> str:
        return row_name(row) or f"row {n}"

    def _name(self, row: GivenRow, n: int) -> PlainLabel:
        name = self._called(row, n)
        label = PlainLabel(unkeyed(name[:1].upper() + name[1:]))
        label.setWordWrap(True)
        wear(label, 14, bold=True)
        return label

    def _removing(self, row: GivenRow, n: int, line: int, column: int) -> None:
        """Put the button that removes a row behind it, where the letter does not name the row."""
        if row.id in self.question.rows or row.id == self._spare.id:
            return
        gone = IconButton("cross", f"Remove row {n}")
        explain(gone, f"Remove row {n}")
        gone.clicked.connect(lambda _checked=False: self.remove(row.id))
        self.grid.addWidget(gone, line, column)


def _held(grid: RowsGrid) -> tuple[GivenRow, ...]:
    """Return the rows that are kept: not those of the letter that hold nothing yet."""
    return tuple(row for row in grid.rows if row.cells or row.id not in grid.question.rows)
