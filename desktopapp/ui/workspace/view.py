"""What can be shown of an open plan: each view and each panel, as it is declared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.workspace import Workspace

Make = Callable[[Shell, Workspace], Any]


@dataclass(frozen=True, slots=True)
class View:
    """What stands in the middle. It is made when it is first shown.

    ``title`` and ``keys`` are those of its command in ``menu``; ``tab`` is what the strip above
    the plan calls it, nothing where it does not stand there.
    """

    name: str
    title: str
    make: Make
    menu: str = "&View"
    keys: str = ""
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside the text, under a tab. It is made when it is first shown.

    ``title`` and ``keys`` are those of its command in ``menu``.
    """

    name: str
    tab: str
    title: str
    make: Make
    menu: str
    keys: str = ""
