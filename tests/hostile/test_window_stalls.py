"""A share that takes its time over every call must never make the window wait."""

from pathlib import Path

from tests.hostile.real_window import RealWindow
from tests.hostile.window_beat import Heartbeat
from tests.hostile.window_display import Screen, need
from tests.hostile.window_fixtures import Figure, Many
from tests.hostile.window_pending import LONG
from tests.hostile.window_share import Share
from tests.hostile.window_stalls import Stalled, begin, meet, stall

SHOWN = 8  # seconds until the window is there, whatever the share does
MOST, MOST_IN_A_CROWD = 100, 500  # milliseconds; the latter where other tests run beside

_CARELESS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("careless")
label.setWindowTitle("Planwright, a careless one")
label.resize(300, 200)
label.show()
timer = QTimer()
timer.timeout.connect(lambda: Path(sys.argv[1]).read_bytes())
timer.start(300)
application.exec()
"""


def assert_as_quick(slow: Stalled, quick: Stalled, many: Many) -> None:
    """Hold the window on something slow against the one on something quick."""
    assert slow.lost == []
    assert slow.shown_after <= quick.shown_after + SHOWN
    assert slow.longest <= quick.longest + many(MOST_IN_A_CROWD, MOST) / 1000


def test_a_slow_share_never_makes_the_window_wait(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, figure: Figure
) -> None:
    need("gcc")
    seconds, watched = many(2, 20), many(3, 60)
    quick = stall(screen, sample, tmp_path / "quick", 0, 4) if many(0, 1) else Stalled()
    slow = stall(screen, sample, tmp_path / "slow", seconds, watched)
    for line in quick.lines("no call slow") + slow.lines(f"each call {seconds} s"):
        figure(line)
    assert_as_quick(slow, quick, many)


def test_a_slow_profile_never_keeps_the_window_away_or_waiting(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, figure: Figure
) -> None:
    need("gcc")
    seconds, watched = many(2, 20), many(3, 60)
    quick = begin(screen, sample, tmp_path / "quick", 0, 4) if many(0, 1) else Stalled()
    slow = begin(screen, sample, tmp_path / "slow", seconds, watched)
    for line in quick.lines("no call slow") + slow.lines(f"each call to the profile {seconds} s"):
        figure(line)
    assert_as_quick(slow, quick, many)


@LONG
def test_another_officers_plan_on_a_slow_share_never_makes_the_window_wait(
    screen: Screen, sample: Path, tmp_path: Path, figure: Figure
) -> None:
    need("gcc")
    quick = meet(screen, sample, tmp_path / "quick", 0, 8)
    slow = meet(screen, sample, tmp_path / "slow", 20, 70)
    for line in quick.lines("no call slow") + slow.lines("each call 20 s"):
        figure(line)
    assert slow.longest <= quick.longest + MOST / 1000


def test_a_program_that_reads_the_share_on_its_windows_thread_fails(
    screen: Screen, sample: Path, tmp_path: Path, figure: Figure
) -> None:
    need("gcc")
    folder = tmp_path / "documents"
    folder.mkdir()
    plan = folder / "Plan.planwright"
    plan.write_bytes(sample.read_bytes())
    share = Share(folder, tmp_path)
    with RealWindow(
        screen,
        tmp_path / "home",
        plan,
        environment=share.environment,
        start=("-c", _CARELESS),
    ) as window:
        window.wait_shown()
        share.strike(seconds=1)
        beat = Heartbeat(screen.environment["DISPLAY"], window.main_number, tmp_path)
        share.forget()  # so that it is held while it is watched
        window.wait(lambda: share.calls().held >= 1, "a call of the careless program", 20)
        found = beat.stop()
    figure(f"a careless program: longest stall {found.longest * 1000:,.0f} ms ({share.calls()})")
    assert found.own > MOST / 1000
