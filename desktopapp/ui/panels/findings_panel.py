"""The panel of findings: what the checks found, how serious, and how to mend it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktopapp.checks.finding import Finding, page_of
from desktopapp.plan.places import place_name
from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.card_list import CardList
from desktopapp.ui.widgets.controls import Coloured, IconButton
from desktopapp.ui.widgets.findings import WeighedCard
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.checking import Checking

_MOST = 200  # cards at a time: more would keep the window waiting, and nobody reads them


def _head(many: int) -> str:
    """Say in which order findings are listed, and that there are more than are."""
    if many > _MOST:
        return f"The {_MOST} most serious are listed. The others follow as these are dealt with."
    return "The most serious first. You decide what to do about each."


class FindingCard(WeighedCard):
    """One finding. Enter or a click leads to what it is about; a slip is mended by its button."""

    def __init__(self, finding: Finding, plan: Plan) -> None:
        place = place_name(plan, page_of(plan, finding))
        said = (finding.severity, place, finding.message, finding.mend)
        super().__init__(*said, mends=bool(finding.fixes))
        self.finding = finding
        self.current = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card; the one that was led to has the accent for an edge."""
        super().paintEvent(event)
        if self.current:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(QColor(colours(self.window().palette()).accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class FindingsPanel(Coloured):
    """The list, the most serious first."""

    def __init__(self, checks: Checking) -> None:
        super().__init__()
        self.checks = checks
        self.cards: list[FindingCard] = []
        self.title = PlainLabel()
        wear(self.title, 15, bold=True)
        following = IconButton("", "Next finding", beside=True)
        explain(following, "Next finding (F9)")
        following.clicked.connect(lambda _checked=False: checks.go_next())
        self.next_button = following
        self.words = Quiet("", 14)
        self.words.setWordWrap(True)
        self.words.setContentsMargins(16, 0, 16, 4)
        self.list = CardList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(16, 4, 10, 0)
        head.addWidget(self.title, 1)
        head.addWidget(following)
        head.addWidget(Quiet("F9"))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(300)
        checks.changed.connect(self.show_found)
        self.show_found()

    def show_found(self) -> None:
        """Show the findings as they are now, and which one was led to last."""
        every = self.checks.found
        found = every[:_MOST]
        if found != tuple(card.finding for card in self.cards):
            self._build(found)
        self.title.setText(self.checks.said())
        self.words.setText(
            _head(len(every))
            if found
            else "The checks run while you write. What they find is listed here."
        )
        self.next_button.setEnabled(bool(found))
        for card in self.cards:
            card.current = card.finding == self.checks.at
            card.update()
            if card.current:
                self.list.ensureWidgetVisible(card, 0, 16)

    def _build(self, found: tuple[Finding, ...]) -> None:
        plan = self.checks.work.plan
        self.cards = [FindingCard(one, plan) for one in found]
        for card in self.cards:
            card.opened.connect(lambda card=card: self.checks.go(card.finding))
            card.mended.connect(lambda card=card: self.checks.mend(card.finding))
        self.list.fill(self.cards)
