"""A dialog with a title, a line that explains, a body, a problem line and buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktopapp.plan.problem import Problem
from desktopapp.ui.controls import Quiet
from desktopapp.ui.palettes import face
from desktopapp.ui.problem_line import ProblemLine

_MARGIN = 40  # pixels of the window that stay in sight


class Sheet(QDialog):
    """The dialog. It goes away with the window and fits into it."""

    def __init__(self, parent: QWidget, title: str, words: str = "", width: int = 560) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.above = parent.window()
        head = QLabel(title)
        head.setFont(face(20, bold=True))
        head.setWordWrap(True)
        self.words = Quiet(words, 14)
        self.words.setWordWrap(True)
        self.words.setVisible(bool(words))
        self.problem = ProblemLine()
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.verbs = QHBoxLayout()
        self.verbs.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.words)
        column.addLayout(self.body, 1)
        column.addWidget(self.problem)
        column.addLayout(self.verbs)
        self.filling = False
        self.busy = False  # while something is written that must come to its end
        self.resize(min(width, self.above.width() - _MARGIN), 0)

    def fill_window(self) -> None:
        """Be as large as the window allows."""
        self.filling = True
        room = self.above.size()
        self.resize(min(980, room.width() - _MARGIN), min(660, room.height() - _MARGIN))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what it holds."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as what it holds, unless it fills the window anyway."""
        column = self.layout()
        if column and not self.filling:
            across = self.width()
            self.resize(across, max(column.totalHeightForWidth(across), self.height()))

    def reject(self) -> None:
        """Think better of it, unless it is being done already."""
        if not self.busy:
            super().reject()

    def tell(self, problem: Problem) -> None:
        """Tell of a problem inside the dialog."""
        self.problem.say(problem)
        self.fit()

    def say(self, words: str) -> None:
        """Change the line that explains."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
