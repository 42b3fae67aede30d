"""Nothing is replaced that nobody agreed to, and what is replaced is kept first."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store import in_time, renaming
from desktopapp.store.backups import backups_of_file
from desktopapp.store.disk import Disk
from desktopapp.store.exports import write_document
from desktopapp.store.files import seen, write_whole
from desktopapp.store.open_file import (
    ChangedOnDisk,
    GoneFromDisk,
    NotSaved,
    file_to_replace,
    new_file,
)
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from desktopapp.store.unsaved import Copy
from tests.safety.officer import no_wait, state


class NoWayBack(Disk):
    """A disk that has no room for a document, and lets none have its name again."""

    def create(self, path: Path, mode: int = 0o666) -> int:
        if path.suffix == ".tmp":
            raise OSError(errno.ENOSPC, "full")
        return super().create(path, mode)

    def place(self, source: Path, target: Path) -> None:
        if "(earlier" in source.name:
            raise OSError(errno.EIO, "gone")
        super().place(source, target)


def test_a_document_that_could_not_have_its_name_again_is_named(tmp_path: Path) -> None:
    file = tmp_path / "Ferry.html"
    file.write_bytes(b"changed by hand")
    with pytest.raises(Problem) as caught:
        write_document(file, b"made anew", NoWayBack(), no_wait)
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == b"changed by hand"
    assert f"“{kept.name}”" in caught.value.safe


class OpenFile(Disk):
    """A disk on which somebody holds a file for two tries, and does something in between."""

    def __init__(self, name: str, meanwhile: Callable[[], object]) -> None:
        self.name, self.meanwhile, self.tries = name, meanwhile, 0

    def replace(self, source: Path, target: Path) -> None:
        self._held(target)
        super().replace(source, target)

    def place(self, source: Path, target: Path) -> None:
        self._held(target)
        super().place(source, target)

    def _held(self, target: Path) -> None:
        if target.name != self.name:
            return
        self.tries += 1
        if self.tries == 2:
            self.meanwhile()
        if self.tries <= 2:
            raise OSError(errno.EBUSY, "held")


def test_a_save_that_waits_looks_again_before_each_try(tmp_path: Path) -> None:
    ours = save(state(1), new_file(tmp_path / "plan"))
    theirs = save(state(5), new_file(tmp_path / "theirs"))
    disk = OpenFile("plan.planwright", lambda: ours.path.write_bytes(theirs.path.read_bytes()))
    with pytest.raises(ChangedOnDisk) as caught:
        save(state(2), ours, disk=disk, wait=no_wait)
    assert open_plan(ours.path)[0] == state(5)
    copy = caught.value.held.copy
    assert copy
    assert open_plan(copy.path)[0] == state(2)


def test_a_file_that_goes_while_a_save_waits_is_not_made_again(tmp_path: Path) -> None:
    ours = save(state(1), new_file(tmp_path / "plan"))
    with pytest.raises(GoneFromDisk):
        save(state(2), ours, disk=OpenFile("plan.planwright", ours.path.unlink), wait=no_wait)
    assert not ours.path.exists()


def test_a_new_plan_never_replaces_a_file_that_comes_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "plan.planwright"
    disk = OpenFile("plan.planwright", lambda: path.write_text("theirs"))
    with pytest.raises(NotSaved, match="already"):
        save(state(2), new_file(path), disk=disk, wait=no_wait)
    assert path.read_text() == "theirs"


@pytest.mark.parametrize("system_can", [True, False])
def test_a_name_that_something_has_is_never_taken(
    system_can: bool,  # noqa: FBT001  # a parameter of pytest
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not system_can:
        monkeypatch.setattr(renaming, "_renameat2", lambda: None)
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    link = (lambda: old.symlink_to("nowhere"),) if os.name != "nt" else ()  # needs a right there
    for make in (lambda: old.write_text("old"), *link, old.mkdir):
        make()
        with pytest.raises(FileExistsError):
            Disk().place(new, old)
        old.rmdir() if old.is_dir() else old.unlink()
    Disk().place(new, old)
    assert old.read_text() == "new"
    assert not new.exists()


def test_what_an_officer_agreed_to_replace_is_kept_as_a_backup(tmp_path: Path) -> None:
    theirs = save(state(5), new_file(tmp_path / "Housing"))
    everywhere = tmp_path / "backups"
    there = seen(theirs.path)
    save(state(2), file_to_replace(*there, everywhere))
    assert open_plan(theirs.path)[0] == state(2)
    kept = backups_of_file(theirs.path, everywhere)
    assert [open_plan(one.path)[0] for one in kept] == [state(5)]


def test_agreement_is_for_what_was_there_when_it_was_asked(tmp_path: Path) -> None:
    theirs = save(state(5), new_file(tmp_path / "Housing"))
    there = seen(theirs.path)
    newer = save(state(6), theirs)
    with pytest.raises(NotSaved, match="not what it was") as caught:
        save(state(2), file_to_replace(*there, tmp_path / "backups"))
    assert not isinstance(caught.value, ChangedOnDisk)  # it is another plan, not ours to merge
    assert open_plan(newer.path)[0] == state(6)


def test_agreement_to_a_free_name_replaces_nothing(tmp_path: Path) -> None:
    there = seen(tmp_path / "Housing.planwright")
    assert there.agreed == ""
    theirs = save(state(5), new_file(there.path))
    with pytest.raises(NotSaved, match="already"):
        save(state(2), file_to_replace(*there, tmp_path / "backups"))
    assert open_plan(theirs.path)[0] == state(5)


def test_what_cannot_be_kept_first_is_not_replaced(tmp_path: Path) -> None:
    theirs = save(state(5), new_file(tmp_path / "Housing"))
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(NotSaved, match="could not be kept"):
        save(state(2), file_to_replace(*seen(theirs.path), tmp_path / "backups"))
    assert open_plan(theirs.path)[0] == state(5)


@pytest.mark.parametrize("data", [b"", b"no plan", b"PK\3\4 half a plan"])
def test_a_damaged_plan_that_is_replaced_is_kept_too(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Housing.planwright"
    path.write_bytes(data)
    save(state(2), file_to_replace(*seen(path), tmp_path / "backups"))
    kept = backups_of_file(path, tmp_path / "backups")
    assert [one.path.read_bytes() for one in kept] == [data]


def test_a_document_replaces_only_what_was_agreed(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_whole(path, b"first", agreed="")
    with pytest.raises(Problem, match="Something else has that name"):
        write_whole(path, b"second", agreed="")
    agreed = seen(path).agreed
    path.write_bytes(b"edited in Word")
    with pytest.raises(Problem):
        write_whole(path, b"second", agreed=agreed)
    assert path.read_bytes() == b"edited in Word"
    write_whole(path, b"second", agreed=seen(path).agreed)
    assert path.read_bytes() == b"second"


def test_a_name_that_cannot_be_replaced_is_told_before_anybody_is_asked(tmp_path: Path) -> None:
    for name in (".", "nul\0"):
        with pytest.raises(Problem) as caught:
            seen(tmp_path / name)
        assert caught.value.then


def test_a_copy_that_somebody_went_on_in_is_neither_replaced_nor_removed(tmp_path: Path) -> None:
    ours = save(state(1), new_file(tmp_path / "plan"))
    ours.path.chmod(0o400)
    with pytest.raises(NotSaved) as caught:
        save(state(2), ours)
    held = caught.value.held
    assert held.copy
    save(state(9), open_plan(_writable(held.copy))[1])
    with pytest.raises(NotSaved) as caught:
        save(state(3), held)
    held = caught.value.held
    assert held.copy
    assert open_plan(held.copy.path)[0] == state(3)
    ours.path.chmod(0o600)
    save(state(4), held)
    left = {one.name for one in tmp_path.iterdir()}
    assert left == {"plan.planwright", "plan (unsaved copy).planwright"}
    assert open_plan(tmp_path / "plan (unsaved copy).planwright")[0] == state(9)


def _writable(copy: Copy) -> Path:
    copy.path.chmod(0o600)
    return copy.path


class Stuck(Disk):
    """A disk of which one folder takes files that can be neither renamed nor, perhaps, removed."""

    def __init__(self, folder: Path, *, removes: bool) -> None:
        self.folder, self.removes = folder, removes

    def _refuse(self, path: Path) -> None:
        if path.parent == self.folder:
            raise OSError(errno.EPERM, "not allowed")

    def replace(self, source: Path, target: Path) -> None:
        self._refuse(target)
        super().replace(source, target)

    def place(self, source: Path, target: Path) -> None:
        self._refuse(target)
        super().place(source, target)

    def remove(self, path: Path) -> None:
        if not self.removes:
            self._refuse(path)
        super().remove(path)


@pytest.mark.parametrize("most", [1, 2])
def test_copies_in_a_folder_that_lets_nothing_be_renamed_do_not_become_many(
    tmp_path: Path, most: int
) -> None:
    folder, recovery = tmp_path / "share", tmp_path / "recovery"
    folder.mkdir()
    held = save(state(1), new_file(folder / "plan"))
    disk = Stuck(folder, removes=most == 1)
    for number in range(2, 9):
        with pytest.raises(NotSaved) as caught:
            save(state(number), held, recovery, disk=disk, wait=no_wait)
        held = caught.value.held
        assert held.copy
        assert open_plan(held.copy.path)[0] == state(number)
    copies = [*folder.glob("*unsaved*.planwright"), *recovery.glob("*.planwright")]
    assert len(copies) == most
    assert save(state(9), held, recovery).revision
    assert [*folder.glob("*unsaved*"), *recovery.iterdir()] == copies[: most - 1]


class LateFolder(Disk):
    """A disk of which one folder answers only when it is let."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.answers = folder, Event()

    def make_private_folder(self, folder: Path) -> None:
        if folder.is_relative_to(self.folder):
            self.answers.wait()
        super().make_private_folder(folder)


