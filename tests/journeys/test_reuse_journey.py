"""Reuse as an officer does it: documents added, passages found, read, inserted, looked through."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktopapp.operations.exporting import export
from desktopapp.plan.text import plain
from desktopapp.readers.read import read
from desktopapp.session.opening import open_session
from desktopapp.ui.panels.library_dialog import LibraryDialog
from desktopapp.ui.panels.reuse import ReusePanel
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

HARROWMERE = """Harrowmere Borough Council
Productivity plan, March 2023

1. How you have transformed the way you design and deliver services

In 2022 Harrowmere Borough Council brought 14 contact points into one team. Residents tell us
once, and 71% of calls are settled without being passed on. We improved the service by March 2023.

2. How you plan to take advantage of technology and make better use of data

Harrowmere's data standards are checked each quarter. Legacy systems are the main barrier to
sharing data between our housing and revenues teams.

3. Your plans to reduce wasteful spend within your organisation and systems

Harrowmere Borough Council uses agency staff only for posts that it cannot fill. Agency spend was
4.1% of the staff budget in 2021/22, and consultants cost 1.2%.

Every invest to save bid is scored by finance before Harrowmere Borough Council agrees to it.

4. The barriers preventing progress that the Government can help to reduce or remove

Short funding settlements are the main barrier to productivity. Grants come with too many
conditions.
"""
QUESTIONS = ("t1.q3", "t2.q2", "t3.q2", "t3.q4", "t4.q1")


def add_to_library(begun: WindowDesk, folder: Path) -> None:
    """Add a folder, look at what is proposed, and say that it is right."""
    dialog = LibraryDialog(begun.top, begun.top.jobs, begun.plan, [folder])
    dialog.show()
    wait_until(lambda: len(dialog.unchecked) == 1)
    council, dated = dialog.table.item(0, 0), dialog.table.item(0, 2)
    assert council
    assert dated
    assert council.text() == "Harrowmere Borough Council"
    assert dated.text().endswith("2023")
    assert "empty.txt" in dialog.report.toPlainText()
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    dialog.accept()


def insert_best(begun: WindowDesk, panel: ReusePanel, question: str) -> bool:
    """Open the first passage by key, walk what must change, and insert it with our names."""
    begun.go(question)
    wanted = f"for question {begun.plan.brief.number(question)}"
    wait_until(lambda: panel.title.text().endswith(wanted) and bool(panel.cards))
    card = panel.cards[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    view = panel.view
    assert view
    for row in range(len(card.offer.flags)):
        begun.choose("Next thing to settle")
        assert view.changes.currentRow() == row
        assert view.changes.accessibleDescription() == card.offer.flags[row].why
    known = any(flag.ours for flag in card.offer.flags)
    view.take()
    return known


def test_five_questions_are_answered_from_another_councils_plan(
    qtbot: QtBot, begun: WindowDesk, tmp_path: Path
) -> None:
    folder = tmp_path / "prior"
    folder.mkdir()
    (folder / "harrowmere.txt").write_text(HARROWMERE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    add_to_library(begun, folder)
    begun.choose("Prior answers for this question")
    panel = begun.panel_shown("reuse")
    replaced = [insert_best(begun, panel, one) for one in QUESTIONS]
    assert any(replaced)
    for question in QUESTIONS:
        assert plain(begun.plan.answers_to(question)[0].text)
    (agency,) = begun.plan.answers_to("t3.q4")
    assert "Wyvern Vale District Council uses agency staff" in plain(agency.text)

    begun.go("t3.q4", write=True)
    editor = begun.editor()
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, " We cut it by a third.")
    (agency,) = begun.plan.answers_to("t3.q4")
    assert plain(agency.text).endswith("We cut it by a third.")

    begun.choose("Repeated text")
    overlap = begun.panel_shown("overlap")
    wait_until(lambda: len(overlap.cards) >= len(QUESTIONS) - 1)
    assert all("Harrowmere" in card.overlap.there for card in overlap.cards)

    (annex,) = export(begun.plan, tmp_path / "out", ("origins",)).files
    assert plain(read(annex.path).blocks).count("Harrowmere Borough Council") >= len(QUESTIONS)
    assert begun.top.close()
    again = open_session(tmp_path / "plan.planwright").plan
    assert len(again.sources) == len(QUESTIONS)
