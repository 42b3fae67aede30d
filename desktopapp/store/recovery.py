"""What a crash left: journals of plans whose program ended before they were saved.

Whatever can be read is offered, and nothing is removed before an officer has decided; even then
the journal is only put aside.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from desktopapp.plan.patch import patched
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.shapes import DataError
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.grounds import Ground, read_ground
from desktopapp.store.journal import (
    CHECKSUM,
    JOURNAL_MAGIC,
    JOURNAL_SUFFIX,
    checksum,
    record_binding,
)
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts, decode_plan, digest

Unseal = Callable[[bytes, bytes], bytes]  # a sealed record, and its place

_MOST_BYTES = 600 << 20
_HEAD = 4 + CHECKSUM
_ANY_VERSION = b"Planwright journal"
_BEGUN = 3  # records: the start, the plan as saved, and what was typed since


@dataclass(frozen=True, slots=True)
class Recovery:
    """A plan found in a journal.

    ``saved`` is the plan as last saved to ``path``, with that file's checksum in ``digest`` and
    its ``revision``, which older journals do not tell; ``kept`` says what it came from;
    ``plan`` is the plan as last typed, at the time ``until``, and ``ground`` what that stands on,
    where it is not what was saved last. They are absent from a journal that is encrypted, until
    it is read with its key, which ``keys`` helps to find. ``torn`` says
    that the journal ends in the middle of a record, or that its end could not be read. One that
    is not ``begun`` was torn before its first edit was whole: the journal before it holds more.
    Of one that is ``unread`` nothing that was typed can be read: it is told of, and kept.
    """

    file: Path
    document: str
    title: str
    path: Path | None
    digest: str
    keys: str = ""
    saved: Plan | None = None
    plan: Plan | None = None
    until: str = ""
    torn: bool = False
    revision: str = ""
    kept: UnknownParts = NOTHING_KEPT
    begun: bool = True
    ground: Ground | None = None
    unread: bool = False


def journals_left(folder: Path, disk: Disk = DISK) -> tuple[Recovery, ...]:
    """Return what a crash left in the folder of journals, the newest of each plan opened.

    Journals of programs that still run are left alone. Those of which nothing can be read come
    last.
    """
    try:
        names = [name for name in disk.names(folder) if name.endswith(JOURNAL_SUFFIX)]
    except OSError:
        return ()
    found: dict[str, Recovery] = {}
    unread: dict[str, Recovery] = {}
    for name in sorted(names, key=_number):
        if disk.is_held(folder / name):
            continue
        recovery = read_recovery(folder / name, disk=disk)
        opened_plan = name.rpartition("-")[0]
        is_of_use = recovery and (recovery.begun or opened_plan not in found)
        if recovery and is_of_use and (recovery.plan or recovery.keys):
            found[opened_plan] = recovery
        elif closed := _unread(folder / name, disk):
            unread[opened_plan] = closed
    return (*found.values(), *(one for key, one in unread.items() if key not in found))


def _unread(file: Path, disk: Disk) -> Recovery | None:
    """Return what can be told of a journal that cannot be read; nothing of what is none.

    One that only ends too early holds nothing that was typed: it was being begun.
    """
    try:
        data = disk.read(file, _MOST_BYTES)
    except OSError:
        return None
    ours = data.startswith(JOURNAL_MAGIC)
    if not data.startswith(_ANY_VERSION) or (ours and None not in _chained(data)):
        return None
    start = start_of(file, data) or Recovery(file, "", "", None, "")
    return replace(start, torn=True, unread=True)


def _number(name: str) -> tuple[str, int]:
    """Return what puts the journals of one opened plan in the order they were begun."""
    opened, _, number = name.removesuffix(JOURNAL_SUFFIX).rpartition("-")
    return opened, int(number) if number.isdecimal() else 0


def read_recovery(file: Path, unseal: Unseal | None = None, disk: Disk = DISK) -> Recovery | None:
    """Read a journal as far as it is sound; nothing where not even its start is.

    An encrypted one needs ``unseal``, which raises ``ValueError`` for bytes it cannot open.
    """
    try:
        data = disk.read(file, _MOST_BYTES)
    except OSError:
        return None
    records, torn = records_of(data)
    if not records or records[0][:1] != b"S":
        return None
    recovery = _started(file, records[0][1:], torn=torn, begun=len(records) >= _BEGUN)
    if recovery is None or (recovery.keys and unseal is None):
        return recovery
    if len(records) == 1 and torn and not recovery.keys:
        records = _on_the_plan_itself(data, recovery, disk)
    return _replayed(recovery, unsealed_records(records, unseal if recovery.keys else None))


def unsealed_records(records: list[bytes], unseal: Unseal | None) -> Iterator[tuple[bytes, bytes]]:
    """Go through the kinds and contents of records after the start, each unsealed as it is asked.

    Raises ``ValueError`` at the first that does not open where it stands.
    """
    begun = records[0][1:]
    is_bound = b'"bound":' in begun
    for number, record in enumerate(records[1:], 1):
        kind, content = record[:1], record[1:]
        if unseal:
            content = unseal(content, record_binding(begun, number, kind) if is_bound else b"")
        yield kind, content


def records_of(data: bytes) -> tuple[list[bytes], bool]:
    """Return the sound records from the start on, and whether anything follows them."""
    records: list[bytes] = []
    at, before = len(JOURNAL_MAGIC), b""
    if not data.startswith(JOURNAL_MAGIC):
        return [], True
    while at < len(data):
        end = at + _HEAD + int.from_bytes(data[at : at + 4], "big")
        content = data[at + _HEAD : end]
        before = checksum(before, content)
        if end > len(data) or not content or before != data[at + 4 : at + _HEAD]:
            return records, True
        records.append(content)
        at = end
    return records, False


def _on_the_plan_itself(data: bytes, recovery: Recovery, disk: Disk) -> list[bytes]:
    """Return the records of a journal whose plan as last saved is damaged: its file has that too.

    Each record tells the checksum that the next one follows, so what stands behind one that is
    damaged is known to be sound.
    """
    start, *rest = _chained(data)
    edits = list(takewhile(lambda one: one is not None, rest[1:]))
    if start is None or recovery.path is None or not edits:
        return [start or b"S"]
    try:
        saved = disk.read(recovery.path, _MOST_BYTES)
    except OSError:
        return [start]
    if digest(saved) != recovery.digest:
        return [start]
    return [start, b"P" + saved, *(one for one in edits if one)]


def _chained(data: bytes) -> Iterator[bytes | None]:
    """Go through the records of a journal; one whose content is not sound is nothing."""
    at, before = len(JOURNAL_MAGIC), b""
    while at + _HEAD < len(data):
        end = at + _HEAD + int.from_bytes(data[at : at + 4], "big")
        content, told = data[at + _HEAD : end], data[at + 4 : at + _HEAD]
        if end > len(data):
            return
        yield content if checksum(before, content) == told else None
        at, before = end, told


def start_of(file: Path, data: bytes) -> Recovery | None:
    """Return what the start of a journal says, from its first bytes, or nothing."""
    records, _ = records_of(data)
    if not records or records[0][:1] != b"S":
        return None
    return _started(file, records[0][1:], torn=False)


def _started(file: Path, content: bytes, *, torn: bool, begun: bool = True) -> Recovery | None:
    try:
        start = json.loads(content)
        path = Path(start["path"]) if start["path"] else None
        words = [str(start[name]) for name in ("document", "title", "digest", "keys")]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    revision = str(start.get("revision", ""))
    return Recovery(
        file,
        words[0],
        words[1],
        path,
        words[2],
        words[3],
        torn=torn,
        revision=revision,
        begun=begun,
    )


def _replayed(recovery: Recovery, records: Iterator[tuple[bytes, bytes]]) -> Recovery:
    """Bring about each edit in turn, as far as that can be done."""
    saved: Plan | None = None
    plan: Plan | None = None
    until, torn, kept = "", recovery.torn, NOTHING_KEPT
    ground: Ground | None = None
    try:
        for kind, content in records:
            if kind == b"P":
                last_saved = decode_plan(content)
                saved = plan = last_saved.plan
                kept = last_saved.kept
            elif kind == b"E" and plan is not None and saved is not None:
                edit = json.loads(content)
                plan = patched(plan, edit["change"])
                until = str(edit["at"])
                if "ground" in edit:
                    ground = read_ground(edit["ground"], saved, recovery.path)
            else:
                raise DataError("journal", "a record that this version knows", "another")
    except (ValueError, KeyError, TypeError, RecursionError, Problem):
        torn = True
    return replace(
        recovery,
        title=plan.title if plan else recovery.title,
        saved=saved,
        plan=plan,
        until=until,
        torn=torn,
        kept=kept,
        ground=ground,
    )


def put_aside(recovery: Recovery, disk: Disk = DISK) -> None:
    """Put a journal that was decided on aside, with those of the same opened plan before it.

    All of them are kept. Never fails: a journal that cannot be moved is offered again.
    """
    folder = recovery.file.parent
    aside = folder / "aside"
    opened = recovery.file.name.rpartition("-")[0]
    with suppress(OSError):
        disk.make_private_folder(aside)
        for name in disk.names(folder):
            if name.startswith(opened) and name.endswith(JOURNAL_SUFFIX):
                disk.replace(folder / name, aside / name)
