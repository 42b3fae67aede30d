"""The window when a plan's file is not as it was left: put back, replaced, or readable again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.backup_news import look_at_backups
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import saved_versions
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk

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
    assert "elsewhere" not in window.news
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


@pytest.fixture
def put_back(path: Path) -> Path:
    """Let an older state take the place of a newer one, and go on from it."""
    older = path.read_bytes()
    session = open_session(path)
    session.answer("t1.q2", paragraphs("Newer."))
    session.save()
    path.write_bytes(older)
    return path


def test_what_was_not_decided_is_offered_at_each_opening(
    window: WindowDesk, open_window: Open, put_back: Path
) -> None:
    window.open(put_back)
    window.wait_for("An older state of this plan was put back")
    assert window.offered[:3] == ["Take the newer one", "Keep the older one", "Not now"]
    window.press("Not now")
    write(window.session, "On the older one.")
    save(window)
    window.saved()
    window.top.close()
    later = open_window()
    later.open(put_back)
    later.wait_for("This plan lacks what was saved on this PC before")
    later.press("Bring both together")
    later.wait_for("Both are together")
    both = later.saved()
    assert plain(both.answers_to("t1.q1")[0].text) == "On the older one."
    assert plain(both.answers_to("t1.q2")[0].text) == "Newer."


def test_who_wants_it_later_is_offered_the_copies_beside_the_plan(
    window: WindowDesk, put_back: Path
) -> None:
    copy = put_back.with_name("plan-PC12.planwright")
    copy.write_bytes(put_back.read_bytes())
    session = open_session(copy)
    session.answer("t1.q3", paragraphs("From PC 12."))
    session.save()
    window.open(put_back)
    window.wait_for("An older state of this plan was put back")
    window.press("Not now")
    assert "plan-PC12" in window.news


def test_a_copy_that_comes_back_while_the_plan_is_open_is_offered_once(
    window: WindowDesk, path: Path, tmp_path: Path
) -> None:
    def returns(words: str) -> None:
        session = open_session(copy)
        session.answer("t1.q3", paragraphs(words))
        session.save()

    copy, theirs = tmp_path / "From Asha.planwright", path.read_bytes()
    window.open(path)
    window.come_back()
    assert not window.has_news
    copy.write_bytes(theirs)
    returns("From Asha.")
    window.come_back()
    window.wait_for("“From Asha.planwright”")
    window.press("Not now")
    window.come_back()
    assert not window.has_news  # it was put off
    returns("From Asha, and later.")
    window.come_back()
    window.wait_for("“From Asha.planwright”")
    window.press("Bring both together")
    window.wait_for("Both are together")
    assert plain(window.saved().answers_to("t1.q3")[0].text) == "From Asha, and later."
    window.come_back()
    assert "From Asha.planwright" not in window.news


def test_an_officer_says_that_the_older_state_is_meant_and_can_undo_that(
    window: WindowDesk, open_window: Open, put_back: Path
) -> None:
    window.open(put_back)
    window.wait_for("An older state of this plan was put back")
    window.press("Keep the older one")
    window.wait_for("The plan goes on without it")
    assert "Versions and backups" in window.more
    assert look_at_backups(window.session) is None
    window.press("Undo")
    window.wait_for("It is offered again")
    window.top.close()
    later = open_window()
    later.open(put_back)
    later.wait_for("An older state of this plan was put back")
    later.press("Keep the older one")
    later.wait_for("The plan goes on without it")
    later.open(put_back)
    settle()
    assert "An older state" not in later.news


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
