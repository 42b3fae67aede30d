"""What a screen reader is told by itself: where the keyboard goes, and what is announced."""

from dataclasses import dataclass

import pytest

jeepney = pytest.importorskip("jeepney", reason="the reader of screens speaks D-Bus by jeepney")
from jeepney.bus_messages import MatchRule, message_bus  # noqa: E402  # where there is a jeepney
from jeepney.io.blocking import open_dbus_connection  # noqa: E402  # the same

from tests.hostile.window_tree import Place  # noqa: E402  # the same

_EVENTS = "org.a11y.atspi.Event"
_REGISTRY = jeepney.DBusAddress(
    "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
)
_WANTED = (
    "object:state-changed:focused",
    "object:announcement",
    "object:property-change:accessible-description",
    "object:text-caret-moved",
    "window:activate",
)
_MOST = 1_000_000  # told and not yet heard


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that was told.

    ``kind`` is ``focus``, ``caret`` or ``window`` for where these are now, ``say`` for words, and
    ``about`` for what is to be known of a thing, which is said while that has the keyboard.
    """

    kind: str
    place: Place
    words: str = ""


class Ear:
    """Hears what all programs on one bus of readers tell."""

    def __init__(self, bus: str) -> None:
        self._bus = open_dbus_connection(bus)
        rule = MatchRule(type="signal")
        for kind in ("Object", "Window"):
            match = MatchRule(type="signal", interface=f"{_EVENTS}.{kind}")
            self._bus.send_and_get_reply(message_bus.AddMatch(match), timeout=30)
        for name in _WANTED:
            call = jeepney.new_method_call(_REGISTRY, "RegisterEvent", "sas", (name, []))
            self._bus.send_and_get_reply(call, timeout=30)
        self._queue = self._bus.filter(rule, bufsize=_MOST).__enter__()

    def close(self) -> None:
        """Hear nothing more."""
        self._bus.close()

    def heard(self, least: int, patience: float = 4, rest: float = 0.25) -> list[Heard]:
        """Return what is told from now on: until so much came, and then nothing for a while."""
        found: list[Heard] = []
        while True:
            wait = rest if len(found) >= least else patience
            try:
                message = self._bus.recv_until_filtered(self._queue, timeout=wait)
            except TimeoutError:
                return found
            found += _told(message)


def _told(message: "jeepney.Message") -> list[Heard]:
    fields = message.header.fields
    place = (fields[jeepney.HeaderFields.sender], fields[jeepney.HeaderFields.path])
    body = message.body
    match fields[jeepney.HeaderFields.member]:
        case "Announcement":
            return [Heard("say", place, str(body[3][1]))]
        case "PropertyChange" if body[0] == "accessible-description":
            return [Heard("about", place, str(body[3][1]))]
        case "StateChanged" if body[0] == "focused" and body[1]:
            return [Heard("focus", place)]
        case "TextCaretMoved":
            return [Heard("caret", place)]
        case "Activate":
            return [Heard("window", place)]
    return []
