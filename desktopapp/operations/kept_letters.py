"""The letters that an officer has read: a folder of briefs, on this PC or shared by the council.

Each is one file, which can be sent to a colleague as it is. Plans keep copies of their own, so
nothing that happens here changes a plan.
"""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktopapp.operations.letters import brief_data
from desktopapp.plan.brief import Brief
from desktopapp.plan.days import said_date
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.store.disk import DISK
from desktopapp.store.files import WritePlace, make_folder, seen, write_whole
from desktopapp.store.names import file_name, free_path
from desktopapp.store.reasons import reason
from desktopapp.store.resources import brief_in
from desktopapp.store.settings import settings_folder

LETTER_SUFFIX = ".toml"  # of a letter that was read
_MOST = 500  # letters of a folder that are looked at


class KeptLetter(NamedTuple):
    """A letter that is kept: its file, its title, what is in it, or why it cannot be read."""

    path: Path
    title: str
    said: str
    problem: Problem | None = None


def letters_folder(chosen: str) -> Path:
    """Return the folder that was chosen for letters, or that of this officer."""
    return Path(chosen) if chosen else settings_folder() / "letters"


def kept_letters(folder: Path) -> tuple[KeptLetter, ...]:
    """Return the letters of a folder, those changed last first; none where there is no folder."""
    try:
        names = [one for one in DISK.names(folder) if one.lower().endswith(LETTER_SUFFIX)]
        dated = [(DISK.stat(folder / one).st_mtime, folder / one) for one in names[:_MOST]]
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        what, then = reason(error)
        raise Problem(
            f"The folder of letters “{folder.name}” cannot be looked into. {what}",
            where=str(folder),
            safe="Nothing was changed.",
            then=then,
        ) from error
    return tuple(_kept(path) for _, path in sorted(dated, reverse=True))


def _kept(path: Path) -> KeptLetter:
    try:
        brief = brief_in(path)
    except Problem as problem:
        return KeptLetter(path, path.stem, "It cannot be read.", problem)
    found = counted(sum(1 for _ in brief.questions()), "question")
    due = f"due {said_date(brief.deadline)}" if brief.deadline else ""
    return KeptLetter(path, brief.title, ", ".join(filter(None, (brief.sender, found, due))))


def open_letter(path: Path) -> tuple[Brief, WritePlace]:
    """Return a letter that was read, and where it is kept, or raise ``Problem``."""
    place = seen(path)
    return brief_in(path), place


def keep_letter(brief: Brief, folder: Path, place: WritePlace | None) -> WritePlace:
    """Keep a letter in the folder, or at its place there; return its place, or raise ``Problem``.

    Where somebody else changed the file meanwhile it is left alone, and the letter gets another.
    """
    data = brief_data(brief)
    if place and seen(place.path).agreed in (place.agreed, ""):
        path, agreed = place
    else:
        name = Path(file_name("", brief.title)).stem
        path, agreed = free_path(folder, f"{name}{LETTER_SUFFIX}"), ""
    make_folder(path.parent)
    write_whole(path, data, agreed=agreed)
    return WritePlace(path, hashlib.sha256(data, usedforsecurity=False).hexdigest())


def remove_letter(path: Path) -> None:
    """Remove the file of a letter, or raise ``Problem``; plans that were started keep theirs."""
    try:
        DISK.remove(path)
    except FileNotFoundError:
        return
    except OSError as error:
        what, then = reason(error)
        raise Problem(
            f"“{path.name}” could not be removed. {what}",
            where=str(path),
            safe="It is as it was.",
            then=then,
        ) from error


def rename_letter(path: Path, title: str) -> None:
    """Give a letter another title, or raise ``Problem``; its file keeps its name."""
    brief, place = open_letter(path)
    write_whole(path, brief_data(replace(brief, title=title)), agreed=place.agreed)


def copy_letter(path: Path, to: WritePlace) -> None:
    """Write a letter elsewhere as one file, to be sent to a colleague, or raise ``Problem``."""
    write_whole(to.path, brief_data(brief_in(path)), agreed=to.agreed)
