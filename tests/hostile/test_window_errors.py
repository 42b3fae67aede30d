"""A share that errs at one kind of call: told, kept, and saved as soon as it works again."""

import random
from pathlib import Path

from tests.hostile.window_display import Screen, need
from tests.hostile.window_errors import PAIRS, refuse
from tests.hostile.window_fixtures import Kept, Many


def test_an_error_of_the_share_costs_no_word_and_passes(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, kept: Kept
) -> None:
    need("gcc")
    chosen = random.Random(7).sample(PAIRS, many(1, len(PAIRS)))  # noqa: S311  # to be had again
    found = refuse(screen, sample, tmp_path, [("EPERM", "unlink"), *chosen])
    kept("errors of a share, at each kind of call", found)
