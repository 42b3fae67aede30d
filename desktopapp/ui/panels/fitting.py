"""Says at an answer that is empty how many passages of the library fit its question."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer

from desktopapp.operations.libraries import own_library
from desktopapp.operations.reusing import Offers, suggest
from desktopapp.plan.giving import question_at, wants_words
from desktopapp.plan.saying import counted
from desktopapp.plan.text import is_empty
from desktopapp.ui.widgets.jobs import Job
from desktopapp.ui.workspace.workspace import Workspace

_REST = 400  # milliseconds at a question before passages are looked for


class Fitting(QObject):
    """Looks for passages off the window's thread, where nothing is written yet."""

    def __init__(
        self,
        work: Workspace,
        today: date,
        shares: Callable[[], Sequence[str]],
        show: Callable[[], object],
    ) -> None:
        super().__init__(work)
        self.work, self.today, self.shares = work, today, shares
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.look)
        work.went.connect(lambda _where: self._begin())
        work.bridge.changed.connect(lambda _change: self._begin())
        work.page.desk.reuse_wanted.connect(show)
        self._begin()

    def look(self) -> None:
        """Count the passages that fit the question in hand, where its answer is empty."""
        plan, where = self.work.plan, self.work.where
        if not self._is_open():
            return
        shares, today = tuple(self.shares()), self.today

        def work(_job: Job) -> tuple[str, str]:
            if not shares and not own_library().exists():
                return where, ""
            return where, _said(suggest(plan, where, shares, today))

        self.work.jobs.fetch("fitting", work, self._show, lambda _error: None)

    def _begin(self) -> None:
        if self._is_open():
            self._timer.start()
        else:
            self._timer.stop()
            self.work.page.desk.say_fitting("")

    def _is_open(self) -> bool:
        """Tell whether a question is in hand to which nothing is written yet."""
        plan, where = self.work.plan, self.work.where
        question = question_at(plan, where)
        if question is None or not wants_words(question):
            return False
        return all(is_empty(one.text) for one in plan.answers_to(where))

    def _show(self, found: tuple[str, str]) -> None:
        where, words = found
        if where == self.work.where and self._is_open():
            self.work.page.desk.say_fitting(words)


def _said(found: Offers) -> str:
    """Say how many passages fit; what is only near is not said to."""
    if not found.passages:
        return ""
    if not found.fitting:
        return "No direct answer in your library. See the nearest: Ctrl+R"
    fit = "fits" if found.fitting == 1 else "fit"
    return f"{counted(found.fitting, 'passage')} {fit} this question. Ctrl+R"
