"""Errors that nobody foresaw, wherever they come up: into the log, and a calm word in the window.

The log and the details for IT say of what kind an error is and where in our code it came up; of
what Qt complains about they say the name of its function. Neither holds a word of a plan.
"""

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import CodeType, TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

from desktopapp.plan.problem import Problem, missing_part
from desktopapp.ui.widgets.window_thread import open_way, tell_window

_QUIET = 60.0  # seconds in which one error is told once: it may come with every paint
_FUNCTION = re.compile(r"\w+::~?\w+")


def unforeseen(error: BaseException, safe: str = "What you wrote is still open here.") -> Problem:
    """Return what to tell of an error that nobody foresaw, which is its cause."""
    problem = Problem(
        "Something went wrong inside Planwright.",
        where=type(error).__name__,
        safe=safe,
        then="Try again. If it happens again, copy the details and send them to your IT team.",
    )
    if isinstance(error, ImportError):
        problem = missing_part(error)
    problem.__cause__ = error
    return problem


class Unforeseen(QObject):
    """Hears of errors in any thread, notes them, and tells the window of them in its own."""

    def __init__(self, parent: QObject, tell: Callable[[Problem], object]) -> None:
        super().__init__(parent)
        self._tell = tell
        self._told: dict[tuple[object, ...], float] = {}
        open_way()
        sys.excepthook = self._of_main
        threading.excepthook = self._of_thread
        qInstallMessageHandler(_noted)
        parent.destroyed.connect(_let_go)  # nothing of ours can be called when Python has ended

    def _of_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        self._note(error)

    def _of_thread(self, told: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(told)
        if told.exc_value is not None:
            self._note(told.exc_value)

    def _note(self, error: BaseException) -> None:
        if not isinstance(error, Exception):  # somebody ends the program
            return
        key = (type(error), *_way(error.__traceback__))
        now = time.monotonic()
        if now - self._told.get(key, -_QUIET) < _QUIET:
            return
        self._told[key] = now
        from desktopapp.store.log import note_error  # noqa: PLC0415  # hardly ever needed

        note_error(error)
        tell_window(self._show, error)

    def _show(self, error: Exception) -> None:
        self._tell(unforeseen(error, "What you wrote is still open here, and is being saved."))


def _way(trace: TracebackType | None) -> Iterator[tuple[CodeType, int]]:
    """Go through the lines that led to an error: another way to the same line is other news."""
    while trace:
        yield trace.tb_frame.f_code, trace.tb_lineno
        trace = trace.tb_next


def _let_go() -> None:
    qInstallMessageHandler(None)


def _noted(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Note which function of Qt complains; print its words where somebody can read them."""
    if sys.stderr:
        sys.stderr.write(f"{words}\n")
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        return
    from desktopapp.store.log import write_event  # noqa: PLC0415  # hardly ever needed

    function = _FUNCTION.match(words)
    write_event(
        f"Qt {kind.name.removeprefix('Qt').removesuffix('Msg').lower()} "
        f"{function.group() if function else ''}".strip()
    )
