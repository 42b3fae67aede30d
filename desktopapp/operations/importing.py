"""Bringing in text from elsewhere: whole documents, and a plain text for one answer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from desktopapp.library.dating import guess_date
from desktopapp.library.guessing import guess_council
from desktopapp.library.placing import place
from desktopapp.library.proposal import PlacedPassage, Proposal
from desktopapp.operations.pencilling import pencilled_text
from desktopapp.plan.council import short_council
from desktopapp.plan.days import day_of
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
    return _with_marks(plan, place(readings, plan.brief))


def _with_marks(plan: Plan, found: Proposal) -> Proposal:
    """Return a proposal with other councils' documents named, and what must change marked."""
    councils = [foreign_council(plan, source.text) for source in found.sources]
    if not any(councils):
        return found
    dated = [day_of(guess_date(source.text, source.title)) for source in found.sources]

    def marked(one: PlacedPassage) -> PlacedPassage:
        council, day = councils[one.source], dated[one.source]
        return replace(one, text=pencilled_text(plan, one.text, council, day)) if council else one

    return replace(
        found,
        sources=tuple(
            replace(source, council=council, notes=(*source.notes, *_told(plan, council)))
            for source, council in zip(found.sources, councils, strict=True)
        ),
        passages=tuple(map(marked, found.passages)),
        loose=tuple(map(marked, found.loose)),
    )


def _told(plan: Plan, council: str) -> tuple[str, ...]:
    return (said_foreign(plan, council),) if council else ()


def said_foreign(plan: Plan, council: str) -> str:
    """Say that a document is another council's than the plan."""
    ours = f" Your plan is of {plan.council.name}." if plan.council.name else ""
    return f"This document is of {council}.{ours}"


def foreign_council(plan: Plan, text: str) -> str:
    """Return whose a document is, where that is another council than ours or one before it.

    One that names us at least as often as the council it names most is ours.
    """
    council = guess_council(text)
    names = (plan.council.name, plan.council.short_name, *plan.council.predecessors)
    ours = {short_council(name) for name in names if name.strip()}
    if not council or not ours or short_council(council) in ours:
        return ""
    lower = text.casefold()
    theirs = lower.count(short_council(council))
    return council if theirs > max(lower.count(name) for name in ours) else ""


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
