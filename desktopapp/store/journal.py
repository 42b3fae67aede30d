"""The journal: every edit on this computer's disk within a second, until the plan is saved.

A journal is an append-only file: the plan as it was last saved, then what changed, record by
record. Each record carries a checksum of itself and of all before it, so that a reader takes
exactly what was written and stops where a crash or a power cut tore the file. A journal that met
an error is never written again: the next edit begins a new one, and the old one goes only when
the new one is on the disk.

The format: ``MAGIC``, then records of length (4 bytes, most significant first), checksum (16
bytes), kind (1 byte) and content. Kinds: ``S`` start (JSON), ``P`` the plan as last saved (the
bytes of a plan file, with the revisions it came from), ``E`` an edit (JSON; what ``difference``
returns, when, and in ``ground`` what the plan stands on from then on, where that changed). Where
a plan is encrypted, the content of ``P`` and ``E`` is too, each bound to its place: to the start
of this journal, where that has a ``bound`` (older ones have none), to its number and to its kind.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from math import inf
from os import urandom
from pathlib import Path

from desktopapp.plan.patch import difference
from desktopapp.plan.plan import Plan
from desktopapp.store.disk import DISK, PRIVATE, Disk
from desktopapp.store.files import remove_quietly, write_all
from desktopapp.store.grounds import Ground, ground_data
from desktopapp.store.in_time import Turns
from desktopapp.store.names import name_of_id
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts, encode

JOURNAL_MAGIC = b"Planwright journal 1\n"
JOURNAL_SUFFIX = ".journal"
CHECKSUM = 16  # bytes
MOST_JOURNAL_BYTES = 32 << 20  # of edits before a new journal takes their place

Seal = Callable[[bytes, bytes], bytes]  # the content of a record, and its place


def _now() -> datetime:
    return datetime.now().astimezone()


def checksum(before: bytes, content: bytes) -> bytes:
    """Return the checksum of a record that follows one with the checksum ``before``."""
    return sha256(before + content, usedforsecurity=False).digest()[:CHECKSUM]


def record_binding(begun: bytes, number: int, kind: bytes) -> bytes:
    """Return what binds a sealed record to the start of its journal, its number and its kind."""
    return sha256(begun).digest() + number.to_bytes(8, "big") + kind


class Journal:
    """The journal of one open plan. Call its methods from any thread but the window's.

    ``path`` and ``digest`` say which file the plan was read from or saved to, ``revision`` and
    ``kept`` what it came from. ``seal`` encrypts, and ``keys`` is what the key can be found again
    with, for a plan that is encrypted.
    """

    def __init__(  # noqa: PLR0913  # each is something that a journal tells
        self,
        folder: Path,
        plan: Plan,
        path: Path | None = None,
        digest: str = "",
        *,
        revision: str = "",
        kept: UnknownParts = NOTHING_KEPT,
        seal: Seal | None = None,
        keys: str = "",
        disk: Disk = DISK,
        now: Callable[[], datetime] = _now,
    ) -> None:
        """Begin to follow a plan. Nothing is written before its first edit."""
        self.file: Path | None = None
        self._folder = folder
        self._name = f"{name_of_id(plan.id)[:12]}-{urandom(4).hex()}"
        self._number = 0
        self._saved, self._noted = plan, plan
        self._ground = self._saved_ground = Ground(path, digest, revision, kept=kept)
        self._replaced: str | None = None  # the checksum of what the last save took the place of
        self._seal, self._keys = seal, keys
        self._disk, self._now = disk, now
        self._descriptor: int | None = None
        self._checksum, self._size = b"", 0
        self._begun, self._records = b"", 0
        self._ended = False
        self._turns = Turns()

    def note(self, plan: Plan, ground: Ground | None = None, seconds: float = inf) -> None:
        """Put the plan as it is on the disk. Raises ``OSError``; the next call tries anew.

        ``ground`` is what it stands on; nothing where that is as it was. ``seconds`` is how long
        the disk is waited for.
        """
        self._turns.do(lambda: self._note(plan, ground), seconds)

    def _note(self, plan: Plan, ground: Ground | None) -> None:
        ground = self._known(ground)
        told = plan is self._noted and (plan is self._saved or ground.is_as(self._ground))
        if told or self._ended:
            return
        if self._size > MOST_JOURNAL_BYTES or not self._is_there():
            self._begin(plan, ground)
        else:
            self._add_edit(plan, ground)
        self._noted, self._ground = plan, ground

    def _known(self, ground: Ground | None) -> Ground:
        """Return what a plan stands on, as far as it was not told before the last save ended."""
        if ground is None or (ground.path, ground.digest) == (self._path, self._replaced):
            return self._ground
        if ground.path != self._path:  # its new file is not written yet
            return ground._replace(path=self._path, digest=self._saved_ground.digest)
        return ground

    def mark(
        self,
        saved: Plan,
        path: Path,
        digest: str,
        now: Callable[[], Plan],
        *,
        revision: str = "",
        kept: UnknownParts = NOTHING_KEPT,
        replaced: str | None = None,
        seconds: float | None = None,
    ) -> None:
        """Take it that a state is saved in its file; what differs from it now stays noted.

        ``now`` tells the plan as it stands: it is asked when the disk has taken what came before.
        ``replaced`` is the checksum of what was in its place, which no plan stands on any more;
        ``seconds`` is how long the disk is waited for, if not as usual. Raises ``OSError`` where
        that could not be put on the disk, ``TimeoutError`` where it does not answer; the older
        journal stays then.
        """
        ground = Ground(path, digest, revision, kept=kept)
        self._turns.do(lambda: self._mark(saved, ground, now, replaced), seconds)

    def _mark(
        self, saved: Plan, ground: Ground, now: Callable[[], Plan], replaced: str | None
    ) -> None:
        if self._ended:
            return
        self._saved, self._replaced = saved, replaced
        self._ground = self._saved_ground = ground
        plan = now()
        if plan is saved:
            self._drop(self.file)
        else:
            self._begin(plan, ground)
        self._noted = plan

    def end(self) -> None:
        """Remove the journal: the plan is saved and closed. What comes late is not noted.

        Raises ``TimeoutError`` where the disk does not answer; it goes when that does.
        """
        self._ended = True
        self._turns.do(lambda: self._drop(self.file), at_last=True)

    def leave(self) -> None:
        """Leave the journal on the disk: the plan is closed but could not be saved.

        Raises ``TimeoutError`` where the disk does not answer.
        """
        self._turns.do(self._close, at_last=True)

    @property
    def _path(self) -> Path | None:
        return self._saved_ground.path

    def _is_there(self) -> bool:
        """Tell whether the journal can be written to: nobody cleared it away under us."""
        if self._descriptor is None or self.file is None:
            return False
        return self._disk.is_at(self._descriptor, self.file)

    def _begin(self, plan: Plan, ground: Ground) -> None:
        """Begin a new journal: the plan as saved, then its difference to the plan as it is."""
        from desktopapp.store.history import revisions_only  # noqa: PLC0415  # not for the start

        older, last = self.file, self._saved_ground
        self._close()
        self._number += 1
        file = self._folder / f"{self._name}-{self._number}{JOURNAL_SUFFIX}"
        self._disk.make_private_folder(self._folder)
        descriptor = self._disk.create(file, PRIVATE)
        self._checksum, self._size = b"", 0
        try:
            self._disk.hold(descriptor)
            write_all(self._disk, descriptor, JOURNAL_MAGIC)
            self._begun, self._records = _json(self._start()), 0
            self._write(descriptor, b"S", self._begun, sealed=False)
            self._write(descriptor, b"P", encode(self._saved, (), revisions_only(last.kept)))
            self._write(descriptor, b"E", self._edit((self._saved, last), (plan, ground)))
            self._size = 0
            self._disk.sync(descriptor)
            self._disk.sync_folder(self._folder)
        except BaseException:
            with suppress(OSError):
                self._disk.close(descriptor)
            remove_quietly(self._disk, file)
            raise
        self._descriptor, self.file = descriptor, file
        if older:
            _remove(self._disk, older)

    def _add_edit(self, plan: Plan, ground: Ground) -> None:
        descriptor = self._descriptor
        if descriptor is None:
            return
        try:
            edit = self._edit((self._noted, self._ground), (plan, ground))
            self._write(descriptor, b"E", edit)
            self._disk.sync(descriptor)
        except BaseException:
            self._close()
            raise

    def _write(self, descriptor: int, kind: bytes, content: bytes, *, sealed: bool = True) -> None:
        if sealed and self._seal:
            self._records += 1
            content = self._seal(content, record_binding(self._begun, self._records, kind))
        content = kind + content
        self._checksum = checksum(self._checksum, content)
        record = len(content).to_bytes(4, "big") + self._checksum + content
        self._size += len(record)
        write_all(self._disk, descriptor, record)

    def _start(self) -> dict[str, str]:
        bound = {"bound": urandom(16).hex()} if self._seal else {}
        return {
            **bound,
            "document": self._saved.id,
            "title": "" if self._seal else self._saved.title,
            "path": str(self._path or ""),
            "digest": self._saved_ground.digest,
            "revision": self._saved_ground.revision,
            "keys": self._keys,
        }

    def _edit(self, before: tuple[Plan, Ground], after: tuple[Plan, Ground]) -> bytes:
        (old, stood), (plan, ground) = before, after
        at = self._now().isoformat(" ", "seconds")
        edit: dict[str, object] = {"at": at, "change": difference(old, plan)}
        if not ground.is_as(stood):
            edit["ground"] = ground_data(ground, self._saved)
        return _json(edit)

    def _close(self) -> None:
        if self._descriptor is not None:
            with suppress(OSError):
                self._disk.close(self._descriptor)
            self._descriptor = None

    def _drop(self, file: Path | None) -> None:
        self._close()
        if file:
            _remove(self._disk, file)
        self.file = None


def _remove(disk: Disk, file: Path) -> None:
    """Remove a journal that has ended; one that stays holds nothing, so that nobody offers it.

    On Windows a file stays while another program has it open, such as one that makes backups.
    """
    try:
        disk.remove(file)
    except OSError:
        with suppress(OSError):
            disk.empty(file)


def _json(data: object) -> bytes:
    """Return data as JSON in ASCII, so that even a lone surrogate is written."""
    return json.dumps(data, separators=(",", ":")).encode("ascii")
