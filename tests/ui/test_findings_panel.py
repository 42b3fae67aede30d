"""Findings beside the text: counted, said in words, led to without taking the keyboard away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.checks.finding import page_of
from desktopapp.store.resources import brief
from desktopapp.ui.workspace.checking import Checking, checking
from tests.waiting import fired, settle, wait_until
from tests.window_desk import WindowDesk, press

QUESTIONS = [question.id for _, question in brief("productivity-2024").questions()]


@pytest.fixture
def checks(begun: WindowDesk) -> Checking:
    """Return the checking of the plan, when it has found something."""
    begun.type_into(begun.plan.sections[0].id, "We are a district.")  # else there is nothing
    begun.go(QUESTIONS[0])
    fired(begun.counting)
    settle()
    made = checking(begun.work)
    made.look()
    wait_until(lambda: bool(made.found))
    return made


def test_findings_are_counted_in_the_bottom_bar(checks: Checking) -> None:
    assert checks.button.text() == f"{len(checks.found)} findings"
    assert not checks.button.isHidden()


def test_a_finding_is_said_with_its_weight_its_place_and_its_mend(
    begun: WindowDesk, checks: Checking
) -> None:
    panel = begun.panel("findings")
    assert [card.finding for card in panel.cards] == list(checks.found)
    card = next(one for one in panel.cards if one.finding.question == QUESTIONS[1])
    said = card.accessibleName()
    assert said.startswith("Advice. Question 1.2. Nothing answers")
    assert said.endswith(card.finding.mend.rstrip("."))


def test_enter_on_a_finding_leads_to_its_place(
    qtbot: QtBot, begun: WindowDesk, checks: Checking
) -> None:
    panel = begun.panel("findings")
    card = next(one for one in panel.cards if one.finding.question == QUESTIONS[10])
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert begun.where == QUESTIONS[10]
    assert card.current
    assert checks.at == card.finding


def test_the_next_finding_leaves_the_keyboard_in_the_text(
    begun: WindowDesk, checks: Checking
) -> None:
    begun.go(QUESTIONS[2], write=True)
    seen = []
    for _ in range(3):
        checks.go_next()
        assert checks.at
        seen.append(page_of(begun.plan, checks.at))
        assert begun.where == seen[-1]
        assert QApplication.focusWidget() in (begun.editor(), None)
    assert len(set(seen)) == 3
    order = [row.where for row in begun.rows]
    assert order.index(seen[0]) >= order.index(QUESTIONS[2])


def test_a_finding_that_was_mended_leaves_the_list(begun: WindowDesk, checks: Checking) -> None:
    before = len(checks.found)
    begun.type_into(QUESTIONS[1], "We measure what each service costs.")
    wait_until(lambda: len(checks.found) < before)
    assert not any(
        one.rule.name == "unanswered" and one.question == QUESTIONS[1] for one in checks.found
    )


def test_a_slip_is_mended_by_one_click_and_comes_back_with_undo(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We saved money . We saved the the rest.")
    panel = begun.panel("findings")
    wait_until(lambda: sum(bool(card.finding.fixes) for card in panel.cards) == 2)
    first = next(card for card in panel.cards if "space" in card.finding.message)
    assert "“money .”" in first.finding.message
    first.opened.emit()
    assert begun.editor().textCursor().selectedText() == " "
    press(first, "Mend")
    assert begun.editor().toPlainText() == "We saved money. We saved the the rest."
    wait_until(lambda: sum(bool(card.finding.fixes) for card in panel.cards) == 1)
    begun.choose("Undo")
    assert begun.editor().toPlainText() == "We saved money . We saved the the rest."


def test_a_plan_that_may_only_be_read_says_so_instead_of_mending(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", "We saved money .")
    panel = begun.panel("findings")
    wait_until(lambda: any(card.finding.fixes for card in panel.cards))
    begun.session.undecided = "Decide first."
    press(next(card for card in panel.cards if card.finding.fixes), "Mend")
    assert begun.editor().toPlainText() == "We saved money ."
    assert "read only" in begun.news
