"""What can be shown of an open plan: each view and each panel, as it is declared."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

MakeView = Callable[[Shell, Workspace], Any]


class View(NamedTuple):
    """What stands in the middle. It is made when it is first shown.

    ``title`` and ``keys`` are those of its command in ``menu``; ``tab`` is what the strip above
    the plan calls it, nothing where it does not stand there.
    """

    name: str
    title: str
    make: MakeView
    menu: str = "&View"
    keys: str = ""
    tab: str = ""

    def show(self, work: Workspace) -> None:
        """Show it in the middle; where it is written in, the keyboard goes to the text in hand."""
        if not self.is_shown(work):
            announce(work, self.title)
        work.show_view(self.name)
        editor = work.editor()
        if editor:
            editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_shown(self, work: Workspace) -> bool:
        """Tell whether it stands in the middle."""
        return work.view == self.name


class Panel(NamedTuple):
    """What stands beside the text, under a tab. It is made when it is first shown.

    ``title`` and ``keys`` are those of its command in ``menu``. Its tab stands among the others
    where it is usual for a plan; else from when it is first shown.
    """

    name: str
    tab: str
    title: str
    make: MakeView
    menu: str
    keys: str = ""
    entered: bool = False  # whether it has an ``enter`` that takes the keyboard
    is_usual: Callable[[Plan], bool] = lambda _plan: True

    def show(self, work: Workspace) -> None:
        """Show it beside the text, or hide it where it stands there.

        One that is entered takes the keyboard, and is hidden only where it has that.
        """
        held = work.panel(self.name)
        keyboard: QWidget | None = work.window().focusWidget()  # the stub says always one
        if self.entered and held and not (keyboard and held.isAncestorOf(keyboard)):
            held.enter()
            return
        work.toggle_side(self.name)
        shown = work.panel(self.name)
        if self.entered and shown:
            shown.enter()
        elif self.entered:
            work.focus_text()

    def is_shown(self, work: Workspace) -> bool:
        """Tell whether it stands beside the text."""
        return work.shows_side(self.name)
