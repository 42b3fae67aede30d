"""Where parts of a document go is a walk: doubts come first, a number and Enter settle them."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.files.importing import Importing
from desktopapp.ui.files.placing_page import PlacingPage
from desktopapp.ui.widgets.reading_order import in_reading_order
from tests.bringing_in import bring_in_all
from tests.waiting import wait_until
from tests.window_desk import WindowDesk, press

Bring = Callable[..., Importing]

DOUBTFUL = (
    "It is done on Tuesdays.",
    "Some of it is done on Fridays.",
)
PLAN = f"""\
1. How you have transformed the way you design and deliver services

The council restructured its senior team; four directorates became three, and posts were deleted.

{DOUBTFUL[0]}

{DOUBTFUL[1]}

4. The barriers preventing progress that the Government can help to reduce or remove

What we need from government is multi-year settlements, greater flexibility and powers.
"""


@pytest.fixture
def bring(qtbot: QtBot, begun: WindowDesk, tmp_path: Path) -> Bring:
    """Return a function that brings in a document, and shows where its parts would go."""

    def brought(words: str, name: str = "old.txt") -> Importing:
        source = tmp_path / name
        source.write_text(words, encoding="utf-8")
        dialog = Importing(begun.top, begun.top.jobs, begun.plan, [source])
        qtbot.addWidget(dialog)
        dialog.show()
        wait_until(lambda: dialog.found is not None and dialog.placing.isVisible())
        return dialog

    return brought


def in_hand(page: PlacingPage) -> str:
    """Return what a screen reader says of the part in hand."""
    return str(page.document.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def goes_to(page: PlacingPage) -> list[str]:
    """Return the number of the place of each part."""
    return [page.targets[n].number or page.targets[n].name for n in page.chosen]


def type_in(page: PlacingPage, words: str) -> None:
    QTest.keyClicks(page.number, words)
    QTest.keyClick(page.number, Qt.Key.Key_Return)


def test_the_walk_begins_at_the_first_that_is_to_be_checked_and_enter_goes_on(
    bring: Bring,
) -> None:
    dialog = bring(PLAN)
    page = dialog.placing
    assert page.check.text() == "2 to check"
    assert in_hand(page).startswith("To check")
    assert DOUBTFUL[0] in in_hand(page)
    type_in(page, "1.1")
    assert DOUBTFUL[1] in in_hand(page)
    assert page.check.text() == "1 to check"
    type_in(page, "1.6")
    assert page.check.text() == "All checked"
    assert not page.check.isEnabled()
    assert goes_to(page) == ["1.1", "1.1", "1.6", "4.4"]
    QTest.keyClick(page.number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.proposal
    assert [one.question for one in dialog.proposal.passages] == [
        "t1.q1",
        "t1.q1",
        "t1.q6",
        "t4.q4",
    ]


def test_enter_confirms_what_was_guessed_and_the_mark_goes(bring: Bring) -> None:
    page = bring(PLAN).placing
    before = goes_to(page)
    QTest.keyClick(page.number, Qt.Key.Key_Return)
    page.document.go(1)
    assert not in_hand(page).startswith("To check")
    assert goes_to(page) == before


def test_a_place_is_chosen_by_a_click_on_the_outline(bring: Bring) -> None:
    page = bring(PLAN).placing
    here = page.document.at
    where = next(n for n, one in enumerate(page.targets) if one.number == "1.7")
    page.places.scrollTo(page.places.known.index(where))
    place = page.places.visualRect(page.places.known.index(where)).center()
    QTest.mouseClick(page.places.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.document.at == here
    assert goes_to(page)[here] == "1.7"
    assert page.check.text() == "1 to check"
    assert page.places.known.rows[where].got == "1 part"


def test_words_name_a_place_and_what_names_none_is_said(bring: Bring) -> None:
    page = bring(PLAN).placing
    here = page.document.at
    type_in(page, "9.9")
    assert page.note.text() == "No place is called “9.9”."
    assert page.document.at == here
    page.number.clear()
    type_in(page, "preventative")
    assert goes_to(page)[here] == "1.7"


def test_the_button_walks_the_doubtful_and_comes_round(bring: Bring) -> None:
    page = bring(PLAN).placing
    seen = []
    for _ in range(3):
        seen.append(page.document.at)
        press(page, "2 to check")
    assert seen == [1, 2, 1]


def test_what_is_near_to_no_question_is_placed_by_hand(bring: Bring) -> None:
    dialog = bring("Agency staff cost 4% of the staff budget.\n\nThe pier was painted green.\n")
    page = dialog.placing
    assert goes_to(page) == ["3.4", "Not brought in"]
    page.document.go(1)
    assert in_hand(page) == "To check. Not brought in. The pier was painted green."
    type_in(page, "1.6")
    QTest.keyClick(page.number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.proposal
    assert [one.question for one in dialog.proposal.passages] == ["t3.q4", "t1.q6"]
    assert not dialog.proposal.loose


def test_places_that_were_chosen_are_not_dropped_unasked(bring: Bring) -> None:
    dialog = bring(PLAN)
    type_in(dialog.placing, "1.1")
    before = goes_to(dialog.placing)
    QTest.keyClick(dialog.placing.number, Qt.Key.Key_Escape)
    assert dialog.asking
    press(dialog.asking, "Go back")
    assert dialog.isVisible()
    assert goes_to(dialog.placing) == before
    QTest.keyClick(dialog.placing.number, Qt.Key.Key_Escape)
    press(dialog.asking, "Leave")
    assert not dialog.isVisible()
    assert dialog.proposal is None


def test_where_nothing_was_chosen_escape_leaves_at_once(bring: Bring) -> None:
    dialog = bring(PLAN)
    QTest.keyClick(dialog.placing.number, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_click_unfolds_a_part_to_its_last_word(bring: Bring) -> None:
    long = "We measure what each service costs for each household. " * 30
    page = bring(PLAN.replace("It is done on Tuesdays.", long)).placing
    view = page.document
    view.go(0)
    folded = view.visualRect(view.known.index(1)).height()
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(view.known.index(1)).center(),
    )
    wait_until(lambda: view.visualRect(view.known.index(1)).height() > 3 * folded)
    assert in_hand(page).rstrip().endswith("household.")


def test_a_heading_stands_apart_from_the_words_and_once(bring: Bring) -> None:
    source = PLAN.replace("It is done", "**Measuring productivity**\n\nIt is done")
    rows = bring(source).placing.document.known.rows
    assert [one.heading for one in rows].count("Measuring productivity") == 1
    assert not any(one.words.startswith("Measuring productivity") for one in rows)


def test_what_got_nothing_is_the_last_line_and_follows_each_choice(bring: Bring) -> None:
    page = bring(PLAN).placing
    assert page.nothing.text().endswith("got nothing.")
    assert " 1.7," in f" {page.nothing.text()}"
    type_in(page, "1.7")
    assert " 1.7," not in f" {page.nothing.text()}"


def test_tab_stops_are_few_however_many_parts_there_are(bring: Bring) -> None:
    many = "\n\n".join(f"Performance is measured by {n} indicators." for n in range(60))
    dialog = bring(PLAN.replace(DOUBTFUL[0], many))
    stops = [one for one in in_reading_order(dialog) if isinstance(one, QWidget)]
    assert len(dialog.placing.found) > 60
    assert len(stops) <= 8


def shown_in(bring: Bring, parts: int) -> float:
    """Return the seconds of the window's thread until a document of so many parts is shown."""
    many = "\n\n".join(f"Performance is measured by {n} indicators." for n in range(parts))
    dialog = bring(PLAN.replace(DOUBTFUL[0], many))
    assert dialog.found
    began = time.process_time()
    dialog.placing.show_proposal(dialog.found)
    dialog.placing.document.doItemsLayout()
    dialog.placing.grab()
    return time.process_time() - began


