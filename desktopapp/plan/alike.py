"""Which of two lists' things are the same where nothing but what they say tells: rows, lines.

What has a name of its own is known by it. Where several share a name, only what is certain is
paired; the others are in doubt, and whoever merges asks a person instead of guessing.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from desktopapp.plan.matching import changes, longest_rising, matched

Key: TypeAlias = tuple[Hashable, ...]  # the ancestor's number of a thing, or what a new one says


class Named(NamedTuple):
    """A thing by its name, by all it says, and by what tells it where its name was changed.

    ``telling`` is nothing where it could as well be something else's. It may tell only in its
    ``place``, between what is known by its name.
    """

    name: Hashable
    whole: Hashable
    telling: Hashable | None = None
    place: bool = False


@dataclass(slots=True)
class Paired:
    """Which thing of a list is which of its ancestor's. ``doubtful`` ones of the latter may be."""

    side_of: dict[int, int] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)

    @property
    def base_of(self) -> dict[int, int]:
        """The ancestor's numbers by those of the side."""
        return {to: at for at, to in self.side_of.items()}


def paired(base: Sequence[Named], side: Sequence[Named]) -> Paired:
    """Find what became of each thing."""
    found = Paired()
    here, there = _by_name(base), _by_name(side)
    several = []
    for name, ones in here.items():
        others = there.get(name, [])
        if len(ones) == len(others) == 1:
            found.side_of[ones[0]] = others[0]
        elif others:
            several.append((ones, others))
    _doubt_told(found, base, side)
    _pair_told(found, base, side)
    steady = steady_pairs(found)
    for ones, others in several:
        _pair_namesakes(found, base, side, (ones, others), steady)
    return found


def _by_name(things: Sequence[Named]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for n, thing in enumerate(things):
        groups[thing.name].append(n)
    return groups


def steady_pairs(found: Paired) -> tuple[list[int], list[int]]:
    """Return what is certain so far and has not moved, in the ancestor and in the side."""
    fixed = sorted(found.side_of.items())
    rising = [fixed[n] for n in longest_rising([to for _, to in fixed])]
    return [at for at, _ in rising], [to for _, to in rising]


def _doubt_told(found: Paired, base: Sequence[Named], side: Sequence[Named]) -> None:
    """Doubt what has its name still, but whose all else is there under a name that is new."""
    names = {thing.name for thing in base}
    new = {one.telling for one in side if not one.place and one.name not in names} - {None}
    for n, to in list(found.side_of.items()):
        if base[n].telling in new and side[to].telling != base[n].telling:
            found.side_of.pop(n)
            found.doubtful.add(n)


def _pair_told(found: Paired, base: Sequence[Named], side: Sequence[Named]) -> None:
    """Pair what got another name and is told by the rest of what it says."""
    steady = steady_pairs(found)
    names = {thing.name for thing in base}, {thing.name for thing in side}
    often = Counter(one.telling for one in base), Counter(one.telling for one in side)
    free = {
        one.telling: n
        for n, one in enumerate(side)
        if one.telling is not None and one.name not in names[0]
    }
    for n, one in enumerate(base):
        if n in found.doubtful or one.telling not in free or one.name in names[1]:
            continue
        to = free[one.telling]
        alone = often[0][one.telling] == often[1][one.telling] == 1
        there = bisect_left(steady[0], n) == bisect_left(steady[1], to)
        if alone and (there or not one.place):
            found.side_of[n] = to


def _pair_namesakes(
    found: Paired,
    base: Sequence[Named],
    side: Sequence[Named],
    both: tuple[list[int], list[int]],
    steady: tuple[list[int], list[int]],
) -> None:
    """Pair things that share a name as far as it is certain, and note the others as doubtful."""
    ones, others = both
    old, new = [base[n].whole for n in ones], [side[n].whole for n in others]
    for start, begin, size in matched(old, new):
        for n in range(size):
            found.side_of[ones[start + n]] = others[begin + n]
    for start, end, first, last in changes(old, new):
        here, there = ones[start:end], others[first:last]
        if len(here) == len(there) == 1 and (
            bisect_left(steady[0], here[0]) == bisect_left(steady[1], there[0])
        ):  # nothing that is certain stands between their places
            found.side_of[here[0]] = there[0]
        elif here and there:
            found.doubtful |= set(here)
    counts = Counter(old), Counter(new)
    found.doubtful |= {
        n
        for n in ones
        if 0 < counts[1][base[n].whole] != counts[0][base[n].whole]
        and max(counts[0][base[n].whole], counts[1][base[n].whole]) > 1
    }


def keys_of(
    found: Sequence[Paired], names: Sequence[Sequence[str]], wholes: Sequence[Sequence[Hashable]]
) -> list[tuple[Key, ...]]:
    """Return keys for the things of two sides: the ancestor's numbers, and of new ones their name.

    What both added under one name is the same, unless one of them added several of that name.
    """
    bases = [one.base_of for one in found]
    new = [
        Counter(name for n, name in enumerate(names[side]) if n not in bases[side])
        for side in (0, 1)
    ]
    keys = []
    for side in (0, 1):
        made: list[Key] = []
        seen: Counter[Key] = Counter()
        for n, name in enumerate(names[side]):
            if n in bases[side]:
                made.append((bases[side][n],))
                continue
            alone = name and new[0][name] <= 1 and new[1][name] <= 1
            key: Key = ("new", name) if alone else ("new", name, wholes[side][n])
            seen[key] += 1
            made.append(key if seen[key] == 1 else (*key, seen[key]))
        keys.append(tuple(made))
    return keys
