"""A profile that goes at log-off: the window says so once, and what is safe."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktopapp.operations import profile as in_words
from desktopapp.store.profile import Lasting
from desktopapp.store.settings import Settings
from desktopapp.ui.files import passing
from desktopapp.ui.window import Window


def started(qtbot: QtBot, settings: Settings) -> Window:
    made = Window(settings, date(2026, 11, 22))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_said_once_what_goes_and_what_is_safe(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_words, "lasting", lambda: Lasting.NOTHING)
    settings = Settings({"spelling": False})
    window = started(qtbot, settings)
    passing.look(window)
    qtbot.waitUntil(lambda: "does not outlast" in window.notice.words.text(), timeout=30_000)
    more = window.notice.more.text()
    assert "network drive" in more
    assert "backups, what a crash left, the library of prior answers and your settings" in more
    (understood,) = [
        one for one in window.notice.findChildren(QPushButton) if one.text() == "I understand"
    ]
    qtbot.keyClick(understood, Qt.Key.Key_Space)
    assert not window.notice.isVisible()
    again = started(qtbot, settings)
    passing.look(again)
    qtbot.wait(100)
    assert not again.notice.isVisible()


def test_what_it_has_put_elsewhere_is_not_said_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_words, "lasting", lambda: Lasting.SETTINGS)
    monkeypatch.setattr(in_words, "is_safe_by_policy", lambda: True)
    said = in_words.said_of_profile()
    assert said
    assert "Gone after you log off: the library of prior answers." in said[1]


def test_a_profile_that_stays_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_words, "lasting", lambda: Lasting.ALL)
    assert in_words.said_of_profile() is None
