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
    """The page: ``column`` scrolls with its head, ``whole`` is for what stands still below."""

    def __init__(self, work: Workspace, title: str, *verbs: QWidget) -> None:
        super().__init__(QPalette.ColorRole.AlternateBase)
        self.work = work
        self.inner = QWidget()
        self.inner.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.inner.setAutoFillBackground(True)
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(24, 16, 16, 24)
        self.column.setSpacing(16)
        head, named = FoldingRow(6), QWidget()
        self.column.addLayout(head)
        names = QVBoxLayout(named)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        name = PlainLabel(title)
        wear(name, 20, bold=True)
        names.addWidget(name)
        self.said = Quiet(size=14)
        self.said.setWordWrap(True)
        self.said.hide()
        names.addWidget(self.said)
        head.addWidget(named, 1)
        for verb in (*verbs, button("Back to writing", lambda: work.show_view("write"))):
            head.addWidget(verb)
        self.area = scrolling(self.inner)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.setSpacing(0)
        self.whole.addWidget(self.area, 1)

    def say(self, words: str) -> None:
        """Say something of the whole, below its name."""
        self.said.setText(words)
        self.said.show()
