"""A figure: its value as people type it, with its period, day, source, owner and history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktopapp.plan.days import said_date
from desktopapp.plan.figure_words import (
    EARLIEST,
    LATEST,
    UNIT_NAMES,
    typed_figure,
    ways_to_write,
    written_figure,
)
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import new_id
from desktopapp.plan.values import Typed
from desktopapp.session.officer import now, officer
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.day_field import DayField
from desktopapp.ui.widgets.form import FormDialog, fields_below
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.text_size import keep_within
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet

_LATEST_SHOWN = 6  # of the values that a figure had
_SUCH_AS = {
    FigureUnit.MONEY: "Such as £1,250,000 or £1.25m.",
    FigureUnit.PERCENTAGE: "Such as 12.5%.",
    FigureUnit.FTE: "Such as 40.5.",
    FigureUnit.COUNT: "Such as 12,345.",
    FigureUnit.DATE: "Such as 30 June 2027, or June 2027.",
    FigureUnit.TEXT: "The words as they are to stand in the text.",
}


class FigureForm(FormDialog):
    """The form. What was agreed to is ``made``; nothing while nobody agreed."""

    def __init__(
        self, parent: QWidget, plan: Plan, figure: Figure, today: date, title: str
    ) -> None:
        where = QWidget()
        super().__init__(parent, title, self._take, where)
        self.figure, self.plan, self.today = figure, plan, today
        self.made: Figure | None = None
        self._odd = ""  # a value that was asked about
        told = figure.now
        self.name = LineField(one_line(figure.name))
        self.unit = Choice()
        for unit, words in UNIT_NAMES.items():
            self.unit.addItem(words, unit)
        self.unit.setCurrentIndex(list(UNIT_NAMES).index(figure.unit))
        self.value = LineField(written_figure(figure.unit, told.value))
        self.reads = Quiet(size=13)
        self.reads.setWordWrap(True)
        self.period = LineField(told.period)
        self.as_at = DayField("As at", today)
        self.as_at.show_day(told.as_at)
        keep_within(self.as_at, 330)
        self.source, self.place = LineField(told.source), LineField(told.place)
        self.owner = LineField(figure.owner)
        self.mistake = Tick("The value before was a mistake; do not keep it")
        self._lay_out(where)
        self._show_history()
        self.value.textChanged.connect(self._hear)
        self.unit.currentIndexChanged.connect(self._hear)
        self._hear()
        (self.value if figure.name else self.name).setFocus()

    def _lay_out(self, where: QWidget) -> None:
        """Put the value on the left, and beside it when it was so and who says it."""
        self.add("Name", self.name)
        self.add("What it is", self.unit)
        self.add("Value", self.value)
        self.rows.addRow(self.reads)
        self.mistake.hide()
        self.rows.addRow(self.mistake)
        beside = fields_below()
        beside.setContentsMargins(0, 0, 0, 0)
        where.setLayout(beside)
        self.add("Period", self.period, "What it is of, such as 2026/27.", beside)
        self.add("As at", self.as_at, rows=beside)
        self.add("Source", self.source, rows=beside)
        self.add("Place in the source", self.place, rows=beside)
        self.add("Owner", self.owner, rows=beside)

    def _show_history(self) -> None:
        """Show what the figure was, the latest first."""
        for n, one in enumerate(reversed(self.figure.history[-_LATEST_SHOWN:])):
            line = Quiet(("Before: " if n == 0 else "") + _said_value(self.figure, one), 13)
            line.setWordWrap(True)
            self.rows.addRow(line)

    def unkept(self) -> bool:
        """Tell whether something was changed here that would be lost."""
        before = self.figure
        if self._read().is_understood is False or self.as_at.wrong:
            return True
        return self._figure(self._read().value) != before

    def _unit(self) -> FigureUnit:
        return FigureUnit(self.unit.currentData())

    def _read(self) -> Typed:
        """Return the value that is typed; what was shown and is there still is what it was."""
        unit, words = self._unit(), self.value.text()
        if (unit, words) == (
            self.figure.unit,
            written_figure(self.figure.unit, self.figure.value),
        ):
            return Typed(self.figure.value)
        return typed_figure(unit, words, self.today)

    def _hear(self) -> None:
        """Say how a value is read, or what is wrong with it, while it is typed."""
        typed, unit = self._read(), self._unit()
        if not typed.value:
            words = _SUCH_AS[unit]
        elif typed.note:
            words = typed.note
        else:
            ways = ways_to_write(Figure("", unit=unit, now=FigureValue(value=typed.value)))
            words = "Written: " + " or ".join(way.words for way in ways)
        self.reads.setText(words)
        self.value.setAccessibleDescription(words)
        before = self.figure.value
        self.mistake.setVisible(
            bool(before and typed.is_understood and typed.value not in ("", before))
        )

    def _figure(self, value: str) -> Figure:
        """Return the figure as the fields say it."""
        old = self.figure.now
        told = replace(
            old,
            value=value,
            period=one_line(self.period.text()),
            as_at=self.as_at.day,
            source=one_line(self.source.text()),
            place=one_line(self.place.text()),
        )
        if told != old:
            is_new = (told.value, told.period) != (old.value, old.period)
            keeps = self.mistake.isChecked() and not self.mistake.isHidden()
            name = new_id() if not old.id or (is_new and not keeps) else old.id
            told = replace(told, id=name, by=officer(), when=now())
        return replace(
            self.figure,
            name=one_line(self.name.text()),
            unit=self._unit(),
            owner=one_line(self.owner.text()),
            now=told,
        )

    def _take(self) -> None:
        """Take the figure, or say at its field what is wrong."""
        name = one_line(self.name.text())
        if not name:
            raise WrongField(
                self.name, "The figure has no name.", then="Write what it is, such as Net budget."
            )
        others = (one for one in self.plan.figures if one.id != self.figure.id)
        if any(one.name.casefold() == name.casefold() for one in others):
            raise WrongField(
                self.name,
                f"There is a figure called “{name}” already.",
                then="Give this one another name, or change that one.",
            )
        typed = self._read()
        if not typed.value:
            raise WrongField(self.value, "The figure has no value.", then=_SUCH_AS[self._unit()])
        if not typed.is_understood:
            raise WrongField(self.value, "The value cannot be understood.", then=typed.note)
        if typed.note and self._odd != typed.value:
            self._odd = typed.value
            raise WrongField(self.value, typed.note, then="If it is, press Save again.")
        self._take_day()
        self.made = self._figure(typed.value)

    def _take_day(self) -> None:
        self.as_at.finish()
        if self.as_at.wrong:
            raise WrongField(
                self.as_at,
                f"As at is no day: {self.as_at.wrong}",
                then="Write the day again, or leave it empty.",
            )
        day = self.as_at.day
        if day and not EARLIEST <= day.year <= LATEST:
            raise WrongField(
                self.as_at,
                f"The year {day.year} cannot be right.",
                then=f"Write a day from {EARLIEST} to {LATEST}, or leave it empty.",
            )


def _said_value(figure: Figure, one: FigureValue) -> str:
    """Say what a figure was, of when and by whom it was written."""
    told = (
        written_figure(figure.unit, one.value),
        one.period,
        f"as at {said_date(one.as_at)}" if one.as_at else "",
        one.source,
        f"by {one_line(one.by)}" if one.by else "",
    )
    return ", ".join(filter(None, told))


def ask_figure(
    parent: QWidget,
    plan: Plan,
    today: date,
    figure: Figure | None,
    then: Callable[[Figure], object],
) -> None:
    """Ask for a figure, or for what changed of one; ``then`` is told of what was agreed to."""
    is_new = figure is None or figure not in plan.figures
    title = "A new figure" if is_new else "Change the figure"
    form = FigureForm(parent, plan, figure or Figure(new_id()), today, title)
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.accepted.connect(lambda: then(form.made) if form.made else None)
    form.open()
