"""A screen of its own for the real window: an X server, a window manager, and what reads a screen.

Nothing here knows the program. The screen is read as a blind officer's PC reads it (AT-SPI).
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

import pytest

TOOLS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
READERS = (
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"),
)
SIZE = (1400, 900)
_UNSET = (
    "PLANWRIGHT_HOME",
    "QT_QPA_PLATFORM",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_CURRENT_DESKTOP",
    "WAYLAND_DISPLAY",
    "PYTHONPATH",
)


Seen = TypeVar("Seen")


def wait_until(look: Callable[[], Seen], seconds: float, every: float = 0.05) -> Seen:
    """Look again and again until there is something, and return it; what was seen last if not."""
    end = time.monotonic() + seconds
    while not (seen := look()) and time.monotonic() < end:
        time.sleep(every)
    return seen


def need(*tools: str) -> None:
    """Skip, aloud, where a tool is missing."""
    missing = [one for one in (*TOOLS, *tools) if not shutil.which(one)]
    if not any(one.exists() for one in READERS):
        missing.append("at-spi2-core")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (sh installers/dev judges)")


def own_environment(home: Path) -> dict[str, str]:
    """Return the environment of a program whose folders are all below one."""
    known = {key: item for key, item in os.environ.items() if key not in _UNSET}
    for name in (".config", ".local/state", "tmp"):
        (home / name).mkdir(parents=True, exist_ok=True)
    return {
        **known,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "TMPDIR": str(home / "tmp"),
        "LC_ALL": "C.UTF-8",
    }


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen. ``environment`` is what a program needs to show itself there."""

    environment: Mapping[str, str]
    server: "subprocess.Popen[bytes]"

    def x(self, *words: str) -> str:
        """Ask or tell xdotool, and return what it says."""
        done = subprocess.run(  # noqa: S603  # our own words
            ["xdotool", *words],  # noqa: S607  # from PATH
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout.strip()

    def shot(self, file: Path) -> Path:
        """Keep a picture of the screen, where a tool for it is installed."""
        if shutil.which("import"):
            subprocess.run(  # noqa: S603  # our own words
                ["import", "-window", "root", str(file)],  # noqa: S607  # from PATH
                env={**os.environ, **self.environment},
                capture_output=True,
                timeout=60,
                check=False,
            )
        return file


@contextmanager
def a_screen(folder: Path) -> Iterator[Screen]:
    """Give a screen that is free, and take it away again."""
    running: list[subprocess.Popen[bytes]] = []
    place = folder / "screen"
    runtime = place / "run"
    runtime.mkdir(parents=True)
    runtime.chmod(0o700)
    around = {**own_environment(place / "home"), "XDG_RUNTIME_DIR": str(runtime)}

    def start(*command: str, said: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
        with (place / "log").open("ab") as log:
            one = subprocess.Popen(  # noqa: S603  # our own words
                command, env=around, stdout=said or log, stderr=log, start_new_session=True
            )
        running.append(one)
        return one

    def first_line(file: Path) -> str:
        def whole() -> str:
            said = file.read_text() if file.exists() else ""
            return said.strip() if said.endswith("\n") else ""

        return wait_until(whole, 30)

    try:
        with (place / "number").open("wb") as said:
            size = "x".join(map(str, SIZE))
            server = start(
                *("Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-noreset"),
                *("-nolisten", "tcp"),
                said=said,
            )
        around["DISPLAY"] = f":{first_line(place / 'number')}"
        with (place / "bus").open("wb") as said:
            start("dbus-daemon", "--session", "--nofork", "--print-address=1", said=said)
        around["DBUS_SESSION_BUS_ADDRESS"] = first_line(place / "bus")
        start(str(next(one for one in READERS if one.exists())), "--launch-immediately")
        names = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
        screen = Screen({name: around[name] for name in names}, server)
        manager = start("openbox", "--sm-disable")
        if not wait_until(lambda: _is_managed(screen) or manager.poll() is not None, 30):
            manager.kill()
            manager.wait()
        if manager.poll() is not None:  # it was too early for a busy machine
            start("openbox", "--sm-disable")
        assert wait_until(lambda: _is_managed(screen), 30), "no window manager"
        yield screen
    finally:
        for one in reversed(running):
            end_group(one)


def end_group(one: "subprocess.Popen[bytes]") -> None:
    """End a program that we started, with all that it started.

    One that has ended and was waited for is left alone: its number may be another's by now.
    """
    if one.poll() is not None:
        return
    with suppress(ProcessLookupError):
        os.killpg(one.pid, signal.SIGKILL)
    one.wait()


def _is_managed(screen: Screen) -> bool:
    """Tell whether somebody manages the windows: without a manager there are no desktops."""
    return screen.x("get_num_desktops") not in {"", "0"}
