"""Going through a plan and coming back to it: where one lands, and where the keys go then."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktopapp.plan.places import place_of
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import new_session
from desktopapp.store import vault
from desktopapp.ui.files.passphrase_sheet import PassphraseSheet
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

WORDS = "lantern otter quarry"


def test_next_and_previous_question_pass_over_the_row_of_a_theme(
    begun: WindowDesk,
) -> None:
    begun.top.activateWindow()
    begun.go("t2.q3", write=True)
    seen = []
    for words in ("Next question", "Next question", "Previous question"):
        begun.choose(words)
        seen.append(begun.where)
    assert seen == ["t2.q4", "t3.q1", "t2.q4"]
    assert begun.editor().hasFocus()


def test_pages_open_at_the_page_of_the_answer_in_hand(finished: WindowDesk) -> None:
    finished.go("t4.q1", write=True)
    view = finished.view("pages")
    pages = view.pages
    part = finished.plan.answers_to("t4.q1")[0].id
    starts = zip(pages.document.items, pages.layout.starts, strict=True)
    n = next(start for item, start in starts if item.origin.part == part)
    assert n > 0
    wait_until(lambda: view.sheets[n].visibleRegion().boundingRect().height() > 100)
    assert view.sheets[n].visibleRegion().boundingRect().top() == 0
    finished.go("t1.q1", write=True)
    finished.view("pages")
    wait_until(lambda: not view.sheets[0].visibleRegion().isEmpty())


def test_replacing_begins_in_find(finished: WindowDesk) -> None:
    finished.top.activateWindow()
    finished.choose("Find and replace…")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "council")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    finished.choose("Find and replace…")
    assert QApplication.focusWidget() is line
    assert line.accessibleName() == "Find"
    assert line.selectedText().casefold() == "council"


def test_a_selection_over_paragraphs_is_not_sought(finished: WindowDesk) -> None:
    paragraphs = [part for part in finished.plan.parts() if len(part.text) > 1]
    finished.go(place_of(finished.plan, paragraphs[0].id), write=True)
    finished.editor().selectAll()
    assert "\u2029" in finished.editor().textCursor().selectedText()
    finished.choose("Find…")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == ""


def test_a_window_in_which_nothing_has_the_keyboard_gives_it_to_the_text(
    finished: WindowDesk,
) -> None:
    finished.top.activateWindow()
    editor = finished.editor()
    other = QWidget()
    other.show()
    other.activateWindow()
    wait_until(lambda: not finished.top.isActiveWindow())
    editor.clearFocus()
    finished.top.activateWindow()
    wait_until(finished.top.isActiveWindow)
    assert QApplication.focusWidget() is editor


def test_a_protected_plan_takes_its_passphrase_and_then_the_text_what_is_typed(
    window: WindowDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "_COST", 1 << 4)
    session = new_session(tmp_path / "Ferry", "Wyvern Vale District Council", "productivity-2024")
    encrypt(session, WORDS)
    assert session.path
    window.top.hide()
    window.open(session.path)
    assert not [one for one in window.top.findChildren(PassphraseSheet) if one.isVisible()]
    window.top.show()  # a dialog that was there first would lose the keyboard to it
    window.top.activateWindow()
    sheet = window.dialog(PassphraseSheet)
    wait_until(lambda: QApplication.focusWidget() is sheet.field)
    QTest.keyClicks(sheet.field, WORDS)
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    wait_until(lambda: window.is_open)
    assert window.top.focusWidget() is window.editor()
