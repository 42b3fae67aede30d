"""The view of the report to members: its dates, first page, sections, papers and appendices."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from desktopapp.documents.letter_copy import Taken
from desktopapp.documents.propose_report import report_of
from desktopapp.operations.letter_copy import read_own_copy, with_letter_copy
from desktopapp.operations.other_plan import TakenPlan, with_other_plan
from desktopapp.operations.reporting import advice, with_report
from desktopapp.plan.council import Governance
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    Dates,
    Field,
    LetterCopy,
    PrivateMeeting,
    Report,
    ReportSection,
    Verb,
)
from desktopapp.plan.written import WrittenPath
from desktopapp.ui.files.file_verbs import kinds_read
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.report.letter_copy import CopySheet, LetterVerbs
from desktopapp.ui.report.other_plans import OtherPlans
from desktopapp.ui.report.report_private import PrivateCard
from desktopapp.ui.report.report_rows import (
    AppendixRow,
    DayLine,
    FieldRow,
    PaperRow,
    ReportRows,
    line,
    put,
)
from desktopapp.ui.report.report_section import SectionRow
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.choices import Choice
from desktopapp.ui.widgets.controls import Card
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.findings import Advice
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.in_turns import InTurns
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import keep_within, wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.workspace.view_page import ViewPage
from desktopapp.ui.workspace.workspace import Workspace

_DAYS = (
    ("notice", "Key decision published in the forward plan"),
    ("agenda", "Agenda and report published"),
    ("meeting", "Meeting"),
    ("final", "Call-in ends"),
    ("publication", "Plan published on the website"),
)
_KEY = (("Not said yet", None), ("Yes", True), ("No", False))
_NARROW = 760  # pixels
_WIDE = 920  # pixels; longer lines are hard to read
_HINT = (
    "What nobody wrote is proposed from the plan and follows it. Finance, legal and equalities "
    "text is never proposed."
)


class ReportView(ViewPage):
    """The view. The report is kept in the plan; each change can be undone."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "Report to members")
        wear(self, 14)
        self.report = report_of(work.plan, work.pages.counted)
        self.fields = ReportRows("First page", "", FieldRow, partial(self._list, "fields"))
        self.fields.add_button("Add a line", lambda: Field(""))
        self.title = line("Title of the report", self._title)
        wear(self.title, 15, bold=True)
        self.fields.head.addWidget(self.title)
        self.sections = ReportRows(
            "Sections", _HINT, partial(SectionRow, work), partial(self._list, "sections")
        )
        self.sections.add_button("Add a section", lambda: ReportSection(""))
        self.papers = ReportRows("Background papers", "", PaperRow, partial(self._list, "papers"))
        self.papers.add_button("Add a paper", lambda: BackgroundPaper(""))
        verbs = LetterVerbs(self._choose_copy, self.take_copy, self._look, self._has_letter)
        self.other_plans = OtherPlans(self, self._take_other)
        row = partial(AppendixRow, verbs, self.other_plans)
        self.appendices = ReportRows("Appendices", "", row, partial(self._list, "appendices"))
        self.adders = {
            AppendixKind.LETTER: self.appendices.add_verb("Add the letter", self._add_letter),
            AppendixKind.PLAN: self.appendices.add_button(
                "Add the plan", partial(Appendix, AppendixKind.PLAN, "")
            ),
        }
        self.appendices.add_verb("Add another plan…", self.other_plans.choose)
        self.copy_sheet: CopySheet[Taken] | None = None
        self.separate = self._tick("Each appendix in a file of its own", "separate")
        self.appendices.foot.addWidget(self.separate)
        self.private = PrivateCard(work.today, self._private)
        self.with_contact = self._tick(
            "Name the contact officer on the first page", "with_contact"
        )
        self.fields.foot.addWidget(self.with_contact)
        self.days = {
            name: DayLine(words, work.today, partial(self._day, name)) for name, words in _DAYS
        }
        self.key = Choice()
        self.verb = Choice()
        self.weekends = Tick("Saturdays and Sundays count as clear days")
        self.holidays = Tick("Bank holidays count as clear days")
        self.advice = Advice()
        self._in_hand: AnswerEditor | None = None
        whole = QApplication.instance()
        if isinstance(whole, QApplication):
            whole.focusChanged.connect(self._take_focus)
        self._beside: bool | None = None  # whether the days stand beside the choices
        self._lay_out()
        work.bridge.changed.connect(self._hear)
        work.counted.connect(self._hear)
        self._growing = InTurns(self._parts(), self)
        self._growing.go_on()

    @property
    def is_whole(self) -> bool:
        """Whether all of the report is shown."""
        return self._growing.is_done

    def _parts(self) -> Iterator[None]:
        """Show the report part by part."""
        self._show_head()
        yield
        self._show_sections()
        yield
        self._show_papers()
        yield
        self._show_foot()

    def editor(self) -> AnswerEditor | None:
        """Return the editor in hand: the one that had the keys last, while a menu is open too."""
        editors = [row.editor for row in self.sections.rows]
        return next((one for one in editors if one is self._in_hand), None)

    def _take_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self._in_hand = new if isinstance(new, AnswerEditor) else None

    def refresh(self) -> None:
        """Show the report as it stands now."""
        self._growing.drop()
        for _ in self._parts():
            pass

    def bring(self, path: WrittenPath, position: int, size: int) -> None:
        """Bring some words of the report into sight; those of a section's text are selected."""
        self.refresh()
        lists = {
            "fields": self.fields,
            "sections": self.sections,
            "papers": self.papers,
            "appendices": self.appendices,
        }
        for row in self.sections.rows:
            row.editor.moveCursor(QTextCursor.MoveOperation.Start)  # nothing stays selected
        _, name, *rest = path
        rows = lists[str(name)].rows if name in lists else []
        at = int(rest[0]) if rest else 0
        shown = rows[at] if at < len(rows) else self.private if name == "private" else self.title
        if isinstance(shown, SectionRow) and rest[1:2] == ["text"]:
            shown.select_words(int(rest[2]), position, size)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.area.ensureWidgetVisible(shown, 0, 40)

    def _show_head(self) -> None:
        report = self.report = report_of(self.work.plan, self.work.pages.counted)
        put(self.title, report.title)
        self.fields.show_values(report.fields)
        self.with_contact.setChecked(report.with_contact)
        self.verb.setCurrentIndex(list(Verb).index(report.verb))
        self._show_dates(report.dates)
        self.advice.show_findings(advice(self.work.plan, report))

    def _show_sections(self) -> None:
        self.sections.show_values(self.report.sections)

    def _show_papers(self) -> None:
        self.papers.show_values(self.report.papers)
        self.appendices.show_values(self.report.appendices)
        there = {one.kind for one in self.report.appendices}
        for kind, adder in self.adders.items():
            adder.setVisible(kind not in there)
        self.separate.setChecked(self.report.separate)

    def _show_foot(self) -> None:
        report = self.report
        self.private.setVisible(bool(report.exempt) and self._has_executive())
        self.private.show_value(report.private)

    def _show_dates(self, dates: Dates) -> None:
        executive = self._has_executive()
        for name, day in self.days.items():
            day.show_day(getattr(dates, name))
        self.days["notice"].setVisible(executive and bool(dates.key_decision))
        self.days["final"].setVisible(executive)
        self.key.setCurrentIndex([value for _, value in _KEY].index(dates.key_decision))
        self.key_line.setVisible(executive)
        self.weekends.setChecked(dates.weekends)
        self.holidays.setChecked(dates.bank_holidays)

    def _lay_out(self) -> None:
        keep_within(self.inner, _WIDE)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._decision())
        for rows in (self.fields, self.sections, self.papers, self.appendices, self.private):
            self.column.addWidget(rows)
            rows.setEnabled(not self.work.bridge.session.read_only)
        self.column.addStretch()

    def _decision(self) -> Card:
        """Make the card of what members are asked, the days, and the advice on them."""
        card = Card()
        name = PlainLabel("Decision and dates")
        wear(name, 16, bold=True)
        for verb in Verb:
            self.verb.addItem(verb.capitalize(), verb)
        self.verb.activated.connect(lambda at: self._put("verb", list(Verb)[at]))
        for words, value in _KEY:
            self.key.addItem(words, value)
        self.key.activated.connect(lambda at: self._date("key_decision", _KEY[at][1]))
        self.weekends.clicked.connect(lambda on: self._date("weekends", on))
        self.holidays.clicked.connect(lambda on: self._date("bank_holidays", on))
        grid = self.grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        self.key_line = _named("Key decision", self.key)
        left = [_named("Members are asked to", self.verb), self.key_line]
        self.choices = [*left, self.weekends, self.holidays]
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(name)
        column.addLayout(grid)
        self._place(beside=True)
        column.addWidget(self.advice)
        card.setEnabled(not self.work.bridge.session.read_only)
        return card

    def _place(self, *, beside: bool) -> None:
        """Put the days beside the choices, or below them where the window is narrow."""
        if beside == self._beside:
            return
        self._beside = beside
        below = 0 if beside else len(self.choices)
        for n, one in enumerate(self.choices):
            self.grid.addWidget(one, n, 0)
        for n, one in enumerate(self.days.values()):
            self.grid.addWidget(one, below + n, 1 if beside else 0)
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 3 if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the days where the window is narrow."""
        self._place(beside=event.size().width() >= scaled(_NARROW))
        super().resizeEvent(event)

    def _tick(self, words: str, name: str) -> Tick:
        tick = Tick(words)
        tick.clicked.connect(lambda on: self._put(name, on))
        return tick

    def _title(self, words: str) -> None:
        self._edit(replace(self.report, title=words), "title", "report title")

    def _day(self, name: str, day: date | None) -> None:
        self._date(name, day)

    def _date(self, name: str, value: Any) -> None:  # noqa: ANN401  # a day or a choice
        self._put("dates", replace(self.report.dates, **{name: value}), name)

    def _has_executive(self) -> bool:
        return self.work.plan.council.governance is not Governance.COMMITTEES

    def _private(self, value: PrivateMeeting, typed: str) -> None:
        fold = f"private meeting {typed}" if typed else ""
        self._edit(replace(self.report, private=value), "private meeting", fold)

    def _list(self, name: str, values: tuple[Any, ...], fold: str, what: str) -> None:
        changed: dict[str, Any] = {name: values}
        self._edit(replace(self.report, **changed), what, fold)

    def _put(self, name: str, value: Any, what: str = "") -> None:  # noqa: ANN401  # any field of a report
        self._edit(replace(self.report, **{name: value}), what or name.replace("_", " "), "")

    def _has_letter(self) -> bool:
        return bool(self.work.plan.brief.letter.strip())

    def _add_letter(self) -> None:
        """Add the letter: its text, or where there is none, a copy that is chosen now."""
        if self._has_letter():
            self.appendices.add(Appendix(AppendixKind.LETTER, ""))
        else:
            self._choose_copy()

    def _choose_copy(self) -> None:
        path = self.work.bridge.session.path
        near = path.parent if path else documents_folder()
        chosen = ask_file(self, "Your own copy of the letter", near, kinds_read("Letters"))
        if chosen:
            self.take_copy(chosen)

    def take_copy(self, path: Path) -> None:
        """Read a file, show what was read, and take it as the letter where that is agreed to."""
        sheet = self._new_sheet()
        sheet.accepted.connect(self._take_copy)
        sheet.take(self.work.jobs, path, read_own_copy)
        sheet.open()

    def _take_copy(self) -> None:
        taken = self.copy_sheet.taken if self.copy_sheet else None
        if taken:
            report = with_letter_copy(self.report, taken.copy)
            self._edit(report, "own copy of the letter", "", taken.files)

    def _look(self, copy: LetterCopy) -> None:
        sheet = self._new_sheet()
        sheet.look(copy)
        sheet.open()

    def _take_other(self, taken: TakenPlan) -> None:
        report = with_other_plan(self.report, taken.appendix)
        self._edit(report, "another plan", "", taken.files)

    def _new_sheet(self) -> CopySheet[Taken]:
        """Make the sheet of a copy. It is held while it is open, for it holds a whole file."""
        sheet = self.copy_sheet = CopySheet(self, self.work.plan)
        sheet.finished.connect(self._let_go)
        return sheet

    def _let_go(self) -> None:
        self.copy_sheet = None

    def _edit(
        self, report: Report, what: str, fold: str, files: Mapping[str, bytes] | None = None
    ) -> None:
        """Keep a changed report in the plan, with the files that came with it."""
        plan = self.work.plan
        kept = with_report(plan, report, self.work.pages.counted, files or {})
        try:
            self.work.bridge.session.edit(kept, f"report: {what}", by=self, fold=fold)
        except Problem as problem:
            self.work.notice.warn(problem)
            self.refresh()

    def _hear(self, _news: object) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: Any) -> None:  # noqa: ANN401  # Qt's event
        """Show what changed while another view was shown."""
        if self.is_whole:
            self.refresh()
        super().showEvent(event)


def _named(words: str, box: QComboBox) -> QWidget:
    made = QWidget()
    row = FoldingRow(6)
    made.setLayout(row)
    label = PlainLabel(words)
    label.setBuddy(box)
    row.addWidget(label)
    row.addWidget(box)
    row.addStretch()
    box.setAccessibleName(words)
    return made
