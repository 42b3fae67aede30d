"""Bringing in text from elsewhere: whole documents, and a plain text for one answer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from desktopapp.library.placing import Proposal, place
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.progress import Progress, never, quiet, raise_if_cancelled
from desktopapp.plan.text import Text, is_empty, paragraphs
from desktopapp.readers.decoding import decode
from desktopapp.readers.read import read

MOST_BYTES_OF_AN_ANSWER = 5_000_000


def propose(
    plan: Plan,
    sources: Sequence[Path],
    progress: Progress = quiet,
    cancelled: Callable[[], bool] = never,
) -> Proposal:
    """Read documents and propose where their text belongs in a plan, or raise ``Problem``.

    ``progress`` is told how many of how many documents are read and which comes next, and for a
    long one how many of its pages; ``cancelled`` is asked meanwhile, and what it stops raises
    ``Cancelled``.
    """
    readings = []
    for done, source in enumerate(sources):
        raise_if_cancelled(cancelled)
        progress(done, len(sources), source.name)

        def heard(page: int, pages: int, name: str = source.name) -> None:
            progress(page, pages, f"{name}, page {page + 1:,} of {pages:,}")

        readings.append(read(source, heard=heard, stopped=cancelled))
    return place(readings, plan.brief)


def plain_text(source: bytes, where: str = "") -> Text:
    """Make blocks of the bytes of a plain text: "- " begins a bullet, a blank line a paragraph.

    Raises ``Problem`` for what is empty, far too long or no text.
    """
    if len(source) > MOST_BYTES_OF_AN_ANSWER:
        raise Problem(
            "This text is far too long for one answer.",
            where=where,
            safe="Nothing was changed.",
            then="Bring a whole document in with “import”.",
        )
    text = paragraphs(decode(source)[0])
    if is_empty(text):
        raise Problem(
            "There is no text in it.",
            where=where,
            safe="The answer was not changed.",
            then="Check that it is the right file.",
        )
    return text
