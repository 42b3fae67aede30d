"""A plan on a share that answers late: the window paints and answers all the same."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.recovering import recoveries
from desktopapp.session.session import Session
from desktopapp.store.settings import Settings
from desktopapp.ui.files import closing, file_verbs, version_verbs
from desktopapp.ui.files.opening_page import OpeningPage
from desktopapp.ui.parts.jobs import wait_for_all
from desktopapp.ui.window import Window
from tests.slow_share import SlowShare

LATE = 0.2  # seconds for each call of the system
FOR_EVER = 20.0
WORDS = "We merged two teams."
pytestmark = pytest.mark.impatient


class Pulse:
    """Measures the longest time in which the window's loop did not turn, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def restart(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SlowShare:
    folder = tmp_path / "share"
    folder.mkdir()
    return SlowShare(folder, monkeypatch)


@pytest.fixture
def path(share: SlowShare) -> Path:
    held = new_session(
        Path(share.folder) / "Housing", "Sallow Town Council", "productivity-2024"
    ).held
    assert held
    return held.path


@pytest.fixture
def window(qtbot: QtBot, share: SlowShare) -> Iterator[Window]:
    made = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.finish()
    yield made
    share.delay = 0
    wait_for_all()


def session_of(window: Window) -> Session:
    assert window.work
    return window.work.bridge.session


def answer(session: Session) -> str:
    return " ".join(plain(one.text) for one in session.plan.answers_to("t1.q1"))


def write(qtbot: QtBot, window: Window, words: str = WORDS) -> None:
    assert window.work
    window.work.go("t1.q1", write=True)
    qtbot.keyClicks(window.work.editor(), words)


def until(qtbot: QtBot, holds: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(holds()), timeout=120_000)


def open_now(qtbot: QtBot, window: Window, path: Path) -> None:
    """Open a plan while the share is fast, and wait until all is known of it."""
    window.open_path(path)
    until(qtbot, lambda: window.keeper and session_of(window).lease)


def press(qtbot: QtBot, window: QWidget, words: str) -> None:
    """Press a button once it can be pressed."""

    def found() -> list[QAbstractButton]:
        every = window.findChildren(QAbstractButton)
        return [one for one in every if one.text() == words and one.isVisible()]

    until(qtbot, found)
    found()[0].click()


