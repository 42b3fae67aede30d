"""The window when work is in danger: clashes, a second officer, a crash, versions, passphrases."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.encrypting import (
    encrypt,
    is_encrypted,
    recovery_sheet,
    remember_passphrase,
)
from desktopapp.session.merging import merge_with_copy
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import earlier, earlier_plan, saved_versions
from desktopapp.store import vault
from desktopapp.store.kinship import Kin
from desktopapp.store.locks import lease_file
from desktopapp.store.recovery import read_recovery
from desktopapp.store.settings import journal_folder
from desktopapp.ui.files import recovering, version_verbs
from desktopapp.ui.files.clash_sheet import ClashSheet
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.files.diverged import bring_together
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.files.versions_sheet import VersionsSheet
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets import file_dialogs
from desktopapp.ui.widgets.sheet import Sheet
from tests.brought import reword
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, answer, fill, press

COUNCIL = "Wyvern Vale District Council"
WORDS = "correct horse battery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a plan whose first answer has two sentences."""
    session = new_session(tmp_path / "plan", COUNCIL, "productivity-2024")
    session.answer("t1.q1", paragraphs("We mend roads. We share a depot."))
    session.save()
    assert session.path
    return session.path


def first(plan: Plan) -> str:
    return plain(plan.answers_to("t1.q1")[0].text)


def said(plan: Plan, question: str) -> str:
    return " ".join(plain(one.text) for one in plan.answers_to(question))


def elsewhere(path: Path, change: Callable[[Session], object]) -> None:
    """Save a change in a plan's file as another program would."""
    session = open_session(path)
    change(session)
    session.save()


def writing(window: WindowDesk) -> AnswerEditor:
    """Go to the first question and return its editor."""
    window.go("t1.q1", write=True)
    editor = window.editor()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    return editor


def save_and_wait_for(window: WindowDesk, words: str) -> None:
    """Press Ctrl+S and wait until the bar says something."""
    QTest.keyClick(window.top, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: words in window.news)


def test_what_two_people_saved_is_brought_together_with_one_press(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    elsewhere(path, lambda other: other.answer("t1.q2", paragraphs("Theirs.")))
    editor = writing(window)
    qtbot.keyClicks(editor, "Ours. ")
    save_and_wait_for(window, "was saved elsewhere")
    window.press("Bring both together")
    window.wait_for("Both are together")
    both = window.saved()
    assert first(both).startswith("Ours. We mend roads.")
    assert said(both, "t1.q2") == "Theirs."
    window.press("Undo")
    assert said(window.session.plan, "t1.q2") == ""
    assert not list(path.parent.glob("*unsaved*"))


def test_the_journal_of_the_window_tells_that_what_was_brought_in_is_out_again(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    came_from = window.session.held
    elsewhere(path, lambda other: other.answer("t1.q2", paragraphs("Theirs.")))
    reword(window.session, "We mend all roads.")
    save_and_wait_for(window, "was saved elsewhere")
    window.press("Bring both together")
    window.wait_for("Both are together")
    window.saved()
    window.press("Undo")
    window.keeper._write_journal()  # noqa: SLF001  # what the clock does within a second
    journal = window.session.journal
    assert journal
    assert came_from

    def told() -> str:
        found = read_recovery(journal.file) if journal.file else None
        return found.ground.revision if found and found.ground else ""

    wait_until(lambda: told() == came_from.revision)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Y, "We own a depot."),
        (Qt.Key.Key_T, "We sold a depot."),
        (Qt.Key.Key_B, "We own a depot. We sold a depot."),
    ],
)
def test_where_both_changed_one_sentence_a_key_decides(
    qtbot: QtBot, window: WindowDesk, path: Path, key: Qt.Key, expected: str
) -> None:
    window.open(path)
    elsewhere(path, lambda other: reword(other, "We mend roads. We sold a depot."))
    reword(window.session, "We mend roads. We own a depot.")
    save_and_wait_for(window, "was saved elsewhere")
    window.press("Bring both together")
    sheet = window.dialog(ClashSheet)
    assert sheet.ours.toPlainText() == "We [removed: share] [added: own] a depot."
    assert "sold" in sheet.other.toPlainText()
    assert sheet.base.toPlainText() == "We share a depot."
    qtbot.keyClick(sheet, key, Qt.KeyboardModifier.AltModifier)
    window.wait_for("Both are together")
    assert first(window.saved()) == f"We mend roads. {expected}"


