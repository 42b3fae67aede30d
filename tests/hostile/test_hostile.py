"""The program judged by another hand: through its command line, its files and nothing else.

The suite runs a short form. All in full, some two hours on two cores, with a table of figures:

    sh installers/dev test tests/hostile --long

``--program FILE`` judges another program that has the same command line: an executable, or a
Python file with a function ``main``.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import faults
from tests.hostile.circles import go_round
from tests.hostile.conftest import Tell
from tests.hostile.folders import live
from tests.hostile.later import keep_all
from tests.hostile.pairs import Count, Empty, empty_plan, merge_pair
from tests.hostile.program import FAKETIME, NO_CLOCKS, REAL, ROOT, Program, programs

Many = Callable[[int, int], int]
Trial = Callable[[object, Program, Path, Empty], Count]


def often(
    trial: Trial, part: int, times: int, program: Program, folder: Path, empty: Empty
) -> Count:
    count = Count()
    for n in range(times):
        count.join(trial(f"{part}.{n}", program, folder / "work", empty))
    return count


def test_two_who_changed_one_plan_lose_no_word_and_no_figure_moves(
    part: int, many: Many, program: Program, folder: Path, empty: Empty, tell: Tell
) -> None:
    tell("merges", often(merge_pair, part, many(48, 5_000), program, folder, empty))


def test_the_command_as_it_is_installed_does_as_what_is_served_quickly(
    judged: str, folder: Path, tell: Tell
) -> None:
    if judged != REAL:
        pytest.skip("another program is judged")
    script = folder / "planwright"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m desktopapp "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    with programs([folder / "home"], str(script)) as (program,):
        empty = empty_plan(program, folder, ROOT / "tests" / "briefs" / "harbour-2027.toml")
        tell("as it is installed", often(merge_pair, 0, 2, program, folder, empty))


def test_a_circle_of_people_ends_with_the_same_plan(
    part: int, many: Many, program: Program, folder: Path, empty: Empty, tell: Tell
) -> None:
    tell("circles", often(go_round, part, many(4, 250), program, folder, empty))


def test_pcs_with_one_synced_folder_lose_nothing_that_was_saved(
    part: int, many: Many, judged: str, folder: Path, tell: Tell
) -> None:
    count = Count()
    brief = ROOT / "tests" / "briefs" / "harbour-2027.toml"
    with programs([folder / name for name in "ABC"], judged, clock=True) as three:
        empty, *_others = [empty_plan(one, one.home, brief) for one in three]
        for n in range(many(12, 500)):
            count.join(live(f"{part}.{n}", three, folder / "work", empty).count)
    tell("PCs with one synced folder", count)


def test_what_a_later_version_wrote_and_named_versions_stay(
    part: int, many: Many, program: Program, folder: Path, empty: Empty, tell: Tell
) -> None:
    tell("later versions", often(keep_all, part, many(16, 250), program, folder, empty))


@pytest.mark.parametrize(
    ("trial", "short", "full"),
    [
        (faults.inject, 14, 500),
        (faults.kill, 5, 500),
        pytest.param(
            *(faults.stop_clock, 4, 100), marks=pytest.mark.skipif(not FAKETIME, reason=NO_CLOCKS)
        ),
        (faults.limit, 6, 200),
        (faults.odd_file, 9, 200),
        (faults.odd_id, 6, 200),
        (faults.long_name, 5, 100),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_whatever_is_in_the_way_the_plan_is_whole_and_words_say_so(
    trial: Trial,
    short: int,
    full: int,
    many: Many,
    program: Program,
    folder: Path,
    empty: Empty,
    tell: Tell,
) -> None:
    tell("disturbed commands", often(trial, 0, many(short, full), program, folder, empty))


@pytest.mark.parametrize("trial", [faults.fill_disk, faults.forbid], ids=lambda one: one.__name__)
def test_a_disk_that_takes_nothing_costs_nothing(
    trial: Trial, many: Many, program: Program, folder: Path, empty: Empty, tell: Tell
) -> None:
    count = often(trial, 0, many(4, 200), program, folder, empty)
    if not count.done:
        pytest.skip("a small disk can only be mounted by root")
    tell("disturbed commands", count)
