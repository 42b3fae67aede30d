"""The marks on the sheet where pages end: they stand where the layout turns, and move with it."""

import pytest

from desktopapp.plan.places import place_of
from desktopapp.plan.text import Paragraph, Run, Text
from desktopapp.ui.pages.paged import paged
from desktopapp.ui.panels.page_ends import PageEnd, PageEnds, Turn, turns
from desktopapp.ui.panels.whole_plan import WholeDesk
from tests.growth import MOST, TIMES, cpu_time
from tests.waiting import wait_until
from tests.window_desk import WindowDesk


def marks(window: WindowDesk) -> list[PageEnd]:
    """Return the marks that are shown on the sheet."""
    return [one for one in window.sheet.findChildren(PageEnd) if not one.isHidden()]


def go_where_a_page_ends(window: WindowDesk) -> Turn:
    """Go to an answer in which a page ends, and wait for its mark."""
    items = window.work.pages.document.items
    turn = next(one for one in turns(window.work.pages) if items[one.item].origin.block)
    window.go(place_of(window.plan, items[turn.item].origin.part))
    wait_until(lambda: len(marks(window)) == 1)
    return turn


def test_a_page_that_ends_in_the_answer_in_hand_is_marked_between_its_lines(
    finished: WindowDesk,
) -> None:
    turn = go_where_a_page_ends(finished)
    (mark,) = marks(finished)
    assert mark.accessibleName() == f"Page {turn.ended} ends here"
    editor = finished.editor()
    middle = mark.mapTo(finished.sheet, mark.rect().center()).y()
    top = editor.mapTo(finished.sheet, editor.rect().topLeft()).y()
    assert top < middle < top + editor.height()


def test_the_mark_leaves_when_the_page_no_longer_ends_there(finished: WindowDesk) -> None:
    go_where_a_page_ends(finished)
    before = marks(finished)[0].y()
    editor = finished.editor()
    editor.selectAll()
    editor.setFocus()
    finished.write("Short.")
    wait_until(lambda: [one.y() for one in marks(finished)] != [before])


def test_answers_in_which_no_page_ends_have_no_mark(finished: WindowDesk) -> None:
    go_where_a_page_ends(finished)
    finished.go("t1.q2")
    assert [finished.plan.part(box.part_id) for box in finished.boxes] == [
        *finished.plan.answers_to("t1.q2")
    ]
    wait_until(lambda: not marks(finished))
    ended = {
        finished.work.pages.document.items[one.item].origin.part
        for one in turns(finished.work.pages)
    }
    assert not ended & {box.part_id for box in finished.boxes}


def test_the_marks_of_four_times_the_paragraphs_take_some_four_times_as_long(
    begun: WindowDesk,
) -> None:
    begun.type_into("t1.q1", "x")
    ends = PageEnds(begun.work)

    def taken(size: int) -> float:
        text = tuple(Paragraph(f"p{n}", (Run("x"),)) for n in range(size))
        begun.editor().show_text(text)
        begun.work.pages = paged(begun.plan.with_text(begun.box.part_id, text))
        ends.place()
        return cpu_time(ends.place)

    assert taken(TIMES * 5_000) / taken(5_000) < MOST


def shown_with_the_pages_of(window: WindowDesk, counted: Text, shown: Text) -> PageEnds:
    """Show a text while the pages are counted of another, as they are until the next count."""
    window.type_into("t1.q1", "x")
    ends = PageEnds(window.work)
    window.work.pages = paged(window.plan.with_text(window.box.part_id, counted))
    assert any(one.line > 1 for one in turns(window.work.pages))
    window.editor().show_text(shown)
    return ends


@pytest.mark.parametrize("words", ["", "Short.", "Two lines of words. " * 10])
def test_a_page_that_ended_further_down_than_the_text_now_goes_is_marked_within_it(
    begun: WindowDesk, words: str
) -> None:
    long = (Paragraph("p0", (Run("Words of many pages. " * 900),)),)
    ends = shown_with_the_pages_of(begun, long, (Paragraph("p0", (Run(words),)),))
    ends.place()
    editor = begun.editor()
    top = editor.mapTo(begun.sheet, editor.rect().topLeft()).y()
    assert marks(begun)
    for mark in marks(begun):
        middle = mark.mapTo(begun.sheet, mark.rect().center()).y()
        assert top - mark.height() <= middle <= top + editor.height()


def test_pages_that_end_in_texts_that_were_never_shown_are_marked(finished: WindowDesk) -> None:
    desk = WholeDesk(finished.work)
    ends = PageEnds(finished.work, desk)
    between_lines = next(one for one in turns(finished.work.pages) if one.line)
    desk.reach(finished.plan.parts()[-1].id)
    ends.place()
    assert f"Page {between_lines.ended} ends here" in [one.words() for one in ends.marks]
