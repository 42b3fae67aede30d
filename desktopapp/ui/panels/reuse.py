"""The panel of prior answers: what fits the question in hand, searched, opened, inserted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from desktopapp.language.flagging import Flag
from desktopapp.operations.libraries import judge, own_library
from desktopapp.operations.reusing import (
    Offer,
    Offers,
    search,
    suggest,
    with_our_names,
    with_passage,
)
from desktopapp.plan.history import Caret
from desktopapp.plan.pencil import pencil_marks
from desktopapp.plan.saying import counted
from desktopapp.ui.panels.offer_view import OfferView, no_library
from desktopapp.ui.widgets.announce import SaidAtRest
from desktopapp.ui.widgets.card_list import CardList
from desktopapp.ui.widgets.drag_and_drop import take_files, welcome
from desktopapp.ui.widgets.jobs import Job, OneAtATime, problem_of
from desktopapp.ui.widgets.labels import PlainLabel, name_within
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.one_of import OneOf
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.offer_card import OfferCard
from desktopapp.ui.workspace.workspace import Workspace

_SOUGHT = 40  # milliseconds after a key until passages are searched
_SETTLE = 1200  # milliseconds after a key until passages are ranked again


class ReusePanel(QWidget):
    """Passages for the question in hand; they are ranked again as its answer grows."""

    def __init__(
        self,
        work: Workspace,
        today: date,
        add: Callable[[Sequence[Path]], object],
        shares: Callable[[], Sequence[str]],
    ) -> None:
        super().__init__()
        self.work, self.today, self.add, self.shares = work, today, add, shares
        self.setAcceptDrops(True)
        self.cards: list[OfferCard] = []
        self.view: OfferView | None = None
        self._judging = OneAtATime(work.jobs, "judge", every=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.title = PlainLabel()
        wear(self.title, 15, bold=True)
        self._told = SaidAtRest(self)
        self.title.setWordWrap(True)
        self.words = Quiet(size=13)
        self.words.setWordWrap(True)
        self.field = LineField()
        name_within(self.field, "Search all passages")
        self.field.setClearButtonEnabled(True)
        wear(self.field, 14)
        self.field.textChanged.connect(lambda _text: self._timer.start(_SOUGHT))
        self.list = CardList()
        self.field.textEdited.connect(lambda _text: self.list.stay_out())
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for part in (self.title, self.words, self.field):
            row = QVBoxLayout()
            column.addLayout(row)
            row.setContentsMargins(16, 0, 16, 0)
            row.addWidget(part)
        column.addWidget(self.list, 1)
        self.stack = OneOf()
        self.stack.addWidget(listed)
        self.stack.addWidget(no_library(lambda: add(())))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setMinimumWidth(300)
        work.went.connect(lambda _where: self._go())
        work.bridge.changed.connect(lambda _change: self._timer.start(_SETTLE))
        self.look()

    def look(self) -> None:
        """Look for passages, off the window's thread: for the question, or what is searched."""
        shares, plan, today = tuple(self.shares()), self.work.plan, self.today
        words, question = self.field.text().strip(), self._question()

        def work(_job: Job) -> Offers | None:
            if not shares and not own_library().exists():
                return None
            if words:
                return search(plan, words, shares, today)
            if question:
                return suggest(plan, question, shares, today)
            return Offers((), direct_answer=True)

        if not self.cards:
            self.title.setText("Looking for passages…")
            self.words.hide()
        self.work.jobs.fetch("reuse", work, self._show, self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files and folders that were dropped to the library."""
        take_files(event, self.add)

    def enter(self) -> None:
        """Give the keyboard to the first passage, as soon as there is one."""
        if self.view:
            self.view.begin()
            return
        if not self.cards:
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape from a passage to all of them."""
        if self.view and event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def next_change(self, by: int = 1) -> None:
        """Go to the next thing to check in the opened passage (1), or the one before (-1)."""
        if self.view:
            self.view.next_change(by)

    def _question(self) -> str:
        where = self.work.where
        return where if any(where == one.id for _, one in self.work.plan.brief.questions()) else ""

    def _go(self) -> None:
        """Show what fits the next question; an opened passage is closed."""
        self._close()
        self.look()

    def _show(self, found: Offers | None) -> None:
        """Show what was found, or that there is no library to look in."""
        if found is None:
            self.stack.setCurrentIndex(1)
            return
        if self.view is None:
            self.stack.setCurrentIndex(0)
        self.cards = []
        for offer in found.passages:
            card = OfferCard(offer)
            card.opened.connect(lambda offer=offer: self._open(offer))
            card.wanted.connect(lambda offer=offer: self._take(offer, with_our_names(offer)))
            self.cards.append(card)
        self.list.fill(self.cards)
        self._say(found)

    def _say(self, found: Offers) -> None:
        number = len(found.passages)
        passages = counted(number, "passage")
        question = self._question()
        if self.field.text().strip():
            title, words = f"{passages} found", "" if number else "Try fewer or other words."
        elif not question:
            title, words = (
                "Choose a question",
                "Passages are found for questions, or by searching.",
            )
        else:
            title = f"{passages} for question {self.work.plan.brief.number(question)}"
            direct = found.direct_answer and number
            words = "" if direct else "No direct answer in your library. The nearest are shown."
            if not number:
                words = "No direct answer in your library."
        words = " ".join(filter(None, (words, *found.notes)))
        self.title.setText(title)
        if self.field.hasFocus():  # else nobody asked
            self._told.put(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def _failed(self, error: Exception) -> None:
        self.work.notice.warn(problem_of(error))

    def _open(self, offer: Offer) -> None:
        self._close()
        self.view = OfferView(offer, self._why_not())
        self.view.left.connect(self._back)
        self.view.judged.connect(lambda fits: self._judge(offer, fits=fits))
        self.view.taken.connect(lambda instead: self._take(offer, instead))
        self.stack.addWidget(self.view)
        self.stack.setCurrentWidget(self.view)
        self.view.begin()

    def _why_not(self) -> str:
        """Say why no passage can be inserted where the officer is, or nothing."""
        if self.work.bridge.session.read_only:
            return "This plan is open to read only, so nothing can be inserted."
        if not self._question():
            return "Choose a question to insert this passage into its answer."
        return ""

    def _judge(self, offer: Offer, *, fits: bool | None) -> None:
        """Remember whether the passage fits the question; the list follows."""
        question, brief = self._question(), self.work.plan.brief
        if question:
            self._judging.run(
                lambda: judge(brief, offer.key, question, fits=fits),
                lambda _kept: self.look(),
                self._failed,
                briefly=True,
            )

    def _back(self) -> None:
        opened = self.view.offer.ref if self.view else ""
        self._close()
        for card in self.cards:
            if card.offer.ref == opened:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self.view:
            self.stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None
            self.stack.setCurrentIndex(0)

    def _take(self, offer: Offer, instead: Mapping[Flag, str]) -> None:
        """Put the passage into the answer, as one step that can be undone."""
        question = self._question()
        session = self.work.bridge.session
        if not question or session.read_only:
            return
        editor = self.work.desk.editor()
        caret = editor.caret() if editor else Caret()
        plan, after = with_passage(self.work.plan, question, caret, offer, instead)
        session.edit(plan, "insert a passage", by=self, before=caret, after=after)
        self._close()
        self.work.desk.focus_on(after.part)
        marks = sum(mark.part == after.part for mark in pencil_marks(plan))
        more = f"{marks} to settle in this answer: F8 goes to the first. " if marks else ""
        self.work.notice.tell(
            f"Inserted from {offer.document or offer.council}.",
            f"{more}Where it came from is kept with it.",
            (("Undo", session.undo),),
        )
