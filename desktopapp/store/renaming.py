"""Letting a file take a name, at once: over another file, or only where nothing has the name."""

import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_WINDOWS = os.name == "nt"
_HERE = -100  # AT_FDCWD: names are those that the program itself would use
_FREE_NAMES_ONLY = 1  # RENAME_NOREPLACE
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def rename_over(source: Path, target: Path) -> None:
    """Let a file take the name of another at once, whether or not that exists."""
    if _WINDOWS and target.exists():
        from desktopapp.store import windows  # noqa: PLC0415  # only Windows pays for it

        windows.replace_file(source, target)
    else:
        source.replace(target)


def rename_to_free(source: Path, target: Path) -> None:
    """Let a file take a name that nothing has; ``FileExistsError`` where something has it.

    Windows never renames over a file, and Linux can be asked not to. Elsewhere, and on disks that
    cannot, the name is looked at just before.
    """
    if _renamed_by_linux(source, target):
        return
    if not _WINDOWS and os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    source.rename(target)


@cache
def _renameat2() -> Any:  # noqa: ANN401  # a function of the C library
    import ctypes  # noqa: PLC0415  # only a new file pays for it

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _renamed_by_linux(source: Path, target: Path) -> bool:
    """Rename to a free name in one step; tell whether this system and this disk can."""
    known = _renameat2() if sys.platform == "linux" else None
    if known is None:
        return False
    import ctypes  # noqa: PLC0415  # as above

    names = os.fsencode(source), os.fsencode(target)
    if known(_HERE, names[0], _HERE, names[1], _FREE_NAMES_ONLY) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(source), None, str(target))
