"""Findings beside the text: counted, said in words, led to without taking the keyboard away."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.checks.finding import page_of
from desktopapp.session.opening import new_session
from desktopapp.store.resources import brief
from desktopapp.store.settings import Settings
from desktopapp.ui.desk.checking import Checking, checking
from desktopapp.ui.panels.findings_panel import FindingsPanel
from desktopapp.ui.window import Window

QUESTIONS = [question.id for _, question in brief("productivity-2024").questions()]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    """Return a window with a new plan, shown."""
    made = Window(Settings({"spelling": False}), date(2024, 6, 11))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.finish()
    made.show_session(new_session(tmp_path / "plan", "Wyvern Vale", "productivity-2024"))
    return made


@pytest.fixture
def checks(qtbot: QtBot, window: Window) -> Checking:
    """Return the checking of the plan, when it has found something."""
    assert window.work
    made = checking(window.work)
    made.look()
    qtbot.waitUntil(lambda: bool(made.found), timeout=8000)
    return made


def test_findings_are_counted_in_the_bottom_bar(checks: Checking) -> None:
    assert checks.button.text() == f"{len(checks.found)} findings"
    assert not checks.button.isHidden()


def test_a_finding_is_said_with_its_weight_its_place_and_its_mend(
    window: Window, checks: Checking
) -> None:
    assert window.work
    window.work.toggle_side("findings")
    panel = window.work.findChild(FindingsPanel)
    assert panel
    assert [card.finding for card in panel.cards] == list(checks.found)
    card = next(one for one in panel.cards if one.finding.question == QUESTIONS[1])
    said = card.accessibleName()
    assert said.startswith("Advice. Question 1.2. Nothing answers")
    assert said.endswith(card.finding.mend.rstrip("."))


def test_enter_on_a_finding_leads_to_its_place(
    qtbot: QtBot, window: Window, checks: Checking
) -> None:
    assert window.work
    window.work.toggle_side("findings")
    panel = window.work.findChild(FindingsPanel)
    assert panel
    card = next(one for one in panel.cards if one.finding.question == QUESTIONS[10])
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert window.work.where == QUESTIONS[10]
    assert card.current
    assert checks.at == card.finding


def test_the_next_finding_leaves_the_keyboard_in_the_text(
    window: Window, checks: Checking
) -> None:
    work = window.work
    assert work
    work.go(QUESTIONS[2], write=True)
    seen = []
    for _ in range(3):
        checks.go_next()
        assert checks.at
        seen.append(page_of(work.plan, checks.at))
        assert work.where == seen[-1]
        assert QApplication.focusWidget() in (work.editor(), None)
    assert len(set(seen)) == 3
    assert work.outline.tree.order().index(seen[0]) >= work.outline.tree.order().index(
        QUESTIONS[2]
    )


def test_a_finding_that_was_mended_leaves_the_list(
    qtbot: QtBot, window: Window, checks: Checking
) -> None:
    work = window.work
    assert work
    before = len(checks.found)
    work.go(QUESTIONS[1], write=True)
    editor = work.editor()
    assert editor
    qtbot.keyClicks(editor, "We measure what each service costs.")
    qtbot.waitUntil(lambda: len(checks.found) < before, timeout=8000)
    assert not any(
        one.rule == "unanswered" and one.question == QUESTIONS[1] for one in checks.found
    )
