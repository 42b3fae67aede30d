"""The log and the details for IT: useful, small, and without a word of the plan."""

import errno
from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store import log as module
from desktopapp.store.log import details, log_file, note_error, write_event
from desktopapp.store.open_file import new_file
from desktopapp.store.save import save
from tests.safety.disks import Refusing
from tests.safety.officer import state


def an_error(folder: Path) -> Problem:
    disk = Refusing(2, 1, lambda: OSError(errno.ENOSPC, "secret words", "/secret/path"))
    disk.on = True
    with pytest.raises(Problem) as caught:
        save(state(1), new_file(folder / "secret name"), disk=disk)
    return caught.value


def test_a_line_says_when_what_and_how_often(tmp_path: Path) -> None:
    write_event("saved", tmp_path / "log", words=1200, seconds=0.25)
    line = (tmp_path / "log").read_text()
    assert line.endswith("Z saved words=1200 seconds=0.25\n")


def test_an_error_is_told_by_its_kind_and_place_without_its_words(tmp_path: Path) -> None:
    error = an_error(tmp_path)
    note_error(error, tmp_path / "log")
    for told in ((tmp_path / "log").read_text(), details(error)):
        assert "NotSaved" in told
        assert "OSError errno=28" in told
        assert "store/save.py:" in told
        assert "secret" not in told
        assert str(tmp_path) not in told
    assert details(error).startswith("Planwright ")


def test_the_log_never_grows_beyond_two_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_LOG_BYTES", 500)
    for number in range(200):
        write_event("saved", tmp_path / "a.log", words=number)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.log", "a.old.log"]
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 1200
    assert "words=199" in (tmp_path / "a.log").read_text()


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    write_event("saved", tmp_path / "file" / "log")
    write_event("saved")
    assert log_file().exists()
