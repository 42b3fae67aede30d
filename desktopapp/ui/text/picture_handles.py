"""Handles at the edges of the picture that is selected: drawn by the mouse they change its size.

The picture keeps its shape. Keys and menus have sizes too, in shares of the text’s width.
"""

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QRubberBand, QWidget

from desktopapp.ui.text.formats import OBJECT, PICTURE
from desktopapp.ui.text.rich_editor import RichEditor
from desktopapp.ui.widgets.palettes import colours

_PRESSED, _SIDE = 24, 10  # pixels that take a press, and that are seen
_LEAST = 5  # per cent of the text’s width
_WAYS = {  # where a handle stands on the picture, in halves of its size, and its pointer
    (2, 1): Qt.CursorShape.SizeHorCursor,
    (2, 2): Qt.CursorShape.SizeFDiagCursor,
    (1, 2): Qt.CursorShape.SizeVerCursor,
}


class PictureHandles(QObject):
    """Shows the handles while one picture is selected in a text that may be changed."""

    def __init__(self, editor: RichEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._handles = [_Handle(self, way) for way in _WAYS]
        self._frame = QRubberBand(QRubberBand.Shape.Rectangle, editor.viewport())
        editor.selectionChanged.connect(self.follow)
        editor.document().documentLayout().documentSizeChanged.connect(self.follow)
        self.follow()

    def follow(self, _size: object = None) -> None:
        """Stand at the picture that is selected, or be hidden."""
        place = self.place()
        for handle in self._handles:
            handle.setVisible(not place.isNull())
            handle.stand_at(place)

    def place(self) -> QRect:
        """Return where the picture is that is selected; nothing where none is alone."""
        cursor = self._editor.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        if chosen != 1 or self._editor.isReadOnly():
            return QRect()
        behind = QTextCursor(cursor)
        behind.setPosition(cursor.selectionEnd())
        form = behind.charFormat()
        if form.stringProperty(OBJECT) != PICTURE:
            return QRect()
        behind.setPosition(cursor.selectionStart())
        corner = self._editor.cursorRect(behind).topLeft()
        image = form.toImageFormat()
        return QRect(corner, QSize(round(image.width()), round(image.height())))

    def draw(self, way: tuple[int, int], by: QPoint) -> None:
        """Show how large the picture becomes where a handle is drawn so far."""
        place = self.place()
        wide = self._wide(place, way, by)
        self._frame.setGeometry(QRect(place.topLeft(), place.size() * (wide / place.width())))
        self._frame.show()

    def take(self, way: tuple[int, int], by: QPoint) -> None:
        """Give the picture that size, as one step of undo."""
        place = self.place()
        self.cancel()
        wide = self._wide(place, way, by)
        if wide != place.width():
            self._editor.formatting.size_picture(100 * wide / self._editor.text_width)

    def cancel(self) -> None:
        """Leave the picture as it is."""
        self._frame.hide()

    def _wide(self, place: QRect, way: tuple[int, int], by: QPoint) -> int:
        """Return how wide the picture becomes, by the side that was drawn further."""
        shape = place.width() / max(place.height(), 1)
        across = by.x() if way[0] == 2 else 0  # noqa: PLR2004  # an edge, in halves
        down = by.y() * shape if way[1] == 2 else 0  # noqa: PLR2004  # the same
        more = across if abs(across) >= abs(down) else down
        most = self._editor.text_width
        return round(min(max(place.width() + more, most * _LEAST / 100), most))


class _Handle(QWidget):
    """One handle, which takes a press around what is seen of it. Keys have menus for it."""

    def __init__(self, handles: PictureHandles, way: tuple[int, int]) -> None:
        editor = handles.parent()
        assert isinstance(editor, RichEditor)  # noqa: S101  # who made them
        super().__init__(editor.viewport())
        self._handles, self._way = handles, way
        self._from: QPointF | None = None  # where the mouse took hold of it
        self.setCursor(_WAYS[way])
        self.resize(_PRESSED, _PRESSED)

    def stand_at(self, place: QRect) -> None:
        """Stand at a picture."""
        across, down = self._way
        spot = place.topLeft() + QPoint(place.width() * across // 2, place.height() * down // 2)
        self.move(spot - QPoint(_PRESSED // 2, _PRESSED // 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a small square that stands out from any picture."""
        painter, shades = QPainter(self), colours(self.window().palette())
        painter.setPen(QColor(shades.sheet))
        painter.setBrush(QColor(shades.accent))
        edge = (_PRESSED - _SIDE) // 2
        painter.drawRect(edge, edge, _SIDE, _SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition()
            self.grabKeyboard()  # for Escape

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show how large the picture becomes."""
        if self._from is not None:
            self._handles.draw(self._way, (event.globalPosition() - self._from).toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it have that size."""
        held = self._let_go()
        if held is not None:
            self._handles.take(self._way, (event.globalPosition() - held).toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Think better of it with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self._handles.cancel()

    def _let_go(self) -> QPointF | None:
        held, self._from = self._from, None
        self.releaseKeyboard()
        return held
