"""Tab goes through a window as it is read: from top to bottom, and in each row from the left.

Qt follows the order in which widgets were made, which is another one wherever a part is made
later, such as a line for a reason below an ask.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget
from shiboken6 import isValid

_AROUND = 24  # pixels that stay in sight around what Tab came to
_TAB = Qt.FocusPolicy.TabFocus


class Dialog(QDialog):
    """A dialog that the keyboard enters at its first field and goes through as it is read.

    It is destroyed when it is closed, however it was opened. ``help_wanted`` is called where F1 is
    pressed in one: the window says what then comes, as no floor knows what is above it.
    """

    help_wanted: ClassVar[Callable[["Dialog"], object] | None] = None

    def exec(self) -> int:
        """Show the dialog and wait for its end. Whoever called may still read it then."""
        try:
            return super().exec()
        finally:
            if isValid(self):  # else it went with its window
                self.deleteLater()

    def open(self) -> None:
        """Show the dialog and go on; not before its window, which would take the keyboard then."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above: QWidget | None = self.parentWidget()  # the stub says always one
        if above is None or above.window().isVisible():
            super().open()
        else:
            QTimer.singleShot(0, self, super().open)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field, unless the dialog says where."""
        super().showEvent(event)
        if self.focusWidget() is None:
            first = next(in_reading_order(self), None)
            if first:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give help on this dialog by F1."""
        wanted = Dialog.help_wanted
        if event.key() == Qt.Key.Key_F1 and not event.modifiers() and wanted:
            wanted(self)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001  # Qt's own signature
        """Go on as it is read."""
        return go_on(self, forward=next_one) or super().focusNextPrevChild(next_one)


def go_on(top: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next widget of a window, or the one before; after the last, round.

    Tells whether it did.
    """
    held = QApplication.focusWidget()
    stops = list(in_reading_order(top))
    if held not in stops or len(stops) < 2:  # noqa: PLR2004  # else there is nowhere to go
        return False
    to = stops[(stops.index(held) + (1 if forward else -1)) % len(stops)]
    reasons = Qt.FocusReason
    to.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    bring_into_sight(to)
    return True


def bring_into_sight(to: QWidget) -> None:
    """Scroll whatever a widget stands in, until it is seen."""
    within = to.parentWidget()
    while within is not None and not within.isWindow():
        if isinstance(within, QScrollArea):
            within.ensureWidgetVisible(to, _AROUND, _AROUND)
        within = within.parentWidget()


def in_reading_order(top: QWidget) -> Iterator[QWidget]:
    """Go through what Tab stops at in a window, as it is read."""
    return iter(_stops_in(top))


def _stops_in(within: QWidget) -> list[QWidget]:
    """Return the stops in a widget, row by row. What is hidden or disabled holds none."""
    leading: dict[QWidget, list[QWidget]] = {}  # to stops: what is one, or holds some
    for one in within.children():
        if isinstance(one, QWidget) and one.isVisible() and one.isEnabled() and not one.isWindow():
            stops = _stops_in(one)
            if _stops_at(one):
                stops.insert(0, one)
            if stops:
                leading[one] = stops
    if len(leading) < 2:  # noqa: PLR2004  # nothing stands beside it
        return next(iter(leading.values()), [])
    return [stop for row in _rows(leading) for one in row for stop in leading[one]]


def _stops_at(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & _TAB)
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractButton) and _is_another_choice(widget))
    )


def _is_another_choice(button: QAbstractButton) -> bool:
    """Tell whether it is one of several of which another is on: arrows lead to it from there."""
    return button.autoExclusive() and not button.isChecked()


def _rows(widgets: Iterable[QWidget]) -> Iterator[list[QWidget]]:
    """Part what stands within one widget into rows, each from the left."""
    left = deque(sorted(widgets, key=lambda one: one.y()))
    while left:
        first = left.popleft()
        row, lower = [first], list[QWidget]()
        while left and left[0].y() <= first.geometry().bottom():  # nothing further down is beside
            one = left.popleft()
            (row if _beside(first, one) else lower).append(one)
        left.extendleft(reversed(lower))
        yield sorted(row, key=lambda one: (one.x(), one.y()))


def _beside(one: QWidget, other: QWidget) -> bool:
    """Tell whether two widgets stand in one row: whether half of the lower one is beside."""
    shared = min(one.geometry().bottom(), other.geometry().bottom()) - max(one.y(), other.y())
    return shared * 2 >= min(one.height(), other.height())
