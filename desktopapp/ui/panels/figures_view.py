"""The view of the plan's figures: a table to search, add to, change, and go to each place from."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
)

from desktopapp.plan.saying import counted
from desktopapp.session.news import Change
from desktopapp.ui.files.figures import figure_verbs
from desktopapp.ui.panels.figures_model import HEADS, FigureRow, FiguresModel, figure_rows_of
from desktopapp.ui.widgets.controls import Card, Thumb, button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, unkeyed
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import keep_wide, measure, wear
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.workspace.view_page import ViewPage
from desktopapp.ui.workspace.workspace import Workspace

_WIDE = {"Value": 136, "Period": 92, "As at": 138, "Owner": 124, "Used": 108}
_BY_WEIGHT = ("Value", "Period", "As at", "Source", "Used", "Owner")
_NAMED, _SOURCED = 200, 120  # logical pixels that a name and a source keep at least
_BESIDE = 5  # pixels beside the words of a cell
_LEAST = 220  # logical pixels of height that the table keeps
_NONE = (
    "Keep a figure once, with its period, day and source, and insert it wherever it is needed. "
    "When it changes, the whole plan follows. For a figure that is typed already, click on it in "
    "the text and choose Keep as a figure… in the Insert menu."
)
_KEYS = {Qt.Key.Key_Return: "change", Qt.Key.Key_Enter: "change", Qt.Key.Key_Delete: "delete"}


class _Cells(RoomyRows):
    """Cells with room beside their words, so that a value does not touch the period behind it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the ground of the whole cell, and its words within."""
        self.initStyleOption(option, index)
        panel, style = QStyle.PrimitiveElement.PE_PanelItemViewItem, option.widget.style()
        style.drawPrimitive(panel, option, painter, option.widget)
        within = QStyleOptionViewItem(option)
        within.rect = option.rect.adjusted(_BESIDE, 0, -_BESIDE, 0)
        super().paint(painter, within, index)


class FiguresTable(QTableView):
    """The table. ``does`` is told what a key asks for."""

    def __init__(self, model: FiguresModel, does: Callable[[str], object]) -> None:
        super().__init__()
        self._does = does
        self.setModel(model)
        self.setAccessibleName("Figures")
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(Thumb())
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setItemDelegate(_Cells(self))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column, head in enumerate(HEADS):
            stretches = head not in _WIDE
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if stretches else mode.Interactive)
        wear(self, 14)
        measure(self, "columns", _size)
        self.doubleClicked.connect(lambda _index: does("change"))

    def fit_columns(self) -> None:
        """Show the columns that there is room for beside the names: those that matter most."""
        room = self.viewport().width() - scaled(_NAMED)
        for head in _BY_WEIGHT:
            column = HEADS.index(head)
            room -= scaled(_WIDE.get(head, _SOURCED))
            self.setColumnHidden(column, room < 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change a figure by Enter, delete it by Delete."""
        wanted = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if wanted and self.currentIndex().isValid():
            self._does(wanted)
        else:
            super().keyPressEvent(event)


def _size(table: "FiguresTable") -> None:
    """Give columns and rows the room that letters of this size need."""
    for column, head in enumerate(HEADS):
        if head in _WIDE:
            table.setColumnWidth(column, scaled(_WIDE[head]))
    table.verticalHeader().setDefaultSectionSize(scaled(34))
    table.setMinimumHeight(scaled(_LEAST))
    table.fit_columns()


