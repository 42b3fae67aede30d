"""Putting the open plan away: saved off the window's thread, and never lost by it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import names
from desktopapp.plan.text import Picture
from desktopapp.session.journals import leave_in_journal
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.line_field import finish_line
from desktopapp.ui.widgets.notice import NoticeVerb
from desktopapp.ui.workspace.autosave import Autosave
from desktopapp.ui.workspace.shell import Shell

_SLOW = 5_000  # milliseconds of waiting until other ways are offered
_AGAIN = 15_000  # milliseconds until they are offered again
_KEEP = "Close and keep it on this PC"
_KEPT_HERE = (
    "Or close: what you wrote stays on this PC, and is offered when the plan is opened next."
)


class Leaving:
    """A plan that is being saved to be put away; ``then`` follows when it is.

    The window stands by meanwhile: it paints and answers, and nothing in the plan can be changed.
    """

    def __init__(self, shell: Shell, keeper: Autosave, then: Callable[[], object]) -> None:
        self.shell, self.keeper, self.then = shell, keeper, then
        self.over = False
        self._asked = 0  # the number of the news that was told last
        self._timer = QTimer(keeper)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._offer)

    def start(self) -> None:
        """Save, and put the plan away at once where that takes no time."""
        try:
            self.keeper.put_away(self._done, self._failed)
            if not self.over:
                self.shell.stand_by(still=True)
                QTimer.singleShot(0, self._timer, self._say)  # this turn has waited long enough
        except Exception:
            self.stay()
            raise

    def _say(self) -> None:
        if not self.over:
            self._wait(_SLOW)

    def _wait(self, until: int) -> None:
        self._ask("Saving before closing.", "The plan is put away as soon as it is saved.")
        self._timer.start(until)

    def _ask(self, words: str, more: str, *verbs: NoticeVerb) -> None:
        self.shell.notice.ask(words, more, verbs)
        self._asked = self.shell.notice.number

    def _offer(self) -> None:
        self._ask(
            "The plan is still being saved.",
            f"{self._late_place()} does not answer. What you wrote can stay on this PC: it "
            "is offered when Planwright is started next.",
            ("Keep waiting", lambda: self._wait(_AGAIN)),
            (_KEEP, self._leave),
            ("Go on writing", self.stay),
        )
        self.shell.notice.focus_first()

    def _late_place(self) -> str:
        """Return what is waited for: the plan's folder, or that of a plan without a file."""
        path = self.keeper.bridge.session.path
        return f"The plan’s folder “{path.parent}”" if path else "The folder of what is kept here"

    def _leave(self) -> None:
        """Put all that was typed into the journal on this PC, to be offered at the next start.

        It fails where this PC's own place for it does not answer either.
        """
        self._timer.stop()
        self._ask("Keeping what you wrote on this PC.", "")
        session = self.keeper.bridge.session
        journal, plan, ground = session.journal, session.plan, session.ground
        self.shell.jobs.fetch(
            f"leave {id(self)}",
            lambda _job: leave_in_journal(journal, plan, ground),
            lambda _result: self._done(),
            self._not_kept,
            briefly=True,
        )

    def stay(self) -> None:
        """Go back to the plan, whether or not it is saved."""
        self._end()
        self.keeper.stay()

    def _not_kept(self, error: Exception) -> None:
        self.stay()
        self.shell.show_problem(problem_of(error))

    def _failed(self, problem: Problem) -> None:
        """Go back to the plan, say why it was not saved, and offer to close all the same."""
        from desktopapp.ui.files.diverged import tell_not_saved  # noqa: PLC0415  # rarely needed

        self._end()
        if self.keeper.bridge.session.journal:
            tell_not_saved(self.shell, problem, (_KEEP, self._keep_and_go), further=_KEPT_HERE)
            self.shell.notice.open()  # all that can be done, to who wanted to leave
            self.shell.notice.focus_first()

    def _keep_and_go(self) -> None:
        """Put the plan away without saving it, unless something else came of it meanwhile."""
        if self.shell.keeper is self.keeper and self.shell.leaving is None:
            self.over, self.shell.leaving = False, self
            self.shell.stand_by(still=True)
            self.keeper.settle(self._leave)

    def _done(self) -> None:
        self._end()
        self.shell.let_go()
        self.then()

    def _end(self) -> None:
        self.over, self.shell.leaving = True, None
        self._timer.stop()
        self.shell.notice.end(self._asked)
        self.shell.stand_by(still=False)


