"""A sheet of several answers wired to a session, with keys to press: for what goes across them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, new_plan
from desktopapp.plan.text import Text, paragraphs, plain
from desktopapp.session.session import Session
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.workspace.sheet_area import Desk
from tests.strategies import harbour

Key = Qt.Key


def plan_of(texts: Sequence[Text], heading: HeadingChoice = HeadingChoice.NONE) -> Plan:
    """Return a plan that answers one question in several texts."""
    brief = harbour()
    theme, question = next(iter(brief.questions()))
    answers = tuple(
        Answer(f"part{n}", theme.id, (question.id,), text, heading, f"Heading {n}")
        for n, text in enumerate(texts)
    )
    plan = new_plan(brief, Council("Fenmoor District Council"))
    for answer in answers:
        plan = plan.with_part(answer)
    return plan


class SheetDesk:
    """The sheet of a question that several texts answer, with an officer before it."""

    def __init__(self, *texts: str | Text, heading: HeadingChoice = HeadingChoice.NONE) -> None:
        found = [paragraphs(one) if isinstance(one, str) else one for one in texts]
        self.session = Session(plan_of(found, heading))
        self._news = Bridge(self.session)
        self.sheet = Desk(self._news)
        self._news.changed.connect(self.sheet.show_change)
        self.refused: list[str] = []
        self.sheet.refused.connect(self.refused.append)
        self.sheet.resize(700, 500)
        self.sheet.show_place(next(iter(harbour().questions()))[1].id)
        self.sheet.show()
        self.sheet.activateWindow()
        QApplication.processEvents()

    @property
    def editors(self) -> list[AnswerEditor]:
        """The editors on the sheet, from top to bottom."""
        return [box.editor for box in self.sheet.boxes]

    @property
    def in_hand(self) -> AnswerEditor:
        """The editor that has the keyboard."""
        found = self.sheet.editor()
        assert found
        return found

    @property
    def texts(self) -> list[str]:
        """The words of each text of the question, as they stand in the plan."""
        question = next(iter(harbour().questions()))[1].id
        return [plain(answer.text) for answer in self.session.plan.answers_to(question)]

    @property
    def place(self) -> tuple[int, int]:
        """In which editor the caret stands, and at which position of it."""
        return self.editors.index(self.in_hand), self.in_hand.textCursor().position()

    @property
    def chosen(self) -> list[str]:
        """What is selected in each editor."""
        return [one.textCursor().selectedText() for one in self.editors]

    def put(self, n: int, position: int) -> None:
        """Put the caret into the editor of this number; -1 is its end."""
        editor = self.editors[n]
        cursor = editor.textCursor()
        end = editor.document().characterCount() - 1
        cursor.setPosition(end if position < 0 else min(position, end))
        editor.setTextCursor(cursor)
        editor.setFocus()

    def key(self, key: Qt.Key, *, shift: bool = False, ctrl: bool = False) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        if ctrl:
            held |= Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(self.in_hand, key, held)

    def type(self, words: str) -> None:
        """Type words where the keyboard is, each key where it is then."""
        for letter in words:
            QTest.keyClicks(self.in_hand, letter)

    def leave(self) -> None:
        """Put the sheet away."""
        self.sheet.hide()
        self.sheet.deleteLater()
        self._news.deleteLater()
