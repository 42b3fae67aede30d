"""Pictures that an officer gives, for the window."""

from pathlib import Path

from desktopapp.documents.given_picture import MOST_BYTES, Given, given_picture
from desktopapp.plan.problem import Problem
from desktopapp.store.files import DISK
from desktopapp.store.reasons import reason_not_read


def picture_in(path: Path) -> Given:
    """Return the picture in a file as it goes into the plan, or raise ``Problem``."""
    try:
        data = DISK.read(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        what, then = reason_not_read(error)
        raise Problem(
            f"“{path.name}” cannot be read. {what}",
            where=str(path),
            safe="Nothing was changed.",
            then=then,
        ) from error
    try:
        return given_picture(data)
    except Problem as problem:
        what = f"“{path.name}” is not taken. {problem.what}"
        raise Problem(what, where=str(path), safe=problem.safe, then=problem.then) from problem
