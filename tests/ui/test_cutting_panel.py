"""Cutting to the limit: pressed from the counter, each place led to, the number falls."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.plan.council import Council
from desktopapp.plan.outline import cost
from desktopapp.plan.plan import Answer, new_plan
from desktopapp.plan.text import paragraphs, plain
from desktopapp.session.session import Session
from desktopapp.ui.panels.cutting import CutCard, CutPanel
from desktopapp.ui.widgets.sheet import Sheet
from tests.strategies import harbour
from tests.waiting import fired, settle, wait_until
from tests.window_desk import LEFT, Open, WindowDesk

WORDS = (
    "We looked at each service with the people who run it and asked what residents would miss "
    "least, then moved the money to where waiting lists are longest and staff are fewest. "
)


@pytest.fixture
def long(finished: WindowDesk) -> WindowDesk:
    """Return a window with a plan that is over its pages."""
    answer = finished.plan.answers_to("t1.q3")[0]
    text = (*answer.text, *paragraphs(WORDS * 12), *paragraphs(WORDS))
    finished.session.edit(finished.plan.with_part(replace(answer, text=text)), "paste")
    fired(finished.counting)
    wait_until(lambda: "to cut" in finished.pages_told)
    return finished


class Watch(QObject):
    """Notes each widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, about: QObject, event: QEvent) -> bool:  # noqa: N802  # as Qt calls it
        if event.type() is QEvent.Type.Show and isinstance(about, QWidget) and about.isWindow():
            self.shown.append(about)
        return False


@contextmanager
def windows_shown() -> Iterator[list[QWidget]]:
    watch, app = Watch(), QApplication.instance()
    assert app
    app.installEventFilter(watch)
    yield watch.shown
    app.removeEventFilter(watch)


def pressed(window: WindowDesk) -> CutPanel:
    """Press the counter, and wait until it is seen where lines can be won."""
    QTest.mouseClick(window.chip, LEFT)
    panel: CutPanel = window.panel_shown("cut")
    wait_until(lambda: panel.cards)
    return panel


def to_cut(panel: CutPanel) -> int:
    words = panel.title.text()
    return int(words.split()[0]) if "to cut" in words else 0


def test_the_counter_is_a_button_with_a_name_that_says_what_it_does(finished: WindowDesk) -> None:
    assert finished.chip.accessibleName() == "4 pages, 5 lines free. Cut to the limit"
    finished.chip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(finished.chip, Qt.Key.Key_Return)
    panel = finished.panel_shown("cut")
    assert panel.title.text() == "Fits. 4 pages."
    assert panel.sign.isVisible()


def test_the_panel_says_how_much_is_to_cut_and_the_number_falls_as_one_cuts(
    long: WindowDesk,
) -> None:
    panel = pressed(long)
    before = to_cut(panel)
    assert before > 0
    assert f"{before} lines to cut" in long.pages_told
    long.go("t1.q3", write=True)
    seen = [before]
    while to_cut(panel):
        editor = long.editor()
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.movePosition(cursor.MoveOperation.PreviousWord, cursor.MoveMode.KeepAnchor, 60)
        editor.setTextCursor(cursor)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        fired(long.counting)
        settle()
        assert long.pages_told.endswith("free") or f" {to_cut(panel)} line" in long.pages_told
        seen.append(to_cut(panel))
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) > 2
    assert panel.title.text() == "Fits. 4 pages."


def test_a_short_last_line_is_selected_so_that_the_next_key_cuts_it(long: WindowDesk) -> None:
    panel = pressed(long)
    found = [card for card in panel.cards if "win a line" in card.row.words]
    assert found
    long.go("t2.q1")
    for card in found:
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Return)
        words = long.editor().textCursor().selectedText()
        assert f"“{words}”" in card.row.why
        assert long.top.focusWidget() is long.editor()


def test_what_is_said_twice_is_named_once_it_is_compared(long: WindowDesk) -> None:
    panel = pressed(long)
    wait_until(lambda: any("Said twice" in card.row.words for card in panel.cards))
    card = next(card for card in panel.cards if "Said twice" in card.row.words)
    long.go("t2.q1")
    QTest.mouseClick(card, LEFT)
    assert long.where == "t1.q3"
    assert long.editor().textCursor().hasSelection()


