"""The white sheet that texts stand on: wherever it is clicked, the nearest text is written in."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.text.together import Together
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.drag_and_drop import dragged_files, take_copy
from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.palettes import colours
from desktopapp.ui.workspace.part_box import PartBox


class WhitePaper(QWidget):
    """The white paper that parts stand on."""

    def __init__(self, together: Together) -> None:
        super().__init__()
        self.together = together
        self._pressed: Writing | None = None  # where the mouse was pressed, while it is
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, its edge, and the accent rule of the question in hand."""
        painter = QPainter(self)
        shades = colours(self.window().palette())
        fill(painter, self.rect(), shades.sheet)
        painter.setPen(QColor(shades.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        boxes = [box for box in self.findChildren(PartBox) if not box.isHidden()]
        held = [box for box in boxes if box.isAncestorOf(self.focusWidget())] or boxes
        texts = QRect()
        for box in boxes:
            if box.where == held[0].where:
                texts = texts.united(box.geometry())
        if not texts.isNull():
            fill(painter, QRect(texts.x() - 20, texts.y(), 3, texts.height()), shades.accent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret to the place in the text that is nearest."""
        if event.button() is Qt.MouseButton.LeftButton and self.together.editors:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            at = event.globalPosition().toPoint()
            self._pressed = self.together.press(at, shift=shift)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select from where the mouse was pressed."""
        if self._pressed is not None and self._pressed in self.together.editors:
            self.together.drag(self._pressed, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Select no further."""
        self._pressed = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the text takes."""
        editor, _ = self._under(event)
        if editor and editor.canInsertFromMimeData(event.mimeData()):
            if dragged_files(event.mimeData()):
                take_copy(event)
            else:
                event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop it at the place in the text that is nearest."""
        editor, spot = self._under(event)
        if editor is None:
            return
        nearest = QDropEvent(
            spot,
            event.possibleActions(),
            event.mimeData(),
            event.buttons(),
            event.modifiers(),
        )
        nearest.setDropAction(event.dropAction())
        editor.exchange.drop(nearest)
        event.setDropAction(nearest.dropAction())
        event.setAccepted(nearest.isAccepted())

    def _under(self, event: QDropEvent) -> tuple[AnswerEditor | None, QPointF]:
        """Return the editor nearest to what is dragged, and the spot in it."""
        at = self.mapToGlobal(event.position().toPoint())
        editor = self.together.nearest(at)[0] if self.together.editors else None
        if not isinstance(editor, AnswerEditor) or editor.isReadOnly():
            return None, QPointF()
        return editor, QPointF(self.together.within(editor, at))
