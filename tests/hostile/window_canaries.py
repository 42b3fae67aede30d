"""A stranger's plan that names files and servers in every text: nothing may be opened for it."""

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.hostile.real_window import NotSeenError, RealWindow
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_start import Desk
from tests.hostile.window_words import rewrite

_SENT = re.compile(r"\b(?:send|recv)(?:m?msg|to|from)\(")
SERVER = "192.0.2.1"  # for documentation only (RFC 5737): nobody answers there
TRACER = ("strace", "-f", "-qq", "-e", "trace=%file,%network", "--seccomp-bpf", "-o")
# Keys whose texts are the officer's or the letter's words, and never names, dates or kinds.
WORDS = frozenset(
    {
        *("text", "heading", "own_heading", "label", "title", "quote", "condition", "reason"),
        *("name", "short_name", "lead_member", "role", "telephone", "summary", "value"),
        *("document", "introduction", "note", "licence", "sender", "plan_title", "cleared_by"),
        *("logo_alternative", "partners", "letter", "address", "email"),
    }
)
# The commands of the menus that open a view or a dialog and change nothing of themselves.
COMMANDS = (
    *("Report to members", "Findings", "Prior answers for this question"),
    *("Text that also stands elsewhere", "Add this plan", "Documents in the library"),
    *("Title, deadline, address and length", "Council", "Appearance of the documents"),
    *("Word template", "report form", "Questions this answer serves"),
    *("Heading of the theme", "Versions and backups", "Name this version", "The letter"),
    *("Make the documents", "Find in the plan", "Shortcuts", "Guide", "About Planwright"),
)


def poisoned(sample: Path, target: Path, canary: Path) -> int:
    """Write a plan that names the canary and a server in each of its texts; return how many."""
    count = 0

    def poison(data: Any, key: str = "") -> Any:  # noqa: ANN401  # whatever JSON holds
        nonlocal count
        if isinstance(data, dict):
            return {name: poison(item, name) for name, item in data.items()}
        if isinstance(data, list):
            return [poison(item, key) for item in data]
        if isinstance(data, str) and key in WORDS and data:
            if key == "heading" and data in {"label", "question", "own", "none"}:
                return data  # a kind
            count += 1
            return f'<img src="{canary}"><b>{data}</b><img src="//{SERVER}/s/x.png">'
        return data

    rewrite(sample, target, lambda _name, data: poison(data))
    return count


class Trace:
    """What a traced program opened."""

    def __init__(self, file: Path, canary: Path) -> None:
        self.file, self._canary = file, canary

    def opened(self) -> list[str]:
        """Return every call that named the canary or the server.

        What is sent through a socket that is open already does not count: a screen reader is told
        the words. Which sockets there are is asked of their own.
        """
        named = (one for one in self._lines() if str(self._canary) in one or SERVER in one)
        return [one for one in named if not _SENT.search(one)]

    def sockets(self) -> list[str]:
        """Return every socket that is not of this machine alone."""
        made = re.compile(r"socket\((AF_|PF_)(?!UNIX|LOCAL|NETLINK)")
        return [one for one in self._lines() if made.search(one) or "sa_family=AF_INET" in one]

    def calls(self) -> int:
        """Return how many calls were traced."""
        return len(self._lines())

    def _lines(self) -> list[str]:
        return self.file.read_text(errors="replace").splitlines() if self.file.exists() else []


def hover(window: RealWindow, most: int) -> int:
    """Rest the mouse on all that is on the screen, one after another, so that tooltips come."""
    screen, rested = window.screen, 0
    with suppress(NotSeenError):
        window.take_keyboard()
    for x, y in _points(window)[:most]:
        screen.x("mousemove", str(x), str(y))
        screen.x("mousemove_relative", "1", "1")
        wait_until(lambda: False, 0.75)  # Qt shows a tooltip after 0.7 s of rest
        rested += 1
    return rested


def _points(window: RealWindow) -> list[tuple[int, int]]:
    """Return the middle of each thing that is shown, each place once."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for one in window.things():
        if one.role in {"application", "frame", "filler", "layered pane", "splitter"}:
            continue
        box = window.reader.box(one)
        if box and box[2] > 0 and box[3] > 0:
            at = (box[0] + box[2] // 2, box[1] + box[3] // 2)
            found.setdefault((at[0] // 30, at[1] // 14), at)
    return list(found.values())


def walk(
    screen: Screen, plan: Desk, folder: Path, canary: Path, commands: tuple[str, ...], rests: int
) -> tuple[Trace, int]:
    """Walk through views and dialogs of a poisoned plan; return the trace and what was seen."""
    trace = Trace(folder / "trace", canary)
    seen = 0
    with RealWindow(screen, plan.home, plan.plan, before=(*TRACER, str(trace.file))) as window:
        window.wait_shown(120)
        window.wait(lambda: canary.name in window.says(), "the poisoned plan", 120)
        for key in ("F2", "F3", "F4", "F2"):
            window.take_keyboard()
            window.key(key)
            seen += _look(window, rests)
        for command in commands:
            with suppress(NotSeenError):
                window.take_keyboard()
                window.do(command)
                wait_until(window.dialogs, 2)
                seen += _look(window, rests)
            for _ in range(3):
                if window.dialogs():
                    window.key("Escape")
                    wait_until(lambda: not window.dialogs(), 2)
    return trace, seen


def _look(window: RealWindow, rests: int) -> int:
    """Let it be painted, then rest on it."""
    before = len(window.things())
    wait_until(lambda: len(window.things()) == before, 3, 0.3)
    return hover(window, rests)


CARELESS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel('Planwright <img src="' + sys.argv[1] + '">')
label.setWindowTitle("Planwright, a careless one")
label.show()
application.exec()
"""


def careless(screen: Screen, folder: Path, canary: Path, wait: Callable[[Trace], bool]) -> Trace:
    """Trace a program that draws foreign words as HTML."""
    trace = Trace(folder / "trace", canary)
    with RealWindow(
        screen,
        folder / "home",
        canary,
        start=("-c", CARELESS),
        before=(*TRACER, str(trace.file)),
    ) as window:
        window.wait_shown(60)
        wait_until(lambda: wait(trace), 20)
    return trace


def a_canary(folder: Path, picture: Path) -> Path:
    """Put a picture where nothing should look for it."""
    canary = folder / "canary.png"
    shutil.copy(picture, canary)
    return canary
