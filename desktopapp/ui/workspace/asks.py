"""A row for an ask or a requirement: what a person says of it, where, and why."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.coverage import REASONED
from desktopapp.plan.plan import AskState, Coverage, Plan
from desktopapp.ui.widgets.controls import Elided, MenuButton, Tick
from desktopapp.ui.widgets.palettes import face

WORDS = {
    AskState.OPEN: "Not answered yet",
    AskState.HERE: "Answered here",
    AskState.ELSEWHERE: "Answered elsewhere",
    AskState.NOT_APPLICABLE: "Does not apply",
    AskState.LEFT_OUT: "Left out",
}
SHAPES = {
    AskState.OPEN: "not started",
    AskState.HERE: "tick",
    AskState.ELSEWHERE: "elsewhere",
    AskState.NOT_APPLICABLE: "dash",
    AskState.LEFT_OUT: "left out",
}


class AskRow(QWidget):
    """An ask with a tick, a menu of states and, where it is not answered here, a line for why.

    ``told`` is called with the new coverage, and whether only its reason was typed.
    """

    def __init__(self, label: str, told: Callable[[Coverage, bool], None]) -> None:
        super().__init__()
        self._told = told
        self._coverage = Coverage()
        self._plan: Plan | None = None
        self.reason: QWidget | None = None
        self._show_reason: Callable[[Plan, Coverage], None] = lambda _plan, _coverage: None
        self.tick = Tick()
        self.tick.setAccessibleName(label)
        self.tick.clicked.connect(self._ticked)
        self.label = Elided(label, size=15)
        self.state = MenuButton(
            [(words, partial(self.choose, state)) for state, words in WORDS.items()], size=24
        )
        self.state.setFont(face(13))
        self.state.setForegroundRole(QPalette.ColorRole.Link)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.tick)
        row.addWidget(self.label)
        row.addWidget(self.state)
        row.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addLayout(row)

    def show_coverage(self, plan: Plan, coverage: Coverage) -> None:
        """Show what was said so far."""
        self._coverage, self._plan = coverage, plan
        words = WORDS[coverage.state]
        self.tick.setChecked(coverage.state is not AskState.OPEN)
        self.state.say(words)
        self.state.setAccessibleName(f"{self.label.whole}: {words}")
        reasoned = coverage.state in REASONED
        if reasoned and self.reason is None:
            from desktopapp.ui.workspace.reason_line import ReasonLine  # noqa: PLC0415  # rarely needed

            line = self.reason = ReasonLine(self.label.whole, self._reasoned)
            self._show_reason = line.show_coverage
            self._rows.addWidget(self.reason)
        if self.reason:
            self.reason.setVisible(reasoned)
            if reasoned:
                self._show_reason(plan, coverage)

    def _ticked(self) -> None:
        self.choose(AskState.HERE if self._coverage.state is AskState.OPEN else AskState.OPEN)

    def choose(self, state: AskState) -> None:
        """Say this of the ask."""
        self._told(replace(self._coverage, state=state), False)  # noqa: FBT003  # a callback

    def _reasoned(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._told(coverage, True)  # noqa: FBT003  # a callback
