"""What the backups on this computer know of a plan that is opened, and its file does not tell.

A file can be put back, or replaced, while nobody has it open. The last save from this computer is
among its backups: what the file lacks of it is said, and offered.
"""

from dataclasses import replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store.backups import REVISION_LONG, Backup, backups, folder_of_file, note_left
from desktopapp.store.disk import DISK
from desktopapp.store.in_time import done_in_time
from desktopapp.store.kinship import Elsewhere, Kin, SavedState, holds, kinship
from desktopapp.store.merging import in_backups, read_backup
from desktopapp.store.open_file import OpenFile
from desktopapp.store.planfile import digest, is_sealed
from desktopapp.store.reading_plans import MOST_BYTES_OF_A_FILE
from desktopapp.store.settings import backup_folder
from desktopapp.store.unheld import Unheld, unheld
from desktopapp.store.vault import Locked
from desktopapp.store.versions import lacks_versions

_BEGINNING = 100  # bytes, enough to tell an encrypted plan


class News(Enum):
    """What is known of a file that it does not tell itself."""

    PUT_BACK = auto()  # it is an older state of what was last saved here
    LACKS = auto()  # it was changed elsewhere, and lacks what was last saved here
    LACKS_EARLIER = auto()  # it was saved on since, and still lacks what was saved here before
    NAMES = auto()  # it is the same state, and lacks a version that was named here
    OTHER_KEY = auto()  # what was last saved here has another passphrase
    READABLE = auto()  # it was protected, and is not


class Known(NamedTuple):
    """What is known of a file: which news, the backup that tells, and when that was saved.

    It is known again at each opening, until the plan holds that state or an officer left it out.
    """

    news: News
    backup: Path
    when: str

    @property
    def may_be_left(self) -> bool:
        """Whether an officer may decide that the plan goes on without that state."""
        return self.news in (News.PUT_BACK, News.LACKS, News.LACKS_EARLIER)

    @property
    def said(self) -> str:
        """What happened, in a sentence or two."""
        return _SAID[self.news]


_SAID = {
    News.PUT_BACK: "An older state of this plan was put back in its place.",
    News.LACKS: (
        "This file lacks what was last saved on this PC: it was replaced by another state."
    ),
    News.LACKS_EARLIER: (
        "This plan lacks what was saved on this PC before: it went on from another state."
    ),
    News.NAMES: (
        "This file lacks a version that was named on this PC: another file of the same state "
        "was put in its place."
    ),
    News.OTHER_KEY: (
        "This file is not what was last saved on this PC, which has another passphrase."
    ),
    News.READABLE: (
        "This plan was protected on this PC. The file that lies there now can be read by anybody."
    ),
}


BACKUPS_ARE_SILENT = (
    "The folder for backups on this PC does not answer, so nobody could look whether this file "
    "is what was last saved here."
)


def look_at_backups(session: Session) -> Known | None:
    """Return what the backups of a plan's file know that the file does not tell.

    It reads the disk; any thread may do so. Nothing where all is as it was left, or was saved on
    from there, or an officer decided that the plan goes on without the rest.
    """
    held = session.held
    if held is None or not held.digest:
        return None
    folder = backup_folder(session.plan.id)
    found = backups(folder / folder_of_file(held.path))
    if not found:
        return None
    newest, elsewhere = found[-1], in_backups(folder, held.vault)
    try:
        newest = _with_revision(newest, held)
        news = _news_of_newest(held, newest)
    except Locked:
        news = News.OTHER_KEY
    except (Problem, OSError):
        return None
    if news:
        return Known(news, newest.path, newest.when.isoformat())
    plan = held.saved or session.plan
    found, read = (*found[:-1], newest), partial(read_backup, vault=held.vault)
    for line in unheld(found, plan, held.kept, held.revision, read):
        known = _known_of(line, newest, plan, held, elsewhere)
        if known:
            return known
    return None


def _with_revision(newest: Backup, held: OpenFile) -> Backup:
    """Return the newest backup with its revision, which older versions did not note."""
    if newest.revision or (held.vault is None and is_sealed(DISK.read(newest.path, _BEGINNING))):
        return newest
    return replace(newest, revision=read_backup(newest, held.vault)[1].revision[:REVISION_LONG])


def _known_of(
    line: Unheld, newest: Backup, plan: Plan, held: OpenFile, elsewhere: Elsewhere
) -> Known | None:
    """Return what a backup tells that the plan does not hold; nothing if it was left out."""
    if line.backup.is_left or line.plan is None or line.held is None:
        return None
    theirs = SavedState(line.plan, line.held.revision, line.held.kept)
    kin = kinship(SavedState(plan, held.revision, held.kept), theirs, elsewhere).kin
    news = _NEWS.get(kin)
    if news is News.LACKS and line.backup is not newest:
        news = News.LACKS_EARLIER
    return Known(news, line.backup.path, line.backup.when.isoformat()) if news else None


def leave_out(known: Known) -> Known:
    """Keep it as decided that a plan goes on without what a backup holds, which stays.

    Raises ``Problem``. It reads and writes the disk.
    """
    return _noted(known, is_left=True)


def offer_again(known: Known) -> Known:
    """Undo ``leave_out``."""
    return _noted(known, is_left=False)


def _noted(known: Known, *, is_left: bool) -> Known:
    try:
        return known._replace(backup=note_left(known.backup, is_left=is_left))
    except OSError as error:
        raise Problem(
            "That decision could not be kept on this PC.",
            where=str(known.backup),
            safe="The backup stays.",
            then="Decide again when you open the plan next.",
        ) from error


def look_in_time(session: Session) -> Known | None:
    """Look at the backups as ``look_at_backups`` does, or raise ``TimeoutError``.

    The place is that of the backup which a save keeps, so that both together wait once.
    """
    file = session.path
    if file is None:
        return None
    place = backup_folder(session.plan.id) / folder_of_file(file)
    return done_in_time(place, lambda: look_at_backups(session))


def _news_of_newest(held: OpenFile, newest: Backup) -> News | None:
    """Return what the newest backup tells of how a file is kept; raise if it cannot be read."""
    if held.vault is None and is_sealed(DISK.read(newest.path, _BEGINNING)):
        return News.READABLE
    if holds(held.kept, held.revision, newest.revision) and (
        not held.revision.startswith(newest.revision) or _is_same(held, newest)
    ):
        return None
    saved = read_backup(newest, held.vault)[1]
    is_named = held.revision == saved.revision and lacks_versions(held.kept, saved.kept)
    return News.NAMES if is_named else None


def _is_same(held: OpenFile, backup: Backup) -> bool:
    """Tell whether a backup is the very file, byte for byte, as it nearly always is."""
    return digest(DISK.read(backup.path, MOST_BYTES_OF_A_FILE)) == held.digest


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
