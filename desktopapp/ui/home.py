"""The first page: the sample, a new plan, a document to bring in, recent plans or paper."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktopapp.ui.widgets.controls import Quiet, Thumb, button, entered
from desktopapp.ui.widgets.icons import draw, pixmap
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours, face, scaled

_WIDE = 900  # logical pixels at which recent plans stand beside the choices


class ChoiceButton(QAbstractButton):
    """A large choice: an icon, a title, and a line that says what it does."""

    def __init__(self, name: str, title: str, line: str, *, first: bool = False) -> None:
        super().__init__()
        self.drawn, self.title, self.line, self.first = name, title, line, first
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(80))

    def say(self, line: str) -> None:
        """Let the line say something else."""
        self.line = line
        self.setAccessibleDescription(line)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole line."""
        return QSize(scaled(460), scaled(80))

    def minimumSizeHint(self) -> QSize:
        """Shrink as far as the icon and a few words."""
        return QSize(240, scaled(80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it too."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card; the first one has the accent for an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        accent = self.first or self.underMouse() or self.isDown()
        painter.setPen(QColor(shades.accent if accent else shades.edge))
        painter.setBrush(QColor(shades.sheet))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.accent if self.first else shades.selected))
        painter.drawEllipse(QRectF(20, middle - 20, 40, 40))
        sign = shades.on_accent if self.first else shades.on_selected
        draw(painter, self.drawn, sign, QRectF(30, middle - 10, 20, 20))
        draw(painter, "right", shades.muted, QRectF(self.width() - 36, middle - 10, 20, 20))
        room = self.width() - 76 - 44
        for words, font, colour, top in (
            (self.title, face(17, bold=True), shades.ink, scaled(16)),
            (self.line, face(15), shades.muted, scaled(42)),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(76, top, room, scaled(24), Qt.AlignmentFlag.AlignVCenter, shown)


class Home(QScrollArea):
    """The page that a window without a plan shows."""

    sample_wanted = Signal()
    new_wanted = Signal()
    document_wanted = Signal()
    open_wanted = Signal()
    plan_wanted = Signal(str)

    def __init__(self, recent: Sequence[Path], jobs: Jobs) -> None:
        super().__init__()
        self.jobs = jobs
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(Thumb())
        self.verticalScrollBar().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        ground.setAutoFillBackground(True)
        self._grid = QGridLayout(ground)
        self._grid.setContentsMargins(48, 32, 48, 32)
        self._grid.setHorizontalSpacing(56)
        self._listed: dict[Path, ChoiceButton] = {}  # the recent plans
        self._left = self._choices(first_run=not recent)
        self._right = self._plans(recent) if recent else self._paper()
        self._decorated = not recent
        self._wide: bool | None = None
        self.setWidget(ground)

    def resizeEvent(self, event: object) -> None:
        """Stand the recent plans beside the choices where there is room, else below."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event passed on as it is
        wide = self.viewport().width() >= scaled(_WIDE)
        if wide != self._wide:
            self._wide = wide
            self._arrange(wide=wide)

    def say_of(self, path: Path, line: str) -> None:
        """Say something else of a plan that is listed, such as that it is not there now."""
        choice = self._listed.get(path)
        if choice:
            choice.say(line)

    def _arrange(self, *, wide: bool) -> None:
        self._grid.addWidget(self._left, 1, 0)
        self._right.setVisible(wide or not self._decorated)
        if self._decorated and wide:
            self._grid.addWidget(self._right, 0, 1, 4, 1)
        else:
            self._grid.addWidget(self._right, *((1, 1) if wide else (2, 0)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(3, 2)

    def _choices(self, *, first_run: bool) -> QWidget:
        side = QWidget()
        side.setMaximumWidth(scaled(560))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(10)
        brand = QHBoxLayout()
        sign = PlainLabel()
        sign.setPixmap(
            pixmap("pages", colours(self.palette()).accent, 26, self.devicePixelRatioF())
        )
        name = PlainLabel("Planwright")
        name.setFont(face(17, bold=True))
        brand.addWidget(sign)
        brand.addWidget(name)
        brand.addStretch()
        column.addLayout(brand)
        title = PlainLabel("From the minister’s letter to a plan that is ready to send")
        title.setFont(face(30, bold=True))
        title.setWordWrap(True)
        column.addWidget(title)
        line = Quiet(
            "Write each answer, see how many pages it takes, and make the documents that members, "
            "the department and residents need.",
            17,
        )
        line.setWordWrap(True)
        column.addWidget(line)
        column.addSpacing(16)
        sample = ChoiceButton(
            "pages",
            "Open the finished sample",
            "See what a finished plan looks like. Change anything.",
        )
        new = ChoiceButton("plus", "Start a new plan", "Choose the letter and name your council.")
        bring = ChoiceButton(
            "bring", "Bring in a document", "Word, PDF or text. You check where each part goes."
        )
        sample.clicked.connect(self.sample_wanted)
        new.clicked.connect(self.new_wanted)
        bring.clicked.connect(self.document_wanted)
        choices = (sample, new, bring) if first_run else (new, bring, sample)
        choices[0].first = True
        for choice in choices:
            column.addWidget(choice)
        column.addSpacing(8)
        column.addLayout(self._promise(first_run=first_run))
        return side

    def _promise(self, *, first_run: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        sign = PlainLabel()
        sign.setPixmap(pixmap("lock", colours(self.palette()).muted, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        promise = Quiet("Works without a network. Nothing leaves this PC.", 15)
        promise.setWordWrap(True)
        row.addWidget(promise, 1)
        if first_run:
            row.addWidget(button("Open a plan you have", self.open_wanted.emit))
        return row

    def _paper(self) -> QWidget:
        """Return what stands on the right before there is any plan: the sample's first page."""
        from desktopapp.ui.pages.paper_stack import PaperStack  # noqa: PLC0415  # on a first start only

        return PaperStack(self.jobs)

    def _plans(self, recent: Sequence[Path]) -> QWidget:
        side = QWidget()
        side.setMaximumWidth(scaled(680))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        top = QHBoxLayout()
        title = PlainLabel("Your plans")
        title.setFont(face(20, bold=True))
        top.addWidget(title)
        top.addStretch()
        top.addWidget(button("Open another plan", self.open_wanted.emit))
        column.addLayout(top)
        words = Quiet("Each plan is one file, kept where you put it.", 15)
        words.setWordWrap(True)
        column.addWidget(words)
        column.addSpacing(8)
        for place in recent:
            choice = self._listed[place] = self._plan(place, f"In {place.parent}")
            column.addWidget(choice)
        column.addStretch()
        return side

    def _plan(self, path: Path, line: str) -> ChoiceButton:
        choice = ChoiceButton("pages", path.stem, line)
        explain(choice, str(path))
        choice.clicked.connect(lambda _checked=False: self.plan_wanted.emit(str(path)))
        return choice
