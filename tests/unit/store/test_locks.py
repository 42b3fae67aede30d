"""Two officers, one file: each learns of the other, and the dead lock nobody out."""

import errno
import json
import multiprocessing
import os
import traceback
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store import locks
from desktopapp.store.disk import Disk
from desktopapp.store.locks import Holder, Lease, claim, holder_of, lease_file, saving, take_over
from tests.safety.lines import Line
from tests.safety.officer import no_wait


def taken(plan: Path, who: str = "Anna", disk: Disk | None = None) -> Lease:
    lease = claim(plan, who, "09:15", disk or Disk())
    assert isinstance(lease, Lease)
    return lease


def from_another_computer(plan: Path) -> None:
    """Make the lease look as if it was written elsewhere."""
    file = lease_file(plan)
    known = json.loads(file.read_text())
    file.write_text(json.dumps({**known, "machine": "?" * len(known["machine"])}))


def grow_old(plan: Path, seconds: float) -> None:
    known = lease_file(plan).stat()
    os.utime(lease_file(plan), (known.st_atime, known.st_mtime - seconds))


def test_the_second_officer_learns_who_has_the_plan_open_and_since_when(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    lease = taken(plan)
    found = claim(plan, "Ben", "09:20")
    assert isinstance(found, Holder)
    assert (found.who, found.since) == ("Anna", "09:15")
    assert holder_of(plan) == found
    lease.release()
    assert holder_of(plan) is None
    assert list(tmp_path.iterdir()) == []
    assert isinstance(claim(plan, "Ben", "09:21"), Lease)


def _hold_for_ever(plan: Path) -> None:
    taken(plan)
    sleep(600)


def _eventually(true: Callable[[], bool]) -> None:
    wait = multiprocessing.Event()
    for _ in range(1000):
        if true():
            return
        wait.wait(0.01)
    raise AssertionError


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows forks no program")
def test_a_killed_program_locks_nobody_out_on_the_same_computer(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    process = multiprocessing.get_context("fork").Process(target=_hold_for_ever, args=(plan,))
    process.start()
    _eventually(lambda: holder_of(plan) is not None)
    process.kill()
    process.join()
    assert holder_of(plan) is None
    assert isinstance(claim(plan, "Ben", "10:00"), Lease)


def test_a_lease_from_another_computer_lives_two_minutes_after_its_last_beat(
    tmp_path: Path,
) -> None:
    plan = tmp_path / "plan.planwright"
    lease = taken(plan)
    lease._disk.close(lease._descriptor)  # noqa: SLF001  # its program ended
    from_another_computer(plan)
    grow_old(plan, 110)
    assert isinstance(claim(plan, "Ben", "10:00"), Holder)
    grow_old(plan, 15)
    assert isinstance(claim(plan, "Ben", "10:02"), Lease)


def test_a_beat_keeps_a_lease_alive(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    lease = taken(plan)
    from_another_computer(plan)
    grow_old(plan, 200)
    assert holder_of(plan) is None
    assert lease.beat()
    grow_old(plan, 100)
    from_another_computer(plan)
    assert holder_of(plan)


def test_whoever_is_taken_over_learns_it_at_the_next_beat(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    lease = taken(plan)
    theirs = take_over(plan, "Ben", "10:00")
    assert isinstance(theirs, Lease)
    assert not lease.beat()
    lease.release()
    found = holder_of(plan)
    assert found
    assert found.who == "Ben"
    assert theirs.beat()


def test_without_locks_on_the_disk_the_clock_decides(tmp_path: Path) -> None:
    class Lockless(Disk):
        def hold(self, descriptor: int) -> bool | None:
            assert descriptor
            return None

    plan = tmp_path / "plan.planwright"
    taken(plan, disk=Lockless())
    found = claim(plan, "Ben", "10:00", Lockless())
    assert isinstance(found, Holder)
    assert not found.locks
    grow_old(plan, 125)
    assert isinstance(claim(plan, "Ben", "10:02", Lockless()), Lease)


class Forbidding(Disk):
    """A disk that takes no file beside the plan."""

    def create(self, path: Path) -> int:
        raise OSError(errno.EACCES, str(path))

    def open_lock(self, path: Path) -> int:
        raise OSError(errno.EACCES, str(path))


def test_where_lock_files_are_forbidden_everything_goes_on(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    lease = taken(plan, disk=Forbidding())
    assert lease.file is None
    assert lease.beat()
    lease.release()
    with saving(plan, Forbidding(), pytest.fail):
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"who": 1}', "\0" * 9, "[" * 9999])
def test_a_strange_lease_is_waited_for_and_then_replaced(content: str, tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    lease_file(plan).write_text(content)
    assert isinstance(claim(plan, "Ben", "10:00"), Holder)
    grow_old(plan, 125)
    assert isinstance(claim(plan, "Ben", "10:02"), Lease)


def test_a_living_lease_that_was_taken_for_a_dead_one_is_put_back(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    taken(plan)
    other = Holder("Old", "PC", "yesterday", "other token")
    locks._clear(Disk(), lease_file(plan), other)  # noqa: SLF001  # the moment cannot be met otherwise
    found = holder_of(plan)
    assert found
    assert found.who == "Anna"


def test_two_programs_never_save_one_plan_at_once(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    waited: list[float] = []
    with (
        saving(plan, Disk(), pytest.fail),
        pytest.raises(Problem, match="is being saved elsewhere"),
        saving(plan, Disk(), waited.append),
    ):
        pytest.fail("both hold it")
    assert 4 < sum(waited) < 6
    with saving(plan, Disk(), pytest.fail):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_save_left_is_swept_up_a_day_later(tmp_path: Path) -> None:
    names = ["~1a2b3c4d5e6f.tmp", "~9f8e7d6c5b4a.tmp", "~WRL0001.tmp", "notes.tmp"]
    for name in names:
        (tmp_path / name).write_text("")
    for name in names[1:]:
        known = (tmp_path / name).stat()
        os.utime(tmp_path / name, (known.st_atime, known.st_mtime - 90_000))
    taken(tmp_path / "plan.planwright").release()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([names[0], *names[2:]])


def test_an_error_at_any_line_leaves_this_program_no_lock_that_it_does_not_know(
    tmp_path: Path,
) -> None:
    def save(number: int) -> None:
        with saving(tmp_path / f"Plan {number}.planwright", Disk(), no_wait):
            pass

    def failed_in(number: int) -> str:
        try:
            Line(number).during(lambda: save(number))
        except MemoryError as error:
            where = traceback.extract_tb(error.__traceback__)[-2].name
            traceback.clear_frames(error.__traceback__)
            return where
        return ""

    counted = Line()
    counted.during(lambda: save(0))
    stuck = set()
    for number in range(1, counted.count + 1):
        where = failed_in(number)
        try:
            save(number)
        except Problem:
            stuck.add(where)
    assert counted.count > 20
    assert stuck == set()
