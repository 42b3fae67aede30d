"""Dialogs that Qt brings itself, such as those for files: on a small screen they scroll.

Our own dialogs fold and scroll by themselves.
"""

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.reading_order import Dialog

_FRAME = 6, 40  # pixels that the frame of a dialog takes, across and down


class LargeDialogs(QObject):
    """Looks at each dialog that gets the keyboard. What the system draws itself is left to it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look)

    def _look(self, _before: QWidget | None, now: QWidget | None) -> None:
        top = now.window() if now else None
        if isinstance(top, QDialog) and not isinstance(top, Dialog):
            keep_on_screen(top)


def keep_on_screen(dialog: QDialog) -> None:
    """Let a dialog be no larger than its screen; where it needs more, all of it scrolls."""
    inside, room = dialog.layout(), dialog.screen().availableGeometry()
    most = room.size() - QSize(*_FRAME)
    if inside is None or most.expandedTo(dialog.size()) == most:
        return
    least = inside.totalMinimumSize()
    if most.expandedTo(least) != most and not dialog.findChild(_Area):
        _let_scroll(dialog, inside)
    dialog.resize(dialog.size().boundedTo(most))
    dialog.move(room.topLeft())


def _let_scroll(dialog: QDialog, inside: QLayout) -> None:
    """Put all that stands in a dialog into what scrolls; the keyboard stays where it is."""
    held = QApplication.focusWidget()
    inner = QWidget()
    inner.setLayout(inside)  # Qt moves all that stands in it
    area = _Area()
    area.setWidget(inner)
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    if held:
        held.setFocus()


class _Area(QScrollArea):
    """What scrolls. Tab brings what it comes to into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(Thumb())
