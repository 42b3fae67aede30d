"""The bullets of selected items: Qt fills the square around each, which leaves its four corners.

They are drawn anew over the text, and only while something is selected: no key waits for that.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextBlock, QTextList
from PySide6.QtWidgets import QWidget

from desktopapp.ui.text.writing import Writing

_LARGE = 100_000  # pixels, more than any text takes
_AROUND = 1.5  # pixels that Qt may fill beyond the bullet


class ChosenBullets(QWidget):
    """Draws the bullets of what is selected as all others are. It takes no mouse and no keys."""

    def __init__(self, editor: Writing) -> None:
        super().__init__(editor.viewport())
        self.editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(_LARGE, _LARGE)
        editor.selectionChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setVisible(self.editor.textCursor().hasSelection())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bullets that are selected and in sight."""
        cursor, document = self.editor.textCursor(), self.editor.document()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scrolled = (
            self.editor.verticalScrollBar().value() + self.y()
        )  # Qt scrolls it with the text
        block = document.findBlock(cursor.selectionStart())
        while block.isValid() and block.position() < cursor.selectionEnd():
            place = _bullet(block)
            if place is not None:
                place.translate(0, -scrolled)
                if QRectF(event.rect()).intersects(place):
                    around = place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
                    painter.fillRect(around, self.editor.palette().base())
                    painter.setBrush(self.editor.palette().text())
                    painter.drawEllipse(place)
            block = block.next()


def _bullet(block: QTextBlock) -> QRectF | None:
    """Return where Qt draws the bullet of a block, in the document, or nothing without one."""
    listed: QTextList | None = block.textList()  # the stub says always one
    if listed is None or listed.format().style() != listed.format().Style.ListDisc:
        return None
    layout = block.layout()
    if not layout.lineCount():
        return None
    metrics = QFontMetrics(block.charFormat().font())
    size = metrics.lineSpacing() // 3
    corner = layout.position().toPoint() + layout.lineAt(0).naturalTextRect().topLeft().toPoint()
    across = -metrics.horizontalAdvance(" ") - size
    down = metrics.height() / 2 - size / 2
    return QRectF(QPointF(corner) + QPointF(across, down), QSizeF(size, size))
