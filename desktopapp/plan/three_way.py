"""Three-way merging of lists and of sentences: what each of two sides did to their ancestor.

A change of one side is taken. Where both changed the same place in different ways, nothing is
guessed: that place is a ``Both``, with what each side made of it.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from desktopapp.plan.text import Run, Runs, plain_runs

T = TypeVar("T", bound=Hashable)

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+(?:[\s”’\")\]]+|$)|\n+|[.!?]+|$)")


@dataclass(frozen=True, slots=True)
class Both(Generic[T]):
    """A place that both sides changed, in different ways."""

    base: tuple[T, ...]
    ours: tuple[T, ...]
    theirs: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class _Edit(Generic[T]):
    """What a side made of the units from ``start`` to ``end`` of the ancestor."""

    start: int
    end: int
    units: tuple[T, ...]
    is_ours: bool

    def meets(self, start: int, end: int) -> bool:
        """Tell whether it concerns the same place; two insertions at one point do."""
        if self.start == self.end == start == end:
            return True
        return self.start < end and start < self.end


def merge_lists(
    base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]
) -> list[tuple[T, ...] | Both[T]]:
    """Merge what two sides made of a list; the pieces follow each other."""
    edits = [*_edits(base, ours, is_ours=True), *_edits(base, theirs, is_ours=False)]
    edits.sort(key=lambda edit: (edit.start, edit.end))
    pieces: list[tuple[T, ...] | Both[T]] = []
    at = 0
    while edits:
        group = [edits.pop(0)]
        start, end = group[0].start, group[0].end
        while edits and edits[0].meets(start, end):
            group.append(edits.pop(0))
            end = max(end, group[-1].end)
        pieces.append(tuple(base[at:start]))
        pieces.append(_settled(base, start, end, group))
        at = end
    pieces.append(tuple(base[at:]))
    return [piece for piece in pieces if piece != ()]


def _edits(base: Sequence[T], side: Sequence[T], *, is_ours: bool) -> list[_Edit[T]]:
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    return [
        _Edit(start, end, tuple(side[first:last]), is_ours)
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def _settled(
    base: Sequence[T], start: int, end: int, group: list[_Edit[T]]
) -> tuple[T, ...] | Both[T]:
    """Return what edits of one place come to."""
    ours = _applied(base, start, end, [edit for edit in group if edit.is_ours])
    theirs = _applied(base, start, end, [edit for edit in group if not edit.is_ours])
    before = tuple(base[start:end])
    if theirs in (ours, before):
        return ours
    return theirs if ours == before else Both(before, ours, theirs)


def _applied(base: Sequence[T], start: int, end: int, edits: list[_Edit[T]]) -> tuple[T, ...]:
    """Return a stretch of the ancestor as one side has it."""
    units: list[T] = []
    for edit in edits:
        units += [*base[start : edit.start], *edit.units]
        start = edit.end
    return (*units, *base[start:end])


def sentences(runs: Runs) -> tuple[Runs, ...]:
    """Cut runs after each sentence and line; each keeps its format and the space behind it."""
    text = plain_runs(runs)
    cuts = [match.end() for match in _SENTENCE.finditer(text) if match.group()]
    found: list[Runs] = []
    start = 0
    for end in cuts:
        found.append(_slice(runs, start, end))
        start = end
    return tuple(found)


def _slice(runs: Runs, start: int, end: int) -> Runs:
    """Return the runs between two positions of their text."""
    parts: list[Run] = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            parts.append(
                Run(text, run.bold, run.italic, run.link, run.origin, run.figure, run.extra)
            )
        at += len(run.text)
    return tuple(parts)
