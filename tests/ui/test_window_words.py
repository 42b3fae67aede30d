"""What the window says: statuses, costs, counts, deadlines and names, as plain functions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.layout.count import Count
from desktopapp.layout.saying import pages_words, range_words, warning, words_words
from desktopapp.plan import places
from desktopapp.plan.brief import PageRange
from desktopapp.plan.council import council_named
from desktopapp.plan.coverage import with_council
from desktopapp.plan.outline import cost, outline_rows
from desktopapp.plan.plan import Answer, AskState, Plan, Section, SectionPlace, Status, new_plan
from desktopapp.plan.text import paragraphs
from desktopapp.store.names import file_name, free_path
from desktopapp.store.resources import brief
from desktopapp.ui.anything import Finder, Thing
from desktopapp.ui.files.placing_page import placed_passages, targets
from desktopapp.ui.widgets import palettes
from desktopapp.ui.widgets.palettes import CHOICES, Colours
from desktopapp.ui.workspace.title import due_words
from tests.waiting import settle
from tests.window_desk import WindowDesk


@pytest.fixture(scope="module")
def plan() -> Plan:
    return new_plan(brief("productivity-2024"), council_named("Wyvern Vale District Council"))


def counted(pages: int, free: int, cut: int = 0, *, near: bool = False, words: int = 900) -> Count:
    return Count(words, pages, free, cut, near, PageRange(3, 4), (), (), ())


@pytest.mark.parametrize(
    ("pages", "words"),
    [(0.0, "no text yet"), (0.01, "a line or two"), (0.4, "0.4 page"), (1.3, "1.3 pages")],
)
def test_a_cost_is_said_in_words(pages: float, words: str) -> None:
    assert cost(pages) == words


def test_pages_are_said_with_the_lines_that_are_free_or_too_many() -> None:
    assert pages_words(counted(4, 12)) == "4 pages, 12 lines free"
    assert pages_words(counted(1, 1)) == "1 page, 1 line free"
    assert pages_words(counted(5, 30, 9)) == "5 pages, 9 lines to cut"


def test_amber_says_why() -> None:
    assert warning(counted(4, 12), None) == ""
    assert warning(counted(4, 0, near=True), None) == ""  # it fits, as it was meant to
    assert warning(counted(5, 30, 9), None) == "Over the limit"
    assert warning(counted(4, 12, words=1801), 1800) == "1 word over the limit"


def test_the_length_that_a_letter_asks_for_is_said() -> None:
    assert range_words(PageRange(3, 4)) == "The letter expects 3 to 4 pages"
    assert range_words(PageRange(1, 1)) == "The letter expects 1 page"
    assert range_words(None) == "The letter sets no number of pages"
    assert words_words(counted(4, 12), 1800) == "900 of 1,800 words"


def test_a_deadline_is_said_as_days_and_as_a_day() -> None:
    due = date(2024, 7, 19)
    assert due_words(due, date(2024, 6, 11)) == ("38 days left", "Send by 19 July 2024")
    assert due_words(due, date(2024, 7, 18))[0] == "1 day left"
    assert due_words(due, due)[0] == "Due today"
    assert due_words(due, date(2024, 8, 1)) == ("Past the deadline", "It was 19 July 2024")
    assert due_words(None, due) == ("", "")


def test_the_outline_goes_through_sections_themes_and_questions_in_the_order_of_the_export(
    plan: Plan,
) -> None:
    found = outline_rows(plan, {})
    assert found[0].label == "Introduction"
    assert [row.number for row in found[1:4]] == ["1", "1.1", "1.2"]
    assert found[2].spoken == "1.1 Organisational change, Not started, no text yet"
    assert len(found) == 1 + 4 + 25


def test_an_answer_to_two_questions_costs_pages_once(plan: Plan) -> None:
    shared = Answer("a", "t1", ("t1.q1", "t1.q2"), paragraphs("Both."), status=Status.READY)
    found = {row.where: row for row in outline_rows(plan.with_part(shared), {"a": 0.2})}
    assert found["t1.q1"].cost == "0.2 page"
    assert found["t1.q2"].cost == "with 1.1"
    assert found["t1"].status == "2 of 8 ready"


def test_a_first_answer_takes_the_id_it_was_typed_under(plan: Plan) -> None:
    begun = places.begun(plan, "t1.q3", "mine")
    assert begun.answers_to("t1.q3")[0].id == "mine"
    own = places.begun(begun, "t1", "own")
    assert [answer.id for answer in own.theme_answers("t1")] == ["own", "mine"]


def test_a_part_moves_among_its_neighbours_and_stops_at_the_ends(plan: Plan) -> None:
    two = places.begun(places.begun(plan, "t1.q1", "a"), "t1.q2", "b")
    moved = places.moved(two, "b", -1)
    assert [answer.id for answer in moved.theme_answers("t1")] == ["b", "a"]
    assert places.moved(moved, "b", -1) is moved
    sections = plan.with_part(Section("s", "Our place"))
    assert places.moved(sections, "s", -1).sections_at(SectionPlace.BEFORE)[0].id == "s"


def test_work_begins_at_the_first_question_that_is_left(plan: Plan) -> None:
    assert places.first_place(plan) == "t1.q1"
    written = plan.with_answer_to("t1.q1", paragraphs("Done."))
    assert places.first_place(written) == "t1.q2"


def test_a_council_that_gains_a_partner_is_asked_what_partners_are_asked(plan: Plan) -> None:
    assert plan.covered("t3.q6b").state is AskState.NOT_APPLICABLE
    council = council_named("Wyvern Vale District Council")
    shared = replace(council, partners=("Castlewyn Borough Council",))
    partnered = with_council(plan, shared)
    assert partnered.covered("t3.q6b").state is AskState.OPEN
    assert with_council(partnered, council).covered("t3.q6b").state is AskState.NOT_APPLICABLE


@given(st.text())
def test_every_council_name_makes_a_file_name(name: str) -> None:
    made = file_name(name, "Productivity plan 2024")
    assert made.endswith(".planwright")
    assert not set(made) & set('<>:"/\\|?*\n\t')
    assert 11 < len(made) <= 91


def test_a_file_that_is_there_is_not_proposed_again(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Plan.planwright")
    first.touch()
    assert free_path(tmp_path, "Plan.planwright").name == "Plan 2.planwright"


def test_the_nearest_name_comes_first() -> None:
    things = (Thing("Make the documents", "File", bool), Thing("Document", "", bool))
    finder = Finder(things, ())
    assert [one.words for one in finder.find("doc")] == ["Document", "Make the documents"]
    assert finder.find("the make") == [things[0]]
    assert finder.find("nothing") == []


def test_every_place_of_the_plan_is_offered_for_a_passage(plan: Plan) -> None:
    found = targets(plan)
    assert len(found) == 1 + 4 + 25 + 1 + 1
    assert found[-1].aside
    assert placed_passages([], []) == ()


def test_larger_text_in_the_window_leaves_the_sheet_as_it_is() -> None:
    try:
        palettes.set_text_size(130)
        assert palettes.face(10).pixelSize() == 13
        assert palettes.scaled(40) == 52
        assert palettes.sheet_font(10).pixelSize() == 10
    finally:
        palettes.set_text_size(100)
    assert palettes.face(10).pixelSize() == 10


LEAST = {"light": 4.86, "dark": 5.69, "high contrast": 7}  # WCAG 2.2 asks for 4.5


@pytest.mark.parametrize("name", CHOICES)
def test_words_stand_out_from_their_ground(name: str) -> None:
    shades: Colours = CHOICES[name]
    pairs = (
        (shades.ink, shades.panel),
        (shades.ink, shades.sheet),
        (shades.muted, shades.desk),
        (shades.ghost, shades.sheet),
        (shades.ghost, shades.panel),
        (shades.muted, shades.panel),
        (shades.muted, shades.sheet),
        (shades.accent, shades.panel),
        (shades.on_accent, shades.accent),
        (shades.on_selected, shades.selected),
        (shades.amber, shades.amber_fill),
        (shades.must, shades.must_fill),
        (shades.paper_ink, shades.paper),
    )
    least = min(contrast(*pair) for pair in pairs)
    print(f"least contrast of words, {name}: {least:.2f}, must be {LEAST[name]}")  # noqa: T201  # a figure
    assert round(least, 2) >= LEAST[name], {pair: contrast(*pair) for pair in pairs}
    for ground in (shades.desk, shades.panel, shades.sheet):  # the ring around what has the keys
        assert contrast(shades.accent, ground) >= 3
    assert contrast(shades.edge, shades.panel) >= 3
    assert contrast(shades.edge, shades.sheet) >= 3


@pytest.mark.parametrize("name", CHOICES)
@pytest.mark.parametrize("before", CHOICES)
def test_what_closes_or_opens_news_is_seen_on_its_ground(
    finished: WindowDesk, before: str, name: str
) -> None:
    try:
        for tell in (finished.bar.tell, finished.bar.refuse):
            palettes.apply_palette(before)
            tell("What was done. " * 9, "More of it. " * 9)
            palettes.apply_palette(name)
            settle()
            for icon in (finished.bar.opener, finished.bar.close_button):
                seen = finished.bar.grab(icon.geometry()).toImage()
                ground = seen.pixelColor(1, 1).name()
                inks = {
                    seen.pixelColor(x, y).name()
                    for x in range(seen.width())
                    for y in range(seen.height())
                }
                assert max(contrast(one, ground) for one in inks) >= 3, icon.text()
    finally:
        palettes.apply_palette("light")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
