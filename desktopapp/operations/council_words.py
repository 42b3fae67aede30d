"""The council's words for spelling, where the share answers and where it does not.

A copy on this PC serves while the share is gone. A word that was added here is looked for again
whenever the file is read, and added again where another PC wrote over it in the same moment.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.problem import Problem
from desktopapp.store.council_words import (
    SharedWords,
    read_word_file,
    with_shared_words,
    without_shared_word,
)
from desktopapp.store.files import make_folder, write_whole
from desktopapp.store.settings import local_folder


class CouncilWords(NamedTuple):
    """The council's words as they are known now.

    ``kept`` are those of the words wanted that were in the file already. ``problem`` is why it
    cannot be read, or ``unshared`` why nothing can be added to it.
    """

    words: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    problem: Problem | None = None
    unshared: Problem | None = None


def words_kept_here(path: str) -> tuple[str, ...]:
    """Return the council's words as they were read last on this PC."""
    try:
        return read_word_file(_copy(path)).words
    except Problem:
        return ()


def council_words(path: str, wanted: Iterable[str] = ()) -> CouncilWords:
    """Read the council's words, and add those wanted that are not among them.

    Where they cannot be read, those read last serve; where nothing can be added, why is told.
    """
    asked = tuple(wanted)
    try:
        found = read_word_file(Path(path))
    except Problem as problem:
        return CouncilWords(words_kept_here(path), problem=problem)
    kept = tuple(one for one in asked if found.holds(one))
    unshared = None
    if len(kept) < len(asked):
        try:
            found = with_shared_words(Path(path), asked)
        except Problem as problem:
            unshared = problem
    _keep(path, found)
    return CouncilWords(found.words, kept, unshared=unshared)


def _keep(path: str, found: SharedWords) -> None:
    """Keep a copy on this PC, where it has room for one."""
    if found.words != words_kept_here(path):
        copy, words = _copy(path), "".join(f"{one}\n" for one in found.words)
        with suppress(Problem):
            make_folder(copy.parent, private=True)
            write_whole(copy, words.encode("utf-8", "replace"))


def _copy(path: str) -> Path:
    name = hashlib.sha256(path.encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return local_folder() / "council words" / f"{name.hexdigest()[:16]}.txt"


def take_back_for_council(path: str, word: str) -> CouncilWords:
    """Take a word out of the council's file, or raise ``Problem``."""
    found = without_shared_word(Path(path), word)
    _keep(path, found)
    return CouncilWords(found.words)
