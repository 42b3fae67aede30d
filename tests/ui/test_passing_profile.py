"""A profile that goes at log-off: the window says so once, and what is safe."""

import pytest

from desktopapp.operations import profile as in_words
from desktopapp.store.profile import Lasting
from desktopapp.store.settings import Settings
from tests.waiting import settle
from tests.window_desk import Open


def test_it_is_said_once_what_goes_and_what_is_safe(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_words, "lasting", lambda: Lasting.NOTHING)
    settings = Settings({"spelling": False})
    window = open_window(settings=settings)
    window.wait_for("does not outlast")
    more = window.more
    assert "network drive" in more
    assert "backups, what a crash left, the library of prior answers and your settings" in more
    window.press_by_key("I understand")
    assert not window.has_news
    again = open_window(settings=settings)
    assert again.top.menus, "it has looked"
    settle()
    assert not again.has_news


def test_what_it_has_put_elsewhere_is_not_said_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_words, "lasting", lambda: Lasting.SETTINGS)
    monkeypatch.setattr(in_words, "is_safe_by_policy", lambda: True)
    said = in_words.said_of_profile()
    assert said
    assert "Gone after you log off: the library of prior answers." in said[1]


def test_a_profile_that_stays_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_words, "lasting", lambda: Lasting.ALL)
    assert in_words.said_of_profile() is None
