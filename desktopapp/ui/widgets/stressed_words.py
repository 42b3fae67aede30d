"""Words on several lines, some of which are bold."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.units import units


class StressedWords(QWidget):
    """Plain words that wrap, those in ``stressed`` (from, to, in characters) in bold."""

    def __init__(self, words: str, stressed: Iterable[tuple[int, int]], size: int) -> None:
        super().__init__()
        wear(self, size)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # Qt's signature
        self.setSizePolicy(policy)
        self.say(words, stressed)

    def say(self, words: str, stressed: Iterable[tuple[int, int]]) -> None:
        """Show these words."""
        self.words = words
        self.setAccessibleName(words)
        self._bold = []
        for start, end in stressed:
            one = QTextLayout.FormatRange()
            one.start, one.length = units(words[:start]), units(words[start:end])
            one.format = QTextCharFormat()
            one.format.setFontWeight(QFont.Weight.Bold)
            self._bold.append(one)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """Wrap as far as a word."""
        return QSize(60, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words within a width."""
        return round(self._laid_out(width)[1] + 0.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.words, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._bold)
        layout.beginLayout()
        high = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        return layout, high
