"""The promises about lost work, each tried many times.

The suite runs their short form. All of them in full, with their figures:

    python -m pytest tests/safety --long
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.safety.calls import Leaking, refuse_calls
from tests.safety.faults import ERRORS, FOR_EVER, refuse_everywhere
from tests.safety.judging import MERGES_CARELESSLY, Bring, judge_often
from tests.safety.kills import kill_at_random, kill_everywhere
from tests.safety.lines import Hasty, fail_at_lines
from tests.safety.merging import all_of_both, last_one_wins, merge_often
from tests.safety.mutating import mutate
from tests.safety.officer import Naive
from tests.safety.officers import work_at_once
from tests.safety.powercut import cut_power
from tests.safety.turns import bring_as_a_child, go_round_often

Many = Callable[[int, int], int]
Kept = Callable[[str, Counter[str]], None]


def test_no_file_operation_is_a_bad_moment_to_be_ended(tmp_path: Path, kept: Kept) -> None:
    kept("killed before, within and after every file operation", kill_everywhere(tmp_path))


def test_a_program_killed_at_random_loses_nothing_it_promised(
    tmp_path: Path, many: Many, kept: Kept
) -> None:
    verdicts, edits = kill_at_random(tmp_path, many(150, 10_000))
    kept(f"killed at random while typing and saving ({edits:,} edits)", verdicts)
    assert edits > verdicts.total()


def test_a_power_cut_loses_nothing_that_was_promised(
    tmp_path: Path, many: Many, kept: Kept
) -> None:
    kept("power cut", cut_power(tmp_path, many(400, 5_000)))


@pytest.mark.parametrize("times", [1, 3, FOR_EVER], ids=["once", "thrice", "for ever"])
@pytest.mark.parametrize("error", ERRORS)
def test_an_error_of_the_system_costs_nothing(
    error: str, times: int, tmp_path: Path, many: Many, kept: Kept
) -> None:
    verdicts = refuse_everywhere(tmp_path, error, times, step=many(7, 1))
    how_long = {1: "once", 3: "thrice"}.get(times, "for ever")
    kept(f"{error} at every file operation, {how_long}", verdicts)


def test_no_call_of_the_system_is_a_bad_one_to_be_refused(
    tmp_path: Path, many: Many, kept: Kept
) -> None:
    kept("calls of the system refused one by one", refuse_calls(tmp_path, many(3, 1)))


def test_a_lock_that_is_not_let_go_of_is_caught(tmp_path: Path) -> None:
    verdicts = refuse_calls(tmp_path, 2, Leaking())
    assert verdicts["the next save did not land"]


# what is struck between opening a file and the end of its line is closed by Python itself
_unclosed = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
_half_packed = pytest.mark.filterwarnings(
    "ignore:Exception ignored in.*ZipFile:pytest.PytestUnraisableExceptionWarning"
)


@_unclosed
@_half_packed
def test_an_error_that_nobody_foresaw_costs_nothing(
    tmp_path: Path, many: Many, kept: Kept
) -> None:
    kept("any error at any line of a save", fail_at_lines(tmp_path, many(60, 3_000)))


def test_three_officers_in_one_file_lose_no_edit(tmp_path: Path, many: Many, kept: Kept) -> None:
    kept("edits of three programs in one file", work_at_once(tmp_path, 3, many(30, 100)))


def test_officers_whose_program_does_not_look_lose_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktopapp.store.save._look", lambda *_given: True)
    verdicts = work_at_once(tmp_path, 3, 20)
    assert verdicts.total() - verdicts[""] > 5


def test_merging_two_plans_loses_no_word_and_brings_none_back(many: Many, kept: Kept) -> None:
    kept("two plans merged with their ancestor", merge_often(many(300, 3_000)))


def test_whoever_merges_nothing_is_lost_doubled_or_moved(many: Many, kept: Kept) -> None:
    kept("two plans merged from both sides", judge_often(many(120, 20_000)))


def test_people_who_take_in_each_others_copies_in_a_circle_come_to_rest(
    tmp_path: Path, many: Many, kept: Kept
) -> None:
    kept("circles of two and three come to rest", go_round_often(many(16, 1_000), tmp_path))


def test_a_merge_that_makes_a_state_of_every_copy_is_caught(tmp_path: Path) -> None:
    verdicts = go_round_often(10, tmp_path, bring_as_a_child)
    assert verdicts.total() - verdicts[""] > 2


@pytest.mark.parametrize("careless", MERGES_CARELESSLY, ids=lambda merge: merge.__name__)
def test_a_careless_merge_is_caught(careless: Bring) -> None:
    verdicts = judge_often(150, careless)
    assert verdicts.total() - verdicts[""] > 2


def test_a_changed_plan_file_is_refused_or_is_the_same_plan(many: Many, kept: Kept) -> None:
    kept("mutated plan files", mutate(many(1_000, 20_000)))


@pytest.mark.parametrize(
    "naive",
    [
        lambda folder: kill_everywhere(folder, kind=Naive),
        pytest.param(
            lambda folder: fail_at_lines(folder, 40, kind=Hasty), marks=(_unclosed, _half_packed)
        ),
        lambda folder: cut_power(folder, 100, Naive),
        lambda folder: cut_power(folder, 100, forgets_sync=True),
        lambda _folder: merge_often(100, last_one_wins),
        lambda _folder: merge_often(100, all_of_both),
    ],
    ids=["killed", "any line", "power cut", "no sync", "last one wins", "all of both"],
)
def test_a_careless_program_is_caught(
    naive: Callable[[Path], Counter[str]], tmp_path: Path
) -> None:
    verdicts = naive(tmp_path)
    assert verdicts.total() - verdicts[""] > 5
