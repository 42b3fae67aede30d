"""An editor of rich text: where it is written, with the objects that format and exchange it."""

from functools import cached_property

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragLeaveEvent, QDropEvent

from desktopapp.ui.text.exchange import Exchange
from desktopapp.ui.text.formatting import Formatting
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.text.writing import Writing


class RichEditor(Writing):
    """Writing that can be formatted, and exchanged with other programs."""

    undo_asked = Signal()
    redo_asked = Signal()
    link_asked = Signal()  # Ctrl+K: ask the officer for an address, then set it
    speller: Speller | None = None

    @cached_property
    def formatting(self) -> Formatting:
        """The commands of the formatting bar."""
        return Formatting(self)

    @cached_property
    def exchange(self) -> Exchange:
        """Copy, paste, drag and drop."""
        return Exchange(self, self.formatting)

    @property
    def awaits_picture(self) -> bool:
        """Whether a picture that was dropped here is still being read."""
        return "exchange" in vars(self) and self.exchange.awaits_picture

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selection to the clipboard or to what it is dragged to."""
        return self.exchange.mime_data()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether it can be pasted or dropped here."""
        return self.exchange.takes(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        self.exchange.take(source)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        super().dragLeaveEvent(QDragLeaveEvent())  # ends Qt's own feedback
        self.exchange.drop(event)
