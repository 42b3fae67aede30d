"""The start of the window: the application, its face and colours, and the first page."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem

if TYPE_CHECKING:
    from desktopapp.ui.window import Window


def display_missing() -> Problem | None:
    """Return what to tell where there is no screen to show a window on."""
    if not sys.platform.startswith("linux"):
        return None
    if any(os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return None
    return Problem(
        "Planwright cannot open its window: there is no display here.",
        safe="Nothing was changed.",
        then="Start it from a desktop, or use its commands: “planwright --help” lists them.",
    )


_SOON = 300  # milliseconds of the open window until signals and errors are heard
_AT_START = 0.25  # seconds in which a plan on this PC is read, before there is a window to wait
_ENDED = 0.5  # seconds that work is waited for where the system ends the program
_WIDE = 1400  # logical pixels of a screen below which the window takes all of it


def _name_in_taskbar() -> None:
    """Stand under our own name in the taskbar of Windows, not under that of Python."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only Windows pays for it

        with suppress(OSError):
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("Planwright")


def _watch(window: "Window") -> None:
    """Hear from now on what the system says, and of what nobody foresaw; show our icon."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415  # after the first paint

    from desktopapp.store.resources import resource_path  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.signals import hear_signals  # noqa: PLC0415  # after the first paint
    from desktopapp.ui.widgets.unforeseen import Unforeseen  # noqa: PLC0415  # the same

    window.setWindowIcon(QIcon(str(resource_path("icons/planwright.png"))))
    Unforeseen(window, window.tell_unforeseen)
    hear_signals(window, window.save_at_log_off)


def run_window(
    arguments: Sequence[str], shown: Callable[[object], object] = lambda _window: None
) -> int:
    """Open the window, with a plan if one is named, and return the exit code.

    ``shown`` is called with the window when it is shown and not yet painted.
    """
    missing = display_missing()
    if missing:
        print(missing, file=sys.stderr)  # noqa: T201  # there is no window to say it in
        return 1
    gc.disable()  # nothing made at the start is garbage; from then on the window collects
    from desktopapp.ui.late_settings import begin_reading, in_time, take_late  # noqa: PLC0415  # after the collector is off

    coming = begin_reading()  # while the rest is loaded
    from desktopapp.ui.widgets.plain_import import load_qt  # noqa: PLC0415  # the same

    load_qt()
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # the same
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # aborts without a display

    from desktopapp.store.choices import PALETTE, TEXT_SIZE  # noqa: PLC0415  # the same
    from desktopapp.store.settings import Settings  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.jobs import (  # noqa: PLC0415  # the same
        KILLED_BY,
        PATIENCE,
        be_patient,
        wait_for_all,
    )
    from desktopapp.ui.widgets.palettes import apply_palette, face, set_text_size  # noqa: PLC0415  # the same
    from desktopapp.ui.window import Window  # noqa: PLC0415  # the same

    _name_in_taskbar()
    application = QApplication([sys.argv[0], "-style", "fusion"])  # setStyle costs 5 ms more
    application.setApplicationName("Planwright")
    read = in_time(coming)
    settings = read or Settings()
    set_text_size(settings.get(TEXT_SIZE))
    application.setFont(face(15))
    apply_palette(settings.get(PALETTE))
    application.styleHints().colorSchemeChanged.connect(
        lambda: apply_palette(settings.get(PALETTE))
    )
    window = Window(settings, date.today())  # noqa: DTZ011  # the officer's own day
    application.commitDataRequest.connect(window.save_at_log_off)
    # from the first turn on, in which the window is painted, however long it took until there
    QTimer.singleShot(0, lambda: QTimer.singleShot(_SOON, lambda: _watch(window)))
    if arguments:
        be_patient(_AT_START)
        window.open_path(Path(arguments[0]).absolute())
    if window.stack.count() == 0:
        window.show_home()
    room = window.screen().availableSize()
    window.resize(min(1600, room.width()), min(1000, room.height()))
    if room.width() < _WIDE:
        window.showMaximized()
    else:
        window.show()
    QTimer.singleShot(0, gc.freeze)
    if read is None:
        take_late(window, coming)
    shown(window)
    code = application.exec()
    # a worker that outlives the interpreter would bring it down
    wait_for_all(_ENDED if code >= KILLED_BY else PATIENCE)
    return code
