"""A day, typed or pasted as people write it, or chosen in a calendar; empty until it is known."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCalendarWidget, QTableView, QWidget

from desktopapp.plan.days import WEEKDAYS, NoSuchDay, said_date, typed_day
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.text_size import keep_wide, wear
from desktopapp.ui.widgets.words_shown import Elided

_WIDE, _BESIDE = 146, 136  # logical pixels, of the line and of what is said beside it
_FULL_YEAR = 4  # digits


class _Beside(Elided):
    """What is said beside a day: as wide whatever it says, so that days stand in a column."""

    def sizeHint(self) -> QSize:
        """Ask for the room that nearly all words need."""
        return QSize(scaled(_BESIDE), super().sizeHint().height())


class DayField(QWidget):
    """The field. Beside it stands the day of the week, or what is wrong with what was typed."""

    chosen = Signal(object)  # a day, or nothing

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self.today = today
        self.day: date | None = None
        self.wrong = ""  # what is wrong with what is typed, in a sentence
        self._near: date | None = None  # the day closest to what was typed, or known before it
        self.line = LineField()
        wear(self.line, 15)
        keep_wide(self.line, _WIDE)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText("Not known yet")
        self.line.textEdited.connect(self._hear)
        self.line.editingFinished.connect(self.finish)
        self.opener = IconButton("calendar", "Calendar")
        self.opener.setAccessibleName(f"Calendar: {name}")
        self.opener.clicked.connect(lambda _checked=False: self.open_calendar())
        self.beside = _Beside(size=13)
        row = FoldingRow(4)
        self.setLayout(row)
        for part in (self.line, self.opener, self.beside):
            row.addWidget(part)
        self.setFocusProxy(self.line)

    def show_day(self, day: date | None) -> None:
        """Show a day, or that there is none; what is being typed stays."""
        if day == self.day and (self.wrong or self.line.hasFocus()):
            return
        self.day, self.wrong, self._near = day, "", day
        self.line.setText(said_date(day) if day else "")
        self._say()

    def open_calendar(self) -> None:
        """Open a calendar at the field, at the day, or near what was typed, or else at today."""
        made = QCalendarWidget(self)
        made.setWindowFlag(Qt.WindowType.Popup)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        at = self.day or self._near or self.today
        made.setSelectedDate(QDate(at.year, at.month, at.day))
        for part in (made, *made.findChildren(QTableView)):
            part.setAccessibleName(self.opener.accessibleName())
        made.selectionChanged.connect(lambda: announce(self, self._said_day(made.selectedDate())))

        def take(chosen: QDate) -> None:
            made.close()
            self._take(date(chosen.year(), chosen.month(), chosen.day()))
            self.line.setText(said_date(self.day) if self.day else "")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

        made.clicked.connect(take)
        made.activated.connect(take)
        made.ensurePolished()
        made.adjustSize()
        made.move(self._place(made.size()))
        made.show()
        made.move(self._place(made.size()))  # its letters are known only now
        made.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, size: QSize) -> QPoint:
        """Return where a calendar begins: below the field, or above it, whole on the screen."""
        room = self.screen().availableGeometry()
        low = self.mapToGlobal(QPoint(0, self.height()))
        above = self.mapToGlobal(QPoint(0, 0)).y() - size.height()
        down = low.y() if low.y() + size.height() <= room.bottom() else max(above, room.top())
        return QPoint(max(room.left(), min(low.x(), room.right() - size.width())), down)

    @staticmethod
    def _said_day(day: QDate) -> str:
        """Return a day of the calendar as it is heard: Qt tells of its number alone."""
        found = date(day.year(), day.month(), day.day())
        return f"{WEEKDAYS[found.weekday()]} {said_date(found)}"

    def _hear(self, words: str) -> None:
        """Take a day as soon as it is typed in full, so that it is kept whatever comes next."""
        last = words.split()[-1:] or [""]
        digits = last[0].replace("/", " ").replace(".", " ").replace("-", " ").split()
        if not words.strip() or any(len(one) == _FULL_YEAR and one.isdigit() for one in digits):
            self._read(words, quiet=True)

    def finish(self) -> None:
        """Take what was typed, and write it as a letter does; or say what is wrong with it."""
        self._read(self.line.text(), quiet=False)
        if not self.wrong:
            self.line.setText(said_date(self.day) if self.day else "")

    def _read(self, words: str, *, quiet: bool) -> None:
        try:
            day = typed_day(words, self.today) if words.strip() else None
        except NoSuchDay as problem:
            if not quiet:  # then no day is known, whatever was there before
                self.wrong, self._near = str(problem), problem.near or self._near
                self._know(None)
            return
        self._take(day)

    def _take(self, day: date | None) -> None:
        self.wrong = ""
        self._know(day)

    def _know(self, day: date | None) -> None:
        before, self.day = self.day, day
        self._near = day or self._near
        self._say()
        if day != before:
            self.chosen.emit(day)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours there are now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        shades = colours(self.window().palette())
        palette = QPalette()
        ink = shades.must if self.wrong else shades.muted
        palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        self.beside.setPalette(palette)

    def _say(self) -> None:
        self._colour()
        weekday = WEEKDAYS[self.day.weekday()] if self.day else ""
        self.beside.say(self.wrong or weekday)
        self.line.setAccessibleDescription(self.wrong or weekday)
