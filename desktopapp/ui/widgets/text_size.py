"""The size of the window's text: what is measured by it, and what follows when it changes."""

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktopapp.ui.widgets.palettes import face, scaled, set_text_size, text_size

W = TypeVar("W", bound=QWidget)

_MEASURED: WeakKeyDictionary[QWidget, None] = WeakKeyDictionary()  # in the order they came in
_FITS = "measured_by_text"  # the attribute of a widget that holds what to do with it


def measure(widget: W, what: str, fit: Callable[[W], object]) -> None:
    """Measure something of a widget by the text now, and again whenever that has another size.

    What is measured anew under the same name is measured by the new rule alone. ``fit`` is kept by
    the widget itself, so the two go together, whatever ``fit`` holds: kept from without, it would
    hold a widget that closed, and with it the whole plan.
    """
    _MEASURED[widget] = None
    _fits(widget)[what] = fit
    fit(widget)


def _fits(widget: QWidget) -> dict[str, Callable[[Any], object]]:
    """Return what to do with a widget when the text has another size, by what of it that sets."""
    fits: dict[str, Callable[[Any], object]] = vars(widget).setdefault(_FITS, {})
    return fits


def wear(widget: QWidget, pixels: int, *, bold: bool = False) -> None:
    """Let a widget wear the window's face at a size in logical pixels, as designed."""
    measure(widget, "face", lambda one: one.setFont(face(pixels, bold=bold)))


def keep_high(widget: QWidget, pixels: int) -> None:
    """Let a widget be just so high, in logical pixels as designed."""
    measure(widget, "height", lambda one: one.setFixedHeight(scaled(pixels)))


def keep_wide(widget: QWidget, pixels: int) -> None:
    """Let a widget be just so wide, in logical pixels as designed."""
    measure(widget, "width", lambda one: one.setFixedWidth(scaled(pixels)))


def keep_within(widget: QWidget, pixels: int) -> None:
    """Let a widget be so wide at most, in logical pixels as designed."""
    measure(widget, "most", lambda one: one.setMaximumWidth(scaled(pixels)))


def wear_text_size(percent: float) -> None:
    """Give all windows text of another size, at once; 100 is as designed.

    Where text grows a window has less room, as if it had become smaller: whatever follows its room
    is told that this is another. What is hidden is told as it is shown, after what is around it:
    told at once, an area that scrolls would fit what is in it into the room of before.
    """
    if round(percent) == text_size():
        return
    set_text_size(percent)
    QApplication.setFont(face(15))
    for top in QApplication.topLevelWidgets():  # Qt tells them only when the window lives again
        QApplication.sendEvent(top, QEvent(QEvent.Type.ApplicationFontChange))
    for widget in list(_MEASURED):
        if isValid(widget):
            for fit in _fits(widget).values():
                fit(widget)
    for widget in QApplication.allWidgets():
        widget.updateGeometry()  # of all, before any is told of its room
    for widget in QApplication.allWidgets():
        if isValid(widget) and widget.isVisible():
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
            widget.update()
        elif isValid(widget):
            widget.setAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent)
