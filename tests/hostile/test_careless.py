"""Careless programs, which the hostile tests must catch: else they would catch nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import faults
from tests.hostile.circles import go_round
from tests.hostile.folders import live
from tests.hostile.later import keep_all
from tests.hostile.pairs import Count, empty_plan, merge_pair
from tests.hostile.program import HERE, ROOT, Program, programs

Trial = Callable[..., Count]


def _live(seed: object, program: Program, folder: Path, empty: object) -> Count:
    return live(seed, [program, program], folder, empty).count  # type: ignore[arg-type]


def _with_tables(seed: object, program: Program, folder: Path, empty: object) -> Count:
    return merge_pair(seed, program, folder, empty, tables=True)  # type: ignore[arg-type]


_ENOUGH, _PATIENCE = 3, 8  # faults that are seen; times as many trials at most


@pytest.mark.parametrize(
    ("careless", "trial", "times", "kinds"),
    [
        ("newest_file", merge_pair, 8, {"word lost", "word back"}),
        ("newest_file", _live, 4, {"word lost"}),
        ("by_place", _with_tables, 16, {"cell moved", "word lost"}),
        ("forgets_versions", merge_pair, 12, {"version lost"}),
        ("forgets_versions", keep_all, 4, {"version lost"}),
        ("takes_the_first", keep_all, 12, {"one of several chosen"}),
        ("writes_them_all", keep_all, 12, {"another answer changed"}),
        ("says_nothing", merge_pair, 12, {"word lost"}),
        ("keeps_everything", merge_pair, 12, {"word back", "word doubled"}),
        ("newest_file", go_round, 3, {"word lost"}),
        ("ours_counts", merge_pair, 12, {"setting lost"}),
        ("writes_in_place", faults.kill, 6, {"file broken"}),
        ("says_saved_first", faults.kill, 8, {"told saved, not saved", "not saved afterwards"}),
    ],
)
def test_a_careless_program_is_caught(
    careless: str, trial: Trial, times: int, kinds: set[str], folder: Path
) -> None:
    count = Count()
    file = HERE / "careless" / f"{careless}.py"
    with programs([folder / "home"], str(file), clock=False) as (program,):
        empty = empty_plan(program, folder, ROOT / "tests" / "briefs" / "harbour-2027.toml")
        for n in range(_PATIENCE * times):  # a kill may strike where it does no harm
            count.join(trial(f"careless {n}", program, folder / "work", empty))
            if sum(count.wrong[kind] for kind in kinds) >= _ENOUGH:
                break
    assert sum(count.wrong[kind] for kind in kinds) >= _ENOUGH, count.wrong
