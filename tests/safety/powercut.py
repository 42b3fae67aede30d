"""The power fails: what was not made sure is lost, torn or zero, names are of the past.

A file's data is sure once it was synced; a name in a folder once the folder was. What was not
may be there all the same, in part, or as zeros (ext4, XFS and NTFS write a file's size before its
data); the names in one folder change in order, those in two folders in any.
"""

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktopapp.store.disk import Disk
from tests.safety.disks import Remembering
from tests.safety.officer import Officer, verdict


@dataclass
class _File:
    sure: bytes = b""
    written: bytes = b""


@dataclass
class _Folder:
    sure: dict[str, _File] = field(default_factory=dict)
    now: dict[str, _File] = field(default_factory=dict)
    steps: list[dict[str, _File]] = field(default_factory=list)  # since it was last made sure

    def changed(self) -> None:
        self.steps.append(dict(self.now))


def after_cut(log: list[tuple[Any, ...]], chance: random.Random) -> dict[Path, bytes]:
    """Return what may be on the disk when the power fails at the end of the log."""
    folders: dict[Path, _Folder] = {}
    for name, path, *rest in log:
        folder = folders.setdefault(path if name == "sync_folder" else path.parent, _Folder())
        match name:
            case "create":
                folder.now[path.name] = _File()
                folder.changed()
            case "write":
                folder.now[path.name].written += rest[0]
            case "sync":
                file = folder.now[path.name]
                file.sure = file.written
            case "replace" | "place":
                target = rest[0]
                folders.setdefault(target.parent, _Folder()).now[target.name] = folder.now.pop(
                    path.name
                )
                folder.changed()
            case "remove":
                folder.now.pop(path.name, None)
                folder.changed()
            case "sync_folder":
                folder.sure = dict(folder.now)
                folder.steps.clear()
    left: dict[Path, bytes] = {}
    for path, folder in folders.items():
        names = chance.choice([folder.sure, *folder.steps])
        left.update({path / name: _torn(file, chance) for name, file in names.items()})
    return left


def _torn(file: _File, chance: random.Random) -> bytes:
    """Return the sure part of a file and what chance left of the rest."""
    rest = file.written[len(file.sure) :]
    kept = chance.randint(0, len(rest))
    match chance.randrange(4):
        case 0:
            return file.sure
        case 1:
            return file.sure + rest[:kept]
        case 2:
            return file.sure + rest[:kept] + bytes(len(rest) - kept)
        case _:
            return file.sure + rest


def cut_power(
    base: Path,
    states: int,
    kind: type[Officer] = Officer,
    *,
    forgets_sync: bool = False,
    seed: int = 7,
) -> Counter[str]:
    """Play so many power cuts at all moments of an officer's work; count what is wrong then."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    folder = base / "officer"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    disk = Remembering(forgets_sync=forgets_sync)
    officer = kind(folder, disk)
    marks: list[tuple[int, int, int]] = []

    def mark() -> None:
        marks.append((len(disk.log), officer.promised, officer.typed))

    officer.begin()
    mark()
    for number in range(1, 25):
        officer.typed += 1
        mark()
        officer.typed -= 1
        officer.edit()
        mark()
        if number % 4 == 0:
            officer.save()
            mark()
    disk.close_all()
    wrong: Counter[str] = Counter()
    for turn in range(states):
        end = marks[0][0] + turn % (len(disk.log) - marks[0][0] + 1)
        promised = max(promised for at, promised, _ in marks if at <= end)
        typed = max(typed for at, _, typed in marks if at <= end)
        _lay_out(folder, after_cut(disk.log[:end], chance))
        wrong[verdict(folder, promised, typed)] += 1
    return wrong


def _lay_out(folder: Path, files: dict[Path, bytes]) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    disk = Disk()
    for path, data in files.items():
        disk.make_folder(path.parent)
        path.write_bytes(data)
