"""The keeper of the file: saves by itself, off the window's thread, and says how it stands."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from desktopapp.plan.problem import Problem
from desktopapp.session import NotSaved, Saving
from desktopapp.ui.bridge import Bridge
from desktopapp.ui.jobs import Job, Jobs, problem_of

AFTER_CHANGE = 30_000  # milliseconds
AFTER_FAILURE = 60_000


class Keeper(QObject):
    """Saves 30 seconds after a change, when the window loses the focus, and when asked."""

    state_changed = Signal(str, str)  # an icon's name, and words for the corner of the window
    saved = Signal()
    failed = Signal(object)  # a Problem

    def __init__(self, bridge: Bridge, jobs: Jobs) -> None:
        super().__init__(bridge)
        self.bridge = bridge
        self.jobs = jobs
        self.saving: Saving | None = None
        self.problem: Problem | None = None
        self.saved_at: datetime | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
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
            return "not started", "Changes not saved yet"
        when = f" at {self.saved_at:%H:%M}" if self.saved_at else ""
        return "saved", f"Saved{when}"

    def save(self) -> None:
        """Save now, off the window's thread, if anything changed."""
        session = self.bridge.session
        if session.is_saved or session.read_only or session.path is None:
            self._tell()
            return
        if self.saving:
            self._again = True
            return
        saving = self.saving = session.begin_save()
        self._timer.stop()
        self._tell()

        def work(_job: Job) -> object:
            try:
                return saving.run()
            except NotSaved as error:
                return error

        self.jobs.run(f"save {id(self)}", work, self._landed, self._crashed)

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
        except Problem as error:
            self.problem = error
            return error
        except OSError as error:
            self.problem = problem_of(error)
            return self.problem
        self.problem, self.saved_at = None, _now()
        return None

    def _landed(self, ended: object) -> None:
        saving, self.saving = self.saving, None
        if saving is None:
            return
        self.bridge.session.end_save(saving, ended)  # type: ignore[arg-type]  # as run returned it
        if isinstance(ended, NotSaved):
            self._crashed(ended)
            return
        self.problem, self.saved_at = None, _now()
        again, self._again = self._again, False
        if again or not self.bridge.session.is_saved:
            self._timer.start(AFTER_CHANGE)
        self.saved.emit()
        self._tell()

    def _crashed(self, error: Exception) -> None:
        self.saving = None
        self.problem = problem_of(error)
        self._timer.start(AFTER_FAILURE)
        self.failed.emit(self.problem)
        self._tell()

    def _note_change(self) -> None:
        if not self._timer.isActive():
            self._timer.start(AFTER_CHANGE)
        self._tell()

    def _tell(self) -> None:
        self.state_changed.emit(*self.state())


def _now() -> datetime:
    return datetime.now().astimezone()
