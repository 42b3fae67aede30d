"""The guide in the window: every page can be read, and speaks of commands that are there."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.store.resources import help_pages
from desktopapp.ui import menu_plan, menu_table
from desktopapp.ui.anything import guide_places
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.guide import Guide
from desktopapp.ui.help_places import PLACES
from desktopapp.ui.views import PANELS, VIEWS
from desktopapp.ui.widgets.commands import always_there
from tests.whole_window import kinds_of_dialog
from tests.window_desk import WindowDesk


@pytest.fixture
def small(qtbot: QtBot) -> QWidget:
    """Return a window as large as what is left of a small screen at 200 %."""
    window = QWidget()
    window.resize(683, 384)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def guide(small: QWidget) -> Guide:
    guide = Guide(small)
    guide.show()
    return guide


def test_the_guide_opens_at_its_first_page_and_fits_the_window(guide: Guide) -> None:
    assert guide.text.toPlainText().startswith("Getting started")
    assert guide.width() <= 683
    assert guide.height() <= 384


def test_the_arrow_keys_go_through_all_pages(guide: Guide, qtbot: QtBot) -> None:
    for title, _ in help_pages():
        assert guide.text.toPlainText().startswith(title)
        assert guide.text.accessibleName() == title
        qtbot.keyClick(guide.titles, Qt.Key.Key_Down)


def test_the_arrow_keys_go_through_the_pages_from_the_search_too(
    guide: Guide, qtbot: QtBot
) -> None:
    qtbot.keyClick(guide.wanted, Qt.Key.Key_Down)
    assert guide.titles.currentRow() == 1
    qtbot.keyClick(guide.wanted, Qt.Key.Key_Up)
    qtbot.keyClick(guide.wanted, Qt.Key.Key_Up)
    assert guide.titles.currentRow() == 0


def commands(window: WindowDesk) -> set[str]:
    """Return the words of all commands, without the dots that promise a dialog."""
    return {
        entry.words.rstrip("…")
        for _, entries in menu_table.table(window.top)
        for entry in always_there(entries)
    }


def test_the_guide_names_only_commands_that_are_in_the_menus(window: WindowDesk) -> None:
    known = commands(window) | {words for _, words in menu_plan.HEADINGS}
    for _, text in help_pages():
        flat = " ".join(text.split())
        named = re.findall(r"[Cc]hoose \*\*([^*]+)\*\*", flat)
        named += re.findall(r"\*\*([^*]+)\*\* in the \w+ menu", flat)
        assert {words for words in named if words not in known} == set()


def test_the_guide_lists_every_kind_of_document_by_its_name() -> None:
    (text,) = (text for title, text in help_pages() if title == "Making the documents")
    rows = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
    assert rows[0] == "Document"
    assert set(rows[1:]) == {one.name for one in DOCUMENTS.values()}


def test_a_search_shows_the_pages_that_hold_it_and_enter_goes_on(
    guide: Guide, qtbot: QtBot
) -> None:
    qtbot.keyClicks(guide.wanted, "passphrase")
    shown = [n for n in range(guide.titles.count()) if not guide.titles.isRowHidden(n)]
    holding = [n for n, (_, words) in enumerate(help_pages()) if "passphrase" in words.lower()]
    assert shown == holding
    assert guide.titles.currentRow() == holding[0]
    first = guide.text.textCursor()
    assert first.selectedText().lower() == "passphrase"
    pages = {guide.titles.currentRow()}
    for _ in range(80):
        qtbot.keyClick(guide.wanted, Qt.Key.Key_Return)
        assert guide.isVisible()
        assert guide.text.textCursor().selectedText().lower() == "passphrase"
        pages.add(guide.titles.currentRow())
    assert pages == set(holding)


def test_a_search_that_finds_nothing_says_so_and_all_come_back(guide: Guide, qtbot: QtBot) -> None:
    qtbot.keyClicks(guide.wanted, "zebra crossing")
    assert guide.told.text() == "Nothing found."
    guide.wanted.clear()
    assert not any(guide.titles.isRowHidden(n) for n in range(guide.titles.count()))
    assert guide.told.text() == ""


def test_every_place_has_help_that_is_in_the_guide() -> None:
    there = {(one.title, one.heading) for one in guide_places()}
    assert set(PLACES.values()) <= there
    kinds = {one.__name__ for one in kinds_of_dialog()}
    views = {one.name for one in VIEWS} | {f"panel {one.name}" for one in PANELS}
    assert set(PLACES) - kinds == views | {"home", "letter"}
    general = {"Anything", "Dialog", "FormDialog", "Guide", "ReadingDialog", "Sheet"}
    assert kinds - set(PLACES) == general


def test_f1_is_help_on_what_is_in_hand(finished: WindowDesk, qtbot: QtBot) -> None:
    finished.view("report")
    opened = []

    def look() -> None:
        guide = finished.dialog(Guide)
        opened.append(guide.titles.currentItem().text())
        guide.accept()

    QTimer.singleShot(0, look)
    qtbot.keyClick(finished.top, Qt.Key.Key_F1)
    dialog = NewPlan(finished.top, Path())
    qtbot.addWidget(dialog)
    dialog.show()
    QTimer.singleShot(0, look)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert opened == ["The report to members", "Getting started"]
