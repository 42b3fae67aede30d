"""A day is typed or pasted as people write it, and nobody is said to have chosen one."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from desktopapp.ui.widgets.day_field import DayField

TODAY = date(2024, 6, 11)


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField("Meeting", TODAY)
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    return made


def heard(field: DayField) -> list[date | None]:
    """Return the days that the field tells from now on."""
    found: list[date | None] = []
    field.chosen.connect(found.append)
    return found


def test_a_field_is_empty_until_a_day_is_chosen(field: DayField) -> None:
    told = heard(field)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.day, field.line.text(), field.beside.whole, told) == (None, "", "", [])


def test_what_is_pasted_over_a_day_takes_its_place(field: DayField) -> None:
    told = heard(field)
    QApplication.clipboard().setText("16 July 2024")
    field.line.selectAll()
    field.line.paste()
    assert told == [date(2024, 7, 16)]  # at once, whatever comes next
    QApplication.clipboard().setText("Friday 19.07.2024")
    field.line.selectAll()
    field.line.paste()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told[-1] == date(2024, 7, 19)
    assert field.line.text() == "19 July 2024"
    assert field.beside.whole == "Friday"


def test_a_short_year_is_taken_when_the_officer_goes_on(field: DayField) -> None:
    told = heard(field)
    QTest.keyClicks(field.line, "16/7/24")
    assert told == []
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [date(2024, 7, 16)]


def test_a_day_that_does_not_exist_says_so_and_is_none(field: DayField) -> None:
    field.show_day(date(2024, 7, 16))
    told = heard(field)
    field.line.selectAll()
    QTest.keyClicks(field.line, "31 June 2024")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.beside.whole == "June has 30 days."
    assert field.line.text() == "31 June 2024"
    assert field.line.accessibleDescription() == "June has 30 days."
    assert told == [None]
    field.show_day(None)  # as the report tells at once
    assert field.line.text() == "31 June 2024"
    field.line.selectAll()
    QTest.keyClicks(field.line, "30 June 2024")
    assert (told[-1], field.beside.whole) == (date(2024, 6, 30), "Sunday")


def test_an_emptied_field_has_no_day(field: DayField) -> None:
    field.show_day(date(2024, 7, 16))
    told = heard(field)
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    assert told == [None]


def test_the_calendar_begins_at_the_day_and_takes_another(field: DayField) -> None:
    field.show_day(date(2024, 7, 16))
    told = heard(field)
    QTest.mouseClick(field.opener, Qt.MouseButton.LeftButton)
    calendar = field.findChild(QCalendarWidget)
    assert calendar
    assert calendar.selectedDate() == QDate(2024, 7, 16)
    calendar.clicked.emit(QDate(2024, 7, 18))
    assert told == [date(2024, 7, 18)]
    assert field.line.text() == "18 July 2024"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("31 June 2027", (2027, 6)),
        ("3.13.2027", (2027, 1)),
        ("16 July 2024", (2024, 7)),
        ("next week", (2024, 8)),  # near the day that was known before
    ],
)
def test_a_calendar_opens_near_what_was_typed(
    field: DayField, typed: str, shown: tuple[int, int]
) -> None:
    field.show_day(date(2024, 8, 2))
    field.line.selectAll()
    QTest.keyClicks(field.line, typed)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    field.open_calendar()
    calendar = field.findChildren(QCalendarWidget)[-1]
    assert (calendar.yearShown(), calendar.monthShown()) == shown
    calendar.close()


def test_a_calendar_stands_whole_on_the_screen(field: DayField) -> None:
    room = field.screen().availableGeometry()
    size = field.size()
    for corner in (room.topLeft(), room.bottomRight() - QPoint(size.width(), size.height())):
        field.move(corner)
        field.open_calendar()
        calendar = field.findChildren(QCalendarWidget)[-1]
        assert room.contains(calendar.geometry())
        calendar.close()
