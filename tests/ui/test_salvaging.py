"""The window when a plan cannot be opened: what is left of it is offered, in a new file."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.plan.plan import Plan
from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.encrypting import encrypt, is_encrypted
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.salvaging import look_for_remains
from desktopapp.session.session import Session
from desktopapp.store.planfile import encode
from desktopapp.store.settings import backups_folder
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.files.salvaging import LeftSheet
from desktopapp.ui.files.versions_sheet import VersionsSheet
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk, answer, button, buttons, press_by_key

COUNCIL = "Wyvern Vale District Council"
WORDS = "correct horse battery"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a plan that was saved twice, and so has two backups."""
    session = new_session(tmp_path / "plan", COUNCIL, "productivity-2024")
    session.answer("t1.q1", paragraphs("We mend roads."))
    keep(session, "As agreed by cabinet")
    session.answer("t1.q2", paragraphs("We share a depot."))
    keep(session)
    assert session.path
    return session.path


def keep(session: Session, name: str | None = None) -> None:
    saving = session.begin_save(name)
    session.end_save(saving, saving.run())


def spoil(path: Path, change: Callable[[bytearray], bytes | bytearray]) -> bytes:
    """Damage a plan's file and return what is in it then."""
    data = bytes(change(bytearray(path.read_bytes())))
    path.write_bytes(data)
    return data


def zeroed(data: bytearray) -> bytearray:
    """Return a plan file in which the data of the plan itself was lost."""
    at = data.index(b"plan.json") + 100
    data[at : at + 512] = bytes(512)
    return data


def without_end(data: bytearray) -> bytearray:
    return data[: data.index(b"PK\1\2")]


def said(plan: Plan, question: str) -> str:
    return " ".join(plain(one.text) for one in plan.answers_to(question))


def opened(window: WindowDesk) -> Session:
    """Wait until a plan is shown and saved."""
    wait_until(lambda: window.is_open)
    session = window.session
    wait_until(lambda: session.is_saved)
    return session


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: data.index(b"plan.json")],
        zeroed,
        lambda _data: b"",
        lambda data: bytes(len(data)),
    ],
    ids=["cut short", "a block of zeros", "empty", "nothing but zeros"],
)
def test_a_damaged_plan_opens_from_its_newest_backup_in_a_new_file(
    window: WindowDesk, path: Path, damage: Callable[[bytearray], bytes]
) -> None:
    damaged = spoil(path, damage)
    window.open(path)
    window.press_by_key("Open that backup")
    session = opened(window)
    assert session.path == path.with_name("plan (recovered).planwright")
    assert said(open_session(session.path).plan, "t1.q2") == "We share a depot."
    assert path.read_bytes() == damaged
    assert "The damaged file stays where it is." in window.told


def test_the_message_says_of_when_the_backup_is_and_how_it_differs(
    window: WindowDesk, path: Path
) -> None:
    spoil(path, zeroed)
    window.open(path)
    wait_until(lambda: "Open that backup" in window.offered)
    assert "“plan.planwright” is damaged" in window.told
    assert "The damaged file stays as it is." in window.told
    assert "texts can still be read" in window.told
    assert "A backup of" in window.told
    assert "All of these texts are in it word for word." in window.told


def test_a_plan_whose_data_is_whole_opens_with_its_versions(
    window: WindowDesk, path: Path
) -> None:
    spoil(path, without_end)
    window.open(path)
    wait_until(lambda: "The whole plan can still be read in it." in window.told)
    assert "It has the same words as the damaged file." in window.told
    window.press_by_key("Open what can be read")
    session = opened(window)
    assert said(session.plan, "t1.q2") == "We share a depot."
    assert session.held
    assert any("cabinet" in str(data) for data in session.held.kept.entries.values())


def test_a_plan_cut_within_its_letter_opens_whole(window: WindowDesk, path: Path) -> None:
    damaged = spoil(path, lambda data: data[: data.index(b"brief.json") + 500])
    shutil.rmtree(backups_folder())
    window.open(path)
    wait_until(lambda: "The whole plan can still be read in it." in window.told)
    window.press_by_key("Open what can be read")
    session = opened(window)
    assert said(session.plan, "t1.q2") == "We share a depot."
    assert session.plan.brief.id == "productivity-2024"
    assert path.read_bytes() == damaged


def test_the_letter_that_stands_for_a_lost_one_is_named(window: WindowDesk, path: Path) -> None:
    plan = open_session(path).plan
    data = encode(replace(plan, brief=replace(plan.brief, note="Read in another way")))
    path.write_bytes(data[: data.index(b"brief.json") + 9_000])
    shutil.rmtree(backups_folder())
    window.open(path)
    wait_until(lambda: f"“{plan.brief.title}” stands for it" in window.told)


def test_texts_of_a_lost_letter_are_compared_with_a_backup(path: Path) -> None:
    plan = open_session(path).plan
    data = encode(replace(plan, brief=replace(plan.brief, id="own")))
    path.write_bytes(data[: data.index(b"brief.json") + 500])
    left = look_for_remains(path)
    assert left.plan is None
    assert left.differs == "All of these texts are in it word for word."


