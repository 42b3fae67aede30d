"""How long the window leaves an officer waiting while the share takes its time over every call."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.real_window import NotSeenError, RealWindow
from tests.hostile.window_beat import Heartbeat, Stalls
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_share import Share
from tests.hostile.window_start import Desk, in_file

TYPED = "DELTAMARK"


@dataclass(slots=True)
class Stalled:
    """What one journey measured: for each part of it the stalls, and who called the share."""

    shown_after: float = 0.0  # seconds until the window was there
    parts: dict[str, Stalls] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    @property
    def longest(self) -> float:
        """The longest stall that was not the machine's."""
        return max((one.own for one in self.parts.values()), default=0.0)

    def lines(self, name: str) -> list[str]:
        """Return the figures as lines."""
        if not self.parts:
            return []
        head = f"{name}: window shown after {self.shown_after:.1f} s"
        return [head] + [
            f"    {part}: longest stall {one.longest * 1000:,.0f} ms, {one.over} of {one.pings:,} "
            f"over 100 ms; this machine by itself {one.machine * 1000:,.0f} ms; "
            f"calls to the share: {self.calls[part]}"
            for part, one in self.parts.items()
        ]


class _Part:
    """Measures one part of a journey."""

    def __init__(self, window: RealWindow, share: Share, found: Stalled, folder: Path) -> None:
        self.window, self.share, self.found, self.folder = window, share, found, folder

    def measure(self, name: str, does: Callable[[], object], seconds: float) -> None:
        """Do something and watch the window for a time; not longer than it is there."""
        self.share.forget()
        beat = Heartbeat(
            self.window.screen.environment["DISPLAY"], self.window.main_number, self.folder
        )
        began = time.monotonic()
        with suppress(NotSeenError):
            does()
        rest = seconds - (time.monotonic() - began)
        wait_until(lambda: not self.window.is_running, max(rest, 0))
        self.found.parts[name] = beat.stop()
        self.found.calls[name] = str(self.share.calls())


def _show(window: RealWindow, share: Share, watched: float) -> None:
    """Wait for the window; where the share keeps it away, let the share heal at last."""
    try:
        window.wait_shown(watched + 60)
    except NotSeenError:
        share.heal()
        window.wait_shown()


def stall(screen: Screen, sample: Path, folder: Path, seconds: float, watched: float) -> Stalled:
    """Open, write, save, meet another officer and close while each call takes so many seconds."""
    found = Stalled()
    desk = Desk(screen, folder, sample)
    share = Share(desk.documents, folder)
    share.strike(seconds=seconds)
    with desk.open(share.environment) as window:
        _show(window, share, watched)
        found.shown_after = window.shown_after
        part = _Part(window, share, found, folder)
        part.measure("opening", lambda: None, watched)
        share.heal()
        window.wait_plan()
        share.strike(seconds=seconds)
        part.measure("writing", lambda: window.write(f" {TYPED}ONE"), watched)
        part.measure("saving", lambda: (window.save(), window.write(f" {TYPED}TWO")), watched)
        share.heal()
        window.write(" ")
        window.save()
        if not in_file(desk.plan, f"{TYPED}ONE", f"{TYPED}TWO", seconds=60):
            found.lost.append("what was typed while the share was slow")
        window.write(f" {TYPED}THREE")
        share.strike(seconds=seconds)
        part.measure("closing", window.ask_to_close, watched)
        share.heal()
        wait_until(lambda: not window.is_running, 60)
    if not desk.copies(f"{TYPED}THREE"):
        found.lost.append("what was typed before closing")
    return found


def meet(screen: Screen, sample: Path, folder: Path, seconds: float, watched: float) -> Stalled:
    """Open a plan that another officer has open, on a share where each call takes so long."""
    found = Stalled()
    desk = Desk(screen, folder, sample)
    share = Share(desk.documents, folder)
    other = Desk(screen, folder, sample)
    other.home = folder / "other"
    with other.open() as first:
        first.wait_plan()
        share.strike(seconds=seconds)
        with desk.open(share.environment) as window:
            _show(window, share, watched)
            found.shown_after = window.shown_after
            part = _Part(window, share, found, folder)
            part.measure("a plan that somebody else has open", lambda: None, watched)
            share.heal()
            window.wait_ready()
            share.strike(seconds=seconds)
            part.measure("and its beats", lambda: None, watched)
            share.heal()
    return found


def begin(screen: Screen, sample: Path, folder: Path, seconds: float, watched: float) -> Stalled:
    """Start with all that the program keeps of an officer on a share that takes its time."""
    found = Stalled()
    desk = Desk(screen, folder, sample)
    profile = folder / "profile"
    profile.mkdir()
    home = {"PLANWRIGHT_HOME": str(profile)}
    with desk.open(home) as window:  # some day before: so there are settings, and a backup
        window.wait_plan()
        window.write(f" {TYPED}BEFORE")
        window.save()
        in_file(desk.plan, f"{TYPED}BEFORE")
        window.ask_to_close()
        wait_until(lambda: not window.is_running, 60)
    share = Share(profile, folder)
    share.strike(seconds=seconds)
    with desk.open({**home, **share.environment}) as window:
        _show(window, share, watched)
        found.shown_after = window.shown_after
        part = _Part(window, share, found, folder)
        part.measure("starting", lambda: None, watched)
        part.measure(
            "writing", lambda: (window.take_keyboard(), window.write(f" {TYPED}")), watched
        )
        share.heal()
        window.save()
        if not in_file(desk.plan, f"{TYPED}BEFORE", f" {TYPED}", seconds=60):
            found.lost.append("what was typed while the profile was slow")
    return found
