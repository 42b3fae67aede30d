"""A row for an ask or a requirement: what a person says of it, where, and why."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from desktopapp.plan.coverage import ASK_SIGNS, REASONED, AskSign, is_open
from desktopapp.plan.outline import ASK_SHAPES
from desktopapp.plan.plan import AskState, Coverage, Plan
from desktopapp.plan.saying import in_sentence
from desktopapp.ui.widgets.controls import MenuButton, leaves_arrow
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.line_field import PRESSED
from desktopapp.ui.widgets.palettes import Colours, colours, scaled
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Elided

if TYPE_CHECKING:
    from desktopapp.operations.evidence.proposing import Proposed
    from desktopapp.ui.workspace.proposal_line import ProposalLine
    from desktopapp.ui.workspace.reason_line import ReasonLine

_STILL_WANTED = {  # what is asked for where a state wants more
    AskSign.NO_PLACE: "Please say where. Until then it counts as open.",
    AskSign.NO_REASON: "Please say why, in a few words. Until then it counts as open.",
}
_KEYS = {  # what a key says of the ask that has the keyboard
    Qt.Key.Key_H: AskState.HERE,
    Qt.Key.Key_E: AskState.ELSEWHERE,
    Qt.Key.Key_D: AskState.NOT_APPLICABLE,
    Qt.Key.Key_L: AskState.LEFT_OUT,
    Qt.Key.Key_O: AskState.OPEN,
}
KEYS_SAID = (
    "Keys at a point: H answered here, E elsewhere, D does not apply, L left out, O open again; "
    "S shows the words that speak for it, A accepts that it looks answered."
)
_FEW_WORDS = 200  # logical pixels of what is asked that are always shown
_SQUARE, _SIDE = 18, 14  # pixels: the square in which the sign stands; logical, what is pressed


class AskTick(QAbstractButton):
    """The box of an ask: it shows how the ask stands, and a click says that it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        measure(self, "size", lambda one: one.setFixedSize(_side(), _side()))
        self.sign = AskSign.NO_TEXT

    def show_sign(self, sign: AskSign) -> None:
        """Show how the ask stands; ticked is what is answered."""
        self.sign = sign
        self.setChecked(sign in (AskSign.HERE, AskSign.ELSEWHERE))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows to what it stands in."""
        if not leaves_arrow(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the square and its sign."""
        painter = QPainter(self)
        paint_sign(painter, self.sign, colours(self.window().palette()), _place(self.rect()))


def _side() -> int:
    return max(scaled(_SIDE), PRESSED)


def _place(within: QRect) -> QRectF:
    return QRectF(0, (within.height() - _SQUARE) / 2, _SQUARE, _SQUARE)


