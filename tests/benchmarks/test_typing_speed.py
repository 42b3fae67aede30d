"""What a key costs: in our editor with undo, word count and change notice, and in a bare one.

CPU time of key events sent to a widget that is shown offscreen and painted after every key.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from desktopapp.layout.style import styles
from desktopapp.plan.brief import Brief, Theme
from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret
from desktopapp.plan.pencil import MarkKind, new_doubt
from desktopapp.plan.plan import Appearance, Plan, new_plan
from desktopapp.plan.plan import Section as Part
from desktopapp.plan.text import Paragraph, Run, Text, new_id, plain
from desktopapp.session.news import Change
from desktopapp.session.session import Session
from desktopapp.store.settings import Settings
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.spelling import Speller, find_dictionary
from desktopapp.ui.workspace.checking import checking
from tests.waiting import wait_until
from tests.window_desk import Open

SENTENCE = "Residents now tell us once, and the officer who answers can see the whole case. "
WORDS_A_SENTENCE = len(SENTENCE.split())
KEYS = "Average waits fell again "
Figure = Callable[[str, str, str], None]


def text_of(words: int) -> Text:
    """Make paragraphs of some sixty words, as many as are wanted."""
    each = SENTENCE * 4
    return tuple(
        Paragraph(new_id(), (Run(each.strip()),)) for _ in range(words // (4 * WORDS_A_SENTENCE))
    )


def plan_of(words: int) -> Plan:
    """Make a plan of parts of 600 words each."""
    brief = Brief("b", "A letter", "A minister", (Theme("t1", 1, "A theme"),))
    plan = new_plan(brief, Council("Fenmoor District Council"))
    for n in range(words // 600):
        plan = plan.with_part(Part(f"part{n}", f"Part {n}", text=text_of(600)))
    return plan


class Desk:
    """An editor wired to a session as the window wires it: count, notice, undo, spelling."""

    def __init__(self, words: int) -> None:
        self.session = Session(plan_of(words))
        self.count = 0
        self.session.listen = self.take
        part = self.session.plan.part("part1")
        self.editor = AnswerEditor(part.id, part.text, styles(Appearance()))
        self.editor.edited.connect(self.edit)
        self.editor.set_speller(Speller())
        put(self.editor)

    def edit(self, text: Text, what: str, fold: str, before: Caret, after: Caret) -> None:
        plan = self.session.plan.with_text(self.editor.part, text)
        self.session.edit(plan, what, by=self.editor, fold=fold, before=before, after=after)

    def take(self, change: Change) -> None:
        assert change.by is self.editor
        self.count = self.editor.words


def bare(words: int, font: QFont) -> QTextEdit:
    """Make an editor as Qt gives it, with the same words at the same size."""
    editor = QTextEdit()
    editor.setFont(font)
    editor.setPlainText("\n".join(plain((block,)) for block in text_of(words)))
    put(editor)
    return editor


def put(editor: QTextEdit) -> None:
    """Show an editor with the caret in the middle of its text."""
    editor.resize(640, 700)
    editor.show()
    editor.setFocus()
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 3)
    editor.setTextCursor(cursor)
    QApplication.processEvents()


def cost(editor: QTextEdit) -> float:
    """Return the CPU seconds of one key, the mean of one run of keys."""
    start = time.process_time()
    for letter in KEYS:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(editor, event)
        QApplication.processEvents()
    return (time.process_time() - start) / len(KEYS)


def compare(first: QTextEdit, second: QTextEdit, rounds: int) -> tuple[float, float]:
    """Return the median cost of a key in each, measured in turn to meet the same load."""
    pairs = [(cost(first), cost(second)) for _ in range(rounds)]
    return median(a for a, _ in pairs[2:]), median(b for _, b in pairs[2:])


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """Return how often the keys are typed."""
    return 12 if request.config.getoption("--short") else 40


def test_a_key_costs_little_more_than_in_a_bare_editor(
    qtbot: QtBot, figure: Figure, rounds: int, noise: float
) -> None:
    desk = Desk(6000)
    floor = bare(600, desk.editor.document().defaultFont())
    qtbot.addWidget(desk.editor)
    qtbot.addWidget(floor)
    ours, theirs = compare(desk.editor, floor, rounds)
    value = f"{ours / theirs:.2f} times ({ours * 1e6:.0f} against {theirs * 1e6:.0f} µs)"
    figure("a key, against a bare editor", value, "at most 1.4 times")
    assert desk.count == desk.editor.words > 600
    assert desk.session.history.can_undo
    assert ours / theirs <= 1.4 * noise


def test_a_key_costs_the_same_in_a_large_plan(
    qtbot: QtBot, figure: Figure, rounds: int, noise: float
) -> None:
    large, small = Desk(30_000), Desk(2000)
    qtbot.addWidget(large.editor)
    qtbot.addWidget(small.editor)
    ours, theirs = compare(large.editor, small.editor, rounds)
    value = f"{ours / theirs:.2f} times"
    figure("a key in 30,000 words, against 2,000", value, "at most 1.5 times")
    assert ours / theirs <= 1.5 * noise


def in_window(open_window: Open, words: int) -> AnswerEditor:
    """Open the window with marks in a text, with checks, and with spelling; return its editor."""
    plan = plan_of(words)
    part = plan.part("part0")
    doubt = new_doubt(MarkKind.FIGURE)
    slips = Run("Recieved a few more. ")
    text = tuple(
        replace(one, runs=(Run("£4.2m was saved. ", doubt=doubt), slips, *one.runs))
        for one in part.text
        if isinstance(one, Paragraph)
    )
    desk = open_window(Session(plan.with_text(part.id, text)), settings=Settings({}))
    window = desk.top
    window.finish()
    window.spelling.follow()
    wait_until(lambda: window.spelling.speller and window.spelling.speller.is_ready)
    desk.go(part.id, write=True)
    checks = checking(desk.work)
    wait_until(lambda: checks.found)
    editor = desk.editor()
    wait_until(lambda: editor.document().begin().layout().formats())  # words are underlined
    put(editor)
    return editor


@pytest.mark.skipif(find_dictionary() is None, reason="no British English dictionary here")
def test_a_key_with_all_marks_checks_and_spelling_on(
    qtbot: QtBot, open_window: Open, figure: Figure, rounds: int, noise: float
) -> None:
    editor = in_window(open_window, 600)
    floor = bare(600, editor.document().defaultFont())
    qtbot.addWidget(floor)
    ours, theirs = compare(editor, floor, rounds)
    value = f"{ours / theirs:.2f} times ({ours * 1e6:.0f} against {theirs * 1e6:.0f} µs)"
    figure("a key with all marks, checks and spelling on", value, "at most 1.5 times")
    assert ours / theirs <= 1.5 * noise
