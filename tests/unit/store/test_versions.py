"""Versions inside the plan file: named, automatic, thinned, restored, left out when shared."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store import versions as module
from desktopapp.store.making import Mark
from desktopapp.store.open_file import OpenFile, new_file
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from desktopapp.store.thinning import thinned
from desktopapp.store.versions import (
    Version,
    ancestors,
    not_understood,
    version_plan,
    versions,
    with_version,
    with_versions_of,
    without_versions,
)
from tests.safety.officer import state

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def _with_logo(data: bytes, number: int = 0) -> Plan:
    plan = state(number).with_picture("logo.png", data)
    return replace(plan, council=replace(plan.council, logo="logo.png"))


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
        plan = _with_logo(b"x" * 1000, number)
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
    monkeypatch.setattr(module, "MOST_VERSION_BYTES", 20_000)
    kept = with_version(NOTHING_KEPT, state(0), Version("named", "2020-01-01", "First draft"))
    for number in range(9):
        plan = _with_logo(bytes([number]) * 4000)
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


def test_ancestors_do_not_grow_for_ever(tmp_path: Path) -> None:
    held: OpenFile = new_file(tmp_path / "p")
    for number in range(module.MOST_ANCESTORS + 20):
        held = save(replace(state(0), title=str(number)), held)
    assert len(ancestors(held.kept)) == module.MOST_ANCESTORS
    assert ancestors(held.kept)[0] == held.revision


@pytest.mark.parametrize(
    "index",
    [
        b"",
        b"[1, 2]",
        b"null",
        b'{"versions": 1}',
        b'{"versions": {}, "ancestors": [1]}',
        b"[" * 99999,
    ],
)
def test_an_index_that_cannot_be_understood_is_put_aside_byte_for_byte(index: bytes) -> None:
    kept = with_version(NOTHING_KEPT, state(1), Version("r", "2026-05-04", "Agreed"))
    strange = UnknownParts({**kept.entries, "versions/index.json": index})
    assert versions(strange) == ()
    assert ancestors(strange) == ()
    assert not_understood(strange) == 1
    again = with_version(strange, state(2), Version("s", "2026-05-05"))
    assert version_plan(again, versions(again)[0]) == state(2)
    aside = [data for name, data in again.entries.items() if name.startswith("versions/aside/")]
    assert aside == [index]
    assert version_plan(again, Version("r", "")) == state(1)
    assert not_understood(again) == 1


ODD = [
    {"revision": "x", "when": "2030", "kind": "branch", "name": {"en": "Agreed"}},
    {"revision": 5, "when": "2030"},
    {"when": "2030", "name": "no revision"},
    "words",
    [1],
    None,
]


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_version_stays_as_it_is_and_costs_no_other(odd: object) -> None:
    kept = with_version(NOTHING_KEPT, state(1), Version("r", "2026-05-04", "Agreed"))
    data = json.loads(kept.entries["versions/index.json"])
    data["versions"].insert(0, odd)
    kept = UnknownParts({**kept.entries, "versions/index.json": json.dumps(data).encode()})
    kept = with_version(kept, state(2), Version("s", "2026-05-05", "Sent"))
    for number in range(module.MOST_AUTOMATIC + 5):
        kept = with_version(kept, state(number % 9), Version(f"r{number}", "2026-05-06"))
    assert [one.name for one in versions(kept)][:2] == ["Agreed", "Sent"]
    assert version_plan(kept, versions(kept)[0]) == state(1)
    assert json.loads(kept.entries["versions/index.json"])["versions"][0] == odd
    assert not_understood(kept) == 1


def test_what_a_later_version_says_of_a_version_and_of_the_history_is_kept() -> None:
    kept = with_version(NOTHING_KEPT, state(1), Version("r", "2026-05-04", "Agreed"))
    data = json.loads(kept.entries["versions/index.json"])
    data["versions"][0]["note"] = {"by": ["Cabinet"]}
    data["later"] = [None, 1.5]
    kept = UnknownParts({**kept.entries, "versions/index.json": json.dumps(data).encode()})
    assert [one.name for one in versions(kept)] == ["Agreed"]
    kept = with_version(kept, state(2), Version("s", "2026-05-05"))
    after = json.loads(kept.entries["versions/index.json"])
    assert after["versions"][0] == data["versions"][0]
    assert after["later"] == [None, 1.5]


@pytest.mark.parametrize(
    "plan", [b"[1, 2]", b'{"plan": {}, "pictures": "x", "brief": 7}', b"{", b"[" * 99999, b"\xff"]
)
def test_a_damaged_plan_of_a_version_stops_no_save(plan: bytes, tmp_path: Path) -> None:
    held = save(state(1), new_file(tmp_path / "p"), mark=Mark("2026-05-04", "Agreed"))
    (version,) = versions(held.kept)
    name = f"versions/plans/{version.revision}.json"
    held = replace(held, kept=UnknownParts({**held.kept.entries, name: plan}))
    for number in range(module.MOST_AUTOMATIC + 5):
        held = save(state(number), held, mark=Mark("2026-05-05"))
    _, again = open_plan(held.path)
    assert versions(again.kept)[0].name == "Agreed"
    assert again.kept.entries[name] == plan


def test_no_name_of_a_version_takes_the_place_of_another() -> None:
    kept = NOTHING_KEPT
    for name in ("As sent", "As agreed", "", "As sent"):
        kept = with_version(kept, state(1), Version("r", "2026-05-04", name))
    assert [one.name for one in versions(kept)] == ["As sent", "As agreed"]


def test_the_versions_of_two_files_are_united() -> None:
    both = with_version(NOTHING_KEPT, state(1), Version("r", "2026-05-01", "Draft"))
    ours = with_version(both, state(2), Version("s", "2026-05-03", "Ours"))
    theirs = with_version(both, state(3), Version("t", "2026-05-02", "Theirs"))
    for one in (with_versions_of(ours, theirs), with_versions_of(theirs, ours)):
        assert [version.name for version in versions(one)] == ["Draft", "Theirs", "Ours"]
        assert [version_plan(one, version) for version in versions(one)] == [
            state(1),
            state(3),
            state(2),
        ]


def test_a_damaged_version_says_so() -> None:
    kept = with_version(NOTHING_KEPT, state(1), Version("r", "2026-05-04"))
    damaged = UnknownParts({**kept.entries, "versions/plans/r.json": b'{"plan": []}'})
    with pytest.raises(Problem, match="cannot be read"):
        version_plan(damaged, versions(damaged)[0])


def test_states_are_kept_further_apart_the_longer_ago_they_are() -> None:
    left = thinned(range(1000), 12)
    assert len(left) == 12
    assert left[0] == 0
    assert left[-1] == 999
    gaps = [later - earlier for earlier, later in pairwise(left[1:])]
    assert gaps == sorted(gaps, reverse=True)
    assert thinned([], 5) == []
    assert thinned([1], 5) == [0]


@given(st.lists(st.integers(-5, 5), max_size=30), st.integers(0, 12))
def test_any_numbers_can_be_thinned_and_the_first_and_the_last_stay(
    numbers: list[int], most: int
) -> None:
    left = thinned(numbers, most)
    assert left == sorted(set(left))
    assert len(left) == min(len(numbers), max(most, 2))
    assert not numbers or (left[0], left[-1]) == (0, len(numbers) - 1)


def test_a_clock_that_jumps_does_not_decide_which_versions_stay() -> None:
    kept = NOTHING_KEPT
    for number in range(90):
        year = 2027 if number < 45 else 2026
        kept = with_version(kept, state(number % 9), Version(f"r{number}", f"{year}-11-29"))
    found = [int(one.revision[1:]) for one in versions(kept)]
    assert found == sorted(found)
    assert found[-3:] == [87, 88, 89]
    assert sum(number >= 45 for number in found) > 20


def test_what_an_entry_of_a_later_version_names_stays_in_every_save_and_version(
    tmp_path: Path,
) -> None:
    pictures = {name: name.encode() for name in ("quay é.png", "slip.png", "gone.png")}
    plan = replace(state(1), pictures=pictures)
    entries = {"gallery.json": json.dumps({"shows": ["quay é.png"]}).encode()}
    held = replace(
        new_file(tmp_path / "plan"), kept=UnknownParts(entries, {"cover": {"art": "slip.png"}})
    )
    held = save(plan, held, mark=Mark("2026-05-04 10:00:00+00:00", "Agreed"))
    opened, again = open_plan(held.path)
    assert opened.pictures.keys() == {"quay é.png", "slip.png"}
    (version,) = versions(again.kept)
    assert version_plan(again.kept, version).pictures.keys() == {"quay é.png", "slip.png"}


@pytest.mark.parametrize("error", [ValueError, RecursionError])
def test_an_error_of_a_moment_puts_no_good_index_aside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: type[Exception]
) -> None:
    mark = Mark("2026-05-04 10:00", "For Cabinet", "Anna")
    held = save(state(1), new_file(tmp_path / "p"), mark=mark)
    module._read_index.cache_clear()  # noqa: SLF001  # as in a program that begins
    loads, failed = json.loads, list[object]()

    def once(text: bytes) -> object:
        if not failed:
            failed.append(text)
            raise error
        return loads(text)

    with monkeypatch.context() as disturbed:
        disturbed.setattr("desktopapp.store.versions.json.loads", once)
        assert [one.name for one in versions(held.kept)] == ["For Cabinet"]
    assert failed
