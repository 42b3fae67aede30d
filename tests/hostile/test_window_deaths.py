"""However the program ends, and whatever vanishes: no word older than a second is lost."""

from collections import Counter
from pathlib import Path

import pytest

from tests.hostile.window_deaths import (
    GONE,
    SIGNALS,
    disk_full,
    ended_by,
    server_dies,
    typed,
    vanished,
    verdict,
)
from tests.hostile.window_display import Screen
from tests.hostile.window_fixtures import Kept, Many
from tests.hostile.window_pending import LONG
from tests.hostile.window_start import Desk

_CARELESS = """

from PySide6.QtWidgets import QApplication, QTextEdit
application = QApplication([])
text = QTextEdit()
text.setAccessibleName("Answer to 1.1 Change")
text.setWindowTitle("Planwright, a careless one")
text.show()
text.setFocus()
application.exec()
"""


def test_no_signal_costs_a_word(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, kept: Kept
) -> None:
    names = (SIGNALS * 6)[3 : 3 + many(1, 20)]  # KILL first
    found = Counter(
        ended_by(name, screen, sample, tmp_path / f"{at}", saved=at % 2 == 0)
        for at, name in enumerate(names)
    )
    kept("real window ended by a signal while typing", found)


@LONG
def test_the_end_of_the_screen_costs_no_word(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept
) -> None:
    assert screen
    found = Counter(server_dies(sample, tmp_path / str(at)) for at in range(3))
    kept("X server ended under the real window", found)


@LONG
@pytest.mark.parametrize("disk", ["the documents", "everything"])
def test_a_full_disk_costs_no_word_and_is_told(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept, disk: str
) -> None:
    wrong = disk_full(screen, sample, tmp_path, all_of_it=disk == "everything")
    kept(f"disk of {disk} full", Counter(wrong or [""]))


@LONG
@pytest.mark.parametrize("name", GONE)
def test_what_vanishes_costs_no_word(
    screen: Screen, sample: Path, tmp_path: Path, kept: Kept, name: str
) -> None:
    kept(name, Counter([vanished(name, screen, sample, tmp_path)]))


@LONG
def test_a_program_that_keeps_nothing_loses_words(
    screen: Screen, sample: Path, tmp_path: Path
) -> None:
    desk = Desk(screen, tmp_path, sample)
    with desk.open(start=("-c", _CARELESS)) as window:
        window.wait_shown()
        window.take_keyboard()
        window.wait(window.writes_answer, "a place to write", 20)
        typed(window, ["CARELESSWORD"])
        window.end()
    assert verdict(desk, ["CARELESSWORD"], 3) == "lost CARELESSWORD"
