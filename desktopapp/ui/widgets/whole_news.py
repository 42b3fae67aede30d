"""All of the news that the bar beside the state of saving has no room for."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import Card, IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet

_WIDE, _EDGE = 440, 10  # logical pixels: the card, from the sides of the window


class WholeNews(Card):
    """All that is told, with what the bar has no room to offer; it is shown when asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(radius=6, fill="sheet")
        self.setParent(parent, Qt.WindowType.Popup)
        self.words = PlainLabel()
        wear(self.words, 15, bold=True)
        self.more = Quiet(size=14)
        for label in (self.words, self.more):
            label.setWordWrap(True)
        self.close_button = IconButton("cross", "Close", size=24)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 14)
        column.setSpacing(6)
        top = QHBoxLayout()
        column.addLayout(top)
        top.addWidget(self.words, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.more)
        self.verbs = FoldingRow(8)
        column.addLayout(self.verbs)
        self.verbs.addStretch()

    def hang(self, below: QWidget) -> None:
        """Show it below the bar, within its window."""
        window = below.window()
        wide = min(scaled(_WIDE), window.width() - 2 * _EDGE)
        self.setFixedWidth(wide)
        self.setFixedHeight(self.heightForWidth(wide))
        left = min(below.x(), window.width() - wide - _EDGE)
        self.move(window.mapToGlobal(QPoint(max(left, _EDGE), below.geometry().bottom() + 5)))
        self.show()
