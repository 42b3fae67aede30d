"""How many clicks and keys the usual things take, counted by doing them in the window.

Only what a hand does is counted: a click, or a key with whatever is held down beside it. Typed
words are not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.operations.reusing import add_documents
from desktopapp.plan.coverage import asks_at, unplaced
from desktopapp.plan.pencil import pencil_marks
from desktopapp.plan.plan import AskState, Status
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.importing import Importing
from desktopapp.ui.workspace.checking import checking
from tests.waiting import fired, settle, wait_until
from tests.window_desk import WindowDesk, button

Figure = Callable[[str, str, str], None]
THEIRS = """Tarnby District Council
Productivity plan 2022

3. Your plans to reduce wasteful spend within your organisation and systems.

Tarnby District Council uses agency staff only for posts that it cannot fill, and a panel of three
directors looks at each request. In 2021/22 its spend on agency was 4.1% of the staff budget.
"""
DOCUMENT = """1. How you have transformed the way you design and deliver services

The council restructured its senior team; four directorates became three, and posts were deleted.

It is done on Tuesdays.

Some of it is done on Fridays.

4. The barriers preventing progress that the Government can help to reduce or remove

What we need from government is multi-year settlements, greater flexibility and powers.
"""


@dataclass
class Hand:
    """Does things in a window as a hand does, and counts them."""

    desk: WindowDesk
    clicks: int = 0
    keys: int = 0

    def key(self, keys: str) -> None:
        """Press a key, with what is held down beside it, where the keyboard is."""
        QTest.keySequence(QApplication.focusWidget() or self.desk.top, QKeySequence(keys))
        self.keys += 1

    def click(self, target: QWidget) -> None:
        """Click a widget."""
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.clicks += 1

    @property
    def said(self) -> str:
        """What it took, in words."""
        return f"{self.clicks} clicks, {self.keys} keys"


@pytest.fixture
def hand(begun: WindowDesk) -> Hand:
    return Hand(begun)


def test_an_answer_is_made_ready(hand: Hand, figure: Figure) -> None:
    hand.desk.type_into("t1.q1", "We have fewer managers.")
    hand.key("Ctrl+Shift+R")
    assert hand.desk.plan.status("t1.q1") is Status.READY
    figure("answer made Ready", hand.said, "1 key")
    assert (hand.clicks, hand.keys) == (0, 1)


def test_a_point_is_answered(hand: Hand, figure: Figure) -> None:
    hand.desk.type_into("t1.q3", "Calls are answered sooner.")
    hand.key("Ctrl+Shift+2")
    assert hand.desk.plan.covered(asks_at(hand.desk.plan, "t1.q3")[1].id).state is AskState.HERE
    figure("one point answered", hand.said, "1 key")
    assert (hand.clicks, hand.keys) == (0, 1)


def test_a_requirement_is_placed_from_its_finding(hand: Hand, figure: Figure) -> None:
    desk = hand.desk
    desk.type_into("t1.q1", "We have fewer managers.")
    fired(desk.counting)
    settle()
    checks = checking(desk.work)
    checks.look()
    wait_until(lambda: any(one.rule.name == "requirement" for one in checks.found))
    panel = desk.panel("findings")
    wait_until(lambda: bool(panel.cards))
    before = unplaced(desk.plan)
    hand.click(next(one for one in panel.cards if one.finding.rule.name == "requirement"))
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "1.1")
    hand.key("Return")
    assert len(unplaced(desk.plan)) == len(before) - 1
    figure("requirement placed from its finding", hand.said, "2 in all")
    assert hand.clicks + hand.keys <= 2


def test_a_passage_is_inserted_and_each_mark_settled(
    hand: Hand, tmp_path: Path, figure: Figure
) -> None:
    desk, source = hand.desk, tmp_path / "theirs.txt"
    source.write_text(THEIRS, encoding="utf-8")
    add_documents(desk.plan, [source], lambda *_: None, lambda: False)
    desk.go("t3.q4", write=True)
    hand.key("Ctrl+R")
    panel = desk.panel_shown("reuse")
    wait_until(lambda: bool(panel.cards) and QApplication.focusWidget() is panel.cards[0])
    hand.key("Ctrl+Return")
    figure("passage from its question into the answer", hand.said, "2 keys")
    assert (hand.clicks, hand.keys) == (0, 2)
    marks, hand.keys = len(pencil_marks(desk.plan)), 0
    assert marks > 1
    hand.key("F8")
    while pencil_marks(desk.plan):
        hand.key("Space")
    figure("each mark settled", f"{hand.keys / marks:.1f} keys", "2 keys")
    assert hand.keys == marks + 1


def test_each_doubtful_part_of_a_document_is_placed(
    hand: Hand, tmp_path: Path, figure: Figure
) -> None:
    source = tmp_path / "old.txt"
    source.write_text(DOCUMENT, encoding="utf-8")
    dialog = Importing(hand.desk.top, hand.desk.top.jobs, hand.desk.plan, [source])
    dialog.show()
    wait_until(lambda: dialog.found is not None and dialog.placing.isVisible())
    doubtful = len(dialog.placing.to_check)
    for number in ("1.1", "1.6"):
        QTest.keyClicks(dialog.placing.number, number)
        hand.key("Return")
    figure("each doubtful part placed", f"{hand.keys / doubtful:g} key and its number", "1 key")
    assert hand.keys == doubtful
    hand.key("Ctrl+Return")
    assert dialog.proposal
    figure("a document brought in, two of its parts doubtful", hand.said, "3 keys")
    assert hand.keys == doubtful + 1


def test_all_documents_are_made_again(hand: Hand, tmp_path: Path, figure: Figure) -> None:
    desk = hand.desk
    for again in (False, True):
        hand.clicks = 1  # the button at the top, which opens the dialog and waits for its end
        dialog = Exporting(desk.top, desk.top.jobs, desk.plan, tmp_path / "made", desk.top)
        dialog.show()
        for tick in dialog.ticks.values():
            if not tick.isChecked():
                hand.click(tick)
        hand.click(button(dialog, "Make documents"))
        wait_until(lambda dialog=dialog: dialog.made is not None or bool(dialog.problem.text()))
        assert dialog.made
        assert again or hand.clicks > 2
        dialog.accept()
    figure("all documents again", f"{hand.clicks} clicks", "2 clicks")
    assert hand.clicks <= 10
