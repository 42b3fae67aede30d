"""A wish that another window on this PC shows the plan it has open: an empty file here.

Windows of one officer are programs of their own, and nothing else connects them.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import make_folder, real_path, remove_quietly, write_new

_DIGITS = 32


def wish(plan: Path, folder: Path, disk: Disk = DISK) -> None:
    """Say that whoever has a plan open here shall show it. A wish that stands is enough."""
    with suppress(Problem, OSError):
        make_folder(folder, disk)
        write_new(disk, _file(plan, folder), b"")


def is_wished(plan: Path, folder: Path, disk: Disk = DISK) -> bool:
    """Tell whether a plan shall be shown, and take the wish back."""
    file = _file(plan, folder)
    try:
        disk.stat(file)
    except (OSError, ValueError):
        return False
    remove_quietly(disk, file)
    return True


def _file(plan: Path, folder: Path) -> Path:
    named = os.path.normcase(real_path(plan)).encode("utf-8", "surrogatepass")
    return folder / hashlib.sha256(named, usedforsecurity=False).hexdigest()[:_DIGITS]
