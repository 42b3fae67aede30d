"""A network share that is slow or refuses: a shim before the C library, told what to do live."""

import mmap
import shutil
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).with_name("shim.c")
KINDS = ("open", "read", "write", "fsync", "rename", "unlink", "stat", "list", "lock", "other")
_HEAD, _LAST = 4 + 2 * len(KINDS) + 1, 256  # numbers of four bytes, then a path


class Calls(NamedTuple):
    """How many calls to the share the window's own thread made, and how long it was held."""

    own: dict[str, int]
    others: int
    held: float  # seconds
    last: str

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {count}" for name, count in self.own.items() if count)
        return (
            f"{sum(self.own.values())} on the window’s thread ({kinds}), {self.others} elsewhere"
        )


def shim(folder: Path) -> Path:
    """Compile the shim, or skip aloud where there is no compiler."""
    if not shutil.which("gcc"):
        pytest.skip("not installed: gcc, which compiles the slow share (sh installers/dev judges)")
    made = folder / "shim.so"
    if not made.exists():
        command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-o", str(made), str(SOURCE), "-ldl"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
        assert done.returncode == 0, done.stderr
    return made


class Share:
    """A folder whose file calls can be struck while a program works in it."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder = folder
        self._control = tools / f"{folder.name}.control"
        self._control.write_bytes(bytes(4 * _HEAD + _LAST))
        with self._control.open("r+b") as file:
            self._seen = mmap.mmap(file.fileno(), 0)
        self.environment = {
            "LD_PRELOAD": str(shim(tools)),
            "SHARE_CONTROL": str(self._control),
            "SHARE_FOLDER": str(folder),
        }

    def strike(
        self, *, seconds: float = 0, error: int = 0, kinds: Iterable[str] = KINDS, after: int = 0
    ) -> None:
        """From now on let these kinds of call take so long, and then fail with an error."""
        which = sum(1 << KINDS.index(one) for one in kinds)
        self._seen[4:16] = struct.pack("3i", int(seconds * 1000), error, after)
        self._seen[:4] = struct.pack("i", which)

    def heal(self) -> None:
        """Let every call through again, those too that wait."""
        self._seen[:16] = bytes(16)

    def forget(self) -> None:
        """Count from nothing again."""
        self._seen[16:] = bytes(len(self._seen) - 16)

    def calls(self) -> Calls:
        """Return what was counted."""
        numbers = struct.unpack(f"{_HEAD}i", self._seen[: 4 * _HEAD])
        many = len(KINDS)
        own = dict(zip(KINDS, numbers[4 : 4 + many], strict=True))
        last = self._seen[4 * _HEAD :].split(b"\0", 1)[0].decode("utf-8", "replace")
        return Calls(own, sum(numbers[4 + many : 4 + 2 * many]), numbers[-1] / 1000, last)