def test_all_that_is_left_is_looked_at_with_the_arrow_keys(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    spoil(path, zeroed)
    window.open(path)
    window.press_by_key("See what is left")
    sheet = window.dialog(LeftSheet)
    rows = [sheet.names.item(row).text() for row in range(sheet.names.count())]
    assert rows[0] == "What can be read in the damaged file"
    assert any(one.startswith("As agreed by cabinet\n") for one in rows)
    assert any(one.startswith("Backup on this PC\n") for one in rows)
    wait_until(lambda: "We share a depot." in sheet.text.toPlainText())
    assert "Save as text" in buttons(sheet)
    qtbot.keyClick(sheet.names, Qt.Key.Key_End)
    wait_until(lambda: button(sheet, "Open as a new file").isEnabled())
    wait_until(lambda: "We share a depot." not in sheet.text.toPlainText())
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not window.is_open


def test_texts_alone_are_saved_as_text(window: WindowDesk, path: Path) -> None:
    damaged = spoil(path, zeroed)
    shutil.rmtree(backups_folder())
    window.open(path)
    window.press_by_key("See what is left")
    sheet = window.dialog(LeftSheet)
    press_by_key(sheet, "Save as text")
    wait_until(lambda: "The texts are saved." in window.told)
    text = path.with_name("plan (recovered).txt").read_text(encoding="utf-8")
    assert "We mend roads." in text
    assert "We share a depot." in text
    assert path.read_bytes() == damaged


def test_a_version_in_the_damaged_file_opens_where_there_is_no_backup(
    window: WindowDesk, path: Path
) -> None:
    spoil(path, zeroed)
    shutil.rmtree(backups_folder())
    window.open(path)
    window.press_by_key("Open that version")
    session = opened(window)
    assert said(session.plan, "t1.q1") == "We mend roads."


def test_an_encrypted_plan_that_is_damaged_opens_from_its_backup_with_its_passphrase(
    window: WindowDesk, path: Path
) -> None:
    session = open_session(path)
    encrypt(session, WORDS)
    session.answer("t1.q2", paragraphs("Kept from others."))
    keep(session)
    damaged = spoil(path, lambda data: data[:-900] + bytes(900))
    window.open(path)
    sheet = window.dialog(PassphraseSheet)
    answer(sheet, WORDS)
    window.press_by_key("Open that backup")
    again = window.dialog(PassphraseSheet)
    assert again.windowTitle() == "Open “plan”"
    answer(again, WORDS)
    found = opened(window)
    assert said(found.plan, "t1.q2") == "Kept from others."
    assert is_encrypted(found)
    assert found.path == path.with_name("plan (recovered).planwright")
    assert path.read_bytes() == damaged


def test_what_holds_nothing_of_a_plan_is_told_and_nothing_is_offered(
    window: WindowDesk, tmp_path: Path
) -> None:
    other = tmp_path / "letter.planwright"
    other.write_bytes(b"Dear Minister")
    window.open(other)
    wait_until(lambda: "not a Planwright plan" in window.told)
    settle()  # what is left of a plan would be offered once it was looked for
    assert window.offered == ["Copy details for IT"]


def test_a_plan_that_was_deleted_comes_back_from_the_first_page(
    qtbot: QtBot, window: WindowDesk, path: Path
) -> None:
    window.top.settings.add_recent(path)
    path.unlink()
    window.top.show_home()

    def missing() -> list[str]:
        return [name for name, one in window.choices().items() if "Not there now" in one.line]

    wait_until(lambda: missing() == ["plan"])
    choice = window.choices()["plan"]
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    window.press_by_key("Open that backup")
    session = opened(window)
    assert session.path == path
    assert said(open_session(path).plan, "t1.q2") == "We share a depot."


def test_the_first_page_does_not_wait_for_a_drive_that_does_not_answer(
    window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = Event(), []
    exists = Path.exists

    def slowly(self: Path) -> bool:
        if self.name == "far.planwright":
            asked.append(current_thread())
            answers.wait(20)
            return False
        return exists(self)

    monkeypatch.setattr(Path, "exists", slowly)
    window.top.settings.add_recent(path)
    window.top.settings.add_recent(path.with_name("far.planwright"))
    window.top.show_home()

    def lines() -> dict[str, str]:
        return {name: one.line for name, one in window.choices().items()}

    assert {"plan", "far"} <= set(lines())
    assert "Not there" not in lines()["far"]
    answers.set()
    wait_until(lambda: "Not there now" in lines()["far"])
    assert "Not there" not in lines()["plan"]
    assert main_thread() not in asked


def test_a_plan_whose_drive_is_gone_opens_among_the_officers_documents(
    window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    monkeypatch.setattr("desktopapp.ui.files.salvaging.documents_folder", lambda: documents)
    drive = tmp_path / "drive"
    drive.mkdir()
    there = open_session(path)
    there.keep_in(drive / "shared.planwright")
    keep(there)
    shutil.rmtree(drive)
    window.open(drive / "shared.planwright")
    window.press_by_key("Open that backup")
    session = opened(window)
    assert session.path == documents / "shared.planwright"


def test_a_backup_is_compared_and_brought_back_beside_the_versions(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    session = opened(window)
    for words in ("We sold the depot.", "We rent a depot."):
        session.answer("t1.q2", paragraphs(words))
        window.keeper.save()
        opened(window)
    window.choose("Versions and backups…")
    sheet = window.dialog(VersionsSheet)

    def rows() -> list[str]:
        return [sheet.names.item(row).text() for row in range(sheet.names.count())]

    wait_until(lambda: len(rows()) > 1)
    # what is a version as well is listed once, as the version that it is
    assert [one.startswith("Backup on this PC\n") for one in rows()] == [True, False, False]
    assert rows()[-1].startswith("As agreed by cabinet\n")
    wait_until(sheet.back.isEnabled)
    assert "sold" in sheet.text.toPlainText()
    press_by_key(sheet, "Bring this version back")
    assert said(session.plan, "t1.q2") == "We sold the depot."
    assert "The backup of" in window.told
    window.press_by_key("Undo")
    assert said(session.plan, "t1.q2") == "We rent a depot."
