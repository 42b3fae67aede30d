"""Overlap in the window: both sides shown, words without a verdict, partners compared."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktopapp.operations.overlapping import Beside, overlaps, place_of_overlap
from desktopapp.operations.reusing import add_documents
from desktopapp.plan.text import paragraphs
from desktopapp.session.opening import new_session
from desktopapp.store.choices import partners_of
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.panels.overlap import OverlapPanel
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk

SHARED = (
    "Residents book bulky waste collections online since we joined one portal with the county."
)
AGREED = "Our three councils run one revenues and benefits service from the office in Sallow."


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    """Return a window with a plan in which words stand twice."""
    session = new_session(tmp_path / "a.planwright", "Sallow Council", "productivity-2024")
    session.answer("1.3", paragraphs(SHARED))
    session.answer("2.1", paragraphs(f"{AGREED}\n\nAs said before: {SHARED}"))
    return open_window(session)


def partner(tmp_path: Path) -> Path:
    path = tmp_path / "b.planwright"
    session = new_session(path, "Wending Council", "productivity-2024")
    session.answer("2.1", paragraphs(AGREED.replace("revenues", "council tax")))
    session.save()
    return path


def test_the_panel_shows_both_sides_and_leads_to_the_words(
    qtbot: QtBot, window: WindowDesk, tmp_path: Path
) -> None:
    source = tmp_path / "wending.txt"
    source.write_text(f"Wending Council\nAnnual report 2023\n\n{SHARED}\n", encoding="utf-8")
    add_documents(window.plan, [source], lambda *_: None, lambda: False)
    panel = window.panel("overlap")
    assert isinstance(panel, OverlapPanel)
    wait_until(lambda: len(panel.cards) == 3)
    found = {card.overlap.beside for card in panel.cards}
    assert found == {Beside.PLAN, Beside.LIBRARY}
    words = " ".join(card.accessibleName() for card in panel.cards) + panel.words.text()
    assert "Also in Wending Council" in words
    assert not any(bad in words.lower() for bad in ("copied", "plagiar", "stolen"))
    last = panel.cards[-1]
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert window.editor().textCursor().selectedText() == last.overlap.text
    assert SHARED.startswith(last.overlap.text)


def test_partners_plans_show_agreed_text_and_where_it_drifts(
    window: WindowDesk, tmp_path: Path
) -> None:
    path = partner(tmp_path)
    found = overlaps(window.plan, (), [str(path), str(tmp_path / "gone.planwright")])
    drift, *_ = found.found
    assert (drift.beside, drift.exact) == (Beside.PARTNER, False)
    assert drift.said.startswith("Drifts apart from Wending Council: 2.1")
    assert "council tax" in drift.other
    assert "gone.planwright" in found.notes[0]
    window.top.settings.put(partners_of(window.plan.id), (str(path),))
    assert library_verbs.partners(window.top) == (str(path),)
    panel = window.panel("overlap")
    wait_until(lambda: len(panel.cards) == 2)
    library_verbs.unlink_partner(window.top, str(path))
    wait_until(lambda: len(panel.cards) == 1)


def test_words_that_are_gone_lead_nowhere(window: WindowDesk) -> None:
    (one,) = overlaps(window.plan, (), ()).found
    assert place_of_overlap(window.plan, one)
    changed = window.plan.with_text(one.part, paragraphs("Quite other words."))
    assert place_of_overlap(changed, one) is None
    assert place_of_overlap(changed.without_part(one.part), one) is None
    assert overlaps(changed, (), ()).found == ()
