"""What of a plan can still be read on this computer when the plan itself is protected.

Two plans may share an id, since plans are copied. So a thing is surely this plan's only where it
was kept for this very file; what has its id and belongs to no other file that is there is told
too, and left to a person.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktopapp.store.backups import folders_of_file
from desktopapp.store.copies import begins_as_plan, document_of
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import is_leftover, is_same_file, real_path
from desktopapp.store.journal import JOURNAL_SUFFIX
from desktopapp.store.names import MY_COPY, SUFFIX, TAKEN_OVER, UNSAVED_COPY
from desktopapp.store.planfile import is_sealed
from desktopapp.store.recovery import Recovery, start_of
from desktopapp.store.settings import backup_folder, journal_folder, recovery_folder

_HEAD = 1 << 20  # bytes: more than the start of a journal
_ZIP = b"PK"  # how a plan begins that is not sealed
_UNASKED = (UNSAVED_COPY.strip("("), TAKEN_OVER)  # copies that nobody asked for
_OURS = (*_UNASKED, MY_COPY.strip("()"))  # what the program's own copies are called
_LONGEST_STEM = 50  # characters of a plan's name in that of its unsaved copy


class TraceKind(StrEnum):
    """What kind of thing is kept of a plan."""

    BACKUP = "a backup"
    JOURNAL = "what was typed before a crash"
    COPY = "a copy"
    LEFTOVER = "left by a save that did not finish"
    TEXT = "its words as text"
    LIBRARY = "in your library"


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file in which words of a plan can be read; ``sure`` that it is of this very plan.

    ``of`` is the plan's own file, where the words are in a library.
    """

    file: Path
    kind: TraceKind
    sure: bool
    of: Path = Path()


def traces(
    document: str, path: Path, known: Iterable[Path] = (), disk: Disk = DISK
) -> list[Leftover]:
    """Return where a plan can still be read. Reads folders; never for the window's thread.

    ``known`` are other plan files: what was kept for one that is there is none of this plan's.
    """
    others = [one for one in known if not is_same_file(one, path) and one.exists()]
    others += [one for one in _plans_in(path.parent, disk) if not is_same_file(one, path)]
    return [
        *_backups(document, path, others, disk),
        *_journals(document, path, disk),
        *_copies(document, path, disk),
        *_leftovers(document, path, disk),
    ]


def kept_for(document: str, path: Path, disk: Disk = DISK) -> Iterator[Path]:
    """Go through what the program kept for this very file, whether it can be read or not.

    Those are backups, journals, and copies of what could not be saved in it.
    """
    for folder in folders_of_file(path):
        yield from _plans_in(backup_folder(document) / folder, disk)
    for file, start in _starts(document, disk):
        if start.path is not None and is_same_file(start.path, path):
            yield file
    for file, rest in _named_alike(path, disk):
        if any(f"({one}" in rest for one in _UNASKED) and file.suffix == SUFFIX:
            with suppress(OSError):
                if is_sealed(disk.read(file, _HEAD)) or document_of(file, disk) == document:
                    yield file


def _backups(document: str, path: Path, others: Iterable[Path], disk: Disk) -> Iterator[Leftover]:
    """Go through readable backups of this file, and of files that are gone."""
    ours = folders_of_file(path)
    taken = {folder for one in others for folder in folders_of_file(one)}
    everything = backup_folder(document)
    for folder in (everything, *(everything / name for name in _names(everything, disk))):
        if folder.name in taken - ours:
            continue
        for file in _plans_in(folder, disk):
            if _is_plain(file, disk):
                yield Leftover(file, TraceKind.BACKUP, folder.name in ours)


def _journals(document: str, path: Path, disk: Disk) -> Iterator[Leftover]:
    """Go through readable journals of this file, and of files that are gone."""
    for file, start in _starts(document, disk):
        if start.keys:
            continue
        sure = start.path is not None and is_same_file(start.path, path)
        if sure or start.path is None or not start.path.exists():
            yield Leftover(file, TraceKind.JOURNAL, sure)


def _starts(document: str, disk: Disk) -> Iterator[tuple[Path, Recovery]]:
    """Go through the journals of a plan that no program writes to, those put aside as well."""
    for folder in (journal_folder(), journal_folder() / "aside"):
        for name in _names(folder, disk):
            file = folder / name
            if not name.endswith(JOURNAL_SUFFIX) or disk.is_held(file):
                continue
            with suppress(OSError):
                found = start_of(file, disk.read(file, _HEAD))
                if found and found.document == document:
                    yield file, found


def _copies(document: str, path: Path, disk: Disk) -> Iterator[Leftover]:
    """Go through readable copies of the plan beside it and in the folder for unsaved work.

    A plan is known by its id, whatever its name and ending; a text only by its name.
    """
    for folder in dict.fromkeys((path.parent, real_path(path).parent, recovery_folder())):
        for file in _any_plans_in(folder, disk):
            if not is_same_file(file, path) and document_of(file, disk) == document:
                rest = _after(file.name, path.stem) or ""
                yield Leftover(file, TraceKind.COPY, any(f"({one}" in rest for one in _OURS))
    for file, rest in _named_alike(path, disk):
        if file.suffix == ".txt" and f"({_OURS[0]}" in rest:
            yield Leftover(file, TraceKind.TEXT, file.parent == path.parent)


def _leftovers(document: str, path: Path, disk: Disk) -> Iterator[Leftover]:
    """Go through what saves that were cut off left: of this plan, or too short to tell."""
    for folder in dict.fromkeys((path.parent, real_path(path).parent, recovery_folder())):
        for name in filter(is_leftover, _names(folder, disk)):
            file = folder / name
            of = document_of(file, disk)
            if of == document or (not of and _is_plain(file, disk)):
                yield Leftover(file, TraceKind.LEFTOVER, of == document)


def _named_alike(path: Path, disk: Disk) -> Iterator[tuple[Path, str]]:
    """Go through files whose names begin as the plan's, with what follows in the name."""
    for folder in (path.parent, recovery_folder()):
        for name in _names(folder, disk):
            rest = _after(name, path.stem)
            if rest is not None and not is_same_file(folder / name, path):
                yield folder / name, rest


def _after(name: str, stem: str) -> str | None:
    """Return what follows the plan's name in that of a file, or nothing where it is not its."""
    for start in (stem, stem[:_LONGEST_STEM]):
        rest = name.removeprefix(start)
        if rest != name and not rest[:1].isalnum():
            return rest
    return None


def _is_plain(file: Path, disk: Disk) -> bool:
    with suppress(OSError):
        return disk.read(file, len(_ZIP)) == _ZIP
    return False


def _plans_in(folder: Path, disk: Disk) -> list[Path]:
    return [folder / name for name in _names(folder, disk) if name.lower().endswith(SUFFIX)]


def _any_plans_in(folder: Path, disk: Disk) -> Iterator[Path]:
    """Go through files that are named or begin as plans, but for those of saves cut off."""
    for name in _names(folder, disk):
        file = folder / name
        if name.lower().endswith(SUFFIX) or (not is_leftover(name) and begins_as_plan(file, disk)):
            yield file


def _names(folder: Path, disk: Disk) -> list[str]:
    with suppress(OSError):
        return disk.names(folder)
    return []
