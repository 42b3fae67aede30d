"""Versions inside the plan file: named, automatic, thinned, restored, left out when shared."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from desktopapp.plan.merge import merge
from desktopapp.plan.problem import Problem
from desktopapp.store import versions as module
from desktopapp.store.planfile import NOTHING_KEPT, Kept, Opened, decode
from desktopapp.store.save import Held, Mark, new_file, open_plan, save
from desktopapp.store.thinning import thinned
from desktopapp.store.versions import (
    Version,
    ancestors,
    common_ancestor,
    version_plan,
    versions,
    with_version,
    without_versions,
)
from tests.safety.officer import state

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def opened(path: Path) -> Opened:
    return decode(path.read_bytes())


def test_a_marked_save_is_a_version_that_can_be_brought_back(tmp_path: Path) -> None:
    held = save(
        state(1), new_file(tmp_path / "p"), mark=Mark("2026-05-04 10:00", "For Cabinet", "Anna")
    )
    held = save(state(2), held)
    _, again = open_plan(held.path)
    (version,) = versions(again.kept)
    assert (version.name, version.by, version.when) == ("For Cabinet", "Anna", "2026-05-04 10:00")
    assert version_plan(again.kept, version) == state(1)


def test_the_plan_as_it_was_opened_is_kept_by_the_first_save(tmp_path: Path) -> None:
    held = save(state(1), new_file(tmp_path / "p"))
    _, held = open_plan(held.path)
    held = save(state(2), held)
    held = save(state(3), held)
    (version,) = versions(held.kept)
    assert version_plan(held.kept, version) == state(1)
    assert not version.name


def test_pictures_and_letters_of_versions_are_kept_once(tmp_path: Path) -> None:
    held = new_file(tmp_path / "p")
    for number in range(4):
        plan = state(number).with_picture("logo.png", b"x" * 1000)
        plan = replace(plan, council=replace(plan.council, logo="logo.png"))
        held = save(plan, held, mark=Mark(f"2026-05-04 10:0{number}"))
    held = save(state(9), held)
    shared = [name for name in held.kept.entries if name.startswith("versions/shared/")]
    assert len(shared) == 2
    oldest = versions(held.kept)[0]
    assert version_plan(held.kept, oldest).pictures == {"logo.png": b"x" * 1000}


def test_automatic_versions_are_thinned_and_named_ones_stay() -> None:
    kept = with_version(NOTHING_KEPT, state(0), Version("named", "2020-01-01", "First draft"))
    for number in range(120):
        when = (START + timedelta(minutes=number)).isoformat()
        kept = with_version(kept, state(number % 9), Version(f"r{number}", when))
    found = versions(kept)
    assert found[0].name == "First draft"
    assert len(found) == module.MOST_AUTOMATIC + 1
    assert [one.revision for one in found[-3:]] == ["r117", "r118", "r119"]
    plans = [name for name in kept.entries if name.startswith("versions/plans/")]
    assert len(plans) == len(found)


def test_a_history_too_large_loses_its_oldest_automatic_versions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 20_000)
    kept = with_version(NOTHING_KEPT, state(0), Version("named", "2020-01-01", "First draft"))
    for number in range(9):
        plan = state(0).with_picture("p", bytes([number]) * 4000)
        kept = with_version(kept, plan, Version(f"r{number}", f"2026-05-04 10:0{number}"))
    found = [one.revision for one in versions(kept)]
    assert found[0] == "named"
    assert found[-1] == "r8"
    assert 2 <= len(found) < 9
    for version in versions(kept):
        version_plan(kept, version)


def test_a_plan_can_be_shared_without_its_history(tmp_path: Path) -> None:
    held = save(state(1), new_file(tmp_path / "p"), mark=Mark("2026-05-04 10:00", "Secret"))
    other = replace(new_file(tmp_path / "q"), kept=without_versions(held.kept))
    shared = save(state(2), other)
    assert b"Secret" not in b"".join(shared.kept.entries.values())
    assert versions(shared.kept) == ()


def diverged(tmp_path: Path, ours: int, theirs: int) -> tuple[Opened, Opened]:
    """Save a plan, copy the file, and let two officers go on with a copy each."""
    first = save(state(1), new_file(tmp_path / "ours"))
    (tmp_path / "theirs.planwright").write_bytes(first.path.read_bytes())
    for name, edits in (("ours", ours), ("theirs", theirs)):
        _, held = open_plan(tmp_path / f"{name}.planwright")
        for number in range(edits):
            held = save(replace(state(1), title=f"{name} {number}"), held)
    return opened(tmp_path / "ours.planwright"), opened(tmp_path / "theirs.planwright")


def test_two_copies_find_the_plan_they_both_come_from(tmp_path: Path) -> None:
    ours, theirs = diverged(tmp_path, 3, 2)
    assert common_ancestor(ours, theirs) == state(1)
    assert common_ancestor(theirs, ours) == state(1)


def test_a_copy_that_is_merely_older_is_its_own_ancestor(tmp_path: Path) -> None:
    ours, theirs = diverged(tmp_path, 3, 0)
    assert common_ancestor(ours, theirs) == theirs.plan
    assert merge(common_ancestor(ours, theirs), ours.plan, theirs.plan).plan == ours.plan


def test_plans_that_have_nothing_in_common_have_no_ancestor(tmp_path: Path) -> None:
    ours = save(state(1), new_file(tmp_path / "a"))
    theirs = save(state(2), new_file(tmp_path / "b"))
    assert common_ancestor(opened(ours.path), opened(theirs.path)) is None


def test_a_merged_plan_names_both_it_came_from(tmp_path: Path) -> None:
    ours, theirs = diverged(tmp_path, 1, 1)
    _, held = open_plan(tmp_path / "ours.planwright")
    save(state(5), held, merged=(theirs.revision,))
    assert set(opened(held.path).parents) == {ours.revision, theirs.revision}


def test_ancestors_do_not_grow_for_ever(tmp_path: Path) -> None:
    held: Held = new_file(tmp_path / "p")
    for number in range(module.MOST_ANCESTORS + 20):
        held = save(replace(state(0), title=str(number)), held)
    assert len(ancestors(held.kept)) == module.MOST_ANCESTORS
    assert ancestors(held.kept)[0] == held.revision


@pytest.mark.parametrize(
    "index",
    [b"", b"[]", b'{"versions": 1}', b'{"versions": [{"x": 1}], "ancestors": []}', b"[" * 99999],
)
def test_a_strange_history_harms_nothing(index: bytes) -> None:
    kept = Kept({"versions/index.json": index})
    assert versions(kept) == ()
    assert ancestors(kept) == ()
    again = with_version(kept, state(1), Version("r", "2026-05-04"))
    assert version_plan(again, versions(again)[0]) == state(1)


def test_a_damaged_version_says_so() -> None:
    kept = with_version(NOTHING_KEPT, state(1), Version("r", "2026-05-04"))
    damaged = Kept({**kept.entries, "versions/plans/r.json": b'{"plan": []}'})
    with pytest.raises(Problem, match="cannot be read"):
        version_plan(damaged, versions(damaged)[0])


def test_moments_are_kept_further_apart_the_longer_ago_they_are() -> None:
    times = [float(60 * minute) for minute in range(1000)]
    left = thinned(times, 12)
    assert len(left) == 12
    assert left[0] == 0
    assert left[-1] == 999
    gaps = [later - earlier for earlier, later in pairwise(left[1:])]
    assert gaps == sorted(gaps, reverse=True)
    assert thinned([], 5) == []
    assert thinned([1.0], 5) == [0]
