"""The audit: the real program on a screen of its own, looked at from another process."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from tests.access.ear import Ear
from tests.access.rules import WRITTEN, broken, controls
from tests.access.starting import started
from tests.access.told import ATSPI, MENU_ROWS, Told, everything, in_front
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_tree import Place, Reader

_TEXT = f"{ATSPI}Text"
_MOST = 400  # stops of Tab in one window
_AT_ONCE = 12  # keys that are sent before anything is heard


@dataclass(slots=True)
class Found:
    """What was looked at, and what was wrong with it."""

    places: list[str] = field(default_factory=list)
    controls: set[tuple[str, str, str]] = field(default_factory=set)
    named: set[tuple[str, str, str]] = field(default_factory=set)
    rows: int = 0
    stops: int = 0
    read: int = 0
    menus: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)  # by place
    failed: str = ""

    def tell(self, place: str, rule: str, words: str) -> None:
        """Note what breaks a rule."""
        self.wrong.setdefault(place, []).append(f"{rule}: {words}")

    @property
    def rules(self) -> Counter[str]:
        """Count what was found by rule."""
        every = (words for found in self.wrong.values() for words in found)
        return Counter(words.partition(":")[0] for words in every)

    def lines(self) -> Iterator[str]:
        """Return the figures, and below them what was found."""
        yield (
            f"{len(self.places)} places, {len(self.controls):,} controls told of, "
            f"{len(self.named):,} of them named, {self.rows:,} rows, {self.menus} rows of menus"
        )
        yield f"{self.stops:,} stops of Tab, both ways; {self.read} texts read by their caret"
        yield f"failing rules: {sum(self.rules.values())}"
        for place, words in self.wrong.items():
            yield from (f"    {place}: {one}" for one in words)


class Visited:
    """The program while it is led from place to place."""

    def __init__(self, screen: Screen, process: "subprocess.Popen[str]") -> None:
        self.screen, self.process = screen, process
        self.reader = Reader(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
        self.ear = Ear(self.reader.address)

    def places(self, found: Found) -> Iterator[str]:
        """Go from place to place, until there is none."""
        assert self.process.stdout
        assert self.process.stdin
        for line in self.process.stdout:
            said = json.loads(line)
            if "failed" in said:
                found.failed = said["failed"]
                return
            yield said["at"]
            self.process.stdin.write("on\n")
            self.process.stdin.flush()

    def told(self, *, menus: bool = False) -> list[Told]:
        """Return all that is told of now; with what is in the menus if wanted."""
        return everything(self.reader, self.process.pid, menus=menus)

    def keys(self, *keys: str) -> list[Place]:
        """Press keys, and return where the keyboard went."""
        self.screen.x("key", "--delay", "12", *keys)
        heard = self.ear.heard(len(keys))
        return [one.place for one in heard if one.kind == "focus"]


@contextmanager
def visiting(screen: Screen, folder: Path, parts: Sequence[str]) -> Iterator[Visited]:
    """Start the program on a screen, to be led through some parts."""
    (folder / "home").mkdir(parents=True)
    with started(screen, folder, "visits.py", str(folder), *parts) as process:
        visited = Visited(screen, process)
        try:
            yield visited
        finally:
            visited.ear.close()
            visited.reader.close()


def audit(screen: Screen, folder: Path, parts: Sequence[str], *, keys: bool = True) -> Found:
    """Look at all there is in some parts; with ``keys`` go through each place by Tab too."""
    found = Found()
    with visiting(screen, folder, parts) as visited:
        for place in visited.places(found):
            things = in_front(visited.told())
            _look(found, place, things)
            if keys:
                _read_texts(visited, found, place, things)
                _go_round(visited, found, place)
            if place.startswith("write t1") or place == "write":
                _look_at_menus(visited, found, place)
    return found


def _look(found: Found, place: str, things: list[Told]) -> None:
    """Hold what is told of one place against the rules."""
    found.places.append(place)
    window = things[0].name if things else ""
    for one in controls(things):
        key = (window, one.role, one.label or one.name)
        found.controls.add(key)
        if key[2].strip():
            found.named.add(key)
    found.rows += sum(one.role.endswith("item") for one in things)
    for rule, words in broken(things):
        found.tell(place, rule, words)


def _look_at_menus(visited: Visited, found: Found, place: str) -> None:
    """Look at every row of every menu, whether it is open or not."""
    rows = [one for one in visited.told(menus=True) if one.role in MENU_ROWS and one.presses]
    found.menus = max(found.menus, len(rows))
    for rule, words in broken(rows):
        if rule == "menus_whole":
            found.tell(place, rule, words)


def _read_texts(visited: Visited, found: Found, place: str, things: list[Told]) -> None:
    """Go into each text that may only be read, and see that its caret goes through it."""
    for one in things:
        is_text = one.role in WRITTEN and "multi-line" in one.states
        if not is_text or "editable" in one.states or "focusable" not in one.states:
            continue
        visited.reader.ask(one.place, f"{ATSPI}Component", "GrabFocus")
        visited.keys("ctrl+Home", "Right")
        found.read += 1

        def at(one: Told = one) -> int:
            wanted = ("org.freedesktop.DBus.Properties", "Get", _TEXT, "CaretOffset")
            asked = visited.reader.ask(one.place, *wanted, kinds="ss")
            return asked[1] if asked else 0

        if not wait_until(lambda at=at: at() > 0, 2):
            found.tell(place, "read_by_caret", f"no key goes through {one}")


def _go_round(visited: Visited, found: Found, place: str) -> None:
    """Press Tab until the keyboard is where it began, and go back; every stop must be met."""
    ways = []
    for key in ("Tab", "shift+Tab"):
        stops = _round(visited, key)
        if stops is None:
            found.tell(place, "tab_goes_round", f"{key} does not come round")
            return
        ways.append(set(stops))
        found.stops += len(stops)
    there = [one for one in controls(in_front(visited.told())) if _is_stop(one)]
    if len(there) == 1 and not any(ways):
        return  # Tab has nowhere to go from the only stop
    for one in there:
        missed = [
            key
            for key, way in zip(("Tab", "Shift+Tab"), ways, strict=True)
            if one.place not in way
        ]
        if missed:
            found.tell(place, "tab_reaches", f"{' and '.join(missed)} never comes to {one}")


def _round(visited: Visited, key: str) -> list[Place] | None:
    """Return the stops from where the keyboard is until it is there again, or nothing."""
    stops: list[Place] = []
    visited.ear.heard(0)  # what was told before
    while len(stops) < _MOST:
        came = visited.keys(*[key] * _AT_ONCE)
        known = set(came) <= set(stops)
        stops = [one for one, _ in groupby([*stops, *came])]  # a list tells of itself and its row
        if not came:
            return None if stops else []
        if known and stops.count(stops[0]) > 1:
            return stops
    return None


def _is_stop(one: Told) -> bool:
    able = "focusable" in one.states and "sensitive" in one.states
    another = one.role == "radio button" and "checked" not in one.states
    return able and not another
