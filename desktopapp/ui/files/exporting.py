"""Make the documents: which ones, where, what is still open, how far it is, what was made."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktopapp.operations.council_files import CouncilFiles, council_file
from desktopapp.operations.document_kinds import DOCUMENTS, documents_for, refused_documents
from desktopapp.operations.exporting import Exported, export
from desktopapp.operations.making_apart import make_apart
from desktopapp.operations.open_points import OpenPoint
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Cancelled
from desktopapp.plan.saying import counted, names
from desktopapp.store.settings import Settings
from desktopapp.ui.files.before_sending import BeforeSending
from desktopapp.ui.files.form_choice import FormChoice
from desktopapp.ui.files.last_papers import LastPapers
from desktopapp.ui.files.made_papers import MadePapers, open_path
from desktopapp.ui.forms.council_file import (
    FORM_WORDING,
    TEMPLATE_WORDING,
    CouncilFileDialog,
    look_reader,
)
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.columns import Columns
from desktopapp.ui.widgets.controls import Button, button
from desktopapp.ui.widgets.file_dialogs import ask_folder
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import Job, Jobs, problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.window_thread import tell_window
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.checking import put_right
from desktopapp.ui.workspace.shell import Shell

_SLOW = 2_000  # milliseconds until it is said what a stop waits for
_LOOKS = {one.setting: one for one in (TEMPLATE_WORDING, FORM_WORDING)}


class Exporting(Sheet):
    """The dialog: choose, wait with a way to stop, see what was made and open it."""

    report_wanted = Signal()
    marks_wanted = Signal()
    finding_wanted = Signal(object)  # Finding
    were_made = Signal()

    def __init__(
        self, parent: QWidget, jobs: Jobs, plan: Plan, folder: Path, shell: Shell | None = None
    ) -> None:
        super().__init__(parent, "Make the documents")
        self.fill_window()  # so that what is found moves nothing
        self.shell = shell
        offered = documents_for(plan)
        looks = [one for one in offered.values() if one.look]
        self.house_lines = {one.id: Elided(size=13) for one in looks} if shell else {}
        self.jobs, self.plan = jobs, plan
        self.job: Job | None = None
        self.stopping = Event()  # asked for, on any thread
        self.writing = False
        self.made: Exported | None = None
        self.last = LastPapers(shell.settings if shell else Settings(), plan.id)
        self.ticks = {one.id: Tick(one.name) for one in offered.values()}
        for kind, tick in self.ticks.items():
            tick.setChecked(kind in self.last.kinds)
            tick.toggled.connect(self._enable)
        self.contact = Tick("with the contact’s details")
        self.contact.setAccessibleName("E-mail with the contact’s details")
        self.contact.setChecked(self.last.with_contact)
        self.form = FormChoice(plan)
        self.form.chosen.connect(self._choose_form)
        self.folder = LineField(self.last.folder or str(folder))
        self.folder.setAccessibleName("Folder for the documents")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Making the documents")
        self.step = Quiet(size=14)
        self.step.setWordWrap(True)
        self.before = self._before()
        self.choosing = Columns(self._choosing(), self.before)
        self.outcome = MadePapers()
        self.outcome.hide()
        self.make = button("Make documents", self.start, first=True)
        self.make.setDefault(True)
        self.stop = button("Cancel", self.reject)
        self.count = Elided(size=14)
        self.before.counted.connect(self.count.say)
        self.verbs.insertWidget(0, self.count)  # by the button, however small the window is
        self.verbs.addWidget(self.stop)
        self.verbs.addWidget(self.make)
        self.body.addWidget(self.choosing)
        self.body.addWidget(self.outcome)
        self.body.addStretch()
        self.column.insertWidget(2, self.bar)
        self.column.insertWidget(3, self.step)
        self.bar.hide()
        self.step.hide()
        self.make.setFocus()

    def _before(self) -> BeforeSending:
        """Return what is still open, which leads to its place when it is pressed."""
        today = self.shell.today if self.shell else date.today()  # noqa: DTZ011  # the day here
        report = self.ticks["report"]
        made = BeforeSending(self.jobs, self.plan, today, report=report.isChecked())
        report.toggled.connect(lambda ticked: made.follow_report(report=ticked))
        made.marks_wanted.connect(lambda: self._leave(self.marks_wanted.emit))
        made.wanted.connect(self._go)
        made.mend_wanted.connect(self._mend)
        made.look(self.plan)
        return made

    def _choosing(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for kind, tick in self.ticks.items():
            line = FoldingRow(6)
            column.addLayout(line)
            line.addWidget(tick, 1)
            if kind == "report":
                line.addWidget(_named("Write it…", self._write_report, "the report to members"))
            if kind == "email":
                line.addWidget(self.contact)
            if kind in self.house_lines:
                words = (
                    "Template…" if DOCUMENTS[kind].look is TEMPLATE_WORDING.setting else "Form…"
                )
                does = partial(self._choose_house, kind)
                line.addWidget(_named(words, does, f"for: {DOCUMENTS[kind].name}"))
            if kind in self.house_lines:
                below = QHBoxLayout()
                column.addLayout(below)
                below.setContentsMargins(24, 0, 0, 0)
                below.addWidget(self.house_lines[kind])
                below.addStretch()
                self._say_house(kind)
        refused = names([one.name for one in refused_documents().values()])
        if refused:
            off = Quiet(f"Your organisation has switched this off: {refused}.")
            off.setWordWrap(True)
            column.addWidget(off)
        column.addSpacing(6)
        form = PlainLabel("Form of the document")
        form.setBuddy(self.form)
        column.addWidget(form)
        column.addWidget(self.form)
        label = PlainLabel("Folder")
        label.setBuddy(self.folder)
        column.addWidget(label)
        row = FoldingRow(6)
        column.addLayout(row)
        row.addWidget(self.folder, 1)
        row.addWidget(_named("Choose…", self._choose_folder, "a folder"))
        work = self.shell.work if self.shell else None
        sealed = work and work.bridge.session.vault
        open_to_all = " The passphrase of the plan does not protect them." if sealed else ""
        note = Quiet(
            f"Documents made before are replaced. One that was changed since is kept.{open_to_all}"
        )
        note.setWordWrap(True)
        column.addWidget(note)
        return part

    def _choose_form(self, plan: Plan) -> None:
        """Set the document in another form, in the plan too."""
        work = self.shell.work if self.shell else None
        if work:
            work.bridge.session.edit(plan, "form of the document")
            plan = work.plan
        self.plan = plan
        self.before.look(plan)

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
        self.head.setText(head)
        kinds = tuple(kind for kind, tick in self.ticks.items() if tick.isChecked())
        self.last.keep(kinds, self.folder.text(), with_contact=self.contact.isChecked())
        self.choosing.hide()
        self.make.hide()
        self.count.say("")
        self.outcome.show_made(made, self.before.open, report=self.ticks["report"].isChecked())
        self.outcome.show()
        announce(self, f"{head}." if made.left else f"{head}: {len(made.files)}.")
        self.area.setAccessibleName("What was made")
        told = "\n".join(self.outcome.told)  # what takes no keys by itself
        self.area.setAccessibleDescription(told)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else keys would not reach its end
        folder = made.files[0].path.parent if made.files else Path(self.folder.text())
        mail = next((one for one in made.files if one.kind == "email"), None)
        if mail:
            starts = button("Start the e-mail", lambda: open_path(mail.path))
            self.verbs.insertWidget(0, starts)
        opens = button("Open the folder", lambda: open_path(folder), first=True)
        self.verbs.insertWidget(0, opens)
        self.stop.setText("Close")
        self.stop.setFocus()
        if not made.left:
            self.were_made.emit()

    def say_version(self, name: str) -> None:
        """Say that what was made is kept as a version of the plan."""
        self.outcome.say(f"The plan as it is in them is kept as the version “{name}”.")

    def _mend(self, point: OpenPoint) -> None:
        """Put right what can be at once, and make the documents of the plan as it is then."""
        if self.shell and self.shell.work:
            self.plan = put_right(self.shell.work, point.fixes)
            self.before.look(self.plan)
            self.make.setFocus()  # what was pressed goes with its row

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

    def _leave(self, then: Callable[[], object]) -> None:
        """Close, and go on elsewhere."""
        self.reject()
        then()

    def _write_report(self) -> None:
        self._leave(self.report_wanted.emit)

    def _go(self, point: OpenPoint) -> None:
        """Close, and go to what is open."""
        if point.findings:
            self._leave(lambda: self.finding_wanted.emit(point.findings[0]))
        else:
            self._write_report()

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
