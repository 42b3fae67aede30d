"""The whole plan as one scroll: all of it in print order, to read and to write in."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktopapp.plan.history import Caret
from desktopapp.plan.pencil import pencil_marks
from desktopapp.plan.places import print_order
from desktopapp.plan.plan import Plan, Source
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.plan.written import WrittenWords
from desktopapp.ui.panels.whole_plan import WholePlan
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.workspace import proofing
from desktopapp.ui.workspace.checking import checking
from tests.strategies import harbour, plans
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

Key = Qt.Key


class Ready(Speller):
    """A speller that is ready; which words are wrong is said by the test."""

    is_ready = True  # type: ignore[assignment]  # no dictionary is read

    def __init__(self) -> None:
        super().__init__((), lambda _word: None)


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


@pytest.mark.parametrize("key", [Key.Key_Home, Key.Key_End, Key.Key_PageUp])
def test_what_is_typed_after_moving_in_the_outline_goes_where_the_sheet_is(
    finished: WindowDesk, key: Qt.Key
) -> None:
    view = whole(finished)
    finished.go("t2.q1")
    finished.key_in_outline(key, Qt.KeyboardModifier.ControlModifier)
    where = finished.where
    assert where != "t2.q1"
    finished.in_outline(Key.Key_Q)
    QTest.keyClicks(QApplication.focusWidget(), "Q")
    (box,) = (one for one in view.desk.boxes if "qQ" in one.editor.toPlainText())
    assert box.where == where
    sheet = box.editor.viewport()
    wait_until(lambda: sheet.visibleRegion().intersects(box.editor.cursorRect()))


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


def marked(words: str, block: str) -> tuple[Paragraph, ...]:
    """Return a text with words in it that are to be settled."""
    return (Paragraph(block, (Run("In "), Run(words, doubt="date c1", origin="s"))),)


def test_f8_walks_within_the_whole_plan_and_each_mark_is_settled_there(
    finished: WindowDesk,
) -> None:
    plan = replace(finished.plan, sources=(Source("s", "Review", council="Wending Council"),))
    for where, words in (("t1.q1", "1998"), ("t4.q1", "2003")):
        plan = plan.with_answer_to(where, marked(words, where))
    finished.session.edit(plan, "begin")
    view = whole(finished)
    finished.choose("Next thing to settle")
    for words in ("1998", "2003"):
        field = finished.settle_field
        assert field
        assert f"“{words}”" in field.line.accessibleName()
        assert view.desk.isAncestorOf(field)
        assert finished.view_shown("whole") is view
        QTest.keyClick(field.line, Key.Key_Space)
    assert finished.settle_field is None
    assert not pencil_marks(finished.plan)
    assert finished.view_shown("whole") is view
    assert finished.editor().hasFocus()


@pytest.mark.parametrize("command", ["Find…", "Find and replace…"])
def test_what_is_sought_is_shown_within_the_whole_plan(finished: WindowDesk, command: str) -> None:
    view = whole(finished)
    at(view, "t1.q1")
    finished.choose(command)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Find"
    last = plain(finished.plan.parts()[-1].text).split()[-2]
    QTest.keyClicks(line, last)
    assert finished.view_shown("whole") is view
    QTest.keyClick(line, Key.Key_Escape)
    assert finished.view_shown("whole") is view
    assert view.desk.isAncestorOf(QApplication.focusWidget())
    chosen = [box.editor.textCursor().selectedText() for box in view.desk.boxes]
    assert last.casefold() in [one.casefold() for one in chosen]


def test_leaving_the_find_bar_leads_to_what_was_found(finished: WindowDesk) -> None:
    shown = whole(finished)
    finished.go("t1.q2", write=True)
    finished.choose("Find…")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "homes")
    QTest.keyClick(line, Key.Key_Return)
    editors = [box.editor for box in shown.desk.boxes]
    wait_until(lambda: any(one.textCursor().selectedText() == "homes" for one in editors))
    QTest.keyClick(line, Key.Key_Escape)
    held = QApplication.focusWidget()
    assert isinstance(held, AnswerEditor)
    assert held.textCursor().selectedText().lower() == "homes"


def test_findings_are_gone_through_within_the_whole_plan(finished: WindowDesk) -> None:
    plan = replace(finished.plan, sources=(Source("s", "Review", council="Wending Council"),))
    finished.session.edit(plan.with_answer_to("t4.q1", marked("1998", "new")), "begin")
    view = whole(finished)
    at(view, "t1.q1")
    found = partial(getattr, checking(finished.work), "found")  # also of what was there before
    wait_until(lambda: any(one.rule.name == "unsettled" for one in found()))
    finished.choose("Next finding")
    assert finished.where == "t4.q1"
    assert finished.view_shown("whole") is view


def test_spelling_is_gone_through_within_the_whole_plan(
    finished: WindowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = whole(finished)
    at(view, "t2.q1")
    part = finished.plan.answers_to("t3.q1")[0]
    block = part.text[0]
    assert isinstance(block, Paragraph)
    words = plain((block,))
    path = ("answers", finished.plan.answers.index(part), "text", 0)
    place = WrittenWords(path, words, "Question 3.1", "t3.q1", Caret(part.id, block.id))
    wrong = proofing.WrongWord(place, 0, words[:4])
    monkeypatch.setattr(proofing, "wrong_words", lambda *_of: iter([wrong]))
    finished.spell(Ready())
    finished.choose("Next spelling")
    wait_until(lambda: finished.where == "t3.q1")
    assert finished.view_shown("whole") is view
    assert finished.editor().hasFocus()
    assert finished.editor().textCursor().selectedText() == wrong.word


def test_enter_in_the_outline_and_a_small_page_stay_in_the_whole_plan(
    finished: WindowDesk,
) -> None:
    view = whole(finished)
    finished.go("t3.q2")
    finished.in_outline(Key.Key_Return)
    assert finished.view_shown("whole") is view
    assert view.desk.page_in_hand() == "t3.q2"
    assert finished.editor().hasFocus()
    sheet = finished.panel("pages").rows[0][0]
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton)
    assert finished.view_shown("whole") is view


def test_words_are_selected_where_the_sheet_is_not_built_yet(finished: WindowDesk) -> None:
    texts = [part for part in finished.plan.parts() if isinstance(part.text[0], Paragraph)]
    last, view = texts[-1], finished.view("whole")
    assert not view.desk.is_whole
    block = last.text[0]
    assert isinstance(block, Paragraph)
    finished.work.select(Caret(last.id, block.id), 4)
    chosen = next(box.editor for box in view.desk.boxes if box.part_id == last.id)
    assert chosen.textCursor().selectedText() == plain((block,))[:4]
