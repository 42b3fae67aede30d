"""The system asks the program to end: a signal on Linux, which Qt does not hear by itself.

Nothing is done within a signal's handler. Python writes the signal's number into a pipe, and Qt
tells the window's thread that there is something to read.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

from desktopapp.ui.widgets.jobs import KILLED_BY

_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")


class Signals(QObject):
    """Hears the signals that end a program, saves, and ends it. It lives as long as its parent.

    ``save`` is called once, on the window's thread, and must come back in a few seconds.
    """

    def __init__(self, parent: QObject, save: Callable[[], object]) -> None:
        super().__init__(parent)
        self._save = save
        self._ended = False
        self._reading, writing = os.pipe()
        if sys.platform != "win32":
            for end in (self._reading, writing):
                os.set_blocking(end, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for name in _ENDING:
            signal.signal(getattr(signal, name), _noted)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def _heard(self) -> None:
        numbers = b""
        with suppress(BlockingIOError):
            numbers = os.read(self._reading, 64)
        if not numbers or self._ended:
            return
        self._ended = True
        try:
            self._save()
        finally:
            QCoreApplication.exit(KILLED_BY + numbers[0])


def _noted(_number: int, _frame: object) -> None:
    """Do nothing: the number is in the pipe."""


def hear_signals(parent: QObject, save: Callable[[], object]) -> Signals | None:
    """Save and end when the system says so; nothing where it has no such signals.

    Windows tells a program with a window by a message, which Qt knows as the end of a session.
    """
    return Signals(parent, save) if sys.platform != "win32" else None
