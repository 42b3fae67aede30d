"""The card above the sheet: the letter's words, its asks, the status, and the ways on."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout

from desktopapp.plan.agreeing import CHANGED, changed_at, said_agreed, with_status
from desktopapp.plan.brief import Ask
from desktopapp.plan.coverage import covered_asks, signs
from desktopapp.plan.elsewhere import elsewhere_faults
from desktopapp.plan.limits import said_terms
from desktopapp.plan.outline import status_name, status_shape, status_words
from desktopapp.plan.places import place_name
from desktopapp.plan.plan import Coverage, Plan, Status
from desktopapp.plan.saying import counted
from desktopapp.session.officer import now, officer
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.controls import Card, IconButton, MenuButton, as_wide_as
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.asks import AskRow

if TYPE_CHECKING:
    from desktopapp.operations.evidence.proposing import Proposed
    from desktopapp.ui.workspace.each_row import EachRow


class Head(NamedTuple):
    """What a card shows: its name, who speaks, the words, and the asks."""

    name: str
    speaker: str
    words: str
    asks: tuple[Ask, ...] = ()
    more: str = ""  # the introduction of a theme
    terms: str = ""  # when it is asked, and how long an answer may be
    guidance: str = ""  # what the letter says of how to answer


def head(plan: Plan, where: str) -> Head | None:
    """Return the card of a question or theme; a section has none."""
    name, brief = place_name(plan, where), plan.brief
    if brief.has_theme(where):
        theme = brief.theme(where)
        terms = said_terms(theme)
        return Head(name, "The letter’s theme", theme.title, theme.asks, theme.introduction, terms)
    if not brief.has_question(where):
        return None
    _, question = brief.question(where)
    return Head(
        name,
        "The letter asks",
        question.text,
        question.asks,
        terms=said_terms(question),
        guidance="\n".join(question.guidance),
    )


def say_coverage(
    bridge: Bridge, one_id: str, label: str, coverage: Coverage, *, fold: bool
) -> None:
    """Take down what a person says of an ask or requirement."""
    plan = bridge.session.plan.with_coverage(one_id, coverage)
    what = f"reason for “{label}”" if fold else f"“{label}”: {coverage.state}"
    bridge.session.edit(plan, what, fold=f"reason {one_id}" if fold else "")


class QuestionCard(Card):
    """The card of the question or theme in hand."""

    stepped = Signal(int)  # -1 to the question before, 1 to the next
    wanted = Signal(str)  # the page that is wanted
    evidence_wanted = Signal(str)  # what speaks for an ask is to be shown
    acceptance_wanted = Signal(str)  # what is proposed of an ask is to be said

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.where = ""
        self._shown: Head | None = None
        self.folded = False
        self.name, self.speaker = PlainLabel(), Quiet()
        wear(self.name, 13, bold=True)
        self.name.setForegroundRole(QPalette.ColorRole.Link)
        self.brief_words = Elided(size=15)
        self.tally = Quiet()
        self.before = IconButton("up", "Previous question (Alt+Up)")
        self.after = IconButton("down", "Next question (Alt+Down)")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.fold_button = IconButton("fold", "Shorten the question (Ctrl+3)")
        self.status = StatusButton(bridge)
        self.quote = PlainLabel()
        wear(self.quote, 17)
        self.quote.setWordWrap(True)
        self.more = Quiet(size=14)
        self.more.setWordWrap(True)
        self.terms = Quiet(size=14)
        self.terms.setWordWrap(True)
        self.guided = IconButton("right", "Guidance", beside=True, size=24)
        wear(self.guided, 14)
        self.guided.clicked.connect(lambda _checked=False: self.guide(shown=not self.is_guiding))
        self.guidance = Quiet(size=14)
        self.guidance.setWordWrap(True)
        self.is_guiding: bool = False
        self.each: EachRow | None = None  # where it is answered for each of several things
        self.asks = QGridLayout()
        self.asks.setVerticalSpacing(2)
        self.asks.setHorizontalSpacing(24)
        self.rows: list[tuple[Ask, AskRow]] = []
        self._proposed: Mapping[str, Proposed] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 8, 16, 12)
        self.column.setSpacing(6)
        top = FoldingRow(8)
        self.column.addLayout(top)
        for words in (self.name, self.speaker, self.brief_words):
            top.addWidget(words)
        top.addStretch()
        for part in (self.tally, self.before, self.after, self.fold_button, self.status):
            top.addWidget(part)
        self.column.addWidget(self.quote)
        self.column.addWidget(self.more)
        self.column.addWidget(self.terms)
        self.column.addWidget(self.guided, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.guidance)
        self.column.addLayout(self.asks)

    def show_place(self, where: str) -> None:
        """Show the card of a question or theme."""
        shown = head(self.bridge.session.plan, where)
        if shown is None:
            self.where = where
            return
        came = where != self.where
        if came or shown != self._shown:  # or what is asked there was changed
            self.where, self._shown = where, shown
            self._build(shown)
        if came and (self.before.hasFocus() or self.after.hasFocus()):  # and no text of it
            announce(self, f"{shown.name}. {shown.speaker}: “{shown.words}”")
        self.refresh()

    def has_keyboard_at_point(self) -> bool:
        """Tell whether the keyboard is at one of the points."""
        held = QApplication.focusWidget()
        return held is not None and any(row.isAncestorOf(held) for _, row in self.rows)

    def fold(self, *, folded: bool) -> None:
        """Fold the card to one line, or open it."""
        self.folded = folded
        self.fold_button.draw("unfold" if folded else "fold")
        words = "Show the whole question" if folded else "Shorten the question"
        self.fold_button.setAccessibleName(words)
        explain(self.fold_button, f"{words} (Ctrl+3)")
        self.speaker.setVisible(not folded)
        self.brief_words.setVisible(folded)
        self.tally.setVisible(folded and bool(self.rows))
        self.quote.setVisible(not folded)
        for part in (self.more, self.terms):
            part.setVisible(not folded and bool(part.text()))
        if self.each:
            self.each.setVisible(not folded and self.each.each is not None)
        self.guide(shown=self.is_guiding)
        for _, row in self.rows:
            row.setVisible(not folded)
        self.column.setContentsMargins(16, 2 if folded else 8, 12, 2 if folded else 12)

    def guide(self, *, shown: bool) -> None:
        """Show what the letter says of how to answer, or fold it away."""
        self.is_guiding = shown
        has_any = bool(self.guidance.text()) and not self.folded
        self.guided.draw("down" if shown else "right")
        self.guided.setAccessibleName("Hide the guidance" if shown else "Show the guidance")
        self.guided.setVisible(has_any)
        self.guidance.setVisible(has_any and shown)

    def refresh(self) -> None:
        """Show the states as they stand now."""
        plan = self.bridge.session.plan
        self._show_each(plan)
        stand = signs(plan) if self.rows else {}
        faults = elsewhere_faults(plan) if self.rows else {}
        for ask, row in self.rows:
            row.show_coverage(plan, plan.covered(ask.id), stand[ask.id], faults.get(ask.id))
            proposed = self._proposed.get(ask.id)
            row.show_proposal(proposed if proposed and proposed.evidence else None)
        done = covered_asks(plan, self.where)
        self.tally.setText(f"{done.said} of {counted(done.of, 'point')}")
        self.status.show_status(self.where)

    def show_proposals(self, found: Mapping[str, "Proposed"]) -> None:
        """Show beside each ask how it looks by the text, where there are words to show."""
        self._proposed = found
        self.refresh()

    def _show_each(self, plan: Plan) -> None:
        """Show for which of several things this is answered, where it is."""
        each = None
        if plan.brief_as_sent.has_repeats:
            from desktopapp.plan.things import each_at  # noqa: PLC0415  # seldom wanted

            each = each_at(plan, self.where)
        if each and self.each is None:
            from desktopapp.ui.workspace.each_row import EachRow  # noqa: PLC0415  # seldom wanted

            self.each = EachRow(self.bridge)
            self.each.wanted.connect(self.wanted)
            self.column.insertWidget(self.column.indexOf(self.terms), self.each)
        if self.each:
            self.each.show_each(plan, self.where, each)
            self.each.setVisible(each is not None and not self.folded)

    def _build(self, shown: Head) -> None:
        self.name.setText(shown.name)
        self.speaker.setText(shown.speaker)
        quoted = f"“{shown.words}”"
        self.quote.setText(quoted)
        self.brief_words.say(quoted)
        self.more.setText(f"“{shown.more}”" if shown.more else "")
        self.terms.setText(shown.terms)
        self.guidance.setText(shown.guidance)
        for _, row in self.rows:
            self.asks.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [(ask, self._ask_row(ask)) for ask in shown.asks]
        for n, (_, row) in enumerate(self.rows):
            self.asks.addWidget(row, n, 0)
        self.fold(folded=self.folded)

    def _ask_row(self, ask: Ask) -> AskRow:
        label = ask.label[:1].upper() + ask.label[1:]

        def told(coverage: Coverage, typed: bool) -> None:  # noqa: FBT001  # the row's callback
            say_coverage(self.bridge, ask.id, label, coverage, fold=typed)

        row = AskRow(label, told)
        row.evidence_wanted.connect(lambda: self.evidence_wanted.emit(ask.id))
        row.acceptance_wanted.connect(lambda: self.acceptance_wanted.emit(ask.id))
        if ask.condition:
            for one in (row.label, row.tick):
                explain(one, ask.condition[:1].upper() + ask.condition[1:])
        return row


class StatusButton(MenuButton):
    """How far an answer is, as a menu of the four words."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__([(status_name(one), partial(self.choose, one)) for one in Status])
        self.edged = True
        self.bridge = bridge
        self.where = ""
        wear(self, 14)
        self.drawn = Status.DRAFTING
        as_wide_as(self, *map(status_name, Status), CHANGED)

    def show_status(self, where: str) -> None:
        """Show the status of a question or section; a theme has none of its own."""
        self.where = where
        status = status_at(self.bridge.session.plan, where)
        self.setVisible(status is not None)
        if status is None:
            return
        changed = changed_at(self.bridge.session.plan, where)
        words = status_words(status, changed=bool(changed))
        self.drawn = status_shape(status, changed=bool(changed))
        self.say(words)
        self.setAccessibleName(f"Status: {words}")
        agreed = ". ".join(said_agreed(one.agreed) for one in changed if one.agreed)
        explain(self, f"{agreed}, and changed since. The Plan menu compares." if agreed else "")

    def choose(self, status: Status) -> None:
        """Set the status of the question or section in hand."""
        plan = self.bridge.session.plan
        now_there = status_at(plan, self.where)
        if now_there is None or (now_there is status and not changed_at(plan, self.where)):
            return
        changed = with_status(plan, self.where, status, officer(), now())
        self.bridge.session.edit(changed, f"status: {status}")


def status_at(plan: Plan, where: str) -> Status | None:
    """Return the status of a question or section, or nothing for a theme."""
    for section in plan.sections:
        if section.id == where:
            return section.status
    if plan.brief.has_theme(where):
        return None
    return plan.status(where)
