"""Histories of three PCs, each lived through and judged; careless programs must fail them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety.histories import Read, from_the_beginning, from_the_last_save, live_often

Many = Callable[[int, int], int]
Kept = Callable[[str, Counter[str]], None]


def test_three_pcs_lose_nothing_and_bring_nothing_back_whatever_is_delivered(
    tmp_path: Path, many: Many, kept: Kept
) -> None:
    kept("histories of three PCs", live_often(tmp_path, many(12, 2_000)))


@pytest.mark.parametrize("careless", [from_the_last_save, from_the_beginning])
def test_a_program_that_merges_from_another_state_is_caught(
    careless: Read, tmp_path: Path
) -> None:
    verdicts = live_often(tmp_path, 8, careless)
    assert verdicts.total() - verdicts[""] > 3
