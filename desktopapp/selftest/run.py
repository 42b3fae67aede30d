"""The self-test itself: each part by a process of its own, within its time; the report; the code.

It begins with what needs nothing else of the program, so that it can tell of one that does not
start. Exit codes: 0 nothing fails, 1 something does, 2 the command line is wrong.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from desktopapp.selftest.files import try_files
from desktopapp.selftest.report import (
    WRITTEN,
    Result,
    Tried,
    emptied_folder,
    failed,
    remove_folder,
    report_text,
    said_for_it,
    write_report,
)

TRIED_PARTS = {  # in the order in which they are tried; each is a function of one of these modules
    "resources": ("What comes with it", "parts"),
    "policies": ("What IT decided", "parts"),
    "fonts": ("Fonts", "parts"),
    "layout": ("Words, pages and lines", "parts"),
    "spelling": ("Dictionary", "parts"),
    "own_folders": ("Folders of this officer", "parts"),
    "saving": ("Saving", "parts"),
    "locking": ("Whether a plan is open", "parts"),
    "journal": ("After a crash", "parts"),
    "protecting": ("Protection", "parts"),
    "keyring": ("Store of passwords", "parts"),
    "reading": ("Reading documents", "parts"),
    "documents": ("Making documents", "parts"),
    "library": ("Library", "parts"),
    "screen": ("What windows need", "window"),
    "window": ("The window", "window"),
}
FILES, HOME = "files", "home"
_AT_HOME = ("own_folders", "policies")  # these look at what is the officer's
_LAST = 6  # lines of what a process said before it fell over
_SECONDS = 180  # for a part, on a busy computer


def main(arguments: Sequence[str]) -> int:
    """Try all parts, or those that are asked for, write the report, and return the exit code."""
    asked = argparse.ArgumentParser(
        prog="planwright --self-test", description="Try every part of Planwright on this computer."
    )
    asked.add_argument("folder", type=Path, metavar="FOLDER", help="where the report goes")
    asked.add_argument("--only", metavar="PART,...", help=", ".join((FILES, *TRIED_PARTS)))
    asked.add_argument("--seconds", type=float, default=_SECONDS, help="that a part may take")
    given = asked.parse_args(arguments)
    wanted = given.only.split(",") if given.only else [FILES, *TRIED_PARTS]
    for one in wanted:
        if one != FILES and one not in TRIED_PARTS:
            asked.error(f"there is no part “{one}”; they are {', '.join((FILES, *TRIED_PARTS))}")
    folder = given.folder.absolute()
    strange = _strange(folder)
    if strange:
        asked.error(f"{folder} holds other files, such as “{strange}”; name a new folder")
    try:
        emptied_folder(folder / HOME)
        tried = tuple(_tried(wanted, folder, given.seconds))
        about = _about()
        write_report(folder, tried, about)
        _tidy(folder, tried)
    except OSError as error:
        _print(f"The report cannot be written to {folder}: {error.strerror}")
        return 1
    _print(report_text(tried, about) + f"\n{folder / 'self-test.txt'}")
    return 1 if failed(tried) else 0


def _strange(folder: Path) -> str:
    """Return the name of something in a folder that no self-test made, or nothing.

    What an earlier one made is removed, and nothing else ever is.
    """
    ours = {HOME, *TRIED_PARTS, *WRITTEN}
    found = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    if found and not set(WRITTEN) & set(found):
        return found[0]
    return next((name for name in found if name not in ours), "")


def _tidy(folder: Path, tried: Iterable[Tried]) -> None:
    """Remove what the parts made, but for the documents, and for what tells of a failure."""
    for one in tried:
        if one.result is not Result.FAILED and one.part != "documents":
            remove_folder(folder / one.part)
    remove_folder(folder / HOME)


def _print(words: str) -> None:
    out = sys.stdout
    if out is not None:  # a program with a window has none
        encoding = out.encoding or "utf-8"
        out.write(words.encode(encoding, "replace").decode(encoding) + "\n")
        out.flush()


def _about() -> dict[str, str]:
    try:
        from desktopapp.selftest.parts import about  # noqa: PLC0415  # may be what is damaged

        return about()
    except Exception:  # noqa: BLE001  # a damaged module raises whatever its bytes come to
        return {"Python": sys.version.split()[0]}


def _tried(wanted: Iterable[str], folder: Path, seconds: float) -> Iterable[Tried]:
    for one in wanted:
        begun = time.monotonic()
        if one == FILES:
            holds, said = try_files()
            result = Result.HELD if holds else Result.FAILED
            yield Tried(FILES, "Files of the program", result, said, time.monotonic() - begun)
        else:
            result, said = tried_apart(one, folder, seconds)
            yield Tried(one, TRIED_PARTS[one][0], result, said, time.monotonic() - begun)


def tried_apart(part: str, folder: Path, seconds: float) -> tuple[Result, str]:
    """Try a part in a process of its own, and return how it came out, and what it said."""
    try:
        from desktopapp.readers import cage  # noqa: PLC0415  # may be what is damaged

        command = cage.command("desktopapp.selftest.one", "--self-test-part", part, str(folder))
    except Exception as error:  # noqa: BLE001  # as above
        return Result.FAILED, said_for_it(error)
    environment = dict(os.environ)
    if part not in _AT_HOME:  # nothing of it is kept with what is the officer's
        environment["PLANWRIGHT_HOME"] = str(folder / HOME)
    quiet = 0
    if sys.platform == "win32":
        quiet = subprocess.CREATE_NO_WINDOW
    try:
        ended = subprocess.run(  # noqa: S603  # the command is this program itself
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
            creationflags=quiet,
        )
    except subprocess.TimeoutExpired:
        return Result.FAILED, f"It did not end within {seconds:g} seconds, and was ended."
    try:
        told_by = json.loads(ended.stdout.splitlines()[-1])
        return Result(told_by["result"]), str(told_by["said"])
    except (ValueError, LookupError, TypeError):
        lines = ended.stderr.decode("utf-8", "replace").split("\n")
        last = " ".join(filter(None, map(str.strip, lines[-_LAST:]))) or "none"
        return Result.FAILED, f"It fell over with code {ended.returncode}. Its last words: {last}"
