"""A compressed day at the real window: memory, descriptors and errors."""

from pathlib import Path

from tests.hostile.window_display import Screen
from tests.hostile.window_fixtures import Figure, Many
from tests.hostile.window_soak import soak

GROWS = 1.1  # at most, from when all was opened once


def test_a_day_at_the_window_costs_little_memory_and_prints_no_error(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, figure: Figure
) -> None:
    found = soak(screen, sample, tmp_path, many(4, 1_200), 9)
    for line in found.lines():
        figure(line)
    assert found.steps > 1
    assert found.wrong == []
    assert found.descriptors[1] <= found.descriptors[0] + 8
    assert found.end <= found.warm * GROWS or many(1, 0)
