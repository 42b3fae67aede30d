"""Two PCs, one synced folder, and files under each other's names, in the real window."""

from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.window_display import Screen
from tests.hostile.window_fixtures import Figure, Kept
from tests.hostile.window_pending import LONG
from tests.hostile.window_start import Desk, a_plan
from tests.hostile.window_two import joined, opened_again, rolled_back, saved_over, unsealed


def test_another_pcs_file_from_an_older_state_costs_nobodys_words(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept
) -> None:
    lost = joined(Desk(screen, tmp_path, sample), tmp_path)
    kept("late file of another PC under the window", Counter(lost or [""]))


@LONG
def test_an_older_file_put_back_costs_nothing_that_was_saved(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept
) -> None:
    lost = rolled_back(Desk(screen, tmp_path, sample), tmp_path)
    kept("older file put back under the window", Counter(lost or [""]))


@LONG
@pytest.mark.parametrize("ending", ["", ".planwright"], ids=["bare name", "whole name"])
def test_saving_under_another_plans_name_asks(
    screen: Screen,
    sample: Path,
    tmp_path: Path,
    kept: Kept,
    figure: Figure,
    ending: str,
) -> None:
    desk = Desk(screen, tmp_path, sample)
    other = a_plan(desk.documents / "Housing.planwright", tmp_path / "other", "HOUSINGWORDS here")
    asked, wrong = saved_over(desk, other, ending)
    figure(f"    it asked: {asked[-160:]!r}")
    kept(f"saved under another plan’s name, {ending or 'no ending'}", Counter(wrong or [""]))


@LONG
def test_opening_the_open_plan_again_costs_nothing(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept
) -> None:
    kept(
        "the same plan opened again", Counter(opened_again(Desk(screen, tmp_path, sample)) or [""])
    )


@LONG
def test_a_protected_plan_never_becomes_readable_unasked(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept
) -> None:
    wrong = unsealed(Desk(screen, tmp_path, sample), tmp_path)
    kept("readable file put in a protected one’s place", Counter(wrong or [""]))
