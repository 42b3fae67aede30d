"""Errors that nobody foresaw while the window saves or closes: a copy first, and it goes on."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.settings import Settings
from desktopapp.ui.parts.jobs import wait_for_all
from desktopapp.ui.window import Window

WORDS = "The harbour office keeps the ferry list."
FAULTS = (MemoryError("no room"), KeyError("x"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(made)
    made.show()
    made.finish()
    path = new_session(tmp_path / "Ferry", "Anchorage Town Council", "productivity-2024").path
    assert path
    made.open_path(path)
    qtbot.waitUntil(lambda: bool(made.work and session_of(made).lease), timeout=60_000)
    assert made.work
    made.work.go("t1.q1", write=True)
    qtbot.keyClicks(made.work.editor(), WORDS)
    yield made
    wait_for_all()


def session_of(window: Window) -> Session:
    assert window.work
    return window.work.bridge.session


def answer(session: Session) -> str:
    return " ".join(plain(one.text) for one in session.plan.answers_to("t1.q1"))


def until(qtbot: QtBot, holds: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(holds()), timeout=60_000)


def once(monkeypatch: pytest.MonkeyPatch, name: str, fault: Exception) -> None:
    """Let a function raise the first time it is called, and work from then on."""

    def fail(*_given: object, **_named: object) -> None:
        monkeypatch.undo()
        raise fault

    monkeypatch.setattr(name, fail)


def _copies(window: Window) -> list[Path]:
    problem = window.notice.problem
    named = problem.safe.partition("“")[2].partition("”")[0] if problem else ""
    return [Path(named)] if named else []


def _saves_again(qtbot: QtBot, window: Window) -> None:
    assert window.keeper
    window.keeper.save()
    until(qtbot, lambda: session_of(window).is_saved)
    path = session_of(window).path
    assert path
    assert answer(open_session(path)) == WORDS


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "at",
    [
        "desktopapp.session.session.Session.begin_save",
        "desktopapp.session.news.recovery_folder",
        "desktopapp.session.session.Saving.run",
        "desktopapp.store.save.save",
        "threading.Thread.start",
    ],
)
def test_what_could_not_even_begin_to_be_saved_is_in_a_copy_that_opens(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, fault: Exception, at: str
) -> None:
    once(monkeypatch, at, fault)
    assert window.keeper
    window.keeper.save("")
    until(qtbot, lambda: _copies(window))
    (copy,) = _copies(window)
    assert answer(open_session(copy)) == WORDS
    _saves_again(qtbot, window)
    assert not copy.exists()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "at",
    [
        "desktopapp.ui.window.put_away",
        "desktopapp.ui.desk.keeper.Keeper.put_away",
        "desktopapp.ui.desk.keeper.Keeper.settle",
        "desktopapp.ui.desk.keeper.Keeper._go_on_waiting",
    ],
)
def test_an_error_in_closing_keeps_the_window_and_saves(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, fault: Exception, at: str
) -> None:
    once(monkeypatch, at, fault)
    assert not window.close()
    assert window.isVisible()
    assert window.stack.isEnabled()
    assert window.notice.problem
    until(qtbot, lambda: session_of(window).is_saved)
    assert window.close()


@pytest.mark.parametrize(
    "at",
    [
        "desktopapp.session.session.Session.end_save",
        "desktopapp.session.session.Session.take_hold",
    ],
)
def test_a_result_that_could_not_be_taken_holds_no_later_save_up(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    once(monkeypatch, at, MemoryError())
    assert window.keeper
    with qtbot.captureExceptions() as raised:
        if at.endswith("take_hold"):
            with suppress(MemoryError):  # where the disk answers at once
                window.keeper.hold()
        else:
            window.keeper.save()
            until(qtbot, lambda: raised)
        until(qtbot, lambda: window.keeper and not window.keeper.saving)
        qtbot.keyClicks(window.work.editor(), " ")  # type: ignore[union-attr]  # open
        window.keeper.save()
        assert window.keeper.saving
        until(qtbot, lambda: window.keeper and not window.keeper.saving)
