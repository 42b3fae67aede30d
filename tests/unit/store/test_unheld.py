"""Which backups hold what a plan does not: asked of the graph, which forgets old states."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.backups import Backup
from desktopapp.store.graph import GRAPH, MOST_REVISIONS, graph_data, thinned_graph, with_revision
from desktopapp.store.open_file import OpenFile
from desktopapp.store.planfile import UnknownParts, digest
from desktopapp.store.unheld import unheld
from tests.safety.officer import state

SAVES = MOST_REVISIONS + 300


def revision(number: int | str) -> str:
    return digest(str(number).encode())


def kept_after(*numbers: int | str) -> UnknownParts:
    """Return the history of a plan that was saved so often, one after the other."""
    graph, before = {}, ()
    for one in numbers:
        graph = with_revision(graph, revision(one), before)
        before = (revision(one),)
    return UnknownParts({GRAPH: graph_data(thinned_graph(graph, ()), {})})


def backup(one: int | str) -> Backup:
    return Backup(Path(f"{one}"), datetime(2026, 5, 4, tzinfo=UTC), revision(one)[:12], 1)


def reading(**lines: tuple[int | str, ...]) -> object:
    def read(one: Backup) -> tuple[Plan, OpenFile]:
        numbers = lines[f"n{one.path}"]
        path, kept = Path("plan.planwright"), kept_after(*numbers)
        return state(7), OpenFile(path, revision(numbers[-1]), kept=kept)

    return read


def missed(found: list[Backup], *numbers: int | str, **lines: tuple[int | str, ...]) -> list[str]:
    kept = kept_after(*numbers)
    read = reading(**lines)
    told = unheld(found, state(1), kept, revision(numbers[-1]), read)  # type: ignore[arg-type]  # a reader
    return [str(one.backup.path) for one in told]


def test_what_the_plan_came_from_is_held() -> None:
    assert missed([backup(1), backup(2)], 1, 2, 3) == []


def test_of_a_line_that_is_not_held_the_newest_is_told() -> None:
    found = [backup(1), backup(2), backup(3), backup(4)]
    assert missed(found, 1, 4, n3=(1, 2, 3)) == ["3"]


def test_two_lines_are_told_the_newest_first() -> None:
    found = [backup(one) for one in (1, 2, "b", 4)]
    assert missed(found, 1, 4, n2=(1, 2), nb=(1, "b")) == ["b", "2"]


def test_a_state_that_the_plan_no_longer_names_is_held_and_a_young_one_is_not() -> None:
    numbers = range(SAVES)
    forgotten = next(
        one for one in numbers if revision(one)[:16] not in str(kept_after(*numbers).entries)
    )
    lines = {f"n{forgotten}": tuple(range(forgotten + 1)), "nother": (*numbers[:-3], "other")}
    assert missed([backup(forgotten), backup("other")], *numbers, **lines) == ["other"]


def test_one_that_does_not_open_is_told_and_covers_no_other() -> None:
    def read(one: Backup) -> tuple[Plan, OpenFile]:
        raise Problem(f"{one.path} has another key.")

    found = [backup(1), backup(2), backup(3)]
    told = unheld(found, state(1), kept_after(9), revision(9), read)
    assert [str(one.backup.path) for one in told] == ["3", "2", "1"]
    assert {one.plan for one in told} == {None}


@pytest.mark.parametrize("number", [0, 1])
def test_a_backup_that_holds_the_same_plan_brings_nothing(number: int) -> None:
    one = backup("other")
    plan = state(number)

    def read(_one: Backup) -> tuple[Plan, OpenFile]:
        return replace(plan), OpenFile(Path("p"), revision("other"), kept=kept_after("other"))

    assert unheld([one], plan, kept_after(1), revision(1), read) == ()