def test_what_is_said_twice_leaves_no_stop_behind_where_it_is_cut(long: WindowDesk) -> None:
    panel = pressed(long)
    wait_until(lambda: any("Said twice" in card.row.words for card in panel.cards))
    before = plain(long.plan.answers_to("t1.q3")[0].text)
    card = next(card for card in panel.cards if "Said twice" in card.row.words)
    QTest.mouseClick(card, LEFT)
    assert long.editor().textCursor().selectedText().rstrip().endswith(".")
    QTest.keyClick(long.editor(), Qt.Key.Key_Delete)
    after = plain(long.plan.answers_to("t1.q3")[0].text)
    assert len(after) < len(before)
    assert not re.search(r"(^|\s)\.", after)


def test_the_panel_takes_the_keyboard_at_once_and_escape_gives_it_to_the_text(
    long: WindowDesk,
) -> None:
    long.go("t1.q1", write=True)
    long.choose("Cut to the limit")
    wait_until(lambda: isinstance(long.top.focusWidget(), CutCard))
    QTest.keyClick(long.top.focusWidget(), Qt.Key.Key_Escape)
    assert long.top.focusWidget() is long.editor()
    long.choose("Cut to the limit")
    assert isinstance(long.top.focusWidget(), CutCard)


def test_the_keyboard_stays_where_it_went_before_there_was_a_place_to_cut(
    long: WindowDesk,
) -> None:
    long.go("t1.q1", write=True)
    long.choose("Cut to the limit")
    long.work.title.export.setFocus()
    wait_until(lambda: bool(long.panel_shown("cut").cards))
    settle()
    assert long.top.focusWidget() is long.work.title.export


def test_the_longest_answer_is_listed_and_led_to(long: WindowDesk) -> None:
    panel = pressed(long)
    first = next(card for card in panel.cards if card.row.words.startswith("A long answer"))
    assert first.row.where.startswith("1.3 ")
    share = long.work.pages.costs()[long.plan.answers_to("t1.q3")[0].id]
    assert f"takes {cost(share)} and serves 2 of 46 points." in first.row.why
    long.go("t2.q1")
    QTest.mouseClick(first, LEFT)
    assert long.where == "t1.q3"


def test_a_count_that_changes_nothing_keeps_the_cards_and_the_keyboard(long: WindowDesk) -> None:
    panel = pressed(long)
    settle()
    cards = panel.cards
    cards[0].setFocus()
    long.work.count()
    settle()
    assert panel.cards is cards
    assert long.top.focusWidget() is cards[0]


def test_lines_that_are_all_used_are_no_cause_for_alarm(finished: WindowDesk) -> None:
    assert not finished.warns_of_pages


def test_a_plan_over_the_words_of_its_letter_does_not_fit_whatever_its_pages(
    open_window: Open,
) -> None:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    over = Answer("a1", "safety", ("safety.upkeep",), paragraphs("word " * 1900))
    window = open_window(Session(replace(plan, answers=(*plan.answers, over))))
    panel = pressed(window)
    words = window.work.pages.measured.counted.words
    assert panel.title.text() == f"{words - 1800} words to cut"
    assert not panel.sign.isVisible()
    assert panel.words.text() == f"{words:,} of 1,800 words."
    window.session.edit(
        window.session.plan.with_part(replace(over, text=paragraphs("word"))), "cut"
    )
    fired(window.counting)
    wait_until(lambda: panel.title.text() == "Fits. 1 page.")
    assert panel.sign.isVisible()


def test_no_part_of_a_card_sheet_or_view_is_ever_a_window_of_its_own(long: WindowDesk) -> None:
    with windows_shown() as shown:
        pressed(long)
        long.choose("Pages as they will print")
        Sheet(long.top, "A sheet", "Words that explain.").open()
        settle()
    assert [type(one) for one in shown] == [Sheet]
