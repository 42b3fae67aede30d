"""A view that is no sheet: its name, what is said of it, its verbs and the way back, and more."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import Coloured, button, scrolling
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.workspace import Workspace


class ViewPage(Coloured):
    """The page: ``column`` scrolls with its head, ``whole`` is for what stands still below.

    ``lead`` stands before what is said of the whole.
    """

    def __init__(
        self, work: Workspace, title: str, *verbs: QWidget, lead: QWidget | None = None
    ) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.work = work
        self.inner = QWidget()
        self.inner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.inner.setAutoFillBackground(True)
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(24, 16, 16, 24)
        self.column.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(8)
        self.column.addLayout(head)
        top, below = FoldingRow(6), FoldingRow(12)
        head.addLayout(top)
        head.addLayout(below)
        name = PlainLabel(title)
        wear(name, 20, bold=True)
        top.addWidget(name, 1)
        for verb in (*verbs, button("Back to writing", lambda: work.show_view("write"))):
            top.addWidget(verb)
        self.said = Quiet(size=14)
        self.said.setWordWrap(True)
        self.said.hide()
        if lead:
            below.addWidget(lead)
        below.addWidget(self.said, 1)
        self.area = scrolling(self.inner)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(self.area, 1)

    def say(self, words: str) -> None:
        """Say something of the whole, below its name."""
        self.said.setText(words)
        self.said.show()
