"""Opening plans: the sample, and whether two are the same while one is open."""

import os
from pathlib import Path

from desktopapp.session.session import Session, open_session
from desktopapp.store import resources, save
from desktopapp.store.files import make_folder
from desktopapp.store.names import SUFFIX


def has_same_name(one: Path, other: Path | None) -> bool:
    """Tell whether two paths name one file for certain. The disk is not asked."""
    if other is None:
        return False
    return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())


def opened_again(session: Session) -> Session:
    """Read the file of a plan once more, with the key it was opened with; any thread.

    Raises ``Problem`` where it cannot be read now.
    """
    held = session.held
    if held is None:
        return session
    plan, found = save.open_plan(held.path, unlock=held.vault.like if held.vault else None)
    return Session(plan, found)


def open_sample(folder: Path) -> Session:
    """Open the sample plan of a folder; it is written there first where there is none."""
    path = folder / f"Sample plan{SUFFIX}"
    if path.exists():
        return open_session(path)
    make_folder(folder)
    session = Session(resources.sample(), save.new_file(path))
    session.save()
    return session
