"""What a screen reader is told of the windows, and what it can press (AT-SPI over D-Bus)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

jeepney = pytest.importorskip("jeepney", reason="the reader of screens speaks D-Bus by jeepney")
from jeepney.io.blocking import open_dbus_connection  # noqa: E402  # where there is a jeepney

_ROOT = "/org/a11y/atspi/accessible/root"
_ATSPI = "org.a11y.atspi."
_ACCESSIBLE = f"{_ATSPI}Accessible"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SENSITIVE, _SHOWING, _FOCUSED, _CHECKED = 24, 25, 12, 4  # bits of a state (atspi-constants.h)
_MOST = 6_000  # things on a screen
Place = tuple[str, str]  # a name on the bus, and a path there


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen: what it is, what it is called, and where a reader finds it."""

    place: Place
    role: str
    name: str
    state: int
    depth: int

    @property
    def is_showing(self) -> bool:
        """Tell whether it is on the screen."""
        return bool(self.state >> _SHOWING & 1)

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be pressed."""
        return self.is_showing and bool(self.state >> _SENSITIVE & 1)

    @property
    def has_keyboard(self) -> bool:
        """Tell whether what is typed goes there."""
        return bool(self.state >> _FOCUSED & 1)

    @property
    def is_ticked(self) -> bool:
        """Tell whether it is ticked."""
        return bool(self.state >> _CHECKED & 1)


class Reader:
    """Reads the windows of all programs on one session bus."""

    def __init__(self, session_bus: str, seconds: float = 30) -> None:
        """Find the bus that readers use."""
        self._seconds = seconds
        session = open_dbus_connection(session_bus)
        bus = jeepney.DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        told = session.send_and_get_reply(
            jeepney.new_method_call(bus, "GetAddress"), timeout=seconds
        )
        session.close()
        self.address = told.body[0]
        self._bus = open_dbus_connection(self.address)

    def close(self) -> None:
        """Stop reading."""
        self._bus.close()

    def ask(self, place: Place, interface: str, method: str, *given: Any, kinds: str = "") -> Any:  # noqa: ANN401  # D-Bus carries any kind
        """Ask one thing; nothing where it is gone. Raises ``TimeoutError`` if nobody answers."""
        return self.ask_all([(place, interface, method, kinds, given)])[0]

    def programs(self, process: int) -> list[Place]:
        """Return where the program with a number of process is found."""
        registry = (f"{_ATSPI}Registry", _ROOT)
        found: list[Place] = self.ask(registry, _ACCESSIBLE, "GetChildren") or []
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        numbers = self.ask_all(
            (bus, bus[0], "GetConnectionUnixProcessID", "s", (name,)) for name, _ in found
        )
        return [one for one, number in zip(found, numbers, strict=True) if number == process]

    def things(self, process: int, *, hidden: bool = False) -> list[Thing]:
        """Return all that is on the screen, as it is read; with what is hidden if wanted."""
        found: list[Thing] = []
        for place in self.programs(process):
            found += self._below(place, hidden=hidden)
        return found

    def _below(self, top: Place, *, hidden: bool) -> list[Thing]:
        """Walk down level by level, so that each level is asked in one go."""
        children: dict[Place, list[Place]] = {}
        seen: dict[Place, Thing] = {}
        level, depth = [top], 0
        while level and len(seen) < _MOST:
            for thing in self._look(level, depth):
                seen[thing.place] = thing
            open_ones = [p for p in level if p in seen and (hidden or _opens(seen[p]))]
            asked = self.ask_all((p, _ACCESSIBLE, "GetChildren", "", ()) for p in open_ones)
            for place, below in zip(open_ones, asked, strict=True):
                children[place] = [tuple(one) for one in below or [] if tuple(one) not in seen]
            level = [one for place in open_ones for one in children[place]]
            depth += 1
        return list(_in_order(top, seen, children))

    def _look(self, places: list[Place], depth: int) -> list[Thing]:
        named = self.ask_all(
            (place, _PROPERTIES, "Get", "ss", (_ACCESSIBLE, "Name")) for place in places
        )
        roles = self.ask_all((place, _ACCESSIBLE, "GetRoleName", "", ()) for place in places)
        states = self.ask_all((place, _ACCESSIBLE, "GetState", "", ()) for place in places)
        return [
            Thing(place, role, name[1], state[0], depth)
            for place, name, role, state in zip(places, named, roles, states, strict=True)
            if name and role and state
        ]

    def press(self, thing: Thing) -> None:
        """Press it, as a reader does."""
        self.ask(thing.place, f"{_ATSPI}Action", "DoAction", 0, kinds="i")

    def words(self, thing: Thing) -> str:
        """Return the text inside it."""
        return self.ask(thing.place, f"{_ATSPI}Text", "GetText", 0, -1, kinds="ii") or ""

    def box(self, thing: Thing) -> tuple[int, int, int, int] | None:
        """Return where on the screen it is: left, top, width, height."""
        found = self.ask(thing.place, f"{_ATSPI}Component", "GetExtents", 0, kinds="u")
        return tuple(found) if found else None

    def write(self, thing: Thing, words: str) -> None:
        """Put words in place of those inside it."""
        self.ask(thing.place, f"{_ATSPI}EditableText", "SetTextContents", words, kinds="s")

    def take_keyboard(self, thing: Thing) -> None:
        """Let what is typed go there."""
        self.ask(thing.place, f"{_ATSPI}Component", "GrabFocus")

    def ask_all(self, questions: Iterable[tuple[Place, str, str, str, tuple[Any, ...]]]) -> list:
        """Ask many things, then hear the answers; nothing for what is gone meanwhile."""
        serials = []
        for (name, path), interface, method, kinds, given in questions:
            address = jeepney.DBusAddress(path, name, interface)
            message = jeepney.new_method_call(address, method, kinds, given)
            serials.append(next(self._bus.outgoing_serial))
            self._bus.send_message(message, serial=serials[-1])
        heard: dict[int, Any] = {}
        while len(heard) < len(serials):
            reply = self._bus.receive(timeout=self._seconds)
            answered = reply.header.fields.get(jeepney.HeaderFields.reply_serial)
            if answered in serials:
                fine = reply.header.message_type is jeepney.MessageType.method_return
                heard[answered] = (reply.body[0] if reply.body else True) if fine else None
        return [heard[serial] for serial in serials]


def _opens(thing: Thing) -> bool:
    """Tell whether to look into it: not into what is hidden, and not into long lists."""
    return thing.depth == 0 or (thing.is_showing and thing.role not in {"tree", "table", "list"})


def _in_order(
    top: Place, seen: dict[Place, Thing], children: dict[Place, list[Place]]
) -> Iterator[Thing]:
    waiting, told = [top], set()
    while waiting:
        place = waiting.pop()
        if place in seen and place not in told:
            told.add(place)
            yield seen[place]
            waiting += reversed(children.get(place, []))
