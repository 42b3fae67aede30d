"""Tab goes through a window as it is read, and finds the next stop at once in a long list."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.reading_order import in_reading_order
from tests.growth import MOST, growth


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
