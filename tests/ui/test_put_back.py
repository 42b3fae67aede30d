"""The window when a plan's file is not as it was left: put back, replaced, or readable again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import saved_versions
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

COUNCIL = "Wyvern Vale District Council"


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


def save(window: WindowDesk) -> None:
    QTest.keyClick(window.top, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_an_older_state_put_back_is_called_that_and_yours_put_there_again(
    window: WindowDesk, path: Path
) -> None:
    older = path.read_bytes()
    window.open(path)
    write(window.session, "Agreed.")
    save(window)
    window.saved()
    path.write_bytes(older)
    write(window.session, "Agreed, and more.")
    save(window)
    window.wait_for("An older state")
    assert "Somebody else" not in window.news
    window.press("Save yours there again")
    window.saved()
    assert words_in(path) == "Agreed, and more."
    assert "Nothing had to be brought in" in window.news
    assert len(saved_versions(open_session(path))) >= 2


def test_another_plan_in_its_place_offers_only_another_place(
    window: WindowDesk, path: Path, tmp_path: Path
) -> None:
    other = new_session(tmp_path / "other", "Port of Sallow", "productivity-2024")
    assert other.path
    window.open(path)
    path.write_bytes(other.path.read_bytes())
    write(window.session, "Mine.")
    save(window)
    window.wait_for("replaced by another plan")
    assert "Bring both together" not in window.offered
    assert "Save a copy elsewhere" in window.offered
    assert path.read_bytes() == other.path.read_bytes()
    window.session.keep_in(path.with_name("mine"))


def test_opening_an_older_state_offers_the_newer_that_this_pc_has(
    window: WindowDesk, path: Path
) -> None:
    older = path.read_bytes()
    session = open_session(path)
    write(session, "Newer.")
    session.save()
    path.write_bytes(older)
    window.open(path)
    window.wait_for("An older state of this plan was put back")
    window.press("Take the newer one")
    wait_until(lambda: words_in(path) == "Newer.")


def test_a_protected_plan_that_lies_there_readable_is_not_saved_before_that_is_decided(
    window: WindowDesk, path: Path
) -> None:
    readable = path.read_bytes()
    encrypt(open_session(path), "four plain words here")
    path.write_bytes(readable)
    window.open(path)
    window.wait_for("was protected on this PC")
    assert window.session.read_only
    save(window)
    assert path.read_bytes() == readable
    window.press("Leave it readable")
    assert not window.session.read_only
    write(window.session, "On it goes.")
    save(window)
    window.saved()
    assert words_in(path) == "On it goes."