def test_nothing_is_replaced_whose_backup_does_not_come_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_time, "PATIENCE", 0.05)
    theirs = save(state(5), new_file(tmp_path / "theirs"))
    disk = LateFolder(tmp_path / "profile")
    agreed = file_to_replace(theirs.path, theirs.digest, tmp_path / "profile" / "backups")
    with pytest.raises(NotSaved, match="could not be kept on this PC first"):
        save(state(1), agreed, disk=disk, wait=no_wait)
    assert open_plan(theirs.path)[0] == state(5)
    disk.answers.set()
    in_time.wait_for_late()


def test_a_save_that_fails_does_not_wait_for_a_recovery_folder_that_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(LateFolder):
        def create(self, path: Path, mode: int = 0o666) -> int:
            if not path.is_relative_to(self.folder):
                raise OSError(errno.ENOSPC, "full")
            return super().create(path, mode)

    monkeypatch.setattr(in_time, "PATIENCE", 0.05)
    held = save(state(1), new_file(tmp_path / "plan"))
    disk = Full(tmp_path / "profile")
    with pytest.raises(NotSaved) as caught:
        save(state(2), held, tmp_path / "profile" / "recovery", disk, no_wait)
    assert "still open here" in caught.value.safe
    disk.answers.set()
    in_time.wait_for_late()
