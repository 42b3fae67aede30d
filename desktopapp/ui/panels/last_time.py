"""The panel of last time: what an earlier plan answered, and what became of its questions."""

from collections.abc import Callable
from datetime import date
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.operations.rolling import (
    RoundKind,
    RoundRow,
    carried,
    given_in_lines,
    is_carried,
    may_be_taken_out,
    of_kind,
    put_into,
    rows,
    said_age,
    said_not_taken,
    says_something,
    taken_out,
)
from desktopapp.plan.compare import compare_words
from desktopapp.plan.earlier import EarlierAnswer
from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.panels.card_panel import CardPanel
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Button, button, scrolling
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.workspace import Workspace

_MOST = 100  # cards shown
_KINDS = (RoundKind.REWORDED, RoundKind.GONE, RoundKind.NEW, RoundKind.SAME)
_HIGH, _LEAST = 240, 44  # pixels of what is asked otherwise and the answer, and of each
_LISTED = 150  # pixels of the list at least, where it has so much to list


class LastTimeCard(PressCard):
    """One question: how it was asked, and how its old answer stands. Enter goes to it."""

    def __init__(self, plan: Plan, row: RoundRow) -> None:
        super().__init__()
        self.row = row
        asked = row.question.text if row.question else row.earlier.asked_for if row.earlier else ""
        number = _number(plan, row)
        self.said = how_it_stands(plan, row)
        self.setAccessibleName(". ".join(filter(None, (f"{number} {asked}".strip(), self.said))))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addWidget(Elided(f"{number} {asked}".strip(), size=14, bold=True))
        column.addWidget(Quiet(self.said))


def _number(plan: Plan, row: RoundRow) -> str:
    if row.question:
        return plan.brief.number(row.question.id)
    return row.earlier.number if row.earlier else ""


def how_it_stands(plan: Plan, row: RoundRow) -> str:
    """Say in a line what became of an old answer."""
    one = row.earlier
    if one is None:
        return "Not asked last time"
    if not says_something(one):
        return "Not answered last time"
    if is_carried(plan, one):
        changed = "" if may_be_taken_out(plan, one) else ", changed since"
        return f"The old answer is a draft here{changed}"
    return "The old answer is beside it, not in your plan"


