"""The view of all asks and requirements: what is answered, where, and what is left to say."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.coverage import (
    REQUIREMENTS,
    Asked,
    AskSign,
    asked,
    covered_points,
    signs,
    tally,
)
from desktopapp.plan.plan import Coverage
from desktopapp.plan.saying import counted
from desktopapp.session.news import Change
from desktopapp.ui.widgets.controls import (
    Card,
    IconButton,
    as_wide_as,
)
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.in_turns import InTurns
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.taking_keys import let_one_be_on, step_in_rows
from desktopapp.ui.widgets.text_size import keep_wide, wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.asks import AskRow
from desktopapp.ui.workspace.question_card import say_coverage
from desktopapp.ui.workspace.squares import Squares
from desktopapp.ui.workspace.view_page import ViewPage
from desktopapp.ui.workspace.workspace import Workspace

_AT_ONCE = 8  # points that get their rows in one turn of the window; the next follow at once


class _Points(Card):
    """The list of points. ``cross`` is given each key that nothing in it takes."""

    def __init__(self, cross: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._cross = cross

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the list by keys, before what it stands on is scrolled by them."""
        if not self._cross(event):
            super().keyPressEvent(event)


class CoverageView(ViewPage):
    """All asks and requirements with their states; a filter shows those of one state."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "What the letter asks")
        self.things = asked(work.plan)
        self.shown: AskSign | None = None
        self.rows: dict[str, AskRow] = {}
        self.groups: dict[str, PlainLabel] = {}
        self.lines: dict[str, QWidget] = {}
        self.squares = Squares()
        self.squares.chosen.connect(self.begin)
        self.filters: dict[AskSign | None, IconButton] = {}
        self._lay_out()
        work.bridge.changed.connect(self._hear)
        self._growing = InTurns(self._rows(), self)
        self._growing.go_on()

    @property
    def is_whole(self) -> bool:
        """Whether every point has its row."""
        return self._growing.is_done

    def _rows(self) -> Iterator[None]:
        """Make the rows, some at a time."""
        for n in range(0, len(self.things), _AT_ONCE):
            for one in self.things[n : n + _AT_ONCE]:
                self._add_row(one)
            self.refresh()
            yield

    def _lay_out(self) -> None:
        overview = Card()
        within = QVBoxLayout(overview)
        within.setContentsMargins(16, 12, 16, 12)
        within.addWidget(self.squares)
        table = _Points(self._cross)
        self.table = QVBoxLayout(table)
        self.table.setContentsMargins(16, 8, 16, 12)
        self.table.setSpacing(2)
        self._add_filters(self.table)
        self.column.addWidget(overview)
        self.column.addWidget(table)
        self.column.addStretch()

    def _hear(self, change: Change) -> None:
        """Show what an edit changed, unless it changed but words."""
        if not change.is_text_alone:
            self.refresh()

    def refresh(self) -> None:
        """Show the states as they stand now."""
        plan = self.work.plan
        stand = signs(plan)
        counts = tally(stand)
        done = covered_points(plan)
        self.say(
            f"{done.said} of {counted(done.of, 'point')} covered. The points are "
            "Planwright’s reading of the letter: a help to you, not a score."
        )
        self.filters[None].setText(f"All {len(self.things)}")
        for sign, count in counts.items():
            self.filters[sign].setText(f"{sign} {count}")
            self.filters[sign].updateGeometry()
        made = [one for one in self.things if one.id in self.rows]
        for one in made:
            self.rows[one.id].show_coverage(plan, plan.covered(one.id), stand[one.id])
            self.lines[one.id].setVisible(self.shown in (None, stand[one.id]))
        for group, label in self.groups.items():
            members = [one for one in made if one.group == group]
            label.setVisible(any(not self.lines[one.id].isHidden() for one in members))
        self.squares.show_states(
            [(one.id, one.group, one.number, one.label, stand[one.id]) for one in self.things]
        )

    def _add_filters(self, column: QVBoxLayout) -> None:
        row = FoldingRow(4)
        column.addLayout(row)
        for sign in (None, *AskSign):
            one = IconButton("", "", beside=True, size=32)
            one.clicked.connect(lambda _checked=False, sign=sign: self._filter(sign))
            as_wide_as(one, f"{sign or 'All'} 000")
            self.filters[sign] = one
            row.addWidget(one)
        row.addStretch()
        let_one_be_on(self.filters.values())
        self.filters[None].setChecked(True)

    def _filter(self, state: AskSign | None) -> None:
        self.shown = state
        for one, shown in self.filters.items():
            shown.setChecked(one == state)
        self.refresh()

    def _add_row(self, one: Asked) -> None:
        if one.group not in self.groups:
            label = self.groups[one.group] = PlainLabel(one.group)
            wear(label, 15, bold=True)
            label.setContentsMargins(0, 12, 0, 2)
            self.table.addWidget(label)
        line = self.lines[one.id] = QWidget()
        number = Quiet(one.number)
        keep_wide(number, 84 if one.group == REQUIREMENTS else 32)

        def told(coverage: Coverage, typed: bool) -> None:  # noqa: FBT001  # the row's callback
            say_coverage(self.work.bridge, one.id, one.label, coverage, fold=typed)

        row = AskRow(one.label, told, is_requirement=one.is_requirement)
        self.rows[one.id] = row
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

    def _cross(self, event: QKeyEvent) -> bool:
        """Let arrows go from point to point, past all that Tab stops at within each."""
        done = step_in_rows(list(self.lines.values()), event)
        if done:
            self.area.ensureWidgetVisible(self.focusWidget(), 0, 48)
        return done

    def begin(self, one_id: str) -> None:
        """Lead to an ask or requirement, with the cursor where something is to be said of it."""
        self._growing.finish()
        self._filter(None)
        self.rows[one_id].begin()
        line = self.lines[one_id]
        QTimer.singleShot(0, line, lambda: self.area.ensureWidgetVisible(line, 0, 80))
