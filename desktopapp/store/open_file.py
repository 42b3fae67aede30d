"""A plan file that is open or is to be made, and why a save of it may not land."""

import os
from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.records import record
from desktopapp.store.names import SUFFIX, shortened
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts

if TYPE_CHECKING:
    from desktopapp.store.kinship import Kin
    from desktopapp.store.making import PlansByRevision
    from desktopapp.store.unsaved import Copy
    from desktopapp.store.vault import Vault


_MOST_ATTEMPTS = 20
_LONGEST_NAME = 160  # bytes of a plan's name in that of a copy beside it


class Attempts:
    """What saves of a file tried to write, by its checksum: one of them may have landed.

    It is noted before the file is replaced, and whoever holds the file knows it at once. So an
    error after that, wherever it comes, never takes what was saved here for saved elsewhere.
    """

    def __init__(self, tried: Mapping[str, str] = MappingProxyType({})) -> None:
        self._tried = dict(tried)

    def __bool__(self) -> bool:
        return bool(self._tried)

    def note(self, checksum: str, revision: str) -> None:
        """Note what is going to be written; of very many the oldest are forgotten."""
        self._tried = dict([*self._tried.items(), (checksum, revision)][-_MOST_ATTEMPTS:])

    def revision_of(self, checksum: str) -> str | None:
        """Return the revision of what was tried, or nothing where it is none of these."""
        return self._tried.get(checksum)

    def so_far(self) -> "Attempts":
        """Return these, apart from all that will be tried."""
        return Attempts(self._tried)


@record
class OpenFile:
    """A plan file as it was last read or written: what the next save must find on disk.

    ``digest`` is the checksum of its bytes, empty where there is no file yet. ``read_only`` says
    why the file may not be written, or is empty. ``copy`` is where a save that failed left a
    copy, and ``attempts`` are what saves tried to write. ``replacing`` is set where the file is
    another that an officer agreed to replace: the folder of all backups, in which it is kept
    first. ``states`` are plans of revisions that the next save keeps in its history, that of
    ``revision`` among them; ``copied`` is what the copy holds. ``parents`` are the revisions that
    ``revision`` came from: a save in which nothing is other is that state again.
    """

    path: Path
    revision: str = ""
    digest: str = ""
    kept: UnknownParts = NOTHING_KEPT
    read_only: str = ""
    copy: "Copy | None" = None
    attempts: Attempts = field(default_factory=Attempts, compare=False, repr=False)
    opened: tuple[Plan, str] | None = field(default=None, compare=False, repr=False)
    vault: "Vault | None" = field(default=None, repr=False)
    replacing: Path | None = None
    states: "PlansByRevision" = field(default=(), compare=False, repr=False)
    parted: bool = False  # the last save left other names of the file with the state before
    unbacked: bool = False  # no backup of it could be kept
    copied: "PlansByRevision" = field(default=(), compare=False, repr=False)
    parents: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def saved(self) -> Plan | None:
        """The plan of the revision held, where it is known."""
        return dict(self.states).get(self.revision)


class NotSaved(Problem):
    """A save could not land. ``held`` is what the next try must be given."""

    def __init__(self, problem: Problem, held: OpenFile) -> None:
        super().__init__(problem.what, where=problem.where, safe=problem.safe, then=problem.then)
        self.held = held


class ChangedOnDisk(NotSaved):
    """The file on disk is not the one that was opened: somebody else saved it meanwhile.

    ``kin`` is what it is to the plan as it was saved last; nothing where it cannot be read.
    """

    kin: "Kin | None" = None


class GoneFromDisk(NotSaved):
    """The file that was opened is no longer there: moved, renamed or removed."""


def new_file(path: Path) -> OpenFile:
    """Return what to save with under a new name, which is made to end in ``.planwright``.

    A file that is there already is never written over.
    """
    return OpenFile(path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX))


def file_to_replace(path: Path, agreed: str, backups: Path) -> OpenFile:
    """Return what to save with over a file that the officer agreed to replace.

    ``agreed`` is the checksum of what was there when they were asked, empty where there was
    nothing: whatever is there else at the moment of saving stays. It is kept in ``backups``,
    the folder of the backups of all plans, before it is replaced.
    """
    return replace(new_file(path), digest=agreed, replacing=backups if agreed else None)


def copy_beside(held: OpenFile, why: str) -> OpenFile:
    """Return what to save a copy with that lies beside the plan, under a name that is free."""
    number, path = 1, held.path
    stem = shortened(held.path.stem, _LONGEST_NAME)
    while os.path.lexists(path):
        again = f" {number}" if number > 1 else ""
        path = held.path.with_name(f"{stem} ({why}{again}){SUFFIX}")
        number += 1
    return replace(
        held, path=path, digest="", attempts=Attempts(), copy=None, copied=(), replacing=None
    )
