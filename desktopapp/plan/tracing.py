"""Where the words of paragraphs went that were joined, split, or cut out and put elsewhere.

A block keeps its id while its words may leave it: joining two paragraphs removes the second's id,
its words live on in the first. So words are followed, the longest stretches first, from what is
like nothing else in both texts. Few words are followed only to where joining and splitting puts
them: the block before, or a new one behind it.
"""

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from desktopapp.plan.matching import matched

BlockKey: TypeAlias = tuple[Hashable, ...]  # of a block
Words: TypeAlias = Mapping[BlockKey, str]  # the plain words of each block, in order
Homes: TypeAlias = Mapping[BlockKey, str]  # the answer or section that each block stands in

_TOKEN = re.compile(r"\s+|\S+")
_WORD = re.compile(r"\w+")
_SOME = 4  # words in a row, one of them like no other, that are known again wherever they are
_MANY = 8  # words in a row that are known again though each of them is there more than once
_PLACES = 4  # where many words may be, before they say nothing
_AROUND = 8  # new blocks before and after its place to which few words of a block are followed
_ONE_HOME: Homes = {}  # where all blocks stand in one text


class BlockTrace(NamedTuple):
    """A stretch of a side's block that came from a block of the ancestor."""

    at: int
    size: int
    block: BlockKey
    start: int

    @property
    def stop(self) -> int:
        """Where it ends in the ancestor's block."""
        return self.start + self.size


class _Seed(NamedTuple):
    """Words that both texts have: where they are in a block of each, and how many letters."""

    block: BlockKey
    start: int
    there: BlockKey
    at: int
    size: int


