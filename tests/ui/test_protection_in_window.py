"""A protected plan in the window: what can still be read is named, and nothing leaves unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktopapp.operations.libraries import own_library
from desktopapp.plan.text import paragraphs
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.readable import add_this_plan
from desktopapp.store import vault
from desktopapp.store.planfile import is_sealed
from desktopapp.ui.files import version_verbs
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from desktopapp.ui.files.protecting import protect
from desktopapp.ui.files.readable_sheet import ReadableSheet
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.widgets import file_dialogs
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.tick import Tick
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk, answer, fill, press

WORDS = "lantern otter quarry"


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "_COST", 1 << 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    session = new_session(tmp_path / "Ferry", "Wyvern Vale District Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("The ferry stops in March."))
    session.save()
    assert session.path
    return session.path


def test_what_can_still_be_read_is_named_after_protecting_and_encrypted_when_ticked(
    window: WindowDesk, path: Path
) -> None:
    ours = path.with_name("Ferry (my copy).planwright")
    maybe = path.with_name("Ferry for the chair.planwright")
    left = path.with_name("~2f1c89abcdef01.tmp")
    for one in (ours, maybe, left):
        one.write_bytes(path.read_bytes())
    add_this_plan(open_session(path))
    window.open(path)
    wait_until(lambda: window.is_open)
    assert not window.shows_lock
    protect(window.top)
    sheet = window.dialog(PassphraseSheet)
    assert any("council’s words are not" in one.text() for one in sheet.findChildren(QLabel))
    fill(sheet, WORDS, WORDS)
    press(sheet, "Protect")
    press(window.dialog(Sheet, "Recovery sheet"), "Close")
    assert window.shows_lock
    readable = window.dialog(ReadableSheet)
    ticks = {tick.text(): tick.isChecked() for tick in readable.findChildren(Tick)}
    assert ticks == {
        "“Ferry (my copy).planwright”, a copy": True,
        "“~2f1c89abcdef01.tmp”, left by a save that did not finish": True,
        "This plan in your library (it will be erased from it)": True,
        "“Ferry for the chair.planwright”, a copy": False,
    }
    press(readable, "Encrypt what is ticked")
    window.wait_for("no longer be read")
    assert is_sealed(ours.read_bytes())
    assert is_sealed(left.read_bytes())
    assert not is_sealed(maybe.read_bytes())
    assert b"ferry" not in own_library().read_bytes().lower()
    window.top.show_home()
    wait_until(lambda: not window.is_open)
    assert not window.shows_lock


def test_a_weak_passphrase_is_named_in_the_dialog_and_nothing_is_changed(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    wait_until(lambda: window.is_open)
    protect(window.top)
    sheet = window.dialog(PassphraseSheet)
    fill(sheet, "Ferry2027!!!!", "Ferry2027!!!!")
    press(sheet, "Protect")
    wait_until(lambda: "soon be guessed" in sheet.problem.text())
    assert "Three words" in sheet.problem.text()
    assert not is_sealed(path.read_bytes())


def protected(window: WindowDesk, path: Path) -> None:
    """Open a plan in the window and protect it there."""
    window.open(path)
    wait_until(lambda: window.is_open)
    encrypt(window.session, WORDS)


def test_a_protected_plan_is_shared_readable_only_when_that_was_chosen(
    window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected(window, path)
    for number, words in enumerate(("With the passphrase", "Readable for everybody")):
        copy = path.with_name(f"Shared {number}.planwright")
        monkeypatch.setattr(file_dialogs, "ask_new_place", lambda *_, copy=copy: copy)
        version_verbs.share(window.top)
        assert not copy.exists()
        window.press(words)
        wait_until(copy.exists)
        window.wait_for("copy without history")
        assert is_sealed(copy.read_bytes()) is (number == 0)


def test_a_protected_plan_goes_into_the_library_only_when_the_officer_says_so(
    window: WindowDesk, path: Path
) -> None:
    protected(window, path)
    library_verbs.add_open_plan(window.top)
    assert "Your library is not" in window.news
    window.press("Leave it out")
    assert not own_library().exists()
    library_verbs.add_open_plan(window.top)
    window.press("Add it anyway")
    wait_until(own_library().exists)


def test_opening_a_protected_plan_tells_what_an_older_version_left_readable(
    window: WindowDesk, path: Path
) -> None:
    plain = path.read_bytes()
    encrypt(open_session(path), WORDS)
    path.with_name("Ferry (my copy).planwright").write_bytes(plain)
    window.open(path)
    sheet = window.dialog(PassphraseSheet)
    answer(sheet, WORDS)
    window.wait_for("can still be read")
    window.press("See what it is")
    readable = window.dialog(ReadableSheet)
    press(readable, "Leave it readable")


@pytest.mark.parametrize("sealed", [False, True])
def test_the_keyboard_is_in_the_text_of_the_page_where_one_was(
    window: WindowDesk, path: Path, *, sealed: bool
) -> None:
    window.open(path)
    wait_until(lambda: window.is_open)
    if sealed:
        encrypt(window.session, WORDS)
    window.type_into("t3.q2", "Bids pay back in four years.")
    window.go("t3.q2", write=True)
    window.choose("Close the plan")
    wait_until(lambda: not window.is_open)
    window.open(path)
    if sealed:
        answer(window.dialog(PassphraseSheet), WORDS)
    wait_until(lambda: window.is_open and window.where == "t3.q2")
    settle()
    assert window.top.focusWidget() is window.editor()


def test_a_text_is_in_sight_as_soon_as_its_page_was_gone_to(
    window: WindowDesk, path: Path
) -> None:
    window.open(path)
    wait_until(lambda: window.is_open)
    window.work.go("t2.q1")
    assert window.work.desk.boxes[0].editor.isVisible()  # else Qt takes the keyboard from it
