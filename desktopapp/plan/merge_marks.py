"""Marks of borrowed words where two sides come together: settled on one side is settled.

A mark that one side took from words which it left as they were is taken from the other's and the
ancestor's too, before the words are merged: so it is no change of words, and no clash. A mark
whose words went or changed is left to the merging of words: where they stay, so does their mark.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import NamedTuple

from desktopapp.plan.doubts import doubts_of, freed
from desktopapp.plan.pieces import Texts
from desktopapp.plan.records import record
from desktopapp.plan.text import Block, Foreign, plain_block, plain_runs, runs_of
from desktopapp.plan.three_way import sentences


class _Place(NamedTuple):
    """Where a mark stands: in which block and sentence, and with the word before and behind it."""

    block: str
    sentence: str
    near: str


@record
class _Marked:
    """One version of texts: where each mark stands, all sentences, and the words of each block."""

    marks: dict[str, _Place] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    blocks: dict[str, str] = field(default_factory=dict)

    def says(self, place: _Place) -> bool:
        """Tell whether the words of a mark stand in their block with the words beside them."""
        return place.near in self.blocks.get(place.block, "")


def settled_alike(base: Texts, ours: Texts, theirs: Texts) -> tuple[Texts, Texts, Texts]:
    """Return three versions of texts without the marks that one side settled."""
    versions = base, ours, theirs
    doubts = [_doubts(texts) for texts in versions]
    if doubts[0] == doubts[1] == doubts[2]:
        return versions
    was, mine, other = (_marked(texts) for texts in versions)
    gone = {*_settled(was, mine, other), *_settled(was, other, mine)}
    left = [{one: freed(text, gone) for one, text in texts.items()} for texts in versions]
    return (left[0], left[1], left[2]) if gone else versions


def _doubts(texts: Texts) -> set[str]:
    return {doubt for text in texts.values() for doubt in doubts_of(text)}


def _marked(texts: Texts) -> _Marked:
    found = _Marked()
    for text in texts.values():
        for block in text:
            if not isinstance(block, Foreign):
                found.blocks[block.id] = plain_block(block)
                _note_sentences(found, block)
    return found


def _note_sentences(found: _Marked, block: Block) -> None:
    name = "" if isinstance(block, Foreign) else block.id
    for runs in runs_of(block):
        for one in sentences(runs):
            said = plain_runs(one.runs)
            found.said.add(said)
            at = 0
            for run in one.runs:
                end = at + len(run.text)
                if run.doubt:
                    near = said[_word_before(said, at) : _word_behind(said, end)]
                    found.marks[run.doubt] = _Place(name, said, near)
                at = end


def _word_before(said: str, at: int) -> int:
    return said.rfind(" ", 0, max(at - 1, 0)) + 1


def _word_behind(said: str, at: int) -> int:
    end = said.find(" ", at + 1)
    return end if end >= 0 else len(said)


def _settled(base: _Marked, side: _Marked, other: _Marked) -> Iterator[str]:
    """Go through the marks that a side has no longer, while it still says what they stand in.

    One that only the other side has may be new there; not where it stands in a block of ours.
    """
    for doubt, place in base.marks.items():
        if doubt not in side.marks and (place.sentence in side.said or side.says(place)):
            yield doubt
    for doubt, place in other.marks.items():
        if doubt not in base.marks and doubt not in side.marks and side.says(place):
            yield doubt
