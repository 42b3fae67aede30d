"""Two columns beside each other, and below each other where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktopapp.ui.widgets.palettes import scaled

_WIDE = 720  # logical pixels


class Columns(QWidget):
    """The two, each half as wide."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(32)
        for one in (left, right):
            self._line.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand them beside each other where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(_WIDE)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
