"""What tests wait by: it hears all that comes, and fails where nothing does."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.jobs import Jobs
from tests.waiting import fired, settle, wait_for_paint, wait_until
from tests.window_desk import WindowDesk

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_comes_to_hold_is_waited_for_and_what_never_does_fails() -> None:
    heard: list[int] = []
    QTimer.singleShot(20, lambda: heard.append(1))
    wait_until(lambda: heard)
    with pytest.raises(AssertionError, match="this does not hold"):
        wait_until(lambda: len(heard) == 2, seconds=0.05)


def test_what_ends_and_what_that_begins_is_heard_before_all_is_settled() -> None:
    jobs = Jobs()
    heard: list[str] = []

    def second(result: str) -> None:
        heard.append(result)
        jobs.fetch("second", lambda _job: "second", heard.append, heard.append)

    jobs.run("first", lambda _job: "first", second, heard.append)
    settle()
    assert heard == ["first", "second"]


def test_a_timer_is_waited_for_and_one_that_does_not_run_fails() -> None:
    timer = QTimer(singleShot=True, interval=20)
    heard: list[int] = []
    timer.timeout.connect(lambda: heard.append(1))
    with pytest.raises(AssertionError, match="nothing is to come"):
        fired(timer)
    timer.start()
    fired(timer)
    assert heard == [1]


def test_a_paint_is_waited_for(qtbot: QtBot) -> None:
    painted: list[int] = []

    class Painted(QWidget):
        def paintEvent(self, _event: object) -> None:  # noqa: N802  # Qt's
            painted.append(1)

    shown = Painted()
    qtbot.addWidget(shown)
    shown.show()
    wait_for_paint(shown)
    before = len(painted)
    wait_for_paint(shown)
    assert len(painted) > before


def test_what_is_not_there_is_refused(finished: WindowDesk) -> None:
    with pytest.raises(AssertionError, match="the plan has no page “t1-q2”"):
        finished.go("t1-q2")
    with pytest.raises(AssertionError, match="0 commands are called “Make tea”"):
        finished.choose("Make tea")
    with pytest.raises(AssertionError, match="“Undo” cannot be chosen now"):
        finished.choose("Undo")
    with pytest.raises(AssertionError):
        finished.panel_shown("reuse")
    finished.panel("reuse")
    assert finished.panel_shown("reuse")
