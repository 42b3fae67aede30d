"""Choosing a figure to insert: type some of its name, choose how it is written, press Enter."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from desktopapp.plan.figure_words import ways_to_write
from desktopapp.plan.figures import Figure
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.saying import counted
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.sheet import Sheet
from desktopapp.ui.widgets.text_size import keep_high, wear
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.workspace.workspace import Workspace

_MOST = 100  # rows that are listed; more words find the others
_CHOOSE = "Choose a figure as it is to be written. When the figure changes, the text follows."
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class WayOffered(NamedTuple):
    """A figure, and a way in which it can be written."""

    figure: Figure
    form: str
    words: str

    def said(self) -> str:
        """Say what is inserted, and which figure it is of."""
        about = ", ".join(filter(None, (one_line(self.figure.name), self.figure.period)))
        return f"{self.words}   {about}"


def ways_offered(plan: Plan, wanted: str) -> list[WayOffered]:
    """Return the figures that have what is wanted, each in all ways to write it.

    What its name says comes before what its period or source says: Enter inserts the first.
    """
    words = wanted.casefold().split()
    found = [
        one
        for one in plan.figures
        if all(word in f"{one.name} {one.period} {one.source}".casefold() for word in words)
    ]
    return [
        WayOffered(one, way.form, way.words)
        for one in sorted(found, key=lambda one: _distance(one.name.casefold().split(), words))
        for way in ways_to_write(one)
        if way.words
    ]


def _distance(name: Sequence[str], wanted: Sequence[str]) -> int:
    """Tell how far a name is from the words that were typed: 0 where these are all of it."""
    if name == wanted:
        return 0
    if all(word in name for word in wanted):
        return 1
    if all(any(one.startswith(word) for one in name) for word in wanted):
        return 2
    return 3 if all(any(word in one for one in name) for word in wanted) else 4


class _Line(LineField):
    """The line that is typed in; arrows are for the list below it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of an arrow, and take all other keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class FigureChooser(Sheet):
    """The sheet. The caret stays in the line; arrows move through the list."""

    def __init__(
        self,
        work: Workspace,
        editor: AnswerEditor,
        put: Callable[[AnswerEditor, Figure, str], object],
        add: Callable[[Workspace, Callable[[Figure], object], QWidget], object],
    ) -> None:
        """Offer the figures; ``put`` inserts one in a form, ``add`` asks for a new one."""
        super().__init__(work.window(), "Insert a figure")
        self.work, self.editor = work, editor
        self._put_in, self._ask_new = put, add
        self.line = _Line()
        self.line.setPlaceholderText("Type some of its name")
        self.line.setAccessibleName("Find a figure")
        wear(self.line, 15)
        self.list = QListWidget()
        self.list.setAccessibleName("Figures")
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setVerticalScrollBar(Thumb())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        wear(self.list, 14)
        keep_high(self.list, 280)
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self.offered: list[WayOffered] = []
        self.put = button("Insert", self.insert, first=True)
        self.put.setDefault(True)
        self.verbs.addWidget(button("Cancel", self.reject))
        self.verbs.addWidget(button("A new figure…", self.add))
        self.verbs.addWidget(self.put)
        self.line.textChanged.connect(self.look)
        self.line.stepped.connect(self.step)
        self.list.itemDoubleClicked.connect(lambda _item: self.insert())
        self.look("")
        self.line.setFocus()

    def look(self, wanted: str) -> None:
        """List what has these words."""
        found = ways_offered(self.work.plan, wanted)
        self.offered = found[:_MOST]
        self.list.clear()
        for one in self.offered:
            item = QListWidgetItem(one.said())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.said())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.put.setEnabled(bool(found))
        left = len(found) - len(self.offered)
        many = counted(left, "more is", "more are")
        said = f"{many} found. Type more of the name." if left else ""
        if not found:
            named = bool(self.work.plan.figures)
            said = "No figure has these words." if named else "The plan has no figures yet."
        self.say(said or _CHOOSE)

    def step(self, by: int) -> None:
        """Move through the list while the caret stays in the line."""
        if self.offered:
            row = max(0, min(self.list.currentRow() + by, len(self.offered) - 1))
            self.list.setCurrentRow(row)
            announce(self.line, self.offered[row].said())

    def insert(self) -> None:
        """Insert what is chosen, and close."""
        row = self.list.currentRow()
        if 0 <= row < len(self.offered):
            one = self.offered[row]
            self.accept()
            self._put(one.figure, one.form)

    def add(self) -> None:
        """Ask for a new figure and insert it in full."""

        def take(made: Figure) -> None:
            self.accept()
            self._put(made, "")

        self._ask_new(self.work, take, self)

    def _put(self, figure: Figure, form: str) -> None:
        if isValid(self.editor):
            self._put_in(self.editor, figure, form)
            self.editor.setFocus()
