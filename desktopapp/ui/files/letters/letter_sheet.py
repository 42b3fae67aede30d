"""Which letter to start from: a file, words that were copied, or one that was read before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit

from desktopapp.operations import kept_letters
from desktopapp.operations.kept_letters import LETTER_SUFFIX, KeptLetter, letters_folder
from desktopapp.plan.problem import Problem
from desktopapp.store.choices import LETTERS_FOLDER
from desktopapp.store.files import WritePlace
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.by_organisation import SetByOrganisation
from desktopapp.ui.widgets.choice_button import ChoiceButton
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.file_dialogs import ask_file, ask_folder, ask_place, ask_words
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import Jobs, problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import keep_high, wear
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell

_READ = ("docx", "odt", "rtf", "pdf", "html", "htm", "txt", "md", "xlsx", "xlsm", "csv")
_KINDS = f"Letters ({' '.join(f'*.{one}' for one in _READ)} *{LETTER_SUFFIX})"
_LETTERS = f"Letters that were read (*{LETTER_SUFFIX})"


class LetterSheet(Sheet):
    """The dialog. ``chosen`` is the file to read or to check, ``pasted`` the words to read."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        super().__init__(
            shell.widget(),
            "Start from a letter, consultation or form",
            "What it asks is read from it, with its own numbers, limits and days. You check it; "
            "then the plan opens.",
            620,
        )
        self.shell, self.folder = shell, folder
        self.jobs = Jobs(self)
        self.chosen: Path | None = None
        self.wants_words = False
        self.kept: tuple[KeptLetter, ...] = ()
        file = ChoiceButton(
            "letter",
            "Choose a file",
            "Word, PDF, web page, text or workbook.",
            first=True,
        )
        paste = ChoiceButton(
            "pencil",
            "Paste its words",
            "From an e-mail, or a page of the web.",
        )
        file.clicked.connect(lambda _checked=False: self._choose_file())
        paste.clicked.connect(lambda _checked=False: self._paste())
        self.title = PlainLabel("Letters you have read")
        wear(self.title, 15, bold=True)
        self.names = QListWidget()
        self.names.setAccessibleName("Letters you have read")
        self.names.setFrameShape(QFrame.Shape.NoFrame)
        self.names.setVerticalScrollBar(Thumb())
        self.names.setWordWrap(True)
        self.names.setItemDelegate(RoomyRows(self.names))
        wear(self.names, 14)
        keep_high(self.names, 150)
        self.names.itemActivated.connect(lambda _item: self._open())
        self.where = Quiet(size=13)
        self.where.setWordWrap(True)
        self.kept_verbs = (
            button("Open", self._open),
            button("Rename…", self._rename),
            button("Send to a colleague…", self._send),
            button("Remove…", self._remove),
        )
        for part in (file, paste, self.title, self.names):
            self.body.addWidget(part)
        row = FoldingRow(6)
        self.body.addLayout(row)
        for verb in self.kept_verbs:
            row.addWidget(verb)
        self.body.addWidget(self.where)
        self.set_by = SetByOrganisation(shell.settings, LETTERS_FOLDER)
        self.body.addWidget(self.set_by)
        self.body.addStretch()
        self.elsewhere = button("Keep letters elsewhere…", self._keep_elsewhere)
        self.verbs.addWidget(self.elsewhere)
        self.verbs.addWidget(button("Cancel", self.reject))
        file.setFocus()
        self._list()

    @property
    def place(self) -> Path:
        """The folder in which letters are kept."""
        return letters_folder(self.shell.settings.get(LETTERS_FOLDER))

    def _list(self) -> None:
        """List the letters that are kept, and stay at the one in hand."""
        place = self.place
        self.jobs.fetch(
            "letters",
            lambda _job: kept_letters.kept_letters(place),
            self._show,
            self._failed,
            briefly=True,
        )

    def _show(self, kept: tuple[KeptLetter, ...]) -> None:
        row = self.names.currentRow()
        self.kept = kept
        self.names.clear()
        for one in kept:
            self.names.addItem(QListWidgetItem(f"{one.title}\n{one.said}"))
        if kept:
            self.names.setCurrentRow(min(max(row, 0), len(kept) - 1))
        for part in (self.title, self.names, *self.kept_verbs):
            part.setVisible(bool(kept))
        chosen = self.shell.settings.get(LETTERS_FOLDER)
        self.where.setText(f"Letters are kept together in {chosen}." if chosen else "")
        self.where.setVisible(bool(chosen))
        self.set_by.hold(self.elsewhere)
        self.fit()

    def _failed(self, error: Exception) -> None:
        self.tell(problem_of(error))

    def _in_hand(self) -> KeptLetter | None:
        row = self.names.currentRow()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def _choose_file(self) -> None:
        path = ask_file(self, "The letter", self.folder, _KINDS)
        if path:
            self.chosen = path
            self.accept()

    def _paste(self) -> None:
        self.wants_words = True
        self.accept()

    def _open(self) -> None:
        one = self._in_hand()
        if one and one.problem:
            self.tell(one.problem)
        elif one:
            self.chosen = one.path
            self.accept()

    def _rename(self) -> None:
        one = self._in_hand()
        if one is None or one.problem:
            return
        title = ask_words(self, "Rename the letter", "Its title", one.title, _titled)
        if title and title.strip() != one.title:
            self._do(lambda: kept_letters.rename_letter(one.path, title.strip()))

    def _send(self) -> None:
        one = self._in_hand()
        if one is None or one.problem:
            return
        path, start = one.path, self.folder / one.path.name

        def write(place: WritePlace) -> None:
            told = "The file is written. Send it as you send others."
            self._do(lambda: kept_letters.copy_letter(path, place), told)

        ask_place(self, self.jobs, "Send to a colleague", start, _LETTERS, write, self._failed)

    def _remove(self) -> None:
        one = self._in_hand()
        if one is None:
            return
        ask = Sheet(
            self,
            f"Remove “{one.title}”?",
            "Plans that were started from it keep their own copy of it.",
        )
        stay = button("Keep it", ask.reject, first=True)
        stay.setDefault(True)
        ask.verbs.addWidget(button("Remove", ask.accept))
        ask.verbs.addWidget(stay)
        if ask.exec():
            self._do(lambda: kept_letters.remove_letter(one.path))

    def _keep_elsewhere(self) -> None:
        if self.set_by.is_locked:  # it is pressed all the same by whoever does not see the line
            self.tell(
                Problem(
                    "Where letters are kept is set by your organisation.",
                    safe="Nothing was changed.",
                    then="Ask IT, if another folder is needed.",
                )
            )
            return
        path = ask_folder(self, "Where letters are kept together", self.folder)
        if path:
            self.shell.settings.put(LETTERS_FOLDER, str(path))
            self.shell.keep_settings()
            self._list()

    def _do(self, does: Callable[[], object], said: str = "") -> None:
        """Do something with a kept letter off the window’s thread, and list them anew."""

        def done(_nothing: object) -> None:
            self.problem.hide()
            if said:
                self.say(said)
                announce(self, said)
            self._list()

        self.jobs.fetch("letter", lambda _job: does(), done, self._failed, briefly=True)


