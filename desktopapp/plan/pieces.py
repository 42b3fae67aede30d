"""Texts cut into pieces that keep their identity, whatever either side did with the blocks.

A piece is a block, or the part of one that a side parted from the rest or joined to another. So
joining and splitting become a change of what a piece continues, beside its words and its place.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from desktopapp.plan.editing import WORDY
from desktopapp.plan.records import record
from desktopapp.plan.text import Block, Foreign, Runs, Text, parted, plain_runs, tidy
from desktopapp.plan.tracing import BlockKey, BlockTrace, traced

Texts: TypeAlias = Mapping[str, Text]  # by the id of their answer or section


@record
class Piece:
    """A piece as one version has it: in which part and block, its words, and what it continues."""

    part: str
    block: Block
    runs: Runs = ()
    after: BlockKey | None = None


Pieces: TypeAlias = dict[BlockKey, Piece]  # in the order of the texts


class _Span(NamedTuple):
    """Where a piece of the ancestor stands in a side's block, and which of its words are there."""

    piece: BlockKey
    at: int
    end: int
    from_start: bool
    to_end: bool


_WORD = re.compile(r"\w")
_Blocks: TypeAlias = dict[BlockKey, tuple[str, Block]]


def pieces_of(base: Texts, ours: Texts, theirs: Texts) -> tuple[Pieces, Pieces, Pieces]:
    """Cut three versions of texts into the same pieces."""
    was, mine, other = _keyed(base, ours, theirs)
    words = {key: plain_runs(_runs(block)) for key, (_, block) in was.items()}
    wordy = {key: said for key, said in words.items() if isinstance(was[key][1], WORDY)}
    traces = [_traced(wordy, was, side) for side in (mine, other)]
    cuts = _cuts(wordy, traces)
    of_base: Pieces = {}
    for key, (part, block) in was.items():
        spans = cuts.get(key, [])
        after = None
        for n, runs in enumerate(parted(_runs(block), [*spans, len(words[key])])):
            of_base[(*key, n)] = Piece(part, block, runs, after)
            after = (*key, n)
    found = [_side_pieces(side, traces[n], cuts, wordy) for n, side in enumerate((mine, other))]
    return (of_base, *_same_named(found[0], found[1]))


def _runs(block: Block) -> Runs:
    return block.runs if isinstance(block, WORDY) else ()


def _keyed(*versions: Texts) -> list[_Blocks]:
    """Return the blocks of each version by what identifies them: their id, where it is their own.

    Where several share an id, what they say is part of it.
    """
    often: Counter[BlockKey] = Counter()
    for texts in versions:
        here = Counter(_name(block) for text in texts.values() for block in text)
        often |= here
    keyed = []
    for texts in versions:
        blocks: _Blocks = {}
        for part, text in texts.items():
            for block in text:
                key = _name(block)
                if often[key] > 1:
                    key = _numbered(blocks, (*key, str(nameless(block))))
                blocks[key] = part, block
        keyed.append(blocks)
    return keyed


def _numbered(blocks: _Blocks, key: BlockKey) -> BlockKey:
    number = 1
    while (*key, number) in blocks:
        number += 1
    return (*key, number)


def _name(block: Block) -> BlockKey:
    if isinstance(block, Foreign):
        import json  # noqa: PLC0415  # with a block of a later version only

        data = json.loads(block.data)
        return "foreign", str(data.get("id", block.data)) if isinstance(data, dict) else block.data
    return "words" if isinstance(block, WORDY) else type(block).__name__, block.id


def nameless(block: Block) -> Block:
    """Return a block without its id, to compare what it says."""
    return block if isinstance(block, Foreign) else replace(block, id="")


def _traced(
    words: Mapping[BlockKey, str], base: _Blocks, side: _Blocks
) -> dict[BlockKey, list[BlockTrace]]:
    said = {
        key: plain_runs(block.runs) for key, (_, block) in side.items() if isinstance(block, WORDY)
    }
    was_in, is_in = ({key: part for key, (part, _) in one.items()} for one in (base, side))
    return traced(words, said, was_in, is_in)


