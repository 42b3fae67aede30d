"""Opening plan files: the plan, and what its next save must be given."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.open_file import OpenFile
from desktopapp.store.planfile import decode_plan, digest, is_sealed
from desktopapp.store.reading import read_file

if TYPE_CHECKING:
    from desktopapp.store.vault import Vault

MOST_BYTES_OF_A_FILE = 300 << 20


def open_plan(
    path: Path, disk: Disk = DISK, unlock: "Callable[[str], Vault] | None" = None
) -> tuple[Plan, OpenFile]:
    """Read a plan file, or raise ``Problem``; ``Locked`` for an encrypted one without its key.

    ``unlock`` returns the vault that belongs to the header of an encrypted file.
    """
    data = read_bytes(disk, path)
    vault, plain = None, data
    if is_sealed(data):
        from desktopapp.store.vault import Locked, header_of  # noqa: PLC0415  # encrypted plans alone

        header = header_of(data, str(path))
        if unlock is None:
            raise Locked(header, str(path))
        vault = unlock(header)
        plain = vault.unseal(data, str(path))
    opened = decode_plan(plain, str(path))
    found = (opened.plan, _time(disk, path))
    kept, read_only = opened.kept, opened.read_only
    return opened.plan, OpenFile(
        path.absolute(),  # a journal names it, and may be read from another folder
        opened.revision,
        digest(data),
        kept,
        read_only,
        opened=found,
        vault=vault,
        states=((opened.revision, opened.plan),),
        parents=opened.parents,
    )


def read_bytes(disk: Disk, path: Path) -> bytes:
    """Return the bytes of a plan file, or raise ``Problem``."""
    data = read_file(path, MOST_BYTES_OF_A_FILE, disk, kind=Unreadable)
    if len(data) > MOST_BYTES_OF_A_FILE:
        raise Problem(
            f"“{path.name}” is far too large to be a plan.",
            where=str(path),
            safe="Nothing was changed.",
            then="Check that you chose the right file.",
        )
    return data


def _time(disk: Disk, path: Path) -> str:
    """Return when a file was written, or nothing where that cannot be told."""
    try:
        return datetime.fromtimestamp(disk.stat(path).st_mtime, UTC).isoformat(" ", "seconds")
    except (OSError, ValueError, OverflowError):
        return ""
