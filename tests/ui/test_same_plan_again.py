"""Opening the plan that is open already, by any name: no older words, and nobody else blamed."""

from pathlib import Path

import pytest

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

TYPED = "We merged two teams."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    held = new_session(tmp_path / "Housing", "Sallow Town Council", "productivity-2024").held
    assert held
    return held.path


def answer(session: Session) -> str:
    (one,) = session.plan.answers_to("t1.q1")
    return plain(one.text)


def test_the_same_file_opened_again_keeps_the_last_words_and_saves_them(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    shown = window.session
    window.type_into("t1.q1", TYPED)
    window.open(path)
    assert window.session is shown
    assert answer(shown) == TYPED
    wait_until(lambda: shown.is_saved)
    assert answer(open_session(path)) == TYPED
    assert shown.history.can_undo


@pytest.mark.parametrize("how", ["a link", "a hard link", "dots", "a copy"])
def test_another_name_of_the_open_file_shows_what_was_typed_last(
    window: WindowDesk, path: Path, how: str
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
    window.open(path)
    window.type_into("t1.q1", TYPED)
    window.open(other)
    assert answer(open_session(path)) == TYPED
    if how in ("a link", "dots"):
        assert answer(window.session) == TYPED
        window.type_into("t1.q1", " And a third.")
        window.keeper.save()
        wait_until(lambda: window.session.is_saved)
        assert "elsewhere" not in window.news
    assert list(path.parent.glob("*unsaved copy*")) == []


def test_another_plan_is_opened_only_once_the_first_is_saved(
    window: WindowDesk, path: Path
) -> None:
    second = new_session(path.with_name("Waste"), "Sallow Town Council", "productivity-2024")
    assert second.path
    window.open(path)
    window.type_into("t1.q1", TYPED)
    window.open(second.path)
    assert window.session.path == second.path
    assert answer(open_session(path)) == TYPED
    window.open(path)
    assert answer(window.session) == TYPED
    assert "elsewhere" not in window.news
