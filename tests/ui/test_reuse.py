"""Prior answers in the window: found beside the question, opened, inserted with open eyes."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session import Settings, new_session
from desktopapp.session.reusing import add_documents, own_library
from desktopapp.ui.library_dialog import LibraryDialog
from desktopapp.ui.reuse import ReusePanel
from desktopapp.ui.window import Window
from desktopapp.ui.workspace import Workspace

WENDING = """Wending Borough Council
Productivity plan 2022

3. Your plans to reduce wasteful spend within your organisation and systems.

Wending Borough Council uses agency staff only for posts that it cannot fill. Agency spend was
4.1% of the staff budget in 2021/22, and consultants cost 1.2%.
"""


@pytest.fixture
def work(qtbot: QtBot, tmp_path: Path) -> Workspace:
    window = Window(Settings(), date(2026, 11, 20))
    qtbot.addWidget(window)
    window.show_session(
        new_session(tmp_path / "a.planwright", "Sallow District Council", "productivity-2024")
    )
    window.show()
    assert window.work
    return window.work


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "wending.txt"
    path.write_text(WENDING, encoding="utf-8")
    return path


def panel_of(work: Workspace) -> ReusePanel:
    work.toggle_side("reuse")
    assert work.side
    panel = work.side.panels["reuse"]
    assert isinstance(panel, ReusePanel)
    return panel


def filled(qtbot: QtBot, work: Workspace, source: Path) -> ReusePanel:
    add_documents(work.plan, [source], lambda *_: None, lambda: False)
    work.go("t3.q4")
    panel = panel_of(work)
    qtbot.waitUntil(lambda: bool(panel.cards))
    return panel


def test_without_a_library_the_panel_says_how_to_begin(work: Workspace) -> None:
    assert panel_of(work).stack.currentIndex() == 1
    assert not own_library().exists()


def test_a_question_shows_the_passages_that_fit(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    panel = filled(qtbot, work, source)
    assert panel.title.text().endswith("for question 3.4")
    offer = panel.cards[0].offer
    assert "agency staff" in offer.text
    assert offer.council == "Wending Borough Council"
    assert {str(flag.kind) for flag in offer.flags} >= {"name", "figure"}
    assert "things to change" in panel.cards[0].accessibleName()


def test_a_passage_is_inserted_with_our_name_and_keeps_its_origin(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    panel = filled(qtbot, work, source)
    panel.cards[0].setFocus()
    qtbot.keyClick(panel.cards[0], Qt.Key.Key_Return)
    assert panel.view
    assert panel.view.changes.rowCount() == len(panel.view.offer.flags)
    panel.view.taken.emit(True)  # noqa: FBT003  # a signal takes no names
    (answer,) = work.plan.answers_to("t3.q4")
    words = plain(answer.text)
    assert "Sallow District Council uses agency staff" in words
    assert "Wending" not in words
    (origin,) = {run.origin for block in answer.text for run in block.runs}  # type: ignore[union-attr]  # paragraphs
    (kept,) = work.plan.sources
    assert (kept.id, kept.council) == (origin, "Wending Borough Council")
    assert "Wending Borough Council uses" in kept.text
    work.bridge.session.undo()
    assert not work.plan.sources
    assert not work.plan.answers_to("t3.q4")


def test_the_next_change_is_walked_by_key(qtbot: QtBot, work: Workspace, source: Path) -> None:
    panel = filled(qtbot, work, source)
    panel.cards[0].opened.emit()
    assert panel.view
    number = len(panel.view.offer.flags)
    rows = []
    for _ in range(number + 1):
        panel.next_change()
        rows.append(panel.view.changes.currentRow())
    assert rows == [*range(number), 0]


def test_searching_finds_words_and_says_when_there_are_none(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    panel = filled(qtbot, work, source)
    qtbot.keyClicks(panel.field, "consultants")
    qtbot.waitUntil(lambda: panel.title.text() == "1 passage found")
    panel.field.setText("zebra")
    qtbot.waitUntil(lambda: panel.title.text() == "0 passages found")
    assert "other words" in panel.words.text()


def test_documents_are_added_listed_removed_and_put_back(
    qtbot: QtBot, work: Workspace, source: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "broken.docx"
    bad.write_bytes(b"PK\x03\x04 not a Word file")
    dialog = LibraryDialog(work, work.jobs, work.plan, [source, bad])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    assert dialog.table.item(0, 0).text() == "Wending Borough Council"
    assert "broken.docx" in dialog.step.text()
    dialog.table.selectRow(0)
    dialog.remove_chosen()
    assert dialog.table.rowCount() == 0
    dialog.put_back()
    assert dialog.table.rowCount() == 1


def test_what_is_known_of_a_document_can_be_corrected(
    qtbot: QtBot, work: Workspace, source: Path
) -> None:
    add_documents(work.plan, [source], lambda *_: None, lambda: False)
    dialog = LibraryDialog(work, work.jobs, work.plan, [])
    qtbot.addWidget(dialog)
    dialog.table.item(0, 2).setText("2023-02")
    again = LibraryDialog(work, work.jobs, work.plan, [])
    qtbot.addWidget(again)
    assert again.table.item(0, 2).text() == "2023-02"
