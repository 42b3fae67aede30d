"""The panel of findings: what the checks found, how serious, and what can be done about each."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.checks.finding import Finding
from desktopapp.checks.rule import RuleKind, Severity
from desktopapp.plan.plan import Plan
from desktopapp.plan.set_aside import SetAside
from desktopapp.ui.panels.finding_card import CardVerb, FindingCard, card_words, verbs_of
from desktopapp.ui.panels.rule_page import show_rule
from desktopapp.ui.panels.set_aside_form import ask_aside
from desktopapp.ui.widgets.card_list import CardList
from desktopapp.ui.widgets.controls import Coloured, IconButton, MenuButton, button
from desktopapp.ui.widgets.findings import Weight
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.checking import Checking

_MOST = 200  # cards at a time: more would keep the window waiting, and nobody reads them
_STEP = 40  # cards that are made at once; others follow as one comes to the end
_FEW = 10  # cards in one turn of the window, on the way to one that was led to
_NEAR = 400  # pixels above the end of the list at which these are made
_KEYS = "Enter: go there. M: mend. S: set aside. W: why."
_GROUPS = {
    Severity.MUST: "before you send it",
    Severity.SHOULD: "be looked at",
    Severity.ADVICE: "for you to weigh",
    Severity.TIDY: "slips of typing",
}


class _Row(NamedTuple):
    """A finding to be listed, what its card says, and what was said if it was set aside."""

    finding: Finding
    said: tuple[str, ...]
    aside: SetAside | None

    @property
    def like(self) -> tuple[object, ...]:
        """By what a card that is there already can go on showing it."""
        return self.said, verbs_of(self.finding, self.aside), self.aside is None


class FindingsPanel(Coloured):
    """The list, the most serious first, of one kind or all."""

    def __init__(self, checks: Checking) -> None:
        super().__init__()
        self.checks = checks
        self.cards: list[FindingCard] = []
        self._rows: list[_Row] = []
        self.title = PlainLabel()
        wear(self.title, 15, bold=True)
        following = IconButton("", "Next finding", beside=True)
        explain(following, "Next finding (F9)")
        following.clicked.connect(lambda _checked=False: checks.go_next())
        self.next_button = following
        self.kinds = MenuButton(())
        wear(self.kinds, 14)
        self.words = Quiet("", 14)
        self.words.setWordWrap(True)
        self.words.setContentsMargins(16, 0, 16, 4)
        self.list = CardList()
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(16, 4, 10, 0)
        head.addWidget(self.title, 1)
        head.addWidget(following)
        head.addWidget(Quiet("F9"))
        choice = QHBoxLayout()
        column.addLayout(choice)
        choice.setContentsMargins(8, 0, 10, 0)
        choice.addWidget(self.kinds)
        choice.addStretch()
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(300)
        checks.changed.connect(self.show_found)
        self.show_found()

    def show_found(self) -> None:
        """Show the findings as they are now, and which one was led to last."""
        checks, plan = self.checks, self.checks.work.plan
        every = [*_rows(checks, plan)]
        self._rows = every[:_MOST]
        self._build(self._wanted())
        self.title.setText(checks.said())
        self.words.setText(self._said(len(every)))
        self.next_button.setEnabled(bool(checks.listed))
        self._show_kinds()
        for card in self.cards:
            card.current = card.finding == checks.at
            card.update()
            if card.current:
                self.list.bring(card)
        if self._at() >= len(self.cards):
            QTimer.singleShot(0, self, self.show_found)  # the next of them, till it is there

    def _at(self) -> int:
        """Return the row of the finding that was led to; the first where there is none."""
        at = self.checks.at
        return next((n for n, row in enumerate(self._rows) if row.finding == at), -1)

    def _said(self, many: int) -> str:
        """Say in which order findings are listed, and that there are more than are."""
        if self.checks.shows_aside:
            return "These were set aside. Each comes back when its words change."
        if not many:
            return "The checks run while you write. What they find is listed here."
        if many > _MOST:
            return (
                f"The {_MOST} most serious are listed. The others follow as these are dealt with."
            )
        return f"You decide what to do about each.\n{_KEYS}"

    def _wanted(self) -> int:
        """Return how many cards are to be there: some, and that which was led to."""
        many = max(len(self.cards), _STEP)
        more = _FEW if self._at() >= many else 0
        return min(many + more, len(self._rows))

    def _scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if value >= bar.maximum() - _NEAR and len(self.cards) < len(self._rows):
            self._build(min(len(self.cards) + _STEP, len(self._rows)))

    def _build(self, many: int) -> None:
        """Make the cards of so many rows; those that say the same already stay."""
        rows = self._rows[:many]
        if [card.like for card in self.cards] == [row.like for row in rows]:
            for card, row in zip(self.cards, rows, strict=True):
                card.finding, card.aside = row.finding, row.aside
            return
        there: dict[object, list[FindingCard]] = {}
        for card in reversed(self.cards):
            there.setdefault(card.like, []).append(card)
        self.cards = [self._card(row, there.get(row.like, [])) for row in rows]
        self.list.fill(self.cards, self._heads(rows))

    def _card(self, row: _Row, there: list[FindingCard]) -> FindingCard:
        if there:
            card = there.pop()
            card.finding, card.aside = row.finding, row.aside
            return card
        card = FindingCard(*row)
        card.like = row.like
        card.opened.connect(lambda: self.checks.go(card.finding))
        card.wanted.connect(lambda verb: self._do(verb, card))
        return card

    def _do(self, verb: CardVerb, card: FindingCard) -> None:
        """Do what a card was asked for."""
        at = self.cards.index(card)
        match verb:
            case CardVerb.MEND:
                self.checks.mend((card.finding,))
                self._hold(at)
            case CardVerb.ASIDE:
                ask_aside(self.checks, card.finding, lambda: self._hold(at))
            case CardVerb.AGAIN:
                self.checks.look_again(card.aside)
                self._hold(at)
            case CardVerb.WHY:
                show_rule(self, card.finding.rule)

    def _hold(self, at: int) -> None:
        """Give the keyboard to the card of a number, or to the last."""
        if self.cards:
            card = self.cards[min(at, len(self.cards) - 1)]
            card.show()  # what is not seen yet takes no keyboard
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heads(self, rows: list[_Row]) -> dict[int, QWidget]:
        """Return what stands above the first card of each weight."""
        heads: dict[int, QWidget] = {}
        if self.checks.shows_aside:
            return heads
        every = [row.finding for row in self._rows]
        seen: set[Severity] = set()
        for n, row in enumerate(rows):
            weight = row.finding.severity
            if weight not in seen:
                seen.add(weight)
                heads[n] = self._head(weight, [one for one in every if one.severity is weight])
        return heads

    def _head(self, weight: Severity, found: list[Finding]) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(Weight(weight))
        row.addWidget(Quiet(f"{_GROUPS[weight]}: {len(found)}", 14))
        row.addStretch()
        mended = [one for one in found if one.fixes]
        if len(mended) > 1:
            every = button(f"Mend all {len(mended)}", lambda: self.checks.mend(mended))
            wear(every, 14)
            row.addWidget(every)
        return head

    def _show_kinds(self) -> None:
        """Show which kind is listed, and let another be chosen."""
        checks = self.checks
        every: list[tuple[str, Callable[[], object]]] = [
            (f"All kinds ({len(checks.found)})", partial(checks.show_kind, None))
        ]
        now = every[0][0]
        for kind in RuleKind:
            many = sum(one.rule.kind is kind for one in checks.found)
            words = f"{kind[0].upper()}{kind[1:]} ({many})"
            if many or kind is checks.kind:
                every.append((words, partial(checks.show_kind, kind)))
            now = words if kind is checks.kind else now
        aside = f"Set aside ({len(checks.aside)})"
        if checks.aside or checks.shows_aside:
            every.append((aside, checks.show_aside))
        self.kinds.choices = every
        self.kinds.say(aside if checks.shows_aside else now)
        self.kinds.setAccessibleName(f"Which findings are listed: {self.kinds.text()}")


def _rows(checks: Checking, plan: Plan) -> Iterator[_Row]:
    """Go through what is to be listed."""
    if checks.shows_aside:
        for finding, said in checks.aside:
            yield _Row(finding, card_words(finding, plan, said), said)
    else:
        for finding in checks.listed[: _MOST + 1]:
            yield _Row(finding, card_words(finding, plan, None), None)
