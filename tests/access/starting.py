"""The program with a script of ours in it, on a screen, with folders of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.hostile.real_window import ROOT
from tests.hostile.window_display import Screen, end_group, own_environment


@contextmanager
def started(
    screen: Screen, folder: Path, script: str, *words: str
) -> Iterator["subprocess.Popen[str]"]:
    """Start it, let it be read, and end it; what it printed of errors is in the ``log``."""
    environment = {
        **own_environment(folder / "home"),
        **screen.environment,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  # our own words
            [sys.executable, str(Path(__file__).with_name(script)), *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end_group(process)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
