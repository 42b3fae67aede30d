"""The wheel scrolls what is read; it turns no choice, number or day that it passes over."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import desktopapp.ui
from desktopapp.ui.widgets.choices import Choice
from tests.waiting import settle
from tests.whole_window import show_sample, tour_dialogs, tour_pages, tour_views
from tests.window_desk import WindowDesk

TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
OURS = Path("widgets", "choices.py")
MADE = {
    "QComboBox",
    "QSpinBox",
    "QDoubleSpinBox",
    "QDateEdit",
    "QTimeEdit",
    "QDateTimeEdit",
    "QFontComboBox",
}


def said(field: QWidget) -> object:
    """Return what a field says."""
    match field:
        case QComboBox():
            return field.currentText(), field.currentIndex()
        case QDateTimeEdit():
            return field.dateTime()
        case QTabBar():
            return field.currentIndex()
        case QAbstractSlider():
            return field.value()
        case _:
            return getattr(field, "value", lambda: None)()


def turn(field: QWidget, by: int) -> None:
    """Turn the wheel over a field."""
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(field.mapToGlobal(field.rect().center())),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's signature
    )
    QApplication.sendEvent(field, event)


def turned(within: QWidget) -> list[str]:
    """Turn the wheel over all fields that are shown, and return those that say something else."""
    found = []
    for field in within.findChildren(QWidget):
        if isinstance(field, TURNED) and not isinstance(field, QScrollBar) and field.isVisible():
            field.setFocus()
            before = said(field)
            for by in (-120, 120, 120):
                turn(field, by)
            if said(field) != before:
                found.append(f"{type(field).__name__} {field.accessibleName()}")
    return found


@pytest.mark.parametrize("part", ["pages", "views", "dialogs"])
def test_the_wheel_turns_nothing_in_any_view_or_dialog(
    window: WindowDesk, tmp_path: Path, part: str
) -> None:
    seen: list[str] = []
    found: list[str] = []

    def look(name: str, shown: QWidget) -> None:
        fields = shown.findChildren(QWidget)
        seen.extend(name for one in fields if isinstance(one, TURNED[:2]) and one.isVisible())
        found.extend(f"{name}: {one}" for one in turned(shown))

    show_sample(window.top, tmp_path)
    match part:
        case "pages":
            tour_pages(window.top, look)
        case "views":
            tour_views(window.top, look)
        case _:
            tour_dialogs(window.top, tmp_path, look)
    assert found == []
    assert len(seen) > 5


def test_the_wheel_over_a_choice_scrolls_the_page(qtbot: QtBot) -> None:
    within, area = QWidget(), QScrollArea()
    qtbot.addWidget(area)
    choice = Choice()
    choice.addItems(["one", "two", "three"])
    column = QVBoxLayout(within)
    column.addWidget(choice)
    column.addSpacing(2000)
    area.setWidgetResizable(True)  # Qt's signature
    area.setWidget(within)
    area.resize(300, 200)
    area.show()
    settle()
    over = QPointF(choice.mapTo(area, choice.rect().center()))
    QTest.wheelEvent(area.windowHandle(), over, QPoint(0, -120))  # as from a mouse: it goes on
    assert area.verticalScrollBar().value() > 0
    assert choice.currentIndex() == 0


def test_a_choice_of_qt_itself_is_found_to_turn(qtbot: QtBot) -> None:
    within = QWidget()
    qtbot.addWidget(within)
    plain = QComboBox(within)
    plain.addItems(["one", "two", "three"])
    within.show()
    turn(plain, -120)
    assert plain.currentIndex() == 1


def test_the_window_makes_no_choice_that_the_wheel_turns() -> None:
    house = Path(desktopapp.ui.__file__).parent
    found = [
        f"{path.relative_to(house)}: {node.func.id}"
        for path in house.rglob("*.py")
        if path.relative_to(house) != OURS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MADE
    ]
    assert found == []
