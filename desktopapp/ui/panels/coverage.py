"""The view of all asks and requirements: what is answered, where, and what is left to say."""

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.coverage import REQUIREMENTS, Asked, asked, tally
from desktopapp.plan.plan import AskState, Coverage
from desktopapp.session.news import Change
from desktopapp.ui.widgets.controls import Card, Coloured, IconButton, Quiet, button, scrolling
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.workspace.asks import WORDS, AskRow
from desktopapp.ui.workspace.question_card import say_coverage
from desktopapp.ui.workspace.squares import Squares
from desktopapp.ui.workspace.workspace import Workspace

_NARROW = 860  # logical pixels


class CoverageView(Coloured):
    """All asks and requirements with their states; a filter shows those of one state."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.work = work
        self.things = asked(work.plan)
        self.shown: AskState | None = None
        self.rows: dict[str, AskRow] = {}
        self.groups: dict[str, PlainLabel] = {}
        self.lines: dict[str, QWidget] = {}
        title = PlainLabel("Asks and requirements")
        title.setFont(face(20, bold=True))
        self.covered = Quiet(size=14)
        self.covered.setWordWrap(True)
        self.squares = Squares()
        self.squares.chosen.connect(self._show_one)
        self.filters: dict[AskState | None, IconButton] = {}
        self._lay_out(title)
        work.bridge.changed.connect(self._hear)
        self.refresh()

    def _lay_out(self, title: PlainLabel) -> None:
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(title)
        names.addWidget(self.covered)
        top.addLayout(names, 1)
        top.addWidget(button("Back to writing", lambda: self.work.show_view("write")))
        overview = Card()
        within = QVBoxLayout(overview)
        within.setContentsMargins(16, 12, 16, 12)
        within.addWidget(self.squares)
        table = Card()
        self.table = QVBoxLayout(table)
        self.table.setContentsMargins(16, 8, 16, 12)
        self.table.setSpacing(2)
        self.table.addLayout(self._filter_grid())
        for one in self.things:
            self._add_row(one)
        inner = QWidget()
        inner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        inner.setAutoFillBackground(True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 16, 16, 24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(overview)
        column.addWidget(table)
        column.addStretch()
        self.area = scrolling(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _hear(self, change: Change) -> None:
        """Show what an edit changed, unless it changed but words."""
        if not change.is_text_alone:
            self.refresh()

    def refresh(self) -> None:
        """Show the states as they stand now."""
        plan = self.work.plan
        counts = tally(plan, self.things)
        done = len(self.things) - counts[AskState.OPEN]
        self.covered.setText(
            f"{done} of {len(self.things)} covered. The asks are our reading of the letter: "
            "a help to you, not a score."
        )
        self.filters[None].setText(f"All {len(self.things)}")
        for state, count in counts.items():
            self.filters[state].setText(f"{WORDS[state]} {count}")
            self.filters[state].updateGeometry()
        for one in self.things:
            coverage = plan.covered(one.id)
            self.rows[one.id].show_coverage(plan, coverage)
            self.lines[one.id].setVisible(self.shown in (None, coverage.state))
        for group, label in self.groups.items():
            members = [one for one in self.things if one.group == group]
            label.setVisible(any(not self.lines[one.id].isHidden() for one in members))
        self.squares.show_states(
            [
                (one.id, one.group, one.number, one.label, plan.covered(one.id).state)
                for one in self.things
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the filters in two rows where one has no room."""
        super().resizeEvent(event)
        self._place_filters(3 if event.size().width() < scaled(_NARROW) else len(self.filters))

    def _filter_grid(self) -> QGridLayout:
        grid = self.grid = QGridLayout()
        grid.setSpacing(4)
        for state in (None, *AskState):
            one = IconButton("", "", beside=True, size=32)
            one.setCheckable(True)
            one.setChecked(state is None)
            one.clicked.connect(lambda _checked=False, state=state: self._filter(state))
            self.filters[state] = one
        self._place_filters(len(self.filters))
        return grid

    def _place_filters(self, columns: int) -> None:
        for n, one in enumerate(self.filters.values()):
            self.grid.addWidget(one, n // columns, n % columns)
        self.grid.setColumnStretch(columns, 1)

    def _filter(self, state: AskState | None) -> None:
        self.shown = state
        for one, shown in self.filters.items():
            shown.setChecked(one == state)
        self.refresh()

    def _add_row(self, one: Asked) -> None:
        if one.group not in self.groups:
            label = self.groups[one.group] = PlainLabel(one.group)
            label.setFont(face(15, bold=True))
            label.setContentsMargins(0, 12, 0, 2)
            self.table.addWidget(label)
        line = self.lines[one.id] = QWidget()
        number = Quiet(one.number)
        number.setFixedWidth(scaled(84 if one.group == REQUIREMENTS else 32))

        def told(coverage: Coverage, typed: bool) -> None:  # noqa: FBT001  # the row's callback
            say_coverage(self.work.bridge, one.id, one.label, coverage, fold=typed)

        row = self.rows[one.id] = AskRow(one.label, told)
        if one.hint:
            hint = one.hint[:1].upper() + one.hint[1:]
            explain(row.tick, hint)
            row.tick.setAccessibleDescription(hint)
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(number)
        across.addWidget(row, 1)
        if one.where:
            write = IconButton("right", f"Write {one.number}")
            write.setAccessibleName(f"Write {one.number}: {one.label}")
            write.clicked.connect(lambda: self.work.go(one.where, write=True))
            across.addWidget(write)
        self.table.addWidget(line)

    def _show_one(self, one_id: str) -> None:
        self._filter(None)
        self.area.ensureWidgetVisible(self.lines[one_id])
        self.rows[one_id].state.setFocus()
