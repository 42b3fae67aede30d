"""A heartbeat from outside: asks a window every 20 ms whether it answers, and times the answers.

It sends _NET_WM_PING, which a toolkit answers from its own event loop, as a window manager does
to tell that a program hangs. A second window, of this harness, answers too: what that one takes is
the machine's doing and not the program's. Runs as a process of its own.
"""

import ctypes
import json
import subprocess
import sys
import time
from ctypes import byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

EVERY = 0.02  # seconds
_CLIENT_MESSAGE, _NOTIFY, _REDIRECT = 33, 1 << 19, 1 << 20  # X.h
_STRUCTURE = 1 << 17  # Qt answers with this mask too
_WENT = (17, 18)  # DestroyNotify, UnmapNotify


class _Message(ctypes.Structure):
    """An XClientMessageEvent, with room for any other event (Xlib.h)."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("rest", c_long * 24),
    )


class Stalls(NamedTuple):
    """How long a window left a ping unanswered at most, and how often over 100 ms; in seconds."""

    longest: float
    over: int
    pings: int
    machine: float  # the longest of the harness's own window

    @property
    def own(self) -> float:
        """The longest stall that was not the machine's."""
        return max(self.longest - self.machine, 0.0)


class _Display:
    """The few calls of Xlib that this takes."""

    def __init__(self, name: str) -> None:
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = c_void_p
        self.x.XOpenDisplay.argtypes = [c_char_p]
        for call, kinds in {
            "XDefaultRootWindow": [c_void_p],
            "XInternAtom": [c_void_p, c_char_p, c_int],
            "XSelectInput": [c_void_p, c_ulong, c_long],
            "XSendEvent": [c_void_p, c_ulong, c_int, c_long, c_void_p],
            "XPending": [c_void_p],
            "XNextEvent": [c_void_p, c_void_p],
            "XFlush": [c_void_p],
            "XSetErrorHandler": [c_void_p],
            "XCreateSimpleWindow": [
                c_void_p,
                c_ulong,
                c_int,
                c_int,
                *[c_uint] * 3,
                *[c_ulong] * 2,
            ],
        }.items():
            getattr(self.x, call).argtypes = kinds
        for call in ("XDefaultRootWindow", "XInternAtom", "XCreateSimpleWindow"):
            getattr(self.x, call).restype = c_ulong
        self._ignore = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)
        self.x.XSetErrorHandler(self._ignore)  # a window that is gone is no error of ours
        self.it = self.x.XOpenDisplay(name.encode())
        assert self.it, "no display"
        self.root = self.x.XDefaultRootWindow(self.it)
        self.protocols = self.x.XInternAtom(self.it, b"WM_PROTOCOLS", 0)
        self.ping_atom = self.x.XInternAtom(self.it, b"_NET_WM_PING", 0)

    def send(self, to: int, window: int, stamp: int, mask: int) -> None:
        """Send a ping to a window, or its answer to the root."""
        about = to if window == 0 else window
        message = _Message(type=_CLIENT_MESSAGE, window=to, message_type=self.protocols, format=32)
        message.data[:] = (self.ping_atom, stamp, about, 0, 0)
        self.x.XSendEvent(self.it, to, 0, mask, byref(message))
        self.x.XFlush(self.it)

    def heard(self) -> list[tuple[int, int, int]]:
        """Return the pings that came: where they were sent, their number, which window.

        A window that went away is told by the number -1.
        """
        found = []
        while self.x.XPending(self.it):
            event = _Message()
            self.x.XNextEvent(self.it, byref(event))
            if event.type == _CLIENT_MESSAGE and event.data[0] == self.ping_atom:
                found.append((event.window, event.data[1], event.data[2]))
            elif event.type in _WENT:
                found.append((0, -1, event.message_type))  # where such an event names it
        return found


