"""The strip below the menus: whose plan this is, the views of it, and when it is due."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktopapp.plan.days import said_date
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.ui.widgets.controls import Coloured, IconButton, button
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.taking_keys import let_one_be_on
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Elided, Quiet

_APART, _EDGE = 8, 16  # pixels
_READABLE = 120  # logical pixels of a title that say which plan it is


def due_words(deadline: date | None, today: date) -> tuple[str, str]:
    """Say when a plan is due: how long that is, and the day."""
    if deadline is None:
        return "", ""
    days = (deadline - today).days
    day = said_date(deadline)
    if days < 0:
        return "Past the deadline", f"It was {day}"
    if days == 0:
        return "Due today", f"Send by {day}"
    return f"{counted(days, 'day')} left", f"Send by {day}"


def released_words(plan: Plan) -> tuple[str, str] | None:
    """Say that a plan was submitted or published, and what was changed since; else nothing."""
    if not plan.releases:
        return None
    from desktopapp.plan import releases  # noqa: PLC0415  # most plans have none

    (latest, *_) = releases.releases_told(plan)
    since = releases.said_since(plan, latest)
    return releases.said_release(replace(latest, by="")), since.partition(" it was")[0]


def due_heading(deadline: date | None, today: date) -> str:
    """Say in a sentence when the plan to go on with is due."""
    if deadline is None:
        return "Carry on where you left off"
    days = (deadline - today).days
    if days < 0:
        return "Your plan is past its deadline"
    return f"Your plan is due in {counted(days, 'day')}" if days else "Your plan is due today"


class TitleStrip(Coloured):
    """The strip. ``tabs`` are names and words of views; ``chosen`` is called with a name."""

    def __init__(
        self,
        tabs: Iterable[tuple[str, str]],
        chosen: Callable[[str], object],
        export: Callable[[], object],
    ) -> None:
        super().__init__(edges="b")
        self.outline_button = IconButton("outline", "Outline", beside=True)
        self.outline_button.edged = True
        self.title, self.council = Elided(size=15, bold=True), Elided(size=13)
        for name in (self.title, self.council):  # else neither is wider than the other’s words
            name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.names = QWidget()
        names = QVBoxLayout(self.names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.council)
        self.views = {name: self._view(name, words, chosen) for name, words in tabs}
        let_one_be_on(self.views.values())
        self.left, self.day = PlainLabel(), Quiet(size=13)
        wear(self.left, 14, bold=True)
        self.due = QWidget()
        due = QVBoxLayout(self.due)
        due.setContentsMargins(0, 0, 8, 0)
        due.setSpacing(0)
        for line in (self.left, self.day):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            due.addWidget(line)
        self.export = button("Make the documents", export, first=True)
        row = self._row = FoldingRow(_APART)
        row.setContentsMargins(_EDGE, 4, _EDGE, 5)
        self.setLayout(row)
        row.addWidget(self.outline_button)
        row.addWidget(self.names)
        row.addStretch()
        for view in self.views.values():
            row.addWidget(view)
        row.addStretch()
        row.addWidget(self.due)
        row.addWidget(self.export)

    def show_plan(self, plan: Plan, title: str, today: date) -> None:
        """Show what a plan is called, whose it is and when it is due."""
        self.title.say(title)
        self.council.say(plan.council.name)
        self._show_names()
        left, day = released_words(plan) or due_words(plan.deadline, today)
        self.left.setText(left)
        self.day.setText(day)

    def show_view(self, name: str) -> None:
        """Mark the view that is shown; one that has no place here leaves none marked."""
        for view in self.views.values():
            view.setAutoExclusive(name in self.views)
        for one, view in self.views.items():
            view.setChecked(one == name)
            wear(view, 15, bold=one == name)
            view.updateGeometry()
        self._show_names()

    def make_compact(self, *, compact: bool, narrow: bool) -> None:
        """Take less height where the window is low, and less width where it is narrow."""
        high = 41 if compact else 57
        measure(self, "height", lambda one: one.setMinimumHeight(scaled(high)))
        self.council.setVisible(not compact)
        self.day.setVisible(not compact)
        self.due.setVisible(not narrow)
        self.outline_button.setVisible(narrow)
        self.export.setText("Documents" if narrow else "Make the documents")
        edge = _EDGE // 2 if narrow else _EDGE
        self._row.setSpacing(_APART // 2 if narrow else _APART)
        self._row.setContentsMargins(edge, 4, edge, 5)
        self._show_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the plan's title where there is room for it."""
        super().resizeEvent(event)
        self._show_names()

    def _show_names(self) -> None:
        """Show the plan's title, unless no more than its first letters would be seen.

        The frame of the window names the plan too.
        """
        self.outline_button.show_words(shown=True)
        room = self._room()
        self.names.setVisible(room >= min(self.title.sizeHint().width(), scaled(_READABLE)))
        self.outline_button.show_words(shown=room >= 0)

    def _room(self) -> int:
        """Return the pixels that all but the title leave in a row; below nought it folds."""
        edges, apart = self._row.contentsMargins(), self._row.spacing()
        beside = (self.outline_button, *self.views.values(), self.due, self.export)
        taken = sum(one.sizeHint().width() + apart for one in beside if not one.isHidden())
        stretches = 0 if self.due.isHidden() else 2 * apart
        return self.width() - edges.left() - edges.right() - taken + apart - stretches

    def _view(self, name: str, words: str, chosen: Callable[[str], object]) -> IconButton:
        view = IconButton("", words, beside=True, size=32)
        wear(view, 15)
        view.clicked.connect(lambda _checked=False: chosen(name))
        return view
