"""Tab goes through a window as it is read, and finds the next stop at once in a long list."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from desktopapp.ui import views
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.reading_order import in_reading_order
from desktopapp.ui.workspace.view import Panel, View
from tests.growth import MOST, growth
from tests.ui.test_whole_window import order_faults
from tests.window_desk import Open, button


def shown(qtbot: QtBot, places: list[tuple[int, int, int, int]]) -> QWidget:
    """Return a window with a line at each place: left, top, width and height."""
    top = QWidget()
    qtbot.addWidget(top)
    for n, place in enumerate(places):
        line = QLineEdit(top)
        line.setText(str(n))
        line.setGeometry(*place)
    top.show()
    return top


def order(top: QWidget) -> list[str]:
    return [one.text() for one in in_reading_order(top) if isinstance(one, QLineEdit)]


def test_a_row_is_what_stands_beside_its_first_by_half(qtbot: QtBot) -> None:
    top = shown(
        qtbot,
        [
            (200, 12, 90, 20),  # beside 3, whose upper half it shares
            (0, 40, 90, 20),  # below both
            (200, 48, 90, 20),  # half beside 1, and left of nothing
            (0, 10, 90, 24),
            (100, 26, 90, 20),  # it only touches 0 and 3: a row of its own
        ],
    )
    assert order(top) == ["3", "0", "4", "1", "2"]


def test_what_is_high_is_read_with_all_that_begins_beside_it(qtbot: QtBot) -> None:
    top = shown(qtbot, [(0, 0, 50, 300), (60, 0, 50, 20), (60, 100, 50, 20), (0, 301, 50, 20)])
    assert order(top) == ["0", "1", "2", "3"]


def test_the_next_stop_is_found_in_a_time_that_grows_with_the_window(qtbot: QtBot) -> None:
    def rows(number: int) -> QWidget:
        return shown(qtbot, [(0, 30 * n, 100, 24) for n in range(number)])

    assert growth(lambda top: list(in_reading_order(top)), rows, 150) < MOST


def bare(*_given: object) -> QWidget:
    """Return what holds words and nothing that takes the keyboard."""
    made = QWidget()
    QVBoxLayout(made).addWidget(PlainLabel("Nothing to press here."))
    return made


def test_a_panel_and_a_view_of_words_alone_leave_the_keyboard_at_their_tabs(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = Panel("bare", "Bare", "Words alone", bare, "&View")
    monkeypatch.setattr(views, "PANELS", (*views.PANELS, panel))
    monkeypatch.setattr(views, "VIEWS", (*views.VIEWS, View("bare", "Words", bare, tab="Words")))
    window = open_window(Session(sample()))
    window.go("t1.q1", write=True)
    button(window.panel("overlap"), "Link a partner’s plan…").setFocus()
    window.panel("bare")
    assert window.top.focusWidget().accessibleName() == "Bare panel"
    assert order_faults(window.top) == []
    window.go("t1.q1", write=True)
    window.view("bare")
    assert window.top.focusWidget().accessibleName() == "Words"
    assert order_faults(window.top) == []
