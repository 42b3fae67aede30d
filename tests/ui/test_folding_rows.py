"""Rows that fold: what room is left goes to what takes it, at whatever depth."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.line_field import LineField


def across(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = FoldingRow(8)
    made.setLayout(row)
    for part in parts:
        row.addWidget(part)
    return made


def shown(qtbot: QtBot, row: QWidget, wide: int) -> None:
    qtbot.addWidget(row)
    row.resize(wide, 60)
    row.show()
    QCoreApplication.processEvents()


def test_lines_within_a_row_within_a_row_take_the_room_that_is_left(qtbot: QtBot) -> None:
    label, words, remove = LineField(), LineField(), QPushButton("Remove")
    row = across(across(label, words), remove)
    shown(qtbot, row, 900)
    assert remove.geometry().right() >= 900 - 12
    assert label.width() == words.width() > 300


def test_what_stands_behind_a_line_that_is_just_so_wide_stands_beside_it(qtbot: QtBot) -> None:
    day, calendar = LineField(), QPushButton("Calendar")
    day.setFixedWidth(140)
    row = across(day, calendar)
    shown(qtbot, row, 900)
    assert calendar.x() - day.geometry().right() < 12
