"""Which of many moments to keep: close together lately, further apart the longer ago."""

from collections.abc import Sequence


def thinned(times: Sequence[float], most: int) -> list[int]:
    """Return the places of at most ``most`` times (in seconds, oldest first) to keep.

    Drops again and again the moment whose neighbours are closest together for its age. The first
    and the last are kept.
    """
    left = list(range(len(times)))
    newest = times[-1] if times else 0.0
    while len(left) > max(most, 2):
        gaps = [
            (times[left[n + 1]] - times[left[n - 1]]) / (newest - times[left[n]] + 1)
            for n in range(1, len(left) - 1)
        ]
        del left[gaps.index(min(gaps)) + 1]
    return left
