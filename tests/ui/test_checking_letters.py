"""From a letter to a plan in the window: read, checked by key and mouse, kept and started."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from reportlab.pdfgen.canvas import Canvas

from desktopapp.asking.checking import reworded
from desktopapp.asking.told import place_at
from desktopapp.operations.kept_letters import kept_letters, letters_folder
from desktopapp.operations.letters import brief_data, read_words
from desktopapp.plan.asked_anew import with_brief
from desktopapp.plan.brief import Brief, Fact
from desktopapp.plan.plan import AskState, HeadingChoice, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.choices import COUNCIL
from desktopapp.store.resources import brief_in, sample_response
from desktopapp.store.settings import Settings
from desktopapp.ui.files.letters.letter_sheet import LetterSheet, PasteSheet, WhatItIs
from desktopapp.ui.files.letters.letter_verbs import choose_letter, paste_letter, read_letter_file
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.widgets.sheet import Sheet
from tests.asks_made import asks, made
from tests.letter_desk import ALT, CONTROL, LETTER, NO_MODIFIER, SHIFT, LetterDesk, written
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, press

OURS = (
    "We mend roads. We share a depot. We save money. We publish it. We will go on. "
    "Our costs fell. Our staff grew.\n"
)
COUNCIL_NAME = "Harrowmere District Council"


@pytest.fixture
def letter(window: WindowDesk, tmp_path: Path) -> LetterDesk:
    """Return the page with a letter that was read."""
    desk = LetterDesk(window)
    desk.read(written(tmp_path), tmp_path)
    return desk


def kept() -> list[Path]:
    return [one.path for one in kept_letters(letters_folder(""))]


def when_asked(kind: type[Sheet], does: Callable[[Sheet], object]) -> None:
    """Do something in a dialog of a kind as soon as it is shown."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind):
            does(found)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def drop(window: WindowDesk, path: Path) -> None:
    """Drag a file onto the window, and let it go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    on, copy = window.top, Qt.DropAction.CopyAction
    held = (Qt.MouseButton.LeftButton, NO_MODIFIER)
    QApplication.sendEvent(on, QDragEnterEvent(QPoint(20, 200), copy, data, *held))
    QApplication.sendEvent(on, QDropEvent(QPointF(20, 200), copy, data, *held))


@pytest.fixture
def read() -> Brief:
    """Return the letter as it is read."""
    return read_words(LETTER, "Rural roads")


def test_what_was_found_is_counted_and_both_sides_show_what_is_chosen(letter: LetterDesk) -> None:
    assert letter.told == "4 questions found, 1 part left aside"
    assert letter.numbers == ["1", "2", "3", "4"]
    letter.choose("Which bridges")
    assert letter.shaded == "Question 3. Which bridges are closed, and why?"
    letter.go_in_letter("publish what you spend")
    assert letter.in_hand == "Do you publish what you spend on them?"
    assert letter.spoken("How have") == (
        "Question 1. How have rural roads changed in the last five years?. "
        "Free text · 250 words at most · guidance"
    )


def test_everything_is_done_by_keys_and_undone_by_one_history(letter: LetterDesk) -> None:
    first = letter.brief
    letter.choose("Which bridges")
    letter.key(Qt.Key.Key_J, CONTROL)
    assert letter.told.startswith("4 questions")  # nothing stands above it in its theme
    letter.choose("Are there barriers")
    letter.key(Qt.Key.Key_J, CONTROL)
    assert letter.told.startswith("3 questions")
    letter.key(Qt.Key.Key_M, CONTROL | SHIFT)
    assert len(letter.brief.themes) == 3
    letter.choose("Do you publish")
    letter.key(Qt.Key.Key_D, CONTROL)
    assert letter.told == "2 questions found, 2 parts left aside"
    letter.choose("How have rural")
    letter.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert letter.brief.themes[1].questions[0].number == "1"
    for _ in range(4):
        letter.key(Qt.Key.Key_Z, CONTROL)
    assert letter.brief == first
    for _ in range(4):
        letter.key(Qt.Key.Key_Y, CONTROL)
    assert letter.told == "2 questions found, 2 parts left aside"


def test_undo_comes_back_to_the_row_in_which_the_step_was_taken(letter: LetterDesk) -> None:
    letter.choose("How have")
    letter.key(Qt.Key.Key_D, CONTROL)
    letter.choose("Which bridges")
    letter.key(Qt.Key.Key_D, CONTROL)
    letter.key(Qt.Key.Key_Z, CONTROL)
    assert letter.in_hand.startswith("Which bridges")
    letter.key(Qt.Key.Key_Z, CONTROL)
    assert letter.in_hand.startswith("How have")


def test_words_number_kind_limit_and_options_are_written_in_the_fields(letter: LetterDesk) -> None:
    letter.choose("Do you publish")
    letter.key(Qt.Key.Key_Return)
    fields = letter.fields
    assert fields.words.hasFocus()
    QTest.keyClick(fields.words, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(fields.words, "What do you spend?")
    fields.number.selectAll()
    QTest.keyClicks(fields.number, "2b")
    QTest.keyClicks(fields.most, "1,500")
    fields.unit.setCurrentIndex(1)
    fields.unit.activated.emit(1)
    fields.kind.setCurrentIndex(3)
    fields.kind.activated.emit(3)
    QTest.keyClick(fields.options, Qt.Key.Key_End, CONTROL)
    QTest.keyClick(fields.options, Qt.Key.Key_Return)
    QTest.keyClicks(fields.options, "Not yet")
    (_theme, question) = letter.brief.question("t1.q2")
    assert (question.text, question.number) == ("What do you spend?", "2b")
    assert [(one.max, str(one.unit)) for one in question.limits] == [(1500, "characters")]
    assert "Not yet" in question.options
    for _ in range(20):
        QTest.keyClick(fields.words, Qt.Key.Key_Z, CONTROL)
    assert letter.brief.question("t1.q2")[1].text == "Do you publish what you spend on them?"
    assert fields.words.toPlainText() == "Do you publish what you spend on them?"
    QTest.keyClick(fields.words, Qt.Key.Key_Escape)
    assert letter.sheet.list.hasFocus()


def test_a_limit_that_is_no_number_is_said_and_the_old_one_stays(letter: LetterDesk) -> None:
    letter.choose("How have")
    fields = letter.fields
    fields.most.selectAll()
    QTest.keyClicks(fields.most, "many")
    assert "whole number" in fields.wrong.text()
    assert letter.brief.question("t1.q1")[1].limits[0].max == 250
    letter.choose("Do you publish")
    assert fields.wrong.isHidden()


def test_a_question_is_parted_where_the_caret_stands(letter: LetterDesk) -> None:
    letter.choose("Which bridges")
    words = letter.fields.words
    words.setFocus()
    cursor = words.textCursor()
    cursor.setPosition(len("Which bridges are closed,"))
    words.setTextCursor(cursor)
    QTest.keyClick(words, Qt.Key.Key_J, CONTROL | SHIFT)
    assert letter.in_hand == "and why?"
    assert letter.shaded == "and why?"


def test_marked_words_become_a_question_and_a_part_left_aside_too(letter: LetterDesk) -> None:
    letter.mark("Send your answers by 28 April 2028")
    letter.press("Make a question of it")
    assert letter.told.startswith("5 questions")
    assert letter.in_hand == "Send your answers by 28 April 2028"
    letter.choose("Contents")
    QTest.mouseClick(letter.sheet.fields.aside.back, Qt.MouseButton.LeftButton)
    assert letter.told == "6 questions found, 0 parts left aside"


def test_what_is_not_right_is_said_at_its_row_and_no_question_starts_no_plan(
    letter: LetterDesk,
) -> None:
    letter.choose("Do you publish")
    fields = letter.fields
    fields.number.selectAll()
    QTest.keyClicks(fields.number, "1")
    assert "Another question of this theme has the number 1 too" in letter.spoken("Do you publish")
    letter.choose("Which bridges")
    letter.press("2 things to look at")
    assert letter.in_hand.startswith("How have")
    for words in ("How have", "Do you", "Which", "Are there"):
        letter.choose(words)
        letter.key(Qt.Key.Key_Delete)
    assert "No question is left" in letter.told
    assert not letter.sheet.agree_button.isEnabled()
    letter.key(Qt.Key.Key_Z, CONTROL)
    assert letter.sheet.agree_button.isEnabled()


def test_f6_goes_round_and_a_screen_reader_hears_each_step(
    letter: LetterDesk, heard: list[str]
) -> None:
    seen = []
    letter.sheet.list.setFocus()
    for _ in range(4):
        QTest.keyClick(letter.window.top, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4
    assert seen[-1] is letter.sheet.list
    letter.choose("Which bridges")
    letter.key(Qt.Key.Key_D, CONTROL)
    assert "Leave aside. 3 questions found, 2 parts left aside." in heard


def test_plan_commands_wait_while_a_letter_is_checked(
    finished: WindowDesk, tmp_path: Path
) -> None:
    plan = finished.plan
    desk = LetterDesk(finished)
    desk.read(written(tmp_path), tmp_path)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_E, Qt.Key.Key_B):
        desk.key(key, CONTROL)
    assert finished.plan is plan
    desk.press("Put it away")
    assert finished.has_page
    assert finished.news.startswith("“Rural roads")


def test_a_dropped_letter_is_a_plan_in_six_keys(open_window: Open, tmp_path: Path) -> None:
    desk = open_window(settings=Settings({"spelling": False, COUNCIL.name: COUNCIL_NAME}))
    desk.top.show_home()
    desk.top.finish()
    keys: list[str] = []

    def press_enter(sheet: Sheet) -> None:
        keys.append(type(sheet).__name__)
        held = sheet.focusWidget()
        assert held
        QTest.keyClick(held, Qt.Key.Key_Return)

    when_asked(WhatItIs, press_enter)
    drop(desk, written(tmp_path))
    letter = LetterDesk(desk)
    wait_until(lambda: letter.is_shown)

    def start(sheet: Sheet) -> None:
        assert isinstance(sheet, NewPlan)
        assert sheet.council.text() == COUNCIL_NAME
        sheet.place.setText(str(tmp_path / "Roads"))
        press_enter(sheet)

    when_asked(NewPlan, start)
    keys.append("Ctrl+Enter")
    letter.key(Qt.Key.Key_Return, CONTROL)
    wait_until(lambda: desk.is_open)
    settle()
    assert len(keys) <= 5
    assert desk.plan.council.name == COUNCIL_NAME
    held = desk.top.focusWidget()
    assert held
    QTest.keyClick(held, Qt.Key.Key_W)
    assert any(part.text for part in desk.plan.parts())


def test_each_step_is_kept_and_the_letter_opens_again_as_it_was(
    letter: LetterDesk, open_window: Open, tmp_path: Path
) -> None:
    letter.choose("Which bridges")
    letter.key(Qt.Key.Key_D, CONTROL)
    settle()
    (path,) = kept()
    assert brief_in(path) == letter.brief  # whatever ends the program now

    again = LetterDesk(open_window())
    again.read(path, tmp_path)
    assert again.told == "3 questions found, 2 parts left aside"
    again.choose("Which bridges")
    again.key(Qt.Key.Key_D, CONTROL | SHIFT)
    assert again.numbers == ["1", "2", "3", "4"]
    settle()
    assert kept() == [path]


def test_what_a_colleague_changed_meanwhile_is_left_alone(letter: LetterDesk) -> None:
    settle()
    (path,) = kept()
    theirs = path.read_text(encoding="utf-8").replace("Rural roads: your plans", "Theirs")
    path.write_text(theirs, encoding="utf-8")
    letter.choose("Which bridges")
    letter.key(Qt.Key.Key_D, CONTROL)
    settle()
    assert path.read_text(encoding="utf-8") == theirs
    assert len(kept()) == 2
    assert "Somebody else changed this letter" in letter.sheet.told.text()


def test_kept_letters_are_listed_renamed_and_removed(letter: LetterDesk, tmp_path: Path) -> None:
    letter.press("Put it away")
    seen: list[str] = []

    def rename(sheet: Sheet) -> None:
        assert isinstance(sheet, LetterSheet)
        seen.append(sheet.names.item(0).text())

        def say(form: Sheet) -> None:
            line = form.focusWidget()
            assert line
            QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
            QTest.keyClicks(line, "Roads, second round")
            QTest.keyClick(line, Qt.Key.Key_Return)

        when_asked_over(sheet, say)
        press(sheet, "Rename…")
        settle()
        seen.append(sheet.names.item(0).text())
        when_asked_over(sheet, lambda form: press(form, "Remove"))
        press(sheet, "Remove…")
        settle()
        seen.append(str(sheet.names.count()))
        sheet.reject()

    when_asked(LetterSheet, rename)
    choose_letter(letter.window.top, tmp_path)
    assert seen[0].startswith("Rural roads: your plans\nOffice for Rural Roads, 4 questions, due")
    assert seen[1].startswith("Roads, second round")
    assert seen[2] == "0"
    assert kept() == []


def when_asked_over(below: Sheet, does: Callable[[Sheet], object]) -> None:
    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, Sheet) and found is not below:
            does(found)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_a_letter_goes_to_a_colleague_as_one_file_and_is_opened_from_it(
    letter: LetterDesk, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter.press("Put it away")
    sent = tmp_path / "For Asha.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(sent), ""))

    def send(sheet: Sheet) -> None:
        press(sheet, "Send to a colleague…")
        settle()
        sheet.reject()

    when_asked(LetterSheet, send)
    choose_letter(letter.window.top, tmp_path)
    wait_until(sent.is_file)
    theirs = LetterDesk(open_window())
    drop(theirs.window, sent)
    wait_until(lambda: theirs.is_shown)
    assert theirs.told == letter_told(sent)


def letter_told(path: Path) -> str:
    brief = brief_in(path)
    return f"{sum(1 for _ in brief.questions())} questions found, 1 part left aside"


def test_pasted_words_are_read(window: WindowDesk, tmp_path: Path) -> None:
    def paste(sheet: Sheet) -> None:
        assert isinstance(sheet, PasteSheet)
        assert not sheet.read.isEnabled()
        sheet.text.setPlainText(LETTER)
        sheet.read.click()

    when_asked(PasteSheet, paste)
    paste_letter(window.top, tmp_path)
    desk = LetterDesk(window)
    wait_until(lambda: desk.is_shown)
    assert desk.numbers == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (OURS, "reads as an answer or a plan"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_was_shown_is_shown_again(
    window: WindowDesk, tmp_path: Path, words: str, said: str
) -> None:
    assert said in refused(window, written(tmp_path, words), tmp_path)


@pytest.mark.parametrize("words", ["Dear Chief Executive\n\nThank you for all.\n", OURS])
def test_questions_are_marked_in_a_letter_in_which_none_was_found(
    window: WindowDesk, tmp_path: Path, words: str
) -> None:
    desk = LetterDesk(window)
    if words == OURS:
        refused(window, written(tmp_path, words), tmp_path)
        window.press("It is a letter")
        wait_until(lambda: desk.is_shown)
    else:
        desk.read(written(tmp_path, words), tmp_path)
    assert "0 questions found" in desk.told
    assert "Ctrl+M" in desk.sheet.told.text()
    assert not desk.sheet.agree_button.isEnabled()
    desk.sheet.text.selectAll()
    desk.key(Qt.Key.Key_M, CONTROL)
    assert len(desk.numbers) == 1
    assert desk.sheet.agree_button.isEnabled()


def refused(window: WindowDesk, path: Path, folder: Path) -> str:
    """Have a letter read that cannot be, and return what is said."""
    window.top.show_home()
    home = window.top.stack.currentWidget()
    read_letter_file(window.top, path, folder)
    assert not window.has_news  # of the one before
    wait_until(lambda: window.has_news)
    assert window.top.stack.currentWidget() is home
    return str(window.problem)


def test_a_scan_a_plan_and_a_letter_of_a_later_version_are_told_apart(
    window: WindowDesk, tmp_path: Path
) -> None:
    scan, plan, later = (tmp_path / f"letter.{one}" for one in ("pdf", "planwright", "toml"))
    canvas = Canvas(str(scan))
    canvas.rect(80, 80, 200, 200, fill=1)
    canvas.save()
    assert "seems to be a scan" in refused(window, scan, tmp_path)
    new_session(plan, COUNCIL_NAME, "productivity-2024")
    assert "This is a plan, not a letter" in refused(window, plan, tmp_path)
    data = brief_data(read_words(LETTER, "Rural roads")).decode()
    later.write_text(data.replace("yes or no", "hologram"), encoding="utf-8")
    said = refused(window, later, tmp_path)
    assert "kind: expected" in said
    assert "A newer version of Planwright may have written it" in said


def test_the_keys_of_the_page_are_anothers_once_it_is_put_away(letter: LetterDesk) -> None:
    pressed: list[str] = []
    top = letter.window.top
    letter.press("Put it away")
    settle()
    QShortcut(QKeySequence("Ctrl+Return"), top, lambda: pressed.append("another's"))
    QTest.keyClick(top, Qt.Key.Key_Return, CONTROL)
    assert pressed == ["another's"]


def test_reading_can_be_stopped(window: WindowDesk, tmp_path: Path) -> None:
    window.top.show_home()
    home = window.top.stack.currentWidget()
    read_letter_file(window.top, written(tmp_path), tmp_path)
    page = window.top.interlude.page
    assert page.title.accessibleName() == "Reading “Rural roads”"
    press(page, "Cancel")
    assert window.top.stack.currentWidget() is home
    settle()
    assert window.top.stack.currentWidget() is home
    assert kept() == []


def test_a_question_that_is_not_ours_does_not_apply_in_the_plan(
    letter: LetterDesk, tmp_path: Path
) -> None:
    letter.choose("Which bridges")
    letter.key(Qt.Key.Key_U, CONTROL | SHIFT)
    QTest.keyClicks(letter.fields.reason, "The county mends bridges")
    assert "Not for us: The county mends bridges" in letter.spoken("Which bridges")
    plan = new_session(tmp_path / "plan", COUNCIL_NAME, letter.brief).plan
    (ask,) = letter.brief.question("t2.q1")[1].asks
    assert plan.covered(ask.id).state is AskState.NOT_APPLICABLE
    assert plan.covered(ask.id).reason == "The county mends bridges"


def test_facts_that_a_letter_needs_are_asked_with_i_do_not_know_yet(
    window: WindowDesk, tmp_path: Path
) -> None:
    words = LETTER.replace("closed, and why?", "closed, and why? (highway authorities only)")
    desk = LetterDesk(window)
    desk.read(written(tmp_path, words), tmp_path)
    needed = desk.brief.facts_needed()
    assert needed == {Fact.HIGHWAYS}
    sheet = NewPlan(window.top, tmp_path, COUNCIL_NAME, desk.brief)
    assert Fact.HIGHWAYS in sheet.facts
    assert Fact.PLANNING not in sheet.facts
    sheet.place.setText(str(tmp_path / "Roads"))
    sheet.begin.click()
    wait_until(lambda: sheet.found is not None)
    assert sheet.found
    assert Fact.HIGHWAYS in sheet.found.session.plan.council.unsaid


def test_changing_what_was_asked_loses_no_answer(
    open_window: Open, read: Brief, tmp_path: Path
) -> None:
    session = new_session(tmp_path / "plan", COUNCIL_NAME, read)
    window = open_window(session)
    window.type_into("t2.q1", "The bridge at Ebbford.")
    window.type_into("t1.q1", "They are worn.")
    window.choose("Change what was asked")
    desk = LetterDesk(window)
    desk.choose("Which bridges")
    desk.key(Qt.Key.Key_D, CONTROL)
    desk.choose("How have rural")
    desk.key(Qt.Key.Key_Down, ALT | SHIFT)
    desk.key(Qt.Key.Key_Down, ALT | SHIFT)
    desk.press("Back to the plan")
    assert window.news.startswith("1 answer is not asked for now")
    (left,) = [one for one in window.plan.answers if one.questions == ("t2.q1",)]
    assert left.theme == "t2"
    assert (left.heading, left.own_heading) == (
        HeadingChoice.OWN,
        "Which bridges are closed, and why?",
    )
    (moved,) = window.plan.answers_to("t1.q1")
    assert moved.theme == "t2"
    window.press("Show")
    assert window.where == "t2"
    saved = window.saved()
    assert saved == window.plan
    window.choose("Change what was asked")
    desk.choose("Which bridges")
    desk.key(Qt.Key.Key_D, CONTROL | SHIFT)
    desk.press("Back to the plan")
    assert window.plan.answers_to("t2.q1")[0].id == left.id
    window.choose("Undo")
    window.choose("Undo")
    assert window.plan.answers_to("t1.q1")[0].theme == "t1"


def test_what_was_asked_is_changed_in_a_plan_with_projects_and_saved(
    open_window: Open, tmp_path: Path
) -> None:
    done = sample_response()
    session = Session(new_plan(done.brief_as_sent, done.council))
    session.keep_in(tmp_path / "projects.planwright")
    window = open_window(session)
    window.type_into("w22", "A weir.")
    row = window.card.each
    assert row
    for name in ("The weir", "The quay"):
        QTest.keyClicks(row.name, name)
        QTest.keyClick(row.name, Qt.Key.Key_Return)
        if len(window.plan.things) == 1:
            press(row, "Add a project")
    asked = [one.id for _, one in done.brief_as_sent.questions()]
    window.choose("Change what was asked")
    desk = LetterDesk(window)
    assert [one.id for _, one in desk.brief.questions()] == asked
    assert desk.sheet.faults.isHidden()
    desk.choose("What is the project?")
    desk.sheet.fields.enter()
    QTest.keyClick(desk.fields.words, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(desk.fields.words, " Say why.")
    desk.choose("Are there partners?")
    desk.key(Qt.Key.Key_D, CONTROL)
    desk.press("Back to the plan")
    saved = window.saved()
    assert saved == window.plan
    weir, quay = saved.things
    assert [thing.name for thing in saved.things] == ["The weir", "The quay"]
    for thing in (weir, quay):
        assert saved.brief.question(f"w22@{thing.id}")[1].text.endswith(" Say why.")
    assert "w24" not in [one.id for _, one in saved.brief_as_sent.questions()]
    assert [plain(one.text) for one in saved.answers_to(f"w22@{weir.id}")] == ["A weir."]


def test_a_letter_that_others_changed_meanwhile_is_changed_from_there_on(
    open_window: Open, read: Brief, tmp_path: Path
) -> None:
    window = open_window(new_session(tmp_path / "plan", COUNCIL_NAME, read))
    window.choose("Change what was asked")
    desk = LetterDesk(window)
    theirs = with_brief(window.plan, reworded(read, "t1.q1", "How are your lanes?"))
    window.session.edit(theirs, "bring in a copy", merged=True)
    assert desk.brief == theirs.brief
    desk.choose("Which bridges")
    desk.key(Qt.Key.Key_D, CONTROL)
    desk.press("Back to the plan")
    assert window.plan.brief.question("t1.q1")[1].text == "How are your lanes?"
    assert "t2.q1" not in [one.id for _, one in window.plan.brief.questions()]


def test_a_day_that_is_typed_and_not_left_yet_is_saved_by_closing(
    open_window: Open, read: Brief, tmp_path: Path
) -> None:
    window = open_window(new_session(tmp_path / "plan", COUNCIL_NAME, read))
    session = window.session
    assert session.path
    window.choose("Change what was asked")
    line = LetterDesk(window).sheet.about.due.line
    window.top.activateWindow()
    wait_until(window.top.isActiveWindow)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "30/6/28")
    assert session.plan.deadline == date(2028, 4, 28)
    window.top.close()
    wait_until(lambda: session.is_saved and session.plan.deadline == date(2028, 6, 30))
    assert open_session(session.path).plan.deadline == date(2028, 6, 30)


def test_when_a_question_is_asked_only_is_changed_in_the_plan_at_once(
    open_window: Open, tmp_path: Path
) -> None:
    words = LETTER.replace("Which bridges are closed, and why?", "If no to question 2, why not?")
    window = open_window(new_session(tmp_path / "plan", COUNCIL_NAME, read_words(words, "Roads")))
    window.go("t1.q2")
    QTest.mouseClick(window.options["Yes"], Qt.MouseButton.LeftButton)
    window.go("t2.q1")
    assert window.given.why.text() == "Asked only after “No” to 2."
    assert "If no to question 2" in window.card.terms.text()
    window.choose("Change what was asked")
    desk = LetterDesk(window)
    desk.choose("If no to question 2")
    desk.fields.condition.setFocus()
    desk.fields.condition.selectAll()
    QTest.keyClick(desk.fields.condition, Qt.Key.Key_Delete)
    desk.press("Back to the plan")
    assert window.plan.brief.question("t2.q1")[1].depends is None
    assert window.where == "t2.q1"
    assert window.card.terms.text() == ""
    assert window.boxes[0].given is None or window.boxes[0].given.isHidden()
    window.choose("Undo")
    assert "If no to question 2" in window.card.terms.text()
    assert window.given.why.text() == "Asked only after “No” to 2."


def test_a_joined_question_takes_its_answer_along(
    open_window: Open, read: Brief, tmp_path: Path
) -> None:
    window = open_window(new_session(tmp_path / "plan", COUNCIL_NAME, read))
    window.type_into("t2.q2", "Rules.")
    window.choose("Change what was asked")
    desk = LetterDesk(window)
    desk.choose("Are there barriers")
    desk.key(Qt.Key.Key_J, CONTROL)
    desk.press("Back to the plan")
    (answer,) = window.plan.answers_to("t2.q1")
    assert answer.text
    assert not window.has_news


def test_a_letter_that_changes_on_the_disk_changes_no_plan(
    letter: LetterDesk, tmp_path: Path
) -> None:
    settle()
    (path,) = kept()
    session = new_session(tmp_path / "plan", COUNCIL_NAME, path)
    path.write_text("themes = []", encoding="utf-8")
    assert session.path
    assert open_session(session.path).plan.brief == letter.brief
    with pytest.raises(Problem):
        new_session(tmp_path / "other", COUNCIL_NAME, path)


def test_six_hundred_questions_are_shown_at_once(window: WindowDesk, tmp_path: Path) -> None:
    asked = "".join(f"Question {n}. What is measure {n} worth to you?\n\n" for n in range(1, 601))
    desk = LetterDesk(window)
    desk.read(written(tmp_path, f"Office for Measures\n\nYour measures\n\n{asked}"), tmp_path)
    assert desk.told.startswith("600 questions found")
    desk.choose("measure 600 ")
    assert desk.shaded == "Question 600. What is measure 600 worth to you?"
    assert len(desk.sheet.findChildren(type(desk.sheet.fields))) == 1


FORMS = {ask.form: ask for ask in asks("seen")}


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_letter_of_each_form_is_read_in_the_window(
    window: WindowDesk, tmp_path: Path, form: str
) -> None:
    ask, desk = FORMS[form], LetterDesk(window)
    desk.read(made(ask, tmp_path), tmp_path)
    assert len(desk.numbers) == len(ask.questions)
    for row in desk.sheet.letter.rows:
        desk.sheet.letter.go(row.at)
        place = place_at(desk.brief, row.at)
        assert bool(desk.shaded) == bool(place and place.start < place.end)


def test_a_question_goes_to_another_theme_by_the_choice_of_it(letter: LetterDesk) -> None:
    letter.choose("Which bridges")
    assert letter.fields.theme.currentIndex() == 1
    letter.fields.theme.setCurrentIndex(0)
    letter.fields.theme.activated.emit(0)
    assert [one.number for one in letter.brief.themes[0].questions] == ["1", "2", "3"]
    assert letter.in_hand.startswith("Which bridges")


def test_what_is_known_of_the_letter_is_changed_at_the_top(letter: LetterDesk) -> None:
    about = letter.sheet.about
    about.title.selectAll()
    QTest.keyClicks(about.title, "Roads")
    about.due.line.selectAll()
    QTest.keyClicks(about.due.line, "1 May 2028")
    assert letter.brief.title == "Roads"
    assert letter.brief.deadline == date(2028, 5, 1)
    QTest.keyClick(about.title, Qt.Key.Key_Z, CONTROL)
    assert letter.brief.deadline == date(2028, 4, 28)
    QTest.keyClick(about.title, Qt.Key.Key_Z, CONTROL)
    assert letter.brief.title == "Rural roads: your plans"
    assert about.title.text() == "Rural roads: your plans"


def test_a_letter_that_cannot_be_kept_is_said_and_checked_all_the_same(
    window: WindowDesk, tmp_path: Path
) -> None:
    folder = letters_folder("")
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("not a folder")
    desk = LetterDesk(window)
    desk.read(written(tmp_path), tmp_path)
    wait_until(desk.sheet.problem.isVisible)
    desk.choose("Which bridges")
    desk.key(Qt.Key.Key_D, CONTROL)
    assert desk.told.startswith("3 questions")
