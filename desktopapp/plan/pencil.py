"""Marks in borrowed words: what must be looked at before a passage of elsewhere is ours.

A mark is kept with the words themselves, as ``doubt`` of their runs: its kind and an id, so that
two marks side by side stay two, and one that went elsewhere is known again. It is settled by
taking it from the words, whether they stay or others stand in their place.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from desktopapp.plan.cells import cell_spot, stretches, with_cell
from desktopapp.plan.council import short_name
from desktopapp.plan.editing import WORDY
from desktopapp.plan.history import Caret
from desktopapp.plan.places import place_number, place_of
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.records import record
from desktopapp.plan.saying import counted, listed
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Runs,
    Table,
    Text,
    cut,
    new_id,
    plain_block,
    plain_runs,
    tidy,
)


class MarkKind(StrEnum):
    """What must be looked at."""

    COUNCIL = "council"  # another council's name
    NAME = "name"
    DATE = "date"
    FIGURE = "figure"
    ACRONYM = "acronym"
    REFERENCE = "reference"
    WORDING = "wording"
    CLAIM = "claim"  # what was another's claim, and is said in our name now


_KINDS = frozenset(MarkKind)


@record
class PencilMark:
    """A mark that is not settled: where it stands, and what it is about.

    ``position`` and ``length`` count characters, in a table those of its plain text. ``origin`` is
    the id of the source that the words came from, or empty.
    """

    part: str
    block: str
    position: int
    length: int
    words: str
    doubt: str
    origin: str

    @property
    def kind(self) -> MarkKind:
        """What must be looked at."""
        return kind_of_mark(self.doubt)

    @property
    def caret(self) -> Caret:
        """The place where the mark begins."""
        return Caret(self.part, self.block, self.position)


def new_doubt(kind: MarkKind) -> str:
    """Return what the runs of a new mark hold."""
    return f"{kind} {new_id()}"


def kind_of_mark(doubt: str) -> MarkKind:
    """Return the kind of a mark; of one that a later version made, that it is a claim."""
    kind = doubt.partition(" ")[0]
    return MarkKind(kind) if kind in _KINDS else MarkKind.CLAIM


def pencil_marks(plan: Plan) -> tuple[PencilMark, ...]:
    """Return all marks of a plan that are not settled, in the order of the export."""
    return tuple(mark for part in plan.parts() for mark in marks_in(part))


def marks_in(part: Answer | Section) -> Iterator[PencilMark]:
    """Go through the marks of one answer or section."""
    for block in part.text:
        if not isinstance(block, Foreign):
            for position, runs in stretches(block):
                yield from _marks(part.id, block.id, position, runs)


def _marks(part: str, block: str, at: int, runs: Runs) -> Iterator[PencilMark]:
    held: PencilMark | None = None
    for run in runs:
        if held and held.doubt != run.doubt:
            yield held
            held = None
        if held:
            words = held.words + run.text
            held = replace(held, length=len(words), words=words)
        elif run.doubt:
            held = PencilMark(part, block, at, len(run.text), run.text, run.doubt, run.origin)
        at += len(run.text)
    if held:
        yield held


_SAID = {
    MarkKind.COUNCIL: "Another council’s name",
    MarkKind.NAME: "A name",
    MarkKind.DATE: "A date or time",
    MarkKind.FIGURE: "A figure",
    MarkKind.ACRONYM: "Letters not told in full",
    MarkKind.REFERENCE: "A place in another document",
    MarkKind.WORDING: "Wording to correct",
    MarkKind.CLAIM: "Is this true of us?",
}


def said_mark(plan: Plan, mark: PencilMark) -> str:
    """Say what a mark is about, and whose words it stands in: "A name, from Netherby"."""
    whose = whose_words(plan, mark.origin)
    if mark.kind is MarkKind.CLAIM:
        return f"{_SAID[mark.kind]} {whose or 'Somebody else'} wrote it."
    return f"{_SAID[mark.kind]}, from {whose}" if whose else _SAID[mark.kind]


def whose_words(plan: Plan, origin: str) -> str:
    """Name the council that words came from, or the document; nothing where it is not known."""
    for source in plan.sources:
        if source.id == origin:
            return short_name(source.council) or source.title
    return ""


def said_left(plan: Plan) -> str:
    """Say in which answers marks are left, or nothing: "2 answers hold words of Netherby"."""
    marks = pencil_marks(plan)
    parts = dict.fromkeys(mark.part for mark in marks)
    whose = list(dict.fromkeys(filter(None, (whose_words(plan, one.origin) for one in marks))))
    if not marks:
        return ""
    where = ", ".join(dict.fromkeys(place_number(plan, place_of(plan, one)) for one in parts))
    hold = "holds" if len(parts) == 1 else "hold"
    words = f"words of {listed(whose)}" if whose else "borrowed words"
    return f"{counted(len(parts), 'answer')} {hold} {words} that nobody has looked at: {where}."


def next_mark(plan: Plan, marks: Sequence[PencilMark], caret: Caret, by: int) -> int:
    """Return the number of the next mark (1) from a place of the plan, or of the one before (-1).

    The mark that the place lies in is the next. After the last comes the first.
    """
    order: dict[tuple[str, str], int] = {}
    for part in plan.parts():
        order.setdefault((part.id, ""), len(order))
        for block in part.text:
            if not isinstance(block, Foreign):
                order.setdefault((part.id, block.id), len(order))
    here = order.get((caret.part, caret.block), order.get((caret.part, ""), 0)), caret.position
    places = [order[mark.part, mark.block] for mark in marks]
    if by > 0:
        ends = [
            (place, mark.position + mark.length - 1)
            for place, mark in zip(places, marks, strict=True)
        ]
        return bisect_left(ends, here) % len(marks)
    starts = [(place, mark.position) for place, mark in zip(places, marks, strict=True)]
    return (bisect_left(starts, here) - 1) % len(marks)


# Settling


def with_mark_kept(plan: Plan, mark: PencilMark) -> Plan:
    """Return a plan in which the words of a mark stay as they are: they are true here too."""

    def keep(runs: Runs, start: int, end: int) -> Runs:
        kept = (replace(run, doubt="") for run in cut(runs, start, end))
        return (*cut(runs, 0, start), *kept, *cut(runs, end))

    return _settled(plan, mark, keep)


def with_mark_changed(plan: Plan, mark: PencilMark, words: str) -> Plan:
    """Return a plan with other words in the place of a mark's, which settles it."""

    def change(runs: Runs, start: int, end: int) -> Runs:
        like = cut(runs, start, start + 1)[0]
        new = replace(like, text=words, doubt="")
        return (*cut(runs, 0, start), new, *cut(runs, end))

    return _settled(plan, mark, change)


