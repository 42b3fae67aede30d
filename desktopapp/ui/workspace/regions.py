"""The regions of the window that F6 goes through: each is left from anywhere within it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.ui.widgets.reading_order import in_reading_order
from desktopapp.ui.workspace.workspace import Workspace

Region = tuple[QWidget, QWidget | None]  # with what of it is entered first, where that is said


def to_next_region(work: Workspace, by: int) -> None:
    """Move the keyboard to the next region that is shown (1), or the one before (-1)."""
    go_round(work.window(), _regions(work), by)


def go_round(window: QWidget, regions: Iterable[Region], by: int) -> None:
    """Move the keyboard to the next of the regions of a window (1), or the one before (-1)."""
    stops, held = list(in_reading_order(window)), QApplication.focusWidget()
    entered = [(one, _entry(one, stops, first)) for one, first in regions]
    shown = [(one, entry) for one, entry in entered if entry]
    at = [n for n, (one, _) in enumerate(shown) if held and _holds(one, held)]
    here = at[0] if at else (-1 if by > 0 else 0)
    if shown:
        entry = shown[(here + by) % len(shown)][1]
        entry.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _regions(work: Workspace) -> list[Region]:
    """Return the regions that are shown, each with what is entered first, where that is said.

    The news come last, before one begins anew: they are one step back from the outline.
    """
    view, editor = work.views[work.view], work.editor()
    found: list[tuple[QWidget | None, QWidget | None]] = [
        (work.outline, work.outline.tree),
        (work.finder, None),
        (work.page.cards, None),  # a region of its own within its view
        (view, editor if editor and view.isAncestorOf(editor) else None),
        (work.side, None),
        (work.counter, None),
        (work.title, work.title.export),
        (work.notice, None),
    ]
    return [(one, first) for one, first in found if one and one.isVisible()]


def _holds(region: QWidget, widget: QWidget) -> bool:
    """Tell whether a widget is a region, or stands in it."""
    return region is widget or region.isAncestorOf(widget)


def _entry(region: QWidget, stops: list[QWidget], first: QWidget | None) -> QWidget | None:
    """Return what of a region is entered: the first of its stops, unless another is said."""
    if first in stops:
        return first
    return next((one for one in stops if _holds(region, one)), None)
