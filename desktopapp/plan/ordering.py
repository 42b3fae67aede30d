"""The order of things that two sides moved, added and removed: the same from whichever side.

What both have stands as the side that moved something has it; where no order obeys both, somebody
is asked. What only one has stands behind what it stood behind. What both added at one place is put
in the order of its keys, each side's together, because neither side is before the other.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from desktopapp.plan.three_way import Both, merge_lists

K = TypeVar("K", bound=Hashable)


def ordered(
    base: Sequence[K] | None,
    ours: Sequence[K],
    theirs: Sequence[K],
    ours_leads: Callable[[Sequence[K], Sequence[K], Sequence[K]], bool],
) -> list[K]:
    """Return all keys of both sides in an order that both would accept.

    ``base`` is nothing where it is not known what both come from. ``ours_leads`` is asked with
    what all three hold where both sides moved the same things, or may have.
    """
    both = set(ours) & set(theirs)
    known = both if base is None else both & set(base)
    was, mine, other = (_of(side, known) for side in (base or (), ours, theirs))
    spine = _moved(was, mine, other)
    if spine is None:
        spine = mine if ours_leads(was, mine, other) else other
    if both - known:  # both added them, in a merge that neither knows of
        first = min(_of(ours, both), _of(theirs, both), key=_by_name)
        spine = _with_runs(spine, first, ())
    return _with_runs(spine, ours, theirs)


def _of(side: Sequence[K], wanted: set[K]) -> list[K]:
    return [key for key in side if key in wanted]


def _moved(was: list[K], mine: list[K], other: list[K]) -> list[K] | None:
    """Return an order with what either side moved, or nothing where they moved the same.

    Of every two things the side decides that turned them round: there may be no such order.
    """
    if mine in (was, other):
        return other
    if other == was:
        return mine
    merged: list[K] = []
    for piece in merge_lists(was, mine, other):
        if isinstance(piece, Both):
            return None
        merged += piece
    if not len(merged) == len(was) == len(set(merged)):
        return None
    apart = _turned(mine, other)
    is_between = _turned(mine, merged) + _turned(merged, other) == apart
    has_both = 2 * _turned(was, merged) == _turned(was, mine) + _turned(was, other) + apart
    return merged if is_between and has_both else None


def _turned(one: Sequence[K], other: Sequence[K]) -> int:
    """Count the pairs that stand the other way round in another order."""
    place = {key: at for at, key in enumerate(other)}
    passed = [0] * (len(one) + 1)  # a tree of sums: how many places up to here were passed
    count = 0
    for seen, key in enumerate(one):
        at = place[key] + 1
        count += seen
        below = at
        while below:
            count -= passed[below]
            below &= below - 1
        while at < len(passed):
            passed[at] += 1
            at += at & -at
    return count


def _with_runs(spine: Sequence[K], one: Sequence[K], other: Sequence[K]) -> list[K]:
    """Return the spine with what only one side has, each run behind what it stood behind."""
    placed = set(spine)
    runs = _runs(placed, one), _runs(placed, other)
    result: list[K] = []
    for anchor in (None, *spine):
        if anchor is not None:
            result.append(anchor)
        found = [side[anchor] for side in runs if anchor in side]
        for run in sorted(found, key=_by_name):
            result += run
    return result


def _runs(spine: set[K], side: Sequence[K]) -> dict[K | None, list[K]]:
    runs: dict[K | None, list[K]] = {}
    anchor: K | None = None
    for key in side:
        if key in spine:
            anchor = key
        else:
            runs.setdefault(anchor, []).append(key)
    return runs


def _by_name(keys: Sequence[K]) -> list[str]:
    return [str(key) for key in keys]
