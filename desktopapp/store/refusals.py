"""Why a plan is not saved in a file, in words an officer can act on."""

from desktopapp.plan.problem import Problem
from desktopapp.store.open_file import OpenFile


def save_refused(held: OpenFile, what: str, then: str) -> Problem:
    """Say that a plan could not be saved, why, and what to do."""
    return Problem(f"The plan could not be saved. {what}", where=str(held.path), then=then)


def plan_is_gone(held: OpenFile) -> Problem:
    """Say that a plan is not where it was."""
    return Problem(
        f"“{held.path.name}” is no longer where it was: it was moved, renamed or removed.",
        where=str(held.path),
        then="Save it there again, or open it where it is now.",
    )


def name_is_taken(held: OpenFile) -> Problem:
    """Say that another file has the name of a new plan."""
    return Problem(
        f"There is a file “{held.path.name}” already.",
        where=str(held.path),
        then="Choose another name.",
    )


def replaced_meanwhile(held: OpenFile) -> Problem:
    """Say that a file is not the one that the officer agreed to replace."""
    return Problem(
        f"“{held.path.name}” is not what it was when you agreed to replace it.",
        where=str(held.path),
        then="Choose where to save again, or another name.",
    )
