"""Earlier states: rebuilt exactly, small, thinned, united, and harmless where they are strange."""

import random
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run
from desktopapp.store import history, states
from desktopapp.store.graph import named
from desktopapp.store.history import SaveStep, state_of, united_history, with_step
from desktopapp.store.open_file import new_file
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts, digest
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from desktopapp.store.versions import graph_of
from tests.safety.officer import state
from tests.strategies import harbour, plans


def revision(number: int) -> str:
    """Return a revision as a save makes one."""
    return digest(str(number).encode())


def saved(plans_: list[Plan], kept: UnknownParts = NOTHING_KEPT, first: int = 0) -> UnknownParts:
    """Return what is kept once plans were saved one after another."""
    for number, plan in enumerate(plans_, first):
        before = (revision(number - 1),) if number > first else ()
        known = {revision(number - 1): plans_[number - first - 1]} if before else {}
        kept = with_step(kept, SaveStep(plan, revision(number), before, known))
    return kept


def edited(plan: Plan, number: int) -> Plan:
    """Return a plan with one paragraph more, or another."""
    chance = random.Random(number)  # noqa: S311  # chance, not secrecy
    answer = chance.choice(plan.answers)
    text = (*answer.text[-6:], Paragraph(f"p{number}", (Run(f"We did {number} things. " * 8),)))
    return plan.with_part(replace(answer, text=text))


def many(count: int) -> list[Plan]:
    """Return so many states of one plan."""
    found = [state(0)]
    for number in range(1, count):
        found.append(edited(found[-1], number))
    return found


@settings(max_examples=6)
@given(st.lists(plans(harbour()), min_size=2, max_size=6))
def test_each_state_is_rebuilt_exactly_whatever_changed(found: list[Plan]) -> None:
    found = [replace(plan, id=found[0].id) for plan in found]
    kept = saved(found)
    tip = {named(revision(len(found) - 1)): found[-1]}
    for number, plan in enumerate(found):
        assert state_of(kept, named(revision(number)), tip) == plan


