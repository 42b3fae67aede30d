"""The keeper of the file: saves by itself, off the window's thread, and says how it stands."""

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktopapp.plan.problem import Problem
from desktopapp.session import NotSaved, Saving
from desktopapp.ui.parts.bridge import Bridge
from desktopapp.ui.parts.jobs import Job, Jobs, problem_of

AFTER_CHANGE = 30_000  # milliseconds
AFTER_FAILURE = 60_000
AFTER_KEY = 700  # until what was typed is in the journal; it must be there within a second
BEAT = 30_000  # between two beats of the lease that says the plan is open here


class Keeper(QObject):
    """Saves 30 seconds after a change, when the window loses the focus, and when asked."""

    state_changed = Signal(str, str)  # an icon's name, and words for the corner of the window
    saved = Signal()
    failed = Signal(object)  # a Problem
    lost = Signal(object)  # the plan was taken over: the path of a copy of what was not saved
    freed = Signal()  # whoever had the plan open has it no more

    def __init__(self, bridge: Bridge, jobs: Jobs) -> None:
        super().__init__(bridge)
        self.bridge = bridge
        self.jobs = jobs
        self.saving: Saving | None = None
        self.problem: Problem | None = None
        self.saved_at: datetime | None = None
        self._again = False
        self._version: str | None = None  # the name of a version that the next save makes
        self._told = ("", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._journal = QTimer(self)
        self._journal.setSingleShot(True)
        self._journal.setInterval(AFTER_KEY)
        self._journal.timeout.connect(self._write_journal)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._keep_hold)
        self._beat.start()
        if bridge.session.journal is None and not bridge.session.read_only:
            bridge.session.keep_journal()
        bridge.changed.connect(self._note_change)

    def state(self) -> tuple[str, str]:
        """Return the true state of saving: an icon's name and words."""
        session = self.bridge.session
        if session.read_only:
            return "lock", "Read only"
        if session.path is None:
            return "not started", "Not saved yet"
        if self.problem:
            return "warning", "Not saved"
        if self.saving:
            return "drafting", "Saving"
        if not session.is_saved:
            return "drafting", "Saves itself shortly"
        when = f" at {self.saved_at:%H:%M}" if self.saved_at else ""
        return "saved", f"Saved{when}"

    def save(self, version: str | None = None) -> None:
        """Save now, off the window's thread, if anything changed.

        ``version`` makes a version of it, under that name if it is not empty.
        """
        session = self.bridge.session
        self._version = self._version if version is None else version
        nothing_new = session.is_saved and self._version is None
        if nothing_new or session.read_only or session.path is None:
            self.tell()
            return
        if self.saving:
            self._again = True
            return
        saving = self.saving = session.begin_save(self._version)
        self._version = None
        self._timer.stop()
        self.tell()

        def work(_job: Job) -> object:
            try:
                return saving.run()
            except NotSaved as error:
                return error

        self.jobs.run(f"save {id(self)}", work, self._landed, self._crashed)

    def settle(self) -> None:
        """Wait for what is being written, and write nothing until ``go_on``."""
        for timer in (self._timer, self._journal, self._beat):
            timer.stop()
        self.jobs.finish(f"save {id(self)}")
        self.jobs.finish(f"journal {id(self)}")

    def go_on(self) -> None:
        """Save and follow the plan again, after ``settle``."""
        self._beat.start()
        self._journal.start()
        if not self.bridge.session.is_saved:
            self._timer.start(AFTER_CHANGE)
        self.problem = None
        self.tell()

    def save_and_wait(self) -> Problem | None:
        """Save now and wait until it landed, as before closing; return what stood against it."""
        session = self.bridge.session
        self._timer.stop()
        if self.saving:
            self.jobs.finish(f"save {id(self)}")
        if session.is_saved or session.read_only or session.path is None:
            return None
        try:
            session.save()
        except (Problem, OSError) as error:
            self.problem = problem_of(error)
        else:
            self.problem, self.saved_at = None, _now()
        self.tell()
        return self.problem

    def _landed(self, ended: object) -> None:
        saving, self.saving = self.saving, None
        if saving is None:
            return
        self.bridge.session.end_save(saving, ended)  # type: ignore[arg-type]  # as run returned it
        if isinstance(ended, NotSaved):
            self.saving = saving
            self._crashed(ended)
            return
        self.problem, self.saved_at = None, _now()
        again, self._again = self._again, False
        if again or self._version is not None:
            self._timer.start(0)
        elif not self.bridge.session.is_saved:
            self._timer.start(AFTER_CHANGE)
        self.saved.emit()
        self.tell()

    def _crashed(self, error: Exception) -> None:
        saving, self.saving = self.saving, None
        if saving and saving.mark:
            self._version = saving.mark.name  # the next save still makes that version
        self.problem = problem_of(error)
        self._timer.start(AFTER_FAILURE)
        self.failed.emit(self.problem)
        self.tell()

    def _note_change(self) -> None:
        if not self._timer.isActive():
            self._timer.start(AFTER_CHANGE)
        if not self._journal.isActive():
            self._journal.start()
        self.tell()

    def end(self) -> None:
        """Let go of the plan, which is saved: its journal and its lease are taken away."""
        session = self.bridge.session
        for timer in (self._timer, self._journal, self._beat):
            timer.stop()
        self.jobs.finish(f"journal {id(self)}")
        if session.journal and (session.is_saved or session.path is None):
            with suppress(OSError):
                session.journal.end()
        session.release()

    def _write_journal(self) -> None:
        """Put what was typed on the disk, off the window's thread."""
        journal, plan = self.bridge.session.journal, self.bridge.session.plan
        if journal:
            name = f"journal {id(self)}"
            self.jobs.run(name, lambda _job: journal.note(plan), _nothing, self._no_journal)

    def _no_journal(self, _error: Exception) -> None:
        """Save the document itself where the journal cannot be written."""
        self.save()

    def _keep_hold(self) -> None:
        session = self.bridge.session
        name = f"lease {id(self)}"
        lease = session.lease
        if lease:
            self.jobs.run(name, lambda _job: lease.beat(), self._kept, _nothing)
        elif session.other:
            self.jobs.run(name, lambda _job: session.still_open_elsewhere(), self._freed, _nothing)

    def _kept(self, is_ours: bool) -> None:  # noqa: FBT001  # a job's result
        if is_ours:
            return
        self.settle()
        self._beat.start()
        try:
            copy = self.bridge.session.lose()
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.tell()
        self.lost.emit(copy)

    def _freed(self, still_open: bool) -> None:  # noqa: FBT001  # a job's result
        if not still_open:
            self.freed.emit()

    def tell(self) -> None:
        """Tell how saving stands, where that changed."""
        state = self.state()
        if state != self._told:
            self._told = state
            self.state_changed.emit(*state)


def _nothing(_result: object) -> None:
    """Take no notice."""


def _now() -> datetime:
    return datetime.now().astimezone()