def without_marked_sentence(plan: Plan, mark: PencilMark) -> tuple[Plan, Caret]:
    """Return a plan without the sentence that a mark stands in, and the place where that stood.

    A paragraph, heading or item of which nothing is left goes too, unless it is the only block.
    """
    from desktopapp.plan.three_way import sentence_around  # noqa: PLC0415  # not for the start

    at = mark.position

    def take_out(runs: Runs, start: int, _end: int) -> Runs:
        nonlocal at
        low, high = sentence_around(plain_runs(runs), start)
        at += low - start
        return (*cut(runs, 0, low), *cut(runs, high))

    settled = _settled(plan, mark, take_out)
    text = settled.part(mark.part).text
    left = tuple(block for block in text if not _is_empty_line(block, mark.block))
    if not left or len(left) == len(text):
        return settled, mark.caret._replace(position=at)
    return settled.with_text(mark.part, left), _place_of_gone(text, mark)


def _place_of_gone(text: Text, mark: PencilMark) -> Caret:
    """Return where the block of a mark stood: the next one begins there, or the last one ends."""
    known = [block for block in text if not isinstance(block, Foreign)]
    n = next(n for n, block in enumerate(known) if block.id == mark.block)
    if n + 1 < len(known):
        return Caret(mark.part, known[n + 1].id, 0)
    if n:
        return Caret(mark.part, known[n - 1].id, len(plain_block(known[n - 1])))
    return Caret(mark.part)


def _is_empty_line(block: Block, block_id: str) -> bool:
    return isinstance(block, WORDY) and block.id == block_id and not plain_block(block).strip()


def _settled(plan: Plan, mark: PencilMark, change: Callable[[Runs, int, int], Runs]) -> Plan:
    """Return a plan with a change made to the line or cell that a mark stands in."""
    text = tuple(
        one if isinstance(one, Foreign) or one.id != mark.block else _changed(one, mark, change)
        for one in plan.part(mark.part).text
    )
    return plan.with_text(mark.part, text)


def _changed(block: Block, mark: PencilMark, change: Callable[[Runs, int, int], Runs]) -> Block:
    start = mark.position
    match block:
        case Table():
            r, c, start = cell_spot(block, start)
            made = change(block.rows[r][c], start, start + mark.length)
            return with_cell(block, r, c, made)
        case Paragraph() | Heading() | ListItem():
            return replace(block, runs=tidy(change(block.runs, start, start + mark.length)))
        case Picture() | Foreign():
            return block
