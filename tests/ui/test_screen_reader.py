"""What an officer hears who cannot see the window, and what her own reader can press."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import desktopapp.ui
from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.compare import compare_words
from desktopapp.ui.anything import Finder, commands
from desktopapp.ui.command_palette import Anything
from desktopapp.ui.files.clash_sheet import ClashSheet
from desktopapp.ui.files.differences import DifferenceText
from desktopapp.ui.menu_table import table
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import IconButton, let_one_be_on
from desktopapp.ui.widgets.reading_dialog import ReadingDialog
from tests.screen_reader import description, is_in_tree, name, presses, role, told
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

Role = QAccessible.Role
NONE = Qt.KeyboardModifier.NoModifier


def test_only_what_keeps_the_caret_makes_a_text_one_to_read() -> None:
    makes = []
    for file in Path(desktopapp.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr == "setReadOnly":
                makes.append((file.name, ast.unparse(called.value)))
    lines = {("council_form.py", "self.logo_name"), ("council_file.py", "self.file_line")}
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
        (asks.filters, None),
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
