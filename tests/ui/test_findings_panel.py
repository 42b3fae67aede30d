"""Findings beside the text: counted, said in words, led to without taking the keyboard away."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktopapp.checks.finding import page_of
from desktopapp.checks.rule import RuleKind
from desktopapp.store.resources import brief
from desktopapp.ui.panels.finding_card import FindingCard
from desktopapp.ui.panels.findings_panel import FindingsPanel
from desktopapp.ui.panels.rule_page import RuleSheet
from desktopapp.ui.panels.set_aside_form import SetAsideForm
from desktopapp.ui.workspace.checking import Checking, checking
from tests.waiting import fired, settle, wait_until
from tests.window_desk import WindowDesk, fill, press

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


SLIPS = "We saved money . We saved the the rest. Our councils website is new."


def listed(panel: FindingsPanel, words: str) -> FindingCard:
    """Return the one card whose finding says these words, once it is listed."""
    alike = partial(filter, lambda card: words in card.finding.message)
    wait_until(lambda: len([*alike(panel.cards)]) == 1)
    (card,) = alike(panel.cards)
    return card


def set_aside(begun: WindowDesk, card: FindingCard, reason: str) -> None:
    """Set a finding aside by its key, with a reason."""
    QTest.keyClick(card, Qt.Key.Key_S)
    form = begun.dialog(SetAsideForm)
    fill(form, reason)
    QTest.keyClick(form.reason, Qt.Key.Key_Return)


def test_a_finding_is_set_aside_by_a_key_with_its_reason_and_looked_at_again(
    begun: WindowDesk,
) -> None:
    begun.type_into("t1.q1", SLIPS)
    panel = begun.panel("findings")
    set_aside(begun, listed(panel, "repeated"), "It is a quotation.")
    wait_until(lambda: bool(panel.checks.aside))
    assert not any("repeated" in card.finding.message for card in panel.cards)
    (kept,) = begun.plan.set_aside
    assert (kept.rule, kept.reason) == ("word twice", "It is a quotation.")
    panel.checks.show_aside()
    (card,) = panel.cards
    assert card.accessibleName().endswith(": It is a quotation")
    QTest.keyClick(card, Qt.Key.Key_L)
    assert begun.plan.set_aside == ()
    listed(panel, "repeated")
    begun.choose("Undo")
    assert begun.plan.set_aside == (kept,)


def test_nothing_is_set_aside_without_a_reason(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", SLIPS)
    panel = begun.panel("findings")
    set_aside(begun, listed(panel, "repeated"), "  ")
    form = begun.dialog(SetAsideForm)
    assert "Say why" in form.problem.text()
    assert begun.plan.set_aside == ()


def test_all_of_one_rule_can_be_set_aside_together(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", SLIPS)
    begun.type_into("t1.q3", "We we went on.")
    panel = begun.panel("findings")
    wait_until(lambda: sum(card.finding.rule.name == "word twice" for card in panel.cards) == 2)
    card = next(card for card in panel.cards if card.finding.rule.name == "word twice")
    QTest.keyClick(card, Qt.Key.Key_S)
    form = begun.dialog(SetAsideForm)
    assert form.all_of_them
    form.all_of_them.setChecked(True)
    fill(form, "They are names.")
    press(form, "Set aside")
    assert {one.place for one in begun.plan.set_aside} == {part.id for part in begun.plan.answers}
    assert not any(card.finding.rule.name == "word twice" for card in panel.cards)


def test_a_key_mends_and_the_keyboard_stays_in_the_list(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", SLIPS)
    panel = begun.panel("findings")
    card = listed(panel, "repeated")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_M)
    assert "saved the rest" in begun.editor().toPlainText()
    assert isinstance(begun.top.focusWidget(), FindingCard)


def test_all_slips_are_mended_together_in_one_step_of_undo(begun: WindowDesk) -> None:
    typed = f"{SLIPS} We went  on."
    begun.type_into("t1.q1", typed)
    panel = begun.panel("findings")
    listed(panel, "apostrophe")
    press(panel, "Mend all 3")
    assert begun.editor().toPlainText() == (  # a fault of language is of another weight
        "We saved money. We saved the rest. Our councils website is new. We went on."
    )
    begun.choose("Undo")
    assert begun.editor().toPlainText() == typed


def test_why_opens_the_page_of_the_rule(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", SLIPS)
    card = listed(begun.panel("findings"), "repeated")
    QTest.keyClick(card, Qt.Key.Key_W)
    page = begun.dialog(RuleSheet)
    said = [label.accessibleName() for label in page.told]
    assert said[0].startswith("What it finds: The same word twice")
    assert said[1].startswith("Why it matters: ")


def test_one_kind_is_listed_and_the_next_finding_is_of_it(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", SLIPS)
    panel = begun.panel("findings")
    listed(panel, "repeated")
    panel.checks.show_kind(RuleKind.TEXT)
    assert {card.finding.rule.kind for card in panel.cards} == {RuleKind.TEXT}
    assert panel.kinds.text() == f"The text ({len(panel.cards)})"
    panel.checks.go_next()
    assert panel.checks.at in panel.checks.listed
    panel.checks.show_kind(None)
    assert len(panel.cards) == len(panel.checks.found)


def test_of_thousands_of_findings_some_are_listed_and_more_follow_by_scrolling(
    begun: WindowDesk,
) -> None:
    panel = begun.panel("findings")
    begun.type_into("t1.q1", SLIPS)
    one = listed(panel, "repeated").finding
    panel.checks.found = tuple(replace(one, message=f"Word {n}.") for n in range(3000))
    panel.show_found()
    assert 0 < len(panel.cards) < 200
    assert "The 200 most serious" in panel.words.text()
    bar = panel.list.verticalScrollBar()
    for _ in range(9):
        bar.setValue(bar.maximum())
        settle()
    assert len(panel.cards) == 200


def test_cards_that_still_say_the_same_stay_the_same(begun: WindowDesk) -> None:
    begun.type_into("t1.q1", SLIPS)
    panel = begun.panel("findings")
    card = listed(panel, "apostrophe")
    press(listed(panel, "repeated"), "Mend")
    wait_until(lambda: panel.checks.work.pages.plan is begun.plan)
    assert listed(panel, "apostrophe") is card


def test_from_the_text_the_finding_at_hand_is_mended_set_aside_and_explained(
    begun: WindowDesk,
) -> None:
    begun.type_into("t1.q1", SLIPS)
    panel = begun.panel("findings")
    listed(panel, "repeated")
    panel.checks.show_kind(RuleKind.TEXT)
    begun.choose("Next finding")
    assert panel.checks.at
    first = panel.checks.at.rule.called
    begun.choose("Why this finding")
    page = begun.dialog(RuleSheet)
    assert page.windowTitle() == first
    page.close()
    begun.choose("Mend this finding")
    assert first not in {card.finding.rule.called for card in panel.cards}
    begun.choose("Next finding")
    begun.choose("Set this finding aside…")
    form = begun.dialog(SetAsideForm)
    fill(form, "Known.")
    press(form, "Set aside")
    assert len(begun.plan.set_aside) == 1
