"""The page on which an officer checks what was read of a letter, before a plan is made of it.

The letter stands on the left with what was found marked, the list of what it asks on the right;
choosing one side shows the other.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.asking.told import check_faults, place_at, said_found
from desktopapp.plan.brief import Brief
from desktopapp.plan.saying import counted
from desktopapp.session.news import Change
from desktopapp.ui.files.letters.about_row import AboutRow
from desktopapp.ui.files.letters.check_fields import CheckFields
from desktopapp.ui.files.letters.check_list import CheckList
from desktopapp.ui.files.letters.in_hand import LetterInHand
from desktopapp.ui.files.letters.letter_text import LetterText
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Card, Coloured, IconButton, button, scrolling
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.problem_line import ProblemLine
from desktopapp.ui.widgets.reach import Folding
from desktopapp.ui.widgets.reading_order import bring_into_sight
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Quiet

_LEAST_TEXT, _LEAST_LIST, _LEAST_FIELDS = 160, 130, 120  # logical pixels of height
_NARROW = 800  # logical pixels below which the letter stands above the list
_NO_LETTER = "The text of this letter was not kept with it."


class CheckingPage(Coloured):
    """The page. ``agreed`` and ``put_aside`` tell that it is done; ``changed`` of each step."""

    agreed = Signal()
    put_aside = Signal()
    changed = Signal()
    name = "letter"  # by which the guide knows it

    def __init__(  # what it is for, each once
        self, brief: Brief, today: date, *, agree: str, leave: str, obstacle: str, told: str = ""
    ) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.letter = LetterInHand(brief)
        self.obstacle = obstacle  # why nothing is done with the plan meanwhile
        self.found = PlainLabel()
        wear(self.found, 20, bold=True)
        self.found.setWordWrap(True)
        self.told = Quiet(told, 14)
        self.told.setWordWrap(True)
        if not told:
            self.told.hide()
        self.faults = button("", self.next_fault)
        self.leave_button = button(leave, self.put_aside.emit)
        if not leave:
            self.leave_button.hide()
        self.agree_button = button(agree, self.agreed.emit, first=True)
        self.problem = ProblemLine()
        self.about = AboutRow(self.letter, today)
        self.text = LetterText(brief.letter or _NO_LETTER)
        self.list = CheckList()
        self.fields = CheckFields(self.letter)
        self.ask_button = button("Make a question of it", self.ask_marked)
        self.ask_button.setEnabled(False)
        self._lay_out()
        self._connect()
        self._refresh()
        self._came_to(self.letter.at)
        self.setFocusProxy(self.list)

    @property
    def brief(self) -> Brief:
        """The brief as it stands now."""
        return self.letter.brief

    def hear(self, change: Change) -> None:
        """Go on from the letter as others made it, where theirs was brought in meanwhile."""
        self.letter.take_up(change.plan.brief_as_sent)

    def say(self, words: str) -> None:
        """Say something of the letter as a whole."""
        self.told.setText(words)
        self.told.show()
        announce(self, words)

    def _lay_out(self) -> None:
        self.head = QWidget()
        above = QVBoxLayout(self.head)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        head = FoldingRow(8)
        above.addLayout(head)
        head.addWidget(self.found, 1)
        for one in (self.faults, self.leave_button, self.agree_button):
            head.addWidget(one)
        for part in (self.told, self.problem, self.about):
            above.addWidget(part)
        inner = Folding()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.head)
        sides = self._sides = QHBoxLayout()
        column.addLayout(sides, 1)
        sides.setSpacing(12)
        sides.addWidget(self._left(), 11)
        sides.addWidget(self._right(), 10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the letter above the list where there is no room for both beside each other."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < scaled(_NARROW)
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the plan with Escape, where each step is in it already."""
        if event.key() == Qt.Key.Key_Escape and self.leave_button.isHidden():
            self.agree()
        else:
            super().keyPressEvent(event)

    def _left(self) -> QWidget:
        """Return the letter under its head."""
        card, title = _Side(), PlainLabel("The letter")
        wear(title, 15, bold=True)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        row = FoldingRow(8)
        column.addLayout(row)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(title, 1)
        row.addWidget(self.ask_button)
        column.addWidget(self.text, 1)
        return card

    def _right(self) -> QWidget:
        """Return the list with its verbs above, and the fields of the row in hand below."""
        card = _Side()
        area = scrolling(self.fields)
        measure(self.text, "height", lambda one: one.setMinimumHeight(scaled(_LEAST_TEXT)))
        measure(self.list, "height", lambda one: one.setMinimumHeight(scaled(_LEAST_LIST)))
        below = Coloured(edges="t")
        measure(below, "height", lambda one: one.setMinimumHeight(scaled(_LEAST_FIELDS)))
        within = QVBoxLayout(below)
        within.setContentsMargins(0, 1, 0, 0)
        within.addWidget(area)
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        verbs = FoldingRow(2)
        column.addLayout(verbs)
        verbs.setContentsMargins(8, 6, 8, 6)
        for made in self._verbs():
            verbs.addWidget(made)
        column.addWidget(self.list, 5)
        column.addWidget(below, 4)
        return card

    def _verbs(self) -> tuple[IconButton, ...]:
        """Return what is done with the row in hand; each is also a command with keys."""
        letter = self.letter
        self.aside = _verb("left out", "Leave aside", "Ctrl+D", letter.leave_aside, beside=True)
        self.back = _verb("bring", "Take back", "Ctrl+Shift+D", letter.take_back, beside=True)
        return (
            _verb("undo", "Undo", "Ctrl+Z", letter.undo),
            _verb("redo", "Redo", "Ctrl+Y", letter.redo),
            self.aside,
            self.back,
            _verb("join", "Join", "Ctrl+J", letter.join, beside=True),
            _verb("part", "Split", "Ctrl+Shift+J", self.split, beside=True),
            _verb("plus", "Begin a theme", "Ctrl+Shift+M", letter.begin_theme, beside=True),
            _verb("up", "Move up", "Alt+Shift+Up", lambda: letter.shift(-1)),
            _verb("down", "Move down", "Alt+Shift+Down", lambda: letter.shift(1)),
        )

    def _connect(self) -> None:
        letter = self.letter
        letter.changed.connect(self._changed)
        letter.came_to.connect(self._came_to)
        self.list.came_to.connect(letter.go)
        self.list.entered.connect(self.fields.enter)
        self.list.removed.connect(letter.leave_aside)
        self.text.came_to.connect(letter.go)
        self.text.selected.connect(self.ask_button.setEnabled)
        self.fields.left.connect(self.list.setFocus)

    def _changed(self, what: str) -> None:
        self._refresh()
        self.about.show_brief(self.brief)
        if what.startswith(("Undone", "Done again")) or not self._types():
            announce(self, f"{what[:1].upper()}{what[1:]}. {self.found.text()}.")
        self.changed.emit()

    def _types(self) -> bool:
        """Tell whether the officer is writing in one of the fields."""
        held = QApplication.focusWidget()
        return held is not None and (
            self.fields.isAncestorOf(held) or self.about.isAncestorOf(held)
        )

    def _refresh(self) -> None:
        """Show the brief as it is now."""
        letter = self.letter
        self.list.show_rows(letter.rows, letter.at)
        self.text.show_marks(letter.marks)
        self._show_fields()
        self.found.setText(said_found(letter.brief))
        faults = check_faults(letter.brief)
        self.faults.setText(f"{counted(len(faults), 'thing')} to look at")
        self.faults.setVisible(bool(faults))
        self.faults.updateGeometry()
        self.agree_button.setEnabled("" not in faults)
        self.found.setAccessibleDescription(faults.get("", ""))
        if "" in faults:
            self.found.setText(f"{said_found(letter.brief)}. {faults['']}")

    def _show_fields(self) -> None:
        """Show the fields of the row in hand, and what can be done with it."""
        self.fields.refresh()
        self.aside.setVisible(not self.letter.is_aside)
        self.back.setVisible(self.letter.is_aside)

    def _came_to(self, at: str) -> None:
        """Show on both sides what is in hand."""
        self.list.go(at)
        self._show_fields()
        place = place_at(self.brief, at)
        if place:
            self.text.show_place(at, place.start, place.end)
        else:
            self.text.show_nowhere(at)

    def next_fault(self) -> None:
        """Go to the next row with something that is not right yet."""
        rows, here = self.letter.rows, self.letter.row_number(self.letter.at)
        wrong = [n for n, row in enumerate(rows) if row.fault]
        if wrong:
            self.letter.go(rows[next((n for n in wrong if n > here), wrong[0])].at)
            self.fields.enter()

    def ask_marked(self) -> None:
        """Make the stretch that is marked in the letter a question."""
        if self.text.textCursor().hasSelection():
            start, end = self.text.stretch
            cursor = self.text.textCursor()
            cursor.clearSelection()
            self.text.setTextCursor(cursor)
            self.letter.ask(start, end)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def split(self) -> None:
        """Part the question in hand where the caret stands in its words."""
        self.letter.split(self.fields.question.words.textCursor().position())

    def not_ours(self) -> None:
        """Go to where it is said why the question in hand is not for this council."""
        if self.letter.question:
            self.fields.question.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.fields.question.reason)

    def agree(self) -> None:
        """Press what agrees, where it can be pressed."""
        self.agree_button.click()

    def undo(self) -> None:
        """Take the last step back."""
        self.letter.undo()

    def redo(self) -> None:
        """Take it again."""
        self.letter.redo()

    def shift(self, by: int) -> None:
        """Move what is in hand up (-1) or down (1)."""
        self.letter.shift(by)

    def regions(self) -> tuple[tuple[QWidget, QWidget], ...]:
        """Return what F6 goes through, each with what is entered first."""
        return (
            (self.list, self.list),
            (self.fields, self.fields),
            (self.head, self.agree_button),
            (self.text, self.text),
        )


class _Side(Card):
    """One side of the page: as high at least as its row of buttons, folded, and the rest need."""

    def __init__(self) -> None:
        super().__init__(6, "sheet")

    def hasHeightForWidth(self) -> bool:
        """Be measured once it has its width: where rows fold, Qt would take what it likes."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Need as much height as this width leads to."""
        super().resizeEvent(event)
        column = self.layout()
        least = column.totalMinimumHeightForWidth(self.width()) if column else 0
        if least != self.minimumHeight():
            self.setMinimumHeight(least)


def _verb(
    icon: str, words: str, keys: str, does: Callable[[], object], *, beside: bool = False
) -> IconButton:
    """Make a button that does something with the row in hand, and tells the keys for it."""
    made = IconButton(icon, words if beside else f"{words} ({keys})", beside=beside)
    if beside:
        explain(made, f"{words} ({keys})")
    made.clicked.connect(lambda _checked=False: does())
    return made