def words_in(sheet: ClashSheet) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def test_keeping_both_is_offered_only_where_both_can_be_kept(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    plan = window.session.plan
    sentence = Clash("", "a sentence", "One.", "Two.", "Three.")
    sheet = ClashSheet(window.top, plan, plan, (replace(sentence, both=False), sentence))
    sheet.show()
    assert "Alt with Y, T or B decides too, for yours, the copy’s or both." in words_in(sheet)
    alone = ClashSheet(window.top, plan, plan, (replace(sentence, both=False),))
    assert "Alt with Y or T decides too, for yours or the copy’s." in words_in(alone)
    assert not sheet.buttons[Resolution.BOTH].isVisible()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(sheet, Qt.Key.Key_B, alt)
    assert sheet.at == 0
    qtbot.keyClick(sheet, Qt.Key.Key_T, alt)
    assert sheet.buttons[Resolution.BOTH].isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_B, alt)
    assert [*sheet.chosen.values()] == [Resolution.THEIRS, Resolution.BOTH]


def test_a_clash_that_is_left_for_later_changes_nothing_and_is_asked_again(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    elsewhere(path, lambda other: reword(other, "We mend roads. We sold a depot."))
    theirs = path.read_bytes()
    reword(window.session, "We mend roads. We own a depot.")
    save_and_wait_for(window, "was saved elsewhere")
    window.press("Bring both together")
    qtbot.keyClick(window.dialog(ClashSheet), Qt.Key.Key_Escape)
    assert first(window.session.plan) == "We mend roads. We own a depot."
    assert path.read_bytes() == theirs
    window.close_news()
    save_and_wait_for(window, "was saved elsewhere")
    window.session.keep_in(path.with_name("mine"))


def test_a_plan_whose_file_went_away_is_saved_there_again(window: WindowDesk, path: Path) -> None:
    window.open(path)
    reword(window.session, "We mend roads.")
    path.unlink()
    save_and_wait_for(window, "no longer where it was")
    assert "complete copy" in window.more
    window.press("Save it there again")
    assert first(window.saved()) == "We mend roads."
    assert saved_versions(window.session)


def test_details_for_it_hold_nothing_of_the_plan(window: WindowDesk, path: Path) -> None:
    window.open(path)
    reword(window.session, "Secret savings of Wyvern Vale.")
    path.write_bytes(b"another")
    save_and_wait_for(window, "was replaced by what cannot be opened here")
    window.press("Copy details for IT")
    copied = QGuiApplication.clipboard().text()
    assert "ChangedOnDisk" in copied
    for word in ("Secret", "Wyvern", str(path), path.name):
        assert word not in copied
    window.session.keep_in(path.with_name("mine"))


def test_a_plan_that_somebody_has_open_is_read_and_a_copy_can_be_written(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    other = open_session(path)
    other.hold()
    window.open(path)
    assert window.news == "You have this plan open in another window."
    assert "Take over" not in window.offered
    assert window.state == "Read only"
    editor = writing(window)
    qtbot.keyClicks(editor, "lost?")
    assert first(window.session.plan) == "We mend roads. We share a depot."
    window.press("Work on a copy")
    qtbot.keyClicks(editor, "Mine. ")
    window.choose("Save")
    assert first(window.saved()).startswith("Mine. ")
    assert window.session.path == path.with_name("plan (my copy).planwright")
    assert "(my copy)" in window.top.windowTitle()
    assert window.title_told.endswith("(my copy)")
    assert first(open_session(path).plan) == "We mend roads. We share a depot."
    other.release()


def test_a_plan_that_is_open_in_another_window_of_ours_is_shown_there(
    open_window: Open, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    settle()
    window.top.showMinimized()
    second = open_window()
    second.open(path)
    second.wait_for("You have this plan open in another window.")
    assert second.offered == ["Show it", "Work on a copy"]
    second.press("Show it")
    wait_until(lambda: not window.top.isMinimized())


def test_whoever_works_on_a_copy_is_told_when_the_plan_is_free(
    window: WindowDesk, path: Path
) -> None:
    other = open_session(path)
    other.hold()
    window.open(path)
    window.press("Work on a copy")
    wait_until(lambda: window.session.path != path)
    watching = window.keeper.findChild(QTimer, "free again")
    watching.timeout.emit()
    settle()
    assert "The plan is free" not in window.news
    other.release()
    watching.timeout.emit()
    window.wait_for("The plan is free. Bring both together.")
    assert not watching.isActive()
    window.press("Open the plan")
    wait_until(lambda: window.session.path == path)


def test_a_plan_can_be_taken_over_once_nobody_has_it_open(window: WindowDesk, path: Path) -> None:
    other = open_session(path)
    other.hold()
    window.open(path)
    keeper = window.keeper
    keeper._keep_hold()  # noqa: SLF001  # what the clock does every half minute
    settle()
    assert "You have this plan open" in window.news
    reword(other, "Theirs, saved before they left.")
    other.save()
    other.release()
    keeper._keep_hold()  # noqa: SLF001  # the same
    window.wait_for("You no longer have this plan open in another window")
    window.press("Take over")
    assert not window.session.read_only
    assert first(window.session.plan) == "Theirs, saved before they left."


def test_when_a_plan_is_taken_over_it_is_read_only_and_what_was_typed_is_kept(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    editor = writing(window)
    qtbot.keyClicks(editor, "Typed. ")
    other = open_session(path)
    other.hold(taking_over=True)
    window.keeper._keep_hold()  # noqa: SLF001  # what the clock does every half minute
    window.wait_for("You have taken this plan over in another window")
    qtbot.keyClicks(editor, "not this")
    copy = path.with_name("plan (kept when taken over).planwright")
    assert str(copy) in window.more
    assert first(open_session(copy).plan).startswith("Typed. We mend")
    assert "not this" not in first(window.session.plan)
    assert first(open_session(path).plan) == "We mend roads. We share a depot."
    assert lease_file(path).exists()
    other.release()


def crash(path: Path, words: str) -> None:
    """Leave behind what a program does that ends while somebody types."""
    session = open_session(path)
    session.keep_journal()
    reword(session, words)
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()


def test_after_a_crash_the_officer_compares_and_opens_what_was_kept(
    window: WindowDesk, open_window: Open, path: Path
) -> None:
    crash(path, "We mend all roads. We share a depot.")
    other = open_window()
    other.wait_for("ended without saving")
    assert "What was typed until" in other.more
    other.press("Compare")
    sheet = other.dialog(Sheet)
    (text,) = sheet.findChildren(DifferenceText)
    assert "We mend [added: all] roads." in text.toPlainText()
    assert first(open_session(path).plan) == "We mend roads. We share a depot."
    press(sheet, "Open what was kept")
    assert first(other.saved()) == "We mend all roads. We share a depot."
    wait_until(lambda: not list(journal_folder().glob("*.journal")))
    assert list((journal_folder() / "aside").iterdir())
    other.press("Undo")
    assert first(other.session.plan) == "We mend roads. We share a depot."
    assert window.top.isVisible()


def test_what_a_crash_left_can_be_put_aside_and_is_not_thrown_away(
    window: WindowDesk, path: Path
) -> None:
    crash(path, "We mend all roads.")
    recovering.look(window.top)
    window.wait_for("ended without saving")
    window.press("Put aside")
    assert "put aside" in window.news
    assert len(list((journal_folder() / "aside").iterdir())) == 1
    assert first(open_session(path).plan) == "We mend roads. We share a depot."


def test_a_version_is_compared_and_brought_back_as_one_step(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    window.choose("Save")
    reword(window.session, "We mend no roads. We share a depot.")
    saved_with = "Before cabinet"
    window.keeper.save(saved_with)
    window.saved()
    reword(window.session, "Nothing.")
    window.choose("Versions and backups…")
    sheet = window.dialog(VersionsSheet)
    wait_until(lambda: sheet.names.count() > 1)
    rows = [sheet.names.item(row).text() for row in range(sheet.names.count())]
    assert rows[0].startswith("Before cabinet\n")
    assert len(rows) > 1
    qtbot.keyClick(sheet.names, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.names, Qt.Key.Key_Up)
    wait_until(sheet.back.isEnabled)
    assert "We mend no roads." in sheet.text.toPlainText()
    press(sheet, "Bring this version back")
    assert first(window.session.plan) == "We mend no roads. We share a depot."
    window.saved()
    names = [one.name for one in saved_versions(window.session)]
    assert "“Before cabinet” brought back" in names
    window.press("Undo")
    assert first(window.session.plan) == "Nothing."


def test_a_version_is_named(
    window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(path)
    monkeypatch.setattr(file_dialogs, "ask_words", lambda *_: "As agreed by cabinet")
    window.choose("Name this version…")
    wait_until(lambda: "As agreed" in str([one.name for one in saved_versions(window.session)]))
    assert "As agreed by cabinet" in str(open_session(path).held)


def test_dropping_more_than_half_of_the_words_keeps_them_as_a_version(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    long = "We mend roads and bridges and walls. " * 4
    reword(window.session, long.strip())
    editor = writing(window)
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, "x")
    assert first(window.session.plan) == "x"
    window.choose("Save")
    window.saved()
    session = window.session
    kept = [first(earlier_plan(session, one)) for one in earlier(session)]
    assert long.strip() in kept


def test_a_copy_is_shared_without_history(
    window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(path, lambda other: reword(other, "We mend roads."))
    window.open(path)
    assert len(saved_versions(window.session))
    copy = path.with_name("public.planwright")
    monkeypatch.setattr(file_dialogs, "ask_new_place", lambda *_: copy)
    version_verbs.share(window.top)
    window.wait_for("without history is made")
    shared = open_session(copy)
    assert saved_versions(shared) == ()
    assert shared.plan == window.session.plan
    shared.answer("t1.q2", paragraphs("The copy came back."))
    shared.save()
    window.saved()
    assert (
        merge_with_copy(open_session(path), copy)[1] is Kin.APART
    )  # the plan knows what it shared
    assert window.session.path == path


def test_what_both_wrote_of_one_question_is_shown_side_by_side(
    window: WindowDesk, path: Path
) -> None:
    copy = path.with_name("plan-PC12.planwright")
    copy.write_bytes(path.read_bytes())
    elsewhere(copy, lambda other: other.answer("t1.q8", paragraphs("Theirs of reforms.")))
    window.open(path)
    window.wait_for("plan-PC12")
    window.session.answer("t1.q8", paragraphs("Ours of reforms."))
    window.bar.ask("Again", "", (("Bring both", lambda: bring_together(window.top, copy)),))
    window.press("Bring both")
    sheet = window.dialog(ClashSheet)
    assert "Both wrote 1.8" in sheet.where.text()
    assert "Ours of reforms" in sheet.ours.toPlainText()
    assert "Theirs of reforms" in sheet.other.toPlainText()
    sheet.choose(Resolution.THEIRS)
    window.wait_for("Both are together")
    assert said(window.saved(), "t1.q8") == "Theirs of reforms."
    assert len(window.plan.answers_to("t1.q8")) == 1


def test_a_copy_beside_the_plan_is_noticed_and_brought_in(window: WindowDesk, path: Path) -> None:
    copy = path.with_name("plan-PC12.planwright")
    copy.write_bytes(path.read_bytes())
    elsewhere(copy, lambda other: other.answer("t1.q2", paragraphs("From PC 12.")))
    window.open(path)
    window.wait_for("plan-PC12")
    assert "syncs folders may have made it" in window.more
    window.press("Bring both together")
    window.wait_for("Both are together")
    assert "1.2" in window.more
    assert said(window.saved(), "t1.q2") == "From PC 12."
    assert copy.exists()
    window.open(path)
    settle()  # it looks around in the folder
    assert not window.has_news


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stretch passphrases little, and have no keyring."""
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("_quick")
def test_a_plan_is_protected_opened_and_unprotected(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    window.choose("Protect with a passphrase…")
    sheet = window.dialog(PassphraseSheet)
    fill(sheet, WORDS, "something else")
    press(sheet, "Protect")
    wait_until(lambda: "not the same" in sheet.problem.text())
    assert not is_encrypted(window.session)
    answer(sheet, WORDS, WORDS)
    wait_until(lambda: is_encrypted(window.session))
    recovery = window.dialog(Sheet, "Recovery sheet")
    press(recovery, "Close")
    assert window.keeper.saved_at is not None  # what protected it saved it
    assert window.state == f"Saved at {window.keeper.saved_at:%H:%M}"
    assert vault.is_sealed(path.read_bytes())
    editor = writing(window)
    qtbot.keyClicks(editor, "Hidden. ")
    window.top.show_home()
    assert vault.is_sealed(path.read_bytes())

    window.open(path)
    asked = window.dialog(PassphraseSheet)
    answer(asked, "wrong passphrase")
    wait_until(lambda: "not the passphrase" in asked.problem.text())
    assert "not damaged" in asked.problem.text()
    assert not window.is_open
    answer(asked, WORDS)
    wait_until(lambda: window.is_open)
    assert first(window.session.plan).startswith("Hidden. ")

    window.choose("Remove the protection…")
    press(window.dialog(Sheet), "Remove it")
    window.wait_for("no longer protected")
    assert not vault.is_sealed(path.read_bytes())


@pytest.mark.usefixtures("_quick")
def test_damage_is_not_taken_for_a_wrong_passphrase(window: WindowDesk, path: Path) -> None:
    encrypt(open_session(path), WORDS)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    window.open(path)
    asked = window.dialog(PassphraseSheet)
    fill(asked, WORDS)
    press(asked, "Open")
    window.wait_for("damaged")
    assert "passphrase is not the cause" in window.more


@pytest.mark.usefixtures("_quick")
def test_what_a_crash_left_of_a_protected_plan_opens_with_its_passphrase(
    window: WindowDesk, path: Path
) -> None:
    session = open_session(path)
    encrypt(session, WORDS)
    session.keep_journal()
    reword(session, "We mend all roads.")
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()
    recovering.look(window.top)
    window.wait_for("ended without saving")
    window.press("Open what was kept")
    asked = window.dialog(PassphraseSheet)
    answer(asked, "not the passphrase")
    wait_until(lambda: "not the passphrase" in asked.problem.text())
    asked.problem.copy()
    assert "WrongPassphrase" in QGuiApplication.clipboard().text()
    answer(asked, WORDS)
    wait_until(lambda: window.is_open)
    assert first(window.session.plan) == "We mend all roads."
    wait_until(lambda: window.session.is_saved)
    assert vault.is_sealed(path.read_bytes())


class Ring(KeyringBackend):
    """A store of passwords in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.mark.usefixtures("_quick")
def test_this_pc_opens_a_protected_plan_without_asking_until_it_forgets_the_key(
    window: WindowDesk, path: Path
) -> None:
    keyring.set_keyring(Ring())
    session = open_session(path)
    encrypt(session, WORDS)
    remember_passphrase(session)
    window.open(path)
    wait_until(lambda: window.is_open)
    assert first(window.session.plan).startswith("We mend roads.")
    window.choose("Ask for the passphrase here…")
    press(window.dialog(Sheet), "Forget the key")
    window.wait_for("will ask for the passphrase")
    window.top.show_home()
    window.open(path)
    asked = window.dialog(PassphraseSheet)
    (by_sheet,) = [one for one in asked.findChildren(QCheckBox) if "recovery" in one.text()]
    by_sheet.click()
    answer(asked, recovery_sheet(session).lower())
    wait_until(lambda: window.is_open)


@pytest.mark.usefixtures("_quick")
def test_a_keyring_that_is_absent_is_explained_and_the_plan_protected_all_the_same(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.open(path)
    window.choose("Protect with a passphrase…")
    sheet = window.dialog(PassphraseSheet)
    fill(sheet, WORDS, WORDS)
    (keep,) = [
        one
        for one in sheet.findChildren(type(sheet.show_it))  # type: ignore[attr-defined]  # a PassphraseSheet
        if "without asking" in one.text()
    ]
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    press(sheet, "Protect")
    window.wait_for("There is none on this PC")
    assert is_encrypted(window.session)
    assert WORDS not in str(window.top.settings.values)
