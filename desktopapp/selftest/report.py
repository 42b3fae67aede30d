"""What the self-test found: as text for a person of IT, and as JSON for a program.

It is written by nothing else of the program, since any of that may be what is damaged.
"""

import json
import shutil
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

WRITTEN = ("self-test.txt", "self-test.json")


class Result(StrEnum):
    """How a part came out."""

    HELD = "holds"
    ABSENT = "not here"  # this computer does not have it, and Planwright works without
    FAILED = "FAILS"


@dataclass(frozen=True, slots=True)
class Tried:
    """A part that was tried: how it came out, what is to be said of it, and how long it took."""

    part: str
    name: str
    result: Result
    said: str
    seconds: float


def failed(tried: tuple[Tried, ...]) -> tuple[Tried, ...]:
    """Return the parts that do not hold."""
    return tuple(one for one in tried if one.result is Result.FAILED)


def report_text(tried: tuple[Tried, ...], about: Mapping[str, str]) -> str:
    """Return the report as text; ``about`` are facts of the computer."""
    wide = max((len(one.name) for one in tried), default=0)
    lines = [f"{name}: {value}" for name, value in about.items()]
    lines.append("")
    lines += [
        f"{one.result:8}  {one.name:{wide}}  {one.seconds:6.1f} s  {one.said}" for one in tried
    ]
    bad = failed(tried)
    lines.append("")
    if bad:
        names = ", ".join(one.name for one in bad)
        lines.append(f"{len(bad)} of {len(tried)} parts fail: {names}.")
    else:
        lines.append(f"All {len(tried)} parts were tried, and none fails.")
    return "\n".join(lines) + "\n"


def write_report(folder: Path, tried: tuple[Tried, ...], about: Mapping[str, str]) -> None:
    """Write the report into a folder, in both forms, or raise ``OSError``."""
    data = {
        "about": dict(about),
        "fails": len(failed(tried)),
        "parts": [asdict(one) for one in tried],
    }
    for name, text in zip(
        WRITTEN, (report_text(tried, about), json.dumps(data, indent=1) + "\n"), strict=True
    ):
        (folder / name).write_text(text, "utf-8")


def emptied_folder(folder: Path) -> Path:
    """Return a folder of ours, empty, made where there is none."""
    remove_folder(folder)
    folder.mkdir(parents=True)
    return folder


def remove_folder(folder: Path) -> None:
    """Remove a folder of ours with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)


def said_for_it(error: BaseException) -> str:
    """Return in words for IT what is missing, or what went wrong and where."""
    if isinstance(error, ImportError):
        return f"A part of Planwright is missing or damaged: {error}. Install Planwright again."
    if hasattr(error, "what"):  # a problem, in its own words
        return f"{error.what} {getattr(error, 'where', '')}".strip()
    passed = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(passed[-1].filename).name}:{passed[-1].lineno})" if passed else ""
    return f"{type(error).__name__}: {error}{place}"
