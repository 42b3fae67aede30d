"""The view that fills in somebody’s form: one answer after another as plain text, ticked when in.

Enter does what comes next: it copies, and once the text was pasted it ticks it and goes on.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent

from desktopapp.plan.copy_out import (
    entry_state,
    next_to_enter,
    said_entered,
    with_entered,
    without_entered,
)
from desktopapp.plan.copy_pieces import (
    CopyPiece,
    asked_above,
    beside_the_form,
    copy_pieces,
    piece_name,
)
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import listed
from desktopapp.session.news import Change
from desktopapp.session.officer import now, officer
from desktopapp.ui.panels.copy_card import CopyBar, CopyCard
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.clipped import give_words, is_still_there
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.text_size import keep_within
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.view_page import ViewPage
from desktopapp.ui.workspace.workspace import Workspace

_WIDE = 860  # logical pixels, in which lines of text are read well
_LETTERS = 26  # of the name of a question, as long as its list is closed
_PROTECTED = (
    "This plan is protected, but other programs can read what is copied. It is taken off the "
    "clipboard when the plan is closed."
)


class CopyView(ViewPage):
    """One piece of the form at a time, with how far the form is filled in above it."""

    def __init__(self, work: Workspace) -> None:
        which = Choice()
        receipts = button("Receipt of the form…", self._show_receipts)
        super().__init__(work, "Copy out to a form", receipts, lead=which)
        self.pieces = copy_pieces(work.plan)
        self.key = self.pieces[0].key if self.pieces else ""
        self.copied = ""  # the key of the piece that was copied last, while it is in hand
        self.beside = Quiet(size=13)
        self.beside.setWordWrap(True)
        self.which = which
        self.which.setAccessibleName("Question of the form")
        self.which.set_short(_LETTERS)
        self.which.activated.connect(lambda n: self.show_piece(self.pieces[n].key))
        self.card, self.bar = CopyCard(), CopyBar(self)
        self.card.moved.connect(self._show_caret)
        self._lay_out()
        work.bridge.changed.connect(self._hear)
        work.went.connect(self._follow)
        self.refresh()

    @property
    def piece(self) -> CopyPiece | None:
        """The piece in hand."""
        return next((one for one in self.pieces if one.key == self.key), None)

    def _lay_out(self) -> None:
        self.column.addWidget(self.card)
        self.column.addWidget(self.beside)
        self.column.addStretch()
        keep_within(self.card, _WIDE)
        self.whole.addWidget(self.bar)

    def _show_receipts(self) -> None:
        from desktopapp.ui.files.receipt_sheet import ReceiptSheet  # noqa: PLC0415  # built when asked for

        ReceiptSheet(self.work).open()

    def showEvent(self, event: QShowEvent) -> None:
        """Open at the question in hand, with the keyboard on what comes next."""
        super().showEvent(event)
        self.refresh()
        self._follow(self.work.where)
        self.bar.begin()
        self._say_piece()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what comes next, wherever in the view the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)

    def _show_caret(self) -> None:
        """Keep the caret in what is pasted in sight: the view scrolls, and not the text."""
        if self.card.text.hasFocus():
            spot = self.card.text.cursorRect().center()
            at = self.card.text.viewport().mapTo(self.inner, spot)
            self.area.ensureVisible(at.x(), at.y(), 0, 40)

    def _hear(self, _change: Change) -> None:
        if self.isVisible():
            self.refresh()

    def _follow(self, where: str) -> None:
        """Show the first piece of a page of the outline, unless one of it is in hand."""
        if not self.isVisible() or (self.piece and self.piece.place == where):
            return
        themes = [theme for theme in self.work.plan.brief.themes if theme.id == where]
        below = {question.id for theme in themes for question in theme.questions}
        found = next((one for one in self.pieces if one.place in {where, *below}), None)
        if found:
            self.show_piece(found.key)

    def refresh(self) -> None:
        """Show the plan as it stands now."""
        plan = self.work.plan
        before = self.piece
        self.pieces = copy_pieces(plan)
        if self.pieces and not self.piece:
            self.key = self.pieces[0].key
        if before and self.piece and before.text != self.piece.text:
            self.copied = ""
        self.say(f"{said_entered(plan, self.pieces)}.")
        names = beside_the_form(plan)
        self.beside.setText(
            f"The plan has more text, which answers no question of the form: {listed(names)}."
            if names
            else ""
        )
        self.beside.setVisible(bool(names))
        self._show_which(plan)
        if self.piece:
            self.card.show_piece(plan, self.piece)
            self.bar.show_piece(plan, self.piece, is_copied=self.copied == self.key)

    def _show_which(self, plan: Plan) -> None:
        names = [f"{piece_name(one)}: {entry_state(plan, one)}" for one in self.pieces]
        if names != [self.which.itemText(n) for n in range(self.which.count())]:
            self.which.clear()
            self.which.addItems(names)
        keys = [one.key for one in self.pieces]
        self.which.setCurrentIndex(keys.index(self.key) if self.key in keys else -1)

    def show_piece(self, key: str) -> None:
        """Take another piece in hand, and let the outline follow."""
        if key != self.key:
            self.key, self.copied = key, ""
            self.refresh()
            if self.piece and self.piece.place != self.work.where:
                self.work.go(self.piece.place)
            self._say_piece()

    def _say_piece(self) -> None:
        """Have a screen reader say which question is in hand, how it stands and how long it is."""
        if self.piece:
            state = f"{entry_state(self.work.plan, self.piece)}."
            said = (*asked_above(self.piece), state, self.card.counts.text())
            announce(self, " ".join(filter(None, said)))

    def step(self, by: int) -> None:
        """Go to the piece before (-1) or the next (1)."""
        keys = [one.key for one in self.pieces]
        at = keys.index(self.key) + by if self.key in keys else 0
        if 0 <= at < len(keys):
            self.show_piece(keys[at])

    def go_on(self) -> None:
        """Do what comes next: copy, then tick and go on; past what has nothing to enter."""
        if not self.piece:
            return
        if not self.piece.text:
            self._to_next()
        elif self.copied == self.key and is_still_there(self.piece.text):
            self.tick(on=True)
            self._to_next()
        else:
            self.copy()

    def copy(self) -> None:
        """Give the text of the piece to the clipboard, and say so."""
        if not self.piece or not self.piece.text:
            return
        is_secret = bool(self.work.bridge.session.vault)
        give_words(self.piece.text, self, is_secret=is_secret)
        self.copied = self.key
        self.refresh()
        more = f" {_PROTECTED}" if is_secret else ""
        self.bar.say(f"{self._copied_words()}{more}")

    def _copied_words(self) -> str:
        there = next_to_enter(self.work.plan, self.pieces, self.key)
        follows = ""
        if there and self.piece and there.key != self.key:
            is_beside = there.place == self.piece.place and there.part
            follows = f" and {f'“{there.part}”' if is_beside else there.number} follows"
        return f"Copied. Paste it into the form, then press Enter: it is ticked{follows}."

    def _to_next(self) -> None:
        there = next_to_enter(self.work.plan, self.pieces, self.key)
        if there is None:
            self.copied = ""
            self.refresh()
            self.bar.say("Nothing is left to enter.")
        else:
            self.show_piece(there.key)

    def tick(self, *, on: bool) -> None:
        """Say that the piece in hand is in the form as it stands, or that it is not."""
        if not self.piece:
            return
        plan, name = self.work.plan, piece_name(self.piece)
        if on:
            made = with_entered(plan, self.piece, officer(), now())
            self.work.bridge.session.edit(made, f"tick {name} as entered")
        else:
            made = without_entered(plan, self.key)
            self.work.bridge.session.edit(made, f"take the tick from {name}")
        self.refresh()
        announce(self, f"{entry_state(self.work.plan, self.piece)}. {self.said.text()}")
