"""One of several pages, shown in one place.

Qt's own widget for this is told to screen readers as a thing of its own, a “layered pane”, which
they say before nearly everything. This one is told as what it shows.
"""

from PySide6.QtWidgets import QStackedLayout, QWidget


class OneOf(QWidget):
    """The pages. The first that is added is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = QStackedLayout(self)

    def addWidget(self, page: QWidget) -> None:  # as Qt calls it
        """Take a page."""
        self._pages.addWidget(page)

    def removeWidget(self, page: QWidget) -> None:  # as Qt calls it
        """Let a page go, which is not destroyed by that."""
        self._pages.removeWidget(page)

    def setCurrentWidget(self, page: QWidget) -> None:  # as Qt calls it
        """Show a page."""
        self._pages.setCurrentWidget(page)

    def currentWidget(self) -> QWidget | None:  # as Qt calls it
        """Return the page that is shown; nothing where there is none."""
        return self._pages.currentWidget()

    def setCurrentIndex(self, n: int) -> None:  # as Qt calls it
        """Show the page of a number, from 0."""
        self._pages.setCurrentIndex(n)

    def currentIndex(self) -> int:  # as Qt calls it
        """Return the number of the page that is shown, from 0."""
        return self._pages.currentIndex()

    def indexOf(self, page: QWidget) -> int:  # as Qt calls it
        """Return the number of a page, from 0; -1 for one that is not here."""
        return self._pages.indexOf(page)

    def count(self) -> int:
        """Return how many pages there are."""
        return self._pages.count()
