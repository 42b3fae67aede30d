"""Opening the plan that is open already, by any name: no older words, and nobody else blamed."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.settings import Settings
from desktopapp.ui.window import Window

TYPED = "We merged two teams."


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(made)
    made.show()
    made.finish()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    held = new_session(tmp_path / "Housing", "Sallow Town Council", "productivity-2024").held
    assert held
    return held.path


def session_of(window: Window) -> Session:
    assert window.work
    return window.work.bridge.session


def write(qtbot: QtBot, window: Window, words: str) -> None:
    assert window.work
    window.work.go("t1.q1", write=True)
    qtbot.keyClicks(window.work.editor(), words)


def answer(session: Session) -> str:
    (one,) = session.plan.answers_to("t1.q1")
    return plain(one.text)


def test_the_same_file_opened_again_keeps_the_last_words_and_saves_them(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    shown = session_of(window)
    write(qtbot, window, TYPED)
    window.open_path(path)
    assert session_of(window) is shown
    assert answer(shown) == TYPED
    qtbot.waitUntil(lambda: shown.is_saved, timeout=30_000)
    assert answer(open_session(path)) == TYPED
    assert shown.history.can_undo


@pytest.mark.parametrize("how", ["a link", "a hard link", "dots", "a copy"])
def test_another_name_of_the_open_file_shows_what_was_typed_last(
    qtbot: QtBot, window: Window, path: Path, how: str
) -> None:
    other = path.with_name("Other.planwright")
    if how == "a link":
        other.symlink_to(path)
    elif how == "a hard link":
        other.hardlink_to(path)
    elif how == "dots":
        (path.parent / "within").mkdir()
        other = path.parent / "within" / ".." / path.name
    else:
        other.write_bytes(path.read_bytes())
    window.open_path(path)
    write(qtbot, window, TYPED)
    window.open_path(other)
    assert answer(open_session(path)) == TYPED
    if how in ("a link", "dots"):
        assert answer(session_of(window)) == TYPED
        write(qtbot, window, " And a third.")
        assert window.keeper
        window.keeper.save()
        qtbot.waitUntil(lambda: session_of(window).is_saved, timeout=30_000)
        assert "Somebody else" not in window.notice.words.text()
    assert list(path.parent.glob("*unsaved copy*")) == []


def test_another_plan_is_opened_only_once_the_first_is_saved(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    second = new_session(path.with_name("Waste"), "Sallow Town Council", "productivity-2024")
    assert second.path
    window.open_path(path)
    write(qtbot, window, TYPED)
    window.open_path(second.path)
    assert session_of(window).path == second.path
    assert answer(open_session(path)) == TYPED
    window.open_path(path)
    assert answer(session_of(window)) == TYPED
    assert "Somebody else" not in window.notice.words.text()
