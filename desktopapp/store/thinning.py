"""Which of many states to keep: close together lately, further apart the longer ago."""

from collections.abc import Iterable, Sequence


def rising(numbers: Iterable[int]) -> list[int]:
    """Return numbers in their order, each made larger than the one before where it is not."""
    found: list[int] = []
    for number in numbers:
        found.append(max(number, found[-1] + 1) if found else number)
    return found


def thinned(numbers: Sequence[int], most: int) -> list[int]:
    """Return the places of at most ``most`` numbers of saves (the oldest first) to keep.

    Drops again and again the save whose neighbours are closest together for its age, which is
    counted in saves: clocks may be wrong. The first and the last are kept.
    """
    order = rising(numbers)
    left = list(range(len(order)))
    while len(left) > max(most, 2):
        gaps = [
            (order[left[n + 1]] - order[left[n - 1]]) / (order[-1] - order[left[n]] + 1)
            for n in range(1, len(left) - 1)
        ]
        del left[gaps.index(min(gaps)) + 1]
    return left
