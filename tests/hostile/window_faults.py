"""Arms the raiser: which exception, at which statement from now on, and what became of it."""

import mmap
import random
import struct
from pathlib import Path
from typing import NamedTuple

from tests.hostile.window_raiser import (
    ARMED,
    FIRED,
    KINDS,
    LINES,
    SEEN,
    SIZE,
    TARGET,
    TURN,
    WHERE,
)

RAISER = Path(__file__).with_name("window_raiser.py")
FILES = (
    "desktopapp/store/",
    "desktopapp/session/session.py",
    "desktopapp/session/versions.py",
    "desktopapp/session/merging.py",
    "desktopapp/session/encrypting.py",
    "desktopapp/session/news.py",
    "desktopapp/session/journals.py",
    "desktopapp/ui/files/closing.py",
    "desktopapp/ui/workspace/autosave.py",
    "desktopapp/ui/window.py",
)
NEVER = 1 << 30


class Fault(NamedTuple):
    """An exception that was raised, and where."""

    kind: str
    where: str


class Faults:
    """The harness's end of the raiser."""

    def __init__(self, folder: Path, files: tuple[str, ...] = FILES) -> None:
        file = folder / "raiser.control"
        file.write_bytes(bytes(SIZE))
        with file.open("r+b") as opened:
            self._seen = mmap.mmap(opened.fileno(), SIZE)
        self._kind, self._turn, self._told = 0, 0, 0
        self._lines = Path(f"{file}{LINES}")
        self._lines.touch()
        self.environment = {"RAISER_CONTROL": str(file), "RAISER_FILES": ",".join(files)}
        self.start = (str(RAISER),)

    def arm(self, chosen: int = NEVER, kind: int = 0, line: str = "") -> None:
        """From now on count statements, and raise at the chosen one, or at a line."""
        self._kind, self._turn = kind, self._turn + 1
        self._told = self._lines.stat().st_size
        self._seen[:SIZE] = bytes(SIZE)
        self._seen[4:12] = struct.pack("2i", chosen, kind)
        self._seen[TURN : TURN + 4] = struct.pack("i", self._turn)
        self._seen[TARGET:SIZE] = line.encode().ljust(SIZE - TARGET, b"\0")
        self._seen[ARMED : ARMED + 4] = struct.pack("i", 1)

    def disarm(self) -> int:
        """Raise no more, and return how many statements were counted."""
        self._seen[ARMED : ARMED + 4] = bytes(4)
        return int(struct.unpack("i", self._seen[SEEN : SEEN + 4])[0])

    def lines(self) -> list[str]:
        """Return each line that was counted since it was armed."""
        with self._lines.open("rb") as file:
            file.seek(self._told)
            return sorted(set(file.read().decode().split()))

    def fired(self) -> Fault | None:
        """Return what was raised since it was armed, or nothing."""
        if not struct.unpack("i", self._seen[FIRED : FIRED + 4])[0]:
            return None
        where = self._seen[WHERE:TARGET].split(b"\0", 1)[0].decode()
        return Fault(KINDS[self._kind][0], where)


def any_kind(chance: random.Random) -> int:
    """Choose an exception."""
    return chance.randrange(len(KINDS))
