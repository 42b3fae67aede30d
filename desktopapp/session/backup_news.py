"""What the backups on this computer know of a plan that is opened, and its file does not tell.

A file can be put back, or replaced, while nobody has it open. The last save from this computer is
among its backups: what the file lacks of it is said, and offered.
"""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.backups import backups, folder_of_file
from desktopapp.store.disk import DISK
from desktopapp.store.kinship import Kin, SavedState, holds, kinship
from desktopapp.store.merging import in_backups, read_backup
from desktopapp.store.settings import backup_folder
from desktopapp.store.vault import Locked, is_sealed

_BEGINNING = 100  # bytes, enough to tell an encrypted plan


class News(Enum):
    """What is known of a file that it does not tell itself."""

    PUT_BACK = auto()  # it is an older state of what was last saved here
    LACKS = auto()  # it was changed elsewhere, and lacks what was last saved here
    OTHER_KEY = auto()  # what was last saved here has another passphrase
    READABLE = auto()  # it was protected, and is not


class Known(NamedTuple):
    """What is known of a file: which news, the backup that tells, and when that was saved."""

    news: News
    backup: Path
    when: str

    @property
    def said(self) -> str:
        """What happened, in a sentence or two."""
        return _SAID[self.news]


_SAID = {
    News.PUT_BACK: "An older state of this plan was put back in its place.",
    News.LACKS: (
        "This file lacks what was last saved on this PC: it was replaced by another state."
    ),
    News.OTHER_KEY: (
        "This file is not what was last saved on this PC, which has another passphrase."
    ),
    News.READABLE: (
        "This plan was protected on this PC. The file that lies there now can be read by anybody."
    ),
}


def look_at_backups(session: Session) -> Known | None:
    """Return what the newest backup of a plan's file knows that the file does not tell.

    It reads the disk; any thread may do so. Nothing where all is as it was left, or was saved on
    from there.
    """
    held = session.held
    if held is None or not held.digest:
        return None
    folder = backup_folder(session.plan.id)
    found = backups(folder / folder_of_file(held.path))
    if not found:
        return None
    newest = found[-1]
    news: News | None
    try:
        if held.vault is None and is_sealed(DISK.read(newest.path, _BEGINNING)):
            news = News.READABLE
        elif newest.revision and holds(held.kept, held.revision, newest.revision):
            return None
        else:
            theirs, backup = read_backup(newest, held.vault)
            ours = SavedState(held.saved or session.plan, held.revision, held.kept)
            side = SavedState(theirs, backup.revision, backup.kept)
            news = _NEWS.get(kinship(ours, side, in_backups(folder, held.vault)).kin)
    except Locked:
        news = News.OTHER_KEY
    except (Problem, OSError):
        return None
    return Known(news, newest.path, newest.when.isoformat()) if news else None


_NEWS = {Kin.NEWER: News.PUT_BACK, Kin.APART: News.LACKS, Kin.UNKNOWN: News.LACKS}


def await_decision(session: Session) -> None:
    """Let nothing be saved before an officer has decided that a plan may be readable."""
    session.undecided = (
        "This plan was protected, and its file can be read without the passphrase now. "
        "Decide first whether it is to be protected again."
    )


def leave_readable(session: Session) -> None:
    """Take it that an officer decided that a plan may be readable."""
    session.undecided = ""
