"""What is pasted from Word, the web or another answer, as blocks of the plan.

No more is read than an answer may hold, and reading HTML may take no longer than an officer
would wait.
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace

from desktopapp.operations.note_marks import said_note_marks, without_note_marks
from desktopapp.plan.cells import squared
from desktopapp.plan.editing import with_new_ids
from desktopapp.plan.links import safe_link
from desktopapp.plan.problem import Problem
from desktopapp.plan.schema import canonical
from desktopapp.plan.shapes import DataError
from desktopapp.plan.text import (
    TEXT,
    Block,
    Runs,
    Text,
    plain_block,
    tidy,
    with_runs,
)
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.html_grid import TooManyCellsError
from desktopapp.readers.left_out import LeftOut, said_of_left_out
from desktopapp.readers.letters import normal_block
from desktopapp.readers.pasted_words import pasted_blocks

MOST_TEXT = 400_000  # characters that may be pasted at once, about 65,000 words
MOST_HTML = 6_000_000  # characters of HTML; Word writes some ten for each of the text
MOST_SECONDS = 1.5  # CPU time that reading HTML may take


def from_html(html: str, tell: Callable[[str], object] = lambda _words: None) -> Text:
    """Read HTML into blocks, or raise ``Problem`` where that would take too long.

    ``tell`` is told of words that were left out of it.
    """
    if len(html) > MOST_HTML:
        raise _too_much(len(html) // 60)
    until = time.process_time() + MOST_SECONDS

    def tick() -> None:
        if time.process_time() > until:
            raise _too_much(len(html) // 60)

    reader = HtmlReader()
    try:
        text = _checked(tuple(map(normal_block, reader.read(html, tick))))
    except TooManyCellsError:
        raise _too_much(len(html) // 60) from None
    text, marks = without_note_marks(text)
    if marks:
        tell(said_note_marks(marks))
    if text or reader.left[LeftOut.PICTURE]:
        for sentence in said_of_left_out(reader.left):
            tell(sentence)
    return text


def from_plain(words: str) -> Text:
    """Read plain text into blocks, as a text file is read: see ``pasted_words``."""
    if len(words) > MOST_TEXT:
        raise _too_much(len(words) // 6)
    return tuple(map(normal_block, pasted_blocks(words)))


def from_own(data: bytes) -> Text | None:
    """Read blocks that were copied from a plan; None where the data is no such thing."""
    try:
        text = TEXT.read(json.loads(data), "clipboard")
    except (DataError, ValueError, RecursionError):
        return None
    return with_new_ids(squared(tuple(map(_with_safe_links, _checked(text)))))


def to_own(text: Text) -> bytes:
    """Write blocks for the clipboard of another editor of a plan."""
    return canonical(TEXT.write(text)).encode()


def _with_safe_links(block: Block) -> Block:
    def safe(runs: Runs) -> Runs:
        return tidy(replace(run, link=safe_link(run.link)) for run in runs)

    return with_runs(block, safe)


def _checked(text: Text) -> Text:
    """Return a text, or raise ``Problem`` when it is too long to paste."""
    size = sum(len(plain_block(block)) for block in text)
    if size > MOST_TEXT:
        raise _too_much(size // 6)
    return text


def _too_much(words: int) -> Problem:
    about = f"{round(words, -3):,}"
    return Problem(
        f"This is too much to paste at once: about {about} words.",
        safe="Nothing was changed.",
        then="Paste a part of it, or bring the whole document in from the File menu.",
    )
