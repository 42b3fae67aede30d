"""A library's file takes another name: patient with whoever has it open, and never gone."""

import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import sleep

from desktopapp.plan.problem import Problem
from desktopapp.store.files import Wait, patiently
from desktopapp.store.reasons import reason


def free_name(path: Path, word: str) -> Path:
    """Return a name beside a library, ending in a word, that no file has yet."""
    aside, number = path.with_name(f"{path.name}.{word}"), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.{word}-{number}")
    return aside


def take_the_place(fresh: Path, library: Path, aside: Path, wait: Wait = sleep) -> None:
    """Let a new library take the place of one that is kept aside, or raise ``Problem``.

    Where it cannot, the old one has its name again.
    """
    try:
        patiently(partial(library.rename, aside), wait)
        try:
            patiently(partial(fresh.rename, library), wait)
        except OSError:
            with suppress(OSError):
                patiently(partial(aside.rename, library), wait)
            raise
    except OSError as error:
        what, then = reason(error)
        found = library if library.exists() else aside
        raise Problem(
            f"The library could not be made anew. {what}",
            where=str(found),
            safe="What it held is as it was.",
            then=then,
        ) from error


def make_way(library: Path, aside: Path, wait: Wait = sleep) -> None:
    """Put a damaged library aside, with an empty file in its place, or raise ``Problem``."""
    empty = library.with_name(f"{library.name}.empty")
    try:
        empty.write_bytes(b"")
        shutil.copymode(library, empty)
        take_the_place(empty, library, aside, wait)
    except OSError as error:
        what, then = reason(error)
        raise Problem(
            f"The library could not be made anew. {what}",
            where=str(library),
            safe="It is as it was.",
            then=then,
        ) from error
    finally:
        with suppress(OSError):
            empty.unlink(missing_ok=True)
