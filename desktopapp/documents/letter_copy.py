"""A council's own copy of a letter, taken into a plan and made fit to be published.

Both are done by a process of its own, which may open nothing: the file is a stranger's. Of a kind
whose files cannot be made fit to be published, the words are taken and the file stays behind.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from desktopapp.plan.letter_copy import PREFIX
from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import LetterCopy
from desktopapp.plan.text import Block, Picture, Text, count_words
from desktopapp.readers import cage
from desktopapp.readers.kinds import SUFFIXES, Kind, kind_of
from desktopapp.readers.read import worker_answer
from desktopapp.readers.reading import (
    UNTOUCHED,
    damaged,
    nothing_in_it,
    read_reading,
    too_much,
)

MOST_LETTER_BYTES = 10 * 2**20  # its pages scanned in colour take about a megabyte each
_MOST_WORDS = 20_000  # of a letter: some forty pages
_UNDESCRIBED = "A picture in the letter, not described"
_LONGEST_TITLE = 500  # characters
_LONGEST_NAME = 120  # characters


class Taken(NamedTuple):
    """A copy, and its files by their names: itself and the pictures in what was read of it."""

    copy: LetterCopy
    files: Mapping[str, bytes]


def cleaned_letter(data: bytes, name: str) -> Taken:
    """Read a council's own copy and make it fit to be published, or raise ``Problem``."""
    kind, suffix = kind_of(name), PurePath(name).suffix.lower()
    if kind is Kind.CSV:
        raise Problem(
            "A table is no letter.",
            safe=UNTOUCHED,
            then="Choose the letter as a PDF, a Word document or another text.",
        )
    if len(data) > MOST_LETTER_BYTES:
        raise too_much(f"more than {MOST_LETTER_BYTES // 2**20} MB")
    found = _asked("read", kind, data, "")
    reading = found.get("reading")
    text: Text = ()
    notes: tuple[str, ...] = ()
    file, pages, left, files = _own_file(found, suffix)
    if isinstance(reading, dict):
        read = read_reading(reading, name)
        text, pictures, more = _printed(read.blocks, read.pictures)
        notes, files = (*read.notes, *more), {**files, **pictures}
    words = count_words(text)
    if words > _MOST_WORDS or sum(map(len, files.values())) > 2 * MOST_LETTER_BYTES:
        raise too_much(f"{words:,} words" if words > _MOST_WORDS else "pictures of many megabytes")
    shown = one_line(name)[-_LONGEST_NAME:]
    if not words and not file:
        raise nothing_in_it()
    if not words:
        return Taken(LetterCopy(shown, file, (), pages, (), left), {file: files[file]})
    return Taken(LetterCopy(shown, file, text, pages, tuple(map(clean, notes)), left), files)


def _own_file(
    found: Mapping[str, object], suffix: str
) -> tuple[str, int, tuple[str, ...], dict[str, bytes]]:
    """Return the name of the clean file, its pages, what was left behind, and the file by name.

    All of it is empty for a kind whose files do not go out.
    """
    if "clean" not in found:
        return "", 0, (), {}
    made, pages, left = _cleaned(found)
    file = f"{PREFIX}{hashlib.sha256(made).hexdigest()[:16]}{suffix}"
    return file, pages, left, {file: made}


def fit_to_publish(data: bytes, file: str, title: str) -> bytes:
    """Return a copy's own file as it goes out under a title, or raise ``Problem``."""
    kind = SUFFIXES[PurePath(file).suffix.lower()]
    return _cleaned(_asked("clean", kind, data, title))[0]


def _asked(what: str, kind: Kind, data: bytes, title: str) -> Mapping[str, object]:
    command = cage.command("desktopapp.documents.copy_worker", "--take-copy", what, str(kind))
    return worker_answer(cage.run(command, titled(one_line(title)[:_LONGEST_TITLE], data)), "")


def titled(title: str, data: bytes) -> bytes:
    """Return what the worker is given: everybody on a computer may see a program's arguments."""
    words = title.encode("utf-8", "replace")
    return len(words).to_bytes(4, "big") + words + data


def _cleaned(found: Mapping[str, object]) -> tuple[bytes, int, tuple[str, ...]]:
    """Return the clean file, its pages and what was left behind, as the worker answered."""
    match found:
        case {"clean": str(coded), "pages": int(pages), "notes": list(notes)}:
            return base64.b64decode(coded), pages, tuple(map(str, notes))
        case _:
            raise damaged("document")


def _printed(
    blocks: Text, pictures: Mapping[str, bytes]
) -> tuple[Text, Mapping[str, bytes], tuple[str, ...]]:
    """Return what was read as it is printed: pictures under names of their own, all described."""
    text: list[Block] = []
    silent = 0
    for block in blocks:
        if isinstance(block, Picture):
            says = block.alternative.strip()
            silent += not (says or block.decorative)
            says = says or ("" if block.decorative else _UNDESCRIBED)
            text.append(replace(block, name=PREFIX + block.name, alternative=says))
        else:
            text.append(block)
    used = {block.name for block in text if isinstance(block, Picture)}
    files = {PREFIX + name: one for name, one in pictures.items() if PREFIX + name in used}
    many = f"{silent} pictures have" if silent > 1 else "One picture has"
    said = f"{many} no words for people who cannot see. Describe it in Word, and choose it again."
    return tuple(text), files, (said,) if silent else ()
