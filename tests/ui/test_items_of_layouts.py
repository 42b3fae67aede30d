"""Items of layouts: Qt makes and deletes them by itself, so Python must not take hold of any."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from tests.whole_window import PARTS, tour
from tests.window_desk import Open

# Controls come and go in rows, and what is made next lies where their items lay. To Python it
# must be what it is. "late" puts a row into its column once it is filled, as was done before.
CHANGES = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import *
from desktopapp.ui.widgets.flow import FoldingRow

application = QApplication([])
window, found = QWidget(), QListWidget()
column = QVBoxLayout(window)
for _ in range(60):
    row = FoldingRow(6)
    if "late" not in sys.argv:
        column.addLayout(row)
    for number in range(20):
        row.addWidget(QPushButton(str(number)))
    if "late" in sys.argv:
        column.addLayout(row)
    for one in window.findChildren(QPushButton):
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(3):
        found.clear()
        for number in range(60):
            found.addItem(QListWidgetItem(str(number)))
print("whole")
"""


def known_items() -> list[QLayoutItem]:
    """Return the items of layouts, other than layouts, that Python has taken hold of."""
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)
    ]


def changes(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  # our own program, above
        [sys.executable, "-c", CHANGES, *words], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("part", PARTS)
def test_python_takes_hold_of_no_item_wherever_the_window_is(
    open_window: Open, tmp_path: Path, part: str
) -> None:
    held: list[str] = []

    def look(name: str, _top: QWidget) -> None:
        if many := len(known_items()):
            held.append(f"{many} items: {name}")

    tour(part, open_window(size=(1366, 768)).top, tmp_path, look)
    assert held == []


def test_controls_come_and_go_in_rows_and_each_new_thing_is_what_it_is() -> None:
    done = changes()
    assert (done.returncode, done.stdout) == (0, "whole\n"), done.stderr


def test_rows_that_are_filled_before_they_have_a_place_bring_the_program_down() -> None:
    assert changes("late").returncode != 0  # else the rule above is needed no more
