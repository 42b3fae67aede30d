"""One finding as a card: where, what, how to mend it, and what can be done about it."""

from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktopapp.checks.finding import Finding, page_of
from desktopapp.checks.rule import SAID
from desktopapp.plan.places import place_name
from desktopapp.plan.plan import Plan
from desktopapp.plan.set_aside import SetAside, said_aside
from desktopapp.ui.widgets.card_list import PressCard
from desktopapp.ui.widgets.controls import Button, IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet


class CardVerb(StrEnum):
    """What can be done about a finding, as its button says it."""

    MEND = "Mend"
    ASIDE = "Set aside…"
    AGAIN = "Look at it again"
    WHY = "Why?"


_KEYS = {
    Qt.Key.Key_M: CardVerb.MEND,
    Qt.Key.Key_S: CardVerb.ASIDE,
    Qt.Key.Key_L: CardVerb.AGAIN,
    Qt.Key.Key_W: CardVerb.WHY,
}
_LETTERS = {verb: chr(key) for key, verb in _KEYS.items()}


def card_words(finding: Finding, plan: Plan, aside: SetAside | None) -> tuple[str, ...]:
    """Return all that a card says: how serious, where, what, how to mend it, why it is aside."""
    place = place_name(plan, page_of(plan, finding))
    said = said_aside(aside) if aside else finding.mend
    return SAID[finding.severity], place, finding.message, said


class FindingCard(PressCard):
    """One finding. Enter or a click leads to it; its buttons, and keys, do what else can be done.

    ``wanted`` says what.
    """

    wanted = Signal(object)

    def __init__(self, finding: Finding, said: tuple[str, ...], aside: SetAside | None) -> None:
        super().__init__()
        self.finding, self.aside = finding, aside
        self.like: object = None  # by what the list knows it again
        self.current = False
        _severity, place, message, mend = said
        self.setAccessibleName(". ".join(one.rstrip(".") for one in said if one))
        self.verbs = verbs_of(finding, aside)
        keys = [f"{_LETTERS[one]}: {one.rstrip('…')}" for one in self.verbs]
        self.setAccessibleDescription(", ".join(keys))
        what, how = PlainLabel(message), Quiet(mend, 14)
        wear(what, 14, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 14, 7)
        column.setSpacing(4)
        column.addWidget(Elided(place, size=13))
        for label in (what, how):
            label.setWordWrap(True)
            column.addWidget(label)
        row = FoldingRow(2)
        column.addLayout(row)
        if CardVerb.MEND not in self.verbs:
            row.setContentsMargins(-10, 0, 0, 0)  # words stand below words
        for one in self.verbs:
            row.addWidget(self._button(one, message))
        row.addStretch()

    def _button(self, verb: CardVerb, message: str) -> QWidget:
        mends = verb is CardVerb.MEND
        made: QAbstractButton = Button(verb) if mends else IconButton("", verb, beside=True)
        wear(made, 14)
        made.clicked.connect(lambda _checked=False: self.wanted.emit(verb))
        made.setAccessibleName(f"{verb.rstrip('…')}: {message.rstrip('.')}")
        explain(made, f"Press {_LETTERS[verb]} on the finding")
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by one letter what the buttons do."""
        verb = _KEYS.get(Qt.Key(event.key()))
        if verb in self.verbs and not event.modifiers():
            self.wanted.emit(verb)
        else:
            super().keyPressEvent(event)

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


def verbs_of(finding: Finding, aside: SetAside | None) -> tuple[CardVerb, ...]:
    """Return what can be done about a finding."""
    if aside:
        return CardVerb.AGAIN, CardVerb.WHY
    can = {CardVerb.MEND: bool(finding.fixes), CardVerb.ASIDE: not finding.rule.firm}
    return *(verb for verb, is_so in can.items() if is_so), CardVerb.WHY
