"""What a screen reader would say, made of what it is told while a window is used by keys alone.

A model of a reader, as plain as can be: when the keyboard comes to something it says what that
is called, what kind of thing it is, how it stands, and what is told beside; in a text it says the
line or the letter the caret came to; of a window it says the title, and in a dialog the words
there. What is announced it says as it comes. When nothing is told it is silent, whatever the
screen shows.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from tests.access.ear import Ear, Heard
from tests.access.told import ATSPI, Told, everything, holds_row, one_told
from tests.hostile.window_display import Screen
from tests.hostile.window_tree import Place, Reader

_TEXT = f"{ATSPI}Text"
_CHARACTER, _WORD, _LINE = 0, 1, 3
_WORDS_FOR = {
    "push button": "button",
    "text": "edit",
    "password text": "password edit",
    "document frame": "document",
    "popup menu": "menu",
}
_MINUTE = re.compile(r"\b\d\d:\d\d\b(?: on \d+ \w+ 20\d\d)?")
_AGE = re.compile(r"\b\d+ years old\b")
_ACROSS = {"Left", "Right", "BackSpace", "Delete"}
SILENCE = "(silence)"


class Reading:
    """Says what one program tells, key by key."""

    def __init__(self, screen: Screen, process: int, home: Path) -> None:
        bus = screen.environment["DBUS_SESSION_BUS_ADDRESS"]
        self.reader, self._process, self.home = Reader(bus), process, str(home)
        self.ear = Ear(self.reader.address)
        self._focus: Place | None = None
        self._in_front = ""  # the window, as it is said
        self._list: Place | None = None  # the list whose row has the keyboard
        self._before: tuple[str, ...] = ()
        self._line = ""
        self.announced: list[str] = []

    def close(self) -> None:
        """Read no more."""
        self.ear.close()
        self.reader.close()

    def begin(self) -> None:
        """Take the window that is there for known."""
        things = everything(self.reader, self._process)
        self._in_front = next((str(one) for one in things if one.role == "frame"), "")

    def said(self, keys: str) -> list[str]:
        """Return what is said after keys, once the program is at rest."""
        heard = self.ear.heard(0, rest=0.12)
        return [self._masked(one) for one in self._say(heard, keys) if one.strip()]

    def _say(self, heard: list[Heard], keys: str) -> Iterator[str]:
        windows = [one.place for one in heard if one.kind == "window"]
        focused = [one.place for one in heard if one.kind == "focus"]
        announced = list(self._said_by_itself(heard))
        self.announced += map(self._masked, announced)
        came = list(self._window(windows[-1])) if windows else []
        is_other = bool(came) and came[0] != self._in_front
        if is_other:
            self._in_front = came[0]
            known = " ".join(announced)  # told before the window is read, or not there yet
            yield from (one for one in came if one not in known)
        if focused and (is_other or focused[-1] != self._focus):
            yield from self._came_to(focused[-1], announced)
        else:
            carets = [one.place for one in heard if one.kind == "caret"]
            yield from self._changed(keys, moved=self._focus in carets)
        yield from (f"“{words}”" for words in announced)

    def _said_by_itself(self, heard: list[Heard]) -> Iterator[str]:
        """Go through what is announced, and what is told anew of what has the keyboard then."""
        here = self._focus
        for one in heard:
            here = one.place if one.kind == "focus" else here
            is_said = one.kind == "say" or (one.kind == "about" and one.place == here)
            if is_said and one.words.strip():
                yield one.words.strip()

    def _window(self, place: Place) -> Iterator[str]:
        """Say the title of a window that came to the front; of a dialog what stands there too."""
        things = everything(self.reader, self._process)
        top = next((one for one in things if one.place == place), None)
        if top is None:
            return
        yield str(top)
        if top.role == "dialog":
            yield from _words_in([one for one in things if one.stands_in(top)], top.name)

    def _came_to(self, place: Place, announced: list[str]) -> Iterator[str]:
        told = one_told(self.reader, place)
        self._focus = place
        if told is None:
            return
        self._before = _stands(told)
        self._line = self._at_caret(told, _LINE)
        within = holds_row(self.reader, told)
        self._list, before = (within.place if within else None), self._list
        around = _called(within) if within and within.place != before else ""
        about = told.description.strip()  # it may be news by now, said after it
        said = (around, _called(told), *self._before, "" if about in announced else about)
        yield ", ".join(filter(None, said))
        if self._line.strip():
            yield f"    {self._line.strip()}"

    def _changed(self, keys: str, *, moved: bool) -> Iterator[str]:
        """Say what is other with what has the keyboard."""
        told = one_told(self.reader, self._focus) if self._focus else None
        if told is None:
            return
        before, self._before = self._before, _stands(told)
        if self._before != before:
            yield ", ".join(one for one in self._before if one not in before)
        if not moved or keys.startswith("type "):
            return
        if keys.rpartition("+")[2] in _ACROSS:
            grain = _WORD if keys.startswith("Ctrl") else _CHARACTER
            yield f"    {self._at_caret(told, grain).strip() or 'blank'}"
            return
        line = self._at_caret(told, _LINE).strip()
        yield f"    {line or 'blank'}"

    def _at_caret(self, told: Told, grain: int) -> str:
        if "Text" not in told.interfaces or told.role in {"push button", "label"}:
            return ""
        place = told.place
        at = self.reader.ask(
            place, "org.freedesktop.DBus.Properties", "Get", _TEXT, "CaretOffset", kinds="ss"
        )
        where = at[1] if at else 0
        words = self.reader.ask(place, _TEXT, "GetStringAtOffset", where, grain, kinds="iu")
        return words if isinstance(words, str) else ""

    def _masked(self, words: str) -> str:
        """Return words without what is another from day to day and from PC to PC."""
        return _AGE.sub("4 years old", _MINUTE.sub("14:48", words.replace(self.home, "~")))


def _words_in(things: list[Told], title: str) -> Iterator[str]:
    """Return the words of a dialog that are not said with what takes the keyboard there."""
    pressed = [one for one in things if "focusable" in one.states and one.role != "label"]
    named = {words for one in pressed for words in (one.name, one.label, one.description)}
    for one in things:
        is_part = any(one.stands_in(other) for other in pressed if other.role != "document frame")
        if one.role == "label" and one.name not in named | {title} and not is_part:
            yield one.name


def _called(told: Told) -> str:
    name = told.label or told.name
    return f"{name}, {_WORDS_FOR.get(told.role, told.role)}".removeprefix(", ")


def _stands(told: Told) -> tuple[str, ...]:
    """Return how a thing stands: ticked, open, its value, not to be used."""
    found = []
    if "checkable" in told.states:
        found.append("checked" if "checked" in told.states else "not checked")
    if told.role == "combo box" and told.label:
        found.append(told.name)
    if "expandable" in told.states:
        found.append("expanded" if "expanded" in told.states else "collapsed")
    if told.role == "text" and "read only" in told.states:
        found.append("read only")
    if "sensitive" not in told.states:
        found.append("unavailable")
    return tuple(found)


class Typist:
    """Presses keys on a screen, and waits until the program has come to rest after them."""

    def __init__(self, screen: Screen, reading: Reading, rest: "Rest") -> None:
        self._screen, self._reading, self._rest = screen, reading, rest

    def begin(self) -> list[str]:
        """Wait until the program has begun, and return what is said."""
        self._rest.after(0)
        self._reading.begin()
        return self._reading.said("")

    def do(self, keys: str) -> list[str]:
        """Press keys as a line of a journey names them, and return what is said."""
        if keys.startswith("type "):
            words = keys.removeprefix("type ").replace("~", self._reading.home)
            self._screen.x("type", "--delay", "8", words)
            self._rest.after(len(words))
        else:
            self._screen.x("key", as_x(keys))
            self._rest.after(1)
        return self._reading.said(keys) or [SILENCE]


class Rest:
    """Knows when a program has come to rest."""

    def __init__(self, ask: "object", answer: "object") -> None:
        self._ask, self._answer, self._keys = ask, answer, 0

    def after(self, keys: int) -> None:
        """Wait until so many more keys came, and nothing is under way."""
        self._keys += keys
        self._ask.write(f"{self._keys}\n")  # type: ignore[attr-defined]  # a pipe
        self._ask.flush()  # type: ignore[attr-defined]
        self._keys = int(self._answer.readline() or 0)  # type: ignore[attr-defined]


def as_x(keys: str) -> str:
    """Return keys as X names them: Ctrl+E is ctrl+e."""
    names = {"Enter": "Return", "Space": "space", "PgDn": "Next", "PgUp": "Prior", "/": "slash"}
    *held, key = keys.replace("++", "+plus").split("+")
    key = names.get(key, key if len(key) > 1 else key.lower())
    return "+".join([*(one.lower() for one in held), key])


def wait_shown(reading: Reading, seconds: float = 60) -> None:
    """Wait until the program tells of a window."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if any(one.role == "frame" for one in everything(reading.reader, reading._process)):  # noqa: SLF001
            return
        time.sleep(0.1)
