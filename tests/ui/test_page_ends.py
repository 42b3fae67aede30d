"""The marks on the sheet where pages end: they stand where the layout turns, and move with it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktopapp.plan.places import place_of
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.store.settings import Settings
from desktopapp.ui.desk.workspace import Workspace
from desktopapp.ui.panels.page_ends import PageEnd, turns
from desktopapp.ui.window import Window


@pytest.fixture
def work(qtbot: QtBot) -> Workspace:
    """Return the workspace of the finished sample, shown."""
    window = Window(Settings({"spelling": False}), date(2024, 6, 11))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.finish()
    window.show_session(Session(sample()))
    assert window.work
    return window.work


def marks(work: Workspace) -> list[PageEnd]:
    """Return the marks that are shown."""
    return [one for one in work.findChildren(PageEnd) if not one.isHidden()]


def test_a_page_that_ends_in_the_answer_in_hand_is_marked_between_its_lines(
    qtbot: QtBot, work: Workspace
) -> None:
    items = work.pages.document.items
    turn = next(one for one in turns(work.pages) if items[one.item].origin.block)
    work.go(place_of(work.plan, items[turn.item].origin.part))
    qtbot.waitUntil(lambda: len(marks(work)) == 1)
    (mark,) = marks(work)
    assert mark.accessibleName() == f"Page {turn.ended} ends here"
    editor = work.page.desk.boxes[0].editor
    middle = mark.mapTo(work.page.desk.paper, mark.rect().center()).y()
    top = editor.mapTo(work.page.desk.paper, editor.rect().topLeft()).y()
    assert top < middle < top + editor.height()


def test_the_mark_leaves_when_the_page_no_longer_ends_there(qtbot: QtBot, work: Workspace) -> None:
    items = work.pages.document.items
    turn = next(one for one in turns(work.pages) if items[one.item].origin.block)
    work.go(place_of(work.plan, items[turn.item].origin.part))
    qtbot.waitUntil(lambda: len(marks(work)) == 1)
    before = marks(work)[0].y()
    editor = work.page.desk.boxes[0].editor
    cursor = editor.textCursor()
    cursor.select(cursor.SelectionType.Document)
    editor.setTextCursor(cursor)
    editor.setFocus()
    qtbot.keyClicks(editor, "Short.")
    qtbot.waitUntil(lambda: [one.y() for one in marks(work)] != [before], timeout=5000)


def test_answers_in_which_no_page_ends_have_no_mark(qtbot: QtBot, work: Workspace) -> None:
    work.go("t1-q2")
    qtbot.wait(100)
    assert marks(work) == []
    assert work.findChild(QTextEdit)