def answer(display: _Display, own: int) -> None:
    """Answer pings for the harness's own window, until the process that asked has gone."""
    print(own, flush=True)  # noqa: T201  # what it says is read by the process that started it
    parent = Path(f"/proc/{_parent()}")
    while parent.exists():
        for window, stamp, about in display.heard():
            if window == own:
                display.send(display.root, about, stamp, _NOTIFY | _REDIRECT)
        time.sleep(0.002)


def _parent() -> int:
    import os  # noqa: PLC0415  # for this alone

    return os.getppid()


@dataclass(slots=True)
class _Pinged:
    """A window that is pinged: what waits, what was answered, and when it went away."""

    window: int
    waiting: dict[int, float] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    last: int = 0
    gone: float = 0.0

    def ping(self, display: _Display, number: int) -> None:
        """Send a ping, unless the window is gone."""
        if not self.gone:
            self.waiting[number] = time.monotonic()
            display.send(self.window, 0, number, 0)

    def hear(self, number: int) -> None:
        """Note an answer, or that the window went away."""
        if number < 0:
            self.gone = self.gone or time.monotonic()
        began = self.waiting.pop(number, None)
        if began is not None:
            self.took.append(time.monotonic() - began)
            self.last = max(self.last, number)

    def figures(self) -> dict[str, float]:
        """Return the figures. Answers come in order: an earlier one left out got lost."""
        end = self.gone or time.monotonic()
        left = [end - began for number, began in self.waiting.items() if number > self.last]
        took = [*self.took, *left]
        over = sum(one > 0.1 for one in took)
        return {"longest": max(took, default=0.0), "over": over, "pings": len(took)}


def beat(display: _Display, windows: tuple[int, int], stop: Path) -> list[dict[str, float]]:
    """Ping two windows until the file ``stop`` is there; return what each took."""
    display.x.XSelectInput(display.it, display.root, _NOTIFY | _STRUCTURE)
    display.x.XSelectInput(display.it, windows[0], _STRUCTURE)
    pinged = {one: _Pinged(one) for one in windows}
    number, due = 1, time.monotonic()
    while not stop.exists():
        now = time.monotonic()
        if now >= due:
            for one in pinged.values():
                one.ping(display, number)
            number, due = number + 1, max(due + EVERY, now)
        for _sent_to, stamp, about in display.heard():
            if about in pinged:
                pinged[about].hear(stamp)
        time.sleep(0.002)
    return [one.figures() for one in pinged.values()]


class Heartbeat:
    """Pings one window of a screen from another process; ``stop`` says how it answered."""

    def __init__(self, display: str, window: str, folder: Path) -> None:
        self._stop = folder / f"stop-{time.monotonic_ns()}"
        self._run = subprocess.Popen(  # noqa: S603  # our own words
            [sys.executable, __file__, "beat", display, window, str(self._stop)],
            stdout=subprocess.PIPE,
        )
        assert self._run.stdout is not None
        assert self._run.stdout.readline() == b"beating\n"

    def stop(self) -> Stalls:
        """Stop, and return how long the window left a ping unanswered."""
        self._stop.touch()
        said, _ = self._run.communicate(timeout=60)
        theirs, ours = json.loads(said)
        return Stalls(theirs["longest"], theirs["over"], theirs["pings"], ours["longest"])


def main() -> None:
    """Be the process that answers, or the one that asks."""
    verb, name = sys.argv[1:3]
    display = _Display(name)
    if verb == "answer":
        own = display.x.XCreateSimpleWindow(display.it, display.root, 0, 0, 1, 1, 0, 0, 0)
        display.x.XFlush(display.it)
        answer(display, own)
        return
    with subprocess.Popen(  # noqa: S603  # our own words
        [sys.executable, __file__, "answer", name], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        windows = (int(sys.argv[3]), int(other.stdout.readline()))
        print("beating", flush=True)  # noqa: T201  # as above
        print(json.dumps(beat(display, windows, Path(sys.argv[4]))), flush=True)  # noqa: T201  # as above
        other.kill()


if __name__ == "__main__":
    main()
