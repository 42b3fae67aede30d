"""One measure: what is measured, where it was, where it shall be, and what was measured since."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QWidget

from desktopapp.plan.days import said_known
from desktopapp.plan.headway import in_order_of_days
from desktopapp.plan.measure_edits import with_measures
from desktopapp.plan.measure_figures import figures_that_measure, following_figures
from desktopapp.plan.measure_values import said_measured, typed_as_at, typed_measured
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.plan.places import place_name
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import new_id
from desktopapp.plan.values import Typed
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.form import FormDialog, fields_below
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.text_size import keep_high, keep_wide
from desktopapp.ui.workspace.workspace import Workspace

_LETTERS = 30  # of a choice, as long as its list is closed
_WIDE, _HIGH = 150, 84  # logical pixels: of a value or a day, and of the list of values
_AGAIN = "Write it again, or leave it empty."


class MeasureForm(FormDialog):
    """The form. Nothing is kept before it is agreed to; ``kept`` is told what was."""

    def __init__(
        self, work: Workspace, measure: Measure, kept: Callable[[Measure], object]
    ) -> None:
        known = any(one.id == measure.id for one in work.plan.measures)
        title, numbers = "Change the measure" if known else "A new measure", QWidget()
        super().__init__(work, title, self._take, numbers)
        self.work, self.measure, self.kept = work, measure, kept
        self.name, self.about = LineField(measure.name), LineField(measure.about)
        self.unit, self.owner = LineField(measure.unit), LineField(measure.owner)
        self.source = LineField(measure.source)
        self.place, self.way = _places(work.plan, measure.where), _ways(measure.direction)
        said = (measure.baseline, measure.target, measure.target_to)
        self.baseline, self.target, self.target_to = (
            _short(said_measured(measure.unit, value)) for value in said
        )
        self.baseline_day = _short(said_known(measure.baseline_as_at))
        self.target_day = _short(said_known(measure.target_date))
        self.values = QPlainTextEdit(
            "\n".join(_line(measure, one) for one in in_order_of_days(measure.values))
        )
        self.values.setTabChangesFocus(True)
        keep_high(self.values, _HIGH)
        self.figure = _figures(work.plan, measure.figure)
        self._lay_out(numbers)
        self._begun = self._typed()

    def _lay_out(self, numbers: QWidget) -> None:
        """Put what the measure is on the left, and beside it what was and is to be reached."""
        self.add("Name", self.name, "What it is called, such as “Days to decide a claim”.")
        self.add("What it measures", self.about, "In a sentence, if the name does not say it.")
        self.add("Question or theme", self.place)
        self.add("Unit", self.unit, "Such as days, %, £ or FTE. Empty for a number alone.")
        self.add("Direction", self.way)
        self.add("Owner", self.owner, "A post rather than a person: it is printed.")
        beside = fields_below()
        beside.setContentsMargins(0, 0, 0, 0)
        numbers.setLayout(beside)
        self._add_numbers(beside)
        self.way.currentIndexChanged.connect(lambda _at: self._follow_way())
        self._follow_way()

    def _add_numbers(self, beside: QFormLayout) -> None:
        for field, name in (
            (self.baseline_day, "Baseline as at"),
            (self.target_to, "Target to"),
            (self.target_day, "Target date"),
        ):
            field.setAccessibleName(name)
        baseline = _row(self.baseline, PlainLabel("as at"), self.baseline_day)
        self.add("Baseline", baseline, rows=beside)
        self.between = PlainLabel("to")
        parts = (self.target, self.between, self.target_to, PlainLabel("by"), self.target_day)
        days = "A day, a month or a year: “31 March 2026”, “March 2026”."
        self.add("Target", _row(*parts), days, beside)
        each = "One on each line, with its day: “March 2025: 10”. The last day’s is the latest."
        self.add("Values measured", self.values, each, beside)
        if self.figure:
            hint = "A measure of a figure has the values of the figure, and follows it."
            self.add("Values of the figure", self.figure, hint, beside)
            self.figure.currentIndexChanged.connect(lambda _at: self._follow_figure())
            self._follow_figure()
        self.add("Source", self.source, rows=beside)

    @property
    def direction(self) -> Direction:
        """The direction that is chosen."""
        return Direction(self.way.currentData())

    def _follow_way(self) -> None:
        """Ask for the upper end of a target only where something is kept within."""
        within = self.direction is Direction.WITHIN
        self.between.setVisible(within)
        self.target_to.setVisible(within)

    def _follow_figure(self) -> None:
        """Take no values here where they are a figure’s."""
        self.values.setDisabled(bool(self._followed()))

    def _followed(self) -> str:
        """Return the figure whose values are chosen; a plan without figures has nothing to ask."""
        return str(self.figure.currentData()) if self.figure else ""

    def _typed(self) -> tuple[str, ...]:
        lines = (self.name, self.about, self.unit, self.owner, self.source, self.baseline)
        days = (self.target, self.target_to, self.baseline_day, self.target_day)
        chosen = (str(self.place.currentData()), str(self.way.currentData()), self._followed())
        words = (one.text() for one in (*lines, *days))
        return (*words, self.values.toPlainText(), *chosen)

    def unkept(self) -> bool:
        """Tell whether something was typed or chosen here that is not kept yet."""
        return self._typed() != self._begun

    def _take(self) -> None:
        name = one_line(self.name.text())
        if not name:
            raise WrongField(
                self.name, "The measure has no name.", then="Write what it is called."
            )
        unit = one_line(self.unit.text())
        within = self.direction is Direction.WITHIN
        made = replace(
            self.measure,
            id=self.measure.id or new_id(),
            name=name,
            about=one_line(self.about.text()),
            unit=unit,
            direction=self.direction,
            baseline=_number(self.baseline, "The baseline", unit),
            baseline_as_at=_day(self.baseline_day, "The day of the baseline"),
            target=_number(self.target, "The target", unit),
            target_to=_number(self.target_to, "The upper end", unit) if within else "",
            target_date=_day(self.target_day, "The day of the target"),
            values=self._values(unit),
            figure=self._followed(),
            owner=one_line(self.owner.text()),
            where=str(self.place.currentData()),
            source=one_line(self.source.text()),
        )
        changed = following_figures(with_measures(self.work.plan, (made,)))
        self.work.bridge.session.edit(changed, "measure")
        self.kept(made)

    def _values(self, unit: str) -> tuple[MeasuredValue, ...]:
        """Return what was measured; a value that was there keeps its id."""
        before = list(self.measure.values)
        found = []
        for n, line in enumerate(self.values.toPlainText().splitlines(), 1):
            if not one_line(line):
                continue
            day, _, words = line.rpartition(":")
            value = _understood(self.values, f"Line {n}", typed_measured(unit, words))
            as_at = _understood(self.values, f"Line {n}", typed_as_at(day))
            same = next((one for one in before if (one.value, one.as_at) == (value, as_at)), None)
            same = same or next((one for one in before if as_at and one.as_at == as_at), None)
            if same:
                before.remove(same)
            known = same or MeasuredValue(new_id())
            found.append(replace(known, value=value, as_at=as_at))
        return in_order_of_days(found)


def _line(measure: Measure, value: MeasuredValue) -> str:
    said = said_measured(measure.unit, value.value)
    return f"{said_known(value.as_at)}: {said}" if value.as_at else said


def _short(words: str) -> LineField:
    made = LineField(words)
    keep_wide(made, _WIDE)
    return made


def _row(*parts: QWidget) -> QWidget:
    """Return a value and its day in a row."""
    made = QWidget()
    across = FoldingRow(6)
    made.setLayout(across)
    for part in parts:
        across.addWidget(part)
    across.addStretch()
    return made


def _places(plan: Plan, where: str) -> Choice:
    """Return a choice of the question or theme that a measure belongs to."""
    made = Choice()
    made.set_short(_LETTERS)
    made.addItem(place_name(plan, ""), "")
    for theme in plan.brief.themes:
        made.addItem(f"Theme {theme.number}  {one_line(theme.label or theme.title)}", theme.id)
        for question in theme.questions:
            number = plan.brief.number(question.id)
            made.addItem(f"{number}  {one_line(question.label)}", question.id)
    made.setCurrentIndex(max(made.findData(where), 0))
    return made


def _figures(plan: Plan, figure: str) -> Choice | None:
    """Return a choice of the figures of a plan that are numbers, if any; the first is none."""
    figures = figures_that_measure(plan)
    if not figures:
        return None
    made = Choice()
    made.set_short(_LETTERS)
    made.addItem("None", "")
    for one in figures:
        made.addItem(one_line(one.name), one.id)
    made.setCurrentIndex(max(made.findData(figure), 0))
    return made


def _ways(direction: Direction) -> Choice:
    made = Choice()
    made.set_short(_LETTERS)
    for one in Direction:
        made.addItem(f"{one[:1].upper()}{one[1:]}", one)
    made.setCurrentIndex(list(Direction).index(direction))
    return made


def _number(field: LineField, named: str, unit: str) -> str:
    return _understood(field, named, typed_measured(unit, field.text()))


def _day(field: LineField, named: str) -> str:
    return _understood(field, named, typed_as_at(field.text()))


def _understood(field: QWidget, named: str, typed: Typed) -> str:
    """Return what was typed as it is kept, or lead to the field that says no such thing."""
    if not typed.is_understood:
        raise WrongField(field, f"{named} cannot be kept so: {typed.note}", then=_AGAIN)
    return typed.value
