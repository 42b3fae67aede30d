"""Who may read and write a file: carried over to the file that takes its place, never widened.

A file has more than its nine bits. Where it has an access list (POSIX 1003.1e, draft 17), its
group bits are the mask of that list and say nothing of its group; the list itself is the extended
attribute ``system.posix_acl_access``: a version (4 bytes), then entries of tag, permission (2
bytes each) and id (4 bytes), least significant first.
"""

import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_LIST = "system.posix_acl_access"
_VERSION = 2
_ENTRY = struct.Struct("<HHI")
_GROUP, _MASK, _OTHERS = 0x04, 0x10, 0x20  # tags: the file's group, the mask, everybody else
_OF_THE_BYTES = ("security.ima", "security.evm")  # checksums of the file that is replaced


def copy_rights(source: Path, target: Path) -> None:
    """Give a file that only we can read the rights of another: group, access list, attributes.

    At no moment may anybody read it who could not read the other. What the system does not let
    us give is left out: where the group is not ours to give, ours gets no more than everybody.
    Raises ``OSError`` where not even the bits can be set.
    """
    if sys.platform == "win32":
        return  # what takes its place by ``ReplaceFileW`` keeps its rights and marks
    known = source.stat()
    if target.stat().st_gid != known.st_gid:
        with suppress(OSError):  # not our group to give
            os.chown(target, -1, known.st_gid)
    same_group = target.stat().st_gid == known.st_gid
    entries = _entries(_attribute(source, _LIST))
    mode = known.st_mode & 0o777
    if not (entries and _set(target, _LIST, _packed(_for_group(entries, same_group=same_group)))):
        with suppress(OSError):  # the folder gives its files a list, and this one had none
            os.removexattr(target, _LIST)
        target.chmod(_bits(mode, entries, same_group=same_group))
    for name in _names(source):
        if name != _LIST and name not in _OF_THE_BYTES:
            _set(target, name, _attribute(source, name))
    if known.st_uid != target.stat().st_uid:
        with suppress(OSError):  # only the system's own account may give files away
            os.chown(target, known.st_uid, -1)


def _bits(mode: int, entries: Iterable[tuple[int, int, int]], *, same_group: bool) -> int:
    """Return the bits that say what a list says of owner, group and others, if there is one."""
    found = {tag: permission for tag, permission, _ in entries}
    group = (mode >> 3) & found.get(_GROUP, 0o7) & found.get(_MASK, 0o7)
    if not same_group:
        group &= mode
    return mode & 0o707 | group << 3


def _for_group(
    entries: Iterable[tuple[int, int, int]], *, same_group: bool
) -> list[tuple[int, int, int]]:
    """Return a list for a file whose group is another: that gets no more than everybody."""
    kept = list(entries)
    if same_group:
        return kept
    others = next((permission for tag, permission, _ in kept if tag == _OTHERS), 0)
    return [
        (tag, permission & others if tag == _GROUP else permission, one)
        for tag, permission, one in kept
    ]


def _entries(data: bytes) -> list[tuple[int, int, int]]:
    """Return the entries of an access list; none where there is none, or a strange one."""
    if len(data) < 4 or (len(data) - 4) % _ENTRY.size:  # noqa: PLR2004  # the bytes of a version
        return []
    if int.from_bytes(data[:4], "little") != _VERSION:
        return []
    return list(_ENTRY.iter_unpack(data[4:]))


def _packed(entries: Iterable[tuple[int, int, int]]) -> bytes:
    return _VERSION.to_bytes(4, "little") + b"".join(_ENTRY.pack(*one) for one in entries)


def _names(path: Path) -> list[str]:
    if sys.platform != "linux":
        return []
    try:
        return os.listxattr(path)
    except OSError:
        return []


def _attribute(path: Path, name: str) -> bytes:
    """Return an extended attribute; empty where there is none."""
    if sys.platform != "linux":
        return b""
    try:
        return os.getxattr(path, name)
    except OSError:
        return b""


def _set(path: Path, name: str, value: bytes) -> bool:
    """Set an extended attribute, and tell whether the system let us."""
    if sys.platform != "linux":
        return False
    try:
        os.setxattr(path, name, value)
    except OSError:
        return False
    return True
