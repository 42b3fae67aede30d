"""The bar that goes through the spelling of the whole plan, word by word, by keyboard alone."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.written import REPORT_PAGE, with_written
from desktopapp.session.news import Change
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Button, button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.stressed_words import StressedWords
from desktopapp.ui.widgets.text_size import measure
from desktopapp.ui.widgets.words_shown import Elided
from desktopapp.ui.workspace.proofing import (
    NONE_LEFT,
    Behind,
    WrongWord,
    caret_in_hand,
    why_not_checked,
    wrong_words,
)
from desktopapp.ui.workspace.workspace import Workspace

_LEAST_AROUND = 20  # characters of the words around, on each side
_SHORT = 22  # letters of the field
_NO_FILE = "No file of the council’s words is chosen. See Words for spelling, in the Edit menu."
_READ_ONLY = "This plan is open to read only."


class SpellingBar(QWidget):
    """Shows one word after another that may be spelt wrong, and what can be done about it.

    The keyboard stays in the field while words come and go, and nothing moves under the hand.
    """

    closed = Signal()

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self.work = work
        self.found: WrongWord | None = None
        self._passed: set[object] = set()  # what was ignored once, by what is around it
        self._mended: list[tuple[Plan, WrongWord]] = []  # the plan before, and what was changed
        self._ours = False  # whether an edit is the bar's own
        self.what = Elided("", size=15, bold=True)
        self.where = Elided("", size=14)
        self.words = StressedWords("", (), 15)
        measure(self.words, "high", _keep_high)
        self.line = LineField()
        self.line.setAccessibleName("Change to")
        self.choice = Choice()
        self.choice.setAccessibleName("Change to")
        self.choice.write_into(self.line)
        self.choice.set_short(_SHORT)
        self.change = button("Change", self.change_it, first=True)
        self.once = button("Ignore once", self.ignore_once)
        self.here = button("Ignore in this plan", self.ignore_here)
        self.mine = button("Add to your words", self.add)
        self.councils = button("Add to the council’s words", self.add_for_council)
        self.close_button = button("Close", self.close_bar)
        self._lay_out()
        self.line.returnPressed.connect(self.change_it)
        self.line.installEventFilter(self)
        work.bridge.changed.connect(self._hear)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        top = QHBoxLayout()
        column.addLayout(top)
        top.setSpacing(12)
        top.addWidget(self.what)
        top.addWidget(self.where)
        top.addStretch(1)
        top.addWidget(self.close_button)
        column.addWidget(self.words)
        row = FoldingRow(6)
        column.addLayout(row)
        label = PlainLabel("Change to")
        label.setBuddy(self.choice)
        row.addWidget(label)
        for one in (self.choice, self.change, self.once, self.here, self.mine, self.councils):
            row.addWidget(one)
        row.addStretch()

    def minimumSizeHint(self) -> QSize:
        """Be content with what stands below each other."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def speller(self) -> Speller | None:
        """What knows which words are wrong."""
        return self.work.page.desk.speller

    # Going through

    def open(self) -> None:
        """Begin at the caret; while the bar is open, go on to the next word."""
        if self.isVisible() and self.found:
            self.ignore_once()
            return
        why = why_not_checked(self.work)
        if why:
            self.work.notice.refuse(why)
            return
        self.show()
        self._look(caret_in_hand(self.work))

    def close_bar(self) -> None:
        """Hide the bar and give the keyboard back to the text."""
        self.hide()
        self.closed.emit()

    def _look(self, behind: Behind) -> None:
        """Look for the next word, off the window's thread, and show it."""
        speller, plan, passed = self.speller, self.work.plan, frozenset(self._passed)
        if speller is None:
            self.close_bar()
            return

        def show(found: WrongWord | None) -> None:
            if self.work.plan is plan:
                self._show(found)
            else:
                self._look(behind)

        self.work.jobs.fetch(
            "spelling bar",
            lambda _job: next(wrong_words(plan, speller, behind, passed), None),
            show,
            lambda error: self.work.notice.warn(problem_of(error)),
            briefly=True,
        )

    def _show(self, found: WrongWord | None) -> None:
        self.found = found
        self.choice.clear()
        self._allow(found)
        if found is None:
            self._say(NONE_LEFT, "", "", (0, 0))
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, NONE_LEFT)
            return
        letters = self.words.width() // max(self.words.fontMetrics().averageCharWidth(), 1)
        words, at = _around(found, letters)
        self._say(
            f"“{found.word}” may be spelt wrong",
            found.place.named,
            words,
            (at, at + len(found.word)),
        )
        self.line.setText(found.word)
        self._lead(found)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
        self._suggest(found)

    def _say(self, what: str, where: str, words: str, bold: tuple[int, int]) -> None:
        self.what.say(what)
        self.where.say(where)
        self.words.say(words, (bold,))

    def _allow(self, found: WrongWord | None) -> None:
        """Let be pressed what can be done about the word."""
        read_only = bool(self.work.bridge.session.read_only)
        shares = bool(self.speller and self.speller.shares)
        for one in (self.choice, self.once, self.mine):
            one.setEnabled(found is not None)
        for one in (self.change, self.here):
            one.setEnabled(found is not None and not read_only)
            _say_why(one, _READ_ONLY if read_only else "")
        self.councils.setEnabled(found is not None and shares)
        _say_why(self.councils, "" if shares else _NO_FILE)

    def _lead(self, found: WrongWord) -> None:
        """Show where the word stands; the keyboard stays here."""
        work, place = self.work, found.place
        if place.where == REPORT_PAGE:
            work.show_view("report")
            work.views["report"].bring(place.path, found.position, len(found.word))
        elif found.is_in_text:
            work.select(found.caret, len(found.word))
        elif place.caret.part:
            work.select(place.caret, 0)
        elif place.where:
            work.show_text()
            work.go(place.where)

    def _suggest(self, found: WrongWord) -> None:
        """Offer what may have been meant; what is typed meanwhile stays."""
        speller = self.speller
        if speller is None:
            return

        def offer(suggestions: tuple[str, ...]) -> None:
            if self.found is not found:
                return
            untouched = self.line.text() == found.word
            typed = self.line.text()
            self.choice.addItems(suggestions)
            if untouched and suggestions:
                self.choice.setCurrentIndex(0)
                self.line.selectAll()
            else:
                self.line.setText(typed)
            said = f"Change to {suggestions[0]}?" if suggestions else "No suggestions."
            announce(self, f"{found.word}: may be spelt wrong. {found.place.named}. {said}")

        self.work.jobs.fetch(
            "spelling suggestions",
            lambda _job: speller.suggest(found.word),
            offer,
            lambda _error: offer(()),
            briefly=True,
        )

    # What can be done

    def change_it(self) -> None:
        """Put what stands in the field in the place of the word, and go on."""
        found, words = self.found, self.line.text()
        if found is None or not self.change.isEnabled():
            return
        if words == found.word:
            announce(self, "Type the right word, or ignore this one.")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        plan = self.work.plan
        changed = with_written(plan, found.place, found.position, len(found.word), words)
        if self._edit(changed, "spelling"):
            self._mended.append((plan, found))
            self._look(found.behind(words))

    def ignore_once(self) -> None:
        """Leave the word here as it is, and go on."""
        if self.found:
            self._passed.add(self.found.around)
            self._look(self.found.behind())

    def ignore_here(self) -> None:
        """Let the word be right in this plan, and go on."""
        if self.found and self.speller:
            self._ours = True
            self.speller.spare(self.found.word)
            self._ours = False
            self._look(self.found.behind())

    def add(self) -> None:
        """Take the word among the officer's own, and go on."""
        if self.found and self.speller:
            self.speller.add(self.found.word)
            self._look(self.found.behind())

    def add_for_council(self) -> None:
        """Take the word among the council's, and go on."""
        if self.found and self.speller:
            self.speller.add_for_council(self.found.word)
            self._look(self.found.behind())

    def _edit(self, plan: Plan, what: str) -> bool:
        self._ours = True
        try:
            self.work.bridge.session.edit(plan, what)
        except Problem as problem:
            self.work.notice.warn(problem)
            return False
        finally:
            self._ours = False
        return True

    def _hear(self, change: Change) -> None:
        """Follow the plan: undo leads back to the word, and what was written elsewhere counts."""
        if self._ours or not self.isVisible():
            return
        undone = next((word for plan, word in self._mended if plan is change.plan), None)
        if undone:
            self._look(Behind(undone.place.path, undone.position))
        elif self.found and _holds_keyboard(self):
            self._look(Behind(self.found.place.path, self.found.position))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo to the plan where nothing was typed in the field."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo and not self.line.isUndoAvailable():
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def go_through_spelling(work: Workspace) -> None:
    """Open the bar that goes through the spelling of the whole plan, or go on in it."""
    bar = work.findChild(SpellingBar)
    if bar is None:
        bar = SpellingBar(work)
        bar.closed.connect(work.focus_text)
        work.put_above(bar)
    bar.open()


def _holds_keyboard(bar: QWidget) -> bool:
    held = QApplication.focusWidget()
    return held is not None and bar.isAncestorOf(held)


def _say_why(one: Button, why: str) -> None:
    explain(one, why)
    one.setAccessibleDescription(why)


def _keep_high(words: QWidget) -> None:
    """Give the words around the same room whatever they are, so that nothing below moves."""
    words.setFixedHeight(words.fontMetrics().lineSpacing() + 2)


def _around(found: WrongWord, letters: int) -> tuple[str, int]:
    """Return the words around a word on one line of so many letters, and where it begins there."""
    words, at = found.place.words, found.position
    end = at + len(found.word)
    side = max((letters - len(found.word)) // 2, _LEAST_AROUND)
    before, behind = words[max(at - side, 0) : at], words[end : end + side]
    if at > side:
        before = f"…{before.partition(' ')[2]}"
    if len(words) > end + side:
        behind = f"{behind.rpartition(' ')[0]}…"
    before, behind = (one.replace("\n", " ").replace("\t", " ") for one in (before, behind))
    return f"{before}{found.word}{behind}", len(before)
