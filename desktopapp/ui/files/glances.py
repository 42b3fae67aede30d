"""How the plans on the first page stand: looked at one after another, once the page is seen.

The window waits for none of them. One whose disk does not answer says so, and holds up no other.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from desktopapp.checks.finding import Facts
from desktopapp.checks.rule import Severity
from desktopapp.checks.rules import check
from desktopapp.layout.build import Document
from desktopapp.layout.placed import Page
from desktopapp.plan.how_far import HowFar, how_far, said_how_far, said_next
from desktopapp.session.glancing import MISSING, Glance, glance
from desktopapp.store.names import said_of_name
from desktopapp.ui.home import Home
from desktopapp.ui.pages.paged import first_paged
from desktopapp.ui.pages.plan_choice import CardWords
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.when import when, when_saved
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.title import due_heading, due_words, released_words

_LATE = "Its folder does not answer yet."
_PATIENCE = 1500  # milliseconds until the next plan is looked at, whatever became of this one


class Seen(NamedTuple):
    """What was seen of a plan file, laid out as far as its first page."""

    found: Glance
    far: HowFar | None = None
    findings: int = 0  # that must or should be mended
    document: Document | None = None
    page: Page | None = None


class Glances(QObject):
    """Goes through the plans of a first page. It goes when the page goes."""

    def __init__(self, shell: Shell, home: Home) -> None:
        super().__init__(home)
        self.shell, self.home = shell, home
        self.jobs = Jobs(self)
        self._left = list(home.recent)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(self._say_late)
        self._now: Path | None = None
        self._next()

    def _next(self) -> None:
        """Look at the next plan, unless one is open by now."""
        self._late.stop()
        self._now = None
        if not self._left or self.shell.work:
            return
        path = self._now = self._left.pop(0)
        today = self.shell.today
        self._late.start()
        self.jobs.fetch(
            str(path),
            lambda _job: _look(path, today),
            lambda seen: self._take(path, seen),
            lambda _error: self._went_by(path),
        )

    def _went_by(self, path: Path) -> None:
        if path == self._now:
            self._next()

    def _say_late(self) -> None:
        path = self._now
        if path:
            self._tell(path, CardWords(_LATE, f"In {path.parent}", tag=said_of_name(path)))
        self._next()

    def _take(self, path: Path, seen: Seen) -> None:
        today, plan = self.shell.today, seen.found.plan
        following = said_next(plan, seen.far, seen.findings) if plan and seen.far else ""
        due = plan.deadline if plan and not plan.releases else None
        self._tell(path, _told(path, seen, today), due, following)
        card = self.home.listed(path)
        if card and seen.document and seen.page:
            card.show_page(seen.document, seen.page)
        self._went_by(path)

    def _tell(
        self, path: Path, told: CardWords, deadline: date | None = None, following: str = ""
    ) -> None:
        """Tell a plan's card, and of the plan to go on with the head of the page too."""
        card = self.home.listed(path)
        if card:
            card.tell(told)
        if path == self.home.recent[0]:
            self.home.say_next(due_heading(deadline, self.shell.today), following or told.line)


def _look(path: Path, today: date) -> Seen:
    """Look at a plan file and lay out what is in it; any thread."""
    found = glance(path)
    plan = found.plan
    if plan is None:
        return Seen(found)
    pages = first_paged(plan)
    facts = Facts(pages.plan, today, pages.document, pages.counted)
    grave = [one for one in check(facts) if one.severity in (Severity.MUST, Severity.SHOULD)]
    return Seen(found, how_far(plan), len(grave), pages.document, pages.layout.pages[0])


def _told(path: Path, seen: Seen, today: date) -> CardWords:
    """Say how a plan stands on its card."""
    found, plan = seen.found, seen.found.plan
    saved = when_saved(found.saved, today) if found.saved is not None else ""
    where = f"{saved} in {path.parent}" if saved else f"In {path.parent}"
    if plan and seen.far:
        line = (
            f"{said_how_far(seen.far, seen.findings)}. {said_next(plan, seen.far, seen.findings)}"
        )
        due, _day = released_words(plan) or due_words(plan.deadline, today)
        return CardWords(line, f"{plan.council.name}. {where}", due, said_of_name(path))
    if found.tag == MISSING:
        kept = (
            f"A backup of {when(found.backup)} is kept on this PC."
            if found.backup
            else f"It was in {path.parent}."
        )
        return CardWords(f"Not there now. {kept}", where if found.backup else "", tag=found.tag)
    return CardWords(found.said, where, tag=found.tag or said_of_name(path))
