"""The rows of the report to members: lists of things that can be added, moved and removed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.report import EXEMPTIONS, Appendix, AppendixKind, BackgroundPaper, Field
from desktopapp.ui.report.letter_copy import LetterLine, LetterVerbs
from desktopapp.ui.report.other_plans import OtherPlanLine, OtherPlans
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Card, IconButton, button
from desktopapp.ui.widgets.day_field import DayField
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import keep_wide, measure, wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet

_KIND = 72  # pixels of the words “Letter”, “Plan” and “Other plan”
_TOP = Qt.AlignmentFlag.AlignTop
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
TellTyped = Callable[[Any, str], None]  # the changed thing, and which of its lines was typed in


class ReportRow(Protocol):
    """A widget that shows one thing of a list."""

    def show_value(self, value: Any) -> None:  # noqa: ANN401  # each kind of row has its own
        """Show the thing as it stands now."""
        ...


class ReportRows(Card):
    """A titled list of rows, each with buttons that move and remove it.

    ``told`` is called with the whole list, which line was typed in (empty for a step of its
    own) and what was done.
    """

    def __init__(
        self,
        title: str,
        hint: str,
        make: Callable[[Any, TellTyped], QWidget],
        told: Callable[[tuple[Any, ...], str, str], None],
    ) -> None:
        super().__init__()
        self.make, self.told, self.title = make, told, title
        self.values: tuple[Any, ...] = ()
        self.rows: list[Any] = []
        self.lines: list[QWidget] = []
        name = PlainLabel(title)
        wear(name, 16, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(name)
        if hint:
            words = Quiet(hint)
            words.setWordWrap(True)
            column.addWidget(words)
        self.head = QVBoxLayout()  # for what stands above the rows
        column.addLayout(self.head)
        self.within = QVBoxLayout()
        self.within.setSpacing(6)
        column.addLayout(self.within)
        self.foot = FoldingRow(8)
        column.addLayout(self.foot)
        self.foot.addStretch()

    def add_button(self, words: str, fresh: Callable[[], Any]) -> QWidget:
        """Offer to add a thing."""
        return self.add_verb(words, lambda: self.add(fresh()))

    def add_verb(self, words: str, does: Callable[[], object]) -> QWidget:
        """Offer to do something that adds a thing."""
        one = button(words, does)
        self.foot.insertWidget(self.foot.count() - 1, one)
        return one

    def show_values(self, values: tuple[Any, ...]) -> None:
        """Show these things; rows are made anew only where there are more or fewer."""
        self.values = values
        if len(values) != len(self.rows):
            self._rebuild()
        for at, (row, value) in enumerate(zip(self.rows, values, strict=True), 1):
            row.show_value(value)
            _tell_apart(row, f"{self.title.lower()}, {at}")

    def add(self, value: Any) -> None:  # noqa: ANN401  # see Row
        """Add a thing at the end, and go to it."""
        self.told((*self.values, value), "", f"add to {self.title.lower()}")
        if self.rows:
            self.rows[-1].setFocus()

    def shift(self, at: int, by: int) -> None:
        """Move a thing up (-1) or down (1)."""
        to = at + by
        if 0 <= to < len(self.values):
            values = list(self.values)
            values[at], values[to] = values[to], values[at]
            self.told(tuple(values), "", f"order of {self.title.lower()}")
            self.lines[to].findChildren(IconButton)[0 if by < 0 else 1].setFocus()

    def remove(self, at: int) -> None:
        """Remove a thing; undo brings it back."""
        values = (*self.values[:at], *self.values[at + 1 :])
        self.told(values, "", f"remove from {self.title.lower()}")

    def _rebuild(self) -> None:
        for line in self.lines:
            self.within.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.rows, self.lines = [], []
        for at, value in enumerate(self.values):
            row = self.make(value, partial(self._changed, at))
            line = QWidget()
            across = _across(line, 4)
            across.addWidget(row)
            verbs = QWidget()  # which go on below together
            column = QHBoxLayout(verbs)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            across.addWidget(verbs)
            for drawn, words, does in (
                ("up", "Move up", partial(self.shift, at, -1)),
                ("down", "Move down", partial(self.shift, at, 1)),
                ("cross", "Remove", partial(self.remove, at)),
            ):
                one = IconButton(drawn, f"{words}: {self.title.lower()}, {at + 1}")
                one.clicked.connect(lambda _checked=False, does=does: does())
                column.addWidget(one, 0, _TOP)
            self.rows.append(row)
            self.lines.append(line)
            self.within.addWidget(line)

    def _changed(self, at: int, value: Any, typed: str) -> None:  # noqa: ANN401  # see Row
        values = (*self.values[:at], value, *self.values[at + 1 :])
        fold = f"{self.title} {at} {typed}" if typed else ""
        self.told(values, fold, self.title.lower())


class FieldRow(QWidget):
    """A line of the table on the first page: its name and what it says."""

    def __init__(self, _value: Field, told: TellTyped) -> None:
        super().__init__()
        self.value = Field("")
        self.label = line("Name of the line", lambda words: told(self._with(label=words), "label"))
        self.words = line(
            "What it says", lambda words: told(self._with(value=words), "value"), "To be completed"
        )
        row = _across(self)
        row.addWidget(self.label)
        row.addWidget(self.words)
        self.setFocusProxy(self.label)

    def _with(self, **changed: str) -> Field:
        return replace(self.value, **changed)

    def show_value(self, value: Field) -> None:
        """Show the line."""
        self.value = value
        put(self.label, value.label)
        put(self.words, value.value)
        self.words.setAccessibleName(value.label or "What it says")


class PaperRow(QWidget):
    """A background paper and where it can be inspected."""

    def __init__(self, _value: BackgroundPaper, told: TellTyped) -> None:
        super().__init__()
        self.value = BackgroundPaper("")
        self.document = line(
            "Document", lambda words: told(replace(self.value, document=words), "document")
        )
        self.place = line(
            "Place of inspection",
            lambda words: told(replace(self.value, place=words), "place"),
            "Place of inspection",
        )
        row = _across(self)
        row.addWidget(self.document)
        row.addWidget(self.place)
        self.setFocusProxy(self.document)

    def show_value(self, value: BackgroundPaper) -> None:
        """Show the paper."""
        self.value = value
        put(self.document, value.document)
        put(self.place, value.place)


class AppendixRow(QWidget):
    """An appendix: its title, whether it is open or exempt and why, and of a letter its text."""

    def __init__(
        self,
        verbs: LetterVerbs,
        others: OtherPlans,
        _value: Appendix,
        told: TellTyped,
    ) -> None:
        super().__init__()
        self.value = Appendix(AppendixKind.PLAN, "")
        self.kind = PlainLabel()
        keep_wide(self.kind, _KIND)
        self.title = line(
            "Title of the appendix", lambda words: told(replace(self.value, title=words), "title")
        )
        self.exempt = Choice()
        self.exempt.setAccessibleName("Open or exempt")
        self.exempt.addItem("Open to the public", "")
        for number, about in enumerate(EXEMPTIONS, 1):
            self.exempt.addItem(f"Exempt: paragraph {number}, {about}", str(number))
        self.exempt.set_short(20)
        self.exempt.activated.connect(
            lambda _at: told(replace(self.value, exempt=self.exempt.currentData()), "")
        )
        self.reasoning = line(
            "Why keeping it back outweighs showing it",
            lambda words: told(replace(self.value, reasoning=words), "reasoning"),
            "Why the public interest in keeping it back outweighs that in showing it",
        )
        self.letter = LetterLine(verbs, lambda one: told(replace(self.value, own_copy=one), ""))
        self.other = OtherPlanLine(others, lambda one: told(one, ""))
        self.why = _indented(self.reasoning)
        self.below = _indented(self.letter)
        self.of_other = _indented(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = FoldingRow(8)
        column.addLayout(top)
        for part in (self.kind, self.title, self.exempt):
            top.addWidget(part)
        column.addWidget(self.why)
        column.addWidget(self.below)
        column.addWidget(self.of_other)
        self.setFocusProxy(self.title)

    def show_value(self, value: Appendix) -> None:
        """Show the appendix."""
        self.value = value
        self.kind.setText(value.kind.capitalize())
        put(self.title, value.title)
        put(self.reasoning, value.reasoning)
        number = value.exempt.strip()
        if self.exempt.findData(number) < 0:
            self.exempt.addItem(f"Exempt: paragraph {number}", number)
        self.exempt.setCurrentIndex(self.exempt.findData(number))
        self.why.setVisible(bool(number))
        self.letter.show_copy(value.own_copy)
        self.below.setVisible(value.kind is AppendixKind.LETTER)
        self.other.show_value(value)
        self.of_other.setVisible(value.kind is AppendixKind.OTHER)


class DayLine(QWidget):
    """A day that may not be known yet, and what it is."""

    def __init__(self, words: str, today: date, told: Callable[[date | None], None]) -> None:
        super().__init__()
        label = PlainLabel(words)
        self.day = DayField(words, today)
        self.day.chosen.connect(told)
        label.setBuddy(self.day.line)
        row = _across(self)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        row.addWidget(self.day)

    def show_day(self, day: date | None) -> None:
        """Show the day, or that there is none."""
        self.day.show_day(day)


def _tell_apart(row: QWidget, place: str) -> None:
    """Let the names in a row say which row it is, for those who hear one of them at a time."""
    for one in row.findChildren(QWidget):
        name = one.accessibleName() or (one.text() if isinstance(one, Tick) else "")
        if name and not name.endswith(place):
            one.setAccessibleName(f"{name}: {place}")


class _Line(LineField):
    """A line that shows how its words begin whenever nobody writes in it."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go back to the beginning, unless the keyboard comes back here."""
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)


def line(name: str, typed: Callable[[str], None], hint: str = "") -> QLineEdit:
    """Make a line to write in."""
    made = _Line()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    wear(made, 15)
    made.textEdited.connect(typed)
    return made


def put(one: QLineEdit, words: str) -> None:
    """Show words in a line, with the caret left where it is while they are the same."""
    if one.text() != words:
        one.setText(words)
        one.setCursorPosition(0)


def _indented(inner: QWidget) -> QWidget:
    """Put a line of an appendix below its title."""
    made = QWidget()
    row = _across(made)
    measure(made, "indent", lambda _: row.setContentsMargins(scaled(_KIND) + 8, 0, 0, 0))
    row.addWidget(inner)
    return made


def _across(widget: QWidget, spacing: int = 8) -> FoldingRow:
    row = FoldingRow(spacing)
    widget.setLayout(row)
    return row
