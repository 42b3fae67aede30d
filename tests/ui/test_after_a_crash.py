"""What was typed before a crash, and a plan that was saved meanwhile: neither goes unasked."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store import vault
from desktopapp.store.open_file import NotSaved
from desktopapp.store.settings import journal_folder, recovery_folder
from desktopapp.ui.files import recovering
from desktopapp.ui.files.clash_sheet import ClashSheet
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.widgets.sheet import Sheet
from tests.brought import reword
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, answer, press

SAVED = "We mend roads. We share a depot."
KEPT = "We mend roads. We share a depot and a yard."
OTHER = "We mend roads. We share a depot with Sallow."
WORDS = "correct horse battery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "plan", "Wyvern Vale District Council", "productivity-2024")
    session.answer("t1.q1", paragraphs(SAVED))
    session.save()
    assert session.path
    return session.path


def crash(session: Session, words: str) -> None:
    """Type, and end as a program does that is killed: the journal stays."""
    session.keep_journal()
    reword(session, words)
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()


def save_elsewhere(path: Path, words: str = OTHER) -> bytes:
    session = open_session(path)
    reword(session, words)
    session.save()
    return path.read_bytes()


def words_of(session: Session) -> str:
    return plain(session.plan.answers_to("t1.q1")[0].text)


def words_in(path: Path) -> str:
    return words_of(open_session(path))


def offered(window: WindowDesk, path: Path) -> None:
    """Open the plan, and wait until what was kept is offered."""
    window.open(path)
    window.wait_for("ended without saving")


def asked(window: WindowDesk, path: Path) -> ClashSheet:
    """Open the plan and what was kept of it, which clashes with what was saved meanwhile."""
    offered(window, path)
    window.press("Open what was kept")
    return window.dialog(ClashSheet)


@pytest.fixture
def apart(path: Path) -> bytes:
    """Leave behind a crash, and the same sentence saved otherwise; return the file's bytes."""
    crash(open_session(path), KEPT)
    return save_elsewhere(path)


@pytest.mark.usefixtures("apart")
def test_nothing_is_saved_while_a_clash_with_what_was_kept_waits(
    window: WindowDesk, path: Path
) -> None:
    sheet = asked(window, path)
    window.keeper.save()
    window.keeper.save("")
    settle()
    assert words_in(path) == OTHER
    assert open_session(path).plan == window.plan
    assert list(journal_folder().glob("*.journal"))
    sheet.reject()


