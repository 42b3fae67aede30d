"""A window stays the one that a screen reader knows, whatever is connected to it later."""

from pathlib import Path

from PySide6.QtGui import QAccessible

from desktopapp.store.resources import sample
from tests.waiting import settle
from tests.whole_window import show_plan
from tests.window_desk import Open


def test_a_window_keeps_its_name_for_screen_readers(open_window: Open, tmp_path: Path) -> None:
    window = open_window().top
    settle()

    def known() -> int:
        return QAccessible.uniqueId(QAccessible.queryAccessibleInterface(window))

    before = known()
    show_plan(window, sample(), tmp_path / "Sample.planwright")
    settle()
    assert known() == before
    window.toggle_focus()
    window.toggle_focus()
    settle()
    assert known() == before
