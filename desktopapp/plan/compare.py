"""What differs between two states of a plan, part by part and word by word, to be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.text import plain

_WORD = re.compile(r"\s+|[^\s]+")


class Kind(Enum):
    """What became of a stretch of text."""

    SAME = auto()
    REMOVED = auto()
    ADDED = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer or section that differs. ``spans`` are its words in order, with their kind.

    ``before`` or ``after`` is absent where the part was added or removed. Spans that are all the
    same mean that something beside the words differs, such as a format or the status.
    """

    part: str
    before: Answer | Section | None
    after: Answer | Section | None
    spans: tuple[tuple[Kind, str], ...]


def compare(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return the parts that differ, in the order of the later plan, then those removed."""
    old = {part.id: part for part in before.parts()}
    new = {part.id: part for part in after.parts()}
    return tuple(
        Difference(
            one, old.get(one), new.get(one), compare_words(_text(old, one), _text(new, one))
        )
        for one in dict.fromkeys([*new, *old])
        if old.get(one) != new.get(one)
    )


def _text(parts: dict[str, Answer | Section], one: str) -> str:
    return plain(parts[one].text) if one in parts else ""


def compare_words(before: str, after: str) -> tuple[tuple[Kind, str], ...]:
    """Compare two texts word by word; what was removed stands before what was added."""
    spans = _spans(_WORD.findall(before), _WORD.findall(after))
    return tuple(span for span in spans if span[1])


def _spans(old: list[str], new: list[str]) -> Iterator[tuple[Kind, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield Kind.SAME, "".join(old[start:end])
            continue
        yield Kind.REMOVED, "".join(old[start:end])
        yield Kind.ADDED, "".join(new[first:last])
