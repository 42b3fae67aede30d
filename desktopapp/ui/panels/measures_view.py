"""The view of measures: a table of all, and below it the one in hand with its values."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout

from desktopapp.operations.measure_files import read_measures
from desktopapp.plan.charts import chart_of
from desktopapp.plan.headway import headway
from desktopapp.plan.measure_edits import with_measures, without_measure
from desktopapp.plan.measure_faults import measure_faults
from desktopapp.plan.measure_sheet import ReadMeasures
from desktopapp.plan.measure_table import said_headway, said_name, value_rows
from desktopapp.plan.measure_values import said_baseline, said_target
from desktopapp.plan.measures import Measure, PrintedMeasures
from desktopapp.plan.places import exists, is_section, place_name
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.saying import counted
from desktopapp.session.news import Change
from desktopapp.ui.forms.measure_form import MeasureForm
from desktopapp.ui.panels.chart_view import ChartView
from desktopapp.ui.panels.measure_model import HEADWAY_SIGNS, MeasureModel
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Card, Thumb, button
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.widgets.text_size import measure as measured_by_text
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.view_page import ViewPage
from desktopapp.ui.workspace.workspace import Workspace

_WIDTHS = {1: 84, 2: 130, 3: 150, 4: 130, 5: 112, 6: 130}  # logical pixels
_FIRST = (5, 4, 3, 1, 2, 6)  # columns in the order in which they are given room
_NAMES = 200  # logical pixels of the names at least
_HIGH, _ROW = 210, 46  # of the table at least, and of a row: two lines of words
_SHOWN = 12  # values that are shown beside the chart, the latest
_NONE = (
    "A measure says where something is now, where it should be and by when. Add one here, or mark "
    "words in an answer such as “from 12 days to 8 by March 2026” and choose Keep as a measure… "
    "in the Insert menu."
)
_PRINTED = {
    PrintedMeasures.NOT: "Not in the plan’s documents",
    PrintedMeasures.TABLE: "At the plan’s end, as a table",
    PrintedMeasures.CHARTS: "At the plan’s end, with charts",
}


class _Table(QTableView):
    """The table. ``keyed`` is given each key that may do something with the row in hand."""

    def __init__(self, keyed: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._keyed = keyed
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBar(Thumb())
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setAccessibleName("Measures")
        wear(self, 14)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)

    def fit_columns(self) -> None:
        """Show as many columns as leave the names room; all else is said of the row in hand."""
        room = self.viewport().width() - scaled(_NAMES)
        for column in _FIRST:
            wide = scaled(_WIDTHS[column])
            room -= wide
            self.setColumnHidden(column, room < 0)
            self.setColumnWidth(column, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show other columns where the room is another."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means for the row in hand."""
        if not self._keyed(event):
            super().keyPressEvent(event)