def test_what_is_decided_later_is_offered_again_and_at_the_next_opening(
    qtbot: QtBot, window: WindowDesk, open_window: Open, path: Path, apart: bytes
) -> None:
    qtbot.keyClick(asked(window, path), Qt.Key.Key_Escape)
    assert path.read_bytes() == apart
    assert "ended without saving" in window.news
    assert "Open what was kept" in window.offered
    window.top.close()
    assert path.read_bytes() == apart
    later = open_window()
    sheet = asked(later, path)
    qtbot.keyClick(sheet, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    later.wait_for("Both are together")
    both = plain(later.saved().answers_to("t1.q1")[0].text)
    assert "with Sallow" in both
    assert "and a yard" in both
    wait_until(lambda: not list(journal_folder().glob("*.journal")))


def test_who_decides_later_goes_on_in_the_plan_as_it_was_saved(
    qtbot: QtBot, window: WindowDesk, path: Path, apart: bytes
) -> None:
    qtbot.keyClick(asked(window, path), Qt.Key.Key_Escape)
    reword(window.session, f"{OTHER} And more.")
    window.choose("Save")
    window.saved()
    assert path.read_bytes() != apart
    assert words_in(path) == f"{OTHER} And more."
    assert "ended without saving" in window.news
    window.press("Open what was kept")
    sheet = window.dialog(ClashSheet)
    assert "and a yard" in sheet.other.toPlainText()
    assert "with Sallow" in sheet.ours.toPlainText()
    sheet.reject()


@pytest.mark.usefixtures("apart")
def test_the_sides_are_called_what_is_known_of_them(window: WindowDesk, path: Path) -> None:
    sheet = asked(window, path)
    said = " ".join(one.text() for one in sheet.findChildren(QLabel))
    assert "In the plan" in said
    assert "What was kept" in said
    assert "somebody" not in said.lower()
    assert "theirs" not in said.lower()
    sheet.reject()


def test_what_fits_together_is_taken_at_once_and_said(window: WindowDesk, path: Path) -> None:
    crash(open_session(path), "We mend all roads. We share a depot.")
    save_elsewhere(path)
    offered(window, path)
    window.press("Open what was kept")
    window.wait_for("Both are together")
    window.saved()
    assert words_in(path) == "We mend all roads. We share a depot with Sallow."
    window.press("Undo")
    assert words_of(window.session) == OTHER


def test_an_older_state_put_back_after_a_crash_takes_nothing_away(
    window: WindowDesk, path: Path
) -> None:
    older = path.read_bytes()
    session = open_session(path)
    reword(session, OTHER)
    session.save()
    crash(session, f"{OTHER} Typed.")
    path.write_bytes(older)
    window.open(path)
    window.wait_for("ended without saving")  # whichever was found first
    window.press("Open what was kept")
    window.wait_for("Both are together")
    window.saved()
    assert words_in(path) == f"{OTHER} Typed."


def test_a_clash_that_comes_up_while_both_are_brought_together_is_asked_too(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    copy = path.with_name("plan-PC12.planwright")
    copy.write_bytes(path.read_bytes())
    save_elsewhere(copy)
    reword(window.session, KEPT)
    window.bar.ask("Copy", "", (("Bring", lambda: _bring(window, copy)),))
    window.press("Bring")
    first = window.dialog(ClashSheet)
    reword(window.session, "We mend roads. We share a depot and two yards.")
    press(first, "Keep yours")
    wait_until(lambda: window.dialog(ClashSheet) is not first)
    second = window.dialog(ClashSheet)
    assert "two yards" in second.ours.toPlainText()
    press(second, "Keep both")
    window.wait_for("Both are together")
    assert "with Sallow" in words_of(window.session)
    assert "two yards" in words_of(window.session)
    window.saved()


def _bring(window: WindowDesk, copy: Path) -> None:
    from desktopapp.ui.files.diverged import bring_together  # noqa: PLC0415  # as a verb does

    bring_together(window.top, copy)


@pytest.fixture
def protected(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Protect the plan, type in it, and crash."""
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    session = open_session(path)
    encrypt(session, WORDS)
    crash(session, KEPT)
    yield path
    keyring.set_keyring(before)


def test_what_was_kept_of_a_protected_plan_is_offered_once_it_is_open(
    window: WindowDesk, protected: Path
) -> None:
    window.open(protected)
    answer(window.dialog(PassphraseSheet), WORDS)
    wait_until(lambda: window.is_open)
    assert words_of(window.session) == SAVED
    window.wait_for("ended without saving")
    window.press("Compare")
    sheet = window.dialog(Sheet, "What was kept of “plan”")
    press(sheet, "Open what was kept")
    wait_until(lambda: words_of(window.session) == KEPT)
    wait_until(lambda: window.session.is_saved)
    assert window.session.vault
    assert vault.is_sealed(protected.read_bytes())


def test_a_copy_of_a_save_that_did_not_land_is_named_with_what_was_kept(
    window: WindowDesk, path: Path
) -> None:
    session = open_session(path)
    crash(session, KEPT)
    save_elsewhere(path)
    with pytest.raises(NotSaved, match="was saved elsewhere"):
        session.save()
    offered(window, path)
    wait_until(lambda: "of a save that did not finish" in window.more)
    assert "“plan (unsaved copy).planwright”" in window.more.replace(f"{path.parent}/", "")
    window.press("Put aside")
    window.wait_for("put aside")
    window.close_news()
    window.wait_for("A copy of this plan with other changes")  # it waited for its turn


def test_a_copy_that_a_full_disk_left_on_this_pc_is_offered_when_the_plan_is_opened(
    window: WindowDesk, path: Path
) -> None:
    session = open_session(path)
    reword(session, KEPT)
    recovery_folder().mkdir(parents=True, exist_ok=True)
    copy = recovery_folder() / "plan (unsaved copy).planwright"
    session.keep_in(copy)
    session.save()
    window.open(path)
    window.wait_for("plan (unsaved copy)")
    assert "could not be saved" in window.more
    window.press("Bring both together")
    window.wait_for("Both are together")
    window.saved()
    assert words_in(path) == KEPT


def test_a_journal_that_cannot_be_read_is_told_of_at_the_start_and_kept(
    window: WindowDesk, path: Path
) -> None:
    crash(open_session(path), KEPT)
    (journal,) = journal_folder().glob("*.journal")
    data = journal.read_bytes()
    journal.write_bytes(data.replace(b"journal 1", b"journal 2", 1))
    recovering.look(window.top)
    window.wait_for("cannot be read")
    assert window.is_warned
    window.press("Put aside")
    assert [one.name for one in (journal_folder() / "aside").iterdir()] == [journal.name]
    assert words_in(path) == SAVED
