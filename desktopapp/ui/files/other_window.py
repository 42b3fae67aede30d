"""The same plan in another window of the same officer: it is shown when that is wished for."""

from pathlib import Path

from PySide6.QtCore import QTimer

from desktopapp.session.opening import asked_to_show, show_elsewhere
from desktopapp.session.session import Session
from desktopapp.ui.widgets.jobs import nothing
from desktopapp.ui.workspace.shell import Shell

_LOOK = 2_000  # milliseconds between two looks for a wish


def show_it(shell: Shell, path: Path) -> None:
    """Wish that the other window shows a plan."""
    shell.jobs.fetch("show elsewhere", lambda _job: show_elsewhere(path), nothing, nothing)


def follow_wishes(shell: Shell, session: Session) -> None:
    """Show this window from now on where another wishes for its plan."""
    if shell.keeper is None:
        return
    timer = QTimer(shell.keeper)  # what watches a folder for us would wait for its disk itself

    def look() -> None:
        if session.lease and session.path and not shell.jobs.is_under_way("wish"):
            path = session.path
            shell.jobs.fetch("wish", lambda _job: asked_to_show(path), answer, nothing)

    def answer(is_wished: bool) -> None:  # noqa: FBT001  # a job's result
        if is_wished and shell.work and shell.work.bridge.session is session:
            window = shell.widget()
            if window.isMinimized():
                window.showNormal()
            window.raise_()
            window.activateWindow()

    timer.timeout.connect(look)
    timer.start(_LOOK)
