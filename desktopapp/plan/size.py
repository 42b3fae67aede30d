"""How much a plan may hold: no edit makes one that could not be saved and opened again."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from operator import attrgetter

from desktopapp.plan.apart import apart, every_part
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Block, runs_of

MOST_IN_TEXTS = 20_000_000  # bytes of JSON, at most
MOST_IN_PICTURES = 160 << 20  # bytes
_A_PART = 400_000  # bytes below which a part that changed is not worth counting the others
MOST_RECORDS = 100_000  # beside the texts: answers, origins, background papers and the like
_OF_A_RUN, _OF_A_CELL, _OF_A_BLOCK = 120, 40, 200  # bytes of JSON beside the text, at most
_OF_A_LETTER = 4  # bytes


def brought_anew(before: Plan, after: Plan) -> int:
    """Return how many bytes the words take that an edit brought; what it left in place is shared.

    Raises ``Problem`` where it makes a plan too large to be saved. Asked with every key, so only
    what changed is looked at, unless that is large.
    """
    if after.pictures is not before.pictures:
        pictures = sum(map(len, after.pictures.values()))
        if pictures > max(MOST_IN_PICTURES, sum(map(len, before.pictures.values()))):
            raise _too_large("pictures", f"{MOST_IN_PICTURES >> 20} MB")
    if _has_more(before, after):
        records = _records(after)
        if records > MOST_RECORDS and records > _records(before):
            raise _too_large("lines", f"{MOST_RECORDS:,} answers, origins and lines of lists")
    come, gone = apart(every_part(after), every_part(before))
    size = sum(_size(part.text) for part in come)
    copied = after.entered is not before.entered or after.receipts is not before.receipts
    if (size > _A_PART or copied) and _whole(after) > max(MOST_IN_TEXTS, _whole(before)):
        raise _too_large("words", "some 800,000 words")
    shared = {id(block) for part in gone for block in part.text}
    return _size([block for part in come for block in part.text if id(block) not in shared])


def _whole(plan: Plan) -> int:
    """Return how many bytes of JSON the texts of a plan take, with what forms took of them."""
    said = [one.words for one in plan.entered.values()]
    for receipt in plan.receipts:
        said.append(receipt.text)
        said += (words for line in receipt.lines for words in (line.approved, line.received))
    return sum(_size(part.text) for part in every_part(plan)) + _OF_A_LETTER * sum(map(len, said))


_FIELDS = attrgetter(*(field.name for field in fields(Plan)))


def _has_more(before: Plan, after: Plan) -> bool:
    """Tell whether a plan may have more records than before: any of its fields holds more."""
    changed = zip(*apart(_FIELDS(before), _FIELDS(after)), strict=True)
    return any(not isinstance(now, tuple) or len(now) > len(was) for was, now in changed)


def _records(plan: Plan) -> int:
    """Count the records of a plan and its report that are no text."""
    held = (plan, plan.report) if plan.report else (plan,)
    values = (getattr(one, field.name) for one in held for field in fields(one))
    return sum(len(value) for value in values if isinstance(value, tuple | Mapping))


def _size(text: Sequence[Block]) -> int:
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