class OldAnswer(QWidget):
    """What was answered last time to one question, how that was put, and what can be done."""

    def __init__(self, carry: Callable[[], object], take_out: Callable[[], object]) -> None:
        super().__init__()
        self.title = PlainLabel()
        wear(self.title, 14, bold=True)
        self.title.setWordWrap(True)
        self.age = Quiet(size=13)
        self.age.setWordWrap(True)
        self.otherwise = DifferenceText("What is asked differently")
        self.words = DifferenceText("The old answer")
        for text in (self.otherwise, self.words):
            text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            text.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self._room = scaled(_HIGH)
        self.carry = button("Put it in as a draft", carry, first=True)
        self.take_out = button("Take it out again", take_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for part in (self.title, self.age, self.otherwise, self.words):
            column.addWidget(part)
        verbs = FoldingRow(8)
        column.addLayout(verbs)
        verbs.addWidget(self.carry)
        verbs.addWidget(self.take_out)
        verbs.addStretch()

    def fit(self, room: int = 0) -> None:
        """Let each text be as high as its words, within the room that there is for both."""
        self._room = room or self._room
        shares = {self.otherwise: 1, self.words: 2}
        shown = {text: share for text, share in shares.items() if not text.isHidden()}
        for text, share in shown.items():
            most = max(self._room * share // sum(shown.values()), scaled(_LEAST))
            wish = ceil(text.document().size().height()) + 2
            text.setFixedHeight(min(wish, most))

    def high(self) -> int:
        """Return how high its texts are, in pixels."""
        texts = (self.otherwise, self.words)
        return sum(text.height() for text in texts if not text.isHidden())

    def show_row(self, plan: Plan, row: RoundRow | None, today: date, where: str) -> None:
        """Show one question’s old answer; nothing where there is none in hand."""
        self.setVisible(row is not None)
        if row is None:
            return
        one, question = row.earlier, row.question
        kind = row.kind if question else f"{row.kind}: {one.asked_for if one else ''}"
        self.title.setText(f"{_number(plan, row)} {kind}".strip())
        self.age.setText(_told(plan, row, today))
        reworded = row.kind is RoundKind.REWORDED
        self.otherwise.setVisible(reworded)
        if reworded and one and question:
            self.otherwise.show_spans(compare_words(one.asked_for, question.text))
        said = _answer_of(one) if one else ""
        self.words.setVisible(bool(said))
        if self.words.toPlainText() != said:
            self.words.setPlainText(said)
        self.carry.setText("Put it in as a draft" if question else f"Put it into {where}")
        self.carry.setEnabled(bool(question or where))
        taken = one is not None and is_carried(plan, one)
        self._offer(
            carry=bool(said) and not taken,
            take_out=one is not None and may_be_taken_out(plan, one),
        )

    def _offer(self, *, carry: bool, take_out: bool) -> None:
        """Offer what can be done; the keyboard goes on from a verb that went to the other."""
        held = self.carry.hasFocus() or self.take_out.hasFocus()
        for verb, is_offered in ((self.carry, carry), (self.take_out, take_out)):
            if is_offered:
                verb.show()
                if held:
                    verb.setFocus()
        self.carry.setVisible(carry)
        self.take_out.setVisible(take_out)


def _answer_of(one: EarlierAnswer) -> str:
    return "\n\n".join(filter(None, (given_in_lines(one.given), plain_with_labels(one.text))))


def _told(plan: Plan, row: RoundRow, today: date) -> str:
    """Say from when an old answer is, and how it stands."""
    one = row.earlier
    age = said_age(one, today) if one else ""
    from_where = ", ".join(filter(None, (one.plan, age))) if one else ""
    stands = ". ".join(filter(None, (how_it_stands(plan, row), said_not_taken(row))))
    return f"{stands}. {from_where}." if from_where else f"{stands}."


class LastTimePanel(QWidget):
    """The question in hand with its old answer, and below it all questions of one kind.

    Where the panel is low, all of it scrolls.
    """

    def __init__(self, work: Workspace, today: date) -> None:
        super().__init__()
        within = self._within = CardPanel()
        self.title, self.words, self.list = within.title, within.words, within.list
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(within))
        self.setMinimumWidth(within.minimumWidth())
        self.work, self.today = work, today
        self.cards: list[LastTimeCard] = []
        self.rows: tuple[RoundRow, ...] = ()
        self.gone = ""  # the answer in hand that no question asks for any more
        self.old = OldAnswer(self._carry, self._take_out)
        self.kinds = Choice()
        self.kinds.setAccessibleName("Which questions")
        self.kinds.activated.connect(lambda _at: self._fill())
        self.carry_all: Button = button("Put all in", lambda: self._all(carried, "put in"))
        self.out_all: Button = button("Take all out", lambda: self._all(taken_out, "taken out"))
        within.head.addWidget(self.old)
        within.head.addWidget(self.kinds)
        verbs = FoldingRow(8)
        within.head.addLayout(verbs)
        verbs.addWidget(self.carry_all)
        verbs.addWidget(self.out_all)
        verbs.addStretch()
        work.went.connect(lambda _where: self._went())
        work.bridge.changed.connect(lambda _change: self.look())
        self.look()
        first = next((n for n, kind in enumerate(_KINDS) if self._of(kind)), 0)
        self.kinds.setCurrentIndex(first)
        self._fill()

    def look(self) -> None:
        """Show how all stands now."""
        plan = self.work.plan
        self.rows = rows(plan)
        begun = bool(plan.earlier)
        for part in (self.kinds, self.carry_all, self.out_all, self.list):
            part.setVisible(begun)
        if not begun:
            self.old.hide()
            self.title.setText("No plan before this one")
            self.words.setText(
                "Where a new plan is begun from an earlier one, its old answers stand here "
                "beside the questions of today. Choose the earlier plan under New plan."
            )
            return
        self.title.setText("What was answered last time")
        self.words.setText("Nothing of it is in your plan unless it says so here.")
        at = max(self.kinds.currentIndex(), 0)
        self.kinds.clear()
        for kind in _KINDS:
            self.kinds.addItem(f"{kind} ({len(self._of(kind))})")
        self.kinds.setCurrentIndex(at)
        self._fill()
        self._show_old()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the old answer the room that a high panel has, and leave some for the list."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the old answer what room is left beside all else, some of the list with it."""
        listed = min(self.list.wish(), scaled(_LISTED))
        self.list.setMinimumHeight(listed)
        rest = self._within.high_above(self.width()) - self.old.high()
        self.old.fit(max(self.height() - rest - listed, 1))

    def _of(self, kind: RoundKind) -> list[RoundRow]:
        return [row for row in self.rows if row.kind is kind]

    @property
    def kind(self) -> RoundKind:
        """The kind of questions that are listed."""
        return _KINDS[max(self.kinds.currentIndex(), 0)]

    def _fill(self) -> None:
        """List the questions of a kind, where that or how one stands has changed."""
        plan, found = self.work.plan, self._of(self.kind)[:_MOST]
        known = [(row, how_it_stands(plan, row)) for row in found]
        if known != [(card.row, card.said) for card in self.cards]:
            self.cards = [LastTimeCard(plan, row) for row in found]
            for card in self.cards:
                card.opened.connect(lambda row=card.row: self._open(row))
            self.list.fill(self.cards)
            self._fit()
        which = of_kind(plan, self.kind)
        self.carry_all.setEnabled(carried(plan, which) is not plan)
        self.out_all.setEnabled(taken_out(plan, which) is not plan)

    def _in_hand(self) -> RoundRow | None:
        """Return the row that is shown in full: one asked no more that was chosen, or here."""
        gone = (row for row in self.rows if row.earlier and row.earlier.id == self.gone)
        here = (row for row in self.rows if row.question and row.question.id == self.work.where)
        return next(gone, next(here, None))

    def _show_old(self) -> None:
        where = self.work.where
        asked = {question.id for _, question in self.work.plan.brief.questions()}
        number = self.work.plan.brief.number(where) if where in asked else ""
        self.old.show_row(self.work.plan, self._in_hand(), self.today, number)
        self._fit()

    def _went(self) -> None:
        self.gone = ""
        self._show_old()

    def _open(self, row: RoundRow) -> None:
        """Go to a question, or show an answer that no question asks for."""
        if row.question:
            self.work.go(row.question.id)
        elif row.earlier:
            self.gone = row.earlier.id
            self._show_old()
            announce(self, self.old.age.text())

    def _carry(self) -> None:
        row = self._in_hand()
        if row is None or row.earlier is None:
            return
        plan = self.work.plan
        if row.question:
            self._edit(carried(plan, (row.earlier.id,)), "old answer put in")
        else:
            self._edit(put_into(plan, row.earlier.id, self.work.where), "old answer put in")

    def _take_out(self) -> None:
        row = self._in_hand()
        if row and row.earlier:
            self._edit(taken_out(self.work.plan, (row.earlier.id,)), "old answer taken out")

    def _all(self, change: Callable[[Plan, tuple[str, ...]], Plan], what: str) -> None:
        """Put in, or take out, all old answers of the kind that is listed: one step of undo."""
        plan = self.work.plan
        which = of_kind(plan, self.kind)
        before = sum(is_carried(plan, one) for one in plan.earlier)
        changed = change(plan, which)
        number = abs(sum(is_carried(changed, one) for one in changed.earlier) - before)
        self._edit(changed, f"{counted(number, 'old answer')} {what}")

    def _edit(self, plan: Plan, what: str) -> None:
        self.work.bridge.session.edit(plan, what)
        announce(self, f"{what[:1].upper()}{what[1:]}")
