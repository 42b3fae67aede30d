"""A page that stands for a while before the plan or the first page: a letter to check."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktopapp.ui.widgets.one_of import OneOf


class Interlude:
    """Shows one page at a time before what the window shows otherwise.

    ``page`` is that page, or nothing. Its ``obstacle`` says why nothing is done with the plan
    meanwhile, its ``regions`` are what F6 goes through, its ``name`` tells the guide of it.
    ``go_back`` gives the keyboard to what is shown again, and ``hear`` hears of each coming and
    going.
    """

    def __init__(self, stack: OneOf, go_back: Callable[[], object]) -> None:
        self._stack, self._go_back = stack, go_back
        self._behind: QWidget | None = None
        self.page: Any = None
        self.hear: Callable[[], object] = lambda: None

    def show(self, page: QWidget) -> None:
        """Show a page before what is shown now; another such page makes way for it."""
        behind = self._behind if self.page else self._stack.currentWidget()
        self._take_away()
        self._behind, self.page = behind, page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        self.hear()

    def end(self) -> None:
        """Show again what was there before, if it still is."""
        behind, self._behind = self._behind, None
        self._take_away()
        if behind is not None and self._stack.indexOf(behind) >= 0:
            self._stack.setCurrentWidget(behind)
            self._go_back()

    def _take_away(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            held = page.window().focusWidget()
            if held is not None and page.isAncestorOf(held):
                held.clearFocus()  # else Qt would look for the next stop
            self._stack.removeWidget(page)
            page.deleteLater()
            self.hear()
