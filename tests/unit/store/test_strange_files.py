"""Pipes, devices, folders and circles of links where a file should be: told, never waited for."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store.copies import find_copies
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import is_same_file, real_path, write_whole
from desktopapp.store.locks import Holder, Lease, claim, holder_of, lease_file, saving, take_over
from desktopapp.store.open_file import NotSaved, OpenFile, new_file
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.recovery import journals_left
from desktopapp.store.save import save
from tests.safety.officer import state

T = TypeVar("T")
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")


def soon(does: Callable[[], T]) -> T:
    """Return what something returns, and fail where it waits for ever."""
    found: list[T] = []
    thread = threading.Thread(target=lambda: found.append(does()), daemon=True)
    thread.start()
    thread.join(10)
    assert found, "it waits for ever"
    return found[0]


MAKERS: dict[str, Callable[[Path], object]] = {
    "pipe": getattr(os, "mkfifo", Path.mkdir),  # Windows has none, and all here skips
    "folder": Path.mkdir,
    "circle": lambda path: path.symlink_to(path),
    "link to nowhere": lambda path: path.symlink_to(path.parent / "gone" / "nowhere"),
    "device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.fixture(params=MAKERS)
def strange(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    return MAKERS[request.param]


@pytest.fixture
def held(tmp_path: Path) -> OpenFile:
    return save(state(1), new_file(tmp_path / "plan"))


def told(path: Path) -> str:
    with pytest.raises(Problem) as caught:
        open_plan(path)
    assert caught.value.then
    return caught.value.what


def test_a_strange_plan_is_told(strange: Callable[[Path], object], tmp_path: Path) -> None:
    strange(tmp_path / "a.planwright")
    assert soon(lambda: told(tmp_path / "a.planwright"))


def test_a_strange_lease_stops_nobody_from_writing(
    strange: Callable[[Path], object], held: OpenFile
) -> None:
    strange(lease_file(held.path))
    assert soon(lambda: holder_of(held.path)) is None
    assert isinstance(soon(lambda: claim(held.path, "Anna", "9")), Lease)
    assert soon(lambda: save(state(2), held)).digest != held.digest


def test_a_strange_lock_stops_no_save(strange: Callable[[Path], object], held: OpenFile) -> None:
    strange(held.path.with_name("~$plan.planwright.saving"))
    for number in (2, 3):
        held = soon(lambda number=number, held=held: save(state(number), held))  # type: ignore[misc]  # mypy sees no default
    assert open_plan(held.path)[0] == state(3)
    assert not (held.path.parent / "gone").exists()


def test_a_strange_copy_beside_a_plan_is_passed_over(
    strange: Callable[[Path], object], held: OpenFile
) -> None:
    strange(held.path.with_name("plan (copy).planwright"))
    assert soon(lambda: find_copies(state(1), held)) == ()


def test_a_strange_journal_is_passed_over(
    strange: Callable[[Path], object], tmp_path: Path
) -> None:
    strange(tmp_path / "a-1-1.journal")
    assert soon(lambda: journals_left(tmp_path)) == ()


@pytest.mark.parametrize("kind", ["pipe", "folder", "circle", "device"])
def test_what_is_no_file_is_never_saved_over(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.planwright"
    MAKERS[kind](path)
    before = path.lstat()
    with pytest.raises(NotSaved) as caught:
        soon_raised(lambda: save(state(1), OpenFile(path), tmp_path / "recovery"))
    copy = caught.value.held.copy
    assert copy
    assert open_plan(copy.path)[0] == state(1)
    with pytest.raises(Problem):
        soon_raised(lambda: write_whole(path, b"words", agreed=""))
    assert os.path.samestat(before, path.lstat())


def soon_raised(does: Callable[[], object]) -> None:
    """Raise what something raises, and fail where it waits for ever."""

    def caught() -> BaseException | None:
        try:
            does()
        except Exception as error:  # noqa: BLE001  # raised again, in the thread of the test
            return error
        return None

    error = soon(caught)
    if error:
        raise error


def test_no_path_is_too_strange_to_be_followed(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(tmp_path / "back")
    (tmp_path / "back").symlink_to(loop)
    for path in (loop, tmp_path / "nul\0", Path("x" * 5000), tmp_path / "\ud800"):
        assert real_path(path)
        assert not is_same_file(path, tmp_path / "other")


class NoRemoving(Disk):
    """A folder in which one may write, but remove nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def unlink(path: Path, *, missing_ok: bool = False) -> None:
            raise OSError(errno.EACCES, f"{path} {missing_ok}")

        monkeypatch.setattr(Path, "unlink", unlink)


def test_where_nothing_may_be_removed_every_save_lands(
    held: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = NoRemoving(monkeypatch)
    for number in range(2, 6):
        held = save(state(number), held, disk=disk, wait=lambda _seconds: None)
        lease = claim(held.path, "Anna", "9", disk)
        assert isinstance(lease, Lease)
        lease.release()
    assert open_plan(held.path)[0] == state(5)


def test_a_lock_that_is_let_go_of_is_closed_even_where_it_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = NoRemoving(monkeypatch)
    with saving(tmp_path / "plan", disk, lambda _seconds: None):
        pass
    again = disk.open_lock(tmp_path / "~$plan.saving")
    assert disk.hold(again) is True
    disk.close(again)


def test_a_link_and_its_file_have_one_lease(held: OpenFile, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.planwright"
    link.symlink_to(held.path)
    lease = claim(link, "Anna", "9")
    assert isinstance(lease, Lease)
    found = claim(held.path, "Ben", "10")
    assert isinstance(found, Holder)
    assert found.who == "Anna"
    assert [one.name for one in (tmp_path / "desk").iterdir()] == ["link.planwright"]
    lease.release()


def test_the_lease_that_an_older_version_put_beside_a_link_is_respected(
    held: OpenFile, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.planwright"
    link.symlink_to(held.path)
    older = claim(tmp_path / "desk" / "link.planwright.tmp", "Anna", "9")
    assert isinstance(older, Lease)
    assert older.file
    older.file.rename(tmp_path / "desk" / "~link.planwright.open")
    found = holder_of(link)
    assert found
    assert found.who == "Anna"
    assert isinstance(claim(link, "Ben", "10"), Holder)
    assert isinstance(take_over(link, "Ben", "10"), Lease)
    DISK.close(older._descriptor)  # noqa: SLF001  # its program ends


def test_a_plan_with_the_longest_name_there_is_has_a_lease_and_a_lock(tmp_path: Path) -> None:
    held = save(state(1), new_file(tmp_path / f"{'a' * 244}.planwright"))
    lease = claim(held.path, "Anna", "9")
    assert isinstance(lease, Lease)
    assert lease.file
    assert isinstance(claim(held.path, "Ben", "10"), Holder)
    with saving(held.path, DISK, lambda _seconds: None):
        assert len(list(tmp_path.iterdir())) == 3
    lease.release()
    with pytest.raises(NotSaved) as caught:
        save(state(2), new_file(held.path))
    assert caught.value.held.copy
