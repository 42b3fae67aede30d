"""A protected plan in the window: what can still be read is named, and nothing leaves unasked."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.operations.libraries import own_library
from desktopapp.plan.text import paragraphs
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.readable import add_this_plan
from desktopapp.store import vault
from desktopapp.store.files import Place
from desktopapp.store.settings import Settings
from desktopapp.store.vault import is_sealed
from desktopapp.ui.files import version_verbs
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.files.protecting import protect
from desktopapp.ui.files.readable_sheet import ReadableSheet
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.parts import asking
from desktopapp.ui.parts.controls import Tick
from desktopapp.ui.parts.sheet import Sheet
from desktopapp.ui.window import Window

WORDS = "lantern otter quarry"


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "_COST", 1 << 4)


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
    session = new_session(tmp_path / "Ferry", "Wyvern Vale District Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("The ferry stops in March."))
    session.save()
    assert session.path
    return session.path


def wait_until(qtbot: QtBot, holds: object) -> None:
    qtbot.waitUntil(holds, timeout=30_000)  # type: ignore[arg-type]  # a function


def shown_sheet(qtbot: QtBot, window: Window, kind: type[Sheet], title: str = "") -> Sheet:
    def found() -> list[Sheet]:
        sheets = [one for one in window.findChildren(kind) if one.isVisible()]
        return [one for one in sheets if title in one.windowTitle()]

    wait_until(qtbot, lambda: len(found()) == 1)
    return found()[0]


def click(qtbot: QtBot, within: QWidget, words: str) -> None:
    def found() -> list[QPushButton]:
        alike = [one for one in within.findChildren(QPushButton) if one.text() == words]
        return [one for one in alike if one.isVisibleTo(within)]

    wait_until(qtbot, lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_what_can_still_be_read_is_named_after_protecting_and_encrypted_when_ticked(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    ours = path.with_name("Ferry (my copy).planwright")
    maybe = path.with_name("Ferry for the chair.planwright")
    for one in (ours, maybe):
        one.write_bytes(path.read_bytes())
    add_this_plan(open_session(path))
    window.open_path(path)
    wait_until(qtbot, lambda: window.work is not None)
    protect(window)
    sheet = shown_sheet(qtbot, window, PassphraseSheet)
    for field in sheet.findChildren(QLineEdit):
        qtbot.keyClicks(field, WORDS)
    click(qtbot, sheet, "Protect")
    click(qtbot, shown_sheet(qtbot, window, Sheet, "Recovery sheet"), "Close")
    readable = shown_sheet(qtbot, window, ReadableSheet)
    ticks = {tick.text(): tick.isChecked() for tick in readable.findChildren(Tick)}
    assert ticks == {
        "“Ferry (my copy).planwright”, a copy": True,
        "This plan in your library (it will be erased from it)": True,
        "“Ferry for the chair.planwright”, a copy": False,
    }
    click(qtbot, readable, "Encrypt what is ticked")
    wait_until(qtbot, lambda: "read no more" in window.notice.words.text())
    assert is_sealed(ours.read_bytes())
    assert not is_sealed(maybe.read_bytes())
    assert b"ferry" not in own_library().read_bytes().lower()


def test_a_weak_passphrase_is_named_in_the_dialog_and_nothing_is_changed(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    window.open_path(path)
    wait_until(qtbot, lambda: window.work is not None)
    protect(window)
    sheet = shown_sheet(qtbot, window, PassphraseSheet)
    for field in sheet.findChildren(QLineEdit):
        qtbot.keyClicks(field, "Ferry2027!!!!")
    click(qtbot, sheet, "Protect")
    wait_until(qtbot, lambda: "soon be guessed" in sheet.problem.text())
    assert "Three words" in sheet.problem.text()
    assert not is_sealed(path.read_bytes())


def protected(qtbot: QtBot, window: Window, path: Path) -> None:
    """Open a plan in the window and protect it there."""
    window.open_path(path)
    wait_until(qtbot, lambda: window.work is not None)
    assert window.work
    encrypt(window.work.bridge.session, WORDS)


def test_a_protected_plan_is_shared_readable_only_when_that_was_chosen(
    qtbot: QtBot, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected(qtbot, window, path)
    for number, words in enumerate(("With the passphrase", "Readable for everybody")):
        copy = path.with_name(f"Shared {number}.planwright")
        monkeypatch.setattr(asking, "ask_place", lambda *_, copy=copy: Place(copy, ""))
        version_verbs.share(window)
        assert not copy.exists()
        click(qtbot, window.notice, words)
        wait_until(qtbot, copy.exists)
        wait_until(qtbot, lambda: "copy without history" in window.notice.words.text())
        assert is_sealed(copy.read_bytes()) is (number == 0)


def test_a_protected_plan_goes_into_the_library_only_when_the_officer_says_so(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    protected(qtbot, window, path)
    library_verbs.add_this_plan(window)
    assert "Your library is not" in window.notice.words.text()
    click(qtbot, window.notice, "Leave it out")
    assert not own_library().exists()
    library_verbs.add_this_plan(window)
    click(qtbot, window.notice, "Add it all the same")
    wait_until(qtbot, own_library().exists)


def test_opening_a_protected_plan_tells_what_an_older_version_left_readable(
    qtbot: QtBot, window: Window, path: Path
) -> None:
    plain = path.read_bytes()
    encrypt(open_session(path), WORDS)
    path.with_name("Ferry (my copy).planwright").write_bytes(plain)
    window.open_path(path)
    sheet = shown_sheet(qtbot, window, PassphraseSheet)
    (field,) = sheet.findChildren(QLineEdit)
    qtbot.keyClicks(field, WORDS)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: "can still be read" in window.notice.words.text())
    click(qtbot, window.notice, "See what it is")
    readable = shown_sheet(qtbot, window, ReadableSheet)
    click(qtbot, readable, "Leave it readable")
