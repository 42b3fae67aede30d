"""What is kept of a plan on this computer, sealed anew when the plan's protection changes."""

import json
from os import urandom
from pathlib import Path

from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import write_whole
from desktopapp.store.journal import JOURNAL_MAGIC, checksum, record_binding
from desktopapp.store.planfile import digest, is_sealed
from desktopapp.store.recovery import records_of, unsealed_records
from desktopapp.store.vault import Vault

_MOST_BYTES = 600 << 20
_TORN = b"\0"  # what ends a journal whose end could not be read


def seal_file(file: Path, before: Vault | None, now: Vault | None, disk: Disk = DISK) -> bool:
    """Seal a plan file or a journal as the plan is now; tell whether that is how it is then.

    ``before`` opens what is sealed already. What neither key opens belongs to somebody else and
    stays as it is. Raises ``OSError`` or ``Problem`` where it cannot be read or written.
    """
    data = disk.read(file, _MOST_BYTES)
    made = resealed(data, before, now)
    if made is None:
        return False
    if made != data:
        write_whole(file, made, disk, agreed=digest(data))
    return True


def resealed(data: bytes, before: Vault | None, now: Vault | None) -> bytes | None:
    """Return the bytes of a plan file or journal sealed as the plan is now, or nothing.

    Nothing where another key sealed them, or they are neither.
    """
    if data.startswith(JOURNAL_MAGIC):
        return _journal(data, before, now)
    if is_sealed(data):
        if _is_of(data, now):
            return data
        if not _is_of(data, before) or before is None:
            return None
        data = before.unseal(data)
    elif not data.startswith(b"PK"):
        return None
    return now.seal(data) if now else data


def _is_of(data: bytes, vault: Vault | None) -> bool:
    if vault is None:
        return False
    try:
        vault.unseal(data)
    except Problem:
        return False
    return True


def _journal(data: bytes, before: Vault | None, now: Vault | None) -> bytes | None:
    """Return a journal as far as it is sound, its records sealed as the plan is now."""
    records, torn = records_of(data)
    try:
        start = json.loads(records[0][1:])
        keys = start["keys"]
    except (IndexError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if keys and now and _opens(records, now):
        return data
    if keys and (before is None or not _opens(records, before)):
        return None
    known = before.unseal_record if before and keys else None
    start.pop("bound", None)
    start["keys"] = now.header if now else ""
    if now:
        start |= {"title": "", "bound": urandom(16).hex()}
    begun = json.dumps(start, separators=(",", ":")).encode("ascii")
    contents = [b"S" + begun]
    for number, (kind, content) in enumerate(unsealed_records(records, known), 1):
        sealed = now.seal_record(content, record_binding(begun, number, kind)) if now else content
        contents.append(kind + sealed)
    return _written(contents) + (_TORN if torn else b"")


def _opens(records: list[bytes], vault: Vault) -> bool:
    try:
        next(unsealed_records(records, vault.unseal_record), None)
    except ValueError:
        return False
    return True


def _written(contents: list[bytes]) -> bytes:
    """Return a journal that consists of records with these contents."""
    made, before = [JOURNAL_MAGIC], b""
    for content in contents:
        before = checksum(before, content)
        made += [len(content).to_bytes(4, "big"), before, content]
    return b"".join(made)
