"""Backups: the last good versions of a plan stay on this computer."""

import errno
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktopapp.store.backups import MOST_BACKUPS, backups, backups_of_file, keep_backup
from desktopapp.store.disk import Disk
from desktopapp.store.open_file import new_file
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from desktopapp.store.settings import backup_folder
from tests.safety.officer import state

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def test_each_save_that_landed_leaves_a_backup_that_opens(tmp_path: Path) -> None:
    held = save(state(1), new_file(tmp_path / "plan"), backups=tmp_path / "b")
    save(state(2), held, backups=tmp_path / "b")
    found = backups(tmp_path / "b")
    assert [open_plan(one.path)[0] for one in found] == [state(1), state(2)]


def test_the_backups_of_a_file_are_found_by_its_path_alone(tmp_path: Path) -> None:
    everywhere = tmp_path / "backups"
    for name in ("one", "two"):
        held = save(state(1), new_file(tmp_path / name), backups=everywhere / "document")
        save(state(2), held, backups=everywhere / "document")
    found = backups_of_file(tmp_path / "one.planwright", everywhere)
    assert [open_plan(one.path)[0] for one in found] == [state(1), state(2)]
    assert len(backups(everywhere / "document")) == 4
    assert backups_of_file(tmp_path / "three.planwright", everywhere) == ()


def test_backups_of_earlier_releases_are_still_listed(tmp_path: Path) -> None:
    (tmp_path / "2026-05-04 09.00.00.000000.planwright").write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("not ours")
    save(state(1), new_file(tmp_path / "plan"), backups=tmp_path)
    first, second = backups(tmp_path)
    assert first.revision == ""
    assert len(second.revision) == 12


@pytest.mark.parametrize(
    "clock",
    [
        [365 * 1440 + n for n in range(12)] + list(range(30)),
        [365 * 1440, *range(200)],
        list(range(20)) + [n - 60 for n in range(20)],
        [0] * 40,
    ],
    ids=["a year ahead", "once ahead", "back an hour", "standing still"],
)
def test_the_newest_backup_is_the_one_saved_last_whatever_the_clock_said(
    clock: list[int], tmp_path: Path
) -> None:
    for number, minutes in enumerate(clock):
        now = START + timedelta(minutes=minutes)
        keep_backup(tmp_path, str(number).encode(), now=now, revision=f"{number:012x}")
    found = [int(one.path.read_bytes()) for one in backups(tmp_path)]
    assert found == sorted(found)
    assert found[-3:] == [len(clock) - 3, len(clock) - 2, len(clock) - 1]
    assert len(found) == MOST_BACKUPS


def test_backups_without_a_number_are_older_than_those_with_one(tmp_path: Path) -> None:
    for name in ("2031-05-04 09.00.00.000000 aaaaaaaaaaaa", "2030-05-04 09.00.00.000000"):
        (tmp_path / f"{name}.planwright").write_bytes(name.encode())
    keep_backup(tmp_path, b"new", now=START)
    assert [one.path.read_bytes()[:4] for one in backups(tmp_path)] == [b"2030", b"2031", b"new"]
    assert [one.revision for one in backups(tmp_path)] == ["", "aaaaaaaaaaaa", ""]


def test_ten_stay_the_newest_among_them_and_some_of_long_ago(tmp_path: Path) -> None:
    for number in range(60):
        keep_backup(tmp_path, str(number).encode(), now=START + timedelta(minutes=number))
    found = backups(tmp_path)
    assert len(found) == MOST_BACKUPS
    assert found[-1].path.read_bytes() == b"59"
    assert found[-1].when == START + timedelta(minutes=59)
    assert sum(one.when < START + timedelta(minutes=40) for one in found) >= 2


def test_a_backup_that_cannot_be_kept_does_not_stop_a_save(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("in the way")
    held = save(state(1), new_file(tmp_path / "plan"), backups=tmp_path / "b")
    assert open_plan(held.path)[0] == state(1)

    class Full(Disk):
        def create(self, path: Path, mode: int = 0o666) -> int:
            raise OSError(errno.ENOSPC, f"{path} {mode}")

    keep_backup(tmp_path / "c", b"x", Full())
    assert backups(tmp_path / "c") == ()
    assert backups(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("document", ["../../etc", "abc123", "é/\\:x" * 50])
def test_the_folder_of_backups_stays_where_it_belongs(document: str) -> None:
    folder = backup_folder(document)
    assert folder.parent.name == "backups"
    assert ".." not in folder.parts
