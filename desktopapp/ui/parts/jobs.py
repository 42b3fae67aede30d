"""Long work off the window's thread: pure functions only, stale results dropped."""

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal
from shiboken6 import isValid

from desktopapp.plan.problem import Problem

_PATIENCE = 10_000  # milliseconds


class Job:
    """A piece of work under way. ``cancel`` drops its result; the work may ask ``cancelled``."""

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        forget: Callable[["Job"], None],
    ) -> None:
        self.done = done
        self.failed = failed
        self.forget = forget  # who began it keeps it, and whoever waits for it, no longer
        self.cancelled = False

    def cancel(self) -> None:
        """Let go of the work: nothing will be heard of it any more."""
        self.cancelled = True


class _Post(QObject):
    """Takes results from the pool to the window's thread. It outlives every window.

    A worker that emits a signal of an object which the window's thread destroys meanwhile
    brings the whole program down; so the signal is of an object that nobody destroys.
    """

    finished = Signal(object, object, object)  # the job, its result, its error

    def __init__(self) -> None:
        super().__init__()
        self.finished.connect(self._hand_over)

    def _hand_over(self, job: Job, result: object, error: Exception | None) -> None:
        job.forget(job)
        if job.cancelled:
            return
        if error is None and not _is_gone(job.done):
            job.done(result)
        elif error is not None and not _is_gone(job.failed):
            job.failed(error)


@cache
def _post() -> _Post:
    return _Post()


class Jobs:
    """Runs functions in the pool and hands their results to the window's thread."""

    def __init__(self, owner: QObject | None = None) -> None:
        self._last: dict[str, Job] = {}
        self._post = _post()
        if owner:
            owner.destroyed.connect(self.drop_all)

    def run(
        self,
        kind: str,
        work: Callable[[Job], object],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Start work. Later work of one kind makes the result of earlier work stale."""
        self.drop(kind)
        job = self._last[kind] = Job(done, failed, self._forget)
        post = self._post

        def worker() -> None:
            try:
                result, error = work(job), None
            except Exception as problem:  # noqa: BLE001  # handed to the window, which shows it
                result, error = None, problem
            post.finished.emit(job, result, error)

        QThreadPool.globalInstance().start(worker)
        return job

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

    def finish(self, kind: str) -> None:
        """Wait for the last work of a kind and hand over its result, ten seconds at most."""
        job = self._last.get(kind)
        if job is None or job.cancelled:
            return
        wait_for_all()
        QCoreApplication.sendPostedEvents(self._post, QEvent.Type.MetaCall.value)


def wait_for_all() -> None:
    """Wait for all work under way, ten seconds at most."""
    QThreadPool.globalInstance().waitForDone(_PATIENCE)


def _is_gone(told: Callable[[Any], None]) -> bool:
    """Tell whether the widget that asked was closed while the work went on."""
    asker = getattr(told, "__self__", None)
    return isinstance(asker, QObject) and not isValid(asker)


def problem_of(error: Exception) -> Problem:
    """Return an error as a problem in words an officer can act on."""
    if isinstance(error, Problem):
        return error
    from desktopapp.session.for_it import note_error  # noqa: PLC0415  # hardly ever needed
    from desktopapp.ui.parts.unforeseen import unforeseen  # noqa: PLC0415  # the same

    note_error(error)
    return unforeseen(error)
