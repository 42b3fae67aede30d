"""Waiting in tests: for what holds, for a paint, or for all to be done; never for a time."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.ui.widgets.jobs import wait_for_all

PATIENCE = 60.0  # seconds that a busy machine may take for what is done at once elsewhere


def wait_until(holds: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Let the window live until something holds; fail where it does not come to hold."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, f"after {seconds:g} seconds this does not hold: {holds}"
        _turn()


def _turn() -> None:
    """Let the loop of the window turn for a moment, as it does between two keys."""
    loop = QEventLoop()
    QTimer.singleShot(5, loop.quit)
    loop.exec()


def settle() -> None:
    """Let the window do what it put off, and delete what it put away.

    For tests that nothing more comes: what is under way has ended and was told, and what that
    began in its turn too. What a timer does later is waited for by that timer, see ``fired``.
    """
    for _ in range(12):
        wait_for_all(20)  # what ends may begin more
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def fired(timer: QTimer) -> None:
    """Wait until a timer that runs has fired: whatever it was to do is done."""
    assert timer.isActive(), "nothing is to come"
    heard: list[int] = []
    timer.timeout.connect(lambda: heard.append(1))  # called after those that were there before
    wait_until(lambda: heard)


class _Watch(QObject):
    """Tells whether a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.painted = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's
        """Note a paint, and let it happen."""
        self.painted = self.painted or event.type() is QEvent.Type.Paint
        return False


def wait_for_paint(widget: QWidget) -> None:
    """Wait until a widget is painted anew: what was due before that was done."""
    watch = _Watch(widget)
    widget.update()
    wait_until(lambda: watch.painted)
    widget.removeEventFilter(watch)
