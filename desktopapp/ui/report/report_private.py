"""The notices of a meeting that is held in private, where an appendix of the report is exempt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.report import PrivateMeeting
from desktopapp.ui.report.report_rows import DayLine, line, put
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Card
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet

_OPPOSED = (("Not said yet", None), ("None came", False), ("Some came", True))
_HINT = (
    "An executive that keeps an appendix from the public gives notice of it twice. What is blank "
    "is printed as “To be completed”."
)


class PrivateCard(Card):
    """The card. ``told`` is called with what changed and which of its lines was typed in."""

    def __init__(self, today: date, told: Callable[[PrivateMeeting, str], None]) -> None:
        super().__init__()
        self.value = PrivateMeeting()
        self._told = told
        name = PlainLabel("Notices of the private meeting")
        wear(name, 16, bold=True)
        hint = Quiet(_HINT)
        hint.setWordWrap(True)
        self.urgent = Tick("The meeting cannot wait for these notices")
        self.urgent.clicked.connect(lambda on: self._put("urgent", on))
        self.first = DayLine("First notice given", today, lambda day: self._put("first", day))
        self.second = DayLine("Further notice given", today, lambda day: self._put("second", day))
        self.opposed = Choice()
        self.opposed.setAccessibleName("Representations that the meeting be open")
        for words, _ in _OPPOSED:
            self.opposed.addItem(words)
        self.opposed.activated.connect(lambda at: self._put("opposed", _OPPOSED[at][1]))
        self.representations = self._line("representations", "What the representations say")
        self.response = self._line("response", "The response to them")
        self.agreed_by = self._line("agreed_by", "Who agreed that it is urgent: name and office")
        self.agreed_on = DayLine("Agreed on", today, lambda day: self._put("agreed_on", day))
        self.reasons = self._line("reasons", "Why the meeting cannot reasonably be deferred")
        came = QWidget()
        across = FoldingRow(6)
        came.setLayout(across)
        label = PlainLabel("Representations that the meeting be open")
        label.setBuddy(self.opposed)
        across.addWidget(label)
        across.addWidget(self.opposed)
        across.addStretch()
        self.notices = (self.first, self.second, came)
        self.answers = (self.representations, self.response)
        self.agreement = (self.agreed_by, self.agreed_on, self.reasons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(name)
        column.addWidget(hint)
        for one in (*self.notices, *self.answers, self.urgent, *self.agreement):
            column.addWidget(one)

    def show_value(self, value: PrivateMeeting) -> None:
        """Show the notices as they stand now, or the agreement that stands in their place."""
        self.value = value
        self.first.show_day(value.first)
        self.second.show_day(value.second)
        self.agreed_on.show_day(value.agreed_on)
        self.urgent.setChecked(value.urgent)
        self.opposed.setCurrentIndex([one for _, one in _OPPOSED].index(value.opposed))
        put(self.representations, value.representations)
        put(self.response, value.response)
        put(self.agreed_by, value.agreed_by)
        put(self.reasons, value.reasons)
        for one in self.notices:
            one.setVisible(not value.urgent)
        for one in self.answers:
            one.setVisible(bool(value.opposed) and not value.urgent)
        for one in self.agreement:
            one.setVisible(value.urgent)

    def _line(self, name: str, words: str) -> QLineEdit:
        return line(words, lambda said: self._put(name, said, name), words)

    def _put(self, name: str, value: Any, typed: str = "") -> None:  # noqa: ANN401  # any field of it
        self._told(replace(self.value, **{name: value}), typed)
