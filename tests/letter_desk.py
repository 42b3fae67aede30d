"""The page on which a letter is checked, as an officer has it before her."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktopapp.plan.brief import Brief
from desktopapp.ui.files.letters.check_fields import QuestionFields
from desktopapp.ui.files.letters.checking_page import CheckingPage
from desktopapp.ui.files.letters.letter_verbs import read_letter_file
from tests.waiting import wait_until
from tests.window_desk import WindowDesk, press

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LETTER = """Office for Rural Roads

3 March 2028

Rural roads: your plans

Contents

1 Repairs
2 Bridges

1 Repairs

Question 1. How have rural roads changed in the last five years?

Your answer should be no more than 250 words.

Question 2. Do you publish what you spend on them?

- Yes
- No

2 Bridges

Question 3. Which bridges are closed, and why?

Question 4. Are there barriers that government could remove?

Send your answers by 28 April 2028 to rural@roads.example.
"""


class LetterDesk:
    """The page, with an officer before it."""

    def __init__(self, window: WindowDesk) -> None:
        self.window = window

    @property
    def sheet(self) -> CheckingPage:
        """The page itself, which must be shown."""
        page = self.window.top.interlude.page
        assert isinstance(page, CheckingPage)
        return page

    @property
    def fields(self) -> QuestionFields:
        """The fields of the question in hand."""
        return self.sheet.fields.question

    @property
    def is_shown(self) -> bool:
        """Whether a letter is being checked."""
        return isinstance(self.window.top.interlude.page, CheckingPage)

    @property
    def brief(self) -> Brief:
        """The letter as it stands."""
        return self.sheet.brief

    @property
    def told(self) -> str:
        """What is said at the top."""
        return self.sheet.found.text()

    @property
    def numbers(self) -> list[str]:
        """The numbers of the questions, in order."""
        return [self.brief.number(one.id) for _, one in self.brief.questions()]

    @property
    def in_hand(self) -> str:
        """The words of the row in hand."""
        return self.sheet.list.known.rows[self.sheet.list.currentIndex().row()].words

    def spoken(self, words: str) -> str:
        """What is said of the row that has these words."""
        return next(row.spoken for row in self.sheet.list.known.rows if words in row.words)

    def read(self, path: Path, folder: Path) -> None:
        """Have a letter read, as if it was chosen, and wait for the page."""
        read_letter_file(self.window.top, path, folder)
        wait_until(lambda: self.is_shown)

    def choose(self, words: str) -> None:
        """Click the row that has these words."""
        view = self.sheet.list
        n = next(n for n, row in enumerate(view.known.rows) if words in row.words)
        view.scrollTo(view.known.index(n))
        place = view.visualRect(view.known.index(n)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, place)
        assert words in self.in_hand

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key in the list."""
        self.window.top.activateWindow()
        wait_until(self.window.top.isActiveWindow)
        self.sheet.list.setFocus()
        QTest.keyClick(self.sheet.list, key, held)

    def mark(self, words: str) -> None:
        """Mark words of the letter."""
        found = self.sheet.text.document().find(words)
        assert not found.isNull()
        self.sheet.text.setTextCursor(found)

    def go_in_letter(self, words: str) -> None:
        """Put the caret before words of the letter."""
        found = self.sheet.text.document().find(words)
        cursor = QTextCursor(self.sheet.text.document())
        cursor.setPosition(found.selectionStart())
        self.sheet.text.setTextCursor(cursor)

    @property
    def shaded(self) -> str:
        """The words of the letter that are shown as those of the row in hand."""
        return " ".join(one.cursor.selectedText() for one in self.sheet.text.extraSelections())

    def press(self, words: str) -> None:
        """Click a button of the page."""
        press(self.sheet, words)


def written(folder: Path, words: str = LETTER, name: str = "Rural roads.txt") -> Path:
    """Write a letter into a file."""
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return path
