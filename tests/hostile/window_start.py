"""What each journey of the window begins and ends with: a plan, and what recovery gives."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tests.hostile.real_window import ROOT, NotSeenError, RealWindow
from tests.hostile.window_display import Screen, own_environment, wait_until
from tests.hostile.window_words import holds, plans_with

COUNCIL = "Othershire District Council"


def command(home: Path, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a command of the program, with folders of its own."""
    return subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-m", "desktopapp", *words],
        cwd=ROOT,
        env={**own_environment(home), "QT_QPA_PLATFORM": "offscreen"},
        input=typed,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def a_sample(folder: Path) -> Path:
    """Make the finished sample by the command line, and return its plan."""
    made = command(folder / "home", "demo", "--to", str(folder / "demo"))
    assert made.returncode == 0, made.stderr
    return next((folder / "demo").glob("*.planwright"))


def a_plan(file: Path, home: Path, words: str = "", council: str = COUNCIL) -> Path:
    """Make a plan by the command line, with an answer to its first question."""
    file.parent.mkdir(parents=True, exist_ok=True)
    made = command(home, "new", str(file), "--council", council)
    assert made.returncode == 0, made.stderr
    if words:
        answered = command(home, "answer", str(file), "1.1", "-", typed=words)
        assert answered.returncode == 0, answered.stderr
    return file


class Desk:
    """One officer's PC: a home, a folder of documents with a plan in it, a screen."""

    def __init__(self, screen: Screen, folder: Path, sample: Path, name: str = "Plan") -> None:
        self.screen = screen
        self.home, self.documents = folder / "home", folder / "documents"
        self.documents.mkdir(parents=True, exist_ok=True)
        self.plan = self.documents / f"{name}.planwright"
        if not self.plan.exists():
            shutil.copy(sample, self.plan)

    def open(
        self,
        environment: Mapping[str, str] | None = None,
        start: tuple[str, ...] = (),
        *,
        read: bool = True,
    ) -> RealWindow:
        """Start the program with the plan."""
        begun = start or ("-m", "desktopapp")
        return RealWindow(
            self.screen, self.home, self.plan, environment=environment, start=begun, read=read
        )

    def copies(self, word: str) -> list[Path]:
        """Return the plan and copies of it, wherever they lie, that hold a word."""
        return plans_with(word, self.documents, self.home)


def in_file(plan: Path, *words: str, seconds: float = 30) -> bool:
    """Wait until a plan file holds some words, and tell whether it does."""
    return bool(wait_until(lambda: all(holds(plan, one) for one in words), seconds, 0.1))


def recover(desk: Desk, words: list[str], patience: float = 15) -> list[str]:
    """Start again after an end, take what is offered, and return the words that are nowhere.

    A word is kept if it is in the plan, in a copy beside it or among the officer's documents, or
    in what recovery offers and gives: then it must come into the plan by the officer's own "yes".
    """
    left = [one for one in words if not desk.copies(one)]
    if not left:
        return []
    with RealWindow(desk.screen, desk.home, desk.plan if desk.plan.exists() else None) as window:
        window.wait_ready()
        offered = "Open what was kept"
        wait_until(lambda: window.find(offered) or not window.is_running, patience)
        if window.find(offered):
            window.press(offered)
            with suppress(NotSeenError):
                window.wait(lambda: all(one in window.answer() for one in left), "them", patience)
        window.save()
        if not wait_until(window.dialogs, 1):
            in_file(desk.plan, *left, seconds=2 * patience)
        else:
            again = desk.documents / "Again.planwright"
            again.parent.mkdir(parents=True, exist_ok=True)
            window.key("ctrl+a")
            window.type(str(again))
            window.key("Return")
            in_file(again, *left, seconds=2 * patience)
    return [one for one in left if not desk.copies(one)]
