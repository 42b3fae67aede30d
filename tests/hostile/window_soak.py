"""A compressed day at the real window: random keys and commands, and what it costs in memory."""

import os
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.real_window import NotSeenError, RealWindow
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


@dataclass(slots=True)
class Soaked:
    """What was counted. Memory in MB."""

    steps: int = 0
    commands: int = 0
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
            f"soak: {self.steps:,} steps, {self.commands:,} of them commands; memory "
            f"{self.start:.0f} MB at the start, {self.warm:.0f} warm, {self.most:.0f} at most, "
            f"{self.end:.0f} at the end; windows {self.windows[0]} to "
            f"{self.windows[1]}; descriptors {self.descriptors[0]} to {self.descriptors[1]}; "
            f"threads {self.threads[0]} to {self.threads[1]}; {len(self.wrong)} errors printed"
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
        for command in _COMMANDS if seconds > 60 else _COMMANDS[:3]:
            _command(window, command, found)
        window.key(*_KEYS)
        _calm(window)
        found.warm = found.most = memory(process)
        before = (len(window.windows()), _opened(process), _threads(process))
        began, told = time.monotonic(), 0.0
        while (passed := time.monotonic() - began) < seconds and window.is_running:
            _step(window, chance, found)
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


def _step(window: RealWindow, chance: random.Random, found: Soaked) -> None:
    found.steps += 1
    match chance.randrange(10):
        case 0 | 1 | 2 | 3:
            window.type(f"{chance.choice(('the', 'council', 'pays', 'for', 'homes'))} ")
        case 4 | 5 | 6:
            window.key(*chance.choices(_KEYS, k=3))
        case 7:
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