def put_away(shell: Shell, then: Callable[[], object]) -> None:
    """Save the open plan and put it away, then go on; where it cannot be saved, it stays.

    It also stays while a picture is being read into it, until that is there or the officer says
    otherwise. Asked again while it is being saved, the last wish counts.
    """
    finish_line()
    if shell.leaving:
        shell.leaving.then = then
    elif shell.keeper is None:
        then()
    elif shell.keeper.bridge.awaited:
        _PicturesFirst(shell, shell.keeper, then).ask()
    else:
        _save_and_go(shell, shell.keeper, then)


def _save_and_go(shell: Shell, keeper: Autosave, then: Callable[[], object]) -> None:
    shell.leaving = Leaving(shell, keeper, then)
    shell.leaving.start()


class _PicturesFirst(QObject):
    """Asks whether to close without pictures that are being read, as long as they are.

    Who keeps waiting has asked to close, which follows by itself once they are in the plan. It
    does not where one was refused: that must be read.
    """

    def __init__(self, shell: Shell, keeper: Autosave, then: Callable[[], object]) -> None:
        bridge = keeper.bridge
        for before in bridge.findChildren(_PicturesFirst):
            before.over = True  # the last wish counts
        super().__init__(bridge)
        self.shell, self.keeper, self.then = shell, keeper, then
        self.over: bool = False
        self.waiting = False
        self.several = len(bridge.awaited) > 1
        self.wanted = _pictures_in(bridge.session.plan) + len(bridge.awaited)
        bridge.awaits.connect(self._look_again)

    def ask(self) -> None:
        """Say which pictures are being read, and ask."""
        files = names(path.name for path in self.keeper.bridge.awaited)
        pictures, are = self._words()
        self._say(
            f"{files} {are} still being read.",
            f"The {pictures} {are} not in the plan yet, and would not be in it if you close it "
            f"now. All else is kept, and the {pictures} can be put in again later.",
            ("Keep waiting", self._wait),
        )
        self.shell.notice.focus_first()

    def _words(self) -> tuple[str, str]:
        return ("pictures", "are") if self.several else ("picture", "is")

    def _say(self, words: str, more: str, *verbs: NoticeVerb) -> None:
        pictures, _ = self._words()
        always = ((f"Close without the {pictures}", self._close), ("Go on writing", self._end))
        self.shell.notice.ask(words, more, (*verbs, *always))
        self._asked = self.shell.notice.number

    def _wait(self) -> None:
        pictures, are = self._words()
        self._say(f"Closing once the {pictures} {are} in.", "All else in the plan is kept.")
        self.waiting = True

    def _close(self) -> None:
        self._end()
        _save_and_go(self.shell, self.keeper, self.then)

    def _end(self) -> None:
        self.over = True
        self.shell.notice.end(self._asked)

    def _look_again(self) -> None:
        if self.over or self.keeper.bridge.awaited:
            return
        notice = self.shell.notice
        declined = notice.number == self._asked and not notice.isVisible()
        are_in = _pictures_in(self.keeper.bridge.session.plan) >= self.wanted
        if self.waiting and are_in and not declined:
            self._close()
        else:
            self._end()


def _pictures_in(plan: Plan) -> int:
    return sum(isinstance(block, Picture) for part in plan.parts() for block in part.text)
