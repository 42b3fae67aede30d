"""An editor wired to a session, with keys to type: what the tests of the editor share."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktopapp.layout.style import styles
from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Appearance, Section, new_plan
from desktopapp.plan.text import Text
from desktopapp.session.news import Change
from desktopapp.session.session import Session
from desktopapp.ui.text.editor import AnswerEditor, with_edit
from tests.strategies import harbour


class Desk:
    """An editor wired to a session as the window wires it."""

    def __init__(self, text: Text) -> None:
        plan = new_plan(harbour(), Council("Fenmoor District Council"))
        self.session = Session(plan.with_part(Section("part", "Closing", text=text)))
        self.session.listen = self.show
        self.editor = AnswerEditor("part", text, styles(Appearance()))
        self.editor.edited.connect(self.take)
        self.editor.undo_asked.connect(self.session.undo)
        self.editor.redo_asked.connect(self.session.redo)
        self.refused: list[str] = []
        self.noted: list[str] = []
        self.editor.refused.connect(self.refused.append)
        self.editor.noted.connect(self.noted.append)

    @property
    def text(self) -> Text:
        """The text in the session's plan."""
        return self.session.plan.part("part").text

    @property
    def steps(self) -> list[str]:
        """What can be undone, in words."""
        return [step.what for step in self.session.history.done[1:]]

    def take(self, _text: Text, what: str, fold: str, before: Caret, after: Caret) -> None:
        plan = with_edit(self.session.plan, self.editor)
        self.session.edit(plan, what, by=self.editor, fold=fold, before=before, after=after)

    def show(self, change: Change) -> None:
        if change.by is not self.editor:
            self.editor.show_text(change.plan.part("part").text, change.caret)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.editor, words)

    def key(self, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.NoModifier
        if ctrl:
            held |= Qt.KeyboardModifier.ControlModifier
        if shift:
            held |= Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.editor, key, held)

    def put(self, block: str, position: int, count: int = 0) -> None:
        """Put the caret to a place, and select so many characters from there on."""
        caret = Caret("part", block, position)
        if count:
            self.editor.select(caret, count)
        else:
            self.editor.put_caret(caret)


def without_ids(text: Text) -> Text:
    """Return a text whose ids are empty, for comparing what was typed."""
    return tuple(replace(block, id="") if hasattr(block, "id") else block for block in text)
