"""A panel of cards: a head that says how it stands, and below it what is listed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.ui.widgets.card_list import CardList
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet


class CardPanel(QWidget):
    """The panel. Its title may have a sign before it; more may be added to its ``head``."""

    def __init__(self, title: int = 15, words: int = 13) -> None:
        """Take how high the letters of title and words are, in pixels."""
        super().__init__()
        self.sign, self.title = PlainLabel(), PlainLabel()
        self.sign.hide()
        wear(self.title, title, bold=True)
        self.title.setWordWrap(True)
        self.words = Quiet(size=words)
        self.words.setWordWrap(True)
        self.list = CardList()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.head = QVBoxLayout()
        column.addLayout(self.head)
        self.head.setContentsMargins(16, 4, 16, 0)
        self.head.setSpacing(6)
        top = QHBoxLayout()
        self.head.addLayout(top)
        top.setSpacing(8)
        top.addWidget(self.sign)
        top.addWidget(self.title, 1)
        self.head.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addStretch()  # where nothing is listed
        self.setMinimumWidth(300)

    def high_above(self, width: int) -> int:
        """Return how much height, in pixels, is taken above the list at a width."""
        return self.head.heightForWidth(width) + self._column.spacing()
