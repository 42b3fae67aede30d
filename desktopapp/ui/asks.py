"""A row for an ask or a requirement: what a person says of it, where, and why."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.plan import Answer, Coverage, Plan, State
from desktopapp.ui.controls import Elided, MenuButton
from desktopapp.ui.outline_rows import leader
from desktopapp.ui.palettes import face

WORDS = {
    State.OPEN: "Not answered yet",
    State.HERE: "Answered here",
    State.ELSEWHERE: "Answered elsewhere",
    State.NOT_APPLICABLE: "Does not apply",
    State.LEFT_OUT: "Left out",
}
SHAPES = {
    State.OPEN: "not started",
    State.HERE: "tick",
    State.ELSEWHERE: "elsewhere",
    State.NOT_APPLICABLE: "dash",
    State.LEFT_OUT: "left out",
}
REASONED = (State.ELSEWHERE, State.NOT_APPLICABLE, State.LEFT_OUT)


def place_name(plan: Plan, part_id: str) -> str:
    """Say which part of the plan an id means; an id of no part is a document's own name."""
    try:
        part = plan.part(part_id)
    except KeyError:
        return part_id
    if not isinstance(part, Answer):
        return part.heading
    first = leader(plan, part)
    if first:
        return f"{plan.brief.number(first)} {plan.brief.question(first)[1].label}"
    theme = plan.brief.theme(part.theme)
    return f"Theme {theme.number}, own text"


class AskRow(QWidget):
    """An ask with a tick, a menu of states and, where it is not answered here, a line for why.

    ``told`` is called with the new coverage, and whether only its reason was typed.
    """

    def __init__(self, label: str, told: Callable[[Coverage, bool], None]) -> None:
        super().__init__()
        self._told = told
        self._coverage = Coverage()
        self._plan: Plan | None = None
        self.reason: ReasonLine | None = None
        self.tick = QCheckBox()
        self.tick.setAccessibleName(label)
        self.tick.clicked.connect(self._ticked)
        self.label = Elided(label, size=15)
        self.state = MenuButton(24)
        self.state.setFont(face(13))
        self.state.setForegroundRole(QPalette.ColorRole.Link)
        menu = QMenu(self.state)
        for state, words in WORDS.items():
            menu.addAction(words).triggered.connect(
                lambda _checked=False, state=state: self._choose(state)
            )
        self.state.setMenu(menu)
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
        self.tick.setChecked(coverage.state is not State.OPEN)
        self.state.say(words)
        self.state.setAccessibleName(f"{self.label.whole}: {words}")
        reasoned = coverage.state in REASONED
        if reasoned and self.reason is None:
            self.reason = ReasonLine(self._reasoned)
            self._rows.addWidget(self.reason)
        if self.reason:
            self.reason.setVisible(reasoned)
            if reasoned:
                self.reason.show_coverage(plan, coverage)

    def _ticked(self) -> None:
        self._choose(State.HERE if self._coverage.state is State.OPEN else State.OPEN)

    def _choose(self, state: State) -> None:
        self._told(replace(self._coverage, state=state), False)  # noqa: FBT003  # a callback

    def _reasoned(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._told(coverage, True)  # noqa: FBT003  # a callback


class ReasonLine(QWidget):
    """Where an ask is answered instead, why, and whether the reason is printed."""

    def __init__(self, told: Callable[[Coverage], None]) -> None:
        super().__init__()
        self._told = told
        self._coverage = Coverage()
        self._parts: list[tuple[str, str]] = []
        self.where = QComboBox()
        self.where.setEditable(True)
        self.where.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.where.setAccessibleName("Where it is answered")
        named = QLineEdit()
        named.setPlaceholderText("Where?")
        named.textEdited.connect(self._typed)
        self.where.setLineEdit(named)
        self.where.activated.connect(self._typed)
        self.why = QLineEdit()
        self.why.setPlaceholderText("Why? Stays inside unless you publish it")
        self.why.setAccessibleName("Reason")
        self.why.textEdited.connect(self._typed)
        self.publish = QCheckBox("Publish")
        self.publish.setToolTip("Print the reason in the plan")
        self.publish.setAccessibleName("Publish the reason")
        self.publish.clicked.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.where, 2)
        row.addWidget(self.why, 3)
        row.addWidget(self.publish)

    def show_coverage(self, plan: Plan, coverage: Coverage) -> None:
        """Show the place and the reason; what is being typed is left alone."""
        self._coverage = coverage
        parts = [(place_name(plan, part.id), part.id) for part in plan.parts()]
        if parts != self._parts:
            self._parts = parts
            self.where.clear()
            for name, part_id in parts:
                self.where.addItem(name, part_id)
        self.where.setVisible(coverage.state is State.ELSEWHERE)
        where = place_name(plan, coverage.where) if coverage.where else ""
        if self.where.currentText() != where:
            self.where.setEditText(where)
        if self.why.text() != coverage.reason:
            self.why.setText(coverage.reason)
        self.publish.setChecked(coverage.published)

    def _typed(self) -> None:
        where = self.where.currentText()
        named = dict(self._parts)
        self._coverage = replace(
            self._coverage,
            where=named.get(where, where),
            reason=self.why.text(),
            published=self.publish.isChecked(),
        )
        self._told(self._coverage)
