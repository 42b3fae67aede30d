"""A copy that comes back while its plan is open, as from a colleague, is offered then."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktopapp.session.session import Session
from desktopapp.ui.files import diverged
from desktopapp.ui.widgets.jobs import nothing
from desktopapp.ui.workspace.autosave import BETWEEN_BEATS
from desktopapp.ui.workspace.shell import Shell


class CopiesBack(QObject):
    """Looks beside the plan every half minute, and whenever an officer comes back to the window.

    What lies there at first was looked at when the plan was opened. A file is read once for each
    time that it was written: what was put off with “Not now” is not offered again.
    """

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.keeper)
        self._shell, self._session = shell, session
        self._seen: dict[Path, tuple[int, int]] | None = None
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(BETWEEN_BEATS)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)
        self.look()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Look off the window's thread which files are new or were written anew."""
        jobs, seen, session = self._shell.jobs, self._seen, self._session
        if jobs.is_under_way("copies back") or session.read_only:
            return

        def work(_job: object) -> tuple[dict[Path, tuple[int, int]], tuple[Path, ...]]:
            from desktopapp.session.merging import (  # noqa: PLC0415  # loads beside the window
                copies_beside,
                plans_beside,
            )

            now = plans_beside(session)
            if seen is None or seen.items() >= now.items():
                return now, ()
            fresh = {path for path, written in now.items() if seen.get(path) != written}
            return now, tuple(one for one in copies_beside(session) if one in fresh)

        jobs.fetch("copies back", work, self._take, nothing)

    def _take(self, found: tuple[dict[Path, tuple[int, int]], tuple[Path, ...]]) -> None:
        shell, (now, copies) = self._shell, found
        if not (shell.work and shell.work.bridge.session is self._session):
            return
        if copies and not shell.notice.isHidden():  # no offer takes the place of another
            shell.notice.when_free(self.look)
            return
        self._seen = now
        if copies:
            diverged.offer(shell, copies)
