"""How much a plan may hold: no edit makes one that could not be saved and opened again."""

from collections.abc import Mapping
from dataclasses import fields

from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Text, runs_of

MOST_IN_TEXTS = 20_000_000  # bytes of JSON, at most
MOST_IN_PICTURES = 160 << 20  # bytes
_A_PART = 400_000  # bytes below which a part that changed is not worth counting the others
MOST_RECORDS = 100_000  # beside the texts: answers, origins, background papers and the like
_OF_A_RUN, _OF_A_CELL, _OF_A_BLOCK = 120, 40, 200  # bytes of JSON beside the text, at most
_OF_A_LETTER = 4  # bytes


def refuse_when_too_large(before: Plan, after: Plan) -> None:
    """Raise ``Problem`` for an edit that makes a plan too large to be saved.

    Asked with every key, so only what changed is looked at, unless that is large.
    """
    if after.pictures is not before.pictures:
        pictures = sum(map(len, after.pictures.values()))
        if pictures > max(MOST_IN_PICTURES, sum(map(len, before.pictures.values()))):
            raise _too_large("pictures", f"{MOST_IN_PICTURES >> 20} MB")
    records = _records(after)
    if records > MOST_RECORDS and records > _records(before):
        raise _too_large("lines", f"{MOST_RECORDS:,} answers, origins and lines of lists")
    known = {id(part) for part in _parts(before)}
    come = sum(_size(part.text) for part in _parts(after) if id(part) not in known)
    if come > _A_PART:
        size = sum(_size(part.text) for part in _parts(after))
        if size > max(MOST_IN_TEXTS, sum(_size(part.text) for part in _parts(before))):
            raise _too_large("words", "some 800,000 words")


def _parts(plan: Plan) -> tuple[Answer | Section, ...]:
    return (*plan.answers, *plan.sections)


def _records(plan: Plan) -> int:
    """Count the records of a plan and its report that are no text."""
    held = (plan, plan.report) if plan.report else (plan,)
    values = (getattr(one, field.name) for one in held for field in fields(one))
    return sum(len(value) for value in values if isinstance(value, tuple | Mapping))


def _size(text: Text) -> int:
    """Return how many bytes of JSON a text takes, at most."""
    size = _OF_A_BLOCK * len(text)
    for block in text:
        for runs in runs_of(block):  # loops: this is asked with every key
            size += _OF_A_CELL
            for run in runs:
                size += _OF_A_RUN + _OF_A_LETTER * len(run.text)
    return size


def _too_large(what: str, most: str) -> Problem:
    return Problem(
        f"With that, the plan would hold too many {what}: more than {most}.",
        safe="Nothing was changed.",
        then="Take less of it, or keep it in a document of its own.",
    )
