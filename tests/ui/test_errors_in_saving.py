"""Errors that nobody foresaw while the window saves or closes: a copy first, and it goes on."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.news import Saving
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.session import Session
from desktopapp.store.open_file import OpenFile
from desktopapp.store.settings import recovery_folder
from desktopapp.ui.widgets.jobs import Job, Jobs, Work, wait_for_all
from tests.waiting import wait_until
from tests.window_desk import Open, WindowDesk

WORDS = "The harbour office keeps the ferry list."
FAULTS = (MemoryError("no room"), KeyError("x"))


@pytest.fixture
def window(open_window: Open, tmp_path: Path) -> Iterator[WindowDesk]:
    """Return a window with a plan of which nobody else has hold, and words that are not saved."""
    made = open_window()
    path = new_session(tmp_path / "Ferry", "Anchorage Town Council", "productivity-2024").path
    assert path
    made.open(path)
    wait_until(lambda: made.is_open and made.session.lease)
    made.type_into("t1.q1", WORDS)
    yield made
    wait_for_all()


def answer(session: Session) -> str:
    return " ".join(plain(one.text) for one in session.plan.answers_to("t1.q1"))


def once(monkeypatch: pytest.MonkeyPatch, name: str, fault: Exception) -> None:
    """Let a function raise the first time it is called, and work from then on."""
    before, raised = resolve_name(name), list[Exception]()

    def fail(*given: object, **named: object) -> object:
        if raised:
            return before(*given, **named)
        raised.append(fault)
        raise fault

    monkeypatch.setattr(name, fail)


def _copies(window: WindowDesk) -> list[Path]:
    problem = window.problem
    named = problem.safe.partition("“")[2].partition("”")[0] if problem else ""
    return [Path(named)] if named else []


def _saves_again(window: WindowDesk) -> None:
    window.keeper.save()
    wait_until(lambda: window.session.is_saved)
    path = window.session.path
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
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch, fault: Exception, at: str
) -> None:
    once(monkeypatch, at, fault)
    window.keeper.save("")
    wait_until(lambda: _copies(window))
    (copy,) = _copies(window)
    assert answer(open_session(copy)) == WORDS
    _saves_again(window)
    assert not copy.exists()


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_beside_the_save_itself_on_its_thread_leaves_a_copy_too(
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """Which was known by one line of the window alone, in front of what takes errors."""
    before, stopped = Jobs.fetch, list[str]()

    def stop(_job: Job) -> None:
        raise fault

    def fetch(jobs: Jobs, kind: str, work: Work, *told: Any, **how: Any) -> Job:  # noqa: ANN401  # as it is told
        if kind.startswith("save") and not stopped:
            stopped.append(kind)
            work = stop
        return before(jobs, kind, work, *told, **how)

    monkeypatch.setattr(Jobs, "fetch", fetch)
    window.keeper.save()
    wait_until(lambda: _copies(window))
    (copy,) = _copies(window)
    assert answer(open_session(copy)) == WORDS
    _saves_again(window)
    assert not copy.exists()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "at",
    [
        "desktopapp.ui.window.put_away",
        "desktopapp.ui.workspace.autosave.Autosave.put_away",
        "desktopapp.ui.workspace.autosave.Autosave.settle",
        "desktopapp.ui.workspace.autosave.Autosave._go_on_waiting",
    ],
)
def test_an_error_in_closing_keeps_the_window_and_saves(
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch, fault: Exception, at: str
) -> None:
    once(monkeypatch, at, fault)
    assert not window.top.close()
    assert window.top.isVisible()
    assert window.top.stack.isEnabled()
    assert window.problem
    wait_until(lambda: window.session.is_saved)
    assert window.top.close()


@pytest.mark.parametrize(
    "at",
    [
        "desktopapp.session.session.Session.end_save",
        "desktopapp.session.session.Session.take_hold",
    ],
)
def test_a_result_that_could_not_be_taken_holds_no_later_save_up(
    qtbot: QtBot, window: WindowDesk, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    once(monkeypatch, at, MemoryError())
    with qtbot.captureExceptions() as raised:
        if at.endswith("take_hold"):
            with suppress(MemoryError):  # where the disk answers at once
                window.keeper.hold()
        else:
            window.keeper.save()
            wait_until(lambda: raised)
        wait_until(lambda: not window.keeper.saving)
        window.write(" ")
        window.keeper.save()
        assert window.keeper.saving
        wait_until(lambda: not window.keeper.saving)
    assert window.keeper.problem is None  # nor is it taken for saved elsewhere
    path = window.session.path
    assert path
    assert answer(open_session(path)) == f"{WORDS} "


@pytest.mark.parametrize("fault", FAULTS)
def test_a_save_that_landed_before_an_error_is_known_to_be_ours(
    window: WindowDesk, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    before = Saving.run
    landed: list[Saving] = []

    def run(saving: Saving) -> OpenFile:
        held = before(saving)
        if landed:
            return held
        landed.append(saving)
        raise fault

    monkeypatch.setattr(Saving, "run", run)
    window.keeper.save()
    wait_until(lambda: window.problem)
    path = window.session.path
    assert path
    assert answer(open_session(path)) == WORDS
    window.write(" More.")
    window.keeper.save()
    wait_until(lambda: window.session.is_saved)
    assert window.keeper.problem is None
    assert answer(open_session(path)) == f"{WORDS} More."
    assert not list(recovery_folder().glob("*"))
