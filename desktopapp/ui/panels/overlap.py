"""The panel of overlap: words of the plan that stand elsewhere too, with both sides."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktopapp.operations.overlapping import Overlap, Overlaps, overlaps, place_of_overlap
from desktopapp.plan.naming import part_name
from desktopapp.plan.saying import counted
from desktopapp.session.news import Change
from desktopapp.ui.panels.card_panel import CardPanel
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.workspace import Workspace

_SETTLE = 1500  # milliseconds after a change until the plan is compared again
_LETTERS = 260  # of each side that are shown
_MOST = 100  # cards shown


class OverlapCard(PressCard):
    """One stretch of words that stands in two places. Enter or a click goes to it."""

    def __init__(self, overlap: Overlap, where: str) -> None:
        super().__init__()
        self.overlap = overlap
        here, there = _short(overlap.text), _short(overlap.other)
        self.setAccessibleName(f"{overlap.said}. {overlap.measure}. {here}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(_wrapped(overlap.said, bold=True))
        column.addWidget(Elided(f"In {where}", size=13))
        column.addWidget(_wrapped(f"“{here}”"))
        if overlap.exact:
            column.addWidget(Elided(f"In {overlap.there}: the same words", size=13))
        else:
            column.addWidget(Elided(f"In {overlap.there}", size=13))
            column.addWidget(_wrapped(f"“{there}”"))
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setSpacing(6)
        foot.addWidget(Sign("pages", 16))
        foot.addWidget(Quiet(overlap.measure))
        foot.addStretch()


def _wrapped(words: str, *, bold: bool = False) -> PlainLabel:
    made = PlainLabel(words)
    wear(made, 14, bold=bold)
    made.setWordWrap(True)
    return made


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LETTERS else words[:_LETTERS].rsplit(" ", 1)[0] + " …"


class OverlapPanel(CardPanel):
    """What the plan shares with the libraries, with itself and with partners' plans."""

    def __init__(
        self,
        work: Workspace,
        shares: Callable[[], Sequence[str]],
        partners: Callable[[], Sequence[str]],
        link: Callable[[], object],
    ) -> None:
        super().__init__()
        self.work, self.shares, self.partners = work, shares, partners
        self.cards: list[OverlapCard] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._timer.timeout.connect(self.look)
        self.title.setText("Comparing…")
        linking = button("Link a partner’s plan…", link)
        self.head.addWidget(linking, 0, Qt.AlignmentFlag.AlignLeft)
        work.bridge.changed.connect(self._hear)
        self.look()

    def _hear(self, change: Change) -> None:
        """Compare again when typing rests, where the words of a part changed."""
        if change.parts:
            self._timer.start()

    def look(self) -> None:
        """Compare the plan as it is now, off the window's thread, while the panel is in sight."""
        plan, shares, partners = self.work.plan, tuple(self.shares()), tuple(self.partners())
        self.work.jobs.fetch(
            "overlap",
            lambda _job: overlaps(plan, shares, partners),
            self._show,
            lambda error: self.work.notice.warn(problem_of(error)),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Compare again: the plan may have changed while the panel was out of sight."""
        super().showEvent(event)
        self._timer.start(0)

    def _show(self, found: Overlaps) -> None:
        if [card.overlap for card in self.cards] != list(found.found[:_MOST]):
            self._fill(found)
        number = len(found.found)
        self.title.setText(
            "No repeated text" if not number else counted(number, "repeated passage")
        )
        said = (
            "Runs of eight or more words that also appear in your library, elsewhere in the plan, "
            "or in a partner’s plan. The letter’s own words are left out. Repeated text is often "
            "right: look, and decide."
        )
        self.words.setText(" ".join((said, *found.notes)))

    def _fill(self, found: Overlaps) -> None:
        plan = self.work.plan
        known = {part.id for part in plan.parts()}
        self.cards = []
        for one in found.found[:_MOST]:
            card = OverlapCard(one, part_name(plan, one.part) if one.part in known else "")
            card.opened.connect(lambda one=one: self._go(one))
            self.cards.append(card)
        self.list.fill(self.cards)

    def _go(self, one: Overlap) -> None:
        """Go to the words in the plan and select them."""
        match = place_of_overlap(self.work.plan, one)
        if match:
            self.work.select(match.caret, match.length)
