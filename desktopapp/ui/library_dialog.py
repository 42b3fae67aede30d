"""The library: the documents in it, adding more with progress, removing and putting back."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session import prior
from desktopapp.session.reusing import add_documents, own_library
from desktopapp.ui.controls import Quiet, Thumb, button
from desktopapp.ui.jobs import Job, Jobs, problem_of
from desktopapp.ui.palettes import face
from desktopapp.ui.problem_line import ProblemLine

COLUMNS = ("Council", "Document", "Date", "Kind", "Passages")
_EDITED = {0: "council", 1: "title", 2: "date", 3: "kind"}


class LibraryDialog(QDialog):
    """All documents of this officer's library. What is known of each can be corrected."""

    progressed = Signal(str, int, int, int)

    def __init__(self, parent: QWidget, jobs: Jobs, plan: Plan, adding: Sequence[Path]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Library of prior answers")
        self.jobs, self.plan = jobs, plan
        self.job: Job | None = None
        self.rows: list[Mapping[str, Any]] = []
        self.removed: list[str] = []
        self._stopping = False
        title = QLabel("Library of prior answers")
        title.setFont(face(20, bold=True))
        self.words = Quiet(size=14)
        self.words.setWordWrap(True)
        self.problem = ProblemLine()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.step = Quiet(size=13)
        self.table = self._table()
        self.remove = button("Remove from the library", self.remove_chosen)
        self.undo = button("Put back", self.put_back)
        self.stop = button("Stop adding", self.cancel)
        self.close_button = button("Close", self.accept, first=True)
        self.close_button.setDefault(True)
        verbs = QHBoxLayout()
        for verb in (self.remove, self.undo, self.stop):
            verbs.addWidget(verb)
        verbs.addStretch()
        verbs.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for part in (title, self.words, self.problem, self.bar, self.step):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(verbs)
        size = parent.size()
        self.resize(min(860, size.width() - 40), min(600, size.height() - 40))
        self.progressed.connect(self._tell)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemChanged.connect(self._correct)
        self.refresh()
        self._show_adding(adding=False)
        if adding:
            self.add(adding)

    def add(self, sources: Sequence[Path]) -> None:
        """Add files and folders, off the window's thread; one bad file never stops the others."""
        plan = self.plan

        def work(job: Job) -> Mapping[str, Any]:
            return add_documents(
                plan, sources, self.progressed.emit, lambda: job.cancelled or self._stopping
            )

        self._stopping = False
        self._show_adding(adding=True)
        self.job = self.jobs.run("library", work, self._added, self._failed)

    def cancel(self) -> None:
        """Stop adding; what was added until now stays."""
        self._stopping = True

    def refresh(self) -> None:
        """Show the documents that are in the library."""
        found: Mapping[str, Any] = {"documents": ()}
        if own_library().exists():
            try:
                found = prior.library_list(own_library())
            except Problem as problem:
                self.problem.say(problem)
        self.rows = list(found["documents"])
        self.table.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.table.setRowCount(len(self.rows))
        for row, one in enumerate(self.rows):
            cells = (one["council"], one["title"], one["date"], one["kind"], one["passages"])
            for column, said in enumerate(cells):
                item = QTableWidgetItem(str(said or ""))
                item.setToolTip(str(one["path"]))
                if column not in _EDITED:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)  # noqa: FBT003  # the same
        passages = sum(one["passages"] for one in self.rows)
        number = len(self.rows)
        documents = f"{number} document{'' if number == 1 else 's'}"
        self.words.setText(
            f"{documents} with {passages:,} passages, on this PC only. "
            "What is wrong in a row can be corrected in it."
            if number
            else "The library is empty. Add documents from the Library menu."
        )
        self._enable()

    def remove_chosen(self) -> None:
        """Remove the chosen documents; they can be put back."""
        chosen = [self.rows[index.row()]["id"] for index in self._chosen()]
        self._do(lambda: prior.library_remove(own_library(), chosen))
        self.removed = chosen
        self.refresh()

    def put_back(self) -> None:
        """Put back what was removed last."""
        self._do(lambda: prior.library_restore(own_library(), self.removed))
        self.removed = []
        self.refresh()

    def reject(self) -> None:
        """Close; adding stops after the document in hand."""
        self._stopping = True
        super().reject()

    def _do(self, does: Any) -> None:  # noqa: ANN401  # whatever the library's verb returns
        self.problem.hide()
        try:
            does()
        except Problem as problem:
            self.problem.say(problem)

    def _chosen(self) -> list[Any]:
        return list(self.table.selectionModel().selectedRows())

    def _enable(self) -> None:
        self.remove.setEnabled(bool(self._chosen()))
        self.undo.setVisible(bool(self.removed))

    def _correct(self, item: QTableWidgetItem) -> None:
        """Keep what the officer corrected in a row."""
        one = self.rows[item.row()]
        known = {name: str(one[name] or "") for name in _EDITED.values()}
        known[_EDITED[item.column()]] = item.text().strip()
        details = prior.Details(**known, own=one["own"])
        self._do(lambda: prior.library_describe(own_library(), one["id"], details))
        self.refresh()

    def _show_adding(self, *, adding: bool) -> None:
        for part in (self.bar, self.step, self.stop):
            part.setVisible(adding)
        self.close_button.setText("Close")

    def _tell(self, path: str, number: int, total: int, passages: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(number - 1)
        more = f", {passages:,} passages so far" if passages else ""
        self.step.setText(f"{number} of {total}: {Path(path).name}{more}")

    def _added(self, done: Mapping[str, Any]) -> None:
        self._show_adding(adding=False)
        self.refresh()
        said = f"{done['added']} added, {done['replaced']} replaced, {done['passages']} passages."
        whys = (f"{Path(one['path']).name}: {one['why']}" for one in done["skipped"])
        self.step.setText("\n".join([said, *whys]))
        self.step.setWordWrap(True)
        self.step.show()

    def _failed(self, error: Exception) -> None:
        self._show_adding(adding=False)
        self.problem.say(problem_of(error))

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.verticalHeader().hide()
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollBar(Thumb())
        table.setTabKeyNavigation(False)
        table.setFont(face(14))
        table.setAccessibleName("Documents in the library")
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 220)
        return table
