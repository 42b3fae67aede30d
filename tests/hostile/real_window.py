"""The driver of the real window: keys go in, files and what a screen reader says come out.

The program is started as an officer's PC starts it, on a screen of its own. Nothing here knows its
inside; every wait is for something that can be seen, never for a time.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from tests.hostile.window_display import Screen, end_group, own_environment, wait_until
from tests.hostile.window_tree import Reader, Thing

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds that a busy machine may take for anything
_SAID = {"label", "dialog", "frame", "filler"}  # what is read and not pressed
_FIELDS = {"text", "entry", "password text"}


class NotSeenError(AssertionError):
    """What the driver waited for did not come."""


class RealWindow:
    """A running program with its window.

    ``home`` holds all its folders. ``start`` are words that start it in place of its own command,
    ``before`` are words put before that, such as a tracer. ``read`` lets a screen reader read it,
    which most officers' programs never meet; without it only titles and files tell how it stands.
    """

    def __init__(
        self,
        screen: Screen,
        home: Path,
        plan: Path | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        start: Sequence[str] = ("-m", "desktopapp"),
        before: Sequence[str] = (),
        read: bool = True,
    ) -> None:
        self.screen, self.home, self.plan = screen, home, plan
        home.mkdir(parents=True, exist_ok=True)
        self.log = home.with_name(f"{home.name}.log")
        given = () if plan is None else (str(plan),)
        with self.log.open("ab") as log:
            self.program = subprocess.Popen(  # noqa: S603  # our own words
                [*before, sys.executable, *start, *given],
                cwd=ROOT,
                env={
                    **own_environment(home),
                    **screen.environment,
                    **({"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"} if read else {}),
                    **(environment or {}),
                },
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._traced = bool(before)
        self.reader = Reader(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.began = time.monotonic()
        self.shown_after = 0.0  # seconds
        self.main_number = ""  # of the window, as X knows it

    # what is there

    @property
    def process(self) -> int:
        """The number of the program's process, not of a tracer's."""
        if not self._traced:
            return self.program.pid
        children = Path(f"/proc/{self.program.pid}/task/{self.program.pid}/children")
        with suppress(OSError, IndexError):
            return int(children.read_text().split()[0])
        return self.program.pid

    @property
    def is_running(self) -> bool:
        """Tell whether the program still runs."""
        return self.program.poll() is None

    def windows(self) -> dict[str, str]:
        """Return the windows of the program that are shown: their X numbers and their titles."""
        found = self.screen.x(
            *("search", "--all", "--onlyvisible", "--pid", str(self.process), "--name", ".")
        )
        return {one: self.screen.x("getwindowname", one) for one in found.split()}

    def main(self) -> str:
        """Return the X number of the window itself, or nothing."""
        return next((one for one, title in self.windows().items() if _is_main(title)), "")

    def dialogs(self) -> list[str]:
        """Return the titles of what is open above the window."""
        return [title for title in self.windows().values() if not _is_main(title)]

    def things(self) -> list[Thing]:
        """Return all that is on the screen, with what a screen reader calls it."""
        try:
            return [one for one in self.reader.things(self.process) if one.is_showing]
        except (TimeoutError, OSError):
            return []

    def says(self) -> str:
        """Return every word on the screen that a reader would say."""
        return "\n".join(one.name for one in self.things() if one.name)

    def message(self) -> str:
        """Return the news in the bar of the window, or nothing."""
        things = self.things()
        at = next((n for n, one in enumerate(things) if one.name == "Close this message"), None)
        if at is None:
            return ""
        depth = things[at].depth
        near = [one for one in things[max(at - 8, 0) : at] if one.depth == depth]
        return " ".join(one.name for one in near if one.role == "label" and one.name)

    def find(self, name: str, role: str = "") -> Thing | None:
        """Return what is called so and can be pressed; an exact name before others."""
        able = [one for one in self.things() if one.is_ready and role in one.role]
        able = [one for one in able if one.role not in _SAID or role]
        exact = [one for one in able if one.name == name]
        begins = [one for one in able if one.name.startswith(name)]
        return next(iter((*exact, *begins)), None)

    # waiting

    def wait(self, look: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Wait until it is so, or raise ``NotSeenError``; at once if the program has ended."""
        if wait_until(lambda: look() or not self.is_running, seconds) and look():
            return
        tail = self.log.read_text(errors="replace")[-1500:]
        ended = "" if self.is_running else f" (ended with {self.program.returncode})"
        raise NotSeenError(f"not seen: {what}{ended}\n{self.says()[:600]}\n{tail}")

    def wait_shown(self, seconds: float = PATIENCE) -> "RealWindow":
        """Wait until the window is on the screen."""
        self.wait(self.main, "the window", seconds)
        self.main_number = self.main()
        self.shown_after = time.monotonic() - self.began
        return self

    def wait_ready(self, seconds: float = PATIENCE) -> "RealWindow":
        """Wait until the window is shown, has its menus, and has the keyboard."""
        self.wait_shown(seconds)
        self.wait(self._has_menus, "its menus", seconds)
        self.take_keyboard()
        return self

    def wait_plan(self, seconds: float = PATIENCE) -> "RealWindow":
        """Wait until a plan is open and what is typed goes into an answer."""
        self.wait_ready(seconds)
        self.wait(lambda: self.find("Answer", "text"), "an answer to write in", seconds)
        if not self.writes_answer():
            self.press("Answer", "text")
        self.wait(self.writes_answer, "the caret in an answer", seconds)
        return self

    def writes_answer(self) -> bool:
        """Tell whether what is typed goes into an answer."""
        return any(one.has_keyboard and one.name.startswith("Answer to ") for one in self.things())

    def _has_menus(self) -> bool:
        try:
            things = self.reader.things(self.process, hidden=True)
        except (TimeoutError, OSError):
            return False
        return sum(one.role == "menu item" for one in things) > 20

    # doing

    def take_keyboard(self) -> None:
        """Let keys go to the window, or to the dialog above it."""

        def has() -> bool:
            if self.screen.x("getactivewindow") in self.windows():
                return True
            self.screen.x("windowactivate", self.main())  # again: the desk may still be busy
            return False

        self.wait(has, "the keyboard", 20)

    def key(self, *keys: str) -> None:
        """Press keys, one after another."""
        self.screen.x("key", "--delay", "15", *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self.screen.x("type", "--delay", "6", words)

    def write(self, words: str) -> None:
        """Type words at the end of the answer that is open."""
        self.key("ctrl+End")
        self.type(words)

    def answer(self) -> str:
        """Return the words of the answers on the screen."""
        fields = [one for one in self.things() if one.name.startswith("Answer to ")]
        return "\n".join(self.reader.words(one) for one in fields)

    def write_seen(self, word: str, seconds: float = 20) -> None:
        """Type a word at the end of the answer, and wait until it stands on the screen."""
        self.write(f" {word}")
        self.wait(lambda: word in self.answer(), f"“{word}” on the screen", seconds)

    def press(self, name: str, role: str = "", seconds: float = 20) -> None:
        """Press what is called so, as soon as it is there; a field takes the keyboard."""
        self.wait(lambda: self.find(name, role), f"“{name}” to press", seconds)
        thing = self.find(name, role)
        if thing is None:
            raise NotSeenError(f"“{name}” went away")
        if thing.role in _FIELDS:
            self.reader.take_keyboard(thing)
        else:
            self.reader.press(thing)

    def do(self, command: str, opens: str = "") -> None:
        """Do a command by words of its name, in ASCII; wait for the dialog it ``opens``."""
        self.key("ctrl+shift+p")
        box = "Find or do anything"
        self.wait(lambda: box in self.dialogs(), f"“{box}”", 20)
        self.type(command)
        self.key("Return")
        self.wait(lambda: box not in self.dialogs(), f"“{box}” gone", 20)
        if opens:
            self.wait(lambda: opens in self.dialogs(), f"the dialog “{opens}”", 20)

    def save(self) -> None:
        """Save by the keyboard."""
        self.key("ctrl+s")

    def ask_to_close(self) -> None:
        """Close the window by the keyboard."""
        self.take_keyboard()
        self.key("ctrl+q")

    def close(self, seconds: float = PATIENCE) -> int:
        """Close the window and return what the program ended with."""
        self.ask_to_close()
        self.wait(lambda: not self.is_running, "its end", seconds)
        return self.program.wait()

    def end(self, by: signal.Signals = signal.SIGKILL, seconds: float = 20) -> bool:
        """End the program by a signal, and tell whether it went by it."""
        if self.is_running:
            with suppress(ProcessLookupError):
                os.kill(self.process, by)
        try:
            self.program.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        end_group(self.program)
        self.reader.close()

    def tracebacks(self) -> list[str]:
        """Return the exceptions that were printed, each by its last line."""
        return tracebacks(self.log)


def _is_main(title: str) -> bool:
    return title.endswith("– Planwright") or title.startswith("Planwright")


def tracebacks(log: Path) -> list[str]:
    """Return the exceptions that a program printed, each by its last line."""
    found, inside = [], False
    for line in log.read_text(errors="replace").splitlines() if log.exists() else ():
        if line.startswith("Traceback"):
            inside = True
        elif inside and line and not line.startswith((" ", "During", "The above")):
            found.append(line)
            inside = False
    return found
