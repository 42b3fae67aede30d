"""The ring around what the keyboard arrived at."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktopapp.ui.widgets.focus_ring import FocusRing
from tests.waiting import wait_until


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window with a card that holds a button, and a field."""
    window = QWidget()
    window.resize(400, 300)
    card = QWidget(window, objectName="card")
    card.setGeometry(20, 40, 200, 100)
    column = QVBoxLayout(card)
    column.addWidget(QPushButton("Ready"))
    QLineEdit(window).setGeometry(20, 200, 100, 30)
    qtbot.addWidget(window)
    return window


def ring_of(window: QWidget) -> FocusRing:
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    window.findChild(QPushButton).setFocus()
    return ring


def corner_of(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), QPoint(-2, -2))


def test_the_ring_is_around_what_has_the_focus(window: QWidget) -> None:
    ring = ring_of(window)
    wait_until(ring.isVisible)
    assert ring.pos() == corner_of(window.findChild(QPushButton))
    window.findChild(QLineEdit).setFocus()
    assert ring.pos() == corner_of(window.findChild(QLineEdit))


def test_the_ring_goes_along_when_what_holds_the_widget_moves(
    window: QWidget,
) -> None:
    ring = ring_of(window)
    wait_until(ring.isVisible)
    window.findChild(QWidget, "card").move(150, 150)
    assert ring.pos() == corner_of(window.findChild(QPushButton))


def test_the_ring_goes_with_the_widget(window: QWidget) -> None:
    ring = ring_of(window)
    wait_until(ring.isVisible)
    window.findChild(QPushButton).hide()
    assert not ring.isVisible() or window.focusWidget() is window.findChild(QLineEdit)


def test_the_ring_outlives_what_it_was_around(window: QWidget, qtbot: QtBot) -> None:
    ring = ring_of(window)
    wait_until(ring.isVisible)
    with qtbot.capture_exceptions() as errors:
        card = window.findChild(QWidget, "card")
        card.deleteLater()
        wait_until(lambda: not isValid(card))
        window.findChild(QLineEdit).setFocus()
        window.move(5, 5)
    assert errors == []
    assert ring.pos() == corner_of(window.findChild(QLineEdit))
