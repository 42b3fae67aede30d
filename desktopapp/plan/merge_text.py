"""Rich texts of two sides brought together, piece by piece and sentence by sentence.

What neither side removed is there once, wherever joining, splitting and moving put it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.editing import WORDY
from desktopapp.plan.merge_marks import settled_alike
from desktopapp.plan.merge_table import merge_table
from desktopapp.plan.pieces import Piece, Pieces, Texts, nameless, pieces_of
from desktopapp.plan.records import record
from desktopapp.plan.said_values import said_whole
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain_block,
    plain_runs,
    tidy,
)
from desktopapp.plan.tracing import BlockKey


@record
class _Made:
    """What came of a piece: its block or blocks, its words, and what it may continue."""

    part: str
    block: Block
    runs: Runs = ()
    joins: frozenset[BlockKey] = frozenset()
    also: tuple[Block, ...] = ()


class Decided(NamedTuple):
    """What was decided of answers and sections that one side removed, for one of the sides.

    ``restored`` were removed by it and stay, ``removed`` go; ``undone`` go although it changed
    something in them.
    """

    restored: set[str]
    removed: set[str]
    undone: set[str]


@dataclass(slots=True)
class _Merge:
    """Three versions of texts in pieces, and what came of them so far."""

    deciding: Deciding
    base: Pieces
    ours: Pieces
    theirs: Pieces
    made: dict[BlockKey, _Made] = field(default_factory=dict)

    def versions(self) -> tuple[Pieces, Pieces, Pieces]:
        """Return the pieces as they were, as we and as they have them."""
        return self.base, self.ours, self.theirs


def merge_texts(
    deciding: Deciding, base: Texts, ours: Texts, theirs: Texts, decided: Sequence[Decided] = ()
) -> dict[str, Text]:
    """Merge the texts of answers and sections by their ids."""
    if not any(map(any, decided)) and (theirs in (ours, base) or ours == base):
        return dict(theirs if ours == base else ours)
    base, ours, theirs = settled_alike(base, ours, theirs)
    merge = _Merge(deciding, *pieces_of(base, ours, theirs))
    both = (merge.ours, merge.theirs), (merge.theirs, merge.ours)
    as_it_was = [
        _as_it_was(merge.base, side, other, each)
        for (side, other), each in zip(both, decided, strict=False)
    ] or [set(), set()]
    for key in dict.fromkeys([*merge.base, *merge.ours, *merge.theirs]):
        before, *sides = (version.get(key) for version in merge.versions())
        mine, other = (
            before if key in was else side for was, side in zip(as_it_was, sides, strict=True)
        )
        found = _piece(merge, key, before, mine, other)
        if found:
            merge.made[key] = found
    parts: dict[str, list[BlockKey]] = {part: [] for part in (*ours, *theirs)}
    for key, one in merge.made.items():
        parts.setdefault(one.part, []).append(key)
    return {part: _part(merge, part, set(keys)) for part, keys in parts.items()}


def _as_it_was(base: Pieces, side: Pieces, other: Pieces, decided: Decided) -> set[BlockKey]:
    """Return which pieces a side has as they were, and take out of it what nobody wants.

    What the other side had moved out of an answer before it was removed stays where it is now.
    """
    both = decided.restored | decided.undone
    was = {key for key, piece in base.items() if piece.part in both and key not in side}
    was |= {
        key
        for key, piece in base.items()
        if piece.part in decided.removed
        and key not in side
        and key in other
        and other[key].part != piece.part
    }
    for key in [key for key, piece in side.items() if piece.part in decided.undone]:
        side.pop(key)
        if key in base:
            was.add(key)
    return was


# One piece.


def _piece(
    merge: _Merge, key: BlockKey, before: Piece | None, ours: Piece | None, theirs: Piece | None
) -> _Made | None:
    """Return what came of a piece, or nothing where it is gone."""
    one = ours or theirs
    if one is None:
        return None
    merge.deciding.part = one.part
    if before is None:
        if ours and theirs and _says(ours) != _says(theirs):
            return _one_or_both(merge, key, None, ours, theirs)
        return _as_it_is(one)
    if ours and theirs:
        return _of_both(merge, key, before, ours, theirs)
    if _unchanged(before, one):
        return None
    texts = [_text(side) for side in (before, ours, theirs)]
    place = f"{_kind(before.block)} that one side removed"
    chosen = merge.deciding.clash(place, *texts, both=True)
    return None if chosen is (Resolution.THEIRS if ours else Resolution.OURS) else _as_it_is(one)


def _as_it_is(piece: Piece, *also: Block) -> _Made:
    joins = frozenset({piece.after} if piece.after else ())
    return _Made(piece.part, piece.block, piece.runs, joins, also)


def _says(piece: Piece) -> object:
    """Return what a piece says and how it looks, wherever it stands."""
    block = nameless(piece.block)
    return (piece.runs, replace(block, runs=())) if isinstance(block, WORDY) else block


def _unchanged(before: Piece, side: Piece) -> bool:
    """Tell whether a side left a piece as it was, though it may have moved or joined it."""
    if before.after or side.after:
        return before.runs == side.runs
    return _says(before) == _says(side)


def _text(piece: Piece | None) -> str:
    if piece is None:
        return ""
    return plain_runs(piece.runs) if isinstance(piece.block, WORDY) else said_whole(piece.block)


def _kind(block: Block) -> str:
    if isinstance(block, Table | Picture):
        return "a table" if isinstance(block, Table) else "a picture"
    return "a paragraph"


def _one_or_both(
    merge: _Merge, key: BlockKey, before: Piece | None, ours: Piece, theirs: Piece
) -> _Made:
    """Let a person choose between two blocks, or keep both of them."""
    texts = [_text(side) for side in (before, ours, theirs)]
    chosen = merge.deciding.clash(_kind(ours.block), *texts, both=True)
    if chosen is Resolution.BOTH:
        second = theirs.block
        if not isinstance(second, Foreign):
            second = replace(second, id=_other_id(second.id, key))
        return _as_it_is(ours, second)
    return _as_it_is(theirs if chosen is Resolution.THEIRS else ours)


def _of_both(merge: _Merge, key: BlockKey, before: Piece, ours: Piece, theirs: Piece) -> _Made:
    """Merge a piece that both sides have."""
    part = _of_three(before.part, ours.part, theirs.part)
    if part is None:
        texts = [_text(side) for side in (before, ours, theirs)]
        place = f"the place of {_kind(before.block)}, which each moved to another answer"
        chosen = merge.deciding.clash(place, *texts, both=False)
        part = theirs.part if chosen is Resolution.THEIRS else ours.part
    if not isinstance(ours.block, WORDY):
        return replace(_whole_block(merge, key, before, ours, theirs), part=part)
    starts = [before.block if side.after else side.block for side in (ours, theirs)]
    block = _formatted(merge.deciding, before.block, starts[0], starts[1])
    runs = merge.deciding.words("a sentence", before.runs, ours.runs, theirs.runs)
    return _Made(part, block, runs, _joins(merge, before, ours, theirs))


def _of_three(before: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # any value
    """Return what one side made of a value, or nothing where both made something else of it."""
    if theirs in (ours, before):
        return ours
    return theirs if ours == before else None


def _whole_block(merge: _Merge, key: BlockKey, before: Piece, ours: Piece, theirs: Piece) -> _Made:
    """Merge a table, a picture or what a later version made."""
    blocks = before.block, ours.block, theirs.block
    if nameless(ours.block) == nameless(theirs.block) or nameless(theirs.block) == nameless(
        before.block
    ):
        return _as_it_is(ours)
    if nameless(ours.block) == nameless(before.block):
        return _as_it_is(replace(ours, block=theirs.block))
    match blocks:
        case Table(), Table(), Table():
            one, *others = merge_table(merge.deciding, *blocks)
            return _as_it_is(
                replace(ours, block=one),
                *(replace(other, id=_other_id(other.id, key)) for other in others),
            )
        case Picture(), Picture(), Picture() if _of_three(*(block.name for block in blocks)):
            values = merge.deciding.record("a picture", *blocks)
            return _as_it_is(replace(ours, block=replace(ours.block, **values)))
        case _:
            return _one_or_both(merge, key, before, ours, theirs)


def _formatted(deciding: Deciding, before: Block, ours: Block, theirs: Block) -> Block:
    """Return what kind of block a piece begins, under the name it has; without words."""
    name = _of_three(*(getattr(one, "id", "") for one in (before, ours, theirs)))
    if name is None:
        name = min(getattr(ours, "id", ""), getattr(theirs, "id", ""))
    bare = [
        one if isinstance(one, Foreign) else replace(one, id=name, **_wordless(one))
        for one in (before, ours, theirs)
    ]
    block = _of_three(*bare)
    if block is None and type(ours) is type(theirs) is type(before):
        block = replace(bare[1], **deciding.record("a format", bare[0], bare[1], bare[2]))
    if block is None:
        texts = [f"{_said_format(one)}: {plain_block(one)}" for one in (before, ours, theirs)]
        chosen = deciding.clash("a format", *texts, both=False)
        block = bare[2] if chosen is Resolution.THEIRS else bare[1]
    return block  # type: ignore[no-any-return]  # a block of the three


def _said_format(block: Block) -> str:
    """Say as what words stand, so that two formats of the same words can be told apart."""
    match block:
        case Heading():
            return f"a heading of level {block.level}"
        case ListItem():
            kind = "a numbered list item" if block.numbered else "a list item"
            label = f", labelled {block.label}" if block.label else ""
            return f"{kind} of level {block.level + 1}{label}"
        case Paragraph():
            return "a paragraph"
        case _:
            return ""


def _wordless(block: Block) -> dict[str, Any]:
    return {"runs": ()} if isinstance(block, WORDY) else {}


def _joins(merge: _Merge, before: Piece, ours: Piece, theirs: Piece) -> frozenset[BlockKey]:
    """Return which pieces a piece may continue; where it can be none of them it begins a block."""
    was = before.after
    found = []
    for pieces, side in ((merge.ours, ours), (merge.theirs, theirs)):
        here = was  # what it continued, without what this side removed
        while here and here not in pieces:
            here = merge.base[here].after
        found.append(was if side.after == here else side.after)
    mine, other = found
    if other == was:
        kept = [mine]
    elif mine in (was, other):
        kept = [other]
    else:
        kept = [mine, other]
    return frozenset(one for one in kept if one)


# The text of an answer or section.


def _part(merge: _Merge, part: str, keys: set[BlockKey]) -> Text:
    """Put the pieces of an answer or section in order, and make blocks of them."""
    merge.deciding.part = part
    sides = [
        [key for key, piece in version.items() if piece.part == part and key in keys]
        for version in merge.versions()
    ]
    order = merge.deciding.order(sides, lambda key: _said_of(merge.made[key]))
    there = set(order)
    order += [key for key in merge.made if key in keys and key not in there]
    blocks: list[Block] = []
    used: set[str] = set()
    last: BlockKey | None = None
    for key in order:
        one = merge.made[key]
        block = blocks[-1] if blocks else None
        if last and isinstance(block, WORDY) and _continues(merge, one, last):
            runs = (*block.runs, *_gap(merge, last, key), *one.runs)
            blocks[-1] = replace(block, runs=tidy(runs))
        else:
            blocks.append(_named(_begun(one), key, used))
        blocks += [_named(also, key, used) for also in one.also]
        last = None if one.also else key
    return tuple(blocks)


def _said_of(made: _Made) -> str:
    return plain_runs(made.runs) or said_whole(made.block)


def _begun(made: _Made) -> Block:
    """Return the block that a piece begins."""
    if isinstance(made.block, WORDY):
        return replace(made.block, runs=made.runs)
    return made.block


def _named(block: Block, key: BlockKey, used: set[str]) -> Block:
    """Return a block under a name of its own, where a part of another block became one."""
    if isinstance(block, Foreign):
        return block
    if block.id in used and isinstance(key[-1], int) and key[-1]:
        block = replace(block, id=_other_id(block.id, key))
    used.add(block.id)
    return block


def _other_id(name: str, key: BlockKey) -> str:
    """Return an id for a second block, the same whoever merges."""
    return blake2b(f"{name} {key}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _continues(merge: _Merge, made: _Made, last: BlockKey) -> bool:
    """Tell whether a piece continues the one before it, were it for those that are gone."""
    wanted = set(made.joins)
    seen: set[BlockKey] = set()
    while wanted:
        one = wanted.pop()
        if one == last:
            return True
        seen.add(one)
        if one not in merge.made:
            found = (version[one].after for version in merge.versions() if one in version)
            wanted |= {after for after in found if after} - seen
    return False


def _gap(merge: _Merge, last: BlockKey, key: BlockKey) -> Runs:
    """Return a space where words would run together that do so on neither side."""
    before, after = plain_runs(merge.made[last].runs), plain_runs(merge.made[key].runs)
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ()
    for version in merge.versions():
        one, other = version.get(last), version.get(key)
        if one and other and other.after == last:
            ends = plain_runs(one.runs).split()[-1:], plain_runs(other.runs).split()[:1]
            if ends == (before.split()[-1:], after.split()[:1]):
                return ()
    return (Run(" "),)