def paint_sign(painter: QPainter, sign: AskSign, shades: Colours, place: QRectF) -> None:
    """Paint how an ask stands into a square; its sign says the same without colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, ink = sign_colours(sign, shades)
    painter.setPen(QColor(ink))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    shape = ASK_SHAPES[sign]
    if shape != "not started":  # an empty square
        gap = place.width() / 8
        draw(painter, shape, ink, place.adjusted(gap, gap, -gap, -gap))


def sign_colours(sign: AskSign, shades: Colours) -> tuple[str, str]:
    """Return the ground and the ink of a square."""
    match sign:
        case AskSign.NO_TEXT | AskSign.UNPLACED | AskSign.UNSAID:
            return shades.sheet, shades.edge
        case AskSign.NO_PLACE | AskSign.NO_REASON:
            return shades.sheet, shades.amber
        case AskSign.TEXT:
            return shades.sheet, shades.accent
        case AskSign.LEFT_OUT:
            return shades.amber_fill, shades.amber
        case AskSign.NOT_APPLICABLE:
            return shades.panel, shades.muted
        case AskSign.HERE | AskSign.ELSEWHERE:
            return shades.selected, shades.on_selected


class _AskWords(Elided):
    """What is asked: it shrinks to a few words, and what stands beside it goes below then."""

    def minimumSizeHint(self) -> QSize:
        """Keep room for a few words."""
        least = super().minimumSizeHint()
        return QSize(min(self.sizeHint().width(), scaled(_FEW_WORDS)), least.height())


class AskRow(QWidget):
    """An ask with a tick, a menu of states and, where it is not answered here, a line for why.

    ``told`` is called with the new coverage, and whether only its reason was typed. Any answer
    may meet a requirement, so that one always says where. Letters are keys, see ``KEYS_SAID``.
    """

    evidence_wanted = Signal()
    acceptance_wanted = Signal()

    def __init__(
        self,
        label: str,
        told: Callable[[Coverage, bool], None],
        *,
        is_requirement: bool = False,
    ) -> None:
        super().__init__()
        self._told = told
        self.is_requirement, self._is_asking = is_requirement, False
        self._coverage = Coverage()
        self._plan: Plan | None = None
        self.reason: ReasonLine | None = None
        self.proposal: ProposalLine | None = None
        self.tick = AskTick()
        self.tick.setAccessibleName(label)
        self.tick.clicked.connect(self._ticked)
        self.label = _AskWords(label, size=15)
        self.state = MenuButton(
            [
                (_open_words(is_requirement=is_requirement), partial(self.choose, AskState.OPEN)),
                *((words, partial(self.choose, state)) for state, words in ASK_SIGNS.items()),
            ],
            size=24,
        )
        wear(self.state, 13)
        self.state.setForegroundRole(QPalette.ColorRole.Link)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        row = self._across = FoldingRow(10)
        self._rows.addLayout(row)
        for part in (self.tick, self.label, self.state):
            row.addWidget(part)
        row.addStretch()

    def put_last(self, part: QWidget) -> None:
        """Stand something at the end of the row."""
        self._across.addWidget(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a letter as what it says of the ask."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.choose(_KEYS[key])
        elif key is Qt.Key.Key_S and self.proposal:
            self.evidence_wanted.emit()
        elif key is Qt.Key.Key_A and self.proposal:
            self.acceptance_wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_proposal(self, proposed: "Proposed | None") -> None:
        """Show how the ask looks by the text, while nobody has said it."""
        wanted = proposed is not None and is_open(self.tick.sign)
        if wanted and self.proposal is None:
            from desktopapp.ui.workspace.proposal_line import ProposalLine  # noqa: PLC0415  # when there is one

            self.proposal = ProposalLine(
                self.label.whole, self._across, 3, self.evidence_wanted.emit
            )
        if self.proposal:
            self.proposal.show_proposal(proposed if wanted else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press on the words, which belong to the tick."""
        event.setAccepted(self.label.geometry().contains(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick where the words were clicked."""
        if self.label.geometry().contains(event.position().toPoint()):
            self.tick.click()

    def show_coverage(
        self, plan: Plan, coverage: Coverage, sign: AskSign, fault: str | None = None
    ) -> None:
        """Show what was said so far, how the ask stands, and what is wrong with its place."""
        self._coverage, self._plan = coverage, plan
        self.tick.show_sign(sign)
        self.state.say(ASK_SIGNS[coverage.state] if sign in _STILL_WANTED else sign)
        said = ASK_SIGNS.get(coverage.state, sign)
        also = f", {in_sentence(sign)}" if sign in _STILL_WANTED else ""
        self.state.setAccessibleName(f"{self.label.whole}: {said}{also}")
        asks_where = coverage.state is AskState.ELSEWHERE or (
            self.is_requirement and (coverage.state is AskState.HERE or self._is_asking)
        )
        reasoned = asks_where or coverage.state in REASONED
        if reasoned and self.reason is None:
            from desktopapp.ui.workspace.reason_line import ReasonLine  # noqa: PLC0415  # rarely needed

            self.reason = ReasonLine(self.label.whole, self._reasoned)
            self._rows.addWidget(self.reason)
        if self.reason:
            self.reason.setVisible(reasoned)
            if reasoned:
                wants = _STILL_WANTED.get(sign) or fault or ""
                self.reason.show_coverage(plan, coverage, asks_where=asks_where, wants=wants)

    def begin(self) -> None:
        """Put the cursor into where it is answered, or why not; else on the menu of states."""
        if self.is_requirement and self._coverage.state is AskState.OPEN and self._plan:
            self._is_asking = True  # nothing is said by looking at it
            self.show_coverage(self._plan, self._coverage, self.tick.sign)
        if self.reason and not self.reason.isHidden():
            self.reason.begin()
        else:
            self.state.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self) -> None:
        self.choose(AskState.HERE if self._coverage.state is AskState.OPEN else AskState.OPEN)

    def choose(self, state: AskState) -> None:
        """Say this of the ask; where it wants a place or a reason, the cursor goes there."""
        self._told(replace(self._coverage, state=state), False)  # noqa: FBT003  # a callback
        if self.reason and not self.reason.isHidden():
            QTimer.singleShot(0, self, self.begin)  # the menu gives the keyboard back first

    def _reasoned(self, coverage: Coverage) -> None:
        if coverage.state is AskState.OPEN and coverage.where.strip():
            coverage = replace(coverage, state=AskState.HERE)
        self._coverage = coverage
        self._told(coverage, True)  # noqa: FBT003  # a callback


def _open_words(*, is_requirement: bool) -> str:
    """Return the words that take back what was said."""
    return AskSign.UNPLACED if is_requirement else AskSign.UNSAID
