"""The gate: what is open before a plan is submitted or published, and who marks it as done."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.operations.open_points import OpenPoint
from desktopapp.operations.releasing import AtGate, look_at_gate, release_plan
from desktopapp.plan.days import said_date
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.release import RELEASED, Release, ReleaseKind
from desktopapp.plan.releases import (
    doubt_of_day,
    latest_release,
    named_since,
    releases_told,
    said_open_then,
    said_release,
    said_since,
    without_release,
)
from desktopapp.plan.set_aside import said_aside
from desktopapp.plan.text import new_id
from desktopapp.session.officer import now, officer
from desktopapp.ui.files.before_sending import BeforeSending
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.columns import Columns
from desktopapp.ui.widgets.controls import Card, button
from desktopapp.ui.widgets.day_field import DayField
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import Sheet, WrongField
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.checking import put_right
from desktopapp.ui.workspace.workspace import Workspace

_KINDS = (
    (ReleaseKind.SUBMISSION, "Before it is submitted"),
    (ReleaseKind.PUBLICATION, "Before it is published"),
)
_NO_NAME = "Somebody"  # what the system says where it knows no name
_MOST_ASIDE = 20  # findings that are told one by one
_WHY = "Why it goes out with what is open (if you want to say so)"


class ReleaseSheet(Sheet):
    """One page: what must, should and could be mended, who releases it, and what was released."""

    finding_wanted = Signal(object)  # Finding
    marks_wanted = Signal()
    was_released = Signal(str)  # what to call the version of this moment

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "Submit or publish")
        self.fill_window()
        self.work = work
        self.gate: AtGate | None = None
        self.cards: list[QWidget] = []  # of what was released
        self.kind = Choice()
        self.kind.setAccessibleName("What for")
        for kind, words in _KINDS:
            self.kind.addItem(words, kind)
        if latest_release(work.plan, ReleaseKind.SUBMISSION):
            self.kind.setCurrentIndex(1)
        self.said = PlainLabel("Looking for what is still open…")
        wear(self.said, 15, bold=True)
        self.said.setWordWrap(True)
        self.before = BeforeSending(
            work.jobs, work.plan, work.today, report=False, title="What is open"
        )
        self.before.ends, self.before.nothing = "", "Nothing is open."
        self.by, self.day = LineField(), DayField("Day", work.today)
        self.why = LineField()
        self.doubt = Quiet("", 14)
        self.doubt.setWordWrap(True)
        self.aside = Quiet("", 14)
        self.aside.setWordWrap(True)
        self.told = QVBoxLayout()
        self.marks = button("Mark as submitted", self.mark, first=True)
        self._lay_out()
        self._connect()
        name = officer()
        self.by.setText("" if name == _NO_NAME else name)
        self.day.show_day(work.today)
        self.follow_kind()

    @property
    def chosen(self) -> ReleaseKind:
        """What the plan is released for."""
        return ReleaseKind(self.kind.currentData())  # Qt hands over plain text

    def _lay_out(self) -> None:
        right = QWidget()
        form = QVBoxLayout(right)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for words, field in (("Released by", self.by), ("On", self.day), (_WHY, self.why)):
            label = PlainLabel(words)
            label.setWordWrap(True)
            label.setBuddy(field)
            form.addWidget(label)
            row = FoldingRow(0)
            form.addLayout(row)
            row.addWidget(field, 0 if field is self.day else 1)
            if field is self.day:
                row.addStretch()
        self.by.setAccessibleName("Released by")
        self.why.setAccessibleName(_WHY)
        form.addWidget(self.doubt)
        form.addLayout(self.told)
        form.addStretch()
        self.body.addWidget(self.kind)
        self.body.addWidget(self.said)
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.before)
        below.addWidget(self.aside)
        self.body.addWidget(Columns(left, right), 1)
        self.verbs.addWidget(button("Close", self.reject))
        self.verbs.addWidget(self.marks)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _at: self.follow_kind())
        self.day.chosen.connect(lambda _day: self._doubt())
        self.before.wanted.connect(self._go)
        self.before.mend_wanted.connect(self._mend)
        self.before.marks_wanted.connect(lambda: self._leave(self.marks_wanted.emit))

    # What is open

    def follow_kind(self) -> None:
        """Look at what is open for what was chosen, off the window's thread."""
        plan, today, kind = self.work.plan, self.work.today, self.chosen
        self.gate = None
        self.marks.setText(f"Mark as {RELEASED[kind]}")
        self.marks.setEnabled(False)
        self._doubt()
        self._tell_releases()
        self.work.jobs.run(
            "gate", lambda _job: look_at_gate(plan, today, kind), self._take, self._unknown
        )

    def _unknown(self, error: Exception) -> None:
        self.said.setText("What is open cannot be looked for now, so nothing can be marked.")
        self.tell(problem_of(error))

    def _take(self, gate: AtGate) -> None:
        self.gate = gate
        self.before.plan = self.work.plan
        self.before.show_open(gate.open)
        self._tell_aside(gate)
        self.said.setText(gate.said())
        read_only = self.work.bridge.session.read_only
        ready = not (gate.must or gate.open.unwritten or read_only)
        self.marks.setEnabled(ready)
        why = "This plan is open to read only." if read_only else ""
        self.marks.setAccessibleDescription(why or ("" if ready else gate.said()))
        if why:
            self.said.setText(f"{gate.said()} {why}")
        announce(self, self.said.text())

    def _tell_aside(self, gate: AtGate) -> None:
        """Show what was set aside, each with its reason; none of it counts."""
        every = gate.open.aside
        told = [f"{one.message} {said_aside(said)}" for one, said in every[:_MOST_ASIDE]]
        more = len(every) - len(told)
        told += [f"{more:,} more are listed among the findings."] if more else []
        self.aside.setText("\n\n".join([f"Set aside: {len(every):,}", *told]))
        self.aside.setVisible(bool(every))

    def _doubt(self) -> None:
        day, today = self.day.day, self.work.today
        words = doubt_of_day(self.work.plan, self.chosen, day, today) if day else ""
        self.doubt.setText(words)
        self.doubt.setVisible(bool(words))

    def _go(self, point: OpenPoint) -> None:
        if point.findings:
            self._leave(lambda: self.finding_wanted.emit(point.findings[0]))

    def _mend(self, point: OpenPoint) -> None:
        put_right(self.work, point.fixes)
        self.follow_kind()

    def _leave(self, then: Callable[[], object]) -> None:
        self.reject()
        then()

    # Releases

    def mark(self) -> None:
        """Mark the plan as released, or say what stands against it."""
        self.problem.hide()
        gate = self.gate
        if gate is None:
            return
        try:
            when = self._when()
            if not self.by.text().strip():
                raise WrongField(self.by, "It is not said who it is.", then="Write a name.")
            made = release_plan(
                self.work.plan, gate, new_id(), self.by.text(), when, self.why.text()
            )
            done = RELEASED[gate.kind]
            self.work.bridge.session.edit(made, f"marking as {done}")
        except Problem as problem:
            self.tell(problem)
            return
        self.why.clear()
        self.follow_kind()
        announce(self, f"Marked as {done}.")
        day = date.fromisoformat(when[:10])
        self.was_released.emit(f"{done.capitalize()} on {said_date(day)}")

    def _when(self) -> str:
        """Return the moment of the release: now, or the day that was written."""
        self.day.finish()
        day = self.day.day
        if self.day.wrong or day is None:
            words = self.day.wrong or "The day is missing."
            raise WrongField(self.day.line, words, then="Write a day such as 12 July 2024.")
        return now() if day == date.fromisoformat(now()[:10]) else day.isoformat()

    def take_back(self, release: Release) -> None:
        """Take a release back; undo brings it again."""
        try:
            plan = without_release(self.work.plan, release.id)
            self.work.bridge.session.edit(plan, "taking back a release")
        except Problem as problem:
            self.tell(problem)
            return
        self.follow_kind()
        announce(self, "Taken back. Undo brings it again.")
        self.marks.setFocus()

    def _tell_releases(self) -> None:
        """Show who released the plan, and what was changed since."""
        for gone in self.cards:
            self.told.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        plan = self.work.plan
        self.cards = [self._card(plan, release) for release in releases_told(plan)]
        for card in self.cards:
            self.told.addWidget(card)

    def _card(self, plan: Plan, release: Release) -> QWidget:
        card = Card(6)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        what = PlainLabel(said_release(release))
        wear(what, 14, bold=True)
        since = said_since(plan, release)
        named = named_since(plan, release) if since else ""
        lines = (
            f"{since}{f': {named}' if named else ''}." if since else "Nothing changed since.",
            f"It was marked {said_open_then(release)}." if said_open_then(release) else "",
            f"Why: {release.reason}" if release.reason else "",
        )
        for label in (what, *(Quiet(one, 14) for one in lines if one)):
            label.setWordWrap(True)
            column.addWidget(label)
        row = FoldingRow(6)
        column.addLayout(row)
        back = button("Take back", lambda: self.take_back(release))
        back.setAccessibleName(f"Take back: {said_release(release)}")
        back.setEnabled(not self.work.bridge.session.read_only)
        row.addWidget(back)
        row.addStretch()
        return card
