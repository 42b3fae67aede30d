"""The keyboard after a button of the news did its work: back in the text, or where it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.opening import new_session, open_session
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk

Press = Callable[[WindowDesk, str], None]


@pytest.fixture
def window(begun: WindowDesk) -> WindowDesk:
    """Return a window with a new plan, and the caret in its first answer."""
    wait_until(lambda: begun.is_open)
    begun.go("t1.q1", write=True)
    return begun


def holder(window: WindowDesk) -> QWidget | None:
    """Return what has the keyboard in the window."""
    return window.top.focusWidget()


def by_mouse(window: WindowDesk, words: str) -> None:
    """Press a button of the news as a mouse does, which leads the keyboard there."""
    window.press(words)
    settle()


def by_key(window: WindowDesk, words: str) -> None:
    window.press_by_key(words)
    settle()


@pytest.mark.parametrize("press_it", [by_mouse, by_key])
def test_what_is_typed_after_a_button_of_the_news_goes_into_the_text(
    window: WindowDesk, press_it: Press
) -> None:
    does = {
        "that goes": window.bar.hide,
        "that stays": lambda: None,
        "that tells more": lambda: window.bar.tell("More.", "", (("Next", lambda: None),)),
    }
    for name, work in does.items():
        window.editor().setFocus()
        window.bar.ask(name, "", (("Do it", work), ("Another", lambda: None)))
        press_it(window, "Do it")
        assert holder(window) is window.editor(), name


@pytest.mark.parametrize("goes", ["closed by its cross", "closed by itself"])
def test_the_keyboard_is_back_where_it_was_once_the_news_has_gone(
    window: WindowDesk, goes: str
) -> None:
    window.in_outline()
    tree = holder(window)
    window.bar.ask("News.", "", (("Do it", lambda: None),))
    window.bar.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    if goes == "closed by its cross":
        QTest.keyClick(window.bar.close_button, Qt.Key.Key_Space)
    else:
        window.bar.end(window.bar.number)
    settle()
    assert not window.has_news
    assert holder(window) is tree


def test_the_keyboard_is_in_the_text_where_what_had_it_has_gone(window: WindowDesk) -> None:
    def rebuild() -> None:
        window.go("t2.q1")
        window.bar.hide()

    window.bar.ask("News.", "", (("Go there", rebuild),))
    by_key(window, "Go there")
    assert holder(window) is window.editor()


def test_where_the_work_leads_the_keyboard_it_stays(window: WindowDesk) -> None:
    window.bar.ask("News.", "", (("Go there", window.in_outline),))
    by_key(window, "Go there")
    there = holder(window)
    window.in_outline()
    assert holder(window) is there


def test_one_types_on_after_two_states_were_brought_together(
    window: WindowDesk, tmp_path: Path
) -> None:
    session = new_session(tmp_path / "Roads", "Sallow Town Council", "productivity-2024")
    session.answer("t1.q1", paragraphs("We mend roads."))
    session.save()
    assert session.path
    window.open(session.path)
    wait_until(lambda: window.session.path == session.path and window.session.lease)
    other = open_session(session.path)
    other.answer("t1.q2", paragraphs("Theirs."))
    other.save()
    window.type_into("t1.q1", "Ours. ")
    window.keeper.save()
    window.wait_for("was saved elsewhere")
    by_key(window, "Bring both together")
    window.wait_for("Both are together")
    QTest.keyClicks(window.top.focusWidget(), "More. ")
    assert "More. " in plain(window.plan.answers_to("t1.q1")[0].text)


@pytest.mark.parametrize("press_it", [by_mouse, by_key])
def test_one_types_on_after_undo(window: WindowDesk, press_it: Press) -> None:
    window.write("One.")
    window.bar.tell("It is done.", "", (("Undo", window.session.undo),))
    press_it(window, "Undo")
    assert holder(window) is window.editor()


@pytest.mark.parametrize("keys", ["F2", "Shift+F2"])
def test_the_keys_for_writing_lead_to_the_text_from_wherever_the_keyboard_is(
    window: WindowDesk, keys: str
) -> None:
    window.write("One.")
    QTest.keySequence(window.top, QKeySequence(keys))
    for leave in (window.work.title.export.setFocus, window.in_outline):
        leave()
        QTest.keySequence(window.top, QKeySequence(keys))
        settle()
        QTest.keyClicks(window.top.focusWidget(), "More.")
    assert plain(window.plan.answers_to("t1.q1")[0].text).count("More.") == 2
