"""What is announced reaches Orca too: as a description of what has the keyboard."""

import gc
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets import announce as announcing
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.line_field import LineField
from tests.waiting import settle, wait_until


class Pane(QWidget):
    """Two lines and a list."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.rows = LineField(), LineField(), QListWidget()
        self.first.setAccessibleDescription("In figures.")
        self.rows.addItems(["One", "Two"])
        column = QVBoxLayout(self)
        for one in (self.first, self.second, self.rows):
            column.addWidget(one)


@pytest.fixture
def pane(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Pane:
    """Return what is shown where Orca listens."""
    monkeypatch.setattr(announcing, "_ORCA", {QApplication.platformName()})
    made = Pane()
    qtbot.addWidget(made)
    made.show()
    made.first.setFocus()
    wait_until(made.first.hasFocus)
    return made


def test_words_are_told_together_of_what_has_the_keyboard(pane: Pane, heard: list[str]) -> None:
    announce(pane, "Saved")
    announce(pane, "2 findings")
    wait_until(lambda: pane.first.accessibleDescription() == "Saved. 2 findings")
    assert heard == []  # else later versions of Orca would say it twice


def test_they_reach_what_has_the_keyboard_by_then(pane: Pane, heard: list[str]) -> None:
    announce(pane, "Settled. 2 left in the plan.")
    pane.second.setFocus()
    wait_until(lambda: pane.second.accessibleDescription() == "Settled. 2 left in the plan.")
    assert pane.first.accessibleDescription() == "In figures."
    assert heard == []


def test_a_thing_tells_of_itself_as_before_once_the_keyboard_has_left_it(
    pane: Pane, heard: list[str]
) -> None:
    for words in ("Bold on", "Bold off"):
        announce(pane, words)
        wait_until(lambda words=words: pane.first.accessibleDescription() == words)
    pane.second.setFocus()
    pane.rows.setFocus()  # only then: put back sooner it would be said
    settle()
    assert pane.first.accessibleDescription() == "In figures."
    pane.first.setFocus()
    announce(pane, "Saved")
    wait_until(lambda: pane.first.accessibleDescription() == "Saved")
    pane.first.setAccessibleDescription("7a is no number.")  # told by whoever knows of it
    pane.second.setFocus()
    pane.rows.setFocus()
    settle()
    assert pane.first.accessibleDescription() == "7a is no number."
    assert heard == []


def test_whoever_had_something_said_is_let_go_once_it_is_told(
    pane: Pane, heard: list[str]
) -> None:
    speaker = QWidget()
    gone = ref(speaker)
    announce(speaker, "Closed")
    wait_until(lambda: pane.first.accessibleDescription() == "Closed")
    del speaker
    gc.collect()
    assert gone() is None
    assert heard == []


def test_what_a_thing_tells_already_is_not_said_again(pane: Pane, heard: list[str]) -> None:
    announce(pane, "In figures.")
    announce(pane, "1 finding")
    wait_until(lambda: pane.first.accessibleDescription() == "1 finding")
    assert heard == []


def test_beside_the_rows_of_a_list_words_are_announced(pane: Pane, heard: list[str]) -> None:
    pane.rows.setFocus()
    announce(pane, "2 findings")
    wait_until(lambda: heard == ["2 findings"])
    assert pane.rows.accessibleDescription() == ""
