"""Make the documents: which ones, where, how far it has come, and what was made."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.plan import Plan
from desktopapp.session.cancelled import Cancelled
from desktopapp.session.exporting import (
    KIND_NAMES,
    KINDS,
    Exported,
    Finding,
    House,
    Made,
    Severity,
    export,
)
from desktopapp.session.house import house_file
from desktopapp.ui.asking import ask_folder
from desktopapp.ui.controls import Elided, Quiet, Thumb, button
from desktopapp.ui.findings import Advice
from desktopapp.ui.house_file import FORM, TEMPLATE, HouseFile, reader
from desktopapp.ui.jobs import Job, Jobs, problem_of
from desktopapp.ui.palettes import face
from desktopapp.ui.problem_line import ProblemLine
from desktopapp.ui.shell import Shell

_WIDE = 640  # pixels, of the page of results
_AROUND = 160  # pixels that its title and buttons take
_HOUSE = {"appendix": TEMPLATE, "report": FORM}
_USUAL = ("submission", "appendix")  # ticked to begin with


class Exporting(QDialog):
    """The dialog: choose, wait with a way to stop, see what was made and open it."""

    progressed = Signal(int, int, str)
    report_wanted = Signal()

    def __init__(
        self, parent: QWidget, jobs: Jobs, plan: Plan, folder: Path, shell: Shell | None = None
    ) -> None:
        super().__init__(parent)
        self.shell = shell
        self.house_lines = {kind: Elided(size=13) for kind in _HOUSE} if shell else {}
        self.setWindowTitle("Make the documents")
        self.setFont(face(15))
        self.jobs, self.plan = jobs, plan
        self.job: Job | None = None
        self.made: Exported | None = None
        self.title = QLabel("Make the documents")
        self.title.setFont(face(20, bold=True))
        self.ticks = {kind: QCheckBox(KIND_NAMES[kind]) for kind in KINDS}
        for kind, tick in self.ticks.items():
            tick.setChecked(kind in _USUAL)
            tick.toggled.connect(self._enable)
        self.contact = QCheckBox("with the contact’s details")
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder for the documents")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.step = Quiet(size=14)
        self.problem = ProblemLine()
        self.choosing = self._choosing()
        self.area, self.outcome = _scrolled()
        self.make = button("Make them", self.start, first=True)
        self.make.setDefault(True)
        self.stop = button("Cancel", self.reject)
        verbs = self.verbs = QHBoxLayout()
        verbs.addStretch()
        verbs.addWidget(self.stop)
        verbs.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self.choosing)
        column.addWidget(self.bar)
        column.addWidget(self.step)
        column.addWidget(self.area, 1)
        column.addWidget(self.problem)
        column.addLayout(verbs)
        self.setMinimumWidth(520)
        self.progressed.connect(self._show_step)
        self.area.hide()
        self.bar.hide()
        self.step.hide()

    def _choosing(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for kind, tick in self.ticks.items():
            line = QHBoxLayout()
            line.addWidget(tick, 1)
            if kind == "report":
                line.addWidget(button("Write it…", self._write_report))
            if kind == "email":
                line.addWidget(self.contact)
            if kind in self.house_lines:
                words = "Template…" if _HOUSE[kind] is TEMPLATE else "Form…"
                line.addWidget(button(words, partial(self._choose_house, kind)))
            column.addLayout(line)
            if kind in self.house_lines:
                below = QHBoxLayout()
                below.setContentsMargins(24, 0, 0, 0)
                below.addWidget(self.house_lines[kind])
                below.addStretch()
                column.addLayout(below)
                self._say_house(kind)
        column.addSpacing(6)
        column.addWidget(QLabel("Folder"))
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(button("Choose…", self._choose_folder))
        column.addLayout(row)
        note = Quiet("Earlier documents of the same names in this folder are replaced.")
        note.setWordWrap(True)
        column.addWidget(note)
        return part

    def start(self) -> None:
        """Begin to make the documents, off the window's thread."""
        kinds = tuple(kind for kind, tick in self.ticks.items() if tick.isChecked())
        folder, plan, named = Path(self.folder.text()), self.plan, self.contact.isChecked()
        house = reader(self.shell, kinds) if self.shell else House
        self.choosing.setEnabled(False)
        self.make.setEnabled(False)
        self.problem.hide()
        self.bar.show()
        self.step.show()

        def work(job: Job) -> Exported:
            def tell(done: int, steps: int, what: str) -> None:
                if not job.cancelled:
                    self.progressed.emit(done, steps, what)

            return export(
                plan,
                folder,
                kinds,
                house=house(),
                with_contact=named,
                progress=tell,
                cancelled=lambda: job.cancelled,
            )

        self.job = self.jobs.run("export", work, self._done, self._failed)

    def reject(self) -> None:
        """Stop what is under way, or close."""
        if self.job:
            self.job.cancel()
            self._stand_still()
            self.step.setText("Stopped. Nothing was written.")
            self.step.show()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way before closing."""
        if self.job:
            self.job.cancel()
        super().closeEvent(event)

    def _stand_still(self) -> None:
        self.job = None
        self.bar.hide()
        self.step.hide()
        self.choosing.setEnabled(True)
        self._enable()

    def _done(self, made: Exported) -> None:
        self._stand_still()
        self.made = made
        self.title.setText("The documents are made")
        self.choosing.hide()
        self.make.hide()
        for one in made.files:
            self.outcome.addLayout(self._file_row(one))
        for note in made.notes:
            self._say(note)
        if made.checked:
            self._say("Checked in the PDF: " + "; ".join(map(_small, made.checked)) + ".")
        if made.findings:
            self._say("What the checks found. Nothing stops you.", bold=True)
            found = Advice()
            found.show_findings(sorted(made.findings, key=_seriousness))
            self.outcome.addWidget(found)
        self.outcome.addStretch()
        self.area.show()
        folder = made.files[0].path.parent if made.files else Path(self.folder.text())
        opens = button("Open the folder", lambda: open_path(folder), first=True)
        self.verbs.insertWidget(0, opens)
        inner, parent = self.area.widget(), self.parentWidget()
        if inner and parent:
            high = inner.sizeHint().height() + _AROUND
            self.resize(max(self.width(), _WIDE), min(high, parent.window().height() - 40))
        self.stop.setText("Close")
        self.stop.setFocus()

    def _say(self, words: str, *, bold: bool = False) -> None:
        line = QLabel(words) if bold else Quiet(words, 14)
        line.setFont(face(15 if bold else 14, bold=bold))
        line.setWordWrap(True)
        self.outcome.addWidget(line)

    def _choose_house(self, kind: str) -> None:
        if self.shell:
            HouseFile(self.shell, _HOUSE[kind]).exec()
            self._say_house(kind)

    def _say_house(self, kind: str) -> None:
        path = house_file(self.shell.settings, _HOUSE[kind].name) if self.shell else None
        self.house_lines[kind].say(f"In {path.name}" if path else "")
        self.house_lines[kind].setVisible(path is not None)

    def _write_report(self) -> None:
        self.reject()
        self.report_wanted.emit()

    def _file_row(self, one: Made) -> QHBoxLayout:
        row = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        title = QLabel(KIND_NAMES[one.kind])
        title.setFont(face(15, bold=True))
        names.addWidget(title)
        pages = f", {one.pages} page{'' if one.pages == 1 else 's'}" if one.pages else ""
        name = Elided(f"{one.path.name}, {one.words:,} words{pages}", size=13)
        name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        names.addWidget(name)
        row.addLayout(names, 1)
        opens = button("Open", lambda: open_path(one.path))
        opens.setAccessibleName(f"Open {one.path.name}")
        opens.setFixedWidth(opens.sizeHint().width())
        row.addWidget(opens)
        return row

    def _failed(self, error: Exception) -> None:
        self._stand_still()
        if not isinstance(error, Cancelled):
            self.problem.say(problem_of(error))

    def _show_step(self, done: int, steps: int, what: str) -> None:
        self.bar.setMaximum(steps)
        self.bar.setValue(done)
        self.step.setText(what)

    def _enable(self) -> None:
        self.make.setEnabled(any(tick.isChecked() for tick in self.ticks.values()))

    def _choose_folder(self) -> None:
        folder = ask_folder(self, "Folder for the documents", self.folder.text())
        if folder:
            self.folder.setText(str(folder))


def _scrolled() -> tuple[QScrollArea, QVBoxLayout]:
    """Make an area that scrolls, and the column in it."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 14, 0)
    column.setSpacing(10)
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setVerticalScrollBar(Thumb())
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area, column


def _seriousness(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
