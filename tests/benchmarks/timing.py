"""Processor time beside a floor: how slow this machine is while the work is done.

Bounds in milliseconds were set where the floor takes 60 ms. Machines differ, and the same one is
twice as slow while others use it, so the floor is measured between one round of the work and the
next. A faster machine gets no narrower bounds.
"""

import statistics
import time
from collections.abc import Callable

_FLOOR = 60.0  # milliseconds, where the bounds were set


def processor_ms(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that a piece of work takes, once."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def floor() -> None:
    """Do what bounds are measured by: words of text, counted in a dictionary."""
    words: dict[str, int] = {}
    for number in range(200_000):
        word = str(number % 997)
        words[word] = words.get(word, 0) + len(word)


def slowness_of(floors: list[float]) -> float:
    """Return how many times slower this machine is than the one that bounds are for."""
    return max(1.0, statistics.median(floors) / _FLOOR)


def milliseconds(work: Callable[[], object], rounds: int = 15, warm: int = 0) -> float:
    """Return the median processor time of a piece of work, as where the bounds were set.

    ``warm`` rounds come before and are not counted.
    """
    for _ in range(warm):
        work()
    spent, floors = [], []
    for _ in range(rounds):
        floors.append(processor_ms(floor))
        spent.append(processor_ms(work))
    return statistics.median(spent) / slowness_of(floors)
