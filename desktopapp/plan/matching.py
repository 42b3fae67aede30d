"""What two sequences have in common, in order: found fast however long or unlike they are.

What stands once in both is matched first (patience), which is how a person reads a change. What
is left between goes by the shortest edit (Myers), a few steps at a time, so that no input is slow.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

_DEEPEST = 30  # how often what stands once is looked for between what stood once
_STEPS = 40  # edits that are looked ahead before the best way so far is taken


class Stretch(NamedTuple):
    """What both sequences have: where it begins in each, and how long it is."""

    before: int
    after: int
    size: int


class _Area(NamedTuple):
    """Where in both sequences is looked, and how often what stands once was looked for."""

    low: int
    high: int
    first: int
    last: int
    depth: int = 0


def matched(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Stretch]:
    """Return the stretches that both have, in order; none overlap and none touch in both."""
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(one, len(numbers)) for one in before]
    b = [numbers.setdefault(one, len(numbers)) for one in after]
    pairs: list[tuple[int, int]] = []
    areas = [_Area(0, len(a), 0, len(b))]
    while areas:
        area = _trimmed(a, b, areas.pop(), pairs)
        if area.low == area.high or area.first == area.last:
            continue
        anchors = _anchors(a, b, area) if area.depth < _DEEPEST else []
        if anchors:
            areas += _between(area, anchors)
            pairs += anchors
        else:
            pairs += _shortest(a, b, area)
    return _stretches(sorted(pairs))


def changes(
    before: Sequence[Hashable], after: Sequence[Hashable]
) -> Iterator[tuple[int, int, int, int]]:
    """Go through what differs: start and end in the one, start and end in the other."""
    at = to = 0
    for start, begin, size in (*matched(before, after), (len(before), len(after), 0)):
        if at < start or to < begin:
            yield at, start, to, begin
        at, to = start + size, begin + size


def _trimmed(a: list[int], b: list[int], area: _Area, pairs: list[tuple[int, int]]) -> _Area:
    """Match what an area begins and ends with in both, and return what is left of it."""
    low, high, first, last, depth = area
    while low < high and first < last and a[low] == b[first]:
        pairs.append((low, first))
        low, first = low + 1, first + 1
    while low < high and first < last and a[high - 1] == b[last - 1]:
        high, last = high - 1, last - 1
        pairs.append((high, last))
    return _Area(low, high, first, last, depth)


def _anchors(a: list[int], b: list[int], area: _Area) -> list[tuple[int, int]]:
    """Return what stands once in both, as far as it is in the same order."""
    once_a = Counter(a[area.low : area.high])
    once_b = Counter(b[area.first : area.last])
    places = {b[at]: at for at in range(area.first, area.last) if once_b[b[at]] == 1}
    found = [
        (at, places[a[at]])
        for at in range(area.low, area.high)
        if once_a[a[at]] == 1 and a[at] in places
    ]
    return [found[n] for n in longest_rising([to for _, to in found])]


def longest_rising(values: Sequence[int]) -> list[int]:
    """Return which of some different numbers make their longest rising sequence."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, value in enumerate(values):
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [n]
        back.append(ends[at - 1] if at else -1)
    chain: list[int] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chain.append(n)
        n = back[n]
    return chain[::-1]


def _between(area: _Area, anchors: list[tuple[int, int]]) -> Iterator[_Area]:
    low, first = area.low, area.first
    for at, to in (*anchors, (area.high, area.last)):
        if low < at and first < to:
            yield _Area(low, at, first, to, area.depth + 1)
        low, first = at + 1, to + 1


def _shortest(a: list[int], b: list[int], area: _Area) -> Iterator[tuple[int, int]]:
    """Match an area by its shortest edit, without what only one side has."""
    both = {*a[area.low : area.high]} & {*b[area.first : area.last]}
    old = [at for at in range(area.low, area.high) if a[at] in both]
    new = [at for at in range(area.first, area.last) if b[at] in both]
    left, right = [a[at] for at in old], [b[at] for at in new]
    x = y = 0
    while x < len(left) and y < len(right):
        steps, (x, y) = _few_steps(left, right, x, y)
        for i, j in steps:
            yield old[i], new[j]


def _few_steps(
    a: list[int], b: list[int], start: int, begin: int
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Match from a place on, for a few edits; return the pairs, and how far it went in both."""
    reach = {1: start}
    trace: list[dict[int, int]] = []
    shift = start - begin
    for edits in range(_STEPS + 1):
        trace.append(reach)
        reach = dict(reach)
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            y = x - k - shift
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            reach[k] = x
            if x >= len(a) and y >= len(b):
                return _way(trace, k, (x, y), shift), (x, y)
    inside = [k for k in reach if reach[k] <= len(a) and reach[k] - k - shift <= len(b)]
    best = max(
        (k for k in inside if (k + _STEPS) % 2 == 0),
        key=lambda k: (2 * reach[k] - k, -abs(k)),
    )
    end = reach[best], reach[best] - best - shift
    return _way(trace, best, end, shift), end


def _way(
    trace: list[dict[int, int]], k: int, end: tuple[int, int], shift: int
) -> list[tuple[int, int]]:
    """Go back from where the steps ended, and return the pairs on the way."""
    pairs: list[tuple[int, int]] = []
    x, y = end
    for edits in range(len(trace) - 1, -1, -1):
        reach = trace[edits]
        down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
        came = k + 1 if down else k - 1
        from_x = reach[came] if down else reach[came] + 1
        if edits == 0:
            from_x = reach[1]
        while x > from_x:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        k = came
        x = reach[came]
        y = x - k - shift
    return pairs[::-1]


def _stretches(pairs: list[tuple[int, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    for at, to in pairs:
        if found and found[-1].before + found[-1].size == at:
            last = found[-1]
            if last.after + last.size == to:
                found[-1] = Stretch(last.before, last.after, last.size + 1)
                continue
        found.append(Stretch(at, to, 1))
    return found
