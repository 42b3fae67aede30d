"""The view of all asks and requirements: what is answered, where, at what cost, what is left."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.coverage import REQUIREMENTS, Asked, AskSign, asked, covered_points, signs
from desktopapp.plan.elsewhere import elsewhere_faults
from desktopapp.plan.outline import cost
from desktopapp.plan.page_shares import PageShare, page_shares, said_allowance
from desktopapp.plan.plan import Coverage
from desktopapp.plan.saying import counted
from desktopapp.session.news import Change
from desktopapp.ui.panels.point_filters import PointFilters
from desktopapp.ui.widgets.controls import Card, IconButton
from desktopapp.ui.widgets.in_turns import InTurns
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.taking_keys import step_in_rows
from desktopapp.ui.widgets.text_size import keep_wide, wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.asks import KEYS_SAID, AskRow
from desktopapp.ui.workspace.proposals import proposals
from desktopapp.ui.workspace.question_card import say_coverage
from desktopapp.ui.workspace.squares import Squares
from desktopapp.ui.workspace.view_page import ViewPage
from desktopapp.ui.workspace.workspace import Workspace

_AT_ONCE = 4  # points that get their rows in one turn of the window; the next follow at once
_MANY = 150  # points from which on one theme is shown to begin with
_WORDLESS = (
    "This letter was read without points to cover, so there is nothing to tick here. Each "
    "question stands under Write, and the pages under Pages."
)


class _Points(Card):
    """The list of points. ``cross`` is given each key that nothing in it takes."""

    def __init__(self, cross: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._cross = cross

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the list by keys, before what it stands on is scrolled by them."""
        if not self._cross(event):
            super().keyPressEvent(event)


@dataclass
class _Line:
    """A point as it is shown: its line, its row in that, and what its answer takes of pages."""

    whole: QWidget
    row: AskRow
    pages: Quiet
    shown: tuple[object, ...] | None = None  # what is told of it


