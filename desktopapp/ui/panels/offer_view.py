"""An opened passage: its source and age, its text with what must change marked, the changes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktopapp.library.flagging import Flag
from desktopapp.operations.reusing import Offer
from desktopapp.ui.widgets.controls import (
    IconButton,
    Quiet,
    Thumb,
    WrappedWords,
    button,
    scrolling,
)
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours, face
from desktopapp.ui.widgets.read_text import ReadText

NAMES = {
    "name": "Name",
    "time": "Date",
    "figure": "Figure",
    "acronym": "Acronym",
    "language": "Language",
    "shared": "Shared",
    "cross-reference": "Reference",
}
ASKS = {
    "name": "Ask me",
    "time": "Write a new date",
    "figure": "Use our figure",
    "acronym": "Say it in full",
    "language": "Mend it",
    "shared": "Decide",
    "cross-reference": "Take it out",
}
_LEAST_HIGH = 100  # pixels of the passage and of its changes; below that the panel scrolls
_LINE = QTextCharFormat.UnderlineStyle
LINES = {"name": _LINE.SingleUnderline, "time": _LINE.DashUnderline, "figure": _LINE.DotLine}


class OfferView(QWidget):
    """One passage, to be read before it is taken."""

    left = Signal()
    taken = Signal(bool)  # whether all names we know are to be changed
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
        self.changes = self._table()
        self._lay_out()
        self._mark()

    def _lay_out(self) -> None:
        offer = self.offer
        title = PlainLabel("Our own earlier text" if offer.own else offer.council)
        title.setFont(face(17, bold=True))
        title.setWordWrap(True)
        dated = f", {offer.dated}" if offer.dated else ""
        self.source.setFont(face(13))
        self.source.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.source.say(f"{offer.document}{dated}. {offer.age[:1].upper()}{offer.age[1:]}.")
        head = PlainLabel(offer.to_change)
        head.setFont(face(15, bold=True))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch()
        column.addLayout(top)
        column.addWidget(title)
        column.addWidget(self.source)
        column.addWidget(self.text, 3)
        line = QHBoxLayout()
        line.addWidget(head)
        line.addStretch()
        if offer.flags:
            following = IconButton("down", "Next change (F8)", beside=True)
            following.setFont(face(13))
            following.clicked.connect(lambda _checked=False: self.next_change())
            line.addWidget(following)
        column.addLayout(line)
        if offer.flags:
            column.addWidget(self.changes, 2)
        self._add_verbs(column)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))

    def _passage(self) -> QTextEdit:
        text = ReadText()
        text.setPlainText(self.offer.text)
        text.setFont(face(15))
        text.setVerticalScrollBar(Thumb())
        text.setTabChangesFocus(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        text.setAccessibleName("The passage, with what must change underlined")
        return text

    def _add_verbs(self, column: QVBoxLayout) -> None:
        """Offer to insert the passage and to judge it, or say why it cannot be inserted."""
        self.verdicts: dict[bool, IconButton] = {}
        if self.why_not:
            words = Quiet(self.why_not, 14)
            words.setWordWrap(True)
            column.addWidget(words)
            return
        column.addLayout(self._verbs())
        column.addLayout(self._verdicts())

    def next_change(self) -> None:
        """Go to the next thing that must change, from the first again after the last."""
        if self.offer.flags:
            row = (self.changes.currentRow() + 1) % len(self.offer.flags)
            self.changes.setCurrentCell(row, 1)
            self.changes.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: object) -> None:
        """Fit the words of the source into the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # as Qt gave it
        self.source.fit(self.width() - 32)
        self._fit()

    def _fit(self) -> None:
        """Give passage and changes the room that they need, and no more."""
        document = self.text.document()
        document.setTextWidth(self.width() - 32 - self.text.verticalScrollBar().width())
        high = max(int(document.size().height()) + 12, 60)
        self.text.setMinimumHeight(min(high, _LEAST_HIGH))
        self.text.setMaximumHeight(high)
        if self.offer.flags:
            rows = self.changes.verticalHeader().length()
            header = self.changes.horizontalHeader().sizeHint().height()
            self.changes.setMinimumHeight(min(rows + header + 4, _LEAST_HIGH))
            self.changes.setMaximumHeight(rows + header + 4)

    def _verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        known = sum(bool(flag.ours) for flag in self.offer.flags)
        plain = self._verb("Insert as it is", change=False, first=not known)
        if known:
            words = f"Insert with our {'name' if known == 1 else 'names'}"
            row.addWidget(self._verb(words, change=True, first=True))
        row.addWidget(plain)
        row.addStretch()
        return row

    def _verdicts(self) -> QHBoxLayout:
        """Offer to say whether the passage fits, so that the next list is better."""
        row = QHBoxLayout()
        self.verdicts = {
            True: IconButton("tick", "Right passage", beside=True),
            False: IconButton("cross", "Not this one", beside=True),
        }
        for fits, verb in self.verdicts.items():
            verb.setCheckable(True)
            verb.setFont(face(13))
            explain(verb, "What you say here puts better passages first for this question")
            verb.setChecked(self.offer.fits is fits)
            verb.clicked.connect(lambda checked, fits=fits: self._judge(fits, said=checked))
            row.addWidget(verb)
        row.addStretch()
        return row

    def _judge(self, fits: bool, *, said: bool) -> None:  # noqa: FBT001  # the key of a button
        self.verdicts[not fits].setChecked(False)
        self.judged.emit(fits if said else None)

    def _verb(self, words: str, *, change: bool, first: bool) -> QWidget:
        does: Callable[[], object] = lambda: self.taken.emit(change)  # noqa: E731  # named to be typed
        return button(words, does, first=first)

    def _table(self) -> QTableWidget:
        table = QTableWidget(len(self.offer.flags), 3)
        table.setHorizontalHeaderLabels(["Kind", "In the passage", "Instead"])
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setFont(face(13))
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollBar(Thumb())
        table.setAccessibleName("What must change")
        for row, flag in enumerate(self.offer.flags):
            kind = str(flag.kind)
            words = self.offer.text[flag.start : flag.end]
            cells = (NAMES[kind], f"“{words}”", flag.ours or ASKS[kind])
            for column, said in enumerate(cells):
                item = QTableWidgetItem(said)
                explain(item, flag.why)
                table.setItem(row, column, item)
        table.resizeColumnToContents(0)
        header = table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(lambda row, *_: self._show(row))
        return table

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
        cursor.setPosition(_units(self.offer.text, start))
        cursor.setPosition(_units(self.offer.text, end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format = look
        return made

    def _show(self, row: int) -> None:
        """Show where a change is, and why it must be made."""
        if 0 <= row < len(self.offer.flags):
            flag: Flag = self.offer.flags[row]
            self._mark(row)
            cursor = self.text.textCursor()
            cursor.setPosition(_units(self.offer.text, flag.start))
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()
            self.changes.setAccessibleDescription(flag.why)


def _units(text: str, position: int) -> int:
    """Return a position in characters as Qt counts it, in units of UTF-16."""
    return len(text[:position].encode("utf-16-le")) // 2


def no_library(does: Callable[[], object]) -> QWidget:
    """Say what a library is for, where there is none, with the way to begin one."""
    made = QWidget()
    title = PlainLabel("Nothing to reuse yet")
    title.setFont(face(17, bold=True))
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
