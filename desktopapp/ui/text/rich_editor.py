"""An editor of rich text: where it is written, with the objects that format and exchange it."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from desktopapp.ui.text.formatting import Formatting
from desktopapp.ui.text.picture_hand import picture_under
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.bridge import Wanted, by_default

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QInputMethodEvent

    from desktopapp.ui.text.exchange import Exchange
    from desktopapp.ui.text.spelling import Speller
    from desktopapp.ui.text.together import Together
    from desktopapp.ui.widgets.jobs import Jobs


class RichEditor(Writing):
    """Writing that can be formatted, and exchanged with other programs."""

    undo_asked = Signal()
    redo_asked = Signal()
    link_asked = Signal()  # Ctrl+K: ask the officer for an address, then set it
    describe_asked = Signal()  # ask what the picture in hand shows
    figure_asked = Signal(str)  # do with the figure in hand, or that is wanted, what is named
    speller: "Speller | None" = None
    wants: Wanted = staticmethod(by_default)  # whether the officer wants what a setting does
    asked = ""  # what is written here answers this, in words that are said
    together: "Together | None" = None  # the texts that this one goes on from and into

    @cached_property
    def formatting(self) -> Formatting:
        """The commands of the formatting bar."""
        return Formatting(self)

    @cached_property
    def exchange(self) -> "Exchange":
        """Copy, paste, drag and drop."""
        from desktopapp.ui.text.exchange import Exchange  # noqa: PLC0415  # with the first of these

        return Exchange(self, self.formatting)

    @cached_property
    def jobs(self) -> "Jobs":
        """What works for this text off the window's thread."""
        from desktopapp.ui.widgets.jobs import Jobs  # noqa: PLC0415  # with the first of these

        return Jobs(self)

    @property
    def awaits_picture(self) -> bool:
        """Whether a picture that was dropped here is still being read."""
        return "exchange" in vars(self) and self.exchange.awaits_picture

    def texts_chosen(self) -> Sequence[Writing]:
        """Return the texts over which the selection reaches, from top to bottom."""
        return (self.together.chosen if self.together else ()) or (self,)

    def alone(self, what: str) -> Writing:
        """Return the text in which the selection begins, once it is taken out of all others."""
        return self.together.take_out(what) if self.together and self.is_spread else self

    @property
    def is_spread(self) -> bool:
        """Whether the selection reaches over other texts too."""
        return len(self.texts_chosen()) > 1

    def copy(self) -> None:
        """Give what is selected to the clipboard."""
        if self.together and self.is_spread:
            self.together.copy()
        else:
            super().copy()

    def select_all(self) -> None:
        """Select the whole text, with those that it goes on into."""
        if self.together:
            self.together.select_all(self)
        else:
            self.selectAll()

    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        """Let what an input method types stand in the place of what is selected."""
        on = self.alone("typing") if event.commitString() and not self.isReadOnly() else self
        if on is self:
            super().inputMethodEvent(event)
        else:
            on.inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select as far as a press with Shift in this text, or nothing over several texts."""
        if self.together and event.button() is Qt.MouseButton.LeftButton:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self.hasFocus():
                self.together.press(event.globalPosition().toPoint(), shift=True)
                return
            self.together.let_go()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the picture that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            picture = picture_under(self, event.position().toPoint())
            if picture:
                self.setTextCursor(picture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select on into the texts beside where the mouse is drawn there."""
        inside = self.viewport().rect().contains(event.position().toPoint())
        drawn = self.together and event.buttons() & Qt.MouseButton.LeftButton
        if self.together and drawn and (self.is_spread or not inside):
            self.together.drag(self, event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def createMimeDataFromSelection(self) -> "QMimeData":
        """Give the selection to the clipboard or to what it is dragged to."""
        return self.exchange.mime_data()

    def canInsertFromMimeData(self, source: "QMimeData") -> bool:
        """Tell whether it can be pasted or dropped here."""
        return self.exchange.takes(source)

    def insertFromMimeData(self, source: "QMimeData") -> None:
        """Paste."""
        on = self if self.isReadOnly() else self.alone("paste")
        if on is self:
            self.exchange.take(source)
        else:
            on.insertFromMimeData(source)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Say that a file is taken as a copy."""
        super().dragEnterEvent(event)
        self._take_file(event)

    def dragMoveEvent(self, event: "QDragMoveEvent") -> None:
        """Say so wherever it is dragged to."""
        super().dragMoveEvent(event)
        self._take_file(event)

    def _take_file(self, event: "QDropEvent") -> None:
        from desktopapp.ui.widgets.drag_and_drop import dragged_files, take_copy  # noqa: PLC0415  # with the first drag

        if event.isAccepted() and dragged_files(event.mimeData()):
            take_copy(event)

    def dropEvent(self, event: "QDropEvent") -> None:
        """Take what is dropped."""
        from PySide6.QtGui import QDragLeaveEvent  # noqa: PLC0415  # with the first drop

        super().dragLeaveEvent(QDragLeaveEvent())  # ends Qt's own feedback
        self.exchange.drop(event)
