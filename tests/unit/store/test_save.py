"""Saving: whole or not at all, never over another's work, and never without a copy."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.council import council_named
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_plan import plan_data
from desktopapp.store import renaming, windows
from desktopapp.store.disk import Disk
from desktopapp.store.files import write_whole
from desktopapp.store.open_file import ChangedOnDisk, GoneFromDisk, NotSaved, OpenFile, new_file
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.resources import brief, sample
from desktopapp.store.save import save

PLAN = new_plan(brief("productivity-2024"), council_named("Aldermere Borough Council"))
LATER = replace(PLAN, title="Later")


class Failing(Disk):
    """A disk on which one operation fails, a number of times."""

    def __init__(self, operation: str, number: int, times: int = 10**6, windows: int = 0) -> None:
        self.operation = operation
        self.error = OSError(number, os.strerror(number))
        if windows:
            self.error.winerror = windows  # type: ignore[attr-defined,unused-ignore]  # Windows only
        self.left = times

    def __getattribute__(self, name: str) -> object:
        get = object.__getattribute__
        if not name.startswith("_") and name == get(self, "operation") and get(self, "left"):
            self.left -= 1

            def fail(*_given: object) -> None:
                raise get(self, "error")

            return fail
        return get(self, name)


def saved(tmp_path: Path, plan: Plan = PLAN) -> OpenFile:
    return save(plan, new_file(tmp_path / "plan.planwright"))


@contextmanager
def not_saved(held: OpenFile) -> Iterator[list[NotSaved]]:
    """Expect that a save fails in words, that the file stays, and that a copy is complete."""
    before = held.path.read_bytes() if held.path.exists() else None
    caught: list[NotSaved] = []
    with pytest.raises(NotSaved) as info:
        yield caught
    caught.append(info.value)
    assert (held.path.read_bytes() if held.path.exists() else None) == before
    assert info.value.what
    assert info.value.safe
    assert info.value.then


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_saved_plan_opens_as_it_was_and_leaves_nothing_else(tmp_path: Path) -> None:
    held = saved(tmp_path)
    assert open_plan(held.path) == (PLAN, held)
    again = save(LATER, held)
    assert open_plan(held.path) == (LATER, again)
    assert left_in(tmp_path) == ["plan.planwright"]


def test_a_plan_opened_by_a_short_name_is_known_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = saved(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert open_plan(Path("plan.planwright")) == (PLAN, held)


def test_a_new_plan_gets_the_ending_and_never_replaces_a_file(tmp_path: Path) -> None:
    assert new_file(tmp_path / "Our plan 2.0").path == tmp_path / "Our plan 2.0.planwright"
    saved(tmp_path)
    with not_saved(new_file(tmp_path / "plan.planwright")) as caught:
        save(LATER, new_file(tmp_path / "plan.planwright"))
    assert "already" in caught[0].what


def test_another_officers_work_is_never_written_over(tmp_path: Path) -> None:
    held = saved(tmp_path)
    save(replace(PLAN, title="Theirs"), open_plan(held.path)[1])
    with not_saved(held) as caught:
        save(LATER, held)
    assert isinstance(caught[0], ChangedOnDisk)
    copy = caught[0].held.copy
    assert copy
    assert open_plan(copy.path)[0] == LATER


def test_a_plan_that_was_moved_away_is_not_made_again_unasked(tmp_path: Path) -> None:
    held = saved(tmp_path)
    held.path.rename(tmp_path / "moved.planwright")
    with not_saved(held) as caught:
        save(LATER, held)
    assert isinstance(caught[0], GoneFromDisk)
    assert "plan (unsaved copy).planwright" in left_in(tmp_path)


def test_a_vanished_folder_leaves_a_copy_in_the_recovery_folder(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    held = saved(tmp_path / "share")
    (tmp_path / "share").rename(tmp_path / "away")
    with not_saved(held) as caught:
        save(LATER, held, recovery=tmp_path / "recovery")
    assert not (tmp_path / "share").exists()
    assert "not there any more" in caught[0].what
    assert str(tmp_path / "recovery") in caught[0].safe
    copy = caught[0].held.copy
    assert copy
    assert open_plan(copy.path)[0] == LATER


def test_a_file_marked_read_only_is_respected(tmp_path: Path) -> None:
    held = saved(tmp_path)
    held.path.chmod(0o444)
    with not_saved(held) as caught:
        save(LATER, held)
    assert "read only" in caught[0].what


def test_a_plan_of_a_newer_version_is_never_written(tmp_path: Path) -> None:
    held = replace(saved(tmp_path), read_only="It is newer.")
    with not_saved(held) as caught:
        save(LATER, held)
    assert "It is newer." in caught[0].what


def test_copies_do_not_pile_up_and_go_when_a_save_lands(tmp_path: Path) -> None:
    held = saved(tmp_path)
    for n in range(3):
        with pytest.raises(NotSaved) as caught:
            save(replace(PLAN, title=f"Try {n}"), held, disk=_Full())
        held = caught.value.held
    assert left_in(tmp_path) == ["plan (unsaved copy).planwright", "plan.planwright"]
    assert held.copy
    assert open_plan(held.copy.path)[0].title == "Try 2"
    save(LATER, held)
    assert left_in(tmp_path) == ["plan.planwright"]


class _Full(Disk):
    """A disk that lets nothing take the place of the plan itself."""

    def replace(self, source: Path, target: Path) -> None:
        if target.name == "plan.planwright":
            raise OSError(errno.ENOSPC, "full")
        super().replace(source, target)


def test_a_copy_never_replaces_the_copy_of_somebody_else(tmp_path: Path) -> None:
    held = saved(tmp_path)
    (tmp_path / "plan (unsaved copy).planwright").write_bytes(b"theirs")
    with not_saved(held) as caught:
        save(LATER, held, disk=_Full())
    assert (tmp_path / "plan (unsaved copy).planwright").read_bytes() == b"theirs"
    copy = caught[0].held.copy
    assert copy
    assert copy.path == tmp_path / "plan (unsaved copy 2).planwright"


def test_a_save_that_landed_though_it_seemed_to_fail_is_no_clash(tmp_path: Path) -> None:
    held = saved(tmp_path)
    with pytest.raises(NotSaved) as caught:
        save(LATER, held, disk=Failing("sync_folder", errno.EIO, times=1))
    assert caught.value.what == (
        "The plan was written, but the disk did not confirm that it will stay."
    )
    landed = open_plan(held.path)
    assert landed[0] == LATER
    last = save(replace(PLAN, title="Last"), caught.value.held)
    assert open_plan(held.path)[0].title == "Last"
    assert last.copy is None
    assert left_in(tmp_path) == ["plan.planwright"]


@pytest.mark.parametrize(("number", "windows"), [(errno.EACCES, 0), (errno.EACCES, 32), (0, 33)])
def test_a_sharing_violation_that_passes_is_waited_for(
    number: int, windows: int, tmp_path: Path
) -> None:
    held = saved(tmp_path)
    waited: list[float] = []
    disk = Failing("replace", number, times=3, windows=windows)
    save(LATER, held, disk=disk, wait=waited.append)
    assert open_plan(held.path)[0] == LATER
    assert len(waited) == 3


def test_a_sharing_violation_that_stays_is_told_after_five_seconds(tmp_path: Path) -> None:
    held = saved(tmp_path)
    waited: list[float] = []
    with not_saved(held) as caught:
        save(LATER, held, disk=Failing("replace", 0, windows=32), wait=waited.append)
    assert 4 < sum(waited) < 6
    assert "Another program has the file open" in caught[0].what


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "only be read"),
        (errno.EIO, "reported a fault"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EINVAL, "not allowed"),
        (errno.ETIMEDOUT, "does not answer"),
        (errno.ENOTTY, "This PC says"),
    ],
)
@pytest.mark.parametrize("operation", ["stat", "create", "write", "sync", "read", "replace"])
def test_each_error_is_told_and_the_next_save_lands(
    operation: str, number: int, told: str, tmp_path: Path
) -> None:
    held = saved(tmp_path)
    with not_saved(held) as caught:
        save(LATER, held, disk=Failing(operation, number), wait=lambda _seconds: None)
    assert told in caught[0].what
    after = save(LATER, caught[0].held)
    assert open_plan(held.path) == (LATER, after)
    assert not [name for name in left_in(tmp_path) if name.endswith(".tmp")]


def test_bytes_that_do_not_read_back_are_never_put_in_place(tmp_path: Path) -> None:
    held = saved(tmp_path)

    class Lying(Disk):
        def read(self, path: Path, most: int) -> bytes:
            data = super().read(path, most)
            return data[:-1] if path.suffix == ".tmp" else data

    with not_saved(held) as caught:
        save(LATER, held, disk=Lying())
    assert "reported a fault" in caught[0].what


def test_a_plan_that_could_not_be_opened_again_is_never_put_in_place(tmp_path: Path) -> None:
    held = saved(tmp_path)
    broken = replace(PLAN, answers=(Answer("a", "of no letter"),))
    with not_saved(held) as caught:
        save(broken, held)
    assert "could not be opened again" in caught[0].what


def test_a_short_write_is_carried_on(tmp_path: Path) -> None:
    class Slow(Disk):
        def write(self, descriptor: int, data: bytes | memoryview) -> int:
            return super().write(descriptor, data[:1000])

    held = save(PLAN, new_file(tmp_path / "plan.planwright"), disk=Slow())
    assert open_plan(held.path)[0] == PLAN


@pytest.mark.skipif(os.name == "nt", reason="Windows has rights of another kind")
def test_the_permissions_of_the_file_are_kept(tmp_path: Path) -> None:
    held = saved(tmp_path)
    held.path.chmod(0o640)
    held = save(LATER, held)
    assert held.path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows gives links to administrators")
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    held = saved(tmp_path)
    link = tmp_path / "link.planwright"
    link.symlink_to(held.path)
    save(LATER, replace(held, path=link))
    assert link.is_symlink()
    assert open_plan(held.path)[0] == LATER


@pytest.mark.parametrize(
    "name", ["x" * 300, "nul\0.planwright", "no/folder/plan.planwright", "folder.planwright"]
)
def test_a_name_that_cannot_be_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.planwright").mkdir()
    with pytest.raises(NotSaved) as caught:
        save(PLAN, OpenFile(tmp_path / name), recovery=tmp_path / "recovery")
    assert caught.value.held.copy
    assert caught.value.then


def test_opening_what_is_not_there_or_no_plan_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.planwright").write_text("Dear Minister")
    for name in ("none.planwright", "letter.planwright", ".", "nul\0"):
        with pytest.raises(Problem) as caught:
            open_plan(tmp_path / name)
        assert caught.value.what
        assert caught.value.then


@pytest.mark.parametrize(
    ("number", "windows", "told"),
    [
        (errno.EACCES, 0, "You may not read it"),
        (errno.EACCES, 5, "You may not read it"),
        (errno.EISDIR, 0, "That is a folder"),
        (errno.ENOENT, 0, "There is no such file"),
        (errno.EIO, 0, "The disk reported a fault"),
        (errno.EACCES, 32, "Another program has the file open"),
        (errno.ETIMEDOUT, 0, "The network drive does not answer"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    number: int, windows: int, told: str, tmp_path: Path
) -> None:
    with pytest.raises(Problem, match=told) as caught:
        open_plan(tmp_path / "plan.planwright", Failing("read", number, windows=windows))
    assert "save in" not in caught.value.then


def test_a_folder_is_told_from_a_plan_on_windows_too(tmp_path: Path) -> None:
    disk = Failing("read", errno.EACCES, windows=5)
    disk.error.filename = str(tmp_path)
    with pytest.raises(Problem, match="That is a folder"):
        open_plan(tmp_path, disk)


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.planwright").open("wb") as file:
        file.truncate(301 << 20)
    with pytest.raises(Problem, match="too large"):
        open_plan(tmp_path / "large.planwright")


def test_an_export_that_fails_leaves_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    write_whole(target, b"old")
    for operation in ("create", "write", "sync", "read", "replace"):
        with pytest.raises(Problem, match="as it was"):
            write_whole(target, b"new", Failing(operation, errno.ENOSPC))
        assert target.read_bytes() == b"old"
        assert left_in(tmp_path) == ["plan.pdf"]
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_an_export_open_in_word_says_to_close_it(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Close it there"):
        write_whole(
            tmp_path / "plan.docx", b"x", Failing("replace", 0, windows=32), lambda _seconds: None
        )


def test_on_windows_access_rights_are_carried_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[Path, Path]] = []
    monkeypatch.setattr(windows, "replace_file", lambda a, b: calls.append((a, b)))
    monkeypatch.setattr(renaming, "_WINDOWS", True)
    (tmp_path / "old").write_text("")
    (tmp_path / "new").write_text("")
    Disk().replace(tmp_path / "new", tmp_path / "old")
    assert calls == [(tmp_path / "new", tmp_path / "old")]


def test_a_save_writes_the_plan_as_data_once_for_its_revision_and_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []

    def noted(plan: Plan) -> object:
        written.append(plan)
        return plan_data(plan)

    monkeypatch.setattr("desktopapp.store.planfile.plan_data", noted)
    save(sample(), new_file(tmp_path / "plan.planwright"))
    assert len(written) == 1
