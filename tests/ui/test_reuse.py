"""Prior answers in the window: found beside the question, opened, inserted with open eyes."""

import contextlib
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktopapp.operations.exporting import USUAL, export
from desktopapp.operations.libraries import judge, own_library
from desktopapp.operations.origins import origins
from desktopapp.operations.reusing import add_documents, suggest
from desktopapp.plan.plan import Status
from desktopapp.plan.text import Paragraph, paragraphs, plain
from desktopapp.readers.read import read
from desktopapp.session.opening import new_session
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.panels.library_dialog import LibraryDialog
from desktopapp.ui.panels.reuse import ReusePanel
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk

WENDING = """Wending Borough Council
Productivity plan 2022

3. Your plans to reduce wasteful spend within your organisation and systems.

Wending Borough Council uses agency staff only for posts that it cannot fill, and it shares a pool
with its neighbour Applewick District Council. In 2021/22 its spend on agency was 4.1% of the
staff budget, and consultants cost 1.2%.
"""


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    """Return a window with the plan of a council that has a neighbour’s documents."""
    path = tmp_path / "a.planwright"
    return open_window(new_session(path, "Sallow District Council", "productivity-2024"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "wending.txt"
    path.write_text(WENDING, encoding="utf-8")
    return path


def filled(window: WindowDesk, source: Path) -> ReusePanel:
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    window.go("t3.q4")
    panel = window.panel("reuse")
    wait_until(lambda: bool(panel.cards))
    return panel


def test_without_a_library_the_panel_says_how_to_begin(window: WindowDesk) -> None:
    panel = window.panel("reuse")
    wait_until(lambda: panel.stack.currentIndex() == 1)
    assert not own_library().exists()


def test_a_question_shows_the_passages_that_fit(window: WindowDesk, source: Path) -> None:
    panel = filled(window, source)
    assert panel.title.text().endswith("for question 3.4")
    offer = panel.cards[0].offer
    assert "agency staff" in offer.text
    assert offer.council == "Wending Borough Council"
    assert {str(flag.kind) for flag in offer.flags} >= {"name", "figure"}
    assert "to check before it is ours" in panel.cards[0].accessibleName()


def test_a_passage_is_inserted_with_our_name_and_keeps_its_origin(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    panel.cards[0].setFocus()
    qtbot.keyClick(panel.cards[0], Qt.Key.Key_Return)
    assert panel.view
    assert panel.view.changes.rowCount() == len(panel.view.offer.flags)
    panel.view.take()
    (answer,) = window.plan.answers_to("t3.q4")
    words = plain(answer.text)
    assert "Sallow District Council uses agency staff" in words
    assert "Wending" not in words
    assert "its neighbour Applewick District Council" in words  # a third council is not us
    assert window.plan.status("t3.q4") is Status.DRAFTING
    (origin,) = {run.origin for block in answer.text for run in block.runs}  # type: ignore[union-attr]  # paragraphs
    (kept,) = window.plan.sources
    assert (kept.id, kept.council) == (origin, "Wending Borough Council")
    assert "Wending Borough Council uses" in kept.text
    window.session.undo()
    assert not window.plan.sources
    assert not window.plan.answers_to("t3.q4")


def test_the_next_change_is_walked_by_key(window: WindowDesk, source: Path) -> None:
    panel = filled(window, source)
    panel.cards[0].opened.emit()
    assert panel.view
    number = len(panel.view.offer.flags)
    rows = []
    for _ in range(number + 1):
        panel.next_change()
        rows.append(panel.view.changes.currentRow())
    assert rows == [*range(number), 0]


def test_searching_finds_words_and_says_when_there_are_none(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    panel = filled(window, source)
    qtbot.keyClicks(panel.field, "consultants")
    wait_until(lambda: panel.title.text() == "1 passage found")
    panel.field.setText("zebra")
    wait_until(lambda: panel.title.text() == "0 passages found")
    assert "other words" in panel.words.text()


def test_documents_are_added_listed_removed_and_put_back(
    qtbot: QtBot, window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "broken.docx"
    bad.write_bytes(b"PK\x03\x04 not a Word file")
    dialog = LibraryDialog(window.top, window.top.jobs, window.plan, [source, bad])
    qtbot.addWidget(dialog)
    wait_until(lambda: dialog.table.rowCount() == 1)
    assert dialog.table.item(0, 0).text() == "Wending Borough Council"
    assert "1 added, 1 not added" in dialog.step.text()
    assert dialog.report.toPlainText().startswith("broken.docx: ")
    assert "1 new, in bold" in dialog.words.text()
    dialog.confirm_all()
    assert "new" not in dialog.words.text()
    dialog.table.selectRow(0)
    qtbot.keyClick(dialog, Qt.Key.Key_Delete)
    assert dialog.table.rowCount() == 0
    assert dialog.words.text().startswith("Nothing is here yet.")
    dialog.put_back()
    assert dialog.table.rowCount() == 1
    dialog.table.selectRow(0)
    dialog.remove_chosen()
    assert b"Wending" in own_library().read_bytes()
    dialog.accept()
    wait_until(lambda: b"Wending" not in own_library().read_bytes())


def test_what_is_known_of_a_document_can_be_corrected(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    dialog = LibraryDialog(window.top, window.top.jobs, window.plan, [])
    qtbot.addWidget(dialog)
    dialog.table.item(0, 2).setText("2023-02")
    again = LibraryDialog(window.top, window.top.jobs, window.plan, [])
    qtbot.addWidget(again)
    assert again.table.item(0, 2).text() == "February 2023"
    again.table.item(0, 2).setText("last July")
    assert again.table.item(0, 2).text() == "February 2023"
    assert not again.problem.isHidden()
    again.table.item(0, 4).setCheckState(Qt.CheckState.Checked)
    assert again.rows[0].details.own


def test_a_damaged_library_is_made_again_from_its_documents(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    with contextlib.closing(sqlite3.connect(own_library())) as base:
        base.execute("ALTER TABLE passage RENAME COLUMN text TO body")
        base.commit()
    dialog = LibraryDialog(window.top, window.top.jobs, window.plan, [])
    qtbot.addWidget(dialog)
    assert "another version" in dialog.problem.text()
    assert not dialog.again.isHidden()
    qtbot.keyClick(dialog.again, Qt.Key.Key_Space)
    wait_until(lambda: dialog.table.rowCount() == 1)
    assert "The old file is kept as" in dialog.words.text()
    assert dialog.problem.isHidden()
    assert dialog.again.isHidden()


def taken(window: WindowDesk, source: Path) -> None:
    """Insert the first passage as it is."""
    panel = filled(window, source)
    panel.cards[0].opened.emit()
    assert panel.view
    panel.view.taken.emit({})


def test_below_the_text_stands_where_it_came_from(window: WindowDesk, source: Path) -> None:
    taken(window, source)
    (line,) = window.origins
    assert line.startswith("From Wending Borough Council, ")
    assert line.endswith("all as it was")
    (answer,) = window.plan.answers_to("t3.q4")
    (block,) = answer.text
    assert isinstance(block, Paragraph)
    run = block.runs[0]
    words = plain(answer.text)[:60] + " and quite other words that nobody wrote before us"
    half = replace(run, text=words)
    changed = window.plan.with_text(answer.id, (replace(block, runs=(half,)),))
    window.session.edit(changed, "change", by=None)
    window.refresh()
    assert "% as it was" in window.origins[0]
    window.session.edit(window.plan.with_text(answer.id, paragraphs("Ours.")), "change", by=None)
    window.refresh()
    assert window.origins == []


def test_our_own_earlier_text_is_told_apart_in_words(window: WindowDesk, tmp_path: Path) -> None:
    ours = tmp_path / "ours.txt"
    ours.write_text(WENDING.replace("Wending Borough", "Sallow District"), encoding="utf-8")
    taken(window, ours)
    (origin,) = origins(window.plan)
    assert origin.own
    assert origin.said(date(2026, 11, 20)).startswith("From our own earlier text, ")


def test_a_passage_that_fits_comes_first_and_one_that_does_not_last(
    qtbot: QtBot, window: WindowDesk, source: Path
) -> None:
    source.write_text(
        WENDING
        + "\nConsultants and agency staff are approved by a panel of directors each week.\n",
        encoding="utf-8",
    )
    panel = filled(window, source)
    first = panel.cards[0].offer.key
    assert len(panel.cards) > 1
    panel.cards[0].opened.emit()
    assert panel.view
    qtbot.mouseClick(panel.view.verdicts[False], Qt.MouseButton.LeftButton)
    wait_until(lambda: panel.cards[-1].offer.key == first)
    assert panel.cards[-1].offer.fits is False
    qtbot.mouseClick(panel.view.verdicts[True], Qt.MouseButton.LeftButton)
    wait_until(lambda: panel.cards[0].offer.key == first)
    assert not panel.view.verdicts[False].isChecked()
    qtbot.mouseClick(panel.view.verdicts[True], Qt.MouseButton.LeftButton)
    wait_until(lambda: panel.cards[0].offer.fits is None)


def test_a_shared_library_is_read_and_named(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    share = tmp_path / "County.library"
    own_library().rename(share)
    found = suggest(window.plan, "t3.q4", [str(share)], date(2026, 11, 20))
    assert found.passages[0].library == "County"
    assert found.notes == ()
    judge(window.plan.brief, found.passages[0].key, "t3.q4", fits=True)
    share.unlink()
    again = suggest(window.plan, "t3.q4", [str(share)], date(2026, 11, 20))
    assert again.passages[0].fits is True
    assert "The copy made last is used." in again.notes[0]
    lost = suggest(window.plan, "t3.q4", [str(tmp_path / "nowhere.library")], date(2026, 11, 20))
    assert lost.passages == ()
    assert "cannot be reached" in lost.notes[0]


def test_files_dropped_on_the_panel_are_added(window: WindowDesk, source: Path) -> None:
    panel = window.panel("reuse")
    added: list[Path] = []
    panel.add = added.extend
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source)), QUrl("https://example.org/a.pdf")])
    spot, action, left = QPointF(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(spot, action, data, left, Qt.KeyboardModifier.NoModifier)
    panel.dropEvent(drop)
    wait_until(lambda: added == [source])


def test_the_origins_are_an_internal_annex_that_is_never_made_unasked(
    window: WindowDesk, source: Path, tmp_path: Path
) -> None:
    taken(window, source)
    assert "origins" not in USUAL
    assert (
        not Exporting(window.top, window.top.jobs, window.plan, tmp_path)
        .ticks["origins"]
        .isChecked()
    )
    (made,) = export(window.plan, tmp_path / "out", ("origins",)).files
    assert made.path.name.endswith(" - origins, internal.docx")
    text = plain(read(made.path).blocks)
    assert "For internal use only" in text
    assert "Wending Borough Council" in text
    assert "all as it was" in text
