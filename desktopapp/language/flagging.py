"""What a flag is: a tight span of text that must change, or be checked, before it is reused."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class FlagKind(StrEnum):
    """The kinds of what must change."""

    NAME = "name"
    TIME = "time"
    FIGURE = "figure"
    ACRONYM = "acronym"
    LANGUAGE = "language"
    SHARED = "shared"
    CROSS_REFERENCE = "cross-reference"


class Flag(NamedTuple):
    """A span of a text with the reason why it must change; ``ours`` is what could replace it."""

    kind: FlagKind
    start: int
    end: int
    why: str
    ours: str = ""

    def data(self, text: str) -> dict[str, object]:
        """Return the flag as the command line prints it."""
        told: dict[str, object] = {
            "kind": str(self.kind),
            "start": self.start,
            "end": self.end,
            "text": text[self.start : self.end],
            "why": self.why,
        }
        return {**told, "ours": self.ours} if self.ours else told


def wordset(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


class FlagContext(NamedTuple):
    """Where a text goes: whose council, which names count as ours, the dates, our own text."""

    ours: tuple[str, ...]
    source: date | None
    today: date
    own_text: str = ""
    decision_body: str = ""


def matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Go through where a pattern stands: its group "flag" if it has one, else all of it."""
    group = "flag" if "flag" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield match.span(group)


def without_inner(flags: list[Flag]) -> list[Flag]:
    """Leave out flags that lie within another of the same kind; sort by place."""
    kept: list[Flag] = []
    for flag in sorted(flags, key=lambda one: (one.kind, one.start, -one.end)):
        last = kept[-1] if kept else None
        if last and last.kind == flag.kind and flag.start < last.end:
            continue
        kept.append(flag)
    return sorted(kept, key=lambda one: (one.start, one.end))
