"""Which of several neighbours takes the keyboard."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


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
