"""The window when a plan's file is not as it was left: put back, replaced, or readable again."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import versions
from desktopapp.store.settings import Settings
from desktopapp.ui.window import Window

COUNCIL = "Wyvern Vale District Council"


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Settings(), date(2024, 6, 11))
    qtbot.addWidget(made)
    made.show()
    made.finish()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "plan", COUNCIL, "productivity-2024")
    write(session, "At first.")
    session.save()
    assert session.path
    return session.path


def write(session: Session, words: str) -> None:
    session.answer("t1.q1", paragraphs(words))


def words_in(path: Path) -> str:
    return plain(open_session(path).plan.answers_to("t1.q1")[0].text)


def shown(window: Window) -> Session:
    assert window.work
    return window.work.bridge.session


def buttons(within: QWidget) -> dict[str, QPushButton]:
    found = within.findChildren(QPushButton)
    return {one.text(): one for one in found if one.isVisibleTo(within)}


def click(qtbot: QtBot, within: QWidget, words: str) -> None:
    qtbot.waitUntil(lambda: words in buttons(within), timeout=30_000)
    qtbot.mouseClick(buttons(within)[words], Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, window: Window, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.notice.words.text(), timeout=30_000)


def wait_saved(qtbot: QtBot, window: Window) -> None:
    def is_saved() -> bool:
        keeper = window.keeper
        return shown(window).is_saved and keeper is not None and keeper.saving is None

    qtbot.waitUntil(is_saved, timeout=30_000)


def save(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_an_older_state_put_back_is_called_that_and_yours_put_there_again(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    older = path.read_bytes()
    window.open_path(path)
    write(shown(window), "Agreed.")
    save(qtbot, window)
    wait_saved(qtbot, window)
    path.write_bytes(older)
    write(shown(window), "Agreed, and more.")
    save(qtbot, window)
    wait_for(qtbot, window, "An older state")
    assert "Somebody else" not in window.notice.words.text()
    click(qtbot, window.notice, "Put yours there again")
    wait_saved(qtbot, window)
    assert words_in(path) == "Agreed, and more."
    assert "Nothing had to be brought in" in window.notice.words.text()
    assert len(versions(open_session(path))) >= 2


def test_another_plan_in_its_place_offers_only_another_place(
    qtbot: QtBot, window: Window, path: Path, tmp_path: Path
) -> None:
    other = new_session(tmp_path / "other", "Port of Sallow", "productivity-2024")
    assert other.path
    window.open_path(path)
    path.write_bytes(other.path.read_bytes())
    write(shown(window), "Mine.")
    save(qtbot, window)
    wait_for(qtbot, window, "replaced by another plan")
    assert "Bring both together" not in buttons(window.notice)
    assert "Save a copy elsewhere" in buttons(window.notice)
    assert path.read_bytes() == other.path.read_bytes()
    shown(window).keep_in(path.with_name("mine"))


def test_opening_an_older_state_offers_the_newer_that_this_pc_has(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    older = path.read_bytes()
    session = open_session(path)
    write(session, "Newer.")
    session.save()
    path.write_bytes(older)
    window.open_path(path)
    wait_for(qtbot, window, "An older state of this plan was put back")
    click(qtbot, window.notice, "Take the newer one")
    qtbot.waitUntil(lambda: words_in(path) == "Newer.", timeout=30_000)


def test_a_protected_plan_that_lies_there_readable_is_not_saved_before_that_is_decided(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    readable = path.read_bytes()
    encrypt(open_session(path), "four plain words here")
    path.write_bytes(readable)
    window.open_path(path)
    wait_for(qtbot, window, "was protected on this PC")
    assert shown(window).read_only
    save(qtbot, window)
    assert path.read_bytes() == readable
    click(qtbot, window.notice, "Leave it readable")
    assert not shown(window).read_only
    write(shown(window), "On it goes.")
    save(qtbot, window)
    wait_saved(qtbot, window)
    assert words_in(path) == "On it goes."
