"""A sheet is as high as what it holds, and scrolls only where the window has no room for that."""

import pytest
from PySide6.QtWidgets import QLabel

from desktopapp.ui.widgets.sheet import Sheet
from tests.waiting import settle
from tests.window_desk import Open


@pytest.mark.parametrize("words", range(40, 60))
def test_a_sheet_that_fits_does_not_scroll(open_window: Open, words: int) -> None:
    window = open_window()
    sheet = Sheet(window.top, "A sheet", "Some words. " * words)
    for name in ("First", "Second", "Third"):
        sheet.body.addWidget(QLabel(name))
    sheet.show()
    settle()
    assert sheet.area.verticalScrollBar().maximum() == 0


def test_a_sheet_that_does_not_fit_scrolls(open_window: Open) -> None:
    window = open_window(size=(683, 384))
    sheet = Sheet(window.top, "A sheet", "Some words. " * 300)
    sheet.show()
    settle()
    assert sheet.area.verticalScrollBar().maximum() > 0
    assert sheet.height() < window.top.height()
