"""Long work off the window's thread: pure functions only, stale results dropped.

What computes runs in the pool. What waits for a disk has a thread of its own each time, since a
share that is gone holds a thread for minutes, and others would stand behind it; and such a thread
never holds up the end of the program.
"""

import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer

from desktopapp.plan.problem import Problem
from desktopapp.ui.widgets.window_thread import is_gone, open_way, tell_what_is_due, tell_window

PATIENCE = 10.0  # seconds
KILLED_BY = 128  # the exit code of a program that a signal ended is that and its number
BRIEFLY = 0.06  # seconds that the window may stand still in all, for an answer that is near

Done = Callable[[Any], object]  # told what the work came to, on the window's thread
Failed = Callable[[Exception], object]  # the same of an error


class Job:
    """A piece of work under way. ``cancel`` drops its result; the work may ask ``cancelled``.

    ``result`` is there once ``ended`` is set; it is data, and holds nothing of the window. The
    thread that does the work holds the job alone. What a job holds may in turn hold widgets, which
    must not go on that thread; so it is let go of on the window's thread, in ``tell``.
    """

    def __init__(
        self,
        work: "Work",
        done: Done,
        failed: Failed,
        forget: Callable[["Job"], None],
    ) -> None:
        self.work = work
        self.done = done
        self.failed = failed
        self.forget = forget  # who began it keeps it, and whoever waits for it, no longer
        self.cancelled = False
        self.told = False
        self.result: Any = None
        self.error: Exception | None = None
        self.ended = threading.Event()

    def do(self) -> None:
        """Do the work and keep what comes of it, on any thread."""
        try:
            self.result = self.work(self)
        except Exception as problem:  # noqa: BLE001  # handed to the window, which shows it
            self.error = problem

    def cancel(self) -> None:
        """Let go of the work: nothing will be heard of it any more."""
        self.cancelled = True

    def tell(self) -> None:
        """Hand the result over, once, unless nobody is left to hear of it.

        Called when the work has ended, on the window's thread, and lets go of what it held.
        """
        self.forget(self)
        done, failed, error = self.done, self.failed, self.error
        self.work = self.done = self.failed = self.forget = nothing
        self.error = None  # its traceback holds what the work held
        if self.cancelled or self.told:
            return
        self.told = True
        if error is None and not is_gone(done):
            done(self.result)
        elif error is not None and not is_gone(failed):
            failed(error)


Work = Callable[[Job], object]  # on any thread; it may ask the job whether it is cancelled


def nothing(_given: object) -> None:
    """Take no notice."""


class _Post(QObject):
    """Hands over what jobs came to, and knows which hold a thread. It outlives every window."""

    def __init__(self) -> None:
        super().__init__()
        open_way()
        self.left: float | None = None  # seconds of patience in this turn of the window's loop
        self.waiting: set[Job] = set()  # that have a thread of their own

    def hand_over(self, job: Job) -> None:
        """Tell what a job that has ended came to. On the window's thread."""
        self.waiting.discard(job)
        job.tell()

    def worker(self, job: Job) -> Callable[[], None]:
        """Return what another thread is to do: the work, and to say that it has ended."""

        def work() -> None:
            job.do()
            tell_window(self.hand_over, job)
            job.ended.set()  # last, so that whoever waited for it finds what is to be told

        return work

    def wait_briefly(self, job: Job) -> None:
        """Wait for a job as long as nobody would notice, several in one turn together."""
        left = self.be_patient(BRIEFLY) if self.left is None else self.left
        before = time.monotonic()
        job.ended.wait(left)
        self.left = max(left - (time.monotonic() - before), 0)
        if job.ended.is_set():
            job.tell()

    def be_patient(self, seconds: float) -> float:
        """Wait so long at most in this turn."""
        self.left = seconds
        QTimer.singleShot(0, self, self._take_breath)
        return seconds

    def _take_breath(self) -> None:
        self.left = None


@cache
def _post() -> _Post:
    return _Post()


