"""What differs between two states of a plan, part by part and word by word, to be shown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum, auto

from desktopapp.plan.given_said import lines_given
from desktopapp.plan.matching import matched
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.stored_plan import STORED_AS
from desktopapp.plan.text import (
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Table,
    plain,
    plain_block,
)

_WORD = re.compile(r"\s+|[^\s]+")
_ENDED = re.compile(r"[.!?]\s+$|\n\s*$")
_IN_PARTS = ("id", "answers", "sections", "pictures")  # fields that are told part by part
_NAMES = {  # of fields that are told of otherwise than by their own name
    "title": "The title",
    "council": "The details of the council",
    "brief": "The letter",
    "theme_headings": "The headings of themes",
    "coverage": "What is said of the letter’s points",
    "given": "What is chosen and filled in",
    "things": "The things of which each is answered",
    "report": "The report to members",
    "sources": "Where passages came from",
    "appearance": "How the documents look",
    "deadline_override": "The deadline",
    "address_override": "The address",
    "pages_override": "The pages asked for",
    "form_override": "The form of the document",
    "entered": "What was entered in the form",
    "receipts": "What the form received",
    "earlier": "What the plan before said",
    "figures": "The figures",
    "measures": "The measures",
    "measures_printed": "How measures are printed",
    "passed_words": "The words that spelling passes over",
    "set_aside": "The findings that were set aside",
    "releases": "When it was submitted or published",
    "extra": "What a later version of Planwright added",
}
_FAR = 100  # words and spaces that a change may begin earlier


class ChangeKind(Enum):
    """What became of a stretch of text."""

    SAME = auto()
    REMOVED = auto()
    ADDED = auto()


@record
class Difference:
    """An answer or section that differs. ``spans`` are its words in order, with their kind.

    What differs beside the answers and sections, such as the report to members, has a ``name``
    instead.
    ``before`` or ``after`` is absent where the part was added or removed. Spans that are all the
    same mean that something beside the words differs, such as a format or the status.
    """

    part: str
    before: Answer | Section | None
    after: Answer | Section | None
    spans: tuple[tuple[ChangeKind, str], ...]
    name: str = ""


def compare(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return what differs: parts in the order of the later plan, those removed, all else."""
    return (*_parts(before, after), *_beside(before, after))


def _parts(before: Plan, after: Plan) -> tuple[Difference, ...]:
    old = {part.id: part for part in before.parts()}
    new = {part.id: part for part in after.parts()}
    return tuple(
        Difference(
            one, old.get(one), new.get(one), compare_words(_text(old, one), _text(new, one))
        )
        for one in dict.fromkeys([*new, *old])
        if old.get(one) != new.get(one)
    )


def _beside(before: Plan, after: Plan) -> Iterator[Difference]:
    named = (one.name for one in fields(Plan) if one.name not in _IN_PARTS)
    for field in dict.fromkeys([*_NAMES, *named]):
        old, new = (getattr(one, STORED_AS.get(field, field)) for one in (before, after))
        if old != new:
            said = (
                map(lines_given, (before, after)) if field == "given" else map(_lines, (old, new))
            )
            texts = ("\n".join(one) for one in said)
            name = _NAMES.get(field, f"The {field.replace('_', ' ')}")
            yield Difference("", None, None, compare_words(*texts), name)


def _lines(value: object) -> Iterator[str]:
    """Go through the words of a value, a line for each thing it says."""
    match value:
        case Paragraph() | Heading() | ListItem() | Table() | Picture() | Foreign():
            yield plain_block(value)
        case Mapping():
            for key, one in value.items():
                yield from (f"{key}: {line}" for line in _lines(one))
        case tuple():
            for one in value:
                yield from _lines(one)
        case _ if is_dataclass(value):
            for one in fields(value):
                if one.name not in ("id", "extra", "of"):
                    yield from _lines(getattr(value, one.name))
        case bool() | None | "":
            return
        case _:
            yield str(value)


def _text(parts: dict[str, Answer | Section], one: str) -> str:
    return plain(parts[one].text) if one in parts else ""


def compare_words(before: str, after: str) -> tuple[tuple[ChangeKind, str], ...]:
    """Compare two texts word by word; what was removed stands before what was added."""
    spans = _spans(_WORD.findall(before), _WORD.findall(after))
    return tuple(span for span in spans if span[1])


def _spans(old: list[str], new: list[str]) -> Iterator[tuple[ChangeKind, str]]:
    at = to = 0
    for start, begin, size in _stretches(old, new):
        same = "".join(old[start : start + size])
        alone = (at < start or to < begin) and start + size < len(old) and begin + size < len(new)
        if alone and same.isspace():
            continue  # a space between two changed words is part of the change
        yield ChangeKind.REMOVED, "".join(old[at:start])
        yield ChangeKind.ADDED, "".join(new[to:begin])
        yield ChangeKind.SAME, same
        at, to = start + size, begin + size


def _stretches(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Return what both have; what was only put in or taken out is a sentence where it can be."""
    found: list[tuple[int, int, int]] = []
    for start, begin, size in (*matched(old, new), (len(old), len(new), 0)):
        if found:
            at, to, before = found[-1]
            ends = at + before, to + before
            gone, come = old[ends[0] : start], new[ends[1] : begin]
            back = _back(old[at : ends[0]], gone or come) if not gone or not come else 0
            found[-1] = at, to, before - back
            found.append((start - back, begin - back, size + back))
        else:
            found.append((start, begin, size))
    return found


def _back(same: list[str], words: list[str]) -> int:
    """Return how far words can begin earlier, within what stayed, so as to begin a sentence."""
    behind = [*same, *words]
    for back in range(min(len(same), _FAR)):
        before = "".join(behind[max(len(same) - back - 2, 0) : len(same) - back])
        if _ENDED.search(before):
            return back
        if behind[len(same) - back - 1] != behind[-1 - back]:
            return 0
    return 0
