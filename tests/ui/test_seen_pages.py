"""Pages are kept as pictures while somebody sees them, and the first page while it is shown."""

from pathlib import Path

from desktopapp.session.opening import new_session
from desktopapp.ui.home import Home
from desktopapp.ui.pages.paper_sheet import PaperSheet
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk


def drawn(sheets: list[PaperSheet]) -> list[int]:
    """Return the numbers of the pages that are kept as pictures."""
    return [n for n, sheet in enumerate(sheets) if sheet.is_drawn]


def test_a_page_that_is_scrolled_out_of_sight_is_let_go_and_drawn_again_when_it_is_seen(
    finished: WindowDesk,
) -> None:
    finished.top.resize(900, 500)
    finished.go("t1.q1")
    view = finished.view("pages")
    bar = view.area.verticalScrollBar()
    wait_until(lambda: 0 in drawn(view.sheets))
    bar.setValue(bar.maximum())
    last = len(view.sheets) - 1
    wait_until(lambda: last in drawn(view.sheets))
    assert 0 not in drawn(view.sheets)
    assert all(not view.sheets[n].visibleRegion().isEmpty() for n in drawn(view.sheets))
    bar.setValue(0)
    wait_until(lambda: 0 in drawn(view.sheets))


def test_pages_of_a_view_that_is_left_are_let_go(finished: WindowDesk) -> None:
    view = finished.view("pages")
    wait_until(lambda: drawn(view.sheets))
    finished.view("write")
    assert drawn(view.sheets) == []
    small = [sheet for sheet, _, _ in finished.panel("pages").rows]
    wait_until(lambda: drawn(small))
    finished.panel("findings")
    assert drawn(small) == []
    finished.view("pages")
    wait_until(lambda: drawn(view.sheets))


def test_the_first_page_goes_when_a_plan_is_shown(finished: WindowDesk, tmp_path: Path) -> None:
    path = new_session(tmp_path / "Ferry", "Anchorage Town Council", "productivity-2024").path
    assert path
    finished.top.show_home()
    wait_until(lambda: finished.top.findChildren(Home))
    finished.open(path)
    wait_until(lambda: finished.is_open)
    settle()
    assert finished.top.findChildren(Home) == []
