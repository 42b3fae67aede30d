"""What nobody holds any more is collected on the window's thread alone.

Python collects circles of objects on whatever thread happens to make the next one. A widget in
such a circle would then be destroyed beside the window that still draws it, which brings the
whole program down.

On Linux, memory that was freed stays with the program unless the system's own library is told
otherwise: the pixels of pages that nobody sees, and what a plan took, long after it was closed.
"""

import gc
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desktopapp.plan.remembering import forget_same

_EVERY = 1000  # milliseconds
_HERE = "collects what nobody holds"  # of the application, once somebody does
_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # of <malloc.h>
_LARGE = 128 << 10  # bytes from which a piece is the system's again as soon as it is freed
_DRAWN = 3 << 10  # kilobytes
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


def hold_little() -> None:
    """Let what is freed from now on go back to the system, not wait for what may want it next.

    Left to itself, glibc keeps what a thread used when it has ended, and once a large picture was
    freed, keeps room for others of that size in between what is small and stays. Qt keeps pictures
    of controls at every size in which it ever drew one; those of one window have room.
    """
    from PySide6.QtGui import QPixmapCache  # noqa: PLC0415  # after the first paint

    QPixmapCache.setCacheLimit(_DRAWN)
    told = _glibc("mallopt")
    if told:
        for option, number in (
            (_ARENA_MAX, 1),
            (_MMAP_THRESHOLD, _LARGE),
            (_TRIM_THRESHOLD, _LARGE),
        ):
            told(option, number)


def give_back_after(milliseconds: int) -> None:
    """Let go of what is remembered of a plan that was put away, and give its memory back soon."""
    forget_same()
    QTimer.singleShot(milliseconds, _give_back)


def _give_back() -> None:
    """Give free memory back to the system, where that is asked for (1 to 20 ms).

    What was still under way when the plan was put away may have remembered it once more.
    """
    forget_same()
    trim = _glibc("malloc_trim")
    if trim:
        trim(0)


def _glibc(name: str) -> Callable[..., object] | None:
    """Return a function of the system's own library that only glibc has; nothing elsewhere."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415  # after the first paint

        with suppress(AttributeError):
            return ctypes.CDLL(None)[name]
    return None


def keep_while_qt_does(one: QObject) -> None:
    """Keep what was put into a window until Qt deletes it.

    A dialog that Qt makes by itself, such as one for files, is known to Python for a moment only:
    with that, what was put into it would be forgotten here, and still be called by Qt.
    """
    _kept.add(one)
    one.destroyed.connect(lambda: _kept.discard(one))
