"""The marks on the sheet where pages end: they stand where the layout turns, and move with it."""

from desktopapp.plan.places import place_of
from desktopapp.ui.panels.page_ends import PageEnd, Turn, turns
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
