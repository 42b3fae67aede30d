"""The first page: the plan to go on with, the others, a new one, a document, the sample."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktopapp.ui.pages.plan_choice import CardWords, PlanChoice
from desktopapp.ui.widgets.choice_button import ChoiceButton
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.icons import pixmap
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.text_size import keep_within, measure, wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet

_WIDE = 900  # logical pixels at which recent plans stand beside the choices
_SOON = 120  # milliseconds after the first paint until plans are looked at


class _Ground(QWidget):
    """What the page stands on; ``seen`` tells once that it was painted."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell soon after the first paint that there is time for the rest."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_SOON, self, self.seen.emit)


class Home(QScrollArea):
    """The page that a window without a plan shows. ``seen`` tells that it was painted."""

    sample_wanted = Signal()
    response_wanted = Signal()
    new_wanted = Signal()
    letter_wanted = Signal()
    document_wanted = Signal()
    open_wanted = Signal()
    plan_wanted = Signal(str)
    seen = Signal()

    def __init__(self, recent: Sequence[Path], jobs: Jobs) -> None:
        super().__init__()
        self.jobs, self.recent = jobs, tuple(recent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(Thumb())
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        ground = _Ground()
        ground.seen.connect(self.seen)
        ground.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        ground.setAutoFillBackground(True)
        self._grid = QGridLayout(ground)
        self._grid.setHorizontalSpacing(56)
        self._listed: dict[Path, PlanChoice] = {}
        self._head = self._going_on() if recent else self._welcome()
        self._choices = self._ways(first_run=not recent)
        self._right = self._plans() if recent else self._paper()
        self._wide: bool | None = None
        self.setWidget(ground)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what usually comes next."""
        super().showEvent(event)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: object) -> None:
        """Stand the recent plans beside the choices where there is room, else above them."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event passed on as it is
        wide = self.viewport().width() >= scaled(_WIDE)
        if wide != self._wide:
            self._wide = wide
            self._arrange(wide=wide)

    def listed(self, path: Path) -> PlanChoice | None:
        """Return the card of a plan, if it is listed."""
        return self._listed.get(path)

    def say_next(self, title: str, words: str) -> None:
        """Say when the plan to go on with is due, and what comes next in it."""
        if self.recent:
            self.title.say(title)
            self.next.say(words)

    def _arrange(self, *, wide: bool) -> None:
        """Stand the parts in a grid: what was begun comes before what could be."""
        grid, decorated = self._grid, not self.recent
        edge = 48 if wide else 24
        grid.setContentsMargins(edge, 28 if wide else 12, edge, 24 if wide else 12)
        self._right.setVisible(wide or not decorated)
        grid.addWidget(self._head, 1, 0)
        grid.addWidget(self._choices, 2 if wide or decorated else 3, 0)
        if decorated and wide:
            grid.addWidget(self._right, 0, 1, 5, 1)
        else:
            grid.addWidget(self._right, *((1, 1, 3, 1) if wide else (2, 0, 1, 1)))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1 if wide else 0)
        grid.setRowStretch(0, 1 if wide else 0)
        grid.setRowStretch(3, 1 if wide and not decorated else 0)  # what the plans need more
        grid.setRowStretch(4, 2)

    def _brand(self, column: QVBoxLayout) -> None:
        brand = QHBoxLayout()
        column.addLayout(brand)
        sign = PlainLabel()
        sign.setPixmap(
            pixmap("pages", colours(self.palette()).accent, 26, self.devicePixelRatioF())
        )
        name = PlainLabel("Planwright")
        wear(name, 17, bold=True)
        brand.addWidget(sign)
        brand.addWidget(name)
        brand.addStretch()

    def _going_on(self) -> QWidget:
        """Return the head for whoever has plans: when the one to go on with is due."""
        side, column = _side(560, 4)
        column.setContentsMargins(0, 0, 0, 12)
        self._brand(column)
        self.title, self.next = Elided(size=30, bold=True), Elided(size=17)
        self.next.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for line in (self.title, self.next):
            measure(line, "height", _as_high_as_told)
            column.addWidget(line)
        return side

    def _welcome(self) -> QWidget:
        """Return the head of a first start: what this is for."""
        side, column = _side(560, 10)
        self._brand(column)
        title = PlainLabel("From the minister’s letter to a plan that is ready to send")
        wear(title, 30, bold=True)
        title.setWordWrap(True)
        column.addWidget(title)
        line = Quiet(
            "Write each answer, see how many pages it takes, and make the documents that members, "
            "the department and residents need.",
            17,
        )
        line.setWordWrap(True)
        column.addWidget(line)
        column.addSpacing(12)
        return side

    def _ways(self, *, first_run: bool) -> QWidget:
        side, column = _side(560, 6 if first_run else 10)  # five have room on a small screen
        column.setContentsMargins(0, 0, 0, 8 if first_run else 16)
        sample = ChoiceButton(
            "pages",
            "Open the finished sample",
            "See what a finished plan looks like. Change anything.",
        )
        new = ChoiceButton("plus", "Start a new plan", "Choose the letter and name your council.")
        letter = ChoiceButton(
            "letter",
            "Start from a letter, consultation or form",
            "Word, PDF, web page, workbook. You check what it asks.",
        )
        bring = ChoiceButton(
            "bring", "Bring in a document", "Word, PDF or text. You check where each part goes."
        )
        response = ChoiceButton(  # on a first start only: the File menu has it always
            "bullets",
            "Open a sample response",
            "A consultation of 24 questions, with answers of every kind.",
        )
        sample.clicked.connect(self.sample_wanted)
        response.clicked.connect(self.response_wanted)
        new.clicked.connect(self.new_wanted)
        letter.clicked.connect(self.letter_wanted)
        bring.clicked.connect(self.document_wanted)
        if first_run:
            sample.first = True
            self.first: QWidget = sample
        again = (new, letter, bring, sample)
        for choice in (sample, response, new, letter, bring) if first_run else again:
            column.addWidget(choice)
        column.addSpacing(4 if first_run else 8)
        self._promise(column, first_run=first_run)
        return side

    def _promise(self, column: QVBoxLayout, *, first_run: bool) -> None:
        row = QHBoxLayout()
        column.addLayout(row)
        sign = PlainLabel()
        sign.setPixmap(pixmap("lock", colours(self.palette()).muted, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        promise = Quiet("Works without a network. Nothing leaves this PC.", 15)
        promise.setWordWrap(True)
        row.addWidget(promise, 1)
        if first_run:
            row.addWidget(button("Open a plan you have", self.open_wanted.emit))

    def _paper(self) -> QWidget:
        """Return what stands on the right before there is any plan: the sample's first page."""
        from desktopapp.ui.pages.paper_stack import PaperStack  # noqa: PLC0415  # on a first start only

        return PaperStack(self.jobs)

    def _plans(self) -> QWidget:
        side, column = _side(680, 10)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = FoldingRow(6)
        column.addLayout(top)
        title = PlainLabel("Your plans")
        wear(title, 20, bold=True)
        latest = str(self.recent[0])
        going_on = button("Continue", lambda: self.plan_wanted.emit(latest), first=True)
        going_on.setAccessibleDescription(self.recent[0].stem)
        self.first = going_on
        top.addWidget(title, 1)
        top.addWidget(button("Open another plan", self.open_wanted.emit))
        top.addWidget(going_on)
        column.addSpacing(2)
        for place in self.recent:
            choice = self._listed[place] = self._plan(place)
            column.addWidget(choice)
        self._listed[self.recent[0]].first = True
        return side

    def _plan(self, path: Path) -> PlanChoice:
        choice = PlanChoice(path.stem, CardWords("", f"In {path.parent}"))
        alike = [one for one in self.recent if one.stem == path.stem]
        if len(alike) > 1:  # heard one after another they would be one
            choice.setAccessibleName(f"{path.stem} in {path.parent.name}")
        explain(choice, str(path))
        choice.clicked.connect(lambda _checked=False: self.plan_wanted.emit(str(path)))
        return choice


def _side(widest: int, spacing: int) -> tuple[QWidget, QVBoxLayout]:
    """Make a part of the page that is so wide at most, and its column."""
    side = QWidget()
    keep_within(side, widest)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return side, column


def _as_high_as_told(line: Elided) -> None:
    """Let a line be as high as its words, be they told yet or not."""
    line.setFixedHeight(line.fontMetrics().height() + 2)
