"""An opened passage: its source and age, its text with what must change marked, the changes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from desktopapp.language.flagging import Flag
from desktopapp.operations.reusing import Offer
from desktopapp.ui.panels.changes_table import ChangesTable
from desktopapp.ui.widgets.controls import IconButton, button, scrolling
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.read_text import ReadText
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.units import units
from desktopapp.ui.widgets.words_shown import Quiet, WrappedWords

_LINE = QTextCharFormat.UnderlineStyle
LINES = {"name": _LINE.SingleUnderline, "time": _LINE.DashUnderline, "figure": _LINE.DotLine}


class OfferView(QWidget):
    """One passage, to be read before it is taken."""

    left = Signal()
    taken = Signal(object)  # what is put instead of some words, by what was flagged
    judged = Signal(object)  # whether it fits the question; None takes that back

    def __init__(self, offer: Offer, why_not: str = "") -> None:
        super().__init__()
        self.offer = offer
        self.why_not = why_not  # why it cannot be inserted here, in words for the officer
        back = IconButton("left", "All passages", beside=True)
        back.clicked.connect(lambda _checked=False: self.left.emit())
        self.back = back
        self.source = WrappedWords()
        self.text = self._passage()
        self.changes = ChangesTable(offer)
        self.changes.currentCellChanged.connect(lambda row, *_: self._show(row))
        self._lay_out()
        self._mark()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.take)

    def _lay_out(self) -> None:
        offer = self.offer
        title = PlainLabel("Our own earlier text" if offer.own else offer.council)
        wear(title, 17, bold=True)
        title.setWordWrap(True)
        dated = f", {offer.dated}" if offer.dated else ""
        wear(self.source, 13)
        self.source.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        age = f" {offer.age[:1].upper()}{offer.age[1:]}." if offer.age else ""
        self.source.say(f"{offer.document}{dated}.{age}")
        head = PlainLabel(offer.to_check)
        wear(head, 15, bold=True)
        head.setWordWrap(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        for part in (title, self.source, self.text):
            column.addWidget(part)
        line = QHBoxLayout()
        column.addLayout(line)
        line.addWidget(head, 1)
        if offer.flags:
            following = IconButton("down", "F8", beside=True)
            following.setAccessibleName("Next thing to check")
            explain(following, "Next thing to check (F8)")
            wear(following, 13)
            following.clicked.connect(lambda _checked=False: self.next_change())
            line.addWidget(following, 0, Qt.AlignmentFlag.AlignTop)
        if offer.shared:
            said = Quiet("Some of its words are in your plan already.")
            said.setWordWrap(True)
            column.addWidget(said)
        if offer.flags:
            column.addWidget(self.changes)
        column.addStretch()
        self._frame(scrolling(inner))

    def _frame(self, area: QWidget) -> None:
        """Keep the way back above the passage, and what can be done below it."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        top = QHBoxLayout()
        whole.addLayout(top)
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(self.back)
        top.addStretch()
        whole.addWidget(area, 1)
        below = QVBoxLayout()
        whole.addLayout(below)
        below.setContentsMargins(16, 8, 16, 12)
        below.setSpacing(8)
        self._add_verbs(below)

    def _passage(self) -> QTextEdit:
        text = ReadText()
        text.setPlainText(self.offer.text)
        wear(text, 15)
        text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.setAccessibleName("The passage, with what must change underlined")
        return text

    def _add_verbs(self, column: QVBoxLayout) -> None:
        """Offer to insert the passage and to judge it, or say why it cannot be inserted."""
        self.verdicts: dict[bool, IconButton] = {}
        self.insert: QWidget | None = None
        if self.why_not:
            words = Quiet(self.why_not, 14)
            words.setWordWrap(True)
            column.addWidget(words)
            return
        verb = "Insert and mark what to change" if self._leaves_marks() else "Insert"
        self.insert = button(verb, self.take, first=True)
        explain(self.insert, "Ctrl+Enter")
        column.addWidget(self.insert, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_verdicts(column)

    def _leaves_marks(self) -> bool:
        """Tell whether something of it will be marked: in another council's words always."""
        return bool(self.offer.flags) or not self.offer.own

    def next_change(self, by: int = 1) -> None:
        """Go to the next thing to check (1) or the one before (-1); after the last, the first."""
        if self.offer.flags:
            row = (self.changes.currentRow() + by) % len(self.offer.flags)
            self.changes.setCurrentCell(row, 0)
            self.changes.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: object) -> None:
        """Fit the words of the source into the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # as Qt gave it
        self.source.fit(self.width() - 32)
        QTimer.singleShot(0, self, self._fit)  # once the parts within know their width

    def _fit(self) -> None:
        """Give passage and changes the room that they need: only the panel scrolls."""
        document = self.text.document()
        document.setTextWidth(self.text.viewport().width())
        self.text.setFixedHeight(max(int(document.size().height()) + 12, 60))
        self.changes.fit()

    def begin(self) -> None:
        """Give the keyboard to what comes next: inserting, or where that cannot be, going back."""
        first = self.insert or self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Insert the passage, with what was typed instead; what is left is marked."""
        if not self.why_not:
            self.taken.emit(self.changes.instead())

    def _add_verdicts(self, column: QVBoxLayout) -> None:
        """Offer to say whether the passage fits, so that the next list is better."""
        row = QHBoxLayout()
        column.addLayout(row)
        self.verdicts = {
            True: IconButton("tick", "Good match", beside=True),
            False: IconButton("cross", "Not relevant", beside=True),
        }
        for fits, verb in self.verdicts.items():
            verb.setCheckable(True)
            wear(verb, 13)
            explain(verb, "What you say here puts better passages first for this question")
            verb.setChecked(self.offer.fits is fits)
            verb.clicked.connect(lambda checked, fits=fits: self._judge(fits, said=checked))
            row.addWidget(verb)
        row.addStretch()

    def _judge(self, fits: bool, *, said: bool) -> None:  # noqa: FBT001  # the key of a button
        self.verdicts[not fits].setChecked(False)
        self.judged.emit(fits if said else None)

    def _mark(self, current: int = -1) -> None:
        """Underline what must change, each kind in its own way, and the one in hand strongest."""
        shades = colours(self.window().palette())
        marks = []
        for start, end in self.offer.matching:
            found = QTextCharFormat()
            found.setFontWeight(700)
            marks.append(self._selection(start, end, found))
        for n, flag in enumerate(self.offer.flags):
            look = QTextCharFormat()
            look.setUnderlineStyle(LINES.get(str(flag.kind), _LINE.WaveUnderline))
            look.setUnderlineColor(QColor(shades.amber))
            look.setBackground(QColor(shades.amber_fill if n == current else shades.selected))
            look.setForeground(QColor(shades.amber if n == current else shades.on_selected))
            marks.append(self._selection(flag.start, flag.end, look))
        self.text.setExtraSelections(marks)

    def _selection(self, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(units(self.offer.text[:start]))
        cursor.setPosition(units(self.offer.text[:end]), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format = look
        return made

    def _show(self, row: int) -> None:
        """Show where a change is, and why it must be made."""
        if 0 <= row < len(self.offer.flags):
            flag: Flag = self.offer.flags[row]
            self._mark(row)
            cursor = self.text.textCursor()
            cursor.setPosition(units(self.offer.text[: flag.start]))
            self.text.setTextCursor(cursor)
            self.changes.setAccessibleDescription(flag.why)


def no_library(does: Callable[[], object]) -> QWidget:
    """Say what a library is for, where there is none, with the way to begin one."""
    made = QWidget()
    title = PlainLabel("Nothing to reuse yet")
    wear(title, 17, bold=True)
    words = Quiet(
        "Add last year’s plan, strategies, reports or a neighbour’s plan. For each question you "
        "will see the passages that fit, where they come from, and what must change in them.",
        14,
    )
    words.setWordWrap(True)
    column = QVBoxLayout(made)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(12)
    column.addWidget(title)
    column.addWidget(words)
    column.addWidget(button("Add documents", does, first=True), 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch()
    return made
