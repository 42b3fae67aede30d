"""Find or do anything: type some letters of a command or a question, and press Enter."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.outline import OutlineRow
from desktopapp.ui.widgets.commands import Command, Table
from desktopapp.ui.widgets.controls import Quiet, Thumb
from desktopapp.ui.widgets.labels import entitle
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

_MOST = 60
_DOES = Qt.ItemDataRole.UserRole


class Thing(NamedTuple):
    """Something to go to or to do: its words, where it is found otherwise, and what it does."""

    words: str
    hint: str
    does: Callable[[], object]


def commands(table: Table) -> list[Thing]:
    """Return the commands that can be done now."""
    found = []
    for menu, entries in table:
        for one in entries:
            if isinstance(one, Command) and (one.able is None or one.able()):
                name = menu.replace("&", "")
                hint = f"{name}, {one.keys}" if one.keys else name
                found.append(Thing(one.words.rstrip("…"), hint, one.does))
    return found


def leading(work: Workspace, row: OutlineRow) -> Thing:
    """Return what leads to a question, theme or section."""
    words = f"{row.number} {row.label}".strip()
    return Thing(words, row.status, lambda: work.go(row.where, write=True))


def matching(things: Iterable[Thing], typed: str) -> list[Thing]:
    """Return the things that hold all the words typed, those that begin with them first."""
    words = typed.lower().split()
    found = [one for one in things if all(word in one.words.lower() for word in words)]
    if words:
        found.sort(key=lambda one: not one.words.lower().startswith(words[0]))
    return found[:_MOST]


class Anything(Dialog):
    """The box with its list. Arrows move, Enter does, Escape closes."""

    def __init__(self, parent: QWidget, things: list[Thing]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        entitle(self, "Find or do anything")
        self.things = things
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find or do anything")
        self.line.setAccessibleName("Find or do anything")
        self.line.setFont(face(17))
        self.line.textChanged.connect(self._look)
        self.list = QListWidget()
        self.list.setAccessibleName("What was found")
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollBar(Thumb())
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._do())
        self.nothing = Quiet("Nothing has these words.", 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for part in (self.line, self.list, self.nothing):
            column.addWidget(part)
        wide = min(scaled(560), parent.width() - 40)
        self.setFixedSize(wide, min(scaled(420), parent.height() - 60))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - wide) // 2, corner.y() + 40)
        self._look("")
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list and do what is chosen, while the caret stays in the box."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = Qt.Key(event.key())
        if key in steps and self.list.count():
            row = self.list.currentRow() + steps[key]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do()
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        self.list.clear()
        for one in matching(self.things, typed):
            item = QListWidgetItem(f"{one.words}   ({one.hint})")
            item.setData(_DOES, one)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)

    def _do(self) -> None:
        if self.list.count():
            thing: Thing = self.list.currentItem().data(_DOES)
            self.accept()
            thing.does()


def find_anything(shell: Shell, table: Table) -> None:
    """Open the box that finds every command, question and section."""
    work = shell.work
    places = [leading(work, row) for row in work.outline.tree.all_rows()] if work else []
    Anything(shell.widget(), [*places, *commands(table)]).exec()