class MeasuresView(ViewPage):
    """All measures of the plan."""

    def __init__(self, work: Workspace) -> None:
        self.printed = Choice()
        adding = button("Add a measure…", self.add, first=True)
        bringing = button("Bring in from CSV…", self.bring_in)
        super().__init__(work, "Measures", adding, bringing, lead=self.printed)
        self.adding, self.bringing = adding, bringing
        self.form: MeasureForm | None = None
        self.printed.setAccessibleName("Measures in the documents")
        for one, words in _PRINTED.items():
            self.printed.addItem(words, one)
        self.printed.activated.connect(lambda _at: self._print())
        self.model = MeasureModel(work.plan, colours(work.window().palette()))
        self.table = _Table(self._keyed)
        self.table.setModel(self.model)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._show_one())
        self.title, self.about, self.values = PlainLabel(), Quiet(size=14), Quiet(size=14)
        self.chart = ChartView()
        self.sign, self.far = Sign("", 18), PlainLabel()
        self.editing = button("Change…", self.edit)
        self.going = button("Go to its question", self.go)
        self.removing = button("Remove", self.remove)
        self.one = self._one()
        self.held, self.nothing = Card(), PlainLabel(_NONE)
        self._lay_out()
        work.bridge.changed.connect(self._hear)
        self.refresh()

    def _lay_out(self) -> None:
        self.column.addWidget(self.held, 1)
        within = QVBoxLayout(self.held)
        within.setContentsMargins(16, 12, 16, 12)
        self.nothing.setWordWrap(True)
        wear(self.nothing, 15)
        within.addWidget(self.nothing)
        within.addWidget(self.table)
        self.column.addWidget(self.one)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        measured_by_text(self.table, "columns", lambda _table: self._fit())
        header.setMinimumSectionSize(scaled(48))

    def _fit(self) -> None:
        """Give rows and columns the room that the window's letters want."""
        self.table.fit_columns()
        self.table.setIconSize(QSize(scaled(16), scaled(16)))
        self.table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.table.setMinimumHeight(scaled(_HIGH))
        self.model.size = scaled(16)

    def _one(self) -> Card:
        """Make what is said of the measure in hand."""
        made = Card()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        wear(self.title, 16, bold=True)
        for label in (self.title, self.about, self.values, self.far):
            label.setWordWrap(True)
        wear(self.far, 14)
        column.addWidget(self.title)
        column.addWidget(self.about)
        how_far = FoldingRow(6)
        column.addLayout(how_far)
        how_far.addWidget(self.sign)
        how_far.addWidget(self.far, 1)
        verbs = FoldingRow(6)
        column.addLayout(verbs)
        for verb in (self.editing, self.going, self.removing):
            verbs.addWidget(verb)
        verbs.addStretch()
        column.addWidget(self.chart)
        column.addWidget(self.values)
        return made

    @property
    def measure(self) -> Measure | None:
        """The measure in hand."""
        at = self.table.currentIndex().row()
        measures = self.work.plan.measures
        return measures[at] if 0 <= at < len(measures) else None

    def _hear(self, change: Change) -> None:
        if not change.is_text_alone:
            self.refresh()

    def refresh(self) -> None:
        """Show the measures as they stand now; the row in hand stays."""
        plan, at = self.work.plan, max(self.table.currentIndex().row(), 0)
        self.model.shades = colours(self.window().palette())
        self.model.show_plan(plan)
        if plan.measures:
            self.choose(min(at, len(plan.measures) - 1))
            said = f"{counted(len(plan.measures), 'measure')}: {said_headway(plan.measures)}."
        else:
            said = "No measures yet."
        self.say(said)
        self._show_table(shown=bool(plan.measures))
        locked = bool(self.work.bridge.session.read_only)
        for verb in (self.adding, self.bringing, self.editing, self.removing, self.printed):
            verb.setDisabled(locked)
        self.printed.setCurrentIndex(list(_PRINTED).index(plan.measures_printed))
        self.printed.setVisible(bool(plan.measures))
        self._show_one()

    def _show_table(self, *, shown: bool) -> None:
        """Show the table, or in its place what measures are for; the keyboard is never lost."""
        if not shown and self.table.hasFocus():
            self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setVisible(shown)
        self.nothing.setVisible(not shown)
        stands = Qt.AlignmentFlag(0) if shown else Qt.AlignmentFlag.AlignTop
        self.column.setAlignment(self.held, stands)

    def choose(self, row: int) -> None:
        """Take a measure in hand by its row."""
        if self.table.currentIndex().row() != row:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def begin(self, measure_id: str) -> None:
        """Lead to a measure."""
        ids = [one.id for one in self.work.plan.measures]
        if measure_id in ids:
            self.choose(ids.index(measure_id))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the plan as it stands now."""
        super().showEvent(event)
        self.refresh()
        if self.work.plan.measures and self.focusWidget() is None:
            self.table.setFocus()  # the first time; else the first button would have the keyboard

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours there are now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "one"):
            self.model.shades = colours(self.window().palette())

    def _show_one(self) -> None:
        measure = self.measure
        self.one.setVisible(measure is not None)
        if measure is None:
            return
        plan, found = self.work.plan, headway(measure)
        self.title.setText(said_name(measure))
        source = f"Source: {one_line(measure.source)}" if measure.source.strip() else ""
        way = f"{measure.direction[:1].upper()}{measure.direction[1:]}"
        place = place_name(plan, measure.where if exists(plan, measure.where) else "")
        was, shall = said_baseline(measure), said_target(measure)
        told = (f"Baseline: {was}" if was else "", f"Target: {shall}" if shall else "")
        about = (one_line(measure.about).rstrip("."), place, *told, way, source.rstrip("."))
        self.about.setText(". ".join(filter(None, about)) + ".")
        self.sign.show_sign(HEADWAY_SIGNS[found.headway])
        wrong = measure_faults(measure, self.work.today)
        faults = [f"It {one.said}." for one in wrong]
        self.far.setText(" ".join((f"{found.headway}. {found.why}", *faults)))
        self.chart.show_chart(chart_of(measure))
        _, *said = value_rows(measure)
        more = "Earlier ones stand under Change. " if len(said) > _SHOWN else ""
        lines = "; ".join(f"{day}: {value}" for day, value in said[-_SHOWN:])
        self.values.setText(f"Values measured: {lines}. {more}".strip())
        self.values.setVisible(bool(said))
        self.going.setEnabled(bool(measure.where) and exists(plan, measure.where))

    def _keyed(self, event: QKeyEvent) -> bool:
        """Do what a key means in the table: change, add or remove."""
        does = {
            Qt.Key.Key_Return: self.edit,
            Qt.Key.Key_Enter: self.edit,
            Qt.Key.Key_Insert: self.add,
            Qt.Key.Key_Delete: self.remove,
        }.get(Qt.Key(event.key()))
        if does is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        does()
        return True

    def add(self) -> None:
        """Ask for a new measure of the question in hand."""
        where = self.work.where
        self._ask(Measure("", where="" if is_section(self.work.plan, where) else where))

    def edit(self) -> None:
        """Ask what is to be changed of the measure in hand."""
        if self.measure:
            self._ask(self.measure)

    def _ask(self, measure: Measure) -> None:
        if not self.work.bridge.session.read_only:
            self.form = MeasureForm(self.work, measure, lambda made: self.begin(made.id))
            self.form.open()

    def remove(self) -> None:
        """Take the measure in hand away; the bar offers to bring it back."""
        measure = self.measure
        session = self.work.bridge.session
        if measure is None or session.read_only:
            return
        session.edit(without_measure(self.work.plan, measure.id), "removal of a measure")
        said = f"The measure “{said_name(measure)}” was removed."
        self.work.notice.tell(said, verbs=(("Undo", session.undo),))

    def go(self) -> None:
        """Go to the question or theme that the measure in hand belongs to."""
        if self.measure and exists(self.work.plan, self.measure.where):
            self.work.go(self.measure.where, write=True)

    def _print(self) -> None:
        chosen = PrintedMeasures(self.printed.currentData())
        if chosen is not self.work.plan.measures_printed:
            changed = replace(self.work.plan, measures_printed=chosen)
            self.work.bridge.session.edit(changed, "measures in the documents")

    def bring_in(self) -> None:
        """Ask for a file of measures and take what it holds."""
        path = ask_file(self, "Bring in measures", Path.home(), "Tables (*.csv)")
        if path is None:
            return
        plan = self.work.plan
        self.work.jobs.fetch(
            "measures",
            lambda _job: read_measures(path, plan),
            self.take,
            lambda error: self.work.notice.warn(problem_of(error)),
        )

    def take(self, read: ReadMeasures) -> None:
        """Take measures that were read, in one step of undo."""
        session = self.work.bridge.session
        session.edit(with_measures(self.work.plan, read.measures), "measures brought in")
        said = f"{counted(len(read.measures), 'measure')} brought in."
        self.work.notice.tell(" ".join((said, *read.notes)), verbs=(("Undo", session.undo),))
