"""A small log for IT: what happened and how often, never what an officer wrote.

Its entries are fixed words of ours, numbers and ids, so nothing of a plan, a path or a person can
get in. It stays on this computer, and is never larger than two files of 200 kB.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import desktopapp
from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import write_all
from desktopapp.store.settings import local_folder

MOST_LOG_BYTES = 200_000
PATIENCE = 0.06  # seconds
_PACKAGE = Path(desktopapp.__file__).parent


def log_file() -> Path:
    """Return the path of the log."""
    return local_folder() / "planwright.log"


def write_event(event: str, file: Path | None = None, disk: Disk = DISK, **facts: float) -> None:
    """Add a line: the event in fixed words, and numbers. Never fails and never waits."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    numbers = "".join(f" {name}={float(value):g}" for name, value in facts.items())
    _add(f"{now} {event}{numbers}\n", file or log_file(), disk)


def note_error(error: BaseException, file: Path | None = None, disk: Disk = DISK) -> None:
    """Add what kind of error came up and where in our code, without its message."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    _add(f"{now} error {' < '.join(_kinds(error))}\n", file or log_file(), disk)


def details(error: BaseException) -> str:
    """Return what IT needs to know of an error, to copy: no text, no names and no paths."""
    where = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    if "PySide6" in sys.modules:
        where += f", Qt {sys.modules['PySide6'].__version__}"
    return "\n".join((f"Planwright {desktopapp.__version__}, {where}", *_kinds(error))) + "\n"


def _kinds(error: BaseException) -> list[str]:
    """Return the kinds of an error and of its causes, each with its place in our code."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < 10:  # noqa: PLR2004  # a chain longer than that tells no more
        numbers = [
            f"{name}={number}"
            for name in ("errno", "winerror")
            if isinstance(number := getattr(cause, name, None), int)
        ]
        kinds.append(" ".join([type(cause).__name__, *numbers, *_places(cause)]))
        cause = cause.__cause__ or cause.__context__
    return kinds


def _places(error: BaseException) -> list[str]:
    """Return where in our code an error passed, the deepest last: "store/save.py:120"."""
    passed = traceback.walk_tb(error.__traceback__)  # which reads no source, as others do
    places = [(_module_file(frame.f_globals), line) for frame, line in passed]
    ours = [(file, line) for file, line in places if file.is_relative_to(_PACKAGE)]
    return [f"{file.relative_to(_PACKAGE).as_posix()}:{line}" for file, line in ours]


def _module_file(known: Mapping[str, object]) -> Path:
    """Return the source of a module, by what it knows of itself; installed, it is compiled."""
    return Path(str(known.get("__file__") or "unknown")).with_suffix(".py")


def _add(line: str, file: Path, disk: Disk) -> None:
    """Add a line on a thread of its own, and wait for it no longer than anybody would notice."""
    writer = threading.Thread(target=_write, args=(line, file, disk), name="log", daemon=True)
    with suppress(RuntimeError):  # the system gives no thread
        writer.start()
        writer.join(PATIENCE)


def _write(line: str, file: Path, disk: Disk) -> None:
    with suppress(OSError, ValueError, Problem):
        disk.make_private_folder(file.parent)
        with suppress(FileNotFoundError):
            if disk.stat(file).st_size > MOST_LOG_BYTES:
                disk.replace(file, file.with_suffix(".old.log"))
        descriptor = disk.append(file)
        try:
            write_all(disk, descriptor, line.encode("ascii", "replace"))
        finally:
            disk.close(descriptor)
