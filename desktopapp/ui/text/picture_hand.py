"""Pictures in the text by the hand: which one a click selects, and the sizes it may have."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor

from desktopapp.ui.text.formats import OBJECT, PICTURE
from desktopapp.ui.text.writing import Writing

SHARES = (25, 50, 75, 100)  # per cent of the width of the text


def picture_under(editor: Writing, at: QPoint) -> QTextCursor | None:
    """Return the picture at a point of what is in sight, selected, or nothing."""
    scrolled = QPointF(at) + QPointF(0, editor.verticalScrollBar().value())
    layout = editor.document().documentLayout()
    position = layout.hitTest(scrolled, Qt.HitTestAccuracy.ExactHit)
    for start in (position, position - 1):  # its right half is behind it
        if start < 0:
            continue
        cursor = QTextCursor(editor.document())
        cursor.setPosition(start)
        is_last = not cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        if not is_last and cursor.charFormat().stringProperty(OBJECT) == PICTURE:
            return cursor if layout.imageAt(scrolled) else None
    return None
