"""Texts to read. They open nothing that their words may name."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextBrowser, QTextEdit


class ReadText(QTextEdit):
    """A text to read, in formats of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Give a picture of nothing: without any answer Qt would open the file by itself."""
        return QImage()


class GuidePage(QTextBrowser):
    """A page of the guide: the one text that is read as Markdown.

    Its words come with the program, never from a plan or document.
    """

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Give a picture of nothing, as above."""
        return QImage()

    def show_page(self, markdown: str) -> None:
        """Show a page of the guide."""
        self.setMarkdown(markdown)
