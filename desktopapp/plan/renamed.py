"""Which lines of a report got another name: told by what else they say, and by where they stand.

What ``alike`` knows by name is settled. Of what is left on both sides, lines whose all else is the
same are the same, and lines of one place that have most of their words in common.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from re import findall
from typing import NamedTuple

from desktopapp.plan.alike import Paired, steady_pairs


class LineSaid(NamedTuple):
    """The name of a line, and what it says beside that."""

    name: str
    rest: str


def pair_renamed(found: Paired, base: Sequence[LineSaid], side: Sequence[LineSaid]) -> None:
    """Pair what is left of two lists, and doubt what could be one of several."""
    for place in (False, True):
        _pair_same(found, base, side, place=place)
    for whole in (False, True):
        _pair_similar(found, *(_words(told, whole=whole) for told in (base, side)))


def _words(lines: Sequence[LineSaid], *, whole: bool) -> list[set[str]]:
    return [set(findall(r"\w+", " ".join(one if whole else one[1:]).casefold())) for one in lines]


def _left(
    found: Paired, base: Sequence[object], side: Sequence[object]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return what nobody knows yet on both sides, each with its place between what is known."""
    before, after = steady_pairs(found)
    known = found.base_of
    return (
        {
            n: bisect_left(before, n)
            for n in range(len(base))
            if n not in found.side_of and n not in found.doubtful
        },
        {n: bisect_left(after, n) for n in range(len(side)) if n not in known},
    )


def _pair_same(
    found: Paired, base: Sequence[LineSaid], side: Sequence[LineSaid], *, place: bool
) -> None:
    """Pair what says the same: wherever it stands if nothing else says it, else in its place."""
    here, there = (
        _grouped({n: (told[n].rest, at if place else 0) for n, at in left.items()})
        for told, left in zip((base, side), _left(found, base, side), strict=True)
    )
    said = {rest for rest, _ in there}
    for (rest, at), ones in here.items():
        others = there.get((rest, at), [])
        if len(ones) == len(others) and (place or (len(ones) == 1 and rest)):
            found.side_of.update(zip(ones, others, strict=True))
        elif place and rest in said:
            found.doubtful.update(ones)


def _grouped(keys: Mapping[int, tuple[str, int]]) -> dict[tuple[str, int], list[int]]:
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, key in keys.items():
        groups[key].append(n)
    return groups


def _pair_similar(found: Paired, base: Sequence[set[str]], side: Sequence[set[str]]) -> None:
    """Pair what has most words in common, of those that no other line of its place has."""
    left = _left(found, base, side)
    here, there = (_telling(words, at) for words, at in zip((base, side), left, strict=True))
    sizes = Counter(here.values()), Counter(there.values())
    votes = Counter((here[word], there[word]) for word in here.keys() & there.keys())
    for (n, to), common in votes.items():
        if 2 * common > max(sizes[0][n], sizes[1][to]):  # so it is the only one for both
            found.side_of[n] = to


def _telling(words: Sequence[set[str]], left: Mapping[int, int]) -> dict[tuple[int, str], int]:
    """Return whose the words are that one line of a place has alone."""
    owned = [((at, word), n) for n, at in left.items() for word in words[n]]
    often = Counter(word for word, _ in owned)
    return {word: n for word, n in owned if often[word] == 1}
