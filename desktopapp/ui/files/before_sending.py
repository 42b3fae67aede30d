"""What is still open before the documents are made, each thing with the way to its place."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.checks.finding import page_of
from desktopapp.operations.open_points import OpenPoint, WhatIsOpen, look_for_open
from desktopapp.plan.pencil import said_left
from desktopapp.plan.places import place_name
from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.controls import Card, button
from desktopapp.ui.widgets.findings import WeighedCard
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet

_MOST = 60  # rows at a time: more would keep the window waiting, and nobody reads them


class BeforeSending(QWidget):
    """The list, the most serious first. It is looked for off the window's thread."""

    wanted = Signal(object)  # OpenPoint
    mend_wanted = Signal(object)  # the same
    marks_wanted = Signal()
    counted = Signal(str)  # how much is open, in words

    def __init__(
        self, jobs: Jobs, plan: Plan, today: date, *, report: bool, title: str = "Before you send"
    ) -> None:
        super().__init__()
        self.jobs, self.plan, self.today, self.report = jobs, plan, today, report
        self.open: WhatIsOpen | None = None
        self.ends, self.nothing = "Nothing stops you.", "You can make the documents."
        self.cards: list[WeighedCard] = []
        head = PlainLabel(title)
        wear(head, 15, bold=True)
        self.said = Quiet("Looking for what is still open…", 14)
        self.said.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(head)
        self._column.addWidget(self.said)
        left = said_left(plan)
        if left:
            self._column.addWidget(self._left_marks(left))
        self._column.addStretch()

    def look(self, plan: Plan) -> None:
        """Look for what is open in the plan as it is now."""
        self.plan, today = plan, self.today
        self.jobs.run(
            "open points", lambda _job: look_for_open(plan, today), self.show_open, self._unknown
        )

    def follow_report(self, *, report: bool) -> None:
        """Show what of the report is open too, or no longer."""
        self.report = report
        if self.open:
            self.show_open(self.open)

    def show_open(self, found: WhatIsOpen) -> None:
        """Show what is open, as it was found."""
        self.open = found
        self.counted.emit(found.said(report=self.report))
        every = found.points(report=self.report)
        rows = every[:_MOST]
        said = f"Press a row to go there. {self.ends}".rstrip() if rows else self.nothing
        if len(every) > _MOST:
            said = f"The {_MOST} most serious of {len(every):,} are listed. {said}"
        self.said.setText(f"{said} {found.without_answer}".rstrip())
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(one) for one in rows]
        for card, point in zip(self.cards, rows, strict=True):
            card.opened.connect(lambda point=point: self.wanted.emit(point))
            card.mended.connect(lambda point=point: self.mend_wanted.emit(point))
            self._column.insertWidget(self._column.count() - 1, card)

    def _card(self, point: OpenPoint) -> WeighedCard:
        said = (point.severity, self._place(point), point.words, point.mend)
        return WeighedCard(*said, mends=bool(point.fixes))

    def _place(self, point: OpenPoint) -> str:
        """Say where a point leads; of several places, nothing."""
        if not point.findings:
            return "Report to members"
        (first, *others) = point.findings
        return "" if others else place_name(self.plan, page_of(self.plan, first))

    def _unknown(self, _error: Exception) -> None:
        self.said.setText(f"What is open cannot be looked for now. {self.nothing}")

    def _left_marks(self, words: str) -> QWidget:
        """Say first which answers hold borrowed words that nobody has looked at."""
        card = Card(6, "amber_fill")
        said = PlainLabel(words)
        wear(said, 14, bold=True)
        said.setWordWrap(True)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(said, 1)
        row.addWidget(button("Show me", self.marks_wanted.emit))
        return card
