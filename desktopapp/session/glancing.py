"""A glance at a plan file that is not open: how it stands, as far as anybody may see.

Nothing is kept of it, and of a protected plan nothing is read.
"""

from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.store.backups import backups_of_file
from desktopapp.store.disk import DISK
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.settings import backups_folder
from desktopapp.store.vault import Locked

MISSING, PROTECTED, DAMAGED = "Missing", "Protected", "Damaged"
_MOST_BYTES = 32 << 20  # of a file that is read for a glance


class Glance(NamedTuple):
    """What was seen of a plan file. ``saved`` is when it was written, in seconds.

    ``tag`` says in a word what must not be overlooked, ``said`` why no plan is shown.
    """

    plan: Plan | None = None
    saved: float | None = None
    tag: str = ""
    said: str = ""
    backup: str = ""  # when the newest backup of a file that is gone was saved (ISO 8601)


def glance(path: Path) -> Glance:
    """Look at a plan file. Its disk may take half a minute to say that it does not answer."""
    if not _there(path):
        copies = backups_of_file(path, backups_folder())
        return Glance(tag=MISSING, backup=copies[-1].when.isoformat() if copies else "")
    try:
        known = DISK.stat(path)
    except OSError:
        return Glance(said="It cannot be read now.")
    if known.st_size > _MOST_BYTES:
        return Glance(saved=known.st_mtime, said="It is large. Open it to see how far it is.")
    return _opened(path)._replace(saved=known.st_mtime)


def _opened(path: Path) -> Glance:
    try:
        return Glance(open_plan(path)[0])
    except Locked:
        return Glance(tag=PROTECTED, said="Open it with its passphrase.")
    except Problem as problem:
        if isinstance(problem, Unreadable) and problem.damaged:
            return Glance(tag=DAMAGED, said="Open it to see what is left of it.")
        return Glance(said=problem.what)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a drive that may not be asked
        return False
