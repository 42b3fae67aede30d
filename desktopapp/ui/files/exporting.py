"""Make the documents: which ones, where, how far it has come, and what was made."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktopapp.checks.finding import Finding, Severity
from desktopapp.operations.council_files import CouncilFiles, council_file
from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.operations.exporting import Exported, Made, export
from desktopapp.operations.making_apart import make_apart
from desktopapp.plan.later import said_of_later
from desktopapp.plan.pencil import said_left
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Cancelled
from desktopapp.plan.saying import counted
from desktopapp.ui.forms.council_file import FORM, TEMPLATE, CouncilFileDialog, look_reader
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Button, Card, Elided, Quiet, Tick, button
from desktopapp.ui.widgets.file_dialogs import ask_folder
from desktopapp.ui.widgets.findings import Advice
from desktopapp.ui.widgets.jobs import Job, Jobs, problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.window_thread import tell_window
from desktopapp.ui.workspace.shell import Shell

_WIDE = 640  # pixels, of the page of results
_SLOW = 2_000  # milliseconds until it is said what a stop waits for
_LOOKS = {one.setting: one for one in (TEMPLATE, FORM)}


class Exporting(Sheet):
    """The dialog: choose, wait with a way to stop, see what was made and open it."""

    report_wanted = Signal()
    marks_wanted = Signal()

    def __init__(
        self, parent: QWidget, jobs: Jobs, plan: Plan, folder: Path, shell: Shell | None = None
    ) -> None:
        super().__init__(parent, "Make the documents")
        self.shell = shell
        looks = [one for one in DOCUMENTS.values() if one.look]
        self.house_lines = {one.id: Elided(size=13) for one in looks} if shell else {}
        self.jobs, self.plan = jobs, plan
        self.job: Job | None = None
        self.stopping = Event()  # asked for, on any thread
        self.writing = False
        self.made: Exported | None = None
        self.ticks = {one.id: Tick(one.name) for one in DOCUMENTS.values()}
        for kind, tick in self.ticks.items():
            tick.setChecked(DOCUMENTS[kind].ticked)
            tick.toggled.connect(self._enable)
        self.contact = Tick("with the contact’s details")
        self.contact.setAccessibleName("E-mail with the contact’s details")
        self.folder = QLineEdit(str(folder))
        self.folder.setAccessibleName("Folder for the documents")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.step = Quiet(size=14)
        self.step.setWordWrap(True)
        self.choosing = self._choosing()
        self.outcome = QVBoxLayout()
        self.outcome.setSpacing(10)
        self.make = button("Make them", self.start, first=True)
        self.make.setDefault(True)
        self.stop = button("Cancel", self.reject)
        self.verbs.addWidget(self.stop)
        self.verbs.addWidget(self.make)
        self.body.addWidget(self.choosing)
        self.body.addLayout(self.outcome)
        self.body.addStretch()
        self.column.insertWidget(2, self.bar)
        self.column.insertWidget(3, self.step)
        self.bar.hide()
        self.step.hide()

    def _choosing(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        left, later = said_left(self.plan), said_of_later(self.plan)
        if later:
            column.addWidget(_warned(later))
        if left:
            column.addWidget(_warned(left, button("Show me", self._show_marks)))
        for kind, tick in self.ticks.items():
            line = QHBoxLayout()
            line.addWidget(tick, 1)
            if kind == "report":
                line.addWidget(_named("Write it…", self._write_report, "the report to members"))
            if kind == "email":
                line.addWidget(self.contact)
            if kind in self.house_lines:
                words = "Template…" if DOCUMENTS[kind].look is TEMPLATE.setting else "Form…"
                does = partial(self._choose_house, kind)
                line.addWidget(_named(words, does, f"for: {DOCUMENTS[kind].name}"))
            column.addLayout(line)
            if kind in self.house_lines:
                below = QHBoxLayout()
                below.setContentsMargins(24, 0, 0, 0)
                below.addWidget(self.house_lines[kind])
                below.addStretch()
                column.addLayout(below)
                self._say_house(kind)
        column.addSpacing(6)
        label = PlainLabel("Folder")
        label.setBuddy(self.folder)
        column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(_named("Choose…", self._choose_folder, "a folder"))
        column.addLayout(row)
        work = self.shell.work if self.shell else None
        sealed = work and work.bridge.session.vault
        open_to_all = " The passphrase of the plan does not protect them." if sealed else ""
        note = Quiet(
            f"Documents made before are replaced. One that was changed since is kept.{open_to_all}"
        )
        note.setWordWrap(True)
        column.addWidget(note)
        return part

    def start(self) -> None:
        """Begin to make the documents, off the window's thread."""
        kinds = tuple(kind for kind, tick in self.ticks.items() if tick.isChecked())
        folder, plan, named = Path(self.folder.text()), self.plan, self.contact.isChecked()
        house = (
            look_reader(self.shell, {DOCUMENTS[kind].look for kind in kinds})
            if self.shell
            else CouncilFiles
        )
        work_open = self.shell.work if self.shell else None
        file = work_open.bridge.session.path if work_open else None
        self.choosing.setEnabled(False)
        self.make.setEnabled(False)
        self.problem.hide()
        self.bar.show()
        self.step.show()
        self.stopping, self.writing = Event(), False
        stopped = self.stopping.is_set

        def work(job: Job) -> Exported:
            def tell(done: int, steps: int, what: str) -> None:
                if not job.cancelled:
                    tell_window(self._show_step, done, steps, what)

            return export(
                plan,
                folder,
                kinds,
                file=file,
                house=house(),
                with_contact=named,
                progress=tell,
                cancelled=lambda: stopped() or job.cancelled,
                making=make_apart,
            )

        self.job = self.jobs.fetch("export", work, self._done, self._failed)

    def reject(self) -> None:
        """Stop what is under way, and hear what it came to; asked once more, or else, close."""
        if self.job and not self.stopping.is_set():
            self.stopping.set()
            self.step.setText("Stopping…")
            self.stop.setText("Close")
            QTimer.singleShot(_SLOW, self, self._say_late)
            return
        if self.job:
            self.job.cancel()
        super().reject()

    def _say_late(self) -> None:
        """Say what a stop waits for, and what is true of the files whatever comes of it."""
        if not self.job:
            return
        if self.writing:
            self.step.setText(
                f"Stopping. The folder “{Path(self.folder.text()).name}” does not answer. "
                "The documents written so far are in it. You can close this."
            )
        else:
            self.step.setText("Stopping. Nothing will be written. You can close this.")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way before closing."""
        self.stopping.set()
        if self.job:
            self.job.cancel()
        super().closeEvent(event)

    def _stand_still(self) -> None:
        self.job = None
        self.bar.hide()
        self.step.hide()
        self.stop.setText("Cancel")
        self.choosing.setEnabled(True)
        self._enable()

    def _done(self, made: Exported) -> None:
        self._stand_still()
        self.made = made
        head = "The documents are made"
        if made.left:
            head = f"Stopped: {counted(len(made.files), 'document was', 'documents were')} made"
            self._say(f"Not made: {', '.join(map(_small, made.left))}.")
        self.head.setText(head)
        announce(self, f"{head}." if made.left else f"{head}: {len(made.files)}.")
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
        self.area.setAccessibleName("What was made")
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else keys would not reach its end
        folder = made.files[0].path.parent if made.files else Path(self.folder.text())
        opens = button("Open the folder", lambda: open_path(folder), first=True)
        self.verbs.insertWidget(0, opens)
        self.resize(min(scaled(_WIDE), self.above.width() - 40), 0)
        QTimer.singleShot(0, self.fit)  # once Qt has shown what was added
        self.stop.setText("Close")
        self.stop.setFocus()

    def _say(self, words: str, *, bold: bool = False) -> None:
        line = PlainLabel(words) if bold else Quiet(words, 14)
        line.setFont(face(15 if bold else 14, bold=bold))
        line.setWordWrap(True)
        self.outcome.addWidget(line)

    def _choose_house(self, kind: str) -> None:
        look = DOCUMENTS[kind].look
        if self.shell and look:
            CouncilFileDialog(self.shell, _LOOKS[look]).exec()
            self._say_house(kind)

    def _say_house(self, kind: str) -> None:
        look = DOCUMENTS[kind].look
        path = council_file(self.shell.settings, look) if self.shell and look else None
        self.house_lines[kind].say(f"In {path.name}" if path else "")
        self.house_lines[kind].setVisible(path is not None)

    def _show_marks(self) -> None:
        self.reject()
        self.marks_wanted.emit()

    def _write_report(self) -> None:
        self.reject()
        self.report_wanted.emit()

    def _file_row(self, one: Made) -> QHBoxLayout:
        row = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        title = PlainLabel(one.name)
        title.setFont(face(15, bold=True))
        names.addWidget(title)
        name = Elided(f"{one.path.name}, {one.measure}", size=13)
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
        if isinstance(error, Cancelled):
            self.step.setText("Stopped. Nothing was written.")
            self.step.show()
        else:
            self.tell(problem_of(error))

    def _show_step(self, done: int, steps: int, what: str) -> None:
        self.writing = done == steps - 1  # all are made then
        if self.job is None or self.stopping.is_set():  # it was told before it was stopped
            return
        self.bar.setMaximum(steps)
        self.bar.setValue(done)
        self.step.setText(what)

    def _enable(self) -> None:
        self.make.setEnabled(any(tick.isChecked() for tick in self.ticks.values()))

    def _choose_folder(self) -> None:
        folder = ask_folder(self, "Folder for the documents", self.folder.text())
        if folder:
            self.folder.setText(str(folder))


def _named(words: str, does: Callable[[], object], about: str) -> Button:
    """Make a button whose name says what its words are about."""
    made = button(words, does)
    made.setAccessibleName(f"{words} {about}")
    return made


def _warned(words: str, *verbs: QWidget) -> QWidget:
    """Say first what must be known of the plan before documents are made of it."""
    card = Card(6, "amber_fill")
    said = PlainLabel(words)
    said.setFont(face(14, bold=True))
    said.setWordWrap(True)
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 10, 14, 10)
    row.addWidget(said, 1)
    for verb in verbs:
        row.addWidget(verb)
    return card


def _seriousness(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