@dataclass(slots=True)
class _Traced:
    """What was traced so far: the stretches of each of the side's blocks, and what is taken."""

    base: Words
    side: Words
    traces: dict[BlockKey, list[BlockTrace]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[BlockKey, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    come: dict[BlockKey, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def note(self, found: _Seed) -> None:
        """Note that words of one block are in a block now."""
        insort(self.gone[found.block], (found.start, found.start + found.size))
        insort(self.come[found.there], (found.at, found.at + found.size))
        self.traces[found.there].append(BlockTrace(found.at, found.size, found.block, found.start))

    def grown(self, seed: _Seed) -> _Seed | None:
        """Return a seed with what both texts have around it, as far as nothing of it is taken."""
        before, after = self.base[seed.block], self.side[seed.there]
        low, high = _free(self.gone[seed.block], seed.start, seed.size, len(before))
        least, most = _free(self.come[seed.there], seed.at, seed.size, len(after))
        start, end = seed.start, seed.start + seed.size
        shift = seed.at - seed.start
        if not (low <= start and end <= high and least <= start + shift and end + shift <= most):
            return None
        while (
            start > low and start + shift > least and before[start - 1] == after[start + shift - 1]
        ):
            start -= 1
        while end < high and end + shift < most and before[end] == after[end + shift]:
            end += 1
        while start < seed.start and not (_edge(before, start) or start + shift == 0):
            start += 1
        while end > seed.start + seed.size and not (
            _edge(before, end) or end + shift == len(after)
        ):
            end -= 1
        return _Seed(seed.block, start, seed.there, start + shift, end - start)


def _free(taken: list[tuple[int, int]], start: int, size: int, end: int) -> tuple[int, int]:
    """Return between what is taken a stretch lies, or a span that cannot hold it."""
    n = bisect_right(taken, (start, end))
    low = taken[n - 1][1] if n else 0
    high = taken[n][0] if n < len(taken) else end
    return (low, high) if low <= start and start + size <= high else (start + size, start)


def _edge(words: str, at: int) -> bool:
    """Tell whether no word is cut at a place."""
    return at in (0, len(words)) or words[at - 1].isspace() or words[at].isspace()


def traced(
    base: Words, side: Words, was_in: Homes = _ONE_HOME, is_in: Homes = _ONE_HOME
) -> dict[BlockKey, list[BlockTrace]]:
    """Return for each of a side's blocks which of its words came from where, in order.

    ``was_in`` and ``is_in`` say in which answer or section a block of each stands.
    """
    found = _Traced(base, side)
    old = {key: words for key, words in base.items() if side.get(key) != words}
    new = {key: words for key, words in side.items() if base.get(key) != words}
    for key, words in side.items():
        if key not in new and words:
            found.note(_Seed(key, 0, key, 0, len(words)))
    if old and new:
        _follow_whole(found, old, new)
        near = _near(base, side, old, was_in, is_in)
        _follow_home(found, old, new)
        follow = _follower(found, old, near)
        follow(_seeds(base, side, 1))
        for key in new:
            if key in old:
                _at_home(found, key)
        removed = {key: words for key, words in old.items() if key not in side}
        added = {key: words for key, words in new.items() if key not in base}
        follow(_seeds(removed, new, _MANY) if removed else ())
        follow(_seeds(old, added, _MANY) if added else ())
        _follow_few(found, old, near)
    return {key: _in_order(key, traces) for key, traces in found.traces.items()}


def _follow_whole(found: _Traced, old: Words, new: Words) -> None:
    """Follow blocks that are there under another id."""
    gone, come = _by_words(old, new), _by_words(new, old)
    for words, keys in gone.items():
        there = come.get(words, [])
        if len(keys) == len(there) and _WORD.search(words):
            for key, other in zip(keys, there, strict=True):
                found.note(_Seed(key, 0, other, 0, len(words)))


def _by_words(blocks: Words, others: Words) -> dict[str, list[BlockKey]]:
    keys: dict[str, list[BlockKey]] = defaultdict(list)
    for key, words in blocks.items():
        if key not in others:
            keys[words].append(key)
    return keys


def _near(
    base: Words, side: Words, old: Words, was_in: Homes, is_in: Homes
) -> dict[BlockKey, list[BlockKey]]:
    """Return where joining and splitting may put words of a block, in the answer it stands in.

    The last block before it that is still there, or itself, and the new ones behind that; where
    these are many, those that are about as far behind.
    """
    groups: dict[tuple[str | None, BlockKey | None], list[BlockKey]] = defaultdict(list)
    last: BlockKey | None = None
    for key in side:
        last = key if key in base else last
        groups[is_in.get(key), last].append(key)
    near: dict[BlockKey, list[BlockKey]] = {}
    last, behind = None, 0
    for key in base:
        last, behind = (key, 0) if key in side else (last, behind + 1)
        if key in old:
            group = groups.get((was_in.get(key), last), [])
            start = max(0, min(behind - _AROUND, len(group) - 2 * _AROUND))
            found = dict.fromkeys([*group[:1], *group[start : start + 2 * _AROUND]])
            near[key] = [one for one in found if one != key]
    return near


def _follow_home(found: _Traced, old: Words, new: Words) -> None:
    """Trace what a block still has of words that only it had, before others can claim them."""
    places_of = _places(found.base, 1).items()
    once = {words: places[0] for words, places in places_of if len(places) == 1}
    here = {key: words for key, words in new.items() if key in old}
    seeds = []
    for key, after in here.items():
        for words, places in _places({key: after}, 1).items():
            if len(places) == 1 and words in once and once[words][0] == key:
                there, at, size = places[0]
                seeds.append(_Seed(key, once[words][1], there, at, size))
    _note_longest(found, seeds, lambda _seed, _words: True)


def _follower(
    found: _Traced, old: Words, near: Mapping[BlockKey, list[BlockKey]]
) -> Callable[[Iterable[_Seed]], None]:
    """Return what follows words that can be nothing else, the longest stretches first."""
    counts = {key: len(_WORD.findall(words)) for key, words in old.items()}
    ends = {key: len(words.rstrip()) for key, words in old.items()}

    def certain(seed: _Seed, many: int) -> bool:
        at_edge = seed.at == 0 or seed.start + seed.size == ends[seed.block]
        nearby = at_edge and seed.there in near.get(seed.block, ())
        return many >= _SOME or many == counts[seed.block] or nearby

    def rank(seed: _Seed) -> tuple[bool, bool]:
        return seed.block != seed.there, seed.there not in near.get(seed.block, ())

    def follow(seeds: Iterable[_Seed]) -> None:
        changed = [
            seed
            for seed in seeds
            if seed.block in old and found.base.get(seed.there) != found.side[seed.there]
        ]
        _note_longest(found, sorted(changed, key=rank), certain)

    return follow


def _note_longest(
    found: _Traced, seeds: Iterable[_Seed], certain: Callable[[_Seed, int], bool]
) -> None:
    """Note seeds with what is around them, the longest first, where that is certain."""
    grown: dict[_Seed, _Seed] = {}
    done: dict[
        tuple[BlockKey, BlockKey, int], int
    ] = {}  # how far two blocks were looked at, side by side
    for seed in seeds:
        beside = seed.block, seed.there, seed.at - seed.start
        whole = found.grown(seed) if seed.start >= done.get(beside, 0) else None
        if whole:
            grown.setdefault(whole, seed)
            done[beside] = whole.start + whole.size
    counts = {whole: len(_WORD.findall(_said(found.base, whole))) for whole in grown}
    for whole in sorted(grown, key=lambda one: -counts[one]):
        left = found.grown(grown[whole])
        if left and certain(left, len(_WORD.findall(_said(found.base, left)))):
            found.note(left)


def _said(base: Words, seed: _Seed) -> str:
    return base[seed.block][seed.start : seed.start + seed.size]


def _seeds(old: Words, new: Words, many: int) -> Iterator[_Seed]:
    """Go through so many words in a row: single ones where they are once in each text."""
    here, there = _places(old, many), _places(new, many)
    most = 1 if many == 1 else _PLACES
    for words, places in here.items():
        others = there.get(words, ())
        if len(places) <= most and len(others) <= most:
            for block, start, size in places:
                for other, at, _ in others:
                    yield _Seed(block, start, other, at, size)


def _places(blocks: Words, many: int) -> dict[str, list[tuple[BlockKey, int, int]]]:
    places: dict[str, list[tuple[BlockKey, int, int]]] = defaultdict(list)
    for key, words in blocks.items():
        every = list(_WORD.finditer(words))
        for first, last in zip(every, every[many - 1 :], strict=False):
            start, end = first.start(), last.end()
            places[words[start:end]].append((key, start, end - start))
    return places


def _at_home(found: _Traced, key: BlockKey) -> None:
    """Trace what a block still has of its words, beside what was followed."""
    before, after = found.base[key], found.side[key]
    home = [trace for trace in found.traces[key] if trace.block == key]
    stayed = {(trace.start, trace.stop) for trace in home}
    stand = {(trace.at, trace.at + trace.size) for trace in home}
    old = _tokens(before, found.gone[key], [one for one in found.gone[key] if one not in stayed])
    new = _tokens(after, found.come[key], [one for one in found.come[key] if one not in stand])
    stretches = matched([word for word, _ in old], [word for word, _ in new])
    old_at, new_at = [at for _, at in old] + [len(before)], [at for _, at in new] + [len(after)]
    found.traces[key] = [trace for trace in found.traces[key] if trace.block != key]
    low = first = 0
    for start, begin, size in (*stretches, (len(old), len(new), 0)):
        at, to = old_at[start], new_at[begin]
        _note_glued(found, key, (low, at), (first, to))
        low, first = old_at[start + size], new_at[begin + size]
        if _WORD.search(before[at:low]):
            found.note(_Seed(key, at, key, to, low - at))


def _tokens(
    words: str, edges: list[tuple[int, int]], elsewhere: list[tuple[int, int]]
) -> list[tuple[Hashable, int]]:
    """Cut words at spaces and at what was traced; what is of another block is like no other."""
    cuts = sorted({0, len(words), *(edge for span in edges for edge in span)})
    tokens: list[tuple[Hashable, int]] = []
    for low, high in pairwise(cuts):
        n = bisect_right(elsewhere, (low, len(words)))
        if n and high <= elsewhere[n - 1][1]:
            tokens.append((object(), low))
        else:
            tokens += [(one.group(), one.start()) for one in _TOKEN.finditer(words, low, high)]
    return tokens


def _note_glued(found: _Traced, key: BlockKey, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Note words that grew because others were joined to them without a space, or shrank."""
    gone, come = found.base[key][slice(*old)], found.side[key][slice(*new)]
    short = min(gone, come, key=len)
    if not _WORD.search(short):
        return
    if gone.startswith(come) or come.startswith(gone):
        found.note(_Seed(key, old[0], key, new[0], len(short)))
    elif gone.endswith(come) or come.endswith(gone):
        size = len(short)
        found.note(_Seed(key, old[1] - size, key, new[1] - size, size))


def _follow_few(found: _Traced, old: Words, near: Mapping[BlockKey, list[BlockKey]]) -> None:
    """Follow few words, however common they are, to the blocks nearby."""
    for key, words in old.items():
        for low, high in _left(words, found.gone[key]):
            if key in found.side and high < len(words.rstrip()):
                continue  # splitting takes the end of a block
            for there in near.get(key, ()):
                if _follow_near(found, key, (low, high), there):
                    break


def _left(words: str, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches in which nothing is traced yet and that hold a word."""
    left = []
    at = 0
    for start, end in (*taken, (len(words), len(words))):
        if _WORD.search(words, at, max(start, at)):
            left.append((at, start))
        at = max(at, end)
    return left


def _follow_near(found: _Traced, key: BlockKey, lost: tuple[int, int], there: BlockKey) -> bool:
    """Trace what of a few lost words stands whole in what a block gained, or the other way."""
    before, after = found.base[key], found.side[there]
    gone = before[slice(*lost)]
    split = key in found.side  # what was its end begins the new block
    for low, high in _left(after, found.come[there]):
        for start, at, size in _whole_in(gone, after[low:high]):
            if split and after[: low + at].strip():
                continue
            found.note(_Seed(key, lost[0] + start, there, low + at, size))
            return True
    return False


def _whole_in(lost: str, gained: str) -> Iterator[tuple[int, int, int]]:
    """Go through where all that was lost stands in what was gained, or its end is all of that."""
    words = lost.strip()
    at = gained.find(words)
    if at >= 0 and _stands_alone(gained, at, len(words)):
        yield lost.index(words), at, len(words)
    words = gained.strip()
    start = len(lost.rstrip()) - len(words)
    if start > 0 and lost.rstrip().endswith(words) and _stands_alone(lost, start, len(words)):
        yield start, gained.index(words), len(words)


def _stands_alone(words: str, at: int, size: int) -> bool:
    """Tell whether a stretch begins and ends no word in the middle."""
    edges = words[max(at - 1, 0) : at + 1], words[at + size - 1 : at + size + 1]
    return not any(len(edge) > 1 and edge.isalnum() for edge in edges)


def _in_order(key: BlockKey, traces: list[BlockTrace]) -> list[BlockTrace]:
    """Sort a block's traces, and leave out those that turn the words of another block round."""
    last: dict[BlockKey, int] = {}
    kept: list[BlockTrace] = []
    for trace in sorted(traces, key=lambda one: one.at):
        if trace.block == key or last.get(trace.block, 0) <= trace.start:
            last[trace.block] = trace.stop
            kept.append(trace)
    return kept
