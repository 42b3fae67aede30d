"""What the window shows while a plan is being opened, and the plan once it is read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.session.opening import opened_again
from desktopapp.ui.files.found import FoundPlan, with_pages
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import button, scrolling
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import breakable
from desktopapp.ui.widgets.text_size import keep_within, wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell

_SLOW = 5_000  # milliseconds after which it is said that the place answers slowly
_WIDE = 560


class OpeningPage(QWidget):
    """What the window shows while a plan or letter is being read and nothing else is to be done.

    ``doing`` is the word for it, ``slow`` what is said where it takes long.
    """

    def __init__(
        self,
        path: Path,
        cancel: Callable[[], object],
        doing: str = "Opening",
        slow: str = "This folder is slow. You can wait, or cancel and open another plan.",
    ) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        middle = QWidget()
        keep_within(middle, _WIDE)
        column = self.column = QVBoxLayout(middle)
        column.setSpacing(10)
        self._told_slow = slow
        self.title = Quiet(breakable(f"{doing} “{path.stem}”"), 20)
        wear(self.title, 20, bold=True)
        self.title.setForegroundRole(QPalette.ColorRole.WindowText)
        self.title.setAccessibleName(f"{doing} “{path.stem}”")
        self.line = Quiet(breakable(f"From {path.parent}"), 15)
        self.line.setAccessibleName(f"From {path.parent}")
        self.slow = Quiet("", 15)
        self.slow.hide()
        for words in (self.title, self.line, self.slow):
            words.setWordWrap(True)
            column.addWidget(words)
        column.addSpacing(8)
        self.cancel = button("Cancel", cancel)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        held = QWidget()
        down = QVBoxLayout(held)
        down.addStretch(2)
        across = QHBoxLayout()
        down.addLayout(across)
        across.addStretch(1)
        across.addWidget(middle, 100)  # aligned, it would not be as high as its lines
        across.addStretch(1)
        down.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(held))
        self.setFocusProxy(self.cancel)
        QTimer.singleShot(_SLOW, self, self._say_slow)

    def _say_slow(self) -> None:
        self.slow.setText(self._told_slow)
        self.slow.show()
        announce(self, self.slow.text())


def say_opening(shell: Shell, path: Path) -> None:
    """Say that a plan is being opened, with a way to stop it."""

    def cancel() -> None:
        shell.jobs.drop("open")
        shell.opening.end()
        if shell.work is None:
            shell.show_home()

    if shell.work is None:
        shell.opening.show_page(OpeningPage(path, cancel))
    else:
        words = f"Opening “{path.stem}”."
        shell.opening.tell(words, "You can go on here meanwhile.", ("Cancel", cancel))


def show_opened(shell: Shell, found: FoundPlan, then: Callable[[], object]) -> None:
    """Show a plan that was read.

    Where it may be the one that is open, by another name of its file, that is saved first and the
    file is read once more: nobody is shown older words.
    """
    now = shell.work.bridge.session if shell.work else None
    if now is None or now.plan.id != found.session.plan.id:
        shell.opening.end()
        shell.show_session(found.session, then, found.pages)
        return

    def failed(error: Exception) -> None:
        shell.opening.end()
        shell.show_home()
        shell.show_problem(problem_of(error))

    def read_again() -> None:
        job = shell.jobs.fetch(
            "open",
            lambda _job: with_pages(opened_again(found.session)),
            lambda again: show_opened(shell, again, then),
            failed,
            briefly=True,
        )
        if not job.told and found.session.path:
            say_opening(shell, found.session.path)

    shell.opening.end()
    shell.put_away(read_again)
