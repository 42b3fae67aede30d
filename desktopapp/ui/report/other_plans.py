"""Another plan that goes to members in this report: chosen, read, looked at, named in its row."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.operations.letter_copy import said_of_letter
from desktopapp.operations.other_plan import TakenPlan, read_other_plan
from desktopapp.plan.report import Appendix, LetterCopy
from desktopapp.ui.files.file_verbs import PLANS
from desktopapp.ui.files.folders import documents_folder
from desktopapp.ui.report.letter_copy import CopySheet, CopyWords
from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.file_dialogs import ask_file
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Elided, Quiet
from desktopapp.ui.workspace.view_page import ViewPage

_WORDS = CopyWords(
    "Reading the other plan",
    "Check the other plan",
    "The copy of the other plan",
    "This plan cannot be added",
    "Add this plan",
    "These answers are printed as an appendix, as they are now. What is changed in that plan "
    "later comes in when you take it again.",
    "What was read of the other plan",
)


class OtherPlans:
    """How a report gets another plan, and how its copy is looked at."""

    def __init__(self, view: ViewPage, take: Callable[[TakenPlan], object]) -> None:
        self.view, self.take = view, take
        self.sheet: CopySheet[TakenPlan] | None = None

    def choose(self) -> None:
        """Ask for the file of another plan, and read it."""
        path = self.view.work.bridge.session.path
        near = path.parent if path else documents_folder()
        chosen = ask_file(self.view, "Another plan for these members", near, PLANS)
        if chosen:
            self.read(chosen)

    def read(self, path: Path) -> None:
        """Read a plan, show what was read, and take it where that is agreed to."""
        sheet = self._new_sheet()
        sheet.accepted.connect(self._agreed)
        sheet.take(self.view.work.jobs, path, partial(read_other_plan, plan=self.view.work.plan))
        sheet.open()

    def look(self, copy: LetterCopy) -> None:
        """Show a copy that the report holds."""
        sheet = self._new_sheet()
        sheet.look(copy)
        sheet.open()

    def _agreed(self) -> None:
        if self.sheet and self.sheet.taken:
            self.take(self.sheet.taken)

    def _new_sheet(self) -> CopySheet[TakenPlan]:
        """Make the sheet. It is held while it is open, for it holds a whole plan."""
        sheet = self.sheet = CopySheet(self.view, self.view.work.plan, _WORDS)
        sheet.finished.connect(self._let_go)
        return sheet

    def _let_go(self) -> None:
        self.sheet = None


class OtherPlanLine(QWidget):
    """The lines below the title of another plan: what was taken of it, and who asks for it."""

    def __init__(self, others: OtherPlans, told: Callable[[Appendix], None]) -> None:
        super().__init__()
        self.others = others
        self.value: Appendix | None = None
        self.words = Elided(size=14)
        self.asked = Quiet("", 14)
        self.asked.setWordWrap(True)
        self.decide = Tick("Members decide on it too, as they do on this plan")
        self.told = told
        self.decide.clicked.connect(self._decided)
        self.again = button("Take it again…", self.others.choose)
        self.seen = button("Look at it", self._look)
        self.again.setAccessibleName("Take the other plan again")
        self.seen.setAccessibleName("Look at the copy of the other plan")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for one in (self.words, self.asked, self.decide):
            column.addWidget(one)
        row = FoldingRow(8)
        column.addLayout(row)
        for verb in (self.again, self.seen):
            wear(verb, 14)
            row.addWidget(verb)
        row.addStretch()

    def show_value(self, value: Appendix) -> None:
        """Show what was taken."""
        self.value = value
        copy = value.own_copy
        self.words.say(f"A copy of {said_of_letter(copy)}" if copy else "Nothing was taken yet")
        self.asked.setText(value.asked)
        self.asked.setVisible(bool(value.asked))
        self.decide.setChecked(value.decide)
        self.seen.setVisible(copy is not None)

    def _decided(self, on: bool) -> None:  # noqa: FBT001  # Qt's signal
        if self.value:
            self.told(replace(self.value, decide=on))

    def _look(self) -> None:
        if self.value and self.value.own_copy:
            self.others.look(self.value.own_copy)