def _titled(title: str) -> str:
    if not title.strip():
        raise Problem("The letter has no title.", safe="Nothing was changed.", then="Write one.")
    return title


class PasteSheet(Sheet):
    """Words of a letter that were copied elsewhere, in ``text``, and its ``title``."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell.widget(),
            "Paste the letter",
            "All of it, with its numbers. Lines and gaps tell questions apart.",
            720,
        )
        self.title = LineField()
        self.title.setAccessibleName("Title")
        self.title.setPlaceholderText("What it is called, if you like")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Words of the letter")
        self.text.setTabChangesFocus(True)
        wear(self.text, 15)
        keep_high(self.text, 300)
        self.body.addWidget(self.text)
        self.body.addWidget(self.title)
        self.verbs.addWidget(button("Cancel", self.reject))
        self.read = button("Read it", self.accept, first=True)
        self.read.setEnabled(False)
        self.text.textChanged.connect(
            lambda: self.read.setEnabled(bool(self.text.toPlainText().strip()))
        )
        self.verbs.addWidget(self.read)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)


class WhatItIs(Sheet):
    """Asks what a document is that was dropped where no plan is open."""

    def __init__(self, shell: Shell, name: str) -> None:
        super().__init__(shell.widget(), f"What is “{name}”?")
        self.is_letter = False
        letter = ChoiceButton(
            "letter",
            "A letter, consultation or form to answer",
            "What it asks is read. You check it; then the plan opens.",
            first=True,
        )
        answer = ChoiceButton(
            "bring",
            "An answer or plan to bring in",
            "Its parts go under the questions of a new plan.",
        )
        letter.clicked.connect(lambda _checked=False: self._take(is_letter=True))
        answer.clicked.connect(lambda _checked=False: self._take(is_letter=False))
        self.body.addWidget(letter)
        self.body.addWidget(answer)
        self.body.addStretch()
        self.verbs.addWidget(button("Cancel", self.reject))
        letter.setFocus()

    def _take(self, *, is_letter: bool) -> None:
        self.is_letter = is_letter
        self.accept()
