"""A section of the report to members: its heading, its text, and who cleared it."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.layout.style import styles
from desktopapp.plan.history import Caret
from desktopapp.plan.report import ReportSection
from desktopapp.plan.text import Foreign, Text
from desktopapp.ui.files.figures.figure_verbs import asked_of_figure
from desktopapp.ui.report.report_rows import DayLine, TellTyped, line, put
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.controls import Coloured
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.tick import Tick
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.plan_verbs import ask_link, describe
from desktopapp.ui.workspace.workspace import Workspace

_LEAST_HIGH = 24
_PIXELS = 15


class SectionRow(QWidget):
    """The section with its editor, as high as its text."""

    def __init__(self, work: Workspace, value: ReportSection, told: TellTyped) -> None:
        super().__init__()
        self.work, self.value, self._told = work, value, told
        self.heading = line("Heading of the section", self._head)
        wear(self.heading, 15, bold=True)
        plan, session = work.plan, work.bridge.session
        self.editor = AnswerEditor(
            "", value.text, styles(plan.appearance), scaled(_PIXELS), pictures=plan.pictures
        )
        self.editor.setFrameShape(AnswerEditor.Shape.NoFrame)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.setPlaceholderText("To be completed")
        self.editor.setReadOnly(bool(session.read_only))
        self.editor.wants = work.bridge.wants
        self.editor.edited.connect(self._write)
        self.editor.undo_asked.connect(session.undo)
        self.editor.redo_asked.connect(session.redo)
        self.editor.link_asked.connect(lambda: ask_link(work))
        self.editor.describe_asked.connect(lambda: describe(work))
        self.editor.figure_asked.connect(lambda what: asked_of_figure(work, what))
        self.editor.refused.connect(work.notice.refuse)
        self.editor.noted.connect(work.notice.tell)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._fit)
        measure(
            self.editor, "text", lambda editor: editor.set_look(editor.styles, scaled(_PIXELS))
        )
        sheet = Coloured(QPalette.ColorRole.Base, "trbl")
        within = QVBoxLayout(sheet)
        within.setContentsMargins(10, 8, 10, 8)
        within.addWidget(self.editor)
        self.must = Tick("Needs clearance")
        self.must.clicked.connect(lambda on: told(replace(self.value, needs_clearance=on), ""))
        self.by = line(
            "Cleared by",
            lambda words: told(replace(self.value, cleared_by=words), "cleared by"),
            "Cleared by: name and office",
        )
        self.on = DayLine("on", work.today, self._cleared_on)
        self.on.day.line.setAccessibleName("Cleared on: day")
        self.waits = Quiet(
            "Printed with “Awaiting clearance” below it until it is said who cleared it, and when."
        )
        self.waits.setWordWrap(True)
        self.clearance = QWidget()
        clearance = QHBoxLayout(self.clearance)
        clearance.setContentsMargins(0, 0, 0, 0)
        clearance.addWidget(self.by, 1)
        clearance.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        top = FoldingRow(6)
        column.addLayout(top)
        top.addWidget(self.heading, 1)
        top.addWidget(self.must)
        column.addWidget(sheet)
        column.addWidget(self.clearance)
        column.addWidget(self.waits)
        self.setFocusProxy(self.heading)

    def show_value(self, value: ReportSection) -> None:
        """Show the section as it stands now."""
        self.value = value
        put(self.heading, value.heading)
        if value.text != self.editor.text:
            self.editor.show_text(value.text)
        self.editor.setAccessibleName(f"Text of the section {value.heading}")
        self.must.setChecked(value.needs_clearance)
        put(self.by, value.cleared_by)
        self.on.show_day(value.cleared_on)
        self.clearance.setVisible(value.needs_clearance)
        self.waits.setVisible(value.awaits_clearance)
        self._check_spelling()
        self._fit()

    def select_words(self, block: int, position: int, size: int) -> None:
        """Select words of the text, from a character of one of its blocks on."""
        held = self.editor.text[block] if block < len(self.editor.text) else None
        if held is not None and not isinstance(held, Foreign):
            self.editor.select(Caret("", held.id, position), size)

    def _check_spelling(self) -> None:
        """Underline what is spelt wrong, as in the texts of the plan, or no longer."""
        speller = self.work.page.desk.speller
        if speller:
            self.editor.set_speller(speller)
        elif self.editor.speller:
            self.editor.leave_speller()

    def _head(self, words: str) -> None:
        self._told(replace(self.value, heading=words), "heading")

    def _cleared_on(self, day: date | None) -> None:
        self._told(replace(self.value, cleared_on=day), "")

    def _write(self, text: Text, _what: str, fold: str, _before: Caret, _after: Caret) -> None:
        self._told(replace(self.value, text=text), fold)

    def _fit(self) -> None:
        high = max(round(self.editor.document().size().height()) + 4, _LEAST_HIGH)
        if self.editor.height() != high:
            self.editor.setFixedHeight(high)
