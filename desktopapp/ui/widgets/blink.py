"""A click that comes within a blink after something appeared under the pointer does nothing.

Whoever clicks then aimed at what was there before: nobody sees and answers so fast.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QCursor, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget

from desktopapp.ui.widgets.collecting import keep_while_qt_does

BLINK = 0.25  # seconds
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class BlinkGuard(QObject):
    """Watches what lies under the pointer in one window; dialogs over it are watched too.

    The window is asked at each paint, after which alone anything can have appeared. ``clock``
    tells seconds. What drops down is opened by the press itself, and is not watched.
    """

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        keep_while_qt_does(self)
        self._top, self._clock = window, clock
        self._at: QPoint | None = None  # where the pointer is in the window, while it is there
        self._under: tuple[object, ...] = ()
        self._since = clock()  # when that came to be there by itself
        self._swallowed = False
        self._handle: QWindow | None = None
        window.installEventFilter(self)
        if window.isVisible():
            self._appear()
        application = QApplication.instance()
        if isinstance(application, QApplication) and not isinstance(window, QDialog):
            application.focusWindowChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is under the pointer, and keep a click from what has just come there."""
        kind = event.type()
        if watched is self._handle:
            return self._hear_mouse(kind, event)
        if kind is QEvent.Type.UpdateRequest:
            self._look(moved=False)
        elif kind is QEvent.Type.Show:
            self._appear()
        return False

    def _hear_mouse(self, kind: QEvent.Type, event: QEvent) -> bool:
        if kind is QEvent.Type.Leave:
            self._at = None
        if not isinstance(event, QMouseEvent):
            return False
        here = event.position().toPoint()
        if kind in _PRESSES:
            self._look(moved=here != self._at, at=here)
            self._swallowed = self._clock() - self._since < BLINK
            return self._swallowed
        if kind is QEvent.Type.MouseButtonRelease and self._swallowed:
            self._swallowed = False
            return True
        self._look(moved=True, at=here)
        return False

    def _look(self, *, moved: bool, at: QPoint | None = None) -> None:
        """Note what is under the pointer now; what the pointer was moved to is no surprise."""
        self._at = at or self._at
        if self._at is None:
            return
        found = what_is_at(self._top, self._at)
        if found != self._under:
            self._under = found
            self._since = self._clock() - BLINK if moved else self._clock()

    def _appear(self) -> None:
        """Take all that is in the window for new: it has just been shown."""
        handle = self._top.windowHandle()
        if handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
        self._at = self._top.mapFromGlobal(QCursor.pos())
        self._under, self._since = what_is_at(self._top, self._at), self._clock()

    def _follow(self, _window: QWindow | None) -> None:
        """Watch a dialog of the window too, once it is in front."""
        top = QApplication.activeWindow()
        if isinstance(top, QDialog) and top.findChild(BlinkGuard) is None:
            BlinkGuard(top, self._clock)


def what_is_at(top: QWidget, point: QPoint) -> tuple[object, ...]:
    """Return what a click at a point of a window would meet: a widget, and the row of a list."""
    found = top.childAt(point)
    if found is None:
        return ()
    view = found.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is found:
        index = view.indexAt(found.mapFrom(top, point))
        return found, index.row(), index.parent().row()
    return (found,)
