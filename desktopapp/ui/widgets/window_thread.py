"""The way from other threads to the window's thread, which stands open until the program ends.

A thread that emits a signal of an object which the window's thread destroys meanwhile brings the
whole program down. So there is one object to emit for all, and nothing passes once the program
has begun to end.
"""

import atexit
import threading
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid


class _Way(QObject):
    """Lives on the window's thread, and outlives every window."""

    came = Signal(object, object)  # a function, and a tuple of what it is to be told

    def __init__(self) -> None:
        super().__init__()
        self.came.connect(self._tell)
        self.lock = threading.Lock()
        self.closed = False
        atexit.register(self.close)  # which runs before PySide destroys what is left

    def _tell(self, told: Callable[..., object], what: tuple[object, ...]) -> None:
        if not is_gone(told):
            told(*what)

    def close(self) -> None:
        """Let nothing pass any more."""
        with self.lock:
            self.closed = True


@cache
def _way() -> _Way:
    return _Way()


def open_way() -> None:
    """Make the way. On the window's thread, before another thread can want it."""
    _way()


def tell_window(told: Callable[..., object], *what: object) -> None:
    """Call a function on the window's thread soon, unless its object is gone by then.

    Any thread may ask for it; once the program ends, nothing comes of it.
    """
    way = _way()
    with way.lock:
        if not way.closed:
            way.came.emit(told, what)


def tell_what_is_due() -> None:
    """Call now what waits to be called. On the window's thread."""
    if QCoreApplication.instance():
        QCoreApplication.sendPostedEvents(_way(), QEvent.Type.MetaCall.value)


def is_gone(told: Callable[..., object]) -> bool:
    """Tell whether the widget that asked was destroyed while the work went on."""
    asker = getattr(told, "__self__", None)
    return isinstance(asker, QObject) and not isValid(asker)
