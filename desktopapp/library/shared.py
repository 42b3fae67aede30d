"""A shared library: a file on a network share that is read, never written, and copied here.

The copy is made again when the share's file changed, and serves while the share is gone. Copies
are index files: the one thing that is written outside ``store``.
"""

import errno
import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from desktopapp.library.database import checked, opened_library
from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK


@dataclass(frozen=True, slots=True)
class LocalCopy:
    """The local copy of a shared library, and in a sentence what is wrong with the share."""

    path: Path
    note: str = ""


def library_shared(share: str | Path, folder: str | Path) -> LocalCopy:
    """Return the local copy of a shared library in ``folder``, made or renewed where needed.

    Where the share is gone or its file damaged, the last good copy serves. Raises ``Problem``
    where there is none.
    """
    source, copies = Path(share), Path(folder)
    name = hashlib.sha256(str(share).encode()).hexdigest()[:16]
    copy, mark = copies / f"{name}.library", copies / f"{name}.seen"
    try:
        seen = _state(source)
    except OSError as error:
        why = f"The shared library cannot be reached ({error.strerror or error})."
        return _last(copy, source, why)
    if copy.exists() and mark.exists() and mark.read_text("utf-8") == seen:
        return LocalCopy(copy)
    fresh = copies / f"{name}.{os.getpid()}.new"
    try:
        DISK.make_private_folder(copies)
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)  # this officer's copy, whoever may read the share
        shutil.copyfile(source, fresh)
        checked(fresh)  # also tells a copy that was made while the share's file was written
        fresh.replace(copy)
        mark.write_text(seen, "utf-8")
    except (OSError, Problem) as error:
        what = error.what if isinstance(error, Problem) else (error.strerror or str(error))
        return _last(copy, source, f"The shared library could not be copied: {what}")
    finally:
        fresh.unlink(missing_ok=True)
    return LocalCopy(copy)


def _state(source: Path) -> str:
    """Return what changes when a file is written: its size and time."""
    found = source.stat()
    if not stat.S_ISREG(found.st_mode):  # a device would be copied for ever
        raise OSError(errno.EINVAL, "it is no file")
    return f"{found.st_size} {found.st_mtime_ns}"


def _last(copy: Path, source: Path, why: str) -> LocalCopy:
    """Return the copy that was made last, with what is wrong, or raise ``Problem``."""
    if not copy.exists():
        raise Problem(
            why,
            where=str(source),
            safe="Your own library works as before.",
            then="Check that you can reach the share, or ask who keeps the shared library.",
        )
    with opened_library(copy):
        return LocalCopy(copy, f"{why} The copy made last is used.")
