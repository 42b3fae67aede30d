"""What an officer hears who cannot see the window, and what her own reader can press."""

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot

import desktopapp.ui
from desktopapp.layout.count import Count
from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.compare import compare_words
from desktopapp.plan.plan import Section
from desktopapp.plan.text import Heading, ListItem, Paragraph, Run, Table, Text, paragraphs
from desktopapp.ui.anything import Finder, commands
from desktopapp.ui.command_palette import Anything
from desktopapp.ui.files.clash_sheet import ClashSheet
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.guide import Guide
from desktopapp.ui.menu_table import table
from desktopapp.ui.panels.point_filters import PointFilter
from desktopapp.ui.text.rich_editor import RichEditor
from desktopapp.ui.text.telling import Telling
from desktopapp.ui.widgets.announce import SaidAtRest
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import IconButton, MenuButton
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.reading_dialog import ReadingDialog
from desktopapp.ui.widgets.taking_keys import let_one_be_on
from desktopapp.ui.workspace.checking import checking
from desktopapp.ui.workspace.counter import CounterBar
from tests.editor_desk import Desk
from tests.screen_reader import description, is_in_tree, name, presses, role, told, tree
from tests.waiting import fired, settle, wait_until
from tests.window_desk import WindowDesk, answer, fill

Role = QAccessible.Role
OpenDesk = Callable[[Text], Desk]
ROWS = (("Year", "Days"), ("2023", "15"))
NONE = Qt.KeyboardModifier.NoModifier


def test_only_what_keeps_the_caret_makes_a_text_one_to_read() -> None:
    makes = []
    for file in Path(desktopapp.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr == "setReadOnly":
                makes.append((file.name, ast.unparse(called.value)))
    lines = {
        ("council_form.py", "self.logo_name"),
        ("council_file.py", "self.file_line"),
        ("by_organisation.py", "field"),
    }
    writings = {
        ("writing.py", "super()"),
        ("part_box.py", "self.editor"),
        ("report_section.py", "self.editor"),
        ("letter_copy.py", "self.shown"),
        ("neighbour.py", "made"),
    }
    assert set(makes) == lines | writings | {("read_text.py", "text")}


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Right])
def test_a_text_to_read_is_gone_through_by_its_caret(finished: WindowDesk, key: Qt.Key) -> None:
    shown = ReadingDialog(finished.top, "The letter", "One line.\nAnother.")
    shown.show()
    QTest.keyClick(shown.text, key)
    assert shown.text.textCursor().position() > 0
    QTest.keyClicks(shown.text, "x")
    assert shown.text.toPlainText() == "One line.\nAnother."
    shown.close()


def test_an_answer_that_may_only_be_read_is_gone_through_by_its_caret(
    finished: WindowDesk,
) -> None:
    editor = finished.editor()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.setReadOnly(True)  # as where somebody else has the plan open
    before = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 1
    QTest.keyClicks(editor, "x")
    assert editor.toPlainText() == before


