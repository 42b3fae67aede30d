"""What a key costs in the window while spelling and checks are on, and in a bare editor."""

import re
import time
from collections.abc import Callable
from statistics import median

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.session import Session
from desktopapp.ui.text.spelling import Speller
from tests.benchmarks.test_typing_speed import bare
from tests.checks_measured import good_plan, plan_answering
from tests.window_desk import Open

Figure = Callable[[str, str, str], None]
KEYS = "Average waits fell again "
WORDS = 600


def words_of(count: int) -> str:
    """Return so many words of good prose."""
    words = "\n\n".join(plain(part.text) for part in good_plan().parts())
    return re.match(rf"(?:\s*\S+){{{count}}}", words)[0]  # type: ignore[index]  # it is longer


def in_the_middle(editor: QTextEdit) -> QTextEdit:
    """Put the caret where the other editor has it."""
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 3)
    editor.setTextCursor(cursor)
    QApplication.processEvents()
    return editor


def key_cost(widget: QWidget) -> float:
    """Return the milliseconds of a key that the window's thread is busy: the mean of a run."""
    began = time.thread_time()
    for letter in KEYS:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
        QApplication.processEvents()
    return 1000 * (time.thread_time() - began) / len(KEYS)


def test_a_key_with_spelling_and_checks_costs_little_more_than_in_a_bare_editor(
    open_window: Open, qtbot: QtBot, figure: Figure, noise: float, request: pytest.FixtureRequest
) -> None:
    desk = open_window(Session(plan_answering({"t1.q1": words_of(WORDS)}, "Wrenford Council")))
    desk.spell(Speller())
    desk.go("t1.q1", write=True)
    other: QTextEdit = bare(WORDS, desk.editor().document().defaultFont())
    qtbot.addWidget(other)
    rounds = 10 if request.config.getoption("--short") else 30
    pairs = []
    for _ in range(rounds):
        desk.top.activateWindow()
        desk.go("t1.q1", write=True)
        QTest.qWait(900)  # until what came of the keys before was checked
        pairs.append((key_cost(in_the_middle(desk.editor())), key_cost(other)))
    del pairs[:2]
    ours, theirs = (median(pair[n] for pair in pairs) for n in (0, 1))
    said = f"{ours / theirs:.2f} times ({ours:.2f} against {theirs:.2f} ms)"
    figure("a key with spelling and checks, against a bare editor", said, "at most 2 times")
    assert ours / theirs <= 2 * noise