def _cuts(
    base: Mapping[BlockKey, str], sides: Sequence[Mapping[BlockKey, list[BlockTrace]]]
) -> dict[BlockKey, list[int]]:
    """Return where blocks of the ancestor are cut: where words of one go on in another place."""
    cuts: dict[BlockKey, set[int]] = defaultdict(set)
    for side in sides:
        places: dict[BlockKey, list[tuple[int, BlockKey]]] = defaultdict(list)
        for key, traces in side.items():
            for n, trace in enumerate(traces):
                places[trace.block].append((trace.start, key))
                if n and traces[n - 1].block != trace.block:
                    cuts[trace.block].add(trace.start)
        for block, found in places.items():
            found.sort(key=lambda one: one[0])
            for (_, here), (start, there) in pairwise(found):
                if here != there:
                    cuts[block].add(start)
    return {
        block: sorted(cut for cut in found if 0 < cut < len(base[block]))
        for block, found in cuts.items()
    }


def _side_pieces(
    side: _Blocks,
    traces: Mapping[BlockKey, list[BlockTrace]],
    cuts: Mapping[BlockKey, list[int]],
    base: Mapping[BlockKey, str],
) -> Pieces:
    """Cut a side's blocks into pieces of the ancestor's, and what is new."""
    spans = {key: _spans(traces.get(key, ()), cuts, base) for key in side}
    placed = {span.piece for found in spans.values() for span in found}
    pieces: Pieces = {}
    for key, (part, block) in side.items():
        found = spans[key]
        if not found:
            known = key in base or not isinstance(block, WORDY)
            name = (*key, 0) if known and (*key, 0) not in placed else ("new", *key)
            pieces[name] = Piece(part, block, tidy(_runs(block)))
            continue
        stops = [*_stops(found), len(plain_runs(_runs(block)))]
        after = None
        for span, runs in zip(found, parted(_runs(block), stops), strict=True):
            pieces[span.piece] = Piece(part, block, runs, after)
            after = span.piece
    return pieces


def _spans(
    traces: Sequence[BlockTrace], cuts: Mapping[BlockKey, list[int]], base: Mapping[BlockKey, str]
) -> list[_Span]:
    """Return the pieces that a side's block is made of, each once."""
    spans: dict[BlockKey, _Span] = {}
    last = None
    for trace in traces:
        words = base[trace.block]
        edges = [0, *cuts.get(trace.block, ()), len(words)]
        first, stop = bisect_right(edges, trace.start) - 1, bisect_left(edges, trace.stop)
        for n in range(first, stop):
            low, high = max(edges[n], trace.start), min(edges[n + 1], trace.stop)
            whole = low == edges[n], high == edges[n + 1]
            if not all(whole) and not _WORD.search(words, low, high):
                continue  # a space or full stop is nobody's own
            piece = (*trace.block, n)
            at = trace.at + low - trace.start
            if piece == last:
                spans[piece] = spans[piece]._replace(end=at + high - low, to_end=whole[1])
            elif piece not in spans:
                spans[piece] = _Span(piece, at, at + high - low, *whole)
                last = piece
    return list(spans.values())


def _stops(spans: Sequence[_Span]) -> Iterator[int]:
    """Go through where each piece of a block ends; what is new between two goes to one of them.

    To the second where that has lost its beginning and the first is whole, else to the first.
    """
    for one, following in pairwise(spans):
        replaced = one.to_end and not following.from_start
        yield one.end if replaced else following.at


def _same_named(ours: Pieces, theirs: Pieces) -> tuple[Pieces, Pieces]:
    """Give pieces that both sides added alike one name, the same from whichever side."""
    added: dict[tuple[str, Block], list[BlockKey]] = defaultdict(list)
    for key, piece in ours.items():
        if key[0] == "new" and key not in theirs:
            added[piece.part, nameless(piece.block)].append(key)
    names: tuple[dict[BlockKey, BlockKey], dict[BlockKey, BlockKey]] = {}, {}
    for key, piece in theirs.items():
        if key[0] != "new" or key in ours:
            continue
        alike = added.get((piece.part, nameless(piece.block)))
        if alike:
            mine = alike.pop(0)
            names[0][mine] = names[1][key] = min(mine, key, key=str)
    return _renamed(ours, names[0]), _renamed(theirs, names[1])


def _renamed(pieces: Pieces, names: Mapping[BlockKey, BlockKey]) -> Pieces:
    renamed: Pieces = {}
    for key, piece in pieces.items():
        name = names.get(key, key)
        block = piece.block
        if name != key and not isinstance(block, Foreign):
            block = replace(block, id=str(name[2]))
        renamed[name] = replace(piece, block=block)
    return renamed
