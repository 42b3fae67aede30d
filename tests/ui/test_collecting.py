"""What nobody holds any more goes on the window's thread, and on no other."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.collecting import collect_here
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]


class Circle:
    """Something that only a collection can remove; it tells on which thread it went."""

    gone: list[bool]

    def __init__(self, gone: list[bool]) -> None:
        self.gone, self.me = gone, self

    def __del__(self) -> None:
        self.gone.append(threading.current_thread() is threading.main_thread())


def test_a_busy_thread_destroys_nothing_of_the_window(qtbot: QtBot) -> None:
    qtbot.addWidget(QWidget())
    collect_here()
    gone: list[bool] = []
    for _ in range(20):
        Circle(gone)
    held: list[list[int]] = []
    thread = threading.Thread(target=lambda: held.extend([one] for one in range(200_000)))
    thread.start()
    thread.join()
    assert gone == []
    wait_until(lambda: len(gone) == 20)
    assert all(gone)
    assert not gc.isenabled()
    assert QThread.currentThread().isMainThread()


AS_IT_STARTS = """
import gc, sys, threading
from desktopapp.ui.app import run_window

here, elsewhere = [], []

def note(_phase, _info):
    is_here = threading.current_thread() is threading.main_thread()
    (here if is_here else elsewhere).append(1)

def busy(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def work():
        held = [[one] for one in range(300_000)]

    def begin():
        gc.callbacks.append(note)
        threading.Thread(target=work).start()

    QTimer.singleShot(500, begin)
    QTimer.singleShot(8_000, QApplication.quit)

code = run_window([], busy)
print(bool(here), bool(elsewhere))
sys.exit(code)
"""


def test_the_program_as_it_starts_collects_on_the_windows_thread_alone(tmp_path: Path) -> None:
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", AS_IT_STARTS],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PLANWRIGHT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["True", "False"]


ONCE_PAINTED = """
import os, sys
from datetime import date
from desktopapp.ui.widgets.plain_import import load_qt

load_qt()
from PySide6.QtWidgets import QApplication
from desktopapp.store.settings import Settings
from desktopapp.ui.window import Window

def own():
    with open("/proc/self/smaps_rollup") as told:
        return next(int(one.split()[1]) for one in told if one.startswith("Anonymous:")) / 1024

application = QApplication([])
window = Window(Settings({}), date(2024, 6, 11))
window.finish()
"""

BETWEEN = """
before = own()
large = bytearray(24 << 20)  # as the picture of a large window
del large
pages, small = [], []
for _ in range(8):
    pages.append(bytearray(3 << 20))
    small.append(bytearray(2000))  # what stays, and stands in between
held = own() - before
del pages
print(held, own() - before)
"""
CONTROLS = """
from PySide6.QtWidgets import QComboBox

box = QComboBox()
box.grab()  # its style is loaded with the first
before = own()
for wide in range(200, 600, 2):
    box.resize(wide, 34)
    box.grab()
print(own() - before)
"""
_END = "sys.stdout.flush()\nos._exit(0)\n"


def _told_by_window(asked: str) -> list[float]:
    """Return what a program prints that does something in a window of its own."""
    ran = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", f"{ONCE_PAINTED}{asked}{_END}"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(one) for one in ran.stdout.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="this system tells of its memory otherwise")
def test_what_is_freed_between_what_stays_is_given_back_at_once() -> None:
    held, left = _told_by_window(BETWEEN)
    assert held >= 20
    assert left <= 3


@pytest.mark.skipif(sys.platform != "linux", reason="this system tells of its memory otherwise")
def test_controls_of_every_size_leave_no_more_pictures_than_those_of_a_window() -> None:
    (left,) = _told_by_window(CONTROLS)
    assert left <= 8  # 3 of pictures and what lies between them; Qt's own limit leaves 13
