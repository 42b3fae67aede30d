"""The guide in the window: every page can be read, and speaks of commands that are there."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.operations.document_kinds import DOCUMENTS
from desktopapp.store.resources import help_pages
from desktopapp.ui import menu_table
from desktopapp.ui.guide import Guide
from desktopapp.ui.widgets.commands import Branch, Command
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


def commands(window: WindowDesk) -> set[str]:
    """Return the words of all commands, without the dots that promise a dialog."""
    return {
        entry.words.rstrip("…")
        for _, entries in menu_table.table(window.top)
        for entry in entries
        if isinstance(entry, Command | Branch)
    }


def test_the_guide_names_only_commands_that_are_in_the_menus(window: WindowDesk) -> None:
    known = commands(window) | {words for _, words in menu_table.HEADINGS}
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
