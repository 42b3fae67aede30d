"""An area in which something scrolls, and what a screen reader is told it is.

Qt has no word for one that keys scroll, and says “filler”. It is a document: it is read.
"""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea

_NO_KEYS = Qt.FocusPolicy.NoFocus


class ReadArea(QScrollArea):
    """The area."""

    def __init__(self) -> None:
        super().__init__()
        _be_told()


class _Told(QAccessibleWidget):
    """What is told of one. PySide never lets go of it, so it holds nothing."""

    def role(self) -> QAccessible.Role:
        """Say that it is a document, where it takes the keyboard."""
        area = self.object()
        takes_keys = isinstance(area, ReadArea) and area.focusPolicy() is not _NO_KEYS
        return QAccessible.Role.Document if takes_keys else QAccessible.Role.Client


@cache
def _be_told() -> None:
    """Let whoever asks be told of such areas, from now on."""
    QAccessible.installFactory(_made)


def _made(_kind: str, of: QObject) -> QAccessibleInterface | None:
    return _Told(of) if isinstance(of, ReadArea) else None
