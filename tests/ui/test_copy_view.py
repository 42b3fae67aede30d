"""The view that carries answers into a form: copied, pasted and ticked, all by Enter."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.plan.copy_out import EntryState, entry_state
from desktopapp.plan.copy_pieces import copy_pieces
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import paragraphs
from desktopapp.plan.wanted import Limit, LimitUnit
from desktopapp.session.encrypting import encrypt
from desktopapp.session.session import Session
from desktopapp.store.resources import sample_response
from desktopapp.ui.panels.copy_view import CopyView
from tests.waiting import settle
from tests.window_desk import Open, WindowDesk, press

Key = Qt.Key


@pytest.fixture
def view(finished: WindowDesk) -> CopyView:
    """Open the view of the finished sample by its command."""
    return opened(finished)


def opened(desk: WindowDesk, where: str = "t1.q1") -> CopyView:
    """Open the view by its command, at a question."""
    desk.top.activateWindow()
    settle()
    desk.go(where)
    desk.choose("Copy out to a form")
    shown: CopyView = desk.view_shown("copy")
    return shown


def key(pressed: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    held: QWidget | None = QApplication.focusWidget()
    assert held
    QTest.keyClick(held, pressed)


def protect(desk: WindowDesk, folder: Path) -> None:
    """Keep the plan in a file, and protect it."""
    desk.session.keep_in(folder / "Plan.planwright")
    desk.session.save()
    encrypt(desk.session, "correct horse battery")


def clipboard() -> str:
    """Return the words on the clipboard."""
    return QGuiApplication.clipboard().text()


def states(plan: Plan, *numbers: str) -> list[EntryState]:
    """Return how the pieces of some numbers stand."""
    found = {one.number: entry_state(plan, one) for one in copy_pieces(plan)}
    return [found[number] for number in numbers]


def test_enter_copies_and_enter_again_ticks_and_goes_on(
    finished: WindowDesk, view: CopyView
) -> None:
    first, second, *_ = copy_pieces(finished.plan)
    key(Key.Key_Return)
    assert clipboard() == first.text
    assert view.bar.told.text() == (
        "Copied. Paste it into the form, then press Enter: it is ticked and 1.2 follows."
    )
    assert states(finished.plan, "1.1") == [EntryState.TO_ENTER]
    key(Key.Key_Return)
    assert states(finished.plan, "1.1", "1.2") == [EntryState.ENTERED, EntryState.TO_ENTER]
    assert view.card.name.text() == "1.2 Measuring productivity"
    assert view.said.text() == "1 of 24 entered; 1 question without text."
    key(Key.Key_Return)
    assert clipboard() == second.text


def test_what_is_pasted_has_no_format(view: CopyView) -> None:
    key(Key.Key_Return)
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert view.card.text.toPlainText() == clipboard()


def test_enter_copies_again_where_something_else_was_copied_since(
    finished: WindowDesk, view: CopyView
) -> None:
    key(Key.Key_Return)
    QGuiApplication.clipboard().setText("a password")
    key(Key.Key_Return)
    assert clipboard() == view.card.text.toPlainText()
    assert states(finished.plan, "1.1") == [EntryState.TO_ENTER]


def test_a_tick_is_undone_as_any_edit_is(finished: WindowDesk, view: CopyView) -> None:
    key(Key.Key_Return)
    key(Key.Key_Return)
    finished.choose("Undo")
    assert states(finished.plan, "1.1") == [EntryState.TO_ENTER]
    assert view.said.text().startswith("0 of 24 entered")


def test_a_tick_is_set_and_taken_back_by_the_space_bar(
    finished: WindowDesk, view: CopyView
) -> None:
    view.bar.entered.setFocus()
    key(Key.Key_Space)
    assert states(finished.plan, "1.1") == [EntryState.ENTERED]
    assert view.card.state.text().startswith("Entered")
    key(Key.Key_Space)
    assert states(finished.plan, "1.1") == [EntryState.TO_ENTER]


def test_what_changed_since_it_was_entered_is_shown_in_words(
    finished: WindowDesk, view: CopyView
) -> None:
    key(Key.Key_Return)
    key(Key.Key_Return)
    answer = finished.plan.answers_to("t1.q1")[0]
    finished.session.edit(finished.plan.with_text(answer.id, paragraphs("Other words.")), "typing")
    press(view, "Previous")
    assert view.card.state.text().startswith("Changed since entered: it was entered")
    assert "[added: Other words.]" in view.card.difference.toPlainText()
    assert not view.bar.entered.isChecked()
    assert view.said.text().startswith("0 of 24 entered, 1 changed since")


def test_a_question_without_text_is_passed_by_and_says_why(
    finished: WindowDesk, view: CopyView
) -> None:
    view.show_piece(next(one.key for one in view.pieces if one.number == "3.8"))
    assert view.card.counts.text() == "There is nothing to enter."
    assert view.card.notes.text() == "Settled in the plan without text: “Does not apply”."
    key(Key.Key_Return)
    assert view.card.name.text().startswith("3.9 ")
    assert finished.where == "t3.q9"


def test_too_long_is_said_in_words(finished: WindowDesk) -> None:
    brief = finished.plan.brief
    theme = brief.themes[0]
    short = replace(theme.questions[0], limits=(Limit(LimitUnit.WORDS, 50),))
    themes = (replace(theme, questions=(short, *theme.questions[1:])), *brief.themes[1:])
    plan = replace(finished.plan, brief=replace(brief, themes=themes))
    finished.session.edit(plan, "another limit")
    view = opened(finished)
    assert view.card.counts.text() == "54 of 50 words: 4 words too many"


def test_the_view_opens_at_the_question_in_hand(finished: WindowDesk) -> None:
    finished.go("t2.q3")
    finished.choose("Copy out to a form")
    assert finished.view_shown("copy").card.name.text() == "2.3 Data sharing"


def test_from_a_theme_it_opens_at_the_first_question_of_it(finished: WindowDesk) -> None:
    assert opened(finished, "t3").card.name.text() == "3.1 Identifying and reducing waste"


def test_the_list_leads_to_every_question_and_says_how_each_stands(
    finished: WindowDesk, view: CopyView
) -> None:
    key(Key.Key_Return)
    key(Key.Key_Return)
    assert view.which.itemText(0) == "1.1 Organisational change: Entered"
    assert view.which.currentText() == "1.2 Measuring productivity: To enter"
    view.which.setFocus()
    key(Key.Key_Down)
    assert view.card.name.text() == "1.3 Service improvements and effects"
    assert finished.where == "t1.q3"


def test_when_all_is_entered_it_says_so(view: CopyView) -> None:
    for _ in range(2 * 24):
        key(Key.Key_Return)
    assert view.said.text() == "24 of 24 entered; 1 question without text."
    assert view.bar.told.text() == "Nothing is left to enter."


@pytest.mark.usefixtures("view")
def test_what_is_done_is_said_to_a_screen_reader(heard: list[str]) -> None:
    key(Key.Key_Return)
    assert heard[-1].startswith("Copied. Paste it into the form")
    key(Key.Key_Return)
    assert heard[-2].startswith("Entered")
    assert "1 of 24 entered" in heard[-2]
    assert heard[-1] == (
        "1.2 Measuring productivity how do you measure productivity in your organisation? "
        "To enter. 52 words, 301 characters"
    )


def test_words_of_a_protected_plan_go_from_the_clipboard_when_it_is_closed(
    finished: WindowDesk, tmp_path: Path
) -> None:
    protect(finished, tmp_path)
    view = opened(finished)
    key(Key.Key_Return)
    assert "taken off the clipboard when the plan is closed" in view.bar.told.text()
    held = QGuiApplication.clipboard().mimeData()
    assert held.data("x-kde-passwordManagerHint").data() == b"secret"
    finished.top.show_home()
    settle()
    assert clipboard() == ""


def test_words_that_were_copied_elsewhere_since_stay(finished: WindowDesk, tmp_path: Path) -> None:
    protect(finished, tmp_path)
    opened(finished)
    key(Key.Key_Return)
    QGuiApplication.clipboard().setText("mine")
    finished.top.show_home()
    settle()
    assert clipboard() == "mine"


def test_each_box_of_a_question_is_copied_by_itself(open_window: Open) -> None:
    desk = open_window(Session(sample_response()))
    place = next(one.place for one in copy_pieces(desk.plan) if one.number == "5")
    view = opened(desk, place)
    assert view.card.name.text() == "5 The principles: Choice"
    assert view.card.notes.text() == "Choose this in the form."
    key(Key.Key_Return)
    assert clipboard() == "Yes"
    assert view.bar.told.text().endswith("it is ticked and “Reasons” follows.")
    key(Key.Key_Return)
    assert view.card.name.text() == "5 The principles: Reasons"
    assert view.card.counts.text() == "49 of 150 words"
    key(Key.Key_Return)
    key(Key.Key_Return)
    assert view.card.name.text() == "7 How far each helps"


def test_a_question_that_is_left_says_why(open_window: Open) -> None:
    desk = open_window(Session(sample_response()))
    view = opened(desk, next(one.place for one in copy_pieces(desk.plan) if one.number == "4"))
    assert view.card.notes.text() == "No answer: for individual members."
    assert not view.bar.entered.isEnabled()
