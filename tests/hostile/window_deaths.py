"""Ends and losses while an officer types: every word older than a second must be found again."""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.hostile.real_window import NotSeenError, RealWindow
from tests.hostile.window_display import Screen, a_screen, wait_until
from tests.hostile.window_start import Desk, recover

A_SECOND = 1.05  # after which a word must be on a disk, and a little for the clock
SIGNALS = ("TERM", "HUP", "INT", "KILL")


def typed(window: RealWindow, words: list[str]) -> None:
    """Type words, see them on the screen, and let them grow older than a second."""
    for word in words:
        window.write_seen(word)
    time.sleep(A_SECOND)  # the promise is about this time itself


def verdict(desk: Desk, words: list[str], patience: float = 15) -> str:
    """Start again and say what was lost, or nothing."""
    lost = recover(desk, words, patience)
    return f"lost {', '.join(lost)}" if lost else ""


def ended_by(name: str, screen: Screen, sample: Path, folder: Path, *, saved: bool) -> str:
    """End the program by a signal; some words were saved, some not."""
    desk = Desk(screen, folder, sample)
    words = [f"FIRST{name}", f"SECOND{name}"]
    with desk.open() as window:
        window.wait_plan()
        typed(window, words[:1])
        if saved:
            window.save()
        typed(window, words[1:])
        if not window.end(signal.Signals[f"SIG{name}"]):
            return f"SIG{name} did not end it"
    return verdict(desk, words)


def server_dies(sample: Path, folder: Path) -> str:
    """End the X server under the window."""
    words = ["XFIRST", "XSECOND"]
    with a_screen(folder / "dying") as screen:
        desk = Desk(screen, folder, sample)
        with desk.open() as window:
            window.wait_plan()
            typed(window, words)
            screen.server.kill()
            if not wait_until(lambda: not window.is_running, 30):
                return "runs on without a screen"
    with a_screen(folder / "next") as screen:
        return verdict(Desk(screen, folder, sample), words)


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """Mount a small disk in memory, or skip aloud where that is not allowed."""
    place.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
    able = (
        shutil.which("mount")
        and not subprocess.run(  # noqa: S603  # our own words
            mount, capture_output=True, check=False
        ).returncode
    )
    if not able:
        pytest.skip("no small disk can be mounted here; full disks are tried where one can")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S603, S607  # our own words


def fill(place: Path) -> Path:
    """Fill a disk to its last byte."""
    file = place / "filler"
    with file.open("wb", buffering=0) as opened, suppress(OSError):
        while True:
            opened.write(bytes(4096))
    with file.open("ab", buffering=0) as opened, suppress(OSError):
        while True:
            opened.write(b"0")
    return file


def disk_full(screen: Screen, sample: Path, folder: Path, *, all_of_it: bool) -> list[str]:
    """Fill the disk of the documents, or of everything, then make room again."""
    wrong: list[str] = []
    with small_disk(folder / "disk", "3m") as disk:
        desk = Desk(screen, disk, sample)
        if not all_of_it:
            desk.home = folder / "home"
        with desk.open() as window:
            window.wait_plan()
            filler = fill(disk)
            typed(window, ["FULLONE"])
            window.save()
            if not wait_until(window.message, 20):
                wrong.append("a full disk was not told")
            if not all_of_it:
                wrong += _killed_and_found(desk, window, ["FULLONE"], filler)
                return wrong
            window.ask_to_close()
            with suppress(NotSeenError):
                window.wait(lambda: not window.is_running, "its end", 4)
            if not window.is_running and not desk.copies("FULLONE"):
                wrong.append("closed with the words nowhere")
                return wrong
            filler.unlink()
            window.key("Escape")
            window.save()
            if not wait_until(lambda: desk.copies("FULLONE"), 90):
                wrong.append("not saved when there was room again")
    return wrong


def _killed_and_found(desk: Desk, window: RealWindow, words: list[str], filler: Path) -> list[str]:
    window.end()
    filler.unlink()
    lost = recover(desk, words)
    return [f"lost {', '.join(lost)} after a full disk and a kill"] if lost else []


def _folder_gone(desk: Desk) -> None:
    shutil.rmtree(desk.documents)


def _folder_renamed(desk: Desk) -> None:
    desk.documents.rename(desk.documents.with_name("moved"))


def _home_gone(desk: Desk) -> None:
    shutil.rmtree(desk.home)


def _home_is_a_file(desk: Desk) -> None:
    shutil.rmtree(desk.home)
    desk.home.write_text("a file")


def _kept_gone(desk: Desk) -> None:
    """Remove all that is kept for a crash, as a cleaner of profiles does."""
    for file in (desk.home / ".local").rglob("*"):
        if file.is_file():
            file.unlink()


def _kept_folder_gone(desk: Desk) -> None:
    shutil.rmtree(desk.home / ".local" / "state")


GONE: dict[str, Callable[[Desk], None]] = {
    "the plan’s folder removed": _folder_gone,
    "the plan’s folder renamed": _folder_renamed,
    "HOME removed": _home_gone,
    "HOME a file": _home_is_a_file,
    "what is kept for a crash removed": _kept_gone,
    "the folder of what is kept removed": _kept_folder_gone,
}


def vanished(name: str, screen: Screen, sample: Path, folder: Path) -> str:
    """Take something away while the officer types on, then end the program without warning."""
    desk = Desk(screen, folder, sample)
    with desk.open() as window:
        window.wait_plan()
        typed(window, ["GONEONE"])
        GONE[name](desk)
        typed(window, ["GONETWO"])
        if not window.is_running or not window.main():
            return "the window is gone"
        window.end()
    if desk.home.is_file():
        desk.home.unlink()
    moved = desk.documents.with_name("moved")
    if moved.exists():
        moved.rename(desk.documents)
    desk.documents.mkdir(exist_ok=True)
    return verdict(desk, ["GONEONE", "GONETWO"])
