"""The dashes of second bullets, for which Qt has no style of lists: drawn as its other marks."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktopapp.ui.writing import Writing

_DASH = "–"
_GAP = 5  # pixels between a dash and the words, as between Qt's own marks and theirs


def paint_dashes(editor: Writing, blocks: list[int]) -> None:
    """Draw a dash before each of these blocks."""
    layout = editor.document().documentLayout()
    painter = QPainter(editor.viewport())
    painter.setFont(editor.document().defaultFont())
    painter.setPen(editor.palette().text().color())
    left = painter.fontMetrics().horizontalAdvance(_DASH) + _GAP
    for n in blocks:
        block = editor.rich.block_of(n)
        if not block.isValid() or not block.layout().lineCount():
            continue
        place, line = layout.blockBoundingRect(block), block.layout().lineAt(0)
        down = place.top() + line.y() + line.ascent() - editor.verticalScrollBar().value()
        painter.drawText(QPointF(place.left() + line.x() - left, down), _DASH)
