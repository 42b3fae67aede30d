"""The words that spelling takes for right: the officer's own, the council's, those of the plan."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from desktopapp.plan.known_names import with_passed, without_passed
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.store.choices import COUNCIL_WORDS
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.by_organisation import SetByOrganisation
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_new_place
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell

_LINES = 8  # of the list
_KINDS = "Plain text files (*.txt)"
_WHOSE = ("Your words", "The council’s words", "Ignored in this plan")
_OWN, _COUNCILS, _PLANS = range(3)


class SpellingWords(Sheet):
    """The words, to be looked at, added and taken back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell.widget(),
            "Words for spelling",
            "Spelling takes these for right, in capitals too, and what is theirs.",
        )
        self.shell, self.spelling = shell, shell.spelling
        self.whose = Choice()
        self.whose.setAccessibleName("Whose words")
        self.whose.addItems(_WHOSE if shell.work else _WHOSE[:_PLANS])
        self.list = QListWidget()
        wear(self.list, 15)
        self.list.setSpacing(1)
        self.list.setMinimumHeight(_LINES * self.list.fontMetrics().lineSpacing())
        self.none = Quiet("", 14)
        self.none.setWordWrap(True)
        self.line = LineField()
        self.line.setAccessibleName("Another word")
        self.adds = button("Add", self.add)
        self.takes = button("Take back", self.take_back)
        self.file = Quiet("", 14)
        self.file.setWordWrap(True)
        self.chooses = button("Choose the file…", self.choose_file)
        self.leaves = button("Use no file", lambda: self._use(""))
        self.set_by = SetByOrganisation(shell.settings, COUNCIL_WORDS)
        self._lay_out()
        self.verbs.addWidget(button("Close", self.reject, first=True))
        self.whose.currentIndexChanged.connect(lambda _at: self.refresh())
        self.list.itemSelectionChanged.connect(self._enable)
        self.line.returnPressed.connect(self.add)
        self.line.textChanged.connect(lambda _words: self._enable())
        self._unhear = self.spelling.when_read(self.refresh)
        self.finished.connect(lambda _how: self._unhear())
        self.refresh()
        self.spelling.read_councils()

    def _lay_out(self) -> None:
        self.body.addWidget(self.whose)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.none)
        row = FoldingRow(6)
        self.body.addLayout(row)
        label = PlainLabel("Another word")
        label.setBuddy(self.line)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        row.addWidget(self.adds)
        row.addWidget(self.takes)
        self.body.addWidget(self.file)
        below = FoldingRow(6)
        self.body.addLayout(below)
        for each in (self.chooses, self.leaves):
            below.addWidget(each)
        below.addStretch()
        self.body.addWidget(self.set_by)

    @property
    def listed(self) -> tuple[str, ...]:
        """The words that are chosen to be looked at."""
        match self.whose.currentIndex():
            case 1:
                return self.spelling.known.words if self.spelling.known else ()
            case 2:
                return tuple(self.shell.work.plan.passed_words.values()) if self.shell.work else ()
            case _:
                return self.spelling.own

    def refresh(self) -> None:
        """Show the words as they are now."""
        at, words = self.list.currentRow(), sorted(self.listed, key=str.casefold)
        whose = _WHOSE[self.whose.currentIndex()]
        self.list.setAccessibleName(f"{whose}: {counted(len(words), 'word')}")
        if words != [self.list.item(n).text() for n in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(words)
            self.list.setCurrentRow(min(at, len(words) - 1))
        self.none.setText("" if words else "None yet.")
        self.file.setText(self._said_file())
        self.set_by.hold(None, self.chooses, self.leaves)
        self._enable()

    def _said_file(self) -> str:
        """Say where the council's words are, and what stands against them."""
        path, known = self.spelling.file, self.spelling.known
        if not path:
            return (
                "The council’s words are a file that your officers share, with a word on each "
                "line. None is chosen yet: choose it, or name a new one on a share."
            )
        said = f"The council’s words are in {path}."
        problem = known and (known.problem or known.unshared)
        if problem:
            kept = "Those that were read last are used." if known and known.words else ""
            return " ".join(filter(None, (said, problem.what, problem.then, kept)))
        return said if known else f"{said} It is being read…"

    def _enable(self) -> None:
        at, has_file = self.whose.currentIndex(), bool(self.spelling.file)
        work = self.shell.work
        writable = at != _PLANS or bool(work and not work.bridge.session.read_only)
        reachable = at != _COUNCILS or has_file
        self.line.setEnabled(writable and reachable)
        self.adds.setEnabled(self.line.isEnabled() and bool(self.line.text().strip()))
        self.takes.setEnabled(writable and bool(self.list.selectedItems()))
        self.leaves.setEnabled(has_file and not self.set_by.is_locked)

    def add(self) -> None:
        """Add the word that was typed."""
        word = self.line.text().strip()
        if not word or not self.adds.isEnabled():
            return
        match self.whose.currentIndex():
            case 1:
                self.spelling.add_for_council(word)
            case 2:
                self._edit(with_passed, word)
            case _:
                self.spelling.add(word)
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
        announce(self, f"“{word}” was added.")

    def take_back(self) -> None:
        """Let the words that are marked be wrong again."""
        for word in [one.text() for one in self.list.selectedItems()]:
            match self.whose.currentIndex():
                case 1:
                    self.spelling.take_back_councils(word, self._failed)
                case 2:
                    self._edit(without_passed, word)
                case _:
                    self.spelling.take_back(word)
            announce(self, f"“{word}” is taken back.")
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, change: Callable[[Plan, str], Plan], word: str) -> None:
        work = self.shell.work
        if work is None:
            return
        try:
            work.bridge.session.edit(change(work.plan, word), "words to ignore")
        except Problem as problem:
            self.tell(problem)
        work.page.desk.tell_names()

    def choose_file(self) -> None:
        """Ask for the file of the council's words: one that is there, or a new one."""
        start = self.spelling.file or str(Path.home() / "council words.txt")
        path = ask_new_place(self, "The council’s words", start, _KINDS)
        if path:
            self._use(str(path))

    def _use(self, path: str) -> None:
        self.problem.hide()
        self.spelling.choose(path)
        self.whose.setCurrentIndex(_COUNCILS)
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.tell(problem_of(error))
        self.spelling.read_councils()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay open with Enter in the line, which adds, and take back with Delete in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            event.accept()  # else the dialog would close
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.take_back()
        else:
            super().keyPressEvent(event)
