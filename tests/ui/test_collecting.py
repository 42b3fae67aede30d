"""What nobody holds any more goes on the window's thread, and on no other."""

import gc
import os
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.collecting import collect_here
from tests.waiting import wait_until


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
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PLANWRIGHT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["True", "False"]
