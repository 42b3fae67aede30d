"""The bar for finding and replacing words in the whole plan."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan
from desktopapp.plan.search import Match, find, next_match, replace_matches
from desktopapp.plan.text import plain_block
from desktopapp.ui.widgets.announce import SaidAtRest, announce
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.tick import Tick

_AROUND = 50  # characters
_WIDE = 640  # logical pixels at which lines and buttons stand beside each other
_MOST_CHARACTERS = 500  # characters that can be looked for


class _Count(PlainLabel):
    """How many places were found. It takes the room of the longest count that is usual."""

    def sizeHint(self) -> QSize:
        """Leave what stands beside it where it is."""
        return super().sizeHint().expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        """Leave what stands beside it where it is."""
        usual = QSize(self.fontMetrics().horizontalAdvance("999 of 999"), 0)
        return super().minimumSizeHint().expandedTo(usual)


class FindBar(QWidget):
    """Finds words in the plan, shows where they stand one by one, and replaces them."""

    found = Signal(object)  # the match to show: its part, block, position and length
    replaced = Signal(object, str)  # the new plan, and what was done in words
    closed = Signal()

    def __init__(
        self,
        plan: Callable[[], Plan],
        caret: Callable[[], Caret],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._caret = plan, caret
        self.matches: tuple[Match, ...] = ()
        self.at = -1  # the number of the match that is shown
        self.words = _line("Find")
        self.by = _line("Replace with")
        self.count = _Count()
        self._told = SaidAtRest(self)
        self.match_case = Tick("Match case")
        self.whole_words = Tick("Whole words")
        self.previous = button("Previous", self.show_previous)
        self.next = button("Next", self.show_next)
        self.replace_one = button("Replace", self.replace_this)
        self.replace_all = button("Replace all", self.replace_every)
        self._lay_out()
        self.words.textChanged.connect(self._look)
        self.match_case.toggled.connect(self._look)
        self.whole_words.toggled.connect(self._look)
        self._count()

    def _lay_out(self) -> None:
        lines, rest = QWidget(), QWidget()  # Tab goes through both lines first
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        buttons = QVBoxLayout(rest)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        across = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        across.setContentsMargins(16, 8, 16, 8)
        across.setSpacing(8)
        across.addWidget(lines, 1)
        across.addWidget(rest)
        first, second = FoldingRow(8), FoldingRow(8)
        buttons.addLayout(first)
        buttons.addLayout(second)
        for part in (self.count, self.previous, self.next):
            first.addWidget(part)
        first.addStretch()
        first.addWidget(button("Close", self.close_bar))
        for widget in (self.replace_one, self.replace_all, self.match_case, self.whole_words):
            second.addWidget(widget)
        second.addStretch()
        for row, line in enumerate((self.words, self.by)):
            label = PlainLabel(line.accessibleName())
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons below the lines where the bar is narrow."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = event.size().width() >= scaled(_WIDE)
        self._sides.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Be content with what stands below each other."""
        return QSize(0, super().minimumSizeHint().height())

    # Finding

    def open(self, words: str = "") -> None:
        """Show the bar, with the words that were selected in the text; typing goes into Find."""
        self.show()
        if len(words.splitlines()) == 1:
            self.words.setText(words[:_MOST_CHARACTERS])
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar and give the focus back to the text."""
        self.hide()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again, as the plan may have changed while the bar was hidden."""
        super().showEvent(event)
        self.plan_changed()

    def plan_changed(self) -> None:
        """Find the words again in a plan that changed; the match that is shown stays."""
        if not self.isVisible():
            return
        shown = self.matches[self.at] if 0 <= self.at < len(self.matches) else None
        self._find()
        self.at = self.matches.index(shown) if shown in self.matches else -1
        self._count()

    def _find(self) -> None:
        self.matches = find(
            self._plan(),
            self.words.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )

    def _look(self) -> None:
        """Find what was typed, and show the first place from the caret on."""
        here = self.matches[self.at].caret if 0 <= self.at < len(self.matches) else self._caret()
        self._find()
        self.at = next_match(self._plan(), self.matches, here) if self.matches else -1
        self._show()

    def show_next(self) -> None:
        """Show the next place; after the last comes the first."""
        if self.matches:
            here = next_match(self._plan(), self.matches, self._caret())
            if len(self.matches) == 1 and not self.at:
                announce(self, "It is found nowhere else.")
            self.at = (self.at + 1) % len(self.matches) if self.at >= 0 else here
        self._show()

    def show_previous(self) -> None:
        """Show the place before; before the first comes the last."""
        if self.matches:
            here = next_match(self._plan(), self.matches, self._caret())
            self.at = ((self.at if self.at >= 0 else here) - 1) % len(self.matches)
        self._show()

    def _show(self) -> None:
        self._count()
        if self.at >= 0:
            self.found.emit(self.matches[self.at])
        self._told.put(self._said())

    def _said(self) -> str:
        """Return how many there are, and the words around the one that is shown."""
        if self.at < 0:
            return self.count.text()
        match = self.matches[self.at]
        part = self._plan().part(match.part)
        found = [
            _around(plain_block(one), match)
            for one in part.text
            if getattr(one, "id", None) == match.block
        ]
        return ". ".join([self.count.text(), *found])

    def _count(self) -> None:
        number = len(self.matches)
        if not self.words.text():
            words = ""
        elif not number:
            words = "Not found"
        elif self.at < 0:
            words = f"{number:,} found"
        else:
            words = f"{self.at + 1:,} of {number:,}"
        self.count.setText(words)
        verbs = (self.previous, self.next, self.replace_one, self.replace_all)
        if not number and any(one.hasFocus() for one in verbs):
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)  # else a tick beside takes keys
        for one in verbs:
            one.setEnabled(bool(number))

    # Replacing

    def replace_this(self) -> None:
        """Replace the place that is shown, and show the next."""
        if not 0 <= self.at < len(self.matches):
            self.show_next()
            return
        match = self.matches[self.at]
        new = self.by.text()
        self.replaced.emit(replace_matches(self._plan(), (match,), new), "replace")
        behind = Caret(match.part, match.block, match.position + len(new))
        self._find()
        self.at = next_match(self._plan(), self.matches, behind) if self.matches else -1
        self._show()

    def replace_every(self) -> None:
        """Replace every place in the plan, in one step of undo."""
        number = len(self.matches)
        if not number:
            return
        plan = replace_matches(self._plan(), self.matches, self.by.text())
        self.replaced.emit(plan, "replace all")
        self._find()
        self.at = -1
        self._count()
        self.count.setText(f"{number:,} replaced")
        self._told.put(self.count.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the next place, with Shift the one before; Escape closes the bar."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_bar()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.by.hasFocus():
                self.replace_this()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F3:
                self.show_previous() if back else self.show_next()
            case _:
                super().keyPressEvent(event)


def _around(words: str, match: Match) -> str:
    """Return the words before and behind a place, as far as they are heard in a breath."""
    start, end = match.position - _AROUND, match.position + match.length + _AROUND
    before, behind = words[max(start, 0) : match.position], words[match.position : end]
    before = before.partition(" ")[2] if start > 0 else before
    behind = behind.rpartition(" ")[0] if end < len(words) else behind
    return before + behind


def _line(name: str) -> QLineEdit:
    line = LineField()
    line.setAccessibleName(name)
    line.setMaxLength(_MOST_CHARACTERS)
    line.setMinimumWidth(120)
    return line
