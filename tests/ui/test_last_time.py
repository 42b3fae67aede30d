"""The plan of the next letter in the window: what was answered last time, put in and taken out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktopapp.operations.rolling import RoundKind
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.council import council_named
from desktopapp.plan.given import Given
from desktopapp.plan.giving import given_to, with_given
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.text import paragraphs, plain
from desktopapp.plan.wanted import AnswerKind
from desktopapp.session.opening import next_round
from desktopapp.session.session import Session
from desktopapp.store.open_file import new_file
from desktopapp.ui.files.new_plan import NewPlan
from desktopapp.ui.forms.fact_choice import QUESTIONS
from desktopapp.ui.panels.last_time import LastTimePanel
from tests.waiting import settle, wait_until
from tests.window_desk import Open, WindowDesk, buttons, press, press_by_key

RAN = Question("ran", "Ferries", "How many ferries did you run in the year?", number="1")
LAMPS = Question("lamps", "Lamps", "Please describe your plans for the lamps.", number="2")
CLOSED = Question("closed", "Closed piers", "Which piers are closed, and why?", number="3")
FUND = Question("fund", "Fund", "Do you have a fund?", number="4", kind=AnswerKind.YES_OR_NO)
NINE, LIT, SHUT = "We ran nine ferries.", "All lamps are to be lit.", "Two are closed for repair."


def letter(*questions: Question, name: str) -> Brief:
    theme = Theme("piers", 1, "Piers", questions=questions)
    return Brief(name, f"Piers and ferries, {name}", "An invented ministry", (theme,))


NEXT = letter(
    replace(FUND, id="n1", number="A1"),
    replace(CLOSED, id="n2", text="Which piers and jetties are closed, and why?", number="A2"),
    replace(RAN, id="n3", number="A3"),
    Question("n4", "Boats", "What do you charge for rowing boats?", number="A4"),
    name="2027",
)


def old_plan() -> Plan:
    brief = letter(RAN, LAMPS, CLOSED, FUND, name="2026")
    plan = new_plan(brief, council_named("Eastmere District Council"))
    plan = replace(plan, title="Piers plan 2026", deadline_override=date(2026, 7, 16))
    for question, words in (("ran", NINE), ("lamps", LIT), ("closed", SHUT)):
        plan = plan.with_answer_to(question, paragraphs(words))
    return with_given(plan, "fund", Given("Yes"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    session = Session(old_plan(), new_file(tmp_path / "old.planwright"))
    session.save()
    return tmp_path / "old.planwright"


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> WindowDesk:
    """Return a window with a plan that was begun from an earlier one."""
    session, _ = next_round(Session(old_plan()), tmp_path / "new.planwright", NEXT)
    return open_window(session)


def panel(window: WindowDesk) -> LastTimePanel:
    found = window.panel("last")
    assert isinstance(found, LastTimePanel)
    return found


def text(window: WindowDesk, question: str) -> str:
    return " ".join(plain(one.text) for one in window.plan.answers_to(question))


def choose(found: LastTimePanel, kind: RoundKind) -> None:
    """Choose which questions are listed, by keys."""
    names = [found.kinds.itemText(n) for n in range(found.kinds.count())]
    at = next(n for n, name in enumerate(names) if name.startswith(kind))
    found.kinds.setFocus()
    while found.kinds.currentIndex() != at:
        down = found.kinds.currentIndex() < at
        QTest.keyClick(found.kinds, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_the_four_kinds_are_counted_and_the_same_words_are_a_draft(window: WindowDesk) -> None:
    found = panel(window)
    names = [found.kinds.itemText(n) for n in range(found.kinds.count())]
    assert names == ["Reworded (1)", "No longer asked (1)", "New (1)", "Same words (2)"]
    assert text(window, "n3") == NINE
    assert given_to(window.plan, "n1").value == "Yes"
    assert text(window, "n2") == ""


def test_a_reworded_question_shows_what_differs_and_its_old_answer_is_put_in_and_out(
    window: WindowDesk,
) -> None:
    found = panel(window)
    window.go("n2")
    assert found.old.otherwise.isVisible()
    assert "[added: and jetties]" in found.old.otherwise.toPlainText()
    assert found.old.words.toPlainText() == SHUT
    assert "Piers plan 2026, 16 July 2026" in found.old.age.text()
    found.old.carry.setFocus()
    press_by_key(found, "Put it in as a draft")
    assert text(window, "n2") == SHUT
    assert found.old.age.text().startswith("The old answer is a draft here.")
    assert window.top.focusWidget() is found.old.take_out
    press(found, "Take it out again")
    assert text(window, "n2") == ""
    press(found, "Put it in as a draft")
    window.choose("Undo")
    assert text(window, "n2") == ""


def test_all_of_a_kind_are_taken_out_and_put_in_as_one_step(window: WindowDesk) -> None:
    found = panel(window)
    choose(found, RoundKind.SAME)
    assert not found.carry_all.isEnabled()
    press(found, "Take all out")
    assert text(window, "n3") == ""
    assert given_to(window.plan, "n1") == Given()
    window.choose("Undo")
    assert text(window, "n3") == NINE
    assert given_to(window.plan, "n1").value == "Yes"


def test_what_was_changed_since_stays_and_it_is_said(window: WindowDesk) -> None:
    found = panel(window)
    window.type_into("n3", "Now ten. ")
    wait_until(lambda: "changed since" in found.old.age.text())
    assert not found.old.take_out.isVisible()
    choose(found, RoundKind.SAME)
    press(found, "Take all out")
    assert "Now ten." in text(window, "n3")


def test_an_answer_that_nobody_asks_for_is_kept_and_can_go_to_another_question(
    window: WindowDesk,
) -> None:
    found = panel(window)
    window.go("n4")
    choose(found, RoundKind.GONE)
    (card,) = found.cards
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert found.old.words.toPlainText() == LIT
    press(found, "Put it into A4")
    assert text(window, "n4") == LIT


def test_a_card_leads_to_its_question_and_escape_to_the_text(window: WindowDesk) -> None:
    found = panel(window)
    choose(found, RoundKind.NEW)
    QTest.keyClick(found.cards[0], Qt.Key.Key_Return)
    assert window.where == "n4"
    assert "Not asked last time" in found.old.age.text()


def test_a_plan_without_one_before_has_no_tab_and_says_so(begun: WindowDesk) -> None:
    begun.panel("cut")
    assert "Last time" not in buttons(begun.top)
    found = panel(begun)
    assert "Last time" in buttons(begun.top)
    assert found.title.text() == "No plan before this one"


def test_where_nothing_is_listed_the_words_stand_at_the_top(begun: WindowDesk) -> None:
    panel: LastTimePanel = begun.panel("last")
    settle()
    title, words = panel.title, panel.words
    assert title.height() < 2 * title.fontMetrics().height() + 8
    gap = words.mapTo(panel, QPoint(0, 0)).y() - title.mapTo(panel, title.rect().bottomLeft()).y()
    assert 0 < gap < 20
    assert title.mapTo(panel, QPoint(0, 0)).y() < 20


def test_an_old_answer_has_the_room_that_a_short_list_leaves(window: WindowDesk) -> None:
    panel: LastTimePanel = window.panel("last")
    window.go("n3")
    answer = panel.old.words
    answer.setPlainText("We ran nine ferries, and mended each of them. " * 60)
    settle()
    free = panel.height() - panel.list.geometry().bottom()
    listed = panel.list.mapTo(panel, panel.list.rect().bottomLeft()).y()
    assert answer.height() > panel.height() // 3
    assert listed <= panel.height()
    assert free >= 0


def test_a_new_plan_is_begun_from_an_earlier_one(
    window: WindowDesk, old: Path, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path, letter=NEXT)
    dialog.show()
    dialog.earlier.take(old)
    wait_until(lambda: dialog.council.text() == "Eastmere District Council")
    assert dialog.earlier.named.whole == "Piers plan 2026, Eastmere District Council"
    assert dialog.earlier.choose.accessibleDescription() == dialog.earlier.named.whole
    press(dialog, "Start")
    wait_until(lambda: dialog.found is not None)
    assert dialog.found
    plan = dialog.found.session.plan
    assert [plain(one.text) for one in plan.answers_to("n3")] == [NINE]
    assert dialog.found.session.path
    assert dialog.found.session.path.parent == tmp_path


def test_what_the_earlier_plan_tells_of_the_council_is_not_asked(
    window: WindowDesk, old: Path, tmp_path: Path
) -> None:
    dialog = NewPlan(window.top, tmp_path)
    dialog.show()
    asked = [one for fact in dialog.facts.values() for one in fact if one]
    assert len(asked) > len(dialog.facts)  # fields for names among them
    assert all(one.isVisible() for one in asked)
    dialog.earlier.take(old)
    wait_until(lambda: not any(one.isVisible() for one in asked))
    shown = {one.text() for one in dialog.findChildren(QLabel) if one.isVisible()}
    assert not shown & set(QUESTIONS.values())
    dialog.earlier.leave.click()
    assert all(one.isVisible() for one in asked)


def test_a_file_that_is_no_plan_is_told_and_left_out(window: WindowDesk, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.planwright"
    wrong.write_text("no plan", encoding="utf-8")
    dialog = NewPlan(window.top, tmp_path, letter=NEXT)
    dialog.show()
    dialog.earlier.take(wrong)
    wait_until(dialog.problem.isVisible)
    assert dialog.earlier.session is None
