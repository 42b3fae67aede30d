"""Errors that nobody foresaw: any kind, at any line of ours that a save or the journal runs."""

import gc
import random
import shutil
import sys
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import desktopapp
from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import write_whole
from desktopapp.store.planfile import encode
from desktopapp.store.reading_plans import open_plan
from tests.safety.officer import Officer, found_after, number_of, state, verdict

_FIRST = 3  # before it a save has not begun
_OURS = str(Path(desktopapp.__file__).parent)

ERRORS: tuple[Callable[[], Exception], ...] = (
    MemoryError,
    RecursionError,
    lambda: AttributeError("it has none"),
    lambda: ValueError("a value"),
    lambda: TypeError("a type"),
    lambda: KeyError("a key"),
    lambda: ZeroDivisionError("by nothing"),
    lambda: OSError(5, "a fault"),
    lambda: UnicodeEncodeError("utf-8", "x", 0, 1, "a letter"),
)


class Line:
    """Raises an error at the ``at``-th line of ours that runs; with none, it counts them."""

    def __init__(self, at: int = 0, make: Callable[[], Exception] = MemoryError) -> None:
        self.at, self.make, self.count = at, make, 0
        self.raised: Exception | None = None

    def __call__(self, frame: FrameType, event: str, _given: object) -> Any:  # noqa: ANN401  # as settrace has it
        if not frame.f_code.co_filename.startswith(_OURS):
            return None
        if event == "line":
            self.count += 1
            if self.count == self.at:
                self.raised = self.make()
                raise self.raised
        return self

    def during(self, does: Callable[[], object]) -> None:
        """Do something under watch, on whatever thread it does it."""
        told = threading.excepthook

        def hear(died: threading.ExceptHookArgs) -> None:
            """Hear of a thread that died: none can catch what strikes its very first line."""
            if died.exc_value is not self.raised:
                told(died)

        threading.excepthook = hear
        threading.settrace(self)
        sys.settrace(self)
        try:
            does()
        finally:
            sys.settrace(None)
            threading.settrace(None)  # type: ignore[arg-type]  # it takes nothing as sys does
            threading.excepthook = told


def fail_at_lines(
    base: Path, times: int, seed: int = 11, kind: type[Officer] = Officer
) -> Counter[str]:
    """Let random lines fail while an officer types and saves; count what is wrong then."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    counted = Line()
    counted.during(ready(base, kind).save)
    wrong: Counter[str] = Counter()
    for number in range(times):
        officer = ready(base, kind)
        line = Line(chance.randint(_FIRST, counted.count), ERRORS[number % len(ERRORS)])
        wrong[outcome(officer, line.during)] += 1
    gc.collect()  # what was struck half-way goes now, and not during another test
    return wrong


def ready(base: Path, kind: type[Officer], disk: Disk = DISK) -> Officer:
    """Return an officer who has saved twice and has typed since."""
    folder = base / "officer"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    officer = kind(folder, disk)
    officer.begin()
    officer.edit()
    officer.save()
    officer.edit()
    return officer


def outcome(
    officer: Officer, during: Callable[[Callable[[], object]], object], *, copies: bool = True
) -> str:
    """Save while something fails; say what is wrong with what is on the disk, and told.

    ``copies`` says that a copy could be written somewhere, so that one must be there.
    """
    folder, told = officer.folder, officer.told
    try:
        during(officer.save)
    except Exception as error:  # noqa: BLE001  # what the window would be told
        return f"{type(error).__name__} came out of a save"
    _, wrong = found_after(folder)
    if wrong:
        return wrong
    if copies and officer.told > told and not _is_kept(officer):
        return "no copy was left"
    officer.edit()
    officer.save()
    if open_plan(officer.held.path)[0] != state(officer.typed):
        return "the next save did not land"
    return verdict(folder, officer.promised, officer.typed)


def _is_kept(officer: Officer) -> bool:
    """Tell whether the words are in a file that opens, or at least in one that can be read."""
    for path in (officer.held.path, *officer.folder.rglob("*unsaved copy*")):
        if path.suffix == ".txt" and "Edit 2" in path.read_text("utf-8"):
            return True
        with suppress(Exception):
            if number_of(open_plan(path)[0]) == officer.typed:
                return True
    return False


class Hasty(Officer):
    """An officer whose program foresees errors of the system only, and keeps no copy of others."""

    def save(self) -> None:
        """Encode the plan before anything is caught."""
        data = encode(state(self.typed))
        try:
            write_whole(self.held.path, data)
        except Problem:
            self.told += 1
            return
        self.promised = self.typed
