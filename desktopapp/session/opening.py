"""Opening plans while one is open: whether both are the same, and reading a file once more."""

import os
from pathlib import Path

from desktopapp.session.session import Session
from desktopapp.store import save


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
