"""Pictures that an officer gives, for the window."""

from pathlib import Path

from desktopapp.documents.given_picture import MOST_PICTURE_BYTES, GivenPicture, given_picture
from desktopapp.plan.problem import Problem
from desktopapp.store.reading import read_file


def picture_in(path: Path) -> GivenPicture:
    """Return the picture in a file as it goes into the plan, or raise ``Problem``."""
    data = read_file(path, MOST_PICTURE_BYTES)
    try:
        return given_picture(data)
    except Problem as problem:
        what = f"“{path.name}” is not taken. {problem.what}"
        raise Problem(what, where=str(path), safe=problem.safe, then=problem.then) from problem
