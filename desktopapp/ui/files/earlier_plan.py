"""Which earlier plan a new one is begun from, if any: chosen from a file, read, and named."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktopapp.plan.problem import Unreadable
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.store.names import SUFFIX
from desktopapp.store.vault import Locked
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.words_shown import Elided

_NONE = "None. The plan begins empty."
Unlock = Callable[[Path, Locked, Callable[[Session | Unreadable], object]], object]


class EarlierPlan(QWidget):
    """The choice. ``session`` is the earlier plan that was read, or nothing."""

    chosen = Signal()

    def __init__(
        self,
        jobs: Jobs,
        folder: Path,
        failed: Callable[[Exception], object],
        unlock: Unlock | None = None,
    ) -> None:
        super().__init__()
        self.unlock = unlock
        self.jobs, self.folder, self.failed = jobs, folder, failed
        self.session: Session | None = None
        self.named = Elided(_NONE, size=14)
        self.named.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.choose = button("Choose…", self._choose)
        self.choose.setAccessibleName("Choose… an earlier plan")
        self.choose.setAccessibleDescription(_NONE)
        self.leave = button("Leave it out", self._leave_out)
        self.leave.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = FoldingRow(6)
        column.addLayout(row)
        row.addWidget(self.named, 1)
        row.addWidget(self.choose)
        row.addWidget(self.leave)

    def take(self, path: Path) -> None:
        """Read a plan, off the window’s thread, and take it as the earlier one."""
        self._say(f"Reading “{path.stem}”…")
        self.jobs.fetch(
            "earlier plan",
            lambda _job: open_session(path),
            self._read,
            lambda error: self._cannot(path, error),
            briefly=True,
        )

    def _cannot(self, path: Path, error: Exception) -> None:
        """Ask for the passphrase of a protected plan; say why another cannot be read."""
        if not isinstance(error, Locked) or self.unlock is None:
            self._failed(error)
            return

        def opened(found: Session | Unreadable) -> None:
            if isinstance(found, Unreadable):
                self._failed(found)
            else:
                self._read(found)

        self._say(_NONE)
        self.unlock(path, error, opened)

    def _say(self, words: str) -> None:
        """Say what is chosen, beside the button and to whoever hears of it."""
        self.named.say(words)
        self.choose.setAccessibleDescription(words)

    def _choose(self) -> None:
        path = ask_file(self, "Choose an earlier plan", self.folder, f"Plans (*{SUFFIX})")
        if path:
            self.take(path)

    def _read(self, session: Session) -> None:
        self.session = session
        self._say(f"{session.plan.title}, {session.plan.council.name}")
        self.leave.show()
        announce(self, f"Begins from {self.named.whole}")
        self.chosen.emit()

    def _failed(self, error: Exception) -> None:
        self._leave_out()
        self.failed(error)

    def _leave_out(self) -> None:
        self.session = None
        self._say(_NONE)
        self.leave.hide()
        self.choose.setFocus()
        self.chosen.emit()
