"""The driver itself: what it types arrives, what it reads is on the screen, and it can fail."""

from pathlib import Path

import pytest

from tests.hostile.real_window import NotSeenError, RealWindow
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_pending import LONG
from tests.hostile.window_start import Desk, in_file
from tests.hostile.window_words import data_of, holds


def test_what_is_typed_is_saved_and_there_again(
    screen: Screen, sample: Path, tmp_path: Path
) -> None:
    desk = Desk(screen, tmp_path, sample)
    with desk.open() as window:
        window.wait_plan().write(" ALPHAMARK")
        window.save()
        assert in_file(desk.plan, "ALPHAMARK")
        window.write(" BRAVOMARK")
        assert window.close() == 0
        assert window.tracebacks() == []
    assert holds(desk.plan, "ALPHAMARK")
    assert holds(desk.plan, "BRAVOMARK")
    with desk.open() as window:
        window.wait_plan()
        answer = window.find("Answer", "text")
        assert answer is not None
        assert "BRAVOMARK" in window.reader.words(answer)


@LONG
def test_a_plan_is_begun_by_keys_alone(screen: Screen, tmp_path: Path) -> None:
    plan = tmp_path / "New.planwright"
    with RealWindow(screen, tmp_path / "home") as window:
        window.wait_ready()
        window.do("New plan", "Start a new plan")
        window.type("Farshire County Council")
        window.press("Where to keep the plan")
        window.key("ctrl+a")
        window.type(str(plan))
        window.press("Start", "button")
        window.wait_plan().type("CHARLIEMARK")
        window.save()
        assert in_file(plan, "CHARLIEMARK")
    assert data_of(plan)["council"]["name"] == "Farshire County Council"


@LONG
def test_a_dialog_is_seen_and_put_away(screen: Screen, sample: Path, tmp_path: Path) -> None:
    with Desk(screen, tmp_path, sample).open() as window:
        window.wait_plan()
        window.do("Name this version", "Name this version")
        window.type("As agreed by cabinet")
        window.press("Keep it")
        assert wait_until(lambda: not window.dialogs(), 20)
        assert in_file(tmp_path / "documents" / "Plan.planwright", seconds=1)


def test_a_window_that_ends_is_not_waited_for(
    screen: Screen, sample: Path, tmp_path: Path
) -> None:
    ends = ("-c", "import sys; sys.exit('it ended at once')")
    with (
        Desk(screen, tmp_path, sample).open(start=ends) as window,
        pytest.raises(NotSeenError, match="it ended at once"),
    ):
        window.wait_ready(seconds=20)
