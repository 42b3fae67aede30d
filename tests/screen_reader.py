"""What a screen reader is told of the window: names, roles, and what is said by itself."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def told(of: QObject) -> QAccessibleInterface:
    """Return what is told of an object, which must be told of."""
    found = QAccessible.queryAccessibleInterface(of)
    assert found, f"nothing is told of {of}"
    return found


def name(of: QWidget) -> str:
    """Return what a widget is called."""
    return told(of).text(QAccessible.Text.Name)


def description(of: QWidget) -> str:
    """Return what is told of a widget beside its name."""
    return told(of).text(QAccessible.Text.Description)


def role(of: QWidget) -> QAccessible.Role:
    """Return what kind of thing a widget is told to be."""
    return told(of).role()


def presses(of: QWidget) -> bool:
    """Tell whether a screen reader can press a widget by itself."""
    return "Press" in told(of).actionInterface().actionNames()


def tree(top: QWidget) -> set[QObject]:
    """Return what a reader comes to that goes from a window to its children."""
    found, left = set[QObject](), [told(top)]
    while left:
        one = left.pop()
        about = one.object()
        if about is None:  # a cell or a row, of which there may be thousands
            continue
        found.add(about)
        children = (one.child(n) for n in range(one.childCount()))
        left += [child for child in children if child]
    return found


def is_in_tree(widget: QWidget, top: QWidget) -> bool:
    """Tell whether a reader that goes from a window to its children comes to a widget."""
    return widget in tree(top)
