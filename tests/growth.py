"""How much longer a function takes for four times the input."""

import time
from collections.abc import Callable
from typing import TypeVar

TIMES = 4
MOST = 9.0  # times the time for 4 times the input: a square takes 16, and machines are busy
T = TypeVar("T")
_LEAST = 0.002  # CPU seconds below which no ratio means anything
_ROUNDS = 3
_ATTEMPTS = 3


def cpu_time(does: Callable[[], object], enough: float = 0.0) -> float:
    """Return the least CPU time of some rounds, in seconds; less than ``enough`` ends them."""
    taken = []
    for _ in range(_ROUNDS):
        before = time.process_time()
        does()
        taken.append(time.process_time() - before)
        if taken[-1] > 1 or taken[-1] < enough:
            break
    return min(taken)


def growth(does: Callable[[T], object], make: Callable[[int], T], size: int) -> float:
    """Return how many times longer a function takes for four times the input, or less than MOST.

    Other work on the machine only makes it more, so what is too much is measured anew, both sizes,
    and the first that says less is the last.
    """
    small, large = make(size), make(TIMES * size)
    found = []
    for _ in range(_ATTEMPTS):
        least = max(cpu_time(lambda: does(small)), _LEAST)
        found.append(cpu_time(lambda: does(large), MOST * least) / least)
        if found[-1] < MOST:
            break
    return min(found)
