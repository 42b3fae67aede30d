"""Overlap in the window: both sides shown, words without a verdict, partners compared."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.operations.overlapping import Beside, overlaps, place_of_overlap
from desktopapp.operations.reusing import add_documents
from desktopapp.plan.text import paragraphs
from desktopapp.session.opening import new_session
from desktopapp.store.choices import partners_of
from desktopapp.store.settings import Settings
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.panels.overlap import OverlapPanel
from desktopapp.ui.window import Window

SHARED = (
    "Residents book bulky waste collections online since we joined one portal with the county."
)
AGREED = "Our three councils run one revenues and benefits service from the office in Sallow."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(made)
    session = new_session(tmp_path / "a.planwright", "Sallow Council", "productivity-2024")
    session.answer("1.3", paragraphs(SHARED))
    session.answer("2.1", paragraphs(f"{AGREED}\n\nAs said before: {SHARED}"))
    made.show_session(session)
    made.show()
    return made


def partner(tmp_path: Path) -> Path:
    path = tmp_path / "b.planwright"
    session = new_session(path, "Wending Council", "productivity-2024")
    session.answer("2.1", paragraphs(AGREED.replace("revenues", "council tax")))
    session.save()
    return path


def test_the_panel_shows_both_sides_and_leads_to_the_words(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    source = tmp_path / "wending.txt"
    source.write_text(f"Wending Council\nAnnual report 2023\n\n{SHARED}\n", encoding="utf-8")
    work = window.work
    assert work
    add_documents(work.plan, [source], lambda *_: None, lambda: False)
    work.toggle_side("overlap")
    assert work.side
    panel = work.side.panels["overlap"]
    assert isinstance(panel, OverlapPanel)
    qtbot.waitUntil(lambda: len(panel.cards) == 3)
    found = {card.overlap.beside for card in panel.cards}
    assert found == {Beside.PLAN, Beside.LIBRARY}
    words = " ".join(card.accessibleName() for card in panel.cards) + panel.words.text()
    assert "Also in Wending Council" in words
    assert not any(bad in words.lower() for bad in ("copied", "plagiar", "stolen"))
    last = panel.cards[-1]
    qtbot.keyClick(last, Qt.Key.Key_Return)
    editor = work.editor()
    assert editor
    assert editor.textCursor().selectedText() == last.overlap.text
    assert SHARED.startswith(last.overlap.text)


def test_partners_plans_show_agreed_text_and_where_it_drifts(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    work = window.work
    assert work
    path = partner(tmp_path)
    found = overlaps(work.plan, (), [str(path), str(tmp_path / "gone.planwright")])
    drift, *_ = found.found
    assert (drift.beside, drift.exact) == (Beside.PARTNER, False)
    assert drift.said.startswith("Drifts apart from Wending Council: 2.1")
    assert "council tax" in drift.other
    assert "gone.planwright" in found.notes[0]
    window.settings.put(partners_of(work.plan.id), (str(path),))
    assert library_verbs.partners(window) == (str(path),)
    work.toggle_side("overlap")
    assert work.side
    panel = work.side.panels["overlap"]
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    library_verbs.unlink_partner(window, str(path))
    qtbot.waitUntil(lambda: len(panel.cards) == 1)


def test_words_that_are_gone_lead_nowhere(window: Window) -> None:
    work = window.work
    assert work
    (one,) = overlaps(work.plan, (), ()).found
    assert place_of_overlap(work.plan, one)
    changed = work.plan.with_text(one.part, paragraphs("Quite other words."))
    assert place_of_overlap(changed, one) is None
    assert place_of_overlap(changed.without_part(one.part), one) is None
    assert overlaps(changed, (), ()).found == ()