def journey(qtbot: QtBot, window: Window, path: Path) -> None:
    """Open, type, save, look at every view, open dialogs, keep it elsewhere, and close."""
    window.open_path(path)
    until(qtbot, lambda: window.work)
    write(qtbot, window)
    assert window.work
    assert window.keeper
    window.keeper.save("")
    for view in ("asks", "pages", "report", "write"):
        window.work.show_view(view)
        qtbot.wait(30)
    until(qtbot, lambda: session_of(window).is_saved and not window.keeper.saving)
    version_verbs.show(window)
    qtbot.wait(50)
    (sheet,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    sheet.reject()
    write(qtbot, window, " More.")
    window.open_path(path)  # the plan that is open
    elsewhere = path.with_name("Elsewhere.planwright")
    file_verbs.keep_in(window, lambda: (elsewhere, ""))
    until(qtbot, lambda: session_of(window).path == elsewhere and session_of(window).is_saved)
    write(qtbot, window, " Still more.")
    window.close()
    until(qtbot, lambda: not window.isVisible())


def test_the_window_never_waits_for_a_share(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path
) -> None:
    def run(of: Window) -> float:
        pulse.restart()
        journey(qtbot, of, path)
        return pulse.longest

    pulse = Pulse()
    usual = run(window)
    path.with_name("Elsewhere.planwright").unlink()
    other = Window(Settings({"spelling": False}), date(2026, 11, 20))
    qtbot.addWidget(other)
    other.resize(1366, 768)
    other.show()
    other.finish()
    wait_for_all()
    share.delay = LATE
    longest = run(other)
    share.delay = 0
    assert share.calls > 40
    assert share.of_window == []
    assert longest < usual + 3 * LATE  # a single call of its own is told above


def test_a_window_that_reads_the_share_itself_is_noticed(
    qtbot: QtBot, share: SlowShare, path: Path
) -> None:
    pulse = Pulse()
    qtbot.wait(30)
    share.delay = LATE
    open_session(path)
    share.delay = 0
    qtbot.wait(30)
    assert share.of_window
    assert pulse.longest > LATE


def test_while_a_plan_is_opened_from_a_dead_share_there_is_a_page_that_can_be_left(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path, tmp_path: Path
) -> None:
    here = new_session(tmp_path / "Here", "Sallow Town Council", "productivity-2024").path
    assert here
    share.delay = FOR_EVER
    window.open_path(path)
    page = window.stack.currentWidget()
    assert isinstance(page, OpeningPage)
    assert "Housing" in page.title.text()
    page.cancel.click()
    assert window.stack.currentWidget() is window.home
    window.open_path(path)
    window.open_path(here)  # another is wanted instead
    until(qtbot, lambda: window.work)
    assert session_of(window).path == here
    assert share.of_window == []


def test_what_is_typed_before_it_is_known_who_has_the_plan_is_kept(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path
) -> None:
    other = open_session(path)
    other.hold()
    share.delay = LATE
    window.open_path(path)
    until(qtbot, lambda: window.work)
    write(qtbot, window)
    assert window.keeper
    window.keeper.save()
    until(qtbot, lambda: "What you typed meanwhile" in window.notice.more.text())
    share.delay = 0
    assert session_of(window).read_only
    (copy,) = path.parent.glob("*kept when taken over*")
    assert answer(open_session(copy)) == WORDS
    assert answer(open_session(path)) == ""
    other.release()


def test_closing_on_a_dead_share_can_be_thought_better_of(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_SLOW", 50)
    open_now(qtbot, window, path)
    write(qtbot, window)
    share.delay = 2
    assert not window.close()
    assert window.notice.words.text() == "Saving before closing."
    assert not window.stack.isEnabled()
    assert window.menus
    assert window.menus.still
    until(qtbot, lambda: "still being saved" in window.notice.words.text())
    press(qtbot, window, "Go on writing")
    assert window.stack.isEnabled()
    assert not window.menus.still
    assert window.focusWidget() is window.work.editor()  # type: ignore[union-attr]  # it is open
    qtbot.keyClicks(window.focusWidget(), " And a third.")
    share.delay = 0
    assert window.keeper
    window.keeper.save()
    until(
        qtbot, lambda: session_of(window).is_saved and window.keeper and not window.keeper.saving
    )
    assert answer(open_session(path)) == f"{WORDS} And a third."
    assert share.of_window == []


def test_what_is_closed_on_a_dead_share_is_offered_at_the_next_start(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_SLOW", 50)
    open_now(qtbot, window, path)
    write(qtbot, window)
    share.delay = 4
    assert not window.close()
    until(qtbot, lambda: "still being saved" in window.notice.words.text())
    press(qtbot, window, "Close and keep it on this PC")
    until(qtbot, lambda: not window.isVisible())
    assert window.work is None
    (kept,) = recoveries()
    assert kept.plan
    assert answer(Session(kept.plan)) == WORDS
    assert kept.path == path
    assert share.of_window == []


def test_closing_waits_while_the_window_lives_and_then_closes_by_itself(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path
) -> None:
    open_now(qtbot, window, path)
    write(qtbot, window)
    share.delay = 0.2
    pulse = Pulse()
    qtbot.wait(30)
    assert not window.close()
    assert window.isVisible()
    until(qtbot, lambda: not window.isVisible())
    share.delay = 0
    assert pulse.longest < 1
    assert share.of_window == []
    assert answer(open_session(path)) == WORDS


def test_a_saved_plan_closes_at_once_on_a_dead_share(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path
) -> None:
    open_now(qtbot, window, path)
    share.delay = 2
    assert window.close()
    assert share.of_window == []


def test_log_off_takes_a_few_seconds_at_most_and_the_journal_has_the_words(
    qtbot: QtBot, share: SlowShare, window: Window, path: Path
) -> None:
    open_now(qtbot, window, path)
    write(qtbot, window)
    share.delay = 3
    before = time.monotonic()
    window.save_at_log_off()
    assert time.monotonic() - before < 5
    journal = session_of(window).journal
    assert journal
    assert journal.file
    assert WORDS.encode() in journal.file.read_bytes()
