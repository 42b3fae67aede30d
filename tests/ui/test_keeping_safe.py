"""The window when work is in danger: clashes, a second officer, a crash, versions, passphrases."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.plan.clash import Choice, Clash
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, paragraphs, plain
from desktopapp.session.encrypting import encrypt, is_encrypted, recovery_sheet, remember
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import version_plan, versions
from desktopapp.store import vault
from desktopapp.store.files import Place
from desktopapp.store.locks import lease_file
from desktopapp.store.settings import Settings, journal_folder
from desktopapp.ui.files import recovering, version_verbs
from desktopapp.ui.files.clash_sheet import ClashSheet
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.files.versions_sheet import VersionsSheet
from desktopapp.ui.parts import asking
from desktopapp.ui.parts.commands import Menus
from desktopapp.ui.parts.sheet import Sheet
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.window import Window

COUNCIL = "Wyvern Vale District Council"
WORDS = "correct horse battery"


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window(Settings(), date(2024, 6, 11))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.finish()
    return made


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


def reword(session: Session, words: str) -> None:
    """Change the words of the first answer's paragraph, which stays the paragraph it is."""
    answer = session.plan.answers_to("t1.q1")[0]
    (block,) = answer.text
    assert isinstance(block, Paragraph)
    changed = replace(answer, text=(replace(block, runs=(Run(words),)),))
    session.edit(session.plan.with_part(changed), "reword")


def shown(window: Window) -> Session:
    assert window.work
    return window.work.bridge.session


