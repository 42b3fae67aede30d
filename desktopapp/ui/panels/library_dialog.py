"""The library: the documents in it, adding more with progress, removing and putting back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from shiboken6 import isValid

from desktopapp.library.index import (
    library_describe,
    library_erase,
    library_list,
    library_remove,
    library_restore,
)
from desktopapp.library.rebuilding import library_rebuild
from desktopapp.library.records import Added, Details, LibraryDocument, Rebuilt, Skipped
from desktopapp.operations.libraries import own_library
from desktopapp.operations.reusing import add_documents
from desktopapp.plan.days import said_known, typed_known
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Progress
from desktopapp.ui.files.file_verbs import kinds_read
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.panels.library_words import said_added, said_library
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.drag_and_drop import take_files, welcome
from desktopapp.ui.widgets.file_dialogs import ask_files
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import Job, Jobs, OneAtATime, nothing, problem_of
from desktopapp.ui.widgets.labels import PlainLabel, entitle, explain
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.widgets.problem_line import ProblemLine
from desktopapp.ui.widgets.reach import in_reach
from desktopapp.ui.widgets.read_text import words_to_read
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick_cells import TickCells
from desktopapp.ui.widgets.window_thread import tell_window
from desktopapp.ui.widgets.words_shown import Quiet

_COLUMNS = ("Council", "Document", "Date", "Kind", "Ours", "Passages")
_WIDTHS = {0: 210, 2: 100, 3: 136, 4: 56, 5: 84}  # pixels
_OURS = 4
_EDITED = range(4)  # council, title, date and kind can be corrected


_NO_DATE = Problem(
    "This is not a date.",
    safe="The date is as before.",
    then="Write 16 July 2024, July 2024 or 2024.",
)


class LibraryDialog(Dialog):
    """All documents of this officer's library. What is known of each can be corrected."""

    def __init__(self, parent: QWidget, jobs: Jobs, plan: Plan, adding: Sequence[Path]) -> None:
        super().__init__(parent)
        entitle(self, "Library of prior answers")
        self.jobs, self.plan = jobs, plan
        self.job: Job | None = None
        self.rows: tuple[LibraryDocument, ...] = ()
        self.removed: tuple[str, ...] = ()
        self.to_erase = False  # whether anything was removed since the dialog was opened
        self.unchecked: set[str] = set()  # documents whose proposed details nobody confirmed yet
        self.setAcceptDrops(True)
        self._stopping = self._is_listed = False
        self._verbs = OneAtATime(jobs, f"library {id(self)}", every=True)
        title = PlainLabel("Library of prior answers")
        wear(title, 20, bold=True)
        self.words = Quiet(size=14)
        self.words.setWordWrap(True)
        self.problem = ProblemLine()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Adding documents")
        self.step = Quiet(size=13)
        self.table = self._table()
        self.report = _report()
        self.more = button("Add documents…", self.ask_documents)
        self.confirm = button("These are right", self.confirm_all, first=True)
        self.remove = button("Remove from the library", self.remove_chosen)
        self.undo = button("Put back", self.put_back)
        self.stop = button("Stop adding", self.cancel)
        self.again = button("Rebuild it from its documents", self.make_again)
        self.close_button = button("Close", self.accept)
        self.close_button.setDefault(True)
        column = in_reach(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for part in (title, self.words, self.problem, self.bar, self.step, self.report):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        verbs = FoldingRow(6)
        column.addLayout(verbs)
        for verb in (self.more, self.remove, self.undo, self.stop, self.again, self.confirm):
            verbs.addWidget(verb)
        verbs.addStretch()
        verbs.addWidget(self.close_button)
        size = parent.size()
        self.resize(min(scaled(980), size.width() - 40), min(scaled(600), size.height() - 40))
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemChanged.connect(self._correct)
        self.refresh()
        self._show_adding(adding=False)
        if adding:
            self.add(adding)

    def add(self, sources: Sequence[Path]) -> None:
        """Add files and folders, off the window's thread; one bad file never stops the others."""
        self._begin(partial(add_documents, self.plan, sources), self._added)

    def ask_documents(self) -> None:
        """Ask for documents and add them."""
        sources = ask_files(self, "Add to the library", documents_folder(), kinds_read())
        if sources:
            self.add(sources)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files and folders that were dropped."""
        take_files(event, self.add)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the chosen documents with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self.remove_chosen()
        else:
            super().keyPressEvent(event)

    def make_again(self) -> None:
        """Make a library that cannot be read again from its documents; its file is kept."""
        brief = self.plan.brief

        def work(tell: Progress, stopped: Callable[[], bool]) -> Rebuilt:
            return library_rebuild(own_library(), brief, progress=tell, cancelled=stopped)

        self.problem.hide()
        self.again.hide()
        self._begin(work, self._made_again)

    def _begin(
        self, does: Callable[[Progress, Callable[[], bool]], object], done: Callable[[Any], object]
    ) -> None:
        """Begin work off the window's thread that tells how far it is and can be stopped."""

        def work(job: Job) -> object:
            return does(partial(tell_window, self._tell), lambda: job.cancelled or self._stopping)

        self._stopping = False
        self._show_adding(adding=True)
        self.job = self.jobs.fetch("library", work, done, self._failed)

    def confirm_all(self) -> None:
        """Take what was proposed of the new documents as right."""
        self.unchecked = set()
        self._show(self.rows)
        self.close_button.setFocus()

    def cancel(self) -> None:
        """Stop adding; what was added until now stays."""
        self._stopping = True

    def refresh(self) -> None:
        """Show the documents in the library, which are looked for off the window's thread."""
        self.again.hide()

        def listed(rows: tuple[LibraryDocument, ...]) -> None:
            if rows != self.rows or not self._is_listed:  # else a cell may be in hand
                self._show(rows)

        def failed(error: Exception) -> None:
            self._show(())
            self.problem.say(problem_of(error))
            self.again.show()

        self._do(_documents, listed, failed)
        if not self._is_listed:
            self.words.setText("Reading the library…")
            self._enable()

    def _show(self, rows: tuple[LibraryDocument, ...]) -> None:
        self.rows, self._is_listed = rows, True
        self.table.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.table.setRowCount(len(self.rows))
        for row, one in enumerate(self.rows):
            self._fill(row, one)
        self.table.blockSignals(False)  # noqa: FBT003  # the same
        self.words.setText(said_library(self.rows, len(self.unchecked)))
        self._enable()

    def _fill(self, row: int, one: LibraryDocument) -> None:
        """Fill the row of a document; what nobody confirmed yet is bold."""
        known = one.details
        council, date = known.council or "Which council?", said_known(known.date) or "Which date?"
        cells = (council, known.title, date, known.kind, "", one.passages)
        for column, said in enumerate(cells):
            item = QTableWidgetItem(str(said))
            explain(item, f"{said}\n{one.path}")
            item.setFont(face(14, bold=one.id in self.unchecked))
            if column not in _EDITED:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == _OURS:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ours = Qt.CheckState.Checked if known.own else Qt.CheckState.Unchecked
                item.setCheckState(ours)
                explain(item, "Our own earlier text")
                heard = f"Ours: {'yes' if known.own else 'no'}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
            if column == 0 and one.id in self.unchecked:  # which is in bold
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}, new")
            self.table.setItem(row, column, item)

    def remove_chosen(self) -> None:
        """Remove the chosen documents; they can be put back until the dialog is closed."""
        chosen = tuple(self.rows[index.row()].id for index in self._chosen())
        self.removed = chosen
        self.to_erase = True
        self._change(lambda: library_remove(own_library(), chosen))

    def put_back(self) -> None:
        """Put back what was removed last."""
        removed, self.removed = self.removed, ()
        self._change(lambda: library_restore(own_library(), removed))

    def reject(self) -> None:
        """Close; adding stops after the document in hand."""
        self._stopping = True
        super().reject()

    def done(self, result: int) -> None:
        """Close; what was removed is erased from the file then, off the window's thread."""
        if self.to_erase:
            self.to_erase = False
            self._verbs.run(
                lambda: library_erase(own_library()),
                nothing,
                nothing,  # it is left out of all that is shown, and erased later
            )
        super().done(result)

    def _change(self, does: Callable[[], object]) -> None:
        """Change something in the library, and show what is there then."""

        def failed(error: Exception) -> None:
            self._is_listed = False  # what is shown is not what is there
            self.refresh()
            self.problem.say(problem_of(error))

        self.problem.hide()
        self._do(does, lambda _done: self.refresh(), failed)

    def _do(
        self,
        does: Callable[[], object],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Ask the library, after all that was asked before; this dialog may be closed by then."""

        def tell(one: Callable[[Any], object]) -> Callable[[Any], None]:
            def told(what: object) -> None:
                if isValid(self):
                    one(what)

            return told

        self._verbs.run(does, tell(done), tell(failed), briefly=True)

    def _chosen(self) -> list[Any]:
        return list(self.table.selectionModel().selectedRows())

    def _enable(self) -> None:
        self.remove.setEnabled(bool(self._chosen()))
        self.remove.setVisible(bool(self.rows))
        self.confirm.setVisible(bool(self.unchecked))
        self.undo.setVisible(bool(self.removed))

    def _correct(self, item: QTableWidgetItem) -> None:
        """Keep what the officer corrected in a row."""
        one = self.rows[item.row()]
        told = one.details
        cells = [told.council, told.title, said_known(told.date), told.kind]
        if item.column() in _EDITED:
            cells[item.column()] = item.text().strip()
        tick = self.table.item(item.row(), _OURS)
        own = tick is not None and tick.checkState() is Qt.CheckState.Checked
        council, title, date, kind = cells
        known = Details(council, title, typed_known(date) or "", kind, own)
        if date and not known.date:
            self.problem.say(_NO_DATE)
            self._show(self.rows)
            return
        at = item.row()
        self.rows = (*self.rows[:at], replace(one, details=known), *self.rows[at + 1 :])
        self._change(lambda: library_describe(own_library(), one.id, known))

    def _show_adding(self, *, adding: bool) -> None:
        for part in (self.bar, self.step, self.stop):
            part.setVisible(adding)
        self.more.setEnabled(not adding)
        self.table.setEnabled(not adding)

    def _tell(self, done: int, steps: int, what: str) -> None:
        self.bar.setRange(0, steps)
        self.bar.setValue(done)
        self.step.setText(f"{done + 1} of {steps}: {what}")

    def _added(self, done: Added) -> None:
        self._show_adding(adding=False)
        self.unchecked |= set(done.proposed)
        self.refresh()
        said = said_added(done)
        self.step.setText(said)
        self.step.show()
        lines = [f"{Path(one.path).name}: {one.why}" for one in done.skipped]
        lines += done.notes
        self.report.setPlainText("\n".join(lines))
        self.report.setVisible(bool(lines))
        announce(self, said)

    def _made_again(self, done: Rebuilt) -> None:
        lost = [Skipped(one, "It is no longer where it was.") for one in done.lost]
        skipped = (*done.added.skipped, *lost)
        self._added(replace(done.added, proposed=(), skipped=skipped))
        add = " Add its documents again: their list was damaged too." if done.list_lost else ""
        said = said_library(self.rows, len(self.unchecked))
        self.words.setText(f"{said} The old file is kept as “{done.damaged}”.{add}")

    def _failed(self, error: Exception) -> None:
        self._show_adding(adding=False)
        self.problem.say(problem_of(error))

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(_COLUMNS))
        table.setHorizontalHeaderLabels(list(_COLUMNS))
        table.verticalHeader().hide()
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollBar(Thumb())
        table.setTabKeyNavigation(False)
        wear(table, 14)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        table.setAccessibleName("Documents in the library")
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(_OURS, TickCells(table))
        for column, wide in _WIDTHS.items():
            table.setColumnWidth(column, scaled(wide))
        return table


def _documents() -> tuple[LibraryDocument, ...]:
    """Return the documents of this officer's library; none where there is no library."""
    return library_list(own_library()).documents if own_library().exists() else ()


def _report() -> QPlainTextEdit:
    """Make the list of what was not added or left out, hidden until there is something."""
    made = words_to_read("What was not added, and why")
    wear(made, 13)
    made.setMaximumHeight(110)
    made.hide()
    return made
