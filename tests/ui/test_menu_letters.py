"""Menus answer by their underlined letters, and what is done often has one key."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktopapp.plan.coverage import asks_at
from desktopapp.plan.plan import AskState, Status
from desktopapp.ui.menu_table import table
from desktopapp.ui.widgets.commands import Command, always_there
from desktopapp.ui.widgets.menu_letters import with_letters, without_letters
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk

CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
# What Windows, its screen readers, desktops and Orca take for themselves, or type letters by
TAKEN = (
    r"(Ctrl\+)?Alt\+(Tab|Esc|F4|Space|Del)|Meta.*|Ctrl\+(Esc|Shift\+Esc|Alt\+Del)|.*Insert.*|"
    r".*CapsLock.*|.*ScrollLock.*|Alt\+\d|Ctrl\+Alt\+[4-9]|Ctrl\+Shift\+0|F10|F12"
)


def letter(words: str) -> str:
    found = re.search(r"&([^&])", words.replace("&&", ""))
    return found[1].casefold() if found else ""


def menus_of(window: WindowDesk) -> Iterator[QMenu]:
    window.top.finish()
    for one in window.bar_of_menus.findChildren(QMenu):
        if one.actions() or one.menuAction().isEnabled():
            yield one


@given(rows=st.lists(st.text(alphabet="ab &dé1", max_size=8), max_size=12))
def test_letters_are_unlike_and_the_words_stay(rows: list[str]) -> None:
    shown = with_letters(rows)
    assert [without_letters(one) for one in shown] == rows
    letters = [found for found in map(letter, shown) if found]
    assert len(set(letters)) == len(letters)


def test_a_row_changes_its_letter_where_another_has_no_other() -> None:
    assert with_letters(["ab", "a"]) == ["a&b", "&a"]


def test_each_row_of_each_menu_answers_to_a_letter_of_its_own(finished: WindowDesk) -> None:
    finished.go("t1.q3", write=True)
    for menu in menus_of(finished):
        menu.aboutToShow.emit()
        rows = [one for one in menu.actions() if one.isVisible() and not one.isSeparator()]
        letters = [letter(one.text()) for one in rows]
        name = menu.title()
        words = [without_letters(one.text()) for one in rows]
        mute = [one for one, found in zip(words, letters, strict=True) if not found]
        assert [one for one in mute if re.search(r"[a-z]{2}", one)] == [], name  # "(a)" is a sign
        found = [one for one in letters if one]
        assert len(set(found)) == len(found), f"{name}: {letters}"
        menu.aboutToHide.emit()


def test_the_menus_themselves_answer_to_letters_of_their_own(window: WindowDesk) -> None:
    letters = [letter(one.text()) for one in window.bar_of_menus.actions()]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_f10_opens_the_first_menu_and_escape_goes_back_to_the_text(finished: WindowDesk) -> None:
    finished.go("t1.q1", write=True)
    finished.top.finish()
    settle()
    QTest.keyClick(finished.editor(), Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&File"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    QTest.keyClick(finished.top.focusWidget(), Qt.Key.Key_Escape)  # out of the row of menus
    assert finished.top.focusWidget() is finished.editor()


def test_a_letter_pressed_in_an_open_menu_does_what_its_row_says(finished: WindowDesk) -> None:
    finished.go("t1.q1")
    menu = next(one for one in menus_of(finished) if one.title() == "&Plan")
    menu.popup(finished.top.mapToGlobal(finished.top.rect().center()))
    wait_until(menu.isVisible)
    row = next(one for one in menu.actions() if without_letters(one.text()) == "Next question")
    QTest.keyClick(menu, getattr(Qt.Key, f"Key_{letter(row.text()).upper()}"))
    wait_until(lambda: finished.where == "t1.q2")


def keys_of(window: WindowDesk) -> list[str]:
    found = [one for _, rows in table(window.top) for one in always_there(rows)]
    return [
        QKeySequence(keys).toString()
        for one in found
        if isinstance(one, Command) and one.keys
        for keys in one.keys.split(" or ")
    ]


def test_no_key_does_two_things_or_is_taken_by_the_system(window: WindowDesk) -> None:
    keys = keys_of(window)
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert [key for key in keys if re.fullmatch(TAKEN, key)] == []


def test_one_key_makes_an_answer_ready_and_takes_it_back(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We have fewer managers.")
    QTest.keyClick(begun.editor(), Qt.Key.Key_R, CONTROL)
    assert begun.plan.status("t1.q1") is Status.READY
    QTest.keyClick(begun.editor(), Qt.Key.Key_R, CONTROL)
    assert begun.plan.status("t1.q1") is Status.DRAFTING


def test_the_key_for_ready_leaves_an_agreed_answer_agreed(finished: WindowDesk) -> None:
    finished.go("t1.q1", write=True)
    assert finished.plan.status("t1.q1") is Status.AGREED
    QTest.keyClick(finished.editor(), Qt.Key.Key_R, CONTROL)
    assert finished.plan.status("t1.q1") is Status.AGREED


@pytest.mark.parametrize("n", [1, 2])
def test_one_key_says_that_a_point_is_answered(begun: WindowDesk, n: int) -> None:
    begun.type_into("t1.q3", "Calls are answered sooner.")
    point = asks_at(begun.plan, "t1.q3")[n - 1].id
    before = begun.plan
    QTest.keyClick(begun.editor(), getattr(Qt.Key, f"Key_{n}"), CONTROL)
    assert begun.plan.covered(point).state is AskState.HERE
    QTest.keyClick(begun.editor(), getattr(Qt.Key, f"Key_{n}"), CONTROL)
    assert begun.plan.coverage == before.coverage | {point: begun.plan.covered(point)}
    assert begun.plan.covered(point).state is AskState.OPEN


def test_a_key_for_a_point_that_is_not_there_does_nothing(begun: WindowDesk) -> None:
    begun.type_into("t1.q3", "Calls are answered sooner.")
    before = begun.plan
    QTest.keyClick(begun.editor(), Qt.Key.Key_7, CONTROL)
    assert begun.plan is before


def test_the_menu_of_points_names_those_of_the_question_in_hand(begun: WindowDesk) -> None:
    begun.go("t1.q3", write=True)
    menu = next(one for one in menus_of(begun) if "Points" in one.title())
    begun.top.menus.refresh()
    labels = [one.label for one in asks_at(begun.plan, "t1.q3")]
    shown = [without_letters(one.text()) for one in menu.actions() if one.isVisible()]
    assert [one for one in shown if one[:1].isdigit()] == [
        f"{n} {label}" for n, label in enumerate(labels, 1)
    ]
    begun.top.menus.free()
    settle()


def test_a_menu_opens_below_its_name_and_the_whole_height_of_the_name_opens_it(
    finished: WindowDesk,
) -> None:
    finished.top.finish()
    bar = finished.bar_of_menus
    for action in bar.actions():
        place = bar.actionGeometry(action)
        assert place.height() >= 24
        assert place.bottom() >= bar.height() - 2


def test_the_edit_menu_shows_the_keys_that_the_text_takes_by_itself(begun: WindowDesk) -> None:
    begun.go("t1.q1", write=True)
    begun.write("We are a district.")
    shown = {
        without_letters(one.text()): one.shortcut().toString()
        for menu in menus_of(begun)
        for one in menu.actions()
    }
    expected = {"Cut": "Ctrl+X", "Copy": "Ctrl+C", "Paste": "Ctrl+V", "Select all": "Ctrl+A"}
    assert {words: shown[words] for words in expected} == expected
    QTest.keyClick(begun.editor(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(begun.editor(), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert begun.editor().toPlainText() == ""
