"""The points of the letter: gone through by keys, proposed from the text, weighed by pages."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktopapp.plan.brief import Ask, Brief, Question, Theme
from desktopapp.plan.council import Council
from desktopapp.plan.coverage import covered_points
from desktopapp.plan.outline import cost
from desktopapp.plan.plan import AskState, Coverage, new_plan
from desktopapp.plan.text import paragraphs
from desktopapp.session.session import Session
from desktopapp.ui.panels.point_filters import BY_LETTER, BY_PAGES, PointFilter
from desktopapp.ui.workspace.proposals import proposals
from tests.waiting import settle, wait_until
from tests.window_desk import LEFT, Open, WindowDesk

FACILITY = "Trade union facility time was 0.04% of our paybill in 2023/24."
UNIONS = "The unions meet the chief executive each month."


def proposed(window: WindowDesk, ask: str) -> Any:  # noqa: ANN401  # of a room that is loaded late
    """Wait until something is proposed of an ask, and return it."""
    found = proposals(window.work)
    wait_until(lambda: ask in found.found and bool(found.found[ask].evidence))
    return found.found[ask]


def shown(view: Any) -> list[str]:  # noqa: ANN401  # each view is of its own kind
    return [one for one, line in view.lines.items() if not line.whole.isHidden()]


def in_order(view: Any) -> list[str]:  # noqa: ANN401  # the same
    """Return the points as they stand below each other."""
    wholes = {one: line.whole for one, line in view.lines.items()}
    settle()
    tops = {one: whole.mapTo(view, whole.rect().topLeft()).y() for one, whole in wholes.items()}
    return sorted(tops, key=lambda one: tops[one])


def test_a_point_is_shown_with_its_words_and_accepted_by_a_key_and_undone(
    begun: WindowDesk,
) -> None:
    begun.type_into("t3.q9", f"{UNIONS} {FACILITY}")
    assert proposed(begun, "t3.q9a").is_answered
    before = begun.plan
    view = begun.view("asks")
    row = view.rows["t3.q9a"]
    assert row.proposal.looks.text() == "Looks answered"
    row.tick.setFocus()
    QTest.keyClick(row.tick, Qt.Key.Key_S)
    assert begun.words_marked() == [FACILITY]
    assert "seems to answer it" in begun.told
    assert begun.plan is before  # nothing is said that nobody said
    begun.press("Back to the points")
    row.tick.setFocus()
    QTest.keyClick(row.tick, Qt.Key.Key_A)
    assert begun.plan.covered("t3.q9a") == Coverage(AskState.HERE)
    assert row.proposal.looks.isHidden()
    begun.session.undo()
    assert begun.plan.covered("t3.q9a").state is AskState.OPEN
    assert not row.proposal.looks.isHidden()


def test_marks_go_with_the_next_key_in_the_text_and_old_ones_are_not_shown(
    begun: WindowDesk,
) -> None:
    begun.type_into("t3.q9", FACILITY)
    proposed(begun, "t3.q9a")
    proposals(begun.work).show("t3.q9a")
    assert begun.words_marked() == [FACILITY]
    part = begun.plan.answers_to("t3.q9")[0]
    begun.session.edit(begun.plan.with_text(part.id, paragraphs("Nothing yet.")), "other words")
    assert begun.words_marked() == []
    proposals(begun.work).show("t3.q9a")
    assert begun.words_marked() == []
    assert "changed since" in begun.news


def test_what_is_found_under_another_question_is_accepted_as_answered_there(
    begun: WindowDesk,
) -> None:
    begun.type_into("t3.q4", FACILITY)
    proposed(begun, "t3.q9a")
    proposals(begun.work).accept("t3.q9a")
    part = begun.plan.answers_to("t3.q4")[0]
    assert begun.plan.covered("t3.q9a") == Coverage(AskState.ELSEWHERE, part.id)


def test_keys_say_what_became_of_a_point_and_ask_for_what_is_wanted(begun: WindowDesk) -> None:
    view = begun.view("asks")
    row = view.rows["t1.q2a"]
    row.tick.setFocus()
    QTest.keyClick(row.tick, Qt.Key.Key_D)
    wait_until(lambda: row.reason is not None and row.reason.why.hasFocus())
    assert "say why" in row.reason.wants.text()
    assert covered_points(begun.plan).said == 0
    assert begun.plan.covered("t1.q2a").state is AskState.NOT_APPLICABLE
    QTest.keyClicks(row.reason.why, "The county does")  # d and e are letters here
    assert begun.plan.covered("t1.q2a") == Coverage(
        AskState.NOT_APPLICABLE, reason="The county does"
    )
    assert row.reason.wants.isHidden()
    row.tick.setFocus()
    for key, state in (
        (Qt.Key.Key_H, AskState.HERE),
        (Qt.Key.Key_L, AskState.LEFT_OUT),
        (Qt.Key.Key_O, AskState.OPEN),
    ):
        row.tick.setFocus()
        QTest.keyClick(row.tick, key)
        assert begun.plan.covered("t1.q2a").state is state


def test_filters_show_what_they_count_and_all_counts_agree(begun: WindowDesk) -> None:
    plan = begun.plan
    for ask, said in {
        "t1.q1a": Coverage(AskState.HERE),
        "t1.q2a": Coverage(AskState.ELSEWHERE, "The annual report"),
        "t1.q3a": Coverage(AskState.LEFT_OUT),
        "t1.q3b": Coverage(AskState.LEFT_OUT, reason="Too early"),
        "t2.q2a": Coverage(AskState.NOT_APPLICABLE, reason="No old systems"),
    }.items():
        plan = plan.with_coverage(ask, said)
    begun.session.edit(plan, "states")
    view = begun.view("asks")
    counts = {}
    for one, button in view.filters.buttons.items():
        QTest.mouseClick(button, LEFT)
        words, _, number = button.text().rpartition(" ")
        assert (words, int(number)) == (one, len(shown(view)))
        counts[one] = len(shown(view))
    done = covered_points(begun.plan)
    assert done.said == 4
    assert counts[PointFilter.OPEN] == done.open
    assert counts[PointFilter.NO_REASON] == 1
    parts = (PointFilter.OPEN, PointFilter.HERE, PointFilter.ELSEWHERE)
    others = (PointFilter.NOT_APPLICABLE, PointFilter.LEFT_OUT)
    assert sum(counts[one] for one in (*parts, *others)) == counts[PointFilter.ALL] == done.of
    assert view.said.text().startswith(f"{done.said} of {done.of} points covered.")


def test_points_are_shown_by_theme_and_what_takes_most_pages_first(finished: WindowDesk) -> None:
    view = finished.view("asks")
    view.filters.theme.setCurrentIndex(2)
    view.filters.theme.activated.emit(2)
    assert {one.split(".")[0] for one in shown(view)} == {"t2"}
    view.filters.theme.setCurrentIndex(0)
    view.filters.order.setCurrentText(BY_PAGES)
    view.filters.order.activated.emit(1)
    by_where = {one.id: one.where for one in view.things}
    costs = finished.work.pages.costs()
    order = in_order(view)
    first = finished.plan.answers_to(by_where[order[0]])[0]
    longest = max(costs[one.id] for one in finished.plan.answers)
    assert costs[first.id] == longest
    words = view.lines[order[0]].pages.text()
    asks = len(finished.plan.brief.question(by_where[order[0]])[1].asks)
    assert words == f"{cost(longest)} for {asks} of 46 points"
    view.filters.order.setCurrentText(BY_LETTER)
    view.filters.order.activated.emit(0)
    assert in_order(view) == [one.id for one in view.things]


def test_a_place_where_nothing_stands_and_a_circle_are_said_at_their_rows(
    begun: WindowDesk,
) -> None:
    plan = begun.plan.with_answer_to("t1.q1", part_id="one").with_answer_to("t1.q2", part_id="two")
    plan = plan.with_coverage("t1.q1a", Coverage(AskState.ELSEWHERE, "two"))
    begun.session.edit(plan, "elsewhere")
    row = begun.view("asks").rows["t1.q1a"]
    assert row.reason.wants.text() == "Nothing is written under 1.2 Measuring productivity yet."
    plan = plan.with_coverage("t1.q2a", Coverage(AskState.ELSEWHERE, "one"))
    begun.session.edit(plan, "elsewhere too")
    assert "round in a circle" in row.reason.wants.text()


def test_a_letter_without_points_says_so_and_counts_nothing(open_window: Open) -> None:
    bare = Brief("bare", "Tell us", "A department", (Theme("t", 1, "Anything"),))
    window = open_window()
    window.show(Session(new_plan(bare, Council("Fenmoor District Council"))))
    view = window.view("asks")
    assert "without points" in view.said.text()
    assert not view.filters.isVisibleTo(view)


def test_of_six_hundred_points_those_of_one_theme_are_shown_to_begin_with(
    open_window: Open,
) -> None:
    themes = tuple(
        Theme(
            f"t{k}",
            k + 1,
            f"Quay {k}",
            questions=tuple(
                Question(f"q{k}.{n}", f"Berth {n}", "What?", (Ask(f"a{k}.{n}", f"berth {n}"),))
                for n in range(60)
            ),
        )
        for k in range(10)
    )
    letter = Brief("long", "Quays", "A department", themes)
    window = open_window()
    window.show(Session(new_plan(letter, Council("Fenmoor District Council"))))
    view = window.view("asks")
    assert len(view.things) == 600
    assert len(view.rows) == 60
    assert view.filters.theme.currentText() == "1  Quay 0"
    assert view.said.text().startswith("0 of 600 points covered.")
    view.begin("a7.5")
    assert view.filters.theme.currentText() == "8  Quay 7"
    assert {one.split(".")[0] for one in shown(view)} == {"a7"}


def test_the_keyboard_goes_from_point_to_point_in_the_order_shown(finished: WindowDesk) -> None:
    view = finished.view("asks")
    view.filters.order.setCurrentText(BY_PAGES)
    view.filters.order.activated.emit(1)
    order = [view.rows[one] for one in in_order(view)]
    order[0].tick.setFocus()
    QTest.keyClick(order[0].tick, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is order[1].tick
