"""A plan on a share that answers late: the window paints and answers all the same."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktopapp.plan.text import plain
from desktopapp.session.opening import new_session, open_session
from desktopapp.session.recovering import plans_to_recover
from desktopapp.session.session import Session
from desktopapp.ui.files import closing, file_verbs, version_verbs
from desktopapp.ui.files.opening_page import OpeningPage
from desktopapp.ui.widgets.jobs import wait_for_all
from tests.slow_share import SlowShare
from tests.waiting import wait_for_paint, wait_until
from tests.window_desk import Open, WindowDesk

LATE = 0.2  # seconds for each call of the system
FOR_EVER = 20.0
NEVER = 3_600_000  # milliseconds: what is put off so long comes when a test says so
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

    def wait_for_beat(self) -> None:
        """Wait until the loop has turned once more, however long that took."""
        before = self._last
        wait_until(lambda: self._last > before)

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
def window(open_window: Open, share: SlowShare) -> Iterator[WindowDesk]:
    """Return a window; what is under way when the test ends is done at once."""
    yield open_window()
    share.delay = 0
    wait_for_all()


def answer(session: Session) -> str:
    return " ".join(plain(one.text) for one in session.plan.answers_to("t1.q1"))


def write(window: WindowDesk, words: str = WORDS) -> None:
    window.type_into("t1.q1", words)


def until(holds: Callable[[], object]) -> None:
    wait_until(holds, 120)  # seconds, since the share is slow


def open_now(window: WindowDesk, path: Path) -> None:
    """Open a plan while the share is fast, and wait until all is known of it."""
    window.open(path)
    until(lambda: window.session.lease)


def journey(window: WindowDesk, path: Path) -> None:
    """Open, type, save, look at every view, open dialogs, keep it elsewhere, and close."""
    window.open(path)
    until(lambda: window.is_open)
    write(window)
    window.keeper.save("")
    for view in ("asks", "pages", "report", "write"):
        wait_for_paint(window.view(view))
    until(lambda: window.session.is_saved and not window.keeper.saving)
    version_verbs.show(window.top)
    sheet = window.dialog(QDialog)
    wait_for_paint(sheet)
    sheet.reject()
    write(window, " More.")
    window.open(path)  # the plan that is open
    elsewhere = path.with_name("Elsewhere.planwright")
    file_verbs.keep_in(window.top, lambda: (elsewhere, ""))
    until(lambda: window.session.path == elsewhere and window.session.is_saved)
    write(window, " Still more.")
    window.top.close()
    until(lambda: not window.top.isVisible())


def test_the_window_never_waits_for_a_share(
    open_window: Open, share: SlowShare, window: WindowDesk, path: Path
) -> None:
    def run(of: WindowDesk) -> float:
        pulse.restart()
        journey(of, path)
        return pulse.longest

    pulse = Pulse()
    usual = run(window)
    path.with_name("Elsewhere.planwright").unlink()
    other = open_window()
    wait_for_all()
    share.delay = LATE
    longest = run(other)
    share.delay = 0
    assert share.calls > 40
    assert share.of_window == []
    assert longest < usual + 3 * LATE  # a single call of its own is told above


def test_a_window_that_reads_the_share_itself_is_noticed(share: SlowShare, path: Path) -> None:
    pulse = Pulse()
    pulse.wait_for_beat()
    share.delay = LATE
    open_session(path)
    share.delay = 0
    pulse.wait_for_beat()
    assert share.of_window
    assert pulse.longest > LATE


def test_while_a_plan_is_opened_from_a_dead_share_there_is_a_page_that_can_be_left(
    share: SlowShare, window: WindowDesk, path: Path, tmp_path: Path
) -> None:
    here = new_session(tmp_path / "Here", "Sallow Town Council", "productivity-2024").path
    assert here
    share.delay = FOR_EVER
    window.open(path)
    page = window.top.stack.currentWidget()
    assert isinstance(page, OpeningPage)
    assert "Housing" in page.title.text()
    page.cancel.click()
    assert window.top.stack.currentWidget() is window.top.home
    window.open(path)
    window.open(here)  # another is wanted instead
    until(lambda: window.is_open)
    assert window.session.path == here
    assert share.of_window == []


def test_what_is_typed_before_it_is_known_who_has_the_plan_is_kept(
    share: SlowShare, window: WindowDesk, path: Path
) -> None:
    other = open_session(path)
    other.hold()
    share.delay = LATE
    window.open(path)
    until(lambda: window.is_open)
    write(window)
    window.keeper.save()
    until(lambda: "What you typed meanwhile" in window.more)
    share.delay = 0
    assert window.session.read_only
    (copy,) = path.parent.glob("*kept when taken over*")
    assert answer(open_session(copy)) == WORDS
    assert answer(open_session(path)) == ""
    other.release()


def test_closing_on_a_dead_share_can_be_thought_better_of(
    qtbot: QtBot, share: SlowShare, window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_now(window, path)
    write(window)
    share.delay = 2
    monkeypatch.setattr(closing, "_SLOW", NEVER)
    assert not window.top.close()
    until(lambda: window.news == "Saving before closing.")
    assert not window.top.stack.isEnabled()
    assert window.top.menus
    assert window.top.menus.still
    (slow,) = (one for one in window.keeper.findChildren(QTimer) if one.interval() == NEVER)
    slow.start(0)
    until(lambda: "still being saved" in window.news)
    window.press("Go on writing")
    assert window.top.stack.isEnabled()
    assert not window.top.menus.still
    assert window.top.focusWidget() is window.editor()
    qtbot.keyClicks(window.top.focusWidget(), " And a third.")
    share.delay = 0
    window.keeper.save()
    until(lambda: window.session.is_saved and window.keeper and not window.keeper.saving)
    assert answer(open_session(path)) == f"{WORDS} And a third."
    assert share.of_window == []


def test_what_is_closed_on_a_dead_share_is_offered_at_the_next_start(
    share: SlowShare, window: WindowDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_SLOW", 50)
    open_now(window, path)
    write(window)
    share.delay = 4
    assert not window.top.close()
    until(lambda: "still being saved" in window.news)
    window.press("Close and keep it on this PC")
    until(lambda: not window.top.isVisible())
    assert not window.is_open
    (kept,) = plans_to_recover()
    assert kept.plan
    assert answer(Session(kept.plan)) == WORDS
    assert kept.path == path
    assert share.of_window == []


def test_closing_waits_while_the_window_lives_and_then_closes_by_itself(
    share: SlowShare, window: WindowDesk, path: Path
) -> None:
    open_now(window, path)
    write(window)
    share.delay = 0.2
    pulse = Pulse()
    pulse.wait_for_beat()
    assert not window.top.close()
    assert window.top.isVisible()
    until(lambda: not window.top.isVisible())
    share.delay = 0
    assert pulse.longest < 1
    assert share.of_window == []
    assert answer(open_session(path)) == WORDS


def test_a_saved_plan_closes_at_once_on_a_dead_share(
    share: SlowShare, window: WindowDesk, path: Path
) -> None:
    open_now(window, path)
    share.delay = 2
    assert window.top.close()
    assert share.of_window == []


@pytest.mark.parametrize(
    "fault", [MemoryError("no room"), TypeError("odd"), RuntimeError(), KeyError("x")]
)
@pytest.mark.parametrize("at", ["save", "begin", "away"])
def test_an_error_that_nobody_foresaw_keeps_the_window_open_and_a_copy(
    window: WindowDesk, path: Path, fault: Exception, at: str
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise fault

    open_now(window, path)
    write(window)
    broken = {
        "save": "desktopapp.session.session.Saving.run",
        "begin": "desktopapp.session.session.Session.begin_save",
        "away": "desktopapp.ui.window.put_away",
    }
    with pytest.MonkeyPatch.context() as faulty:
        faulty.setattr(broken[at], fail)
        assert not window.top.close()
        until(lambda: window.problem)
        assert window.top.isVisible()
        assert window.top.stack.isEnabled()
        assert answer(window.session) == WORDS
        if at == "save":
            copy = window.problem.safe.partition("“")[2].partition("”")[0]  # type: ignore[union-attr]  # waited for
            assert answer(open_session(Path(copy))) == WORDS
    window.keeper.save()
    until(lambda: window.session.is_saved)


def test_log_off_takes_a_few_seconds_at_most_and_the_journal_has_the_words(
    share: SlowShare, window: WindowDesk, path: Path
) -> None:
    open_now(window, path)
    write(window)
    share.delay = 3
    before = time.monotonic()
    window.top.save_at_log_off()
    assert time.monotonic() - before < 5
    journal = window.session.journal
    assert journal
    assert journal.file
    assert WORDS.encode() in journal.file.read_bytes()