def test_two_hundred_parts_are_shown_as_quickly_as_twenty(bring: Bring) -> None:
    few = min(shown_in(bring, 20) for _ in range(3))
    assert min(shown_in(bring, 200) for _ in range(3)) < 4 * few + 0.02


def test_the_keyboard_is_in_the_text_once_the_parts_are_in_the_plan(
    begun: WindowDesk, tmp_path: Path
) -> None:
    begun.go("t1.q1", write=True)
    source = tmp_path / "old.txt"
    source.write_text(PLAN, encoding="utf-8")
    bring_in_all(begun, source)
    begun.wait_for("parts are in the plan")
    assert begun.top.focusWidget() in [box.editor for box in begun.top.work.desk.boxes]


def test_what_reading_left_out_or_doubts_is_said_above_and_at_the_end(bring: Bring) -> None:
    rich = r"{\rtf1 \pard We save by row {\field{\*\fldinst{AUTONUM}}} of our list.\par}"
    dialog = bring(rich, "old.rtf")
    page = dialog.placing
    assert dialog.found
    (note,) = dialog.found.sources[0].notes
    assert dialog.to_know.isVisible()
    assert dialog.to_know.whole == f"Left out, or to check: {note}"
    page.document.go(page.document.known.rowCount() - 1)
    assert note in in_hand(page)
    assert page.note.text() == "Left out, or to check"


def test_where_nothing_was_left_out_nothing_is_said_of_it(bring: Bring) -> None:
    dialog = bring(PLAN)
    page = dialog.placing
    assert not dialog.to_know.isVisible()
    assert not any("Left out" in row.spoken for row in page.document.known.rows)


def test_the_columns_of_a_table_are_told_apart_where_it_is_placed(bring: Bring) -> None:
    table = "Depot\tSpent\tSaved\nQuay\t\t17\nMill\t4\t5"
    page = bring(PLAN.replace("It is done on", f"{table}\n\nIt is done on")).placing
    said = "\n".join(row.spoken for row in page.document.known.rows)
    assert "Depot | Spent | Saved\nQuay |  | 17\nMill | 4 | 5" in said
