"""What nobody holds any more goes on the window's thread, and on no other."""

import gc
import threading

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.parts.collecting import collect_here


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
    qtbot.waitUntil(lambda: len(gone) == 20, timeout=30_000)
    assert all(gone)
    assert not gc.isenabled()
    assert QThread.currentThread().isMainThread()
