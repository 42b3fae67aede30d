"""Answers of every kind by keys and clicks on the sheet: kept, undone, judged kindly, left."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktopapp.plan.given import Given
from desktopapp.plan.giving import given_to, with_given
from desktopapp.plan.places import next_place
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.things import things_of
from desktopapp.session.session import Session
from desktopapp.store.resources import sample_response
from desktopapp.store.settings import journal_folder
from desktopapp.ui.workspace.value_cells import ValueChoice
from tests.waiting import wait_until
from tests.window_desk import LEFT, Open, WindowDesk, press

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def today() -> date:
    """Return a day before the invented consultation ends."""
    return date(2027, 3, 1)


@pytest.fixture
def desk(open_window: Open) -> WindowDesk:
    """Return a window with a response that was just begun."""
    found = open_window(Session(begun()))
    found.top.activateWindow()
    return found


def begun() -> Plan:
    done = sample_response()
    return new_plan(done.brief_as_sent, done.council)


def said(desk: WindowDesk, question: str) -> Given:
    return given_to(desk.plan, question)


def status(desk: WindowDesk, question: str) -> str:
    return next(row.status for row in desk.rows if row.where == question)


def typed(line: QWidget, words: str) -> None:
    line.setFocus()
    QTest.keyClick(line, Key.Key_End)
    QTest.keyClicks(line, words)


def holds_keyboard(desk: WindowDesk) -> bool:
    return any(box.has_keyboard for box in desk.boxes)


def undo(within: QWidget) -> None:
    QTest.keyClick(within, Key.Key_Z, CTRL)


def test_one_of_several_is_chosen_by_a_click_or_a_key_and_taken_back(desk: WindowDesk) -> None:
    desk.go("w5", write=True)
    yes, no = desk.options["Yes"], desk.options["No"]
    assert yes.hasFocus()  # an answer is chosen first
    QTest.keyClick(yes, Key.Key_Space)
    assert said(desk, "w5").value == "Yes"
    QTest.mouseClick(no, LEFT)
    assert said(desk, "w5").value == "No"
    assert (yes.isChecked(), no.isChecked()) == (False, True)
    QTest.keyClick(no, Key.Key_Delete)
    assert said(desk, "w5") == Given()
    assert not any(one.isChecked() for one in desk.options.values())


def test_what_was_chosen_is_undone_in_the_plans_one_history(desk: WindowDesk) -> None:
    desk.go("w5")
    QTest.mouseClick(desk.options["Yes"], LEFT)
    desk.editor().setFocus()
    desk.write("It fits.")
    desk.choose("Undo")
    assert said(desk, "w5").value == "Yes"
    desk.choose("Undo")
    assert said(desk, "w5") == Given()
    assert not desk.options["Yes"].isChecked()
    desk.choose("Redo")
    assert desk.options["Yes"].isChecked()


def test_any_of_several_are_ticked_and_kept_in_the_letters_order(desk: WindowDesk) -> None:
    desk.go("w8")
    for option in ("A say for residents", "Clean water", "Safe paths", "Safe paths"):
        QTest.mouseClick(desk.options[option], LEFT)
    assert said(desk, "w8").chosen == ("Clean water", "A say for residents")


def test_a_number_is_kept_as_it_is_typed_and_written_as_it_is_printed(desk: WindowDesk) -> None:
    desk.go("w17", write=True)
    (line,) = desk.cells.values()
    assert line.hasFocus()
    typed(line, "1200.5")
    assert said(desk, "w17").value == "1200.5"
    QTest.keyClick(line, Key.Key_Return)
    assert isinstance(line, QLineEdit)
    assert line.text() == "£1,200.50"
    undo(line)
    assert said(desk, "w17") == Given()
    assert line.text() == ""


@pytest.mark.parametrize(
    ("question", "words", "note"),
    [
        ("w17", "12,5", "Write 12.5 with a point, or 125 without one."),
        ("w18", "110 %", "This is more than 100%."),
    ],
)
def test_what_is_wrong_is_said_once_the_line_is_left_and_nothing_moves(
    desk: WindowDesk, question: str, words: str, note: str
) -> None:
    desk.go(question, write=True)
    (line,) = desk.cells.values()
    below = desk.editor().mapTo(desk.top, desk.editor().rect().topLeft())
    typed(line, words)
    assert desk.value_note == ""
    QTest.keyClick(line, Key.Key_Tab)
    assert desk.value_note == note
    assert desk.editor().mapTo(desk.top, desk.editor().rect().topLeft()) == below
    typed(line, "\b" * 9)
    assert desk.value_note == ""


def test_a_day_is_taken_as_people_type_it_and_one_that_is_not_is_said(desk: WindowDesk) -> None:
    desk.go("w10")
    QTest.mouseClick(desk.options["Yes"], LEFT)
    desk.go("w11", write=True)
    (line,) = desk.cells.values()
    typed(line, "31 June")
    QTest.keyClick(line, Key.Key_Tab)
    assert desk.value_note == "June has 30 days."
    assert said(desk, "w11").value == "31 June"  # nothing that was typed is lost
    typed(line, "\b" * 7 + "30/6/27")
    QTest.keyClick(line, Key.Key_Tab)
    assert (said(desk, "w11").value, desk.value_note) == ("2027-06-30", "")
    assert isinstance(line, QLineEdit)
    assert line.text() == "30 June 2027"


def test_fields_are_filled_in_one_after_another_with_return(desk: WindowDesk) -> None:
    desk.go("w1", write=True)
    lines = list(desk.cells.values())
    typed(lines[0], "Fenmoor")
    QTest.keyClick(lines[0], Key.Key_Return)
    assert lines[1].hasFocus()
    typed(lines[1], "A. Brook")
    assert said(desk, "w1").filled == {"Council": "Fenmoor", "Name": "A. Brook"}


def test_rows_of_the_letter_are_filled_in_and_others_added_and_removed(desk: WindowDesk) -> None:
    desk.go("w19", write=True)
    typed(desk.cells["Cost in the first year, Paths"], "1,200")
    press(desk.given, "Add a row")
    added = desk.cells["Cost in the first year, row 4"]
    assert added.hasFocus()
    typed(added, "7")
    rows = said(desk, "w19").rows
    assert rows[0].id == "Paths"
    assert [dict(row.cells) for row in rows] == [
        {"Cost in the first year": "1200"},
        {"Cost in the first year": "7"},
    ]
    found = desk.given.findChildren(QWidget)
    (gone,) = [one for one in found if one.accessibleName() == "Remove row 4"]
    QTest.mouseClick(gone, LEFT)
    assert [row.id for row in said(desk, "w19").rows] == ["Paths"]
    desk.choose("Undo")
    assert len(said(desk, "w19").rows) == 2


def test_a_table_without_named_rows_begins_with_an_empty_one_of_which_nothing_is_kept(
    desk: WindowDesk,
) -> None:
    desk.go("w20", write=True)
    assert list(desk.cells) == ["Who, row 1", "For what, row 1"]
    typed(desk.cells["Who, row 1"], "Boat owners")
    press(desk.given, "Add a row")
    assert len(desk.cells) == 4
    typed(desk.cells["Who, row 1"], "\b" * 11)
    assert said(desk, "w20") == Given()


def test_a_cell_with_options_is_a_choice(open_window: Open) -> None:
    plan = begun()
    theme = plan.brief_as_sent.themes[3]
    table = next(one for one in theme.questions if one.id == "w20")
    fields = (replace(table.fields[0], kind="choice", options=("Us", "Others")), table.fields[1])
    asked = replace(theme, questions=(replace(table, fields=fields),))
    desk = open_window(Session(replace(plan, brief=replace(plan.brief_as_sent, themes=(asked,)))))
    desk.go("w20")
    cell = desk.cells["Who, row 1"]
    assert isinstance(cell, ValueChoice)
    QTest.keyClicks(cell, "O")
    QTest.keyClick(cell, Key.Key_Down, NONE)
    assert said(desk, "w20").rows[0].cells["Who"] == "Others"
    before = len(desk.given.findChildren(QWidget))
    press(desk.given, "Add a row")
    (gone,) = [
        one for one in desk.given.findChildren(QWidget) if one.accessibleName() == "Remove row 2"
    ]
    QTest.mouseClick(gone, LEFT)
    wait_until(lambda: len(desk.given.findChildren(QWidget)) == before)  # no label is left


def test_a_question_is_left_by_one_command_and_answered_after_all(desk: WindowDesk) -> None:
    desk.go("w15")
    assert status(desk, "w15") == "Not a highway authority"
    desk.go("w7")
    desk.choose("No answer, and why")
    assert said(desk, "w7").left == "No view"
    assert desk.given.leave.reason.hasFocus()
    QTest.keyClicks(desk.given.leave.reason, "Not for us")
    assert said(desk, "w7").left == "Not for us"
    assert status(desk, "w7") == "Not for us"
    desk.choose("Undo")
    assert said(desk, "w7") == Given()
    desk.choose("No answer, and why")
    press(desk.given, "Answer it after all")
    assert said(desk, "w7") == Given()
    assert desk.given.leave.isHidden()


def test_a_question_of_text_alone_can_be_left_too_and_its_text_stays(desk: WindowDesk) -> None:
    desk.type_into("w13", "We are writing one.")
    desk.choose("No answer, and why")
    assert said(desk, "w13").left
    assert desk.editor().toPlainText() == "We are writing one."
    desk.choose("No answer, and why")
    assert said(desk, "w13") == Given()


def test_a_question_that_an_earlier_answer_leaves_out_says_so(desk: WindowDesk) -> None:
    desk.go("w10")
    QTest.mouseClick(desk.options["No"], LEFT)
    desk.go("w11")
    assert desk.given.why.text() == "Asked only after “Yes” to 10."
    assert status(desk, "w11") == "Asked only after “Yes” to 10"


def test_what_is_asked_of_whom_and_how_long_stands_with_the_question(desk: WindowDesk) -> None:
    desk.go("w9")
    said_there = "At most 600 characters, with spaces, set by the form. Optional."
    assert desk.card.terms.text() == said_there
    desk.go("w16")
    assert desk.card.terms.text() == "Housing landlords only."
    desk.go("w5")
    assert desk.card.guidance.isHidden()
    press(desk.card, "Guidance")
    assert desk.card.guidance.text().startswith("Say which principle you mean.")
    assert not desk.card.guidance.isHidden()


def test_the_answers_own_limit_is_told_beside_the_plans_length(desk: WindowDesk) -> None:
    desk.type_into("w5", "one two three")
    wait_until(lambda: desk.here_told.startswith("This answer: 3 of 150 words"))
    desk.type_into("w9", "abc")
    wait_until(lambda: "3 of 600 characters (with spaces)" in desk.here_told)
    assert desk.words_told.endswith("of 2,500 words")


def test_projects_are_named_and_each_has_its_own_questions(desk: WindowDesk) -> None:
    desk.type_into("w22", "A weir.")
    row = desk.card.each
    assert row
    typed(row.name, "The weir")
    (weir,) = things_of(desk.plan, "projects")  # at each key, without Return
    assert (weir.name, desk.where) == ("The weir", f"w22@{weir.id}")
    assert row.name.hasFocus()
    QTest.keyClick(row.name, Key.Key_Return)
    assert things_of(desk.plan, "projects") == (weir,)
    assert desk.editor().toPlainText() == "A weir."
    press(row, "Add a project")
    first, second = things_of(desk.plan, "projects")
    assert (first, desk.where) == (weir, f"projects@{second.id}")
    QTest.keyClicks(row.name, "The quay")  # in place of what was proposed
    assert things_of(desk.plan, "projects")[1].name == "The quay"
    assert row.tally.text() == "2 projects of at most 3"
    press(row, "Remove this project")
    assert things_of(desk.plan, "projects") == (weir,)
    press(row, "Remove this project")
    assert desk.plan.brief == begun().brief
    assert [one.text for one in desk.plan.answers_to("w22")]
    desk.choose("Undo")
    assert things_of(desk.plan, "projects") == (weir,)
    assert desk.where == f"projects@{weir.id}"  # what stood in the place of the page that went


def test_the_name_of_the_first_project_is_one_step_and_in_the_journal(desk: WindowDesk) -> None:
    desk.go("w22")
    row = desk.card.each
    assert row
    typed(row.name, " ")
    assert not desk.plan.things  # nothing is named yet
    typed(row.name, "The weir, below the mill")

    def is_kept() -> bool:
        files = (one for one in journal_folder().rglob("*") if one.is_file())
        return any("below the mill" in one.read_text("utf-8", "replace") for one in files)

    wait_until(is_kept)
    desk.choose("Undo")
    assert (desk.plan.things, desk.where, row.name.text()) == ((), "w22", "")
    desk.choose("Redo")
    assert [one.name for one in desk.plan.things] == ["The weir, below the mill"]


def test_what_may_only_be_read_cannot_be_chosen(open_window: Open) -> None:
    session = Session(with_given(begun(), "w5", Given("Yes")))
    session.undecided = "It is decided elsewhere."
    desk = open_window(session)
    desk.go("w5")
    assert not desk.options["No"].isEnabled()
    assert desk.options["Yes"].isChecked()


def test_the_whole_plan_has_the_same_controls(desk: WindowDesk) -> None:
    desk.choose("The whole plan")
    view = desk.view_shown("whole")
    wait_until(lambda: view.desk.is_whole)
    box = next(one for one in view.desk.boxes if one.where == "w7")
    assert box.given
    QTest.mouseClick(box.given.options.buttons["A little"], LEFT)
    assert said(desk, "w7").value == "A little"
    assert box.given.findChildren(QPushButton)


PLACES = [one.id for _, one in begun().brief.questions()]


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("question", PLACES)
def test_the_next_question_takes_the_keyboard_to_where_it_is_answered_first(
    desk: WindowDesk, question: str, by: int
) -> None:
    desk.go(question, write=True)
    assert holds_keyboard(desk)
    QTest.keyClick(desk.top.focusWidget(), Key.Key_Down if by > 0 else Key.Key_Up, ALT)
    assert desk.where == next_place(desk.plan, question, by)
    before, now = desk.plan, desk.top.focusWidget()
    assert holds_keyboard(desk)
    QTest.keyClick(now, Key.Key_5)
    QTest.keyClick(now, Key.Key_Space)
    assert desk.plan != before  # something is written or chosen
