"""What Windows does otherwise, with its calls played: each answers as Microsoft describes it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store import windows
from desktopapp.store.disk import Disk
from desktopapp.store.files import seen, write_whole
from desktopapp.store.journal import JOURNAL_SUFFIX, Journal
from desktopapp.store.locks import Lease, claim, holder_of, take_over
from desktopapp.store.names import file_name, is_refused_by_windows, is_reserved
from desktopapp.store.policy import must_encrypt
from desktopapp.store.reasons import ReservedNameError, may_pass, reason
from desktopapp.store.recovery import journals_left
from desktopapp.store.settings import Settings
from desktopapp.store.windows import Runtime, as_windows_does, long_path, replace_file
from tests.safety.officer import no_wait, state

HELD, MOVED_ASIDE, NOT_SUPPORTED, NO_ROOM = 32, 1177, 50, 112


class Played(windows.Calls):
    """``ReplaceFileW`` with answers that are set beforehand; ``MoveFileExW`` moves."""

    def __init__(self, *answers: int, moves: Callable[[], bool] = lambda: True) -> None:
        self.answers, self.moves, self.moved = list(answers), moves, 0

    def replace(self, target: Path, source: Path, aside: Path) -> int:
        answer = self.answers.pop(0) if self.answers else 0
        if answer in (0, MOVED_ASIDE):
            target.replace(aside)
        if answer == 0:
            source.replace(target)
        return answer

    def move(self, source: Path, target: Path) -> None:
        self.moved += 1
        if not self.moves():
            raise OSError(errno.EACCES, "held", str(source))
        source.replace(target)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A new file, and the one that it is to replace."""
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    return tmp_path / "new", tmp_path / "old"


@pytest.mark.parametrize(
    "answers", [(), (HELD, HELD), (MOVED_ASIDE,), (MOVED_ASIDE, 1176), (1175, 5, 1224)]
)
def test_a_file_is_replaced_with_its_rights_once_nobody_holds_it(
    answers: tuple[int, ...], files: tuple[Path, Path]
) -> None:
    waits: list[float] = []
    calls = Played(*answers)
    replace_file(*files, calls, waits.append)
    assert [(one.name, one.read_text()) for one in files[0].parent.iterdir()] == [("old", "new")]
    assert len(waits) == len(answers)
    assert calls.moved == answers.count(MOVED_ASIDE)  # back to its name, and never over the old


def test_a_disk_that_cannot_replace_is_asked_to_move_at_once(files: tuple[Path, Path]) -> None:
    waits: list[float] = []
    replace_file(*files, Played(NOT_SUPPORTED), waits.append)
    assert files[1].read_text() == "new"
    assert not waits


@pytest.mark.parametrize("answers", [(HELD,) * 9, (MOVED_ASIDE,) * 9, (NO_ROOM,)])
def test_what_cannot_be_replaced_has_its_old_bytes_or_new_ones_under_its_name(
    answers: tuple[int, ...], files: tuple[Path, Path]
) -> None:
    tries = iter([True] * answers.count(MOVED_ASIDE) + [False] * 9)
    calls = Played(*answers, moves=lambda: next(tries) if MOVED_ASIDE in answers else False)
    try:
        replace_file(*files, calls, lambda _seconds: None)
    except OSError:
        assert files[1].read_text() == "old"
        assert files[0].read_text() == "new"
    else:
        assert files[1].read_text() == "new"


class Told(Runtime):
    """A C runtime that has an error of Windows behind its own."""

    def __init__(self, code: int) -> None:
        self.code, self.forgotten = code, 0

    def forget(self) -> None:
        self.forgotten += 1

    def number(self) -> int:
        return self.code


class _Reads:
    def fails(self, path: Path) -> None:
        raise OSError(errno.EINVAL, "Invalid argument", str(path))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (59, "network drive"),
        (64, "network drive"),
        (121, "network drive"),
        (362, "online only"),
        (225, "virus protection"),
        (39, "full"),
        (206, "too long"),
        (1224, "Another program"),
        (0, "character"),
    ],
)
def test_an_error_says_what_windows_meant_by_it(code: int, words: str, tmp_path: Path) -> None:
    runtime = Told(code)
    with pytest.raises(OSError, match=r"argument|Invalid|name") as caught:
        as_windows_does(_Reads.fails, runtime)(_Reads(), tmp_path / "plan")
    assert words in " ".join(reason(caught.value))
    assert runtime.forgotten == 1


def test_a_save_waits_while_windows_says_that_somebody_looks_into_the_file() -> None:
    for code in (5, 32, 33, 170, 303, 1175, 1176, 1177, 1224):
        error = windows.with_its_number(OSError(errno.EINVAL, ""), code)
        assert may_pass(error), code
    assert not may_pass(windows.with_its_number(OSError(errno.EINVAL, ""), NO_ROOM))


