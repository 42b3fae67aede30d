"""Commands as data: one table fills the menus, the shortcuts and the box to find them in."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktopapp.ui.widgets.labels import unkeyed
from desktopapp.ui.widgets.large_arrows import large_arrows
from desktopapp.ui.widgets.menu_letters import with_letters, without_letters


class Command(NamedTuple):
    """One thing that can be done, in the words of its menu.

    ``obstacle`` says why it cannot be done now, nothing where it can; ``on`` tells whether it is
    switched on, for a switch. ``named`` returns its words where these depend on what is in hand,
    and nothing where there is no such thing. ``typed`` are keys that whatever is written in takes
    by itself: they are shown alone. ``passing`` is what is done on a page that comes and goes: its
    keys are its own while that page is there, and otherwise those of whatever else has them.
    """

    words: str
    keys: str
    does: Callable[[], object]
    obstacle: Callable[[], str] | None = None
    on: Callable[[], bool] | None = None
    named: Callable[[], str] | None = None
    typed: str = ""
    passing: bool = False

    @property
    def told_keys(self) -> str:
        """The keys that are shown beside its words."""
        return self.keys or self.typed

    @property
    def in_the_way(self) -> str:
        """Why it cannot be done now, nothing where it can."""
        return self.obstacle() if self.obstacle else ""

    @property
    def takes_keys(self) -> bool:
        """Whether a press of its keys is meant for it now."""
        return not (self.passing and self.in_the_way)


class Branch(NamedTuple):
    """A menu within a menu, filled each time it opens; or once, where it is always the same."""

    words: str
    fill: Callable[[], tuple["MenuEntry", ...]]
    obstacle: Callable[[], str] | None = None
    fixed: bool = False


MenuEntry = Command | Branch | None  # nothing is a line between groups
MenuTable = tuple[tuple[str, tuple[MenuEntry, ...]], ...]


def always_there(entries: tuple[MenuEntry, ...]) -> Iterator[Command | Branch]:
    """Go through what a menu always holds, in menus within it too."""
    for one in entries:
        if one:
            yield one
        if isinstance(one, Branch) and one.fixed:
            yield from always_there(one.fill())


class Menus:
    """The menus filled from a table. Each command knows when it can be done.

    Only an open menu shows what cannot be done: a key asks when it is pressed, since much can have
    changed after a menu was last looked at.
    """

    def __init__(self, window: QMainWindow, menus: list[QMenu], table: MenuTable) -> None:
        self.window = window
        self.still = False  # whether no key may do anything, as while a plan is put away
        self.actions: list[tuple[QAction, Command]] = []
        self._style = large_arrows()
        for menu, (_, entries) in zip(menus, table, strict=True):
            menu.aboutToShow.connect(self.refresh)
            self._fill(menu, entries)
            menu.aboutToHide.connect(self.free)

    def refresh(self) -> None:
        """Enable what can be done now, tick what is switched on, and name what is in hand."""
        for action, command in self.actions:
            if command.named:
                words = command.named()
                action.setText(unkeyed(words))
                action.setVisible(bool(words))
            if command.obstacle:
                action.setEnabled(not command.in_the_way)
            if command.on:
                action.setChecked(command.on())

    def free(self) -> None:
        """Let every key ask anew; heard too when a page came or went with its own keys."""
        for action, command in self.actions:
            if command.keys:
                action.setVisible(True)
                action.setEnabled(command.takes_keys)

    def _fill(self, menu: QMenu, entries: tuple[MenuEntry, ...]) -> None:
        for entry in entries:
            match entry:
                case None:
                    menu.addSeparator()
                case Command():
                    self.actions.append((self._add(menu, entry), entry))
                case Branch():
                    self._branch(menu, entry)
        menu.setStyle(self._style)
        menu.aboutToShow.connect(lambda: _give_letters(menu))  # not at the start: it takes 4 ms

    def _branch(self, menu: QMenu, branch: Branch) -> None:
        within = menu.addMenu(unkeyed(branch.words))
        if branch.fixed:
            self._fill(within, branch.fill())
        else:
            within.aboutToShow.connect(lambda: self._fill_anew(within, branch))
        if branch.obstacle:
            shown = Command(branch.words, "", branch.fill, branch.obstacle)
            self.actions.append((within.menuAction(), shown))

    def _fill_anew(self, menu: QMenu, branch: Branch) -> None:
        """Fill a menu with what there is to choose now."""
        menu.setStyle(self._style)
        menu.clear()
        for entry in branch.fill():
            if not isinstance(entry, Command):
                menu.addSeparator()
                continue
            action = self._add(menu, entry)
            action.setEnabled(not entry.in_the_way)
            if entry.on:
                action.setChecked(entry.on())
        _give_letters(menu)

    def _add(self, menu: QMenu, command: Command) -> QAction:
        action = QAction(menu)  # given its words here it would load Qt's icons: 1 ms
        action.setText(unkeyed(command.words))
        if command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split(" or ")])
            self.window.addAction(action)
            action.setEnabled(command.takes_keys)
        elif command.typed:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # of the menu: no other
            action.setShortcut(QKeySequence(command.typed))
        action.setCheckable(command.on is not None)
        action.triggered.connect(lambda _checked=False: self._do(command))
        menu.addAction(action)
        return action

    def _do(self, command: Command) -> None:
        if not self.still and not command.in_the_way:
            command.does()


def _give_letters(menu: QMenu) -> None:
    """Let each row that is shown answer to a letter of its own."""
    shown = [one for one in menu.actions() if one.isVisible() and not one.isSeparator()]
    words = [without_letters(one.text()) for one in shown]
    for action, lettered in zip(shown, with_letters(words), strict=True):
        if action.text() != lettered:
            action.setText(lettered)