class FiguresView(ViewPage):
    """The view: what is looked for, the table, and what is done with the figure in hand."""

    def __init__(self, work: Workspace) -> None:
        self.adding = button("Add a figure…", self.add, first=True)
        super().__init__(
            work,
            "Figures",
            self.adding,
            button("Bring in…", lambda: figure_verbs.bring_in_figures(work)),
            button("Write out…", lambda: figure_verbs.write_out(work)),
        )
        self.wanted = LineField()
        self.wanted.setPlaceholderText("Type some of its name")
        self.wanted.setAccessibleName("Find a figure")
        wear(self.wanted, 14)
        keep_wide(self.wanted, 260)
        self.wanted.textChanged.connect(lambda _words: self.refresh())
        self.model = FiguresModel()
        self.table = FiguresTable(self.model, self._by_key)
        self.nothing = PlainLabel()
        self.nothing.setWordWrap(True)
        wear(self.nothing, 15)
        self.verbs = {
            "change": button("Change…", self.change),
            "places": button("Go to where it is used", self.show_places),
            "insert": button("Insert into the text", self.insert),
            "delete": button("Delete", self.delete),
        }
        self._lay_out()
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda *_: self._enable())
        work.bridge.changed.connect(self._hear)
        self.refresh()

    def _lay_out(self) -> None:
        self.held = Card()
        self.column.addWidget(self.held, 1)
        within = QVBoxLayout(self.held)
        within.setContentsMargins(16, 12, 16, 12)
        within.setSpacing(10)
        top = FoldingRow(6)
        within.addLayout(top)
        top.addWidget(self.wanted)
        top.addStretch()
        within.addWidget(self.nothing)
        within.addWidget(self.table, 1)
        row = FoldingRow(6)
        within.addLayout(row)
        for verb in self.verbs.values():
            row.addWidget(verb)
        row.addStretch()

    def _hear(self, change: Change) -> None:
        """Follow the plan, while the view is looked at."""
        if change.before.figures != change.plan.figures or self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the figures as they stand now."""
        super().showEvent(event)
        self.refresh()
        if self.work.plan.figures and self.focusWidget() is None:
            self.table.setFocus()  # the first time; else the first button would have the keyboard

    def refresh(self) -> None:
        """Show the figures as they stand now; the one in hand stays in hand."""
        plan, held = self.work.plan, self.in_hand()
        rows = figure_rows_of(plan, self.wanted.text())
        self.model.show(rows)
        used = sum(bool(row.uses) for row in rows)
        many = len(plan.figures)
        found = f"{len(rows):,} of {counted(many, 'figure')} found."
        told = f"{counted(many, 'figure')}, {f'{used:,}' if used else 'none'} used in the plan."
        looked_for = self.wanted.text().strip()
        self.say((found if looked_for else told) if many else "No figures yet.")
        self.nothing.setText("No figure has these words." if many else _NONE)
        self._show_table(shown=bool(rows))
        self.wanted.setVisible(bool(many))
        at = next((n for n, row in enumerate(rows) if held and row.figure.id == held.figure.id), 0)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(at, 0))
        self._enable()

    def _show_table(self, *, shown: bool) -> None:
        """Show the table, or words in its place; the keyboard is never lost with it."""
        if not shown and self.table.hasFocus():
            self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setVisible(shown)
        self.nothing.setVisible(not shown)
        stands = Qt.AlignmentFlag(0) if shown else Qt.AlignmentFlag.AlignTop
        self.column.setAlignment(self.held, stands)

    def in_hand(self) -> FigureRow | None:
        """Return the row in hand."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def go(self, figure: str) -> None:
        """Take a figure in hand, with the keyboard on it."""
        self.wanted.clear()
        at = next((n for n, row in enumerate(self.model.rows) if row.figure.id == figure), -1)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))
            self.table.setFocus()

    def _enable(self) -> None:
        row, read_only = self.in_hand(), bool(self.work.bridge.session.read_only)
        self.verbs["places"].setEnabled(bool(row and row.uses))
        for name in ("change", "insert", "delete"):
            self.verbs[name].setEnabled(bool(row) and not read_only)
        for verb in self.verbs.values():
            verb.setVisible(bool(self.work.plan.figures))

    def _by_key(self, wanted: str) -> None:
        if self.verbs[wanted].isEnabled():
            (self.change if wanted == "change" else self.delete)()

    def add(self) -> None:
        """Ask for a new figure."""
        figure_verbs.add(self.work, lambda made: self.go(made.id))

    def change(self) -> None:
        """Ask what changed of the figure in hand."""
        row = self.in_hand()
        if row:
            figure_verbs.change(self.work, row.figure)

    def delete(self) -> None:
        """Delete the figure in hand; where it is used, that is said before."""
        row = self.in_hand()
        if row:
            figure_verbs.delete(self.work, row.figure)

    def insert(self) -> None:
        """Insert the figure in hand where the caret stands in the text."""
        row = self.in_hand()
        if row:
            self.work.show_view("write")
            figure_verbs.insert_figure(self.work, row.figure)

    def show_places(self) -> None:
        """Go to where the figure in hand is used; of several places one is chosen."""
        row = self.in_hand()
        if not row or not row.uses:
            return
        if len(row.uses) == 1:
            figure_verbs.go_to(self.work, row.uses[0])
            return
        menu = QMenu(self.verbs["places"])
        menu.setAccessibleName(f"Where “{row.figure.name}” is used")
        for use in row.uses[: figure_verbs.MOST_PLACES_LISTED]:
            action = menu.addAction(unkeyed(figure_verbs.said_place(self.work.plan, use)))
            action.triggered.connect(
                lambda _checked=False, use=use: figure_verbs.go_to(self.work, use)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.verbs["places"].mapToGlobal(self.verbs["places"].rect().bottomLeft()))
