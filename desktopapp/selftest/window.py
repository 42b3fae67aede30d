"""What is tried with a window, off screen: that it opens, takes keys, saves, and can be shown."""

import ctypes
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktopapp.plan.problem import Problem
from desktopapp.selftest.parts import hold

_WORD = "Sparrowhawk"
_COLOURS = 8  # an empty picture has one
_PLUGINS = {"win32": "qwindows.dll", "linux": "libqxcb.so"}


def try_screen(_folder: Path) -> str:
    """Load what puts windows on a screen here; what the system lacks for it is named."""
    from desktopapp.ui.widgets.plain_import import load_qt  # noqa: PLC0415  # each part loads what it tries

    if sys.platform == "win32":
        _load("icuuc.dll", "This Windows is older than 1809, and too old for the window.")
    load_qt()
    import PySide6.QtWidgets  # noqa: F401, PLC0415  # what puts windows on a screen looks for it
    from PySide6.QtCore import QLibraryInfo, qVersion  # noqa: PLC0415  # as above

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    name = _PLUGINS.get(sys.platform, "")
    if name:
        _load(str(Path(plugins) / "platforms" / name), "Windows cannot be put on the screen.")
    return f"Qt {qVersion()} finds all that it needs of this system."


def _load(library: str, otherwise: str) -> None:
    try:
        ctypes.CDLL(library)
    except OSError as error:
        raise Problem(f"{otherwise} {error}") from error


def try_window(folder: Path) -> str:
    """Open the window off screen with a plan, type a word, save by its key, and read the file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform == "win32":  # where windows off screen look for letters elsewhere
        os.environ.setdefault("QT_QPA_FONTDIR", rf"{os.environ['WINDIR']}\Fonts")
    from desktopapp.session.opening import open_session  # noqa: PLC0415  # as above
    from desktopapp.session.session import Session  # noqa: PLC0415  # the same
    from desktopapp.store.open_file import new_file  # noqa: PLC0415  # the same
    from desktopapp.store.resources import sample  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.plain_import import load_qt  # noqa: PLC0415  # the same

    path = folder / "In the window.planwright"
    Session(replace(sample(), title="Self-test"), new_file(path)).save()
    load_qt()
    colours = _typed(path)
    hold(colours > _COLOURS, "The window stays empty.")
    text = repr(open_session(path).plan.answers)
    hold(_WORD in text, "What was typed into the window is not in the file that it saved.")
    return "Opened, typed into, saved by its key and read again."


def _typed(path: Path) -> int:
    """Type a word into a plan in a window, and save; return how many colours were seen."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt  # noqa: PLC0415  # as above
    from PySide6.QtGui import QKeyEvent  # noqa: PLC0415  # the same
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # the same

    from desktopapp.store.settings import Settings  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.jobs import wait_for_all  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.palettes import apply_palette, face  # noqa: PLC0415  # the same
    from desktopapp.ui.window import Window  # noqa: PLC0415  # the same

    application = QApplication([sys.argv[0], "-style", "fusion"])
    application.setFont(face(15))
    apply_palette("light")
    window = Window(Settings(), date.today())  # noqa: DTZ011  # the officer's own day
    window.show()
    window.finish()
    window.open_path(path)

    def live() -> None:
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    while window.work is None or window.keeper is None:  # whoever waits for this ends it in time
        live()
    work = window.work
    work.go(work.bridge.session.plan.answers[0].questions[0], write=True)
    while (editor := work.editor()) is None:
        live()
    for letter in _WORD:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(editor, key)
    while work.bridge.session.is_saved:
        live()
    image = window.grab().toImage()
    window.save_at_log_off()
    while not work.bridge.session.is_saved:
        live()
    seen = {
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    }
    window.close()
    live()
    wait_for_all(5)
    return len(seen)
