"""One piece of a form: what is asked, what is pasted, how long that is, and what is done with it.

What is read stands on a card as high as its words. What is done stands below it in a bar that
never moves.
"""

from typing import Protocol

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from desktopapp.plan.compare import compare_words
from desktopapp.plan.copy_out import EntryState, entry_state, limit_counts, said_of_entry
from desktopapp.plan.copy_pieces import CopyPiece, asked_above, piece_name
from desktopapp.plan.plan import Plan
from desktopapp.plan.receipts import latest_line, said_of_line
from desktopapp.ui.files.differences import DifferenceText, shortened_spans
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Button, Card, Coloured, button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.read_text import ReadText
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet

_COPY, _GO_ON, _AGAIN, _PASS = "Copy", "Entered: go on", "Copy again", "Go on"
_HINTS = {
    _COPY: "Press Enter to copy it.",
    _AGAIN: "Press Enter to copy it once more.",
    _PASS: "Press Enter to go on.",
}
_DATED = (EntryState.ENTERED, EntryState.CHANGED)
_LEAST_LINES, _LEAST_DIFFERENCE = 3, 110  # lines of text; logical pixels


class CopyVerbs(Protocol):
    """What the bar may ask for."""

    def go_on(self) -> object:
        """Do what comes next."""

    def step(self, by: int) -> object:
        """Go to the piece before or the next."""

    def tick(self, *, on: bool) -> object:
        """Say whether the piece is in the form."""


class CopyCard(Card):
    """The card. ``moved`` tells that the caret in what is pasted went elsewhere."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__(fill="panel")
        self.name, self.asks = PlainLabel(), Quiet(size=14)
        wear(self.name, 17, bold=True)
        self.notes, self.counts, self.state = Quiet(size=13), PlainLabel(), PlainLabel()
        for words in (self.counts, self.state):
            wear(words, 14)
        for words in (self.name, self.asks, self.notes, self.counts, self.state):
            words.setWordWrap(True)
        self.text = ReadText()
        wear(self.text, 15)
        self.text.setFrameShape(ReadText.Shape.NoFrame)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.text.cursorPositionChanged.connect(self.moved)
        measure(self.text, "high", _as_high_as_its_words)
        self.sheet = Coloured(QPalette.ColorRole.Base, "trbl")
        self.difference = DifferenceText("What changed since it was entered")
        measure(
            self.difference, "least", lambda one: one.setMinimumHeight(scaled(_LEAST_DIFFERENCE))
        )
        self.changed = Coloured(QPalette.ColorRole.Base, "trbl")
        self._lay_out()

    def _lay_out(self) -> None:
        for frame, text in ((self.sheet, self.text), (self.changed, self.difference)):
            within = QVBoxLayout(frame)
            within.setContentsMargins(8, 6, 2, 6)
            within.addWidget(text)
            policy = frame.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
            frame.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for words in (self.name, self.asks, self.notes, self.state):
            column.addWidget(words)
        for part in (self.changed, self.sheet, self.counts):
            column.addWidget(part)

    def _fit(self, _size: QSizeF) -> None:
        _as_high_as_its_words(self.text)

    def show_piece(self, plan: Plan, piece: CopyPiece) -> None:
        """Show a piece as it stands."""
        heading, asks = asked_above(piece)
        self.name.setText(heading)
        self.asks.setText(asks)
        self.asks.setVisible(bool(asks))
        self.notes.setText("\n".join(piece.notes))
        self.notes.setVisible(bool(piece.notes))
        if self.text.toPlainText() != piece.text:
            self.text.setPlainText(piece.text)
        self.text.setAccessibleName(f"What is pasted for {piece_name(piece)}")
        self.sheet.setVisible(bool(piece.text))
        self._show_counts(piece)
        self._show_state(plan, piece)

    def _show_counts(self, piece: CopyPiece) -> None:
        found = limit_counts(piece)
        over = any(one.over for one in found)
        nothing = "" if piece.text else "There is nothing to enter."
        self.counts.setText(". ".join(one.said for one in found) or nothing)
        self.counts.setVisible(bool(self.counts.text()))
        wear(self.counts, 14, bold=over)
        role = QPalette.ColorRole.BrightText if over else QPalette.ColorRole.NoRole
        self.counts.setForegroundRole(role)

    def _show_state(self, plan: Plan, piece: CopyPiece) -> None:
        state, received = entry_state(plan, piece), latest_line(plan, piece.key)
        said = [f"{said_of_entry(plan, piece)}."] if state in _DATED else []
        said += [f"Receipt of the form: {said_of_line(received)}"] if received else []
        self.state.setText("\n".join(said))
        self.state.setVisible(bool(said))
        is_changed = state is EntryState.CHANGED
        self.changed.setVisible(is_changed)
        if is_changed:
            was = plan.entered[piece.key].words
            self.difference.show_spans(shortened_spans(compare_words(was, piece.text)))


class CopyBar(Coloured):
    """The bar: what comes next, the questions around, the tick, and what was done."""

    def __init__(self, verbs: CopyVerbs) -> None:
        super().__init__(edges="t")
        self.told = Quiet(size=14)
        self.told.setWordWrap(True)
        self.entered = Tick("Entered in the form")
        self.entered.clicked.connect(lambda on: verbs.tick(on=on))
        self.main = button(_COPY, verbs.go_on, first=True)
        _as_wide_as(self.main, _COPY, _GO_ON, _AGAIN, _PASS)
        self.before = button("Previous", lambda: verbs.step(-1))
        self.after = button("Next", lambda: verbs.step(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 16, 10)
        column.setSpacing(6)
        row = FoldingRow(8)
        column.addLayout(row)
        for one in (self.main, self.before, self.after, self.entered):
            row.addWidget(one)
        row.addStretch()
        column.addWidget(self.told)

    def begin(self) -> None:
        """Take the keyboard where what comes next is done."""
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """Say what was done, to be seen and heard."""
        self.told.setText(words)
        announce(self, words)

    def show_piece(self, plan: Plan, piece: CopyPiece, *, is_copied: bool) -> None:
        """Show what can be done with a piece; ``is_copied`` while it waits to be pasted."""
        state = entry_state(plan, piece)
        self.entered.setChecked(state is EntryState.ENTERED)
        self.entered.setEnabled(bool(piece.text))
        self.main.setText(_main_words(piece, state, is_copied=is_copied))
        if not is_copied:
            self.told.setText(_HINTS[self.main.text()])


def _main_words(piece: CopyPiece, state: EntryState, *, is_copied: bool) -> str:
    if not piece.text:
        return _PASS
    if is_copied:
        return _GO_ON
    return _AGAIN if state is EntryState.ENTERED else _COPY


def _as_high_as_its_words(text: ReadText) -> None:
    """Let a text be as high as what it says, and no lower than some lines."""
    least = _LEAST_LINES * text.fontMetrics().lineSpacing()
    high = round(
        max(text.document().size().height(), least + 2 * text.document().documentMargin())
    )
    if text.maximumHeight() != high:
        text.setFixedHeight(high)


def _as_wide_as(one: Button, *words: str) -> None:
    """Let a button stay as wide as the widest of the words that it may come to show."""

    def fit(it: Button) -> None:
        wide = max(map(it.fontMetrics().horizontalAdvance, words))
        it.setMinimumWidth(wide + 28)

    measure(one, "least", fit)