def wait_until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something holds, for as long as a disk may take that others keep busy."""
    qtbot.waitUntil(holds, timeout=30_000)


def writing(window: Window) -> AnswerEditor:
    """Go to the first question and return its editor."""
    assert window.work
    window.work.go("t1.q1", write=True)
    editor = window.work.editor()
    assert editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    return editor


def click(qtbot: QtBot, within: QWidget, words: str) -> None:
    """Click the button with these words, once it is shown."""

    def shown_ones() -> list[QPushButton]:
        alike = [one for one in within.findChildren(QPushButton) if one.text() == words]
        return [one for one in alike if one.isVisibleTo(within)]

    wait_until(qtbot, lambda: len(shown_ones()) == 1)
    (found,) = shown_ones()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def choose(window: Window, words: str) -> None:
    assert isinstance(window.menus, Menus)
    window.menus.refresh()
    (action,) = [one for one in window.findChildren(QAction) if one.text() == words]
    action.trigger()


def on_top(qtbot: QtBot, window: Window, kind: type[Sheet], title: str = "") -> Sheet:
    """Wait for a dialog and return it."""

    def found() -> list[Sheet]:
        open_ones = [one for one in window.findChildren(kind) if one.isVisible()]
        return [one for one in open_ones if one.windowTitle().startswith(title)]

    wait_until(qtbot, lambda: len(found()) == 1)
    return found()[0]


def save_and_wait_for(qtbot: QtBot, window: Window, words: str) -> None:
    """Press Ctrl+S and wait until the bar says something."""
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait_until(qtbot, lambda: words in window.notice.words.text())


def saved(qtbot: QtBot, window: Window) -> Plan:
    """Wait until the plan shown is on the disk and return what is there."""
    wait_until(qtbot, lambda: shown(window).is_saved and window.keeper.saving is None)  # type: ignore[union-attr]  # open
    where = shown(window).path
    assert where
    return open_session(where).plan


def test_what_two_people_saved_is_brought_together_with_one_press(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    elsewhere(path, lambda other: other.answer("t1.q2", paragraphs("Theirs.")))
    editor = writing(window)
    qtbot.keyClicks(editor, "Ours. ")
    save_and_wait_for(qtbot, window, "Somebody else saved")
    click(qtbot, window.notice, "Bring both together")
    wait_until(qtbot, lambda: "Both are together" in window.notice.words.text())
    both = saved(qtbot, window)
    assert first(both).startswith("Ours. We mend roads.")
    assert said(both, "t1.q2") == "Theirs."
    click(qtbot, window.notice, "Undo")
    assert said(shown(window).plan, "t1.q2") == ""
    assert not list(path.parent.glob("*unsaved*"))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_Y, "We own a depot."),
        (Qt.Key.Key_T, "We sold a depot."),
        (Qt.Key.Key_B, "We own a depot. We sold a depot."),
    ],
)
def test_where_both_changed_one_sentence_a_key_decides(
    qtbot: QtBot, window: Window, path: Path, key: Qt.Key, expected: str
) -> None:
    window.open_path(path)
    elsewhere(path, lambda other: reword(other, "We mend roads. We sold a depot."))
    reword(shown(window), "We mend roads. We own a depot.")
    save_and_wait_for(qtbot, window, "Somebody else saved")
    click(qtbot, window.notice, "Bring both together")
    sheet = on_top(qtbot, window, ClashSheet)
    assert isinstance(sheet, ClashSheet)
    assert sheet.ours.toPlainText() == "We shareown a depot."
    assert "sold" in sheet.other.toPlainText()
    assert sheet.base.toPlainText() == "We share a depot."
    qtbot.keyClick(sheet, key)
    wait_until(qtbot, lambda: "Both are together" in window.notice.words.text())
    assert first(saved(qtbot, window)) == f"We mend roads. {expected}"


def test_keeping_both_is_offered_only_where_both_can_be_kept(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    plan = shown(window).plan
    sentence = Clash("", "a sentence", "One.", "Two.", "Three.")
    sheet = ClashSheet(window, plan, plan, (replace(sentence, both=False), sentence))
    sheet.show()
    assert not sheet.buttons[Choice.BOTH].isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_B)
    assert sheet.at == 0
    qtbot.keyClick(sheet, Qt.Key.Key_T)
    assert sheet.buttons[Choice.BOTH].isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_B)
    assert [*sheet.chosen.values()] == [Choice.THEIRS, Choice.BOTH]


def test_a_clash_that_is_left_for_later_changes_nothing_and_is_asked_again(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    elsewhere(path, lambda other: reword(other, "We mend roads. We sold a depot."))
    theirs = path.read_bytes()
    reword(shown(window), "We mend roads. We own a depot.")
    save_and_wait_for(qtbot, window, "Somebody else saved")
    click(qtbot, window.notice, "Bring both together")
    qtbot.keyClick(on_top(qtbot, window, ClashSheet), Qt.Key.Key_Escape)
    assert first(shown(window).plan) == "We mend roads. We own a depot."
    assert path.read_bytes() == theirs
    window.notice.hide()
    save_and_wait_for(qtbot, window, "Somebody else saved")
    shown(window).keep_in(path.with_name("mine"))


def test_a_plan_whose_file_went_away_is_saved_there_again(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    reword(shown(window), "We mend roads.")
    path.unlink()
    save_and_wait_for(qtbot, window, "no longer where it was")
    assert "complete copy" in window.notice.more.text()
    click(qtbot, window.notice, "Save it there again")
    assert first(saved(qtbot, window)) == "We mend roads."
    assert versions(shown(window))


def test_details_for_it_hold_nothing_of_the_plan(qtbot: QtBot, window: Window, path: Path) -> None:
    window.open_path(path)
    reword(shown(window), "Secret savings of Wyvern Vale.")
    path.write_bytes(b"another")
    save_and_wait_for(qtbot, window, "was replaced by what cannot be opened here")
    click(qtbot, window.notice, "Copy details for IT")
    copied = QGuiApplication.clipboard().text()
    assert "ChangedOnDisk" in copied
    for word in ("Secret", "Wyvern", str(path), path.name):
        assert word not in copied
    shown(window).keep_in(path.with_name("mine"))


def test_a_plan_that_somebody_has_open_is_read_and_a_copy_can_be_written(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    other = open_session(path)
    other.hold()
    window.open_path(path)
    assert "has had this plan open" in window.notice.words.text()
    assert "Take over" not in [one.text() for one in window.notice.findChildren(QPushButton)]
    assert window.state.words.text() == "Read only"
    editor = writing(window)
    qtbot.keyClicks(editor, "lost?")
    assert first(shown(window).plan) == "We mend roads. We share a depot."
    click(qtbot, window.notice, "Work on a copy")
    qtbot.keyClicks(editor, "Mine. ")
    choose(window, "Save")
    assert first(saved(qtbot, window)).startswith("Mine. ")
    assert shown(window).path == path.with_name("plan (my copy).planwright")
    assert first(open_session(path).plan) == "We mend roads. We share a depot."
    other.release()


def test_a_plan_can_be_taken_over_once_nobody_has_it_open(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    other = open_session(path)
    other.hold()
    window.open_path(path)
    keeper = window.keeper
    assert keeper
    keeper._keep_hold()  # noqa: SLF001  # what the clock does every half minute
    qtbot.wait(50)
    assert "has had this plan open" in window.notice.words.text()
    reword(other, "Theirs, saved before they left.")
    other.save()
    other.release()
    keeper._keep_hold()  # noqa: SLF001  # the same
    wait_until(qtbot, lambda: "open no more" in window.notice.words.text())
    click(qtbot, window.notice, "Take over")
    assert not shown(window).read_only
    assert first(shown(window).plan) == "Theirs, saved before they left."


def test_when_a_plan_is_taken_over_it_is_read_only_and_what_was_typed_is_kept(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    editor = writing(window)
    qtbot.keyClicks(editor, "Typed. ")
    other = open_session(path)
    other.hold(taking_over=True)
    assert window.keeper
    window.keeper._keep_hold()  # noqa: SLF001  # what the clock does every half minute
    wait_until(qtbot, lambda: "has taken this plan over" in window.notice.words.text())
    qtbot.keyClicks(editor, "not this")
    copy = path.with_name("plan (kept when taken over).planwright")
    assert str(copy) in window.notice.more.text()
    assert first(open_session(copy).plan).startswith("Typed. We mend")
    assert "not this" not in first(shown(window).plan)
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
    qtbot: QtBot, window: Window, path: Path
) -> None:
    crash(path, "We mend all roads. We share a depot.")
    other = Window(Settings(), date(2024, 6, 11))
    qtbot.addWidget(other)
    other.show()
    other.finish()
    wait_until(qtbot, lambda: "ended without saving" in other.notice.words.text())
    assert "What was typed until" in other.notice.more.text()
    click(qtbot, other.notice, "Compare")
    sheet = on_top(qtbot, other, Sheet)
    (text,) = sheet.findChildren(DifferenceText)
    assert "We mend all roads." in text.toPlainText()
    assert first(open_session(path).plan) == "We mend roads. We share a depot."
    click(qtbot, sheet, "Open what was kept")
    assert first(saved(qtbot, other)) == "We mend all roads. We share a depot."
    wait_until(qtbot, lambda: not list(journal_folder().glob("*.journal")))
    assert list((journal_folder() / "aside").iterdir())
    click(qtbot, other.notice, "Undo")
    assert first(shown(other).plan) == "We mend roads. We share a depot."
    assert window.isVisible()


def test_what_a_crash_left_can_be_put_aside_and_is_not_thrown_away(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    crash(path, "We mend all roads.")
    recovering.look(window)
    wait_until(qtbot, lambda: "ended without saving" in window.notice.words.text())
    click(qtbot, window.notice, "Put aside")
    assert "put aside" in window.notice.words.text()
    assert len(list((journal_folder() / "aside").iterdir())) == 1
    assert first(open_session(path).plan) == "We mend roads. We share a depot."


def test_a_version_is_compared_and_brought_back_as_one_step(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    choose(window, "Save")
    reword(shown(window), "We mend no roads. We share a depot.")
    saved_with = "Before cabinet"
    assert window.keeper
    window.keeper.save(saved_with)
    saved(qtbot, window)
    reword(shown(window), "Nothing.")
    choose(window, "Versions and backups…")
    sheet = on_top(qtbot, window, VersionsSheet)
    assert isinstance(sheet, VersionsSheet)
    wait_until(qtbot, lambda: sheet.names.count() > 1)
    rows = [sheet.names.item(row).text() for row in range(sheet.names.count())]
    assert rows[0].startswith("Before cabinet\n")
    assert len(rows) > 1
    qtbot.keyClick(sheet.names, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.names, Qt.Key.Key_Up)
    wait_until(qtbot, sheet.back.isEnabled)
    assert "We mend no roads." in sheet.text.toPlainText()
    click(qtbot, sheet, "Bring this version back")
    assert first(shown(window).plan) == "We mend no roads. We share a depot."
    saved(qtbot, window)
    names = [one.name for one in versions(shown(window))]
    assert "“Before cabinet” brought back" in names
    click(qtbot, window.notice, "Undo")
    assert first(shown(window).plan) == "Nothing."


def test_a_version_is_named(
    qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_path(path)
    monkeypatch.setattr(asking, "ask_words", lambda *_: "As agreed by cabinet")
    choose(window, "Name this version…")
    wait_until(qtbot, lambda: "As agreed" in str([one.name for one in versions(shown(window))]))
    assert "As agreed by cabinet" in str(open_session(path).held)


def test_dropping_more_than_half_of_the_words_keeps_them_as_a_version(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    long = "We mend roads and bridges and walls. " * 4
    reword(shown(window), long.strip())
    editor = writing(window)
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, "x")
    assert first(shown(window).plan) == "x"
    choose(window, "Save")
    saved(qtbot, window)
    session = shown(window)
    kept = [first(version_plan(session, one)) for one in versions(session)]
    assert long.strip() in kept


def test_a_copy_is_shared_without_history(
    qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(path, lambda other: reword(other, "We mend roads."))
    window.open_path(path)
    assert len(versions(shown(window)))
    copy = path.with_name("public.planwright")
    monkeypatch.setattr(asking, "ask_place", lambda *_: Place(copy))
    version_verbs.share(window)
    wait_until(qtbot, lambda: "without history is made" in window.notice.words.text())
    shared = open_session(copy)
    assert versions(shared) == ()
    assert shared.plan == shown(window).plan
    assert shown(window).path == path


def test_a_copy_beside_the_plan_is_noticed_and_brought_in(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    copy = path.with_name("plan-PC12.planwright")
    copy.write_bytes(path.read_bytes())
    elsewhere(copy, lambda other: other.answer("t1.q2", paragraphs("From PC 12.")))
    window.open_path(path)
    wait_until(qtbot, lambda: "plan-PC12" in window.notice.words.text())
    click(qtbot, window.notice, "Bring both together")
    wait_until(qtbot, lambda: "Both are together" in window.notice.words.text())
    assert said(saved(qtbot, window), "t1.q2") == "From PC 12."
    assert copy.exists()
    window.open_path(path)
    qtbot.wait(100)
    assert not window.notice.isVisible()


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
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    choose(window, "Protect with a passphrase…")
    sheet = on_top(qtbot, window, PassphraseSheet)
    once, again = sheet.findChildren(QLineEdit)
    qtbot.keyClicks(once, WORDS)
    qtbot.keyClicks(again, "something else")
    click(qtbot, sheet, "Protect")
    wait_until(qtbot, lambda: "not the same" in sheet.problem.text())
    assert not is_encrypted(shown(window))
    again.clear()
    qtbot.keyClicks(again, WORDS)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: is_encrypted(shown(window)))
    recovery = on_top(qtbot, window, Sheet, "Recovery sheet")
    click(qtbot, recovery, "Close")
    assert vault.is_sealed(path.read_bytes())
    editor = writing(window)
    qtbot.keyClicks(editor, "Hidden. ")
    window.show_home()
    assert vault.is_sealed(path.read_bytes())

    window.open_path(path)
    asked = on_top(qtbot, window, PassphraseSheet)
    (field,) = asked.findChildren(QLineEdit)
    qtbot.keyClicks(field, "wrong passphrase")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: "not the passphrase" in asked.problem.text())
    assert "not damaged" in asked.problem.text()
    assert window.work is None
    field.clear()
    qtbot.keyClicks(field, WORDS)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: window.work is not None)
    assert first(shown(window).plan).startswith("Hidden. ")

    choose(window, "Remove the protection…")
    click(qtbot, on_top(qtbot, window, Sheet), "Remove it")
    wait_until(qtbot, lambda: "protected no more" in window.notice.words.text())
    assert not vault.is_sealed(path.read_bytes())


@pytest.mark.usefixtures("_quick")
def test_damage_is_not_taken_for_a_wrong_passphrase(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    encrypt(open_session(path), WORDS)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    window.open_path(path)
    asked = on_top(qtbot, window, PassphraseSheet)
    (field,) = asked.findChildren(QLineEdit)
    qtbot.keyClicks(field, WORDS)
    click(qtbot, asked, "Open")
    wait_until(qtbot, lambda: "damaged" in window.notice.words.text())
    assert "passphrase is not the cause" in window.notice.more.text()


@pytest.mark.usefixtures("_quick")
def test_what_a_crash_left_of_a_protected_plan_opens_with_its_passphrase(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    session = open_session(path)
    encrypt(session, WORDS)
    session.keep_journal()
    reword(session, "We mend all roads.")
    assert session.journal
    session.journal.note(session.plan)
    session.journal.leave()
    recovering.look(window)
    wait_until(qtbot, lambda: "ended without saving" in window.notice.words.text())
    click(qtbot, window.notice, "Open what was kept")
    asked = on_top(qtbot, window, PassphraseSheet)
    (field,) = asked.findChildren(QLineEdit)
    qtbot.keyClicks(field, "not the passphrase")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: "not the passphrase" in asked.problem.text())
    asked.problem.copy()
    assert "WrongPassphrase" in QGuiApplication.clipboard().text()
    field.clear()
    qtbot.keyClicks(field, WORDS)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: window.work is not None)
    assert first(shown(window).plan) == "We mend all roads."
    wait_until(qtbot, lambda: shown(window).is_saved)
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
    qtbot: QtBot, window: Window, path: Path
) -> None:
    keyring.set_keyring(Ring())
    session = open_session(path)
    encrypt(session, WORDS)
    remember(session)
    window.open_path(path)
    wait_until(qtbot, lambda: window.work is not None)
    assert first(shown(window).plan).startswith("We mend roads.")
    choose(window, "Ask for the passphrase here…")
    click(qtbot, on_top(qtbot, window, Sheet), "Forget the key")
    wait_until(qtbot, lambda: "will ask for the passphrase" in window.notice.words.text())
    window.show_home()
    window.open_path(path)
    asked = on_top(qtbot, window, PassphraseSheet)
    (by_sheet,) = [one for one in asked.findChildren(QCheckBox) if "recovery" in one.text()]
    by_sheet.click()
    (field,) = asked.findChildren(QLineEdit)
    qtbot.keyClicks(field, recovery_sheet(session).lower())
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: window.work is not None)


@pytest.mark.usefixtures("_quick")
def test_a_keyring_that_is_absent_is_explained_and_the_plan_protected_all_the_same(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    choose(window, "Protect with a passphrase…")
    sheet = on_top(qtbot, window, PassphraseSheet)
    for field in sheet.findChildren(QLineEdit):
        qtbot.keyClicks(field, WORDS)
    (keep,) = [
        one
        for one in sheet.findChildren(type(sheet.show_it))  # type: ignore[attr-defined]  # a PassphraseSheet
        if "without asking" in one.text()
    ]
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    click(qtbot, sheet, "Protect")
    wait_until(qtbot, lambda: "There is none on this computer" in window.notice.words.text())
    assert is_encrypted(shown(window))
    assert WORDS not in str(window.settings.values)
