"""A client that keeps a folder the same on several PCs, with all that such clients do.

It delivers late and in any order, leaves half files for a while, makes conflicted copies under
the names that real ones use, doubles files, and puts old states back. It never drops a state that
only it knows: what it replaces is what it has delivered itself, or lies beside under another name.
"""

import hashlib
import os
import random
from dataclasses import dataclass, field
from pathlib import Path

NAME = "Plan.planwright"
_CONFLICTED = (
    "Plan-{pc}.planwright",
    "Plan ({pc}'s conflicted copy 2026-05-04).planwright",
    "Plan (conflicted copy {n}).planwright",
    "Plan.sync-conflict-20260504-{n}-{pc}.planwright",
)


def checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Cloud:
    """What the sync service holds: the files as they are, and every state each one had."""

    files: dict[str, bytes] = field(default_factory=dict)
    states: dict[str, list[bytes]] = field(default_factory=dict)
    conflicts: int = 0

    def put(self, name: str, data: bytes) -> None:
        self.files[name] = data
        known = self.states.setdefault(name, [])
        if data not in known[-1:]:
            known.append(data)

    def new_name(self, pc: str) -> str:
        """Return a name for a conflicted copy that no file has."""
        while True:
            self.conflicts += 1
            name = _CONFLICTED[self.conflicts % len(_CONFLICTED)]
            name = name.format(pc=pc, n=100000 + self.conflicts)
            if name not in self.files:
                return name

    def roll_back(self, chance: random.Random, *, keep: bool) -> bool:
        """Put an older state of the plan back; ``keep`` leaves the newer one beside it."""
        known = self.states.get(NAME, [])
        if len(known) < 2 or NAME not in self.files:
            return False
        if keep:
            self.put(self.new_name("PC9"), self.files[NAME])
        self.put(NAME, chance.choice(known[:-1]))
        return True

    def double(self, chance: random.Random) -> None:
        """Put a state that the plan had beside it under another name."""
        known = self.states.get(NAME, [])
        if known:
            self.put(self.new_name("PC8"), chance.choice(known))


@dataclass
class Client:
    """The client on one PC. ``synced`` is the last state of each file that both sides had."""

    pc: str
    folder: Path
    cloud: Cloud
    chance: random.Random
    synced: dict[str, str] = field(default_factory=dict)
    half: dict[str, str] = field(default_factory=dict)

    def names(self) -> list[str]:
        local = (
            path.name
            for path in self.folder.iterdir()
            if path.suffix == ".planwright" and path.name[0] not in "~."
        )
        return sorted({*local, *self.cloud.files})

    def step(self, *, whole: bool = False) -> bool:
        """Bring one file nearer to being the same on both sides; say whether anything was done."""
        names = self.names()
        return any(self._sync(one, whole=whole) for one in self.chance.sample(names, len(names)))

    def _local(self, name: str) -> tuple[str, bytes]:
        """Return the checksum and the bytes of a local file: those that it stands for."""
        try:
            data = (self.folder / name).read_bytes()
        except FileNotFoundError:
            return "", b""
        found = checksum(data)
        if found == self.half.get(name):
            return self.synced.get(name, ""), b""
        return found, data

    def _sync(self, name: str, *, whole: bool) -> bool:
        local, data = self._local(name)
        there = self.cloud.files.get(name)
        remote = checksum(there) if there is not None else ""
        known = self.synced.get(name, "")
        pending = name in self.half
        if local == remote and not pending:
            self.synced[name] = local
            return False
        if remote == known and not pending:
            if local:
                self.cloud.put(name, data)
            else:
                del self.cloud.files[name]
            self.synced[name] = local
            return True
        if local == known:
            return self._deliver(name, there, whole=whole)
        if there is not None and local:
            self._conflict(name)
            return True
        if there is None:  # removed elsewhere, changed here: it stays
            self.cloud.put(name, data)
            self.synced[name] = local
        else:  # removed here, changed elsewhere: it comes back
            self.synced[name] = ""
        return True

    def _deliver(self, name: str, data: bytes | None, *, whole: bool) -> bool:
        """Put a state in the place of the one delivered before, if that is there still."""
        place, aside = self.folder / name, self.folder / f".{name}.old"
        expected = self.half.get(name) or self.synced.get(name, "")
        try:
            place.rename(aside)
        except FileNotFoundError:
            if expected:
                return True  # somebody took it away this moment: look again
        else:
            if checksum(aside.read_bytes()) != expected:
                self._put_back(aside, place)
                return True
            aside.unlink()
        self.half.pop(name, None)
        if data is None:
            self.synced[name] = ""
            return True
        content = data
        if not whole and self.chance.random() < 0.15:
            content = data[: self.chance.randrange(len(data))]
        coming = self.folder / f".{name}.coming"
        coming.write_bytes(content)
        try:
            os.link(coming, place)
        except FileExistsError:
            self.synced[name] = ""  # somebody saved there this moment: a conflict, next time
        else:
            self.synced[name] = checksum(data)
            if content != data:
                self.half[name] = checksum(content)
        coming.unlink()
        return True

    def _put_back(self, aside: Path, place: Path) -> None:
        try:
            os.link(aside, place)
        except FileExistsError:
            os.link(aside, self.folder / self.cloud.new_name(self.pc))
        aside.unlink()

    def _conflict(self, name: str) -> None:
        """Keep both: the local file gets another name, or what comes gets it."""
        other = self.cloud.new_name(self.pc)
        self.half.pop(name, None)
        if self.chance.random() < 0.6:
            try:
                (self.folder / name).rename(self.folder / other)
            except FileNotFoundError:
                return
            self.synced[name] = ""
        else:
            self.cloud.put(other, self.cloud.files[name])
            self.synced[name] = checksum(self.cloud.files[name])
