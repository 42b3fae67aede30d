"""Names for files that every system takes, made of ids and names that are anybody's.

An id from a file is data: it may hold whatever a stranger put there, and never becomes a path.
"""

import hashlib
from pathlib import Path

SUFFIX = ".planwright"  # of a plan's file
MY_COPY, UNSAVED_COPY = "(my copy)", "(unsaved copy"  # in names of copies that Planwright makes
TAKEN_OVER = "kept when taken over"  # the same
RECOVERED = "(recovered)"  # in names of what was got out of a damaged plan
NOT_IN_NAMES = '<>:"/\\|?*'  # what no file name on Windows may hold
_LONGEST_NAME = 80  # characters
LONGEST = 255  # bytes of a name, on most disks
_LONGEST_ID = 40
_DIGITS = 8  # of the checksum that tells apart what a short name no longer does
_DEVICES = ("con", "prn", "aux", "nul")
_DEVICE_DIGITS = "0123456789¹²³"
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def file_name(council: str, brief_title: str) -> str:
    """Return a name for a plan's file that every system accepts."""
    words = " ".join(f"{council} {brief_title}".split())
    kept = "".join(one for one in words if one not in NOT_IN_NAMES and one.isprintable())
    name = kept[:_LONGEST_NAME].strip(" .") or "Plan"
    return ("Plan " if is_reserved(name) else "") + name + SUFFIX


def shown_title(title: str, path: Path | None) -> str:
    """Return what a plan is called where it is open: a copy that Planwright made says so."""
    return f"{title} {MY_COPY}" if path and MY_COPY in path.stem else title


def said_of_name(path: Path) -> str:
    """Say what the name of a plan's file tells that must not be overlooked: that it is a copy."""
    if RECOVERED in path.stem:
        return "Recovered"
    copies = (MY_COPY, UNSAVED_COPY, f"({TAKEN_OVER}")
    return "Copy" if any(one in path.stem for one in copies) else ""


def free_path(folder: Path, name: str) -> Path:
    """Return a path in a folder that no file has yet. Asks the disk."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem} {number}{Path(name).suffix}"
        number += 1
    return path


def _checksum(text: str) -> str:
    return hashlib.sha256(_bytes(text), usedforsecurity=False).hexdigest()[:_DIGITS]


def name_of_id(document: str) -> str:
    """Return a name for the files of an id: small letters and digits, on any system.

    The program's own ids are their own names. Others are marked with a checksum, so that two of
    them never share a name, and none is one that Windows keeps for itself, such as "con".
    """
    kept = "".join(one for one in document if one in _SAFE)[:_LONGEST_ID]
    is_own = kept == document and bool(kept) and not is_reserved(kept)
    return kept if is_own else f"{kept[: _LONGEST_ID - _DIGITS - 1]}x{_checksum(document)}"


def is_reserved(name: str) -> bool:
    """Tell whether Windows keeps a name for a device, whatever ending it is given.

    Source: Microsoft, "Naming Files, Paths, and Namespaces"; the small raised digits count too.
    """
    bare = name.partition(".")[0].rstrip(" ").lower()
    return bare in _DEVICES or (bare[:-1] in ("com", "lpt") and bare[-1] in _DEVICE_DIGITS)


def is_refused_by_windows(name: str) -> bool:
    """Tell whether Windows takes no such name, or takes it for another: "a:b" is a part of "a"."""
    return name.endswith((".", " ")) or any(one in NOT_IN_NAMES or one < " " for one in name)


def beside(path: Path, before: str, after: str) -> Path:
    """Return the path of a file of ours beside another: its name between two marks.

    Where that would be longer than disks allow, the middle of the name gives way to a checksum.
    """
    name = before + path.name + after
    if len(_bytes(name)) <= LONGEST:
        return path.with_name(name)
    mark = f"{_checksum(path.name)}{after}"
    start = shortened(path.name, LONGEST - len(_bytes(before + mark)))
    return path.with_name(before + start + mark)


def shortened(name: str, most: int) -> str:
    """Return the start of a name that takes so many bytes, cut between characters."""
    return _bytes(name)[: max(most, 0)].decode("utf-8", "ignore")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