class _Names:
    def opens(self, path: Path) -> Path:
        return path


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Com1.planwright", "LPT³", "aux .pdf"])
def test_a_name_of_a_device_is_refused_in_words(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReservedNameError) as caught:
        as_windows_does(_Names.opens, Told(0))(_Names(), tmp_path / name)
    assert "Windows keeps that name" in reason(caught.value)[0]


@pytest.mark.parametrize("name", ["a:b", "plan.", "plan ", "why?"])
def test_a_name_that_windows_takes_for_another_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"argument|Invalid|name") as caught:
        as_windows_does(_Names.opens, Told(0))(_Names(), Path(f"{tmp_path}/{name}"))
    assert "character that is not allowed" in reason(caught.value)[0]


@pytest.mark.parametrize("name", ["Congress", "console.txt", "com", "comb1", "plan.v2", "COM10"])
def test_ordinary_names_are_nobody_elses(name: str) -> None:
    assert not is_reserved(name)
    assert not is_refused_by_windows(name)


def test_a_council_that_is_called_as_a_device_gets_a_file() -> None:
    assert not is_reserved(file_name("Con", ""))
    assert not is_refused_by_windows(file_name("Aux. ", "plan: 2026?"))


def test_long_paths_are_marked_as_long(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 130) / ("b" * 130) / "plan"
    assert long_path(deep) == f"\\\\?\\{deep}"
    assert long_path(tmp_path) == str(tmp_path)
    assert long_path(Path("b" * 300)) == "b" * 300  # Windows marks whole paths alone


class Scanned(Disk):
    """A disk on which another program has the journals open, which Windows keeps until then."""

    def remove(self, path: Path) -> None:
        if path.suffix == JOURNAL_SUFFIX:
            raise PermissionError(errno.EACCES, "held", str(path))
        super().remove(path)


def test_a_journal_that_cannot_be_removed_is_not_offered_as_a_crash(tmp_path: Path) -> None:
    disk = Scanned()
    journal = Journal(tmp_path, state(0), disk=disk)
    journal.note(state(1))
    journal.mark(state(1), tmp_path / "plan", "", lambda: state(2))  # begins another
    assert len([one for one in tmp_path.iterdir() if one.stat().st_size]) == 1
    journal.end()
    assert [one.stat().st_size for one in tmp_path.iterdir()] == [0, 0]
    assert journals_left(tmp_path, disk) == ()


class Open(Disk):
    """A disk that moves and removes no lease: its program has it open."""

    def replace(self, source: Path, target: Path) -> None:
        if source.suffix == ".open":
            raise PermissionError(errno.EACCES, "held", str(source))
        super().replace(source, target)


def test_a_lease_is_taken_over_while_its_program_has_it_open(tmp_path: Path) -> None:
    plan, disk = tmp_path / "plan.planwright", Open()
    theirs = claim(plan, "Anna with a long name", "9 o’clock", disk)
    assert isinstance(theirs, Lease)
    ours = take_over(plan, "Ben", "10 o’clock", disk)
    assert isinstance(ours, Lease)
    assert not theirs.beat()
    assert ours.beat()
    found = holder_of(plan, disk)
    assert found
    assert found.who == "Ben"
    theirs.release()
    assert holder_of(plan, disk) == found
    ours.release()
    assert holder_of(plan, disk) is None


def test_a_beat_is_a_closed_writing_of_the_lease(tmp_path: Path) -> None:
    plan = tmp_path / "plan.planwright"
    lease = claim(plan, "Anna", "9 o’clock")
    assert isinstance(lease, Lease)
    assert lease.file
    os.utime(lease.file, (1, 1))
    assert lease.beat()
    assert lease.file.stat().st_mtime > 1
    lease.release()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove a file that is open")
def test_a_beat_writes_nothing_into_what_has_the_name_of_a_lease_now(tmp_path: Path) -> None:
    lease = claim(tmp_path / "plan.planwright", "Anna", "9 o’clock")
    assert isinstance(lease, Lease)
    assert lease.file
    lease.file.unlink()
    lease.file.write_text("somebody else’s")
    lease.beat()
    assert lease.file.read_text() == "somebody else’s"
    lease.release()


def test_a_document_that_is_marked_as_read_only_stays_and_is_told(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(Problem, match="marked as read only"):
        write_whole(target, b"new", agreed=seen(target).agreed, wait=no_wait)
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.pdf"]


@pytest.mark.parametrize(
    ("said", "is_so"), [("1", True), ("True", True), (" yes ", True), ("0", False)]
)
def test_a_policy_is_read_as_people_write_it(said: str, *, is_so: bool) -> None:
    assert must_encrypt({"RequireEncryption": said}) is is_so


def test_plans_that_differ_in_capitals_are_one_where_the_system_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings()
    monkeypatch.setattr(os.path, "normcase", lambda path: str(path).lower())
    settings.add_recent(Path("/srv/Plan.planwright"))
    settings.add_recent(Path("/srv/plan.planwright"))
    assert settings.recent == (Path("/srv/plan.planwright"),)
