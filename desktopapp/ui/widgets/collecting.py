"""What nobody holds any more is collected on the window's thread alone.

Python collects circles of objects on whatever thread happens to make the next one. A widget in
such a circle would then be destroyed beside the window that still draws it, which brings the
whole program down.

On Linux, memory that was freed stays with the program unless it gives it back: all that a plan
took, long after it was closed.
"""

import gc
import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 1000  # milliseconds
_HERE = "collects what nobody holds"  # of the application, once somebody does
_kept: set[QObject] = set()


def collect_here() -> None:
    """Collect on this thread from now on, every second that something is due, and on no other."""
    app = QCoreApplication.instance()
    if app is None or app.property(_HERE):
        return
    app.setProperty(_HERE, True)  # noqa: FBT003  # the signature is Qt’s
    gc.disable()
    timer = QTimer(app)
    timer.setInterval(_EVERY)
    timer.timeout.connect(collect_what_is_due)
    timer.start()


def collect_what_is_due() -> None:
    """Collect as much as Python itself would have by now."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
            gc.collect(generation)
            return


def give_back() -> None:
    """Give free memory back to the system, where that is asked for (1 to 20 ms)."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # after a plan was closed

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
        if trim:
            trim(0)


def keep_while_qt_does(one: QObject) -> None:
    """Keep what was put into a window until Qt deletes it.

    A dialog that Qt makes by itself, such as one for files, is known to Python for a moment only:
    with that, what was put into it would be forgotten here, and still be called by Qt.
    """
    _kept.add(one)
    one.destroyed.connect(lambda: _kept.discard(one))
