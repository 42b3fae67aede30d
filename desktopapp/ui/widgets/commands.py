"""Commands as data: one table fills the menus, the shortcuts and the box to find them in."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktopapp.ui.widgets.labels import unkeyed


class Command(NamedTuple):
    """One thing that can be done, in the words of its menu.

    ``obstacle`` says why it cannot be done now, nothing where it can; ``on`` tells whether it is
    switched on, for a switch.
    """

    words: str
    keys: str
    does: Callable[[], object]
    obstacle: Callable[[], str] | None = None
    on: Callable[[], bool] | None = None

    @property
    def in_the_way(self) -> str:
        """Why it cannot be done now, nothing where it can."""
        return self.obstacle() if self.obstacle else ""


class Branch(NamedTuple):
    """A menu within a menu, filled each time it opens."""

    words: str
    fill: Callable[[], tuple["Command | None", ...]]
    obstacle: Callable[[], str] | None = None


Entry = Command | Branch | None  # nothing is a line between groups
Table = tuple[tuple[str, tuple[Entry, ...]], ...]


class Menus:
    """The menus filled from a table. Each command knows when it can be done.

    Only an open menu shows what cannot be done: a key asks when it is pressed, since much can have
    changed after a menu was last looked at.
    """

    def __init__(self, window: QMainWindow, menus: list[QMenu], table: Table) -> None:
        self.window = window
        self.still = False  # whether no key may do anything, as while a plan is put away
        self.actions: list[tuple[QAction, Command]] = []
        for menu, (_, entries) in zip(menus, table, strict=True):
            self._fill(menu, entries)
            menu.aboutToShow.connect(self.refresh)
            menu.aboutToHide.connect(self.free)

    def refresh(self) -> None:
        """Enable and tick what can be done now and what is switched on."""
        for action, command in self.actions:
            if command.obstacle:
                action.setEnabled(not command.in_the_way)
            if command.on:
                action.setChecked(command.on())

    def free(self) -> None:
        """Let every key ask anew."""
        for action, command in self.actions:
            if command.keys:
                action.setEnabled(True)

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            match entry:
                case None:
                    menu.addSeparator()
                case Command():
                    self.actions.append((self._add(menu, entry), entry))
                case Branch():
                    self._branch(menu, entry)

    def _branch(self, menu: QMenu, branch: Branch) -> None:
        within = menu.addMenu(unkeyed(branch.words))

        def fill() -> None:
            within.clear()
            for entry in branch.fill():
                if entry is None:
                    within.addSeparator()
                    continue
                action = self._add(within, entry)
                action.setEnabled(not entry.in_the_way)
                if entry.on:
                    action.setChecked(entry.on())

        within.aboutToShow.connect(fill)
        if branch.obstacle:
            shown = Command(branch.words, "", fill, branch.obstacle)
            self.actions.append((within.menuAction(), shown))

    def _add(self, menu: QMenu, command: Command) -> QAction:
        action = QAction(menu)  # given its words here it would load Qt's icons: 1 ms
        action.setText(unkeyed(command.words))
        if command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(" or ")])
            self.window.addAction(action)
        action.setCheckable(command.on is not None)
        action.triggered.connect(lambda _checked=False: self._do(command))
        menu.addAction(action)
        return action

    def _do(self, command: Command) -> None:
        if not self.still and not command.in_the_way:
            command.does()
