"""The dashes of second bullets, for which Qt has no style of lists: drawn as its other marks.

They are a widget over the text: painting within the editor would cost something with each key.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktopapp.ui.text.writing import Writing

_DASH = "–"
_GAP = 5  # pixels between a dash and the words, as between Qt's own marks and theirs
_LARGE = 100_000  # pixels, more than any text takes


class Dashes(QWidget):
    """Draws a dash before each second bullet of a text. It takes no mouse and no keys."""

    def __init__(self, editor: Writing) -> None:
        super().__init__(editor.viewport())
        self.editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(_LARGE, _LARGE)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashes that are in sight."""
        editor = self.editor
        layout = editor.document().documentLayout()
        painter = QPainter(self)
        painter.setFont(editor.document().defaultFont())
        painter.setPen(editor.palette().text().color())
        left = painter.fontMetrics().horizontalAdvance(_DASH) + _GAP
        scrolled = editor.verticalScrollBar().value() + self.y()  # Qt scrolls it with the text
        for n, label in enumerate(editor.rich.labels):
            if not label or label.level != 1 or label.number:
                continue
            block = editor.rich.block_of(n)
            if not block.isValid() or not block.layout().lineCount():
                continue
            place, line = layout.blockBoundingRect(block), block.layout().lineAt(0)
            down = place.top() + line.y() + line.ascent() - scrolled
            if event.rect().top() - line.height() < down < event.rect().bottom() + line.height():
                painter.drawText(QPointF(place.left() + line.x() - left, down), _DASH)
