"""While a plan is being opened: the window says so, until it is shown or cannot be."""

from PySide6.QtWidgets import QWidget

from desktopapp.ui.widgets.notice import Notice, NoticeVerb
from desktopapp.ui.widgets.one_of import OneOf


class BeingOpened:
    """Says that a plan is being opened: on a page of its own, or as news where one is open."""

    def __init__(self, stack: OneOf, notice: Notice) -> None:
        self._stack, self._notice = stack, notice
        self._page: QWidget | None = None
        self._news = 0  # its number

    def show_page(self, page: QWidget) -> None:
        """Say so on a page, where no plan is open."""
        self.end()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def tell(self, words: str, more: str, *verbs: NoticeVerb) -> None:
        """Say so above the plan that is open."""
        self._notice.ask(words, more, verbs)
        self._news = self._notice.number

    def end(self) -> None:
        """Say so no longer."""
        page, self._page = self._page, None
        if page:
            self._stack.removeWidget(page)
            page.deleteLater()
        self._notice.end(self._news)
