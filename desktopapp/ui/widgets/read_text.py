"""Texts to read: by the mouse, and letter by letter with a caret.

They open nothing that their words may name.
"""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.text_size import wear

READ = (  # how what is to be read and copied takes mouse and keyboard
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def let_be_read(text: QTextEdit | QPlainTextEdit) -> None:
    """Let a text be read and copied, not changed. Its caret goes by keys, and Tab goes on.

    Where Qt is only told that nothing may be written, it takes the caret away too: a screen
    reader then says the first line and nothing more.
    """
    if not text.isReadOnly():
        text.setReadOnly(True)
    text.setTextInteractionFlags(text.textInteractionFlags() | READ)
    text.setTabChangesFocus(True)


def words_to_read(name: str, words: str = "") -> QPlainTextEdit:
    """Make a quiet text to read of plain words."""
    made = QPlainTextEdit(words)
    let_be_read(made)
    wear(made, 15)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setVerticalScrollBar(Thumb())
    made.setAccessibleName(name)
    return made


class ReadText(QTextEdit):
    """A text to read, in formats of ours."""

    def __init__(self) -> None:
        super().__init__()
        let_be_read(self)

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Give a picture of nothing: without any answer Qt would open the file by itself."""
        return QImage()


class GuidePage(ReadText):
    """A page of the guide: the one text that is read as Markdown, and it has no links.

    Its words come with the program, never from a plan or document.
    """

    def show_page(self, markdown: str) -> None:
        """Show a page of the guide."""
        self.setMarkdown(markdown)
