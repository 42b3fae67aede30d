"""Three-way merging of lists and of sentences: what each of two sides did to their ancestor.

A change of one side is taken. Where both changed the same place in different ways, nothing is
guessed: that place is a ``Both``, with what each side made of it.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import islice
from typing import Generic, TypeVar

from desktopapp.plan.matching import changes
from desktopapp.plan.records import record
from desktopapp.plan.text import Run, Runs, parted, plain_runs, tidy

T = TypeVar("T", bound=Hashable)

# A sentence ends before a space, so that "£3.5m" is never cut into figures of their own.
_END = re.compile(r"""[.!?]["”’)\]]*(?=\s)|\n+""")
_PLACES = 8  # at which repeated words are looked for
_SPACE = re.compile(r"[ \t\u00a0]*")


@record
class Both(Generic[T]):
    """A place that both sides changed, in different ways."""

    base: tuple[T, ...]
    ours: tuple[T, ...]
    theirs: tuple[T, ...]


@record
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

    def repeats(self, other: "_Edit[T]") -> bool:
        """Tell whether it only puts in what the other side has put in at that place as well."""
        is_beside = self.start == self.end and self.start in (other.start, other.end)
        return is_beside and self.is_ours != other.is_ours and _holds(other.units, self.units)


def merge_lists(
    base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]
) -> list[tuple[T, ...] | Both[T]]:
    """Merge what two sides made of a list; the pieces follow each other."""
    edits = [*_edits(base, ours, is_ours=True), *_edits(base, theirs, is_ours=False)]
    edits = _once(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    pieces: list[tuple[T, ...] | Both[T]] = []
    at = n = 0
    while n < len(edits):
        group = [edits[n]]
        start, end = group[0].start, group[0].end
        n += 1
        while n < len(edits) and edits[n].meets(start, end):
            group.append(edits[n])
            end = max(end, edits[n].end)
            n += 1
        pieces.append(tuple(base[at:start]))
        pieces += _settled(base, start, end, group)
        at = end
    pieces.append(tuple(base[at:]))
    return [piece for piece in pieces if piece != ()]


def _edits(base: Sequence[T], side: Sequence[T], *, is_ours: bool) -> Iterator[_Edit[T]]:
    for start, end, first, last in changes(base, side):
        yield _Edit(start, end, tuple(side[first:last]), is_ours)


def _settled(
    base: Sequence[T], start: int, end: int, group: list[_Edit[T]]
) -> list[tuple[T, ...] | Both[T]]:
    """Return what edits of one place come to. What both did alike is there once."""
    ours = _applied(base, start, end, [edit for edit in group if edit.is_ours])
    theirs = _applied(base, start, end, [edit for edit in group if not edit.is_ours])
    before = tuple(base[start:end])
    if theirs in (ours, before):
        return [ours]
    if ours == before:
        return [theirs]
    head = _alike(ours, theirs)
    ours, theirs, first = ours[head:], theirs[head:], ours[:head]
    tail = _alike(ours[::-1], theirs[::-1])
    last = ours[len(ours) - tail :]
    ours, theirs = ours[: len(ours) - tail], theirs[: len(theirs) - tail]
    if not before and not (ours and theirs):
        return [first, ours or theirs, last]
    return [first, Both(before, ours, theirs), last]


def _once(edits: Iterable[_Edit[T]]) -> list[_Edit[T]]:
    """Leave out what one side put in where the other has put it in too, in the order of places.

    It came from one source, as words do that were brought in before by another way.
    """
    left: list[_Edit[T]] = []
    for edit in edits:
        if left and edit.repeats(left[-1]):
            continue
        if left and left[-1].repeats(edit):
            left.pop()
        left.append(edit)
    return left


def _holds(units: Sequence[T], some: Sequence[T]) -> bool:
    """Tell whether some units stand in a row among others, at the first places where they may."""
    begun = (at for at, unit in enumerate(units) if unit == some[0])
    return any(units[at : at + len(some)] == some for at in islice(begun, _PLACES))


def _alike(one: Sequence[T], other: Sequence[T]) -> int:
    """Count what two sequences begin with alike."""
    count = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        count += 1
    return count


def _applied(base: Sequence[T], start: int, end: int, edits: list[_Edit[T]]) -> tuple[T, ...]:
    """Return a stretch of the ancestor as one side has it."""
    units: list[T] = []
    for edit in edits:
        units += [*base[start : edit.start], *edit.units]
        start = edit.end
    return (*units, *base[start:end])


@record
class Sentence:
    """A sentence or line in its format. The space behind it makes it no other sentence."""

    runs: Runs
    space: Runs = field(default=(), compare=False)


def sentences(runs: Runs) -> tuple[Sentence, ...]:
    """Cut runs after each sentence and line."""
    stops = [stop for ends in _sentence_ends(plain_runs(runs)) for stop in ends]
    parts = parted(runs, stops)
    return tuple(map(Sentence, parts[::2], parts[1::2]))


def _sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    """Go through where each sentence or line of a text ends, and the space behind it."""
    last = 0
    for stop in (*(match.end() for match in _END.finditer(text)), len(text)):
        end = _SPACE.match(text, stop)
        if end and end.end() > last:
            last = end.end()
            yield stop, last


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence or line of a text ends, with the space behind it."""
    return [end for _, end in _sentence_ends(text)]


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence or line at a position begins and ends.

    The space behind it is part of it, and behind the last of a text the space before it.
    """
    start = 0
    for _, end in _sentence_ends(text):
        if at < end < len(text):
            return start, end
        if end == len(text):
            break
        start = end
    return len(text[:start].rstrip(" ")), len(text)


def joined_sentences(units: Iterable[Sentence]) -> Runs:
    """Return sentences as runs, with a space between them where there was none."""
    parts: list[Run] = []
    for unit in units:
        begins = plain_runs(unit.runs[:1])[:1]
        if parts and begins and not (begins.isspace() or parts[-1].text[-1:].isspace()):
            parts.append(Run(" "))
        parts += [*unit.runs, *unit.space]
    return tidy(parts)
