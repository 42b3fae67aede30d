"""Words to read: the letter, the shortcuts, what this program is."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import button
from desktopapp.ui.widgets.labels import PlainLabel, entitle
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.read_text import words_to_read
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.text_size import wear


class ReadingDialog(Dialog):
    """A title and a text that can be read and copied, not changed."""

    def __init__(self, parent: QWidget, title: str, words: str) -> None:
        super().__init__(parent)
        entitle(self, title)
        head = PlainLabel(title)
        wear(head, 20, bold=True)
        head.setWordWrap(True)
        self.text = words_to_read(title, words)
        close = button("Close", self.accept, first=True)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addStretch()
        row.addWidget(close)
        size = parent.window().size()
        self.resize(min(scaled(720), size.width() - 40), min(scaled(640), size.height() - 40))
