"""Which row of a list is the current one, said when the keyboard comes to the list.

Qt tells screen readers of the list alone then, and of a row only when another becomes current.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class RowsTold(QObject):
    """Follows the keyboard into every list, tree and table there is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView) and now.currentIndex().isValid():
            QTimer.singleShot(0, now, lambda: tell_row(now))  # after Qt has told of the list


def tell_row(view: QAbstractItemView) -> None:
    """Tell screen readers of the current row of a list that has the keyboard."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415  # 2 ms

    told = QAccessible.queryAccessibleInterface(view) if QAccessible.isActive() else None
    row = told.focusChild() if told else None
    if told and row and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(told.indexOfChild(row))
        QAccessible.updateAccessibility(event)