class CoverageView(ViewPage):
    """All asks and requirements with their states; filters show some of them."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work, "What the letter asks")
        self.things = asked(work.plan)
        self.lines: dict[str, _Line] = {}
        self.groups: dict[str, PlainLabel] = {}
        self.squares = Squares()
        self.squares.chosen.connect(self.begin)
        self.filters = PointFilters(list(dict.fromkeys(one.group for one in self.things)))
        self.filters.changed.connect(self._choose)
        self.proposals = proposals(work)
        self._ordered: list[str] = []
        self._lay_out()
        work.bridge.changed.connect(self._hear)
        work.counted.connect(lambda _pages: self.show_pages())
        self.proposals.changed.connect(self.refresh)
        self._growing: InTurns | None = None
        if len(self.things) > _MANY:
            self.filters.choose_theme(self.things[0].group)
        else:
            self._grow()
        if not self.things:
            self.say(_WORDLESS)

    @property
    def is_whole(self) -> bool:
        """Whether every point that is shown has its row."""
        return self._growing is None or self._growing.is_done

    @property
    def rows(self) -> dict[str, AskRow]:
        """The rows of the points, by their ids."""
        return {one: line.row for one, line in self.lines.items()}

    def _rows(self) -> Iterator[None]:
        """Make the rows of the theme that is chosen, or of all, some at a time."""
        left = [one for one in self.things if one.id not in self.lines and self.filters.is_of(one)]
        self.refresh()
        yield
        for n in range(0, len(left), _AT_ONCE):
            made = left[n : n + _AT_ONCE]
            for one in made:
                self._add_row(one)
            self._show_lines(made, signs(self.work.plan))
            yield
        self.refresh()
        yield
        self.show_pages()

    def _grow(self) -> None:
        """Make the rows that are shown and were not yet."""
        if self._growing:
            self._growing.drop()
        self._growing = InTurns(self._rows(), self)
        self._growing.go_on()

    def _lay_out(self) -> None:
        overview, table = Card(), _Points(self._cross)
        within = QVBoxLayout(overview)
        within.setContentsMargins(16, 12, 16, 12)
        within.addWidget(self.squares)
        self.column.addWidget(overview)
        self.column.addWidget(table)
        self.column.addStretch()
        head = QVBoxLayout(table)
        head.setContentsMargins(16, 8, 16, 12)
        head.setSpacing(2)
        head.addWidget(self.filters)
        self.keys = Quiet(KEYS_SAID)
        self.keys.setWordWrap(True)
        head.addWidget(self.keys)
        self.table = QVBoxLayout()
        head.addLayout(self.table)
        self.table.setSpacing(2)
        for one in (overview, table):
            one.setVisible(bool(self.things))

    def _hear(self, change: Change) -> None:
        """Show what an edit changed, unless it changed but words."""
        if not change.is_text_alone:
            self.refresh()

    def _looks_answered(self, one: str) -> bool:
        found = self.proposals.found.get(one)
        return found is not None and found.is_answered

    def refresh(self) -> None:
        """Show the states as they stand now."""
        if not self.things:
            return
        plan = self.work.plan
        stand, done = signs(plan), covered_points(plan)
        said = (
            f"{done.said} of {counted(done.of, 'point')} covered. {said_allowance(plan)}".strip()
        )
        help_only = (
            "The points are Planwright’s reading of the letter: a help to you, not a score."
        )
        self.say(f"{said} {help_only}")
        self.filters.count(self.things, stand, self._looks_answered)
        seen = self._show_lines(self.things, stand)
        for group, label in self.groups.items():
            label.setVisible(group in seen and not self.filters.by_pages)
        self.squares.show_states(
            [(one.id, one.group, one.number, one.label, stand[one.id]) for one in self.things]
        )

    def _show_lines(self, things: list[Asked], stand: dict[str, AskSign]) -> set[str]:
        """Show points as they stand, those that the filters let through; return their themes."""
        plan, faults = self.work.plan, elsewhere_faults(self.work.plan)
        seen: set[str] = set()
        for one in things:
            line = self.lines.get(one.id)
            if line is None:
                continue
            looks = self._looks_answered(one.id)
            shown = self.filters.shows(one, stand[one.id], looks_answered=looks)
            seen |= {one.group} if shown else set()
            line.whole.setVisible(shown)
            proposed, said = self.proposals.found.get(one.id), plan.covered(one.id)
            what = (said, stand[one.id], faults.get(one.id), proposed)
            if what != line.shown or line.row.reason:  # which names parts of the plan
                line.shown = what
                line.row.show_coverage(plan, *what[:3])
                line.row.show_proposal(proposed)
        return seen

    def _choose(self) -> None:
        """Show what the filters say, in the order they say."""
        self._grow()
        self.show_pages()
        self.refresh()

    def show_pages(self) -> None:
        """Show beside the first point of each question what its answers take of the pages."""
        shares: dict[str, list[PageShare]] = {}
        for share in page_shares(self.work.plan, self.work.pages.costs()):
            shares.setdefault(share.where, []).append(share)
        named: set[str] = set()
        for one in self.things:
            if line := self.lines.get(one.id):
                mine = shares.get(one.where, []) if one.where not in named else []
                named.add(one.where)
                self._say_pages(line.pages, mine)
        if self.filters.by_pages:
            taken = {where: sum(one.pages for one in mine) for where, mine in shares.items()}
            order = sorted(self.things, key=lambda one: -taken.get(one.where, 0.0))
        else:
            order = self.things
        self._put_in_order([one.id for one in order])

    def _say_pages(self, label: Quiet, mine: list[PageShare]) -> None:
        label.setVisible(bool(mine))
        if not mine:
            return
        most = max(mine, key=lambda one: one.asks)  # of several answers each may serve them all
        label.setText(f"{cost(sum(one.pages for one in mine))} for {most.served}")
        label.setAccessibleName(" ".join(one.said for one in mine))
        explain(label, "\n".join(f"{one.name}. {one.said}" for one in mine))

    def _put_in_order(self, order: list[str]) -> None:
        """Stand the lines in an order; those of the letter stand below their themes."""
        order = [one for one in order if one in self.lines]
        if order == self._ordered:
            return
        self._ordered = order
        groups = {one.id: one.group for one in self.things}
        for widget in (*self.groups.values(), *(line.whole for line in self.lines.values())):
            self.table.removeWidget(widget)
        named: set[str] = set()
        for one in order:
            if groups[one] not in named:
                named.add(groups[one])
                self.table.addWidget(self.groups[groups[one]])
            self.table.addWidget(self.lines[one].whole)

    def _add_row(self, one: Asked) -> None:
        if one.group not in self.groups:
            label = self.groups[one.group] = PlainLabel(one.group)
            wear(label, 15, bold=True)
            label.setContentsMargins(0, 12, 0, 2)
            self.table.addWidget(label)
        whole = QWidget()
        number = Quiet(one.number)
        keep_wide(number, 84 if one.group == REQUIREMENTS else 32)

        def told(coverage: Coverage, typed: bool) -> None:  # noqa: FBT001  # the row's callback
            say_coverage(self.work.bridge, one.id, one.label, coverage, fold=typed)

        row = AskRow(one.label, told, is_requirement=one.is_requirement)
        row.evidence_wanted.connect(lambda: self.proposals.show(one.id))
        row.acceptance_wanted.connect(lambda: self.proposals.accept(one.id))
        pages = Quiet()
        row.put_last(pages)
        self.lines[one.id] = _Line(whole, row, pages)
        if one.hint:
            hint = one.hint[:1].upper() + one.hint[1:]
            explain(row.tick, hint)
            row.tick.setAccessibleDescription(hint)
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(number)
        across.addWidget(row, 1)
        if one.where:
            write = IconButton("right", f"Write {one.number}")
            write.setAccessibleName(f"Write {one.number}: {one.label}")
            write.clicked.connect(lambda: self.work.go(one.where, write=True))
            across.addWidget(write)
        self.table.addWidget(whole)

    def _cross(self, event: QKeyEvent) -> bool:
        """Let arrows go from point to point, past all that Tab stops at within each."""
        ids = self._ordered or [one.id for one in self.things if one.id in self.lines]
        done = step_in_rows([self.lines[one].whole for one in ids], event)
        if done:
            self.area.ensureWidgetVisible(self.focusWidget(), 0, 48)
        return done

    def begin(self, one_id: str) -> None:
        """Lead to an ask or requirement, with the cursor where something is to be said of it."""
        group = next(one.group for one in self.things if one.id == one_id)
        self.filters.show_all(group if len(self.things) > _MANY else "")
        if self._growing:
            self._growing.finish()
        self.lines[one_id].row.begin()
        whole = self.lines[one_id].whole
        QTimer.singleShot(0, whole, lambda: self.area.ensureWidgetVisible(whole, 0, 80))
