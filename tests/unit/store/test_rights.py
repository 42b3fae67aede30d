"""Who may read a plan: nobody more after a save than before, at no moment of it."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktopapp.store import rights
from desktopapp.store.backups import keep_backup
from desktopapp.store.disk import Disk
from desktopapp.store.open_file import NotSaved, OpenFile, new_file
from desktopapp.store.save import save
from tests.safety.officer import state

has_lists = pytest.mark.skipif(
    not (shutil.which("setfacl") and shutil.which("getfacl")), reason="needs setfacl and getfacl"
)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="attributes as Linux has them")


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # fixed words


def list_of(path: Path) -> str:
    return run("getfacl", "-cpE", str(path))


@pytest.fixture
def held(tmp_path: Path) -> OpenFile:
    return save(state(1), new_file(tmp_path / "plan"))


@has_lists
def test_an_access_list_is_after_a_save_what_it_was(held: OpenFile) -> None:
    held.path.chmod(0o600)
    run("setfacl", "-m", "u:1:rw,g:2:r", str(held.path))
    before = list_of(held.path)
    assert "group::---" in before
    save(state(2), held)
    assert list_of(held.path) == before


@has_lists
def test_a_file_without_a_list_gets_none_from_its_folder(held: OpenFile) -> None:
    held.path.chmod(0o640)
    run("setfacl", "-d", "-m", "u:1:rwx", str(held.path.parent))
    save(state(2), held)
    assert list_of(held.path) == "user::rw-\ngroup::r--\nother::---\n\n"


@has_lists
def test_where_a_list_cannot_be_written_the_group_gets_no_more_than_it_had(
    held: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.path.chmod(0o600)
    run("setfacl", "-m", "u:1:rw", str(held.path))
    assert held.path.stat().st_mode & 0o070 == 0o060  # the mask, not the group
    monkeypatch.setattr(rights, "_set", lambda *_given: False)
    save(state(2), held)
    assert held.path.stat().st_mode & 0o777 == 0o600


def test_attributes_of_the_officer_are_kept(held: OpenFile) -> None:
    os.setxattr(held.path, "user.case", b"FOI 12")
    save(state(2), held)
    assert os.getxattr(held.path, "user.case") == b"FOI 12"


class Watching(Disk):
    """A disk that notes the widest rights that what is to take a plan's place ever has."""

    def __init__(self) -> None:
        self.widest = 0

    def _note(self, folder: Path) -> None:
        for one in folder.glob("~*.tmp"):
            self.widest |= stat.S_IMODE(one.stat().st_mode)

    def create(self, path: Path, mode: int = 0o666) -> int:
        descriptor = super().create(path, mode)
        self._note(path.parent)
        return descriptor

    def copy_rights(self, source: Path, target: Path) -> None:
        super().copy_rights(source, target)
        self._note(target.parent)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_what_takes_the_place_of_a_plan_is_at_no_moment_open_to_more(
    mode: int, held: OpenFile
) -> None:
    held.path.chmod(mode)
    disk = Watching()
    save(state(2), held, disk=disk)
    assert disk.widest == mode
    assert held.path.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives a file away")
def test_the_group_of_a_file_is_kept(held: OpenFile) -> None:
    os.chown(held.path, 1, 2)
    held.path.chmod(0o660)
    save(state(2), held)
    known = held.path.stat()
    assert (known.st_uid, known.st_gid, known.st_mode & 0o777) == (1, 2, 0o660)


def test_a_group_that_is_not_ours_to_give_gets_no_more_than_everybody(tmp_path: Path) -> None:
    entries = [(0x01, 6, 0), (0x04, 6, 0), (0x20, 4, 0)]
    kept = rights._for_group(entries, same_group=False)  # noqa: SLF001  # needs two accounts else
    assert kept == [(0x01, 6, 0), (0x04, 4, 0), (0x20, 4, 0)]
    assert rights._bits(0o664, [], same_group=False) == 0o644  # noqa: SLF001  # the same
    assert rights._entries(b"\2\0\0\0odd") == []  # noqa: SLF001  # the same
    assert not list(tmp_path.iterdir())


def test_copies_and_backups_are_no_more_open_than_the_plan(held: OpenFile) -> None:
    held.path.chmod(0o400)
    with pytest.raises(NotSaved) as caught:
        save(state(2), held)
    copy = caught.value.held.copy
    assert copy
    assert copy.path.stat().st_mode & 0o777 == 0o400
    backup = keep_backup(held.path.parent / "backups", b"a plan")
    assert backup
    assert backup.stat().st_mode & 0o777 == 0o600
