"""Names for plan files that every system accepts."""

from pathlib import Path

SUFFIX = ".planwright"
_NOT_IN_NAMES = '<>:"/\\|?*'  # what no file name on Windows may hold
_LONGEST_NAME = 80


def file_name(council: str, brief_title: str) -> str:
    """Return a name for the plan's file that every system accepts."""
    words = " ".join(f"{council} {brief_title}".split())
    kept = "".join(one for one in words if one not in _NOT_IN_NAMES and one.isprintable())
    return (kept[:_LONGEST_NAME].strip(" .") or "Plan") + SUFFIX


def free_path(folder: Path, name: str) -> Path:
    """Return a path in a folder that no file has yet."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem} {number}{Path(name).suffix}"
        number += 1
    return path