class Jobs:
    """Runs functions on other threads and hands their results to the window's thread."""

    def __init__(self, owner: QObject | None = None) -> None:
        self._last: dict[str, Job] = {}
        self._post = _post()
        if owner:
            owner.destroyed.connect(self.drop_all)

    def run(self, kind: str, work: Work, done: Done, failed: Failed) -> Job:
        """Start work in the pool. Later work of one kind makes earlier results stale."""
        job = self._made(kind, work, done, failed)
        QThreadPool.globalInstance().start(self._post.worker(job))
        return job

    def fetch(
        self,
        kind: str,
        work: Work,
        done: Done,
        failed: Failed,
        *,
        briefly: bool = False,
    ) -> Job:
        """Start work that waits for a disk, in a thread of its own.

        ``briefly`` waits a moment for its end and then hands the result over at once, before it
        returns: a disk that answers is asked without the window showing that it waits.
        """
        job = self._made(kind, work, done, failed)
        self._post.waiting.add(job)
        try:
            threading.Thread(target=self._post.worker(job), name=kind, daemon=True).start()
        except Exception:  # the system gives no thread, say: nobody may wait for this one
            self._post.waiting.discard(job)
            self.drop(kind)
            raise
        if briefly:
            self._post.wait_briefly(job)
        return job

    def _made(self, kind: str, work: Work, done: Done, failed: Failed) -> Job:
        self.drop(kind)
        job = self._last[kind] = Job(work, done, failed, self._forget)
        return job

    def is_under_way(self, kind: str) -> bool:
        """Tell whether work of a kind has not ended yet."""
        job = self._last.get(kind)
        return job is not None and not job.told and not job.cancelled

    def _forget(self, job: Job) -> None:
        """Let go of work that has ended: whom it would tell may hold a plan that was closed."""
        self._last = {kind: one for kind, one in self._last.items() if one is not job}

    def drop(self, kind: str) -> None:
        """Let go of the last work of a kind."""
        job = self._last.pop(kind, None)
        if job:
            job.cancel()

    def drop_all(self) -> None:
        """Let go of all work: nobody is left to hear of it."""
        for kind in tuple(self._last):
            self.drop(kind)

    def wait_briefly(self, kind: str) -> None:
        """Wait a moment for the last work of a kind, and hand over its result if it ended."""
        job = self._last.get(kind)
        if job and not job.told:
            self._post.wait_briefly(job)

    def finish(self, kind: str, seconds: float = PATIENCE) -> None:
        """Wait so long for the last work of a kind, and hand over its result if it ended.

        Never in answer to a key or a click: the window stands still.
        """
        job = self._last.get(kind)
        if job and not job.cancelled and job.ended.wait(max(seconds, 0)):
            job.tell()


class OneAtATime:
    """Runs one piece of work of a kind at a time; of what is asked meanwhile, the last follows.

    So a disk that does not answer holds one thread and not one for each key. With ``every`` all
    that is asked follows, in order: for what must not be left out.
    """

    def __init__(self, jobs: Jobs, kind: str, *, every: bool = False) -> None:
        self.jobs, self.kind, self.every = jobs, kind, every
        self.job: Job | None = None
        self._next: list[Callable[[], object]] = []
        self._quiet: list[Callable[[], object]] = []

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self.job is not None

    def run(
        self,
        work: Callable[[], object],
        done: Done = lambda _result: None,
        failed: Failed = lambda _error: None,
        *,
        briefly: bool = False,
    ) -> None:
        """Start it now, or when what is under way has ended."""
        if self.job:
            before = self._next if self.every else []
            self._next = [*before, lambda: self.run(work, done, failed)]
            return

        def ended(tell: Done, what: object) -> None:
            self.job = None
            after, self._next = self._next, []
            tell(what)
            for then in after:
                then()  # which waits for the one before it
            if not self.job:
                quiet, self._quiet = self._quiet, []
                for then in quiet:
                    then()

        job = self.jobs.fetch(
            self.kind,
            lambda _job: work(),
            lambda result: ended(done, result),
            lambda error: ended(failed, error),
            briefly=briefly,
        )
        self.job = None if job.told else job

    def when_quiet(self, then: Callable[[], object]) -> None:
        """Call a function once nothing is under way: now, or later."""
        if self.job:
            self._quiet.append(then)
        else:
            then()


def be_patient(seconds: float) -> None:
    """Wait so long in all for what is asked briefly, as before there is a window to see it."""
    _post().be_patient(max(seconds, BRIEFLY))


def wait_for_all(seconds: float = PATIENCE) -> None:
    """Wait for all work under way, so long at most."""
    until = time.monotonic() + seconds
    QThreadPool.globalInstance().waitForDone(round(seconds * 1000))
    for job in tuple(_post().waiting):
        job.ended.wait(max(until - time.monotonic(), 0))
    tell_what_is_due()


def problem_of(error: Exception) -> Problem:
    """Return an error as a problem in words an officer can act on."""
    if isinstance(error, Problem):
        return error
    from desktopapp.store.log import note_error  # noqa: PLC0415  # hardly ever needed
    from desktopapp.ui.widgets.unforeseen import unforeseen  # noqa: PLC0415  # the same

    note_error(error)
    return unforeseen(error)
