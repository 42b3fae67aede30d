"""Closing a plan that cannot be saved: it stays open until the officer says that it may go."""

from pathlib import Path
from pkgutil import resolve_name

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.store.settings import journal_folder
from desktopapp.ui.files.clash_sheet import ClashSheet
from desktopapp.ui.widgets.controls import Button
from tests.brought import reword
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk

SAVED = "We mend roads. We share a depot."
OURS = "We mend roads. We share a depot and a yard."
THEIRS = "We mend roads. We share a depot with Sallow."
CLOSE = "Close and keep it on this PC"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "plan", "Wyvern Vale District Council", "productivity-2024")
    session.answer("t1.q1", paragraphs(SAVED))
    session.save()
    assert session.path
    return session.path


@pytest.fixture
def apart(window: WindowDesk, path: Path) -> WindowDesk:
    """Return a window whose words clash with what was saved elsewhere meanwhile."""
    window.open(path)
    wait_until(lambda: window.is_open and window.session.lease)
    reword(window.session, OURS)
    save_elsewhere(path, THEIRS)
    return window


def save_elsewhere(path: Path, words: str) -> None:
    session = open_session(path)
    reword(session, words)
    session.save()


def words_in(path: Path) -> str:
    return plain(open_session(path).plan.answers_to("t1.q1")[0].text)


def closed(window: WindowDesk) -> None:
    """Choose to close all the same, and wait until the window is gone."""
    window.press(CLOSE)
    wait_until(lambda: not window.top.isVisible())
    assert not window.is_open


def asked_again(window: WindowDesk, path: Path) -> ClashSheet:
    """Open the plan, and what was kept of it when it was closed."""
    window.open(path)
    window.wait_for("ended without saving")
    window.press("Open what was kept")
    return window.dialog(ClashSheet)


def test_who_decides_later_can_close_and_is_offered_it_at_the_next_opening(
    qtbot: QtBot, apart: WindowDesk, open_window: Open, path: Path
) -> None:
    theirs = path.read_bytes()
    apart.choose("Save")
    apart.wait_for("was saved elsewhere")
    apart.press("Bring both together")
    qtbot.keyClick(apart.dialog(ClashSheet), Qt.Key.Key_Escape)
    assert not apart.top.close()
    wait_until(lambda: CLOSE in apart.offered)
    assert "offered when the plan is opened next" in apart.more
    shown = [one for one in QApplication.allWidgets() if isinstance(one, Button)]
    assert CLOSE in [one.text() for one in shown if one.isVisible()]
    assert apart.is_open
    closed(apart)
    assert path.read_bytes() == theirs
    later = open_window()
    sheet = asked_again(later, path)
    qtbot.keyClick(sheet, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    later.wait_for("Both are together")
    both = plain(later.saved().answers_to("t1.q1")[0].text)
    assert "with Sallow" in both
    assert "and a yard" in both
    wait_until(lambda: not list(journal_folder().glob("*.journal")))


def test_words_say_no_more_of_who_saved_than_is_known(qtbot: QtBot, apart: WindowDesk) -> None:
    apart.choose("Save")
    apart.wait_for("“plan.planwright” was saved elsewhere while you had it open.")
    apart.press("Bring both together")
    sheet = apart.dialog(ClashSheet)
    said = {one.text() for one in sheet.buttons.values()}
    assert said == {"Keep yours", "Take what was saved", "Keep both"}
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_a_plan_that_was_meant_to_be_closed_is_saved_where_that_is_decided(
    qtbot: QtBot, apart: WindowDesk, path: Path
) -> None:
    assert not apart.top.close()
    wait_until(lambda: CLOSE in apart.offered)
    apart.press("Bring both together")
    qtbot.keyClick(apart.dialog(ClashSheet), Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    apart.wait_for("Both are together")
    apart.saved()
    assert CLOSE not in apart.offered
    assert words_in(path) == OURS
    assert apart.top.close()


@pytest.mark.parametrize("fault", [MemoryError("no room"), OSError(28, "full"), KeyError("x")])
def test_whatever_stands_against_a_last_save_the_words_are_kept_here(
    window: WindowDesk,
    open_window: Open,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    window.open(path)
    wait_until(lambda: window.is_open and window.session.lease)
    reword(window.session, OURS)
    name = "desktopapp.store.save._land"
    before = resolve_name(name)

    def fail(*_given: object, **_named: object) -> None:
        raise fault

    monkeypatch.setattr(name, fail)
    assert not window.top.close()
    wait_until(lambda: CLOSE in window.offered)
    closed(window)
    monkeypatch.setattr(name, before)
    assert words_in(path) == SAVED
    later = open_window()
    later.open(path)
    later.wait_for("ended without saving")
    later.press("Open what was kept")
    wait_until(lambda: plain(later.plan.answers_to("t1.q1")[0].text) == OURS)
    later.choose("Save")
    later.saved()
    assert words_in(path) == OURS
