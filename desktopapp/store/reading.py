"""The bytes of a file that an officer gives, or in words what stopped the reading of it."""

from pathlib import Path

from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.reasons import reason_not_read


def read_file(path: Path, most: int, disk: Disk = DISK, *, kind: type[Problem] = Problem) -> bytes:
    """Return the bytes of a file; of one that holds more than ``most``, just one more than that.

    So whoever asks can tell that it is too large. Raises a ``Problem`` of this ``kind`` that names
    the file and says why it cannot be read.
    """
    try:
        return disk.read(path, most + 1)
    except (OSError, ValueError) as error:
        what, then = reason_not_read(error)
        raise kind(
            f"“{path.name}” cannot be opened. {what}",
            where=str(path),
            safe="Nothing was changed.",
            then=then,
        ) from error
