"""A compressed day at the real window: random keys and commands, and what it costs in memory."""

import os
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.real_window import PATIENCE, NotSeenError, RealWindow
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_start import Desk

_KEYS = (
    *("ctrl+b", "ctrl+i", "ctrl+z", "ctrl+y", "Return", "BackSpace", "Up", "Down", "Home", "End"),
    *("ctrl+End", "ctrl+Home", "shift+Left", "alt+Down", "alt+Up", "F2", "F3", "F4", "F2", "F6"),
    *("ctrl+1", "ctrl+2", "ctrl+3", "F8", "F9", "F11", "F11", "ctrl+plus", "ctrl+minus"),
)
_COMMANDS = (
    *("Report to members", "Findings", "Prior answers for this question"),
    *("Text that also stands elsewhere", "Title, deadline, address and length", "Council"),
    *("Appearance of the documents", "Word template", "report form"),
    *("Versions and backups", "Make the documents", "Shortcuts", "Guide", "About Planwright"),
    *("The letter", "Questions this answer serves", "Documents in the library", "Check spelling"),
    *(
        "Bring in a document",
        "Share a copy without history",
        "Save a copy elsewhere",
        "Name this version",
    ),
)


_SHORT = 60  # seconds


@dataclass(slots=True)
class Soaked:
    """What was counted. Memory in MB."""

    steps: int = 0
    commands: int = 0
    made: int = 0  # exports
    start: float = 0.0
    warm: float = 0.0
    most: float = 0.0
    end: float = 0.0
    windows: tuple[int, int] = (0, 0)
    descriptors: tuple[int, int] = (0, 0)
    threads: tuple[int, int] = (0, 0)
    wrong: list[str] = field(default_factory=list)
    course: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the figures as lines."""
        head = (
            f"soak: {self.steps:,} steps, {self.commands:,} of them commands, "
            f"{self.made} exports; memory {self.start:.0f} MB at the start, "
            f"{self.warm:.0f} warm, {self.most:.0f} at most, {self.end:.0f} at the end; "
            f"windows {self.windows[0]} to {self.windows[1]}; descriptors {self.descriptors[0]} "
            f"to {self.descriptors[1]}; threads {self.threads[0]} to {self.threads[1]}; "
            f"{len(self.wrong)} errors printed"
        )
        return [head, *(f"    {one}" for one in (*self.course, *self.wrong[:10]))]


def memory(process: int) -> float:
    """Return what a process holds in memory, in MB."""
    said = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"^VmRSS:\s+(\d+)", said, re.MULTILINE)[0]) / 1024


def _opened(process: int) -> int:
    return len(os.listdir(f"/proc/{process}/fd"))  # noqa: PTH208  # names alone


def _threads(process: int) -> int:
    return len(os.listdir(f"/proc/{process}/task"))  # noqa: PTH208  # names alone


def soak(screen: Screen, sample: Path, folder: Path, seconds: float, seed: int) -> Soaked:
    """Use the window for a time with keys and commands at random."""
    chance = random.Random(seed)  # noqa: S311  # to be had again
    found, desk = Soaked(), Desk(screen, folder, sample)
    with desk.open(read=False) as window:
        window.wait_shown()
        _reach_commands(window)
        process = window.process
        found.start = memory(process)
        _use_all(window, desk, found, _COMMANDS if seconds > _SHORT else _COMMANDS[:3])
        found.warm = found.most = memory(process)
        before = (len(window.windows()), _opened(process), _threads(process))
        began, told = time.monotonic(), 0.0
        while (passed := time.monotonic() - began) < seconds and window.is_running:
            _step(window, desk, chance, found)
            found.most = max(found.most, memory(process) if window.is_running else 0)
            if passed - told > seconds / 10:
                told = passed
                found.course.append(f"after {passed:,.0f} s {memory(process):.0f} MB")
        if not window.is_running:
            found.wrong.append(f"the program ended with {window.program.returncode}")
            return found
        _calm(window)
        after = (len(window.windows()), _opened(process), _threads(process))
        found.end = memory(process)
        pairs = zip(before, after, strict=True)
        found.windows, found.descriptors, found.threads = pairs
        _finish(window, desk, found)
    return found


def _use_all(window: RealWindow, desk: Desk, found: Soaked, commands: tuple[str, ...]) -> None:
    """Use everything twice: what is loaded at the first use is no growth."""
    for _ in range(2):
        for command in commands:
            _command(window, command, found)
        for key in _KEYS:
            window.key(key)
            _calm(window)
        _make(window, desk, found)


def _make(window: RealWindow, desk: Desk, found: Soaked) -> None:
    """Make the documents, and wait until they are there."""
    before = {one: one.stat().st_mtime_ns for one in desk.documents.rglob("*.docx")}
    found.commands += 1
    with suppress(NotSeenError):
        window.do("Make the documents", "Make the documents")
        window.key("Return")
        made = wait_until(
            lambda: (
                {one: one.stat().st_mtime_ns for one in desk.documents.rglob("*.docx")} != before
            ),
            PATIENCE,
            0.2,
        )
        found.made += bool(made)
    _calm(window)


def _reach_commands(window: RealWindow) -> None:
    """Wait until a command can be given: the menus are there, and nothing lies above them."""

    def opens() -> bool:
        _calm(window)
        window.take_keyboard()
        window.key("ctrl+shift+p")
        return bool(wait_until(window.dialogs, 2))

    window.wait(opens, "its commands", 60)
    window.key("Escape")


def _finish(window: RealWindow, desk: Desk, found: Soaked) -> None:
    """Type a last word, close, and see that it is saved and nothing was printed."""
    try:
        _reach_commands(window)
        window.do("1.1 Organisational change")
        window.type("LASTWORD ")
        window.save()
        window.close()
    except NotSeenError as error:
        found.wrong.append(f"it could not be closed: {str(error)[:200]}")
    if not desk.copies("LASTWORD"):
        found.wrong.append("the last word is lost")
    said = window.log.read_text(errors="replace").splitlines()
    bad = re.compile(r"error|warning|traceback|xcb", re.IGNORECASE)
    found.wrong += [one for one in said if bad.search(one)]


def _step(window: RealWindow, desk: Desk, chance: random.Random, found: Soaked) -> None:
    found.steps += 1
    match chance.randrange(40):
        case 0:
            _make(window, desk, found)
        case n if n < 16:
            window.type(f"{chance.choice(('the', 'council', 'pays', 'for', 'homes'))} ")
        case n if n < 28:
            window.key(*chance.choices(_KEYS, k=3))
        case n if n < 32:
            window.save()
        case _:
            _command(window, chance.choice(_COMMANDS), found)


def _command(window: RealWindow, command: str, found: Soaked) -> None:
    """Do a command, look at what it opens, and put it away."""
    found.commands += 1
    with suppress(NotSeenError):
        _calm(window)  # a space that was typed at random may have pressed a button
        window.take_keyboard()
        window.do(command)
        wait_until(window.dialogs, 0.7, 0.1)
        window.key("Tab", "Tab")
    _calm(window)


def _calm(window: RealWindow) -> None:
    """Put away whatever is open above the window."""
    for _ in range(4):
        if not window.dialogs():
            return
        window.key("Escape")
        wait_until(lambda: not window.dialogs(), 1)
