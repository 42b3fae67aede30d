"""Work goes on in the pool while its window is destroyed: nothing may come down by it."""

import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from desktopapp.ui.widgets.jobs import Job, Jobs
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
_HAMMER = """
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool
from shiboken6 import delete
from desktopapp.ui.widgets.jobs import Jobs
app = QCoreApplication([])
for n in range(2000):
    owner = QObject()
    jobs = Jobs(owner)
    for kind in "abc":
        jobs.run(kind, lambda _job: sum(range(200)), print, print)
    delete(owner)
    del jobs
QThreadPool.globalInstance().waitForDone()
"""


def test_windows_can_be_destroyed_while_their_work_goes_on() -> None:
    command = [sys.executable, "-c", _HAMMER]
    ran = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603  # our own words
    assert (ran.returncode, ran.stderr) == (0, "")


_ENDING = """
import threading
from contextlib import suppress
from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import delete
from desktopapp.ui.widgets.window_thread import open_way, tell_window

class Careless(QObject):
    came = Signal(object)

app = QCoreApplication([])
open_way()
careless = Careless()

def talk():
    while True:
        with suppress(RuntimeError):
            TELL

for _ in range(3):
    threading.Thread(target=talk, daemon=True).start()
for _ in range(500):
    app.processEvents()
    gone, careless = careless, Careless()
    delete(gone)
"""


def _ends(tell: str) -> list[int]:
    """Return how a few programs end whose other threads go on talking."""
    command = [sys.executable, "-c", _ENDING.replace("TELL", tell)]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(6)]  # noqa: S603  # our own words
    return [one.wait() for one in running]


def test_a_program_can_end_while_other_threads_go_on_telling() -> None:
    assert _ends("tell_window(str, 1)") == [0] * 6


def test_a_program_whose_threads_emit_of_their_own_is_seen_to_crash() -> None:
    assert any(_ends("careless.came.emit(1)"))


class OpenFile:
    """Stands for a widget; it tells on which thread it went."""

    def __init__(self, gone: list[bool]) -> None:
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.current_thread() is threading.main_thread())


def _broken(held: OpenFile, _job: Job) -> None:
    raise ValueError(type(held).__name__)


@pytest.mark.parametrize("how", ["ends", "is waited for", "is dropped", "breaks"])
@pytest.mark.parametrize("begin", [Jobs.run, Jobs.fetch], ids=["pool", "disk"])
def test_what_work_holds_goes_on_the_thread_of_the_window(
    begin: Callable[..., Job], how: str
) -> None:
    jobs, gone, rounds = Jobs(), list[bool](), 300
    for n in range(rounds):
        held = OpenFile(gone)
        work = partial(_broken if how == "breaks" else _length, held)
        begin(jobs, str(n), work, partial(_length, held), partial(_length, held))
        del held, work
        if how == "is waited for":
            jobs.finish(str(n))
        elif how == "is dropped":
            jobs.drop(str(n))
    wait_until(lambda: len(gone) == rounds)
    assert all(gone)


def _length(held: OpenFile, _given: object) -> int:
    return len(held.gone)
