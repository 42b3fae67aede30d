"""Which of several neighbours takes the keyboard, and how keys go from one to the next."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def let_one_be_on(buttons: Iterable[QAbstractButton]) -> None:
    """Let one of these neighbours be on at a time: Tab enters at it, and arrows go on from it.

    A screen reader calls them what they are, a choice, and not boxes to tick.
    """
    for one in buttons:
        one.setCheckable(True)
        one.setAutoExclusive(True)


def lend_keyboard(page: QWidget, to: QWidget) -> None:
    """Let something else take the keyboard for a page of a stack that has nothing to take it.

    When the page before had it, a stack gives it to the page itself, where nothing shows it.
    """
    if page.focusPolicy() is Qt.FocusPolicy.NoFocus and page.focusProxy() is None:
        page.setFocusProxy(to)


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


def step_in_rows(rows: Sequence[QWidget], event: QKeyEvent) -> bool:
    """Let arrows and Page keys go from row to row, at the same place in each; tell whether so."""
    from desktopapp.ui.widgets.reading_order import in_reading_order  # noqa: PLC0415  # with a key

    by, held = _STEPS.get(Qt.Key(event.key()), 0), QApplication.focusWidget()
    shown = [one for one in rows if one.isVisible()]
    if not by or held is None:
        return False
    here = [n for n, one in enumerate(shown) if one is held or one.isAncestorOf(held)]
    if not here:
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    stops = list(in_reading_order(held.window()))

    def within(row: QWidget) -> list[QWidget]:
        """Return what of a row takes the keyboard."""
        return [one for one in stops if one is row or row.isAncestorOf(one)]

    before, to = within(shown[here[0]]), shown[max(0, min(here[0] + by, len(shown) - 1))]
    there = within(to)
    if there:
        at = before.index(held) if held in before else 0
        there[min(at, len(there) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
    return True