def test_the_box_that_finds_anything_is_told_of_and_says_each_row(
    window: WindowDesk, heard: list[str]
) -> None:
    box = Anything(window.top, Finder(tuple(commands(table(window.top))), ()))
    box.begin()
    assert is_in_tree(box.line, box)
    assert box.windowType() is Qt.WindowType.Dialog
    QTest.keyClicks(box.line, "colours")
    wait_until(lambda: bool(heard))
    many = box.list.count()
    assert heard == [f"{many} found. {rows(box)[0]}"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert heard[1:] == [rows(box)[1]]
    QTest.keyClicks(box.line, "zzz")
    wait_until(lambda: len(heard) == 3)
    assert heard[2] == "Nothing found."
    box.close()


def rows(box: Anything) -> list[str]:
    said = Qt.ItemDataRole.AccessibleTextRole
    return [box.list.item(n).data(said) for n in range(box.list.count())]


def test_the_state_of_saving_and_the_finder_are_told_of(begun: WindowDesk) -> None:
    for one in (begun.top.state.finder, begun.top.state.words):
        assert is_in_tree(one, begun.top)
    assert name(begun.top.state.words).startswith("State of saving: ")


def test_a_save_that_was_asked_for_is_said_and_one_by_itself_is_not(
    begun: WindowDesk, heard: list[str]
) -> None:
    begun.write("More.")
    begun.keeper.save()
    begun.saved()
    assert [one for one in heard if one.startswith("Saved")] == []
    begun.choose("Save")
    wait_until(lambda: any(one.startswith("Saved at ") for one in heard))


def test_what_was_removed_and_added_is_said_in_words(qtbot: QtBot) -> None:
    text = DifferenceText("What differs")
    qtbot.addWidget(text)
    text.show_spans(compare_words("In 2021 we went.", "In twentyfour we went."))
    assert text.toPlainText() == "In [removed: 2021] [added: twentyfour] we went."


def test_no_letter_alone_decides_a_clash_and_the_next_one_is_said(
    qtbot: QtBot, begun: WindowDesk, heard: list[str]
) -> None:
    plan = begun.plan
    clashes = tuple(Clash("", f"place {n}", "One.", "Two.", "Three.") for n in (1, 2))
    sheet = ClashSheet(begun.top, plan, plan, clashes)
    qtbot.addWidget(sheet)
    sheet.show()
    for words in ("y", "t", "b"):
        QTest.keyClicks(sheet.other, words)
        QTest.keyClicks(sheet, words)
    assert sheet.chosen == {}
    QTest.keyClick(sheet, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert list(sheet.chosen.values()) == [Resolution.THEIRS]
    assert heard[-1] == "Place 2 (2 of 2)"


def test_cards_are_buttons_that_a_reader_presses(qtbot: QtBot) -> None:
    card, opened = PressCard(), list[bool]()
    qtbot.addWidget(card)
    card.opened.connect(lambda: opened.append(True))
    assert role(card) is Role.Button
    assert presses(card)
    told(card).actionInterface().doAction("Press")
    wait_until(lambda: opened == [True])


def test_views_filters_and_tabs_are_choices_with_one_stop(finished: WindowDesk) -> None:
    finished.panel("findings")
    asks = finished.view("asks")
    side = finished.work.side
    assert side
    for group, on in (
        (finished.work.title.views, "asks"),
        (asks.filters.buttons, PointFilter.ALL),
        (side.tabs, "findings"),
    ):
        assert {role(one) for one in group.values()} == {Role.RadioButton}
        assert [which for which, one in group.items() if one.isChecked()] == [on]
    stops = finished.stops()
    assert finished.work.title.views["asks"] in stops
    assert finished.work.title.views["write"] not in stops


def test_arrows_go_from_choice_to_choice(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    choices = [IconButton("", words, beside=True) for words in ("One", "Two")]
    row = QHBoxLayout(top)
    for one in choices:
        row.addWidget(one)
    let_one_be_on(choices)
    choices[0].setChecked(True)
    top.show()
    top.activateWindow()
    choices[0].setFocus()
    wait_until(choices[0].hasFocus)
    QTest.keyClick(choices[0], Qt.Key.Key_Right)
    assert choices[1].isChecked()
    assert choices[1].hasFocus()


def test_the_outline_says_its_current_row_when_it_is_entered(
    finished: WindowDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished.go("t1.q2")
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if event.type() is QAccessible.Event.Focus:
            said.append(event.accessibleInterface().text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    finished.in_outline()
    wait_until(lambda: bool(said))
    assert said[-1].startswith("1.2 ")


def test_a_choice_keeps_the_keys_that_open_its_list(begun: WindowDesk) -> None:
    report = begun.view("report")
    choice = report.findChildren(Choice)[0]
    choice.setFocus()
    where = begun.where
    for key, held in ((Qt.Key.Key_F4, NONE), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)):
        QTest.keyClick(choice, key, held)
        assert choice.view().isVisible()
        choice.hidePopup()
    assert begun.view_shown("report") is report
    assert begun.where == where


def test_a_page_tells_its_words(finished: WindowDesk) -> None:
    sheet = finished.view("pages").sheets[0]
    assert role(sheet) is Role.StaticText
    assert name(sheet) == "Page 1"
    assert "Introduction" in description(sheet)


def test_a_tick_of_a_point_is_pressed_beside_its_sign_and_on_its_words(
    begun: WindowDesk,
) -> None:
    begun.go("t1.q1")
    row = begun.card.rows[0][1]
    QTest.mouseClick(row.tick, Qt.MouseButton.LeftButton, pos=QPoint(22, 2))
    assert row.tick.isChecked()
    QTest.mouseClick(row.label, Qt.MouseButton.LeftButton)
    assert not row.tick.isChecked()


def test_an_editor_is_called_by_its_question_and_a_section_by_its_heading(
    finished: WindowDesk,
) -> None:
    finished.go("t1.q2", write=True)
    label = next(one.label for _, one in finished.plan.brief.questions() if one.id == "t1.q2")
    assert name(finished.editor()) == f"Answer to 1.2 {label}"
    finished.go(finished.plan.sections[0].id, write=True)
    assert name(finished.editor()) == f"Text of the section {finished.plan.sections[0].heading}"


def followed(editor: RichEditor) -> None:
    """Let what the caret of an editor comes into be said, from its start on."""
    editor.activateWindow()
    wait_until(editor.hasFocus)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    Telling(editor)


def test_what_the_caret_comes_into_is_said_once(desk: OpenDesk, heard: list[str]) -> None:
    text = (
        Paragraph("p", (Run("Plain.", link="https://mere.gov.uk"),)),
        *(ListItem(f"i{n}", (Run(f"Item {n}"),)) for n in (1, 2)),
        Heading("h", (Run("Costs"),), 2),
        Table("t", tuple(tuple((Run(words),) for words in row) for row in ROWS)),
    )
    editor = desk(text).editor
    followed(editor)
    wanted = [
        "Link, https://mere.gov.uk",
        "List item 1 of 2",
        "List item 2 of 2",
        "Out of the list. Heading 2",
        "Row 1 of 2, column 1 of 2",
        "Days. Row 1 of 2, column 2 of 2",
    ]
    wait_until(lambda: len(heard) == 1)
    for n in range(1, 5):
        QTest.keyClick(editor, Qt.Key.Key_Down)
        wait_until(lambda n=n: len(heard) == n + 1)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    wait_until(lambda: len(heard) == 6)
    assert heard[:5] == wanted[:5]


def test_bold_and_a_list_item_moved_in_are_said(desk: OpenDesk, heard: list[str]) -> None:
    items = tuple(ListItem(f"i{n}", (Run(f"Item {n}"),)) for n in (1, 2))
    editor = desk(items).editor
    followed(editor)
    wait_until(lambda: heard == ["List item 1 of 2"])
    QTest.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: heard[1:] == ["Bold on"])
    QTest.keyClick(editor, Qt.Key.Key_Down)
    wait_until(lambda: len(heard) == 3)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    wait_until(lambda: len(heard) == 4)
    assert heard[3] == "Indented. List item 1 of 1, level 2"


def come_to(editor: QWidget, stop: QWidget, key: Qt.Key) -> None:
    """Come to an editor from the stop beside it, by Tab."""
    stop.setFocus()
    QTest.keyClick(stop, key)
    assert editor.hasFocus()


def test_tab_passes_through_a_list_and_changes_nothing(begun: WindowDesk) -> None:
    items = (ListItem("a", (Run("One"),)), ListItem("b", (Run("Two"),)))
    begun.session.answer("t1.q1", items)
    begun.go("t1.q1", write=True)
    wait_until(lambda: begun.editor() in begun.stops())
    editor = begun.editor()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before, stops = begun.plan, begun.stops()
    at = stops.index(editor)
    for key, by in ((Qt.Key.Key_Tab, 1), (Qt.Key.Key_Backtab, -1)):
        come_to(editor, stops[(at - by) % len(stops)], key)
        QTest.keyClick(editor, Qt.Key.Key_Shift)
        QTest.keyClick(editor, key)
        assert stops[(at + by) % len(stops)].hasFocus()
        assert begun.plan is before
    come_to(editor, stops[at - 1], Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Left)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert begun.plan is not before


def test_the_count_is_said_when_a_page_is_begun_and_not_with_every_line(
    qtbot: QtBot, heard: list[str]
) -> None:
    bar = CounterBar()
    qtbot.addWidget(bar)
    for pages, lines in ((4, 5), (4, 5), (4, 4), (5, 40), (5, 39)):
        count = Count(900, pages, lines, 0, False, None, (), (), ())  # noqa: FBT003  # its order
        bar.show_count(count, 46, None, "")
        fired(bar.telling.rested)
    assert heard == ["5 pages, 40 lines free"]


def test_what_was_undone_and_done_again_is_said(begun: WindowDesk, heard: list[str]) -> None:
    begun.write("More.")
    begun.choose("Undo")
    begun.choose("Redo")
    assert [one for one in heard if "one" in one] == ["Undone: typing", "Done again: typing"]


def test_the_same_words_are_not_said_twice_in_a_row(qtbot: QtBot, heard: list[str]) -> None:
    speaker = QWidget()
    qtbot.addWidget(speaker)
    said = SaidAtRest(speaker, rest=0)
    for words in ("2 findings", "2 findings", "3 findings"):
        said.put(words)
        settle()
    assert heard == ["2 findings", "3 findings"]


def test_points_are_crossed_by_arrows_at_the_same_place_in_each(begun: WindowDesk) -> None:
    points = begun.view("asks")
    ticks = [row.tick for row in points.rows.values() if row.isVisible()]
    ticks[0].setFocus()
    QTest.keyClick(ticks[0], Qt.Key.Key_Down)
    assert ticks[1].hasFocus()
    QTest.keyClick(ticks[1], Qt.Key.Key_PageDown)
    assert ticks[11].hasFocus()
    QTest.keyClick(ticks[11], Qt.Key.Key_Up)
    assert ticks[10].hasFocus()


def test_a_name_is_without_keys_and_nothing_is_told_twice(begun: WindowDesk) -> None:
    fold = begun.card.fold_button
    assert (name(fold), description(fold)) == ("Shorten the question", "Ctrl+3")
    begun.choose("Shorten the question")
    assert (name(fold), description(fold)) == ("Show the whole question", "Ctrl+3")
    buttons = [one for one in begun.top.findChildren(IconButton) if one.isVisible()]
    assert [name(one) for one in buttons if "(" in name(one)] == []
    assert [name(one) for one in buttons if description(one) == name(one)] == []


def test_the_menu_of_a_status_marks_the_one_there_is(qtbot: QtBot) -> None:
    status = MenuButton([("Drafting", list), ("Ready", list)])
    qtbot.addWidget(status)
    status.say("Ready")
    status.show()
    status.pressed.emit()
    (menu,) = status.findChildren(QMenu)
    assert [one.isChecked() for one in menu.actions()] == [False, True]
    menu.hide()


def test_what_was_made_is_told_where_keys_come_to_it(
    finished: WindowDesk, tmp_path: Path, heard: list[str]
) -> None:
    sheet = Exporting(finished.top, finished.work.jobs, finished.plan, tmp_path)
    sheet.show()
    sheet.start()
    wait_until(lambda: sheet.made is not None)
    assert description(sheet.area) == "\n".join(sheet.outcome.told)
    assert "Checked in the PDF" in description(sheet.area)
    assert any(one.startswith("The documents are made") for one in heard)
    sheet.close()


def test_an_address_that_is_no_link_is_said_beside_what_was_typed(begun: WindowDesk) -> None:
    begun.write("Our page")
    begun.editor().selectAll()
    seen: list[str] = []

    def type_both() -> None:
        form = begun.dialog(FormDialog, "Link")
        line = fill(form, "mere")[0]
        QTest.keyClick(line, Qt.Key.Key_Return)
        seen.extend((form.problem.text(), line.text()))
        answer(form, "https://mere.gov.uk")

    QTimer.singleShot(0, type_both)
    begun.choose("Link…")
    assert seen[0].startswith("This cannot be a link.")
    assert seen[1] == "mere"
    assert begun.editor().formatting.format().link == "https://mere.gov.uk"


def test_panels_become_wider_without_dragging(begun: WindowDesk) -> None:
    tree = begun.work.outline
    before = tree.width()
    begun.choose_within("Width of the panels", "Wider outline")
    settle()
    assert tree.width() > before
    begun.choose_within("Width of the panels", "Narrower outline")
    settle()
    assert tree.width() == before


def test_a_page_of_the_guide_is_a_text_with_a_caret(finished: WindowDesk) -> None:
    guide = Guide(finished.top)
    guide.show()
    assert role(guide.text) is Role.EditableText
    QTest.keyClick(guide.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert guide.text.textCursor().atEnd()
    guide.close()


SLIPS = "We mend roads . we mend the the paths.. Our `own  men, and women,"


def test_5000_findings_are_said_in_one_short_sentence(begun: WindowDesk, heard: list[str]) -> None:
    slips = [Section(f"s{n}", f"Roads {n}", text=paragraphs(SLIPS)) for n in range(840)]
    checks = checking(begun.work)
    checks.look()
    wait_until(checks.telling.rested.isActive)
    fired(checks.telling.rested)  # what there is at first is not said
    begun.session.edit(replace(begun.plan, sections=tuple(slips)), "sections")
    wait_until(lambda: len(checks.found) > 5_000)
    wait_until(lambda: any("findings" in one for one in heard))
    settle()
    about = [one for one in heard if "findings" in one]
    assert about == [f"{len(checks.found):,} findings"]
    panel = begun.panel("findings")
    bar = panel.list.verticalScrollBar()
    for _ in range(9):  # cards are made as the last of them comes near
        bar.setValue(bar.maximum())
        settle()
    assert len(panel.cards) == 200
    assert all(name(card) for card in panel.cards)
    assert set(panel.cards) <= tree(begun.top)
    assert panel.words.text().startswith("The 200 most serious are listed.")
