"""The corner of the menu row: the way to find anything, and the true state of saving."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours, face, scaled

_LONGEST = "Saves itself shortly"


class CornerIcon(QWidget):
    """A small icon in the colour of its meaning."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = ""
        self.setFixedSize(QSize(18, 18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if self.drawn:
            shades = colours(self.window().palette())
            ink = shades.amber if self.drawn == "warning" else shades.accent
            draw(QPainter(self), self.drawn, ink, QRectF(0, 0, 18, 18))


class Corner(QWidget):
    """What stands at the right end of the menu row."""

    def __init__(self) -> None:
        super().__init__()
        self.sign = CornerIcon()
        self.words = PlainLabel()
        self.words.setFont(face(13))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 0, 16, 0)
        self.row.setSpacing(6)
        self.finder = IconButton("search", "Find or do anything", beside=True)
        self.finder.setFont(face(13))
        explain(self.finder, "Find or do anything (Ctrl+Shift+P)")
        self.finder.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.row.addWidget(self.finder)
        self.row.addStretch()
        self.row.addWidget(self.sign)
        self.row.addWidget(self.words)

    def sizeHint(self) -> QSize:
        """Ask for room for the longest words; the row of menus asks only once."""
        longest = self.words.fontMetrics().horizontalAdvance(_LONGEST)
        finder = 0 if self.finder.isHidden() else self.finder.sizeHint().width()
        return QSize(finder + longest + 64, scaled(28))

    def make_narrow(self, *, narrow: bool) -> None:
        """Leave the room to the menus, which list what the finder finds."""
        if self.finder.isHidden() != narrow:
            self.finder.setHidden(narrow)
            self.adjustSize()

    def show_state(self, drawn: str, words: str) -> None:
        """Show how saving stands."""
        self.sign.drawn = drawn
        self.sign.update()
        self.words.setText(words)
        self.words.setAccessibleName(f"State of saving: {words}" if words else "")
