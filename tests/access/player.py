"""The real program, played by keys alone; it says when it has come to rest after them.

    python tests/access/player.py FOLDER BEGINNING

On its standard input it is told how many keys it was sent in all. Once they came and nothing more
is under way, it answers with a line. It begins as one of ``BEGINNINGS`` leaves it.
"""

import sys
import threading
import time
import types
from collections.abc import Callable
from datetime import date
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
_ours = sys.modules["tests"] = types.ModuleType("tests")  # another package has that name too
_ours.__path__ = [str(ROOT / "tests")]

from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool, QTimer  # noqa: E402  # the same
from PySide6.QtGui import QKeyEvent  # noqa: E402  # the same
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402  # the same

from desktopapp.ui import app  # noqa: E402  # the same
from desktopapp.ui.text import telling  # noqa: E402  # the same
from desktopapp.ui.widgets import announce  # noqa: E402  # the same
from desktopapp.ui.widgets.jobs import _post  # noqa: E402  # the same
from tests.access.beginnings import BEGINNINGS  # noqa: E402  # the same

TODAY = date(2024, 6, 11)
_PATIENCE = 20  # seconds for a key to come, and what comes of it
_SOON = 2_500  # milliseconds within which what was put off is waited for
_HELD = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr}
_SAID_AFTER = 300  # milliseconds in which this types nothing
_STILL = 3  # looks at a program at rest, one after another


class Player(QObject):
    """Counts the keys that came, and tells when all is at rest."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._asked: Queue[int] = Queue()
        self._keys = self._still = 0
        self._wanted: int | None = None
        self._until = 0.0
        application.installEventFilter(self)
        threading.Thread(target=self._hear, daemon=True).start()
        self._look()

    def _hear(self) -> None:
        for line in sys.stdin:
            self._asked.put(int(line))

    def eventFilter(self, _of: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's
        """Count each key once: as it comes to a window, after readers have heard it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease:
            is_one = event.key() not in _HELD and not event.spontaneous()
            self._keys += is_one and type(_of).__name__ == "QWindow"
        return False

    def _look(self) -> None:
        """Look whether all is at rest, time and again, inside of dialogs too."""
        QTimer.singleShot(15, self, self._look)
        if self._wanted is None:
            try:
                self._wanted = self._asked.get_nowait()
                self._until = time.monotonic() + _PATIENCE
            except Empty:
                return
        late = time.monotonic() > self._until  # a key that no window took, or work without end
        at_rest = self._keys >= self._wanted and not _is_busy()
        self._still = self._still + 1 if at_rest or late else 0
        if self._still > _STILL:
            self._wanted, self._still = None, 0
            print(self._keys, flush=True)  # noqa: T201  # what this is for


def _is_busy() -> bool:
    """Tell whether something is under way, or put off for a short time."""
    if QThreadPool.globalInstance().activeThreadCount() or tuple(_post().waiting):
        return True
    application = QApplication.instance()
    timers = application.findChildren(QTimer) if application else []
    for top in QApplication.topLevelWidgets():
        timers += top.findChildren(QTimer)
    return any(one.isActive() and one.isSingleShot() and one.interval() < _SOON for one in timers)


def main() -> None:
    """Begin, and play."""
    folder, beginning = Path(sys.argv[1]), sys.argv[2]
    telling._REST = _SAID_AFTER  # noqa: SLF001  # nobody types meanwhile
    begin = announce.SaidAtRest.__init__

    def soon(one: announce.SaidAtRest, speaker: QWidget, _rest: int = 0, **more: bool) -> None:
        begin(one, speaker, _SAID_AFTER, **more)

    announce.SaidAtRest.__init__ = soon  # type: ignore[method-assign]
    app.date = type("Today", (date,), {"today": staticmethod(lambda: TODAY)})  # type: ignore[assignment, misc]
    arguments = BEGINNINGS[beginning](folder)

    def shown(_window: object) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        Player(application)

    run: Callable[..., int] = app.run_window
    sys.exit(run(arguments, shown))


if __name__ == "__main__":
    main()
