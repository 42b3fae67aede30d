"""Work goes on in the pool while its window is destroyed: nothing may come down by it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_HAMMER = """
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool
from shiboken6 import delete
from desktopapp.ui.parts.jobs import Jobs
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