def test_twice_as_many_saves_before_do_not_make_a_save_twice_as_long() -> None:
    def seconds(count: int) -> float:
        found = many(count)
        kept = saved(found)
        step = SaveStep(state(1), "new", (revision(count - 1),), {revision(count - 1): found[-1]})
        times = []
        for _ in range(9):
            start = process_time()
            with_step(kept, step)
            times.append(process_time() - start)
        return min(times)

    assert seconds(320) < 2 * seconds(160) + 0.002


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be fewer states than in earnest, so that a test is done soon."""
    monkeypatch.setattr(states, "MOST_STATES", 96)
    monkeypatch.setattr(states, "NEWEST_STATES", 32)


@pytest.mark.usefixtures("few")
def test_the_newest_states_stay_and_ever_fewer_of_the_older_all_of_them_exact() -> None:
    found = many(300)
    kept = saved(found)
    tip = {named(revision(299)): found[-1]}
    held = states.read_states(kept.entries)
    there = [number for number in range(299) if named(revision(number)) in held]
    for number in there:
        name = named(revision(number))
        assert states.rebuilt_of(held, kept.entries, name, tip) == found[number]
    assert len(there) == len(held) > 60
    assert set(range(267, 299)) <= set(there)
    assert min(there) == 0
    older = [later - earlier for earlier, later in pairwise(there)]
    assert sum(older[:10]) > sum(older[-10:])


@pytest.mark.usefixtures("few")
def test_a_state_at_which_the_plan_was_opened_stays_longer() -> None:
    found = many(200)
    kept = NOTHING_KEPT
    for number, plan in enumerate(found):
        before = (revision(number - 1),) if number else ()
        known = {revision(number - 1): found[number - 1]} if number else {}
        opened = (revision(number - 1), found[number - 1], "2026") if number in (34, 67) else None
        kept = with_step(kept, SaveStep(plan, revision(number), before, known, opened=opened))
    there = states.read_states(kept.entries)
    assert {named(revision(33)), named(revision(66))} <= there.keys()
    assert {named(revision(35)), named(revision(37))} - there.keys()


def test_a_save_costs_a_hundred_bytes_or_so_however_many_there_were() -> None:
    def size(count: int) -> int:
        return sum(map(len, saved(many(count)).entries.values()))

    small, large = size(60), size(120)
    assert large < 2.2 * small
    assert (large - small) / 60 < 200


def test_states_stay_within_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "MOST_STATE_BYTES", 30_000)
    chance = random.Random(1)  # noqa: S311  # chance, not secrecy
    found = [state(0)]
    for number in range(150):
        words = " ".join(f"{chance.getrandbits(64):x}" for _ in range(60))
        found.append(found[-1].with_text("a1", (Paragraph(f"p{number}", (Run(words),)),)))
    kept = saved(found)
    size = sum(
        len(data) for name, data in kept.entries.items() if name.startswith(states.STATES_FOLDER)
    )
    assert size < 36_000
    tip = {named(revision(150)): found[-1]}
    assert state_of(kept, named(revision(149)), tip) == found[149]


def test_a_picture_that_went_comes_back_with_its_state_while_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_one = state(1).with_picture("a.png", b"a" * 900)
    with_two = with_one.with_picture("b.png", b"b" * 900)
    found = [state(1), with_one, with_two, replace(with_two, pictures={}), state(2)]
    kept = saved(found)
    tip = {named(revision(4)): found[-1]}
    assert [state_of(kept, named(revision(n)), tip) for n in range(5)] == found
    monkeypatch.setattr(states, "MOST_BYTES_OF_PICTURES", 1_000)
    left = states.without_pictures(kept.entries, states.read_states(kept.entries))
    assert sum(name.startswith(states.STATE_PICTURES) for name in left) == 1
    assert state_of(UnknownParts(left), named(revision(2)), tip) is None
    assert state_of(UnknownParts(left), named(revision(3)), tip) == found[3]


def test_the_states_of_two_files_are_united() -> None:
    shared = many(40)
    kept = saved(shared)
    tip = shared[-1]
    ours = with_step(
        kept, SaveStep(edited(tip, 901), revision(901), (revision(39),), {revision(39): tip})
    )
    theirs = with_step(
        kept, SaveStep(edited(tip, 902), revision(902), (revision(39),), {revision(39): tip})
    )
    both = united_history(ours, theirs)
    assert graph_of(both).keys() == graph_of(ours).keys() | graph_of(theirs).keys()
    last = edited(edited(tip, 901), 902)
    known = {revision(901): edited(tip, 901), revision(902): edited(tip, 902)}
    again = with_step(both, SaveStep(last, revision(903), (revision(901), revision(902)), known))
    at_hand = {named(revision(903)): last}
    before = {revision(number): plan for number, plan in enumerate(shared)}
    for name, plan in {**before, **known}.items():
        assert state_of(again, named(name), at_hand) == plan


def test_what_cannot_be_understood_of_another_file_is_put_aside_and_nothing_of_ours_goes() -> None:
    shared = many(40)
    ours = saved(shared)
    odd = {"versions/states/00001": b"of a later version", "versions/graph.json": b'["later"]'}
    theirs = UnknownParts({**ours.entries, **odd})
    both = united_history(ours, theirs)
    for data in odd.values():
        aside = [name for name, one in both.entries.items() if one == data]
        assert [name.startswith("versions/aside/") for name in aside] == [True]
    tip = {named(revision(39)): shared[-1]}
    assert all(state_of(both, named(revision(n)), tip) == plan for n, plan in enumerate(shared))
    assert united_history(both, theirs).entries.keys() == both.entries.keys()
    turned = united_history(theirs, ours)
    assert turned.entries["versions/states/00001"] == b"of a later version"
    assert all(state_of(turned, named(revision(n)), tip) == plan for n, plan in enumerate(shared))


def test_what_a_later_version_keeps_otherwise_in_two_files_is_kept_of_both() -> None:
    ours, theirs = (UnknownParts({"figures.json": one}) for one in (b"[1]", b"[2]"))
    for first, second in ((ours, theirs), (theirs, ours)):
        both = united_history(first, second)
        assert both.entries["figures.json"] == first.entries["figures.json"]
        assert second.entries["figures.json"] in both.entries.values()
        assert united_history(both, both) == both


def test_what_an_older_program_saved_between_does_not_cut_the_states_off(tmp_path: Path) -> None:
    held = save(state(1), new_file(tmp_path / "p"))
    for number in range(2, 6):
        held = save(state(number), held)
    _, held = open_plan(held.path)
    held = save(state(6), held)  # keeps state 5 whole, as each first save after opening does
    index = held.kept.entries["versions/index.json"]
    old = open_plan(tmp_path / "p.planwright")[1]
    entries = {**old.kept.entries, "versions/index.json": index}
    entries["versions/graph.json"] = held.kept.entries["versions/graph.json"]
    by_old = replace(old, kept=UnknownParts(entries), states=(), opened=(state(6), "2026-05-04"))
    by_old = save(state(7), by_old)
    graph_before = by_old.kept.entries["versions/graph.json"]
    assert graph_before
    _, again = open_plan(held.path)
    again = save(state(8), again)
    tip = {named(again.revision): state(8)}
    found = [state_of(again.kept, name, tip) for name in graph_of(again.kept)]
    assert [plan.title for plan in found if plan][:6] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        zlib.compress(b"[1, 2]"),
        zlib.compress(b'[["a", "b", [], 1]]'),
        zlib.compress(b'{"a": 1}'),
        zlib.compress(b"[" * 99_999),
        zlib.compress(b'[[["a"], "b", {}, false]]'),
        zlib.compress(b" " * (40 << 20)),
    ],
)
def test_states_that_cannot_be_understood_stay_as_they_are_and_stop_nothing(data: bytes) -> None:
    kept = saved(many(3))
    strange = UnknownParts(
        {**kept.entries, "versions/states/00000": data, "versions/states/x": b"later"}
    )
    found = many(5)
    again = saved(found[3:], strange, 3)
    assert again.entries["versions/states/00000"] == data
    assert again.entries["versions/states/x"] == b"later"
    full = states.with_states(again.entries, states.read_states(again.entries))
    assert full["versions/states/00000"] == data


@pytest.mark.parametrize(
    "change",
    [{"answers": ["gone"]}, {"answers": 1}, {"later": {}}, {"pictures": {"a": "c"}}, {"brief": 1}],
)
def test_a_state_that_cannot_be_made_is_not_there(change: dict[str, object]) -> None:
    bad = {"x": states.StateDelta("y", change)}
    assert states.rebuilt_of(bad, {}, "x", {"y": state(1)}) is None
    assert states.rebuilt_of(bad, {}, "z", {"y": state(1)}) is None
    circle = {"x": states.StateDelta("y", {}), "y": states.StateDelta("x", {})}
    assert states.rebuilt_of(circle, {}, "x", {}) is None


def test_a_graph_that_cannot_be_understood_is_put_aside_byte_for_byte() -> None:
    kept = saved(many(3))
    strange = UnknownParts({**kept.entries, "versions/graph.json": b"[1, 2]"})
    again = saved(many(5)[3:], strange, 3)
    aside = [data for name, data in again.entries.items() if name.startswith("versions/aside/")]
    assert aside == [b"[1, 2]"]
    assert history.came_from(again, revision(4)) >= {named(revision(4)), named(revision(3))}
