"""The whole plan as one scroll: all of it in print order, to read and to write in."""

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktopapp.plan.places import print_order
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import plain
from desktopapp.ui.panels.whole_plan import WholePlan
from desktopapp.ui.text.editor import AnswerEditor
from tests.strategies import harbour, plans
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

Key = Qt.Key


def whole(desk: WindowDesk) -> WholePlan:
    """Show the whole plan, and wait until all of it is there."""
    desk.top.activateWindow()
    desk.choose("The whole plan")
    view: WholePlan = desk.view_shown("whole")
    wait_until(lambda: view.desk.is_whole)
    return view


def at(view: WholePlan, where: str) -> AnswerEditor:
    """Return the first editor of a page, with the keyboard."""
    found = next(box.editor for box in view.desk.boxes if box.where == where)
    found.setFocus()
    return found


@given(plans(harbour()))
def test_the_whole_plan_holds_each_text_once_in_print_order(plan: Plan) -> None:
    shown = print_order(plan)
    assert [part for _, part in shown if part] == [part.id for part in plan.parts()]
    begun = [where for where, part in shown if not part]
    assert len(set(begun)) == len(begun)
    assert not any(plan.answers_to(where) for where in begun)


def test_all_texts_stand_on_one_sheet_with_the_titles_of_the_themes(finished: WindowDesk) -> None:
    view = whole(finished)
    parts = [part.id for part in finished.plan.parts()]
    assert [box.part_id for box in view.desk.boxes if box.part_id in parts] == parts
    titles = [finished.plan.theme_title(theme.id) for theme in finished.plan.brief.themes]
    assert view.desk.titles == titles


def test_what_is_written_there_is_written_in_the_plan_and_shown_on_its_page(
    finished: WindowDesk,
) -> None:
    view = whole(finished)
    editor = at(view, "t2.q1")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, " New words.")
    assert plain(finished.plan.answers_to("t2.q1")[0].text).endswith(" New words.")
    wait_until(lambda: finished.where == "t2.q1")
    finished.view("write")
    finished.refresh()
    assert plain(finished.editor().text).endswith(" New words.")


def test_a_question_without_an_answer_is_begun_there(begun: WindowDesk) -> None:
    view = whole(begun)
    editor = at(view, "t1.q3")
    QTest.keyClicks(editor, "We begin.")
    assert plain(begun.plan.answers_to("t1.q3")[0].text) == "We begin."
    assert at(view, "t1.q3") is editor


def test_the_outline_leads_to_a_question_and_follows_the_caret(finished: WindowDesk) -> None:
    view = whole(finished)
    finished.go("t3.q2")
    assert view.desk.page_in_hand() == "t3.q2"
    wait_until(lambda: QApplication.focusWidget() is at(view, "t3.q2"))
    editor = at(view, "t3.q2")
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClick(editor, Key.Key_Right)
    wait_until(lambda: finished.where != "t3.q2")
    assert finished.row == finished.where == view.desk.page_in_hand()


def test_answers_to_other_questions_stay_apart_and_that_is_said(finished: WindowDesk) -> None:
    view = whole(finished)
    before = finished.plan
    editor = at(view, "t1.q2")
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    QTest.keyClick(editor, Key.Key_Backspace)
    assert finished.plan is before
    assert finished.is_warned


def test_select_all_takes_the_question_and_undo_stays_on_the_sheet(finished: WindowDesk) -> None:
    view = whole(finished)
    before = finished.plan
    editor = at(view, "t1.q2")
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(editor, Key.Key_A, held)
    QTest.keyClick(editor, Key.Key_Delete)
    changed = [
        one.id
        for one, old in zip(finished.plan.parts(), before.parts(), strict=True)
        if one != old
    ]
    assert changed == [one.id for one in before.answers_to("t1.q2")]
    QTest.keyClick(editor, Key.Key_Z, held)
    assert [part.text for part in finished.plan.parts()] == [part.text for part in before.parts()]
    assert finished.view_shown("whole") is view
    assert QApplication.focusWidget() is editor


def test_what_another_view_changes_is_shown_when_the_sheet_is_shown_again(
    finished: WindowDesk,
) -> None:
    view = whole(finished)
    finished.view("write")
    finished.type_into("t1.q1", " Since then.")
    whole(finished)
    assert plain(at(view, "t1.q1").text).endswith(" Since then.")


@pytest.mark.parametrize("name", ["Larger text", "Smaller text"])
def test_the_text_is_made_larger_and_smaller_there_too(finished: WindowDesk, name: str) -> None:
    view = whole(finished)
    before = view.desk.pixels()
    finished.choose(name)
    assert view.desk.pixels() != before
