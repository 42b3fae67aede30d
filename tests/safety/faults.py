"""The system refuses: each error, at each file operation, once, thrice and for ever."""

import errno
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.safety.disks import Refusing
from tests.safety.officer import Officer, found_after, verdict

FOR_EVER = 10**9


def _of_the_system(number: int) -> Callable[[], OSError]:
    return lambda: OSError(number, os.strerror(number))


def _of_windows(code: int, number: int) -> Callable[[], OSError]:
    def make() -> OSError:
        error = OSError(number, f"Windows error {code}")
        error.winerror = code  # type: ignore[attr-defined,unused-ignore]  # elsewhere it has none
        return error

    return make


ERRORS: dict[str, Callable[[], OSError]] = {
    "ENOSPC": _of_the_system(errno.ENOSPC),
    "EIO": _of_the_system(errno.EIO),
    "EACCES": _of_the_system(errno.EACCES),
    "winerror 5": _of_windows(5, errno.EACCES),
    "winerror 32": _of_windows(32, errno.EACCES),
    "winerror 33": _of_windows(33, errno.EACCES),
}


def refuse_everywhere(base: Path, error: str, times: int, step: int = 1) -> Counter[str]:
    """Let each operation fail in turn (each ``step``-th); count what is wrong then."""
    wrong: Counter[str] = Counter()
    at = 1
    while True:
        folder = base / "officer"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        disk = Refusing(at, times, ERRORS[error])
        officer = Officer(folder, disk)
        officer.begin()
        disk.on = True
        found = _work_watched(officer, folder)
        disk.on = False
        found = found or _healed(officer, folder)
        disk.close_all()
        wrong[found or verdict(folder, officer.promised, officer.typed)] += 1
        if not disk.hit:
            return wrong
        at += step


def _work_watched(officer: Officer, folder: Path) -> str:
    """Type and save; after each step the file must be readable and hold a state that was saved."""
    for number in range(1, 9):
        officer.edit()
        if number % 3 == 0:
            told, before = officer.told, officer.promised
            officer.save()
            if officer.promised < officer.typed and officer.told == told:
                return f"a save failed in silence after {before}"
        _, wrong = found_after(folder)
        if wrong:
            return wrong
    return ""


def _healed(officer: Officer, folder: Path) -> str:
    """When the disk works again, the next save must land."""
    officer.save()
    newest, wrong = found_after(folder)
    if wrong:
        return wrong
    if newest != officer.typed or officer.promised != officer.typed:
        return "the next save did not land"
    return ""
