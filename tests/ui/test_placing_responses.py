"""A response in the window: the walk shows each answer below its question, and keeps it there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.giving import given_to, left
from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session
from desktopapp.ui.files.importing import Importing
from tests.bringing_in import bring_in_all
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk, press

LETTER = Brief(
    "horns",
    "Horns and bells",
    "An invented ministry",
    (
        Theme(
            "h",
            1,
            "Horns",
            questions=(
                Question("loud", "Loudness", "How loud are your horns?", number="1"),
                Question("cost", "Cost", "What do your horns cost, and who pays?", number="2"),
            ),
        ),
        Theme("b", 2, "Bells", questions=(Question("ring", "Ringing", "Who rings?", number="3"),)),
    ),
)
RESPONSE = """\
1. How loud are your horns?

As loud as the gulls.

2. What do your horns cost, and who pays?

Nine pounds, from the fishers.

3. Who rings?

Nobody does.
"""


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    return open_window(new_session(tmp_path / "horns.planwright", "Eastmere Council", LETTER))


def test_enter_keeps_each_answer_at_its_question_though_themes_have_the_same_numbers(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    source = tmp_path / "response.txt"
    source.write_text(RESPONSE, encoding="utf-8")
    dialog = Importing(window.top, window.top.jobs, window.plan, [source])
    qtbot.addWidget(dialog)
    dialog.show()
    wait_until(lambda: dialog.found is not None and dialog.placing.isVisible())
    page = dialog.placing
    assert [one.heading for one in page.passages()] == [
        "1. How loud are your horns?",
        "2. What do your horns cost, and who pays?",
        "3. Who rings?",
    ]
    for _ in range(3):
        QTest.keyClick(page.number, Qt.Key.Key_Return)
    assert [one.question for one in page.passages()] == ["loud", "cost", "ring"]
    page.document.go(1)
    QTest.keyClicks(page.number, "1")  # the question, not the theme of that number
    QTest.keyClick(page.number, Qt.Key.Key_Return)
    assert [one.question for one in page.passages()] == ["loud", "loud", "ring"]
    press(dialog, "Put them in the plan")
    assert dialog.proposal


def test_an_answer_that_comes_in_takes_up_the_question_that_was_left_and_undo_leaves_it(
    window: WindowDesk, tmp_path: Path
) -> None:
    session = window.session
    session.edit(left(session.plan, "cost", "No view"), "leave")
    source = tmp_path / "response.txt"
    source.write_text(RESPONSE, encoding="utf-8")
    bring_in_all(window, source)
    window.wait_for("Question 2 was left, and is taken up again.")
    assert not given_to(session.plan, "cost").left
    assert [plain(one.text) for one in session.plan.answers_to("cost")] == [
        "Nine pounds, from the fishers."
    ]
    session.undo()
    assert given_to(session.plan, "cost").left == "No view"
