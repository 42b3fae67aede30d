"""Items of layouts: Qt makes and deletes them by itself, so Python must not take hold of any.

That it holds none wherever the window is, ``test_whole_window.py`` sees on its way.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import desktopapp.ui
from tests.held_items import known_items

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


ASKING = {"itemAt", "takeAt", "itemAtPosition", "replaceWidget"}  # each gives an item to Python
PLACING = {"addLayout", "insertLayout", "setLayout", "addRow", "add_labelled"}
FILLING = {"addWidget", "insertWidget", "addStretch", "addSpacing", "addLayout", "addRow"}


def told(call: ast.Call) -> str:
    """Return the name of what is called."""
    return ast.unparse(call.func).rpartition(".")[2]


def wrong_calls(code: str) -> list[str]:
    """Return what asks a layout for items, or puts it in a place once it is filled."""
    found = []
    for made in (one for one in ast.walk(ast.parse(code)) if isinstance(one, ast.FunctionDef)):
        calls = [one for one in ast.walk(made) if isinstance(one, ast.Call)]
        filled: set[str] = set()
        for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
            placed = call.args[told(call) == "add_labelled" :]  # its first says where
            late = told(call) in PLACING and filled.intersection(map(ast.unparse, placed))
            if late or told(call) in ASKING:
                found.append(ast.unparse(call))
            if told(call) in FILLING and isinstance(call.func, ast.Attribute):
                filled.add(ast.unparse(call.func.value))
    return found


def changes(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603  # our own program, above
        [sys.executable, "-c", CHANGES, *words], capture_output=True, text=True, check=False
    )


def test_an_item_that_python_takes_hold_of_is_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    row = QHBoxLayout(top)
    row.addWidget(QWidget())
    assert known_items() == []
    held = row.itemAt(0)
    assert known_items() == [held]


def test_controls_come_and_go_in_rows_and_each_new_thing_is_what_it_is() -> None:
    done = changes()
    assert (done.returncode, done.stdout) == (0, "whole\n"), done.stderr


def test_rows_that_are_filled_before_they_have_a_place_bring_the_program_down() -> None:
    assert changes("late").returncode != 0  # else the rule above is needed no more


def test_each_layout_is_placed_before_it_is_filled_and_none_is_asked_for_its_items() -> None:
    files = Path(desktopapp.ui.__path__[0]).rglob("*.py")
    wrong = {one.name: wrong_calls(one.read_text(encoding="utf-8")) for one in files}
    assert {name: calls for name, calls in wrong.items() if calls} == {}


@pytest.mark.parametrize(
    "code",
    [
        "row.addWidget(a)\ncolumn.addLayout(row, 1)",
        "row.addStretch()\nself.setLayout(row)",
        "row.addWidget(a)\nadd_labelled(form, 'Name', row)",
        "while item := row.takeAt(0): pass",
    ],
)
def test_a_layout_that_is_placed_late_or_asked_for_items_is_found(code: str) -> None:
    within = code.replace("\n", "\n    ")
    assert len(wrong_calls(f"def lay_out(self):\n    {within}")) == 1
