"""Title, deadline, address and length of this plan, where they differ from the letter's."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QWidget,
)

from desktopapp.plan.brief import PageRange
from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.choices import Number
from desktopapp.ui.widgets.day_field import DayField
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.form import FormDialog
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import WrongField
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.workspace.workspace import Workspace


class TermsForm(FormDialog):
    """The form. What is the letter's own is kept as the letter's."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "Title, deadline, address and length", self._take)
        self.work = work
        plan, brief = work.plan, work.plan.brief
        self.title_line = LineField(plan.title)
        self.due = DayField("Deadline", work.today)
        self.due.show_day(plan.deadline)
        self.address = LineField(plan.address)
        pages = plan.pages
        self.limited = Tick("The length is limited")
        self.limited.setChecked(pages is not None)
        self.least, self.most = Number(), Number()
        for box, value, name in (
            (self.least, pages.min if pages else 1, "Fewest pages"),
            (self.most, pages.max if pages else 4, "Most pages"),
        ):
            box.setRange(1, 999)
            box.setValue(value)
            box.setAccessibleName(name)
            box.setEnabled(pages is not None)
            self.limited.toggled.connect(box.setEnabled)
        row = QWidget()
        across = FoldingRow(6)
        row.setLayout(across)
        for part in (self.least, PlainLabel("to"), self.most, PlainLabel("pages")):
            across.addWidget(part)
        across.addStretch()
        self.add("Title of the plan", self.title_line)
        said = brief.deadline and f"The letter says {said_date(brief.deadline)}; empty means that."
        self.add("Deadline", self.due, said or "Leave it empty if there is none.")
        self.add(
            "Address it is sent to", self.address, brief.address and f"The letter: {brief.address}"
        )
        self.rows.addRow(self.limited)
        length = (
            f"The letter expects {brief.pages.min} to {brief.pages.max}." if brief.pages else ""
        )
        self.add("Length", row, length)

    def _take(self) -> None:
        self.work.bridge.session.edit(self._changed(self.work.plan), "title, deadline and length")

    def _changed(self, plan: Plan) -> Plan:
        if self.least.value() > self.most.value():
            raise WrongField(
                self.least,
                "The fewest pages are more than the most.",
                then="Change one of the two numbers.",
            )
        self.due.finish()
        if self.due.wrong:
            raise WrongField(
                self.due,
                f"The deadline is not a date: {self.due.wrong}",
                then="Write the date again, or leave it empty.",
            )
        due = self.due.day
        pages = (
            PageRange(self.least.value(), self.most.value()) if self.limited.isChecked() else None
        )
        address = one_line(self.address.text())
        return replace(
            plan,
            title=one_line(self.title_line.text()) or plan.title,
            deadline_override=None if due == plan.brief.deadline else due,
            address_override="" if address == plan.brief.address else address,
            pages_override=None if pages == plan.brief.pages else pages,
        )
