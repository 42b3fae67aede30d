"""The keeper of the file: saves by itself, off the window's thread, and says how it stands.

Nothing here waits for a disk. What must come one after the other, such as a last save and the end
of the lease, follows from what ended before it.
"""

import time
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from desktopapp.plan.problem import Problem
from desktopapp.session.journals import end_journal
from desktopapp.session.news import Saving
from desktopapp.store.locks import BEAT, Holder, Lease
from desktopapp.store.open_file import NotSaved, OpenFile
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.jobs import Job, Jobs, OneAtATime, nothing, problem_of

AFTER_CHANGE = 30_000  # milliseconds
AFTER_FAILURE = 60_000
AFTER_KEY = 700  # until what was typed is in the journal; it must be there within a second
BETWEEN_BEATS = round(1000 * BEAT)  # of the lease that says the plan is open here
LOG_OFF = 4.0  # seconds; Windows ends a program that keeps it waiting for 5
_AT_LOG_OFF = 0.3  # seconds that a profile is waited for then


class Autosave(QObject):
    """Saves 30 seconds after a change, when the window loses the focus, and when asked."""

    state_changed = Signal(str, str)  # an icon's name, and words for the corner of the window
    saved = Signal()
    failed = Signal(object)  # a Problem
    held = Signal()  # it is known now who has the plan open
    lost = Signal(object)  # the plan was taken over: the path of a copy of what was not saved
    kept = Signal(object)  # it was somebody else's from the start: the path of such a copy
    freed = Signal()  # whoever had the plan open has it no more

    def __init__(self, bridge: Bridge, jobs: Jobs) -> None:
        super().__init__(bridge)
        self.bridge, self.jobs = bridge, jobs
        self.holding: Job | None = None  # while the disk is asked who has the plan open
        self.problem: Problem | None = None
        self.saved_at: datetime | None = None
        self._begun: Saving | None = None  # the save that was begun last
        self._version: str | None = None  # the name of a version that the next save makes
        self._told = ("", "")
        self._again = self._settled = self._ended = False
        self._waiting: list[Callable[[], object]] = []  # for what is being written
        self._closing: tuple[Callable[[], object], Callable[[Problem], object]] | None = None
        self._notes = OneAtATime(jobs, f"journal {id(self)}")
        self._lease = OneAtATime(jobs, f"lease {id(self)}")
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)
        self._journal = QTimer(self, interval=AFTER_KEY, singleShot=True)
        self._journal.timeout.connect(self._write_journal)
        self._beat = QTimer(self, interval=BETWEEN_BEATS)
        self._beat.timeout.connect(self._keep_hold)
        self._beat.start()
        if bridge.session.journal is None and not bridge.session.read_only:
            bridge.session.keep_journal()
        bridge.changed.connect(self._note_change)
        bridge.awaits.connect(self.tell)

    def state(self) -> tuple[str, str]:
        """Return the true state of saving: an icon's name and words."""
        session = self.bridge.session
        if session.read_only:
            return "lock", "Read only"
        if self.bridge.is_late and not self.problem:
            return "drafting", "Reading a picture…"
        if session.path is None:
            is_sample = session.as_of and not session.history.can_undo
            words = "A sample, nothing to save" if is_sample else "Not saved yet"
            return "saved" if is_sample else "not started", words
        if self.problem:
            return "warning", "Not saved"
        if self.saving or not session.is_saved:
            return "drafting", "Saving…"
        return "saved", f"Saved at {self.saved_at:%H:%M}" if self.saved_at else "Saved"

    @property
    def saving(self) -> Saving | None:
        """The save that is under way, if one is."""
        return self._begun if self._is_under_way("save") else None

    def _is_under_way(self, *kinds: str) -> bool:
        """Tell whether work of ours goes on: the work says so, whatever became of its result."""
        return any(self.jobs.is_under_way(f"{kind} {id(self)}") for kind in kinds)

    @property
    def _nothing_to_save(self) -> bool:
        session = self.bridge.session
        nothing_new = session.is_saved and self._version is None
        return nothing_new or bool(session.read_only) or session.path is None

    # Saving

    def save(self, version: str | None = None) -> None:
        """Save now, off the window's thread, if anything changed.

        ``version`` makes a version of it, under that name if it is not empty. While it is not
        known who has the plan open, the save waits for that.
        """
        self._version = self._version if version is None else version
        if self._nothing_to_save:
            self.tell()
        elif self._settled or self._is_under_way("save", "hold"):
            self._again = True
        else:
            self._start_save()

    def _start_save(self, *, briefly: bool = False, patience: float | None = None) -> None:
        self._timer.stop()
        session, stopped, self._begun = self.bridge.session, None, None
        try:
            saving = session.begin_save(self._version)._replace(patience=patience)
        except Problem as problem:  # it is known why it may not be saved
            self._crashed(problem)
            return
        except Exception as error:  # noqa: BLE001  # whatever it is, a copy is kept
            saving, stopped = session.bare_save(), error

        def work(_job: Job) -> object:
            if stopped:
                raise stopped
            return saving.run()

        self._begun, self._version, name = saving, None, f"save {id(self)}"
        try:
            self.jobs.fetch(name, work, self._landed, lambda error: self._stopped(saving, error))
        except Exception as error:  # noqa: BLE001  # the system gives no thread, say
            self._landed(_rescued(saving, error))
            return
        self.tell()
        if briefly:
            self.jobs.wait_briefly(name)

    def _stopped(self, saving: Saving, error: Exception) -> None:
        """Keep a copy of what a save stopped in, wherever that was, off the window's thread."""
        name = f"save {id(self)}"
        self.jobs.fetch(name, lambda _job: _rescued(saving, error), self._landed, self._crashed)

    def _landed(self, ended: OpenFile | NotSaved) -> None:
        saving = self._begun
        if saving is None:
            return
        self.bridge.session.end_save(saving, ended)
        if isinstance(ended, NotSaved):
            self._crashed(ended)
            return
        self.problem, self.saved_at = None, datetime.now().astimezone()
        again, self._again = self._again, False
        if not self._settled:
            if again or self._version is not None:
                self._timer.start(0)
            elif not self.bridge.session.is_saved:
                self._note_change()
        self.saved.emit()
        self.tell()
        self._go_on_waiting()

    def note_saved(self) -> None:
        """Take note of a save that something else made, such as one with a passphrase."""
        self.problem, self.saved_at = None, datetime.now().astimezone()
        self._told = ("", "")  # it is told even where the words are the same
        self.tell()

    def _crashed(self, error: Exception) -> None:
        if self._begun and self._begun.mark:
            self._version = self._begun.mark.name  # the next save still makes that version
        self.problem = problem_of(error)
        closing, self._closing = self._closing, None
        if closing:
            self.go_on(problem=self.problem)
        if not self._settled:
            self._timer.start(AFTER_FAILURE)
        self.failed.emit(self.problem)
        self.tell()
        if closing:
            closing[1](self.problem)
        self._go_on_waiting()

    # Standing still

    def settle(self, then: Callable[[], object]) -> None:
        """Write nothing from now on until ``go_on``; ``then`` follows what is being written."""
        self._settled = True
        for timer in (self._timer, self._journal, self._beat):
            timer.stop()
        self._waiting.append(then)
        for kind in ("hold", "lose", "save", "journal"):
            self.jobs.wait_briefly(f"{kind} {id(self)}")
        self._go_on_waiting()

    def _go_on_waiting(self) -> None:
        if not self._waiting or self._is_writing:
            return
        if self.bridge.session.path:
            self._tell_waiting()
        else:  # it is kept in its journal and nowhere else
            self._notes.when_quiet(self._tell_waiting)

    @property
    def _is_writing(self) -> bool:
        return self._is_under_way("save", "hold", "lose")

    def _tell_waiting(self) -> None:
        if self._is_writing:
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def go_on(self, problem: Problem | None = None) -> None:
        """Save and follow the plan again, after ``settle``."""
        self._settled = False
        self._beat.start()
        self._journal.start()
        if self._again or not self.bridge.session.is_saved:
            self._timer.start(AFTER_CHANGE)
        self.problem = problem
        self.tell()

    # Closing

    def put_away(self, done: Callable[[], object], failed: Callable[[Problem], object]) -> None:
        """Save what is not saved, and then tell that nothing is lost by closing, or why it is."""
        self._closing = done, failed
        self.settle(self._save_last)

    def stay(self) -> None:
        """Think better of ``put_away``: what is being saved is saved as at any other time."""
        if self._settled and not self._ended:
            self._closing = None
            self._waiting = []
            self.go_on()

    def _save_last(self) -> None:
        if self._closing is None:
            return
        if self._nothing_to_save:
            done = self._closing[0]
            self._closing = None
            done()
            return
        self._waiting.append(self._save_last)  # until nothing was changed meanwhile
        self._start_save(briefly=True)

    def end(self) -> Job:
        """Let go of the plan off the window's thread: of its lease, and of what no crash needs.

        Returns the work, which whoever opens the same file again must wait for.
        """
        self._ended = True
        session, holding = self.bridge.session, self.holding
        for timer in (self._timer, self._journal, self._beat):
            timer.stop()
        untouched = session.path is None and not session.history.can_undo
        is_safe, journal, lease = session.is_saved or untouched, session.journal, session.let_go()

        def work(_job: Job) -> None:
            end_journal(journal, is_safe=is_safe)
            if lease:
                lease.release()
            if holding:
                holding.ended.wait()
                if isinstance(holding.result, Lease) and holding.result is not lease:
                    holding.result.release()

        return self.jobs.fetch(f"let go {id(self)}", work, nothing, nothing)

    def save_at_log_off(self, seconds: float = LOG_OFF) -> None:
        """Save the plan and wait for it, so long at most; the journal has what does not land.

        What is safe in the plan's file is not waited for anywhere else.
        """
        until = time.monotonic() + seconds
        self._write_journal()
        for _ in range(2):  # one may be under way that does not have the last words
            if not self.saving and not self._nothing_to_save:
                self._start_save(patience=_AT_LOG_OFF)
            self.jobs.finish(f"save {id(self)}", until - time.monotonic())
        session = self.bridge.session
        if session.path is None or not session.is_saved:
            self.jobs.finish(f"journal {id(self)}", max(until - time.monotonic(), 0.5))

    # The journal

    def _note_change(self) -> None:
        if not self._settled:
            if not self._timer.isActive():
                self._timer.start(AFTER_CHANGE)
            if not self._journal.isActive():
                self._journal.start()
        self.tell()

    def _write_journal(self) -> None:
        """Put what was typed on the disk, off the window's thread."""
        session = self.bridge.session
        journal, plan, ground = session.journal, session.plan, session.ground
        if journal:
            # the document itself is saved where the journal cannot be written
            self._notes.run(lambda: journal.note(plan, ground), failed=lambda _error: self.save())

    # The lease

    def hold(self, after: Job | None = None) -> None:
        """Say on the disk that the plan is open here, and find out who else has it open.

        ``after`` is work that must end before, such as giving up the same file. Words may be
        typed meanwhile; nothing is saved before it is known.
        """
        session = self.bridge.session

        def work(_job: Job) -> Lease | Holder | None:
            if after:
                after.ended.wait()
            return session.ask_hold()

        name = f"hold {id(self)}"
        job = self.jobs.fetch(name, work, self._found, self._not_found, briefly=True)
        if not job.told:
            self.holding = job

    def _found(self, found: Lease | Holder | None) -> None:
        if self._ended:
            return
        self.holding = None
        self.bridge.session.take_hold(found)
        self.held.emit()
        self.tell()
        if isinstance(found, Holder) and not self.bridge.session.is_saved:
            self._lose(self.kept)  # what was typed while nobody knew is kept in a copy
        elif self._again and not self._settled:
            self._again = False
            self.save()
        self._go_on_waiting()

    def _not_found(self, _error: Exception) -> None:
        self._found(None)  # leases are advice: a save looks at the file itself

    def _keep_hold(self) -> None:
        session = self.bridge.session
        lease = session.lease
        if self._is_under_way("hold"):
            return
        if lease:
            self._lease.run(lease.beat, self._kept)
        elif session.other:
            self._lease.run(session.still_open_elsewhere, self._freed)

    def _kept(self, is_ours: bool) -> None:  # noqa: FBT001  # a job's result
        if not is_ours and not self._ended:
            self.bridge.session.give_up()
            self.tell()
            self._lose(self.lost)

    def _lose(self, told: SignalInstance) -> None:
        """Keep what was not saved in a copy, now that the plan is somebody else's."""
        session = self.bridge.session

        def ended(tell: Callable[[], object]) -> None:
            self.tell()
            tell()
            self._go_on_waiting()

        self.jobs.fetch(
            f"lose {id(self)}",
            lambda _job: session.lose(),
            lambda copy: ended(lambda: told.emit(copy)),
            lambda error: ended(lambda: self.failed.emit(problem_of(error))),
            briefly=True,
        )

    def _freed(self, still_open: bool) -> None:  # noqa: FBT001  # a job's result
        if not still_open:
            self.freed.emit()

    def tell(self) -> None:
        """Tell how saving stands, where that changed."""
        state = self.state()
        if state != self._told:
            self._told = state
            self.state_changed.emit(*state)


def _rescued(saving: Saving, error: Exception) -> NotSaved:
    from desktopapp.session.rescue import rescued  # noqa: PLC0415  # hardly ever needed

    return rescued(saving, error)
