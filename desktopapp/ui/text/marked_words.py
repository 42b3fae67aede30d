"""Words of a text that are marked for a while, such as those that speak for an answer."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktopapp.plan.history import Caret
from desktopapp.plan.text import Foreign
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.palettes import colours


def mark_words(editor: Writing, places: Sequence[tuple[Caret, int]]) -> None:
    """Mark stretches of a text, each by its place and how many characters it has; nothing else."""
    shades = colours(editor.window().palette())
    look = QTextCharFormat()
    look.setBackground(QColor(shades.selected))
    look.setForeground(QColor(shades.on_selected))
    look.setFontUnderline(True)  # colour alone tells not everybody
    blocks = {block.id: n for n, block in enumerate(editor.text) if not isinstance(block, Foreign)}
    marks = []
    for caret, length in places:
        if caret.block in blocks:
            mark, n = QTextEdit.ExtraSelection(), blocks[caret.block]
            cursor = QTextCursor(editor.document())
            cursor.setPosition(editor.rich.position((n, caret.position)))
            cursor.setPosition(
                editor.rich.position((n, caret.position + length)),
                QTextCursor.MoveMode.KeepAnchor,
            )
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
    editor.setExtraSelections(marks)


def words_marked(editor: Writing) -> list[str]:
    """Return the words that are marked, as they stand in the text."""
    return [one.cursor.selectedText() for one in editor.extraSelections()]
