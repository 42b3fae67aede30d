"""What two sequences have in common: true always, near the most there is, and never slow."""

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.compare import compare_words
from desktopapp.plan.matching import changes, longest_rising, matched

FEW = st.text("abcd", max_size=14)


def most_in_common(before: str, after: str) -> int:
    """Count the longest common subsequence by the table of the textbook."""
    above = [0] * (len(after) + 1)
    for one in before:
        row = [0]
        for n, other in enumerate(after):
            row.append(above[n] + 1 if one == other else max(above[n + 1], row[n]))
        above = row
    return above[-1]


@given(FEW, FEW)
def test_stretches_are_in_both_in_order_and_as_long_as_they_can_be(one: str, other: str) -> None:
    at = to = 0
    for start, begin, size in matched(one, other):
        assert at <= start
        assert to <= begin
        assert (at, to) == (0, 0) or (at, to) != (start, begin)
        assert one[start : start + size] == other[begin : begin + size] != ""
        at, to = start + size, begin + size


@given(FEW, FEW)
def test_what_differs_makes_the_one_the_other(one: str, other: str) -> None:
    made, at = "", 0
    for start, end, first, last in changes(one, other):
        made += one[at:start] + other[first:last]
        at = end
    assert made + one[at:] == other


def test_nearly_all_that_is_in_common_is_found() -> None:
    chance = random.Random(3)  # noqa: S311  # chance, not secrecy
    found = most = 0
    for _ in range(500):
        one, other = ("".join(chance.choices("abcdef", k=12)) for _ in range(2))
        found += sum(size for *_, size in matched(one, other))
        most += most_in_common(one, other)
    assert found > most * 0.9


@given(st.lists(st.integers(), unique=True, max_size=30))
def test_the_longest_rising_sequence_rises_and_cannot_be_longer(values: list[int]) -> None:
    chosen = [values[n] for n in longest_rising(values)]
    assert chosen == sorted(chosen)
    best = [1] * len(values)
    for n, value in enumerate(values):
        best[n] += max((best[m] for m in range(n) if values[m] < value), default=0)
    assert len(chosen) == max(best, default=0)


def rewritten(chance: random.Random, words: int) -> tuple[str, str]:
    """Return a text of which every tenth word was changed."""
    old = [f"word{chance.randrange(3000)}" for _ in range(words)]
    new = [f"word{chance.randrange(3000)}" if chance.random() < 0.1 else word for word in old]
    return " ".join(old), " ".join(new)


def unlike(chance: random.Random, words: int) -> tuple[str, str]:
    """Return two texts that have words in common, but in no order."""
    one, other = ([f"word{chance.randrange(3000)}" for _ in range(words)] for _ in range(2))
    return " ".join(one), " ".join(other)


def alike(chance: random.Random, words: int) -> tuple[str, str]:
    """Return texts of two words, over and over."""
    return "a b " * (words // 2), " ".join(chance.choices("ab", k=words))


@pytest.mark.parametrize("made", [rewritten, unlike, alike])
def test_a_text_twice_as_long_takes_some_two_times_as_long(
    made: Callable[[random.Random, int], tuple[str, str]],
) -> None:
    def cost(words: int) -> float:
        one, other = made(random.Random(words), words)  # noqa: S311  # chance, not secrecy
        spent = []
        for _ in range(3):
            begun = time.process_time()
            compare_words(one, other)
            spent.append(time.process_time() - begun)
        return min(spent)

    assert cost(8_000) < 8 * max(cost(2_000), 0.001)  # 4 times as long; quadratic would be 16
