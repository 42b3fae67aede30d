"""A picture whose disk does not answer: it is said, and the plan is not closed over it unasked."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desktopapp.operations.pictures import picture_in
from desktopapp.session.opening import new_session, open_session
from desktopapp.ui.widgets import file_dialogs
from desktopapp.ui.widgets.jobs import wait_for_all
from desktopapp.ui.workspace.plan_verbs import ask_picture
from tests.ui.test_given_pictures import COUNCIL, PNG, drop, pictures
from tests.waiting import wait_until
from tests.window_desk import WindowDesk

pytestmark = pytest.mark.impatient


class SilentDisk:
    """Holds back what is read of pictures until it is let go."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.answers = threading.Event()
        patch.setattr("desktopapp.operations.pictures.picture_in", self._read)

    def _read(self, path: Path) -> object:
        self.answers.wait(60)
        return picture_in(path)


@pytest.fixture
def window(begun: WindowDesk) -> WindowDesk:
    """Return a window with a new plan, and the caret in its first answer."""
    wait_until(lambda: begun.is_open)
    begun.go("t1.q1", write=True)
    return begun


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[SilentDisk]:
    disk = SilentDisk(monkeypatch)
    yield disk
    disk.answers.set()
    wait_for_all()


GIVE: dict[str, Callable[[WindowDesk, Path], object]] = {
    "dropped": lambda window, file: drop(window.editor(), file),
    "chosen": lambda window, _file: ask_picture(window.work),
}


@pytest.fixture(params=GIVE)
def awaited(
    window: WindowDesk,
    silent: SilentDisk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Path:
    """Return the file of a picture that is dropped or chosen, and is still being read."""
    assert not silent.answers.is_set()
    file = tmp_path / "bridge.png"
    file.write_bytes(PNG)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(file), ""))
    monkeypatch.setattr(file_dialogs, "ask_words", lambda *_, **__: "Our bridge")
    window.write("Our bridge.")
    GIVE[request.param](window, file)
    return file


def test_a_picture_that_takes_long_to_read_is_said_to_be_read(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    assert awaited
    wait_until(lambda: window.state == "Reading a picture…")
    silent.answers.set()
    wait_until(lambda: pictures(window))
    assert "Reading" not in window.state


def test_the_window_asks_before_it_closes_without_a_picture_that_is_being_read(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    assert not window.top.close()
    assert f"“{awaited.name}” is still being read" in window.news
    assert window.offered == ["Keep waiting", "Close without the picture", "Go on writing"]
    window.press_by_key("Go on writing")
    assert window.top.isVisible()
    assert not window.has_news
    assert window.top.focusWidget() is window.editor()
    silent.answers.set()
    wait_until(lambda: pictures(window))
    assert window.top.isVisible()


def test_whoever_keeps_waiting_sees_the_window_close_once_the_picture_is_in(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    assert awaited
    assert not window.top.close()
    window.press("Keep waiting")
    assert "Closing once the picture is in" in window.news
    assert window.offered == ["Close without the picture", "Go on writing"]
    path = window.session.path
    assert path
    silent.answers.set()
    wait_until(lambda: not window.top.isVisible())
    assert len(open_session(path).plan.pictures) == 1


def test_the_window_stays_open_for_a_picture_that_is_refused(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    awaited.write_bytes(b"no picture")
    assert not window.top.close()
    window.press("Keep waiting")
    silent.answers.set()
    wait_until(lambda: "Closing once" not in window.news)
    assert window.top.isVisible()
    assert not window.top.leaving


def test_the_question_goes_once_the_picture_is_in(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    assert awaited
    assert not window.top.close()
    silent.answers.set()
    wait_until(lambda: pictures(window))
    assert "Close without the picture" not in window.offered
    window.top.close()
    wait_until(lambda: not window.top.isVisible())


def test_the_window_closes_without_the_picture_where_that_is_agreed(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    assert awaited
    assert not window.top.close()
    window.press("Close without the picture")
    wait_until(lambda: not window.top.isVisible())
    assert not silent.answers.is_set()


def test_another_plan_is_shown_only_once_it_is_agreed_to_leave_the_picture(
    window: WindowDesk, silent: SilentDisk, awaited: Path, tmp_path: Path
) -> None:
    other = new_session(tmp_path / "Parks", COUNCIL, "productivity-2024").path
    assert other
    before = window.work
    window.open(other)
    window.wait_for(f"“{awaited.name}” is still being read")
    assert window.session.path != other
    window.press("Close without the picture")
    wait_until(lambda: window.is_open and window.session.path == other)
    wait_until(lambda: not isValid(before))
    silent.answers.set()
    wait_for_all()
    assert not pictures(window)
    assert not window.has_news


def test_a_chosen_picture_lands_in_the_answer_that_was_left_before_the_disk_answered(
    window: WindowDesk, silent: SilentDisk, awaited: Path
) -> None:
    assert awaited
    window.go("t2.q1", write=True)
    silent.answers.set()
    wait_until(lambda: pictures(window))
    assert "what it shows" in window.news
    assert window.where == "t2.q1"
