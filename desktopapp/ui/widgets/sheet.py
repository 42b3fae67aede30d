"""A dialog with a title, a line that explains, a body that scrolls, a problem line and buttons."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.problem import Problem
from desktopapp.ui.widgets.controls import scrolling
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel, entitle
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.problem_line import ProblemLine
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet

_MARGIN = 40  # pixels of the window that stay in sight


class Sheet(Dialog):
    """The dialog. It is as high as what it holds; where the window is smaller, its body scrolls.

    ``reading`` names a body that holds nothing that takes the keyboard, so that keys scroll it.
    """

    def __init__(
        self, parent: QWidget, title: str, words: str = "", width: int = 560, reading: str = ""
    ) -> None:
        super().__init__(parent)
        entitle(self, title)
        self.above = parent.window()
        self.head = PlainLabel(title)
        wear(self.head, 20, bold=True)
        self.head.setWordWrap(True)
        self.words = Quiet(words, 14)
        self.words.setWordWrap(True)
        self.problem = ProblemLine()
        inner = QWidget()
        self.within = QVBoxLayout(inner)
        self.within.setContentsMargins(0, 0, 12, 0)
        self.within.setSpacing(12)
        self.within.addWidget(self.words)
        self.words.setVisible(bool(words))  # within the sheet: else it were a window
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.within.addLayout(self.body, 1)
        self.area = scrolling(inner, reading)
        self.area.setMinimumHeight(1)  # it is as high as what it holds
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 12, 20)
        self.column.setSpacing(12)
        self.column.addWidget(self.head)
        self.column.addWidget(self.area, 1)
        self.verbs = FoldingRow(6)
        self.column.addLayout(self.verbs)
        self.verbs.setContentsMargins(0, 0, 12, 0)
        self.verbs.addStretch()
        told = QHBoxLayout()
        self.column.addLayout(told)  # below the buttons, which keep their place
        told.setContentsMargins(0, 0, 12, 0)  # as wide as the fields
        told.addWidget(self.problem)
        self.filling = False
        self.busy = False  # while something is written that must come to its end
        self.resize(min(scaled(width), self.above.width() - _MARGIN), 0)

    def fill_window(self) -> None:
        """Be as large as the window allows."""
        self.filling = True
        room = self.above.size()
        self.resize(
            min(scaled(980), room.width() - _MARGIN), min(scaled(660), room.height() - _MARGIN)
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what it holds, and stay within the window when that becomes smaller."""
        super().showEvent(event)
        self.fit()
        self.above.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay within the window."""
        if watched is self.above and event.type() is QEvent.Type.Resize:
            room = self.above.size()
            self.resize(
                min(self.width(), room.width() - _MARGIN),
                min(self.height(), room.height() - _MARGIN),
            )
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be as high as what it holds, unless it fills the window anyway."""
        if self.filling:
            return
        self.within.invalidate()
        bar = self.area.verticalScrollBar().sizeHint().width()  # it may stand there until now
        across = self.width() - 36 - bar
        held = self.within.totalHeightForWidth(across)
        held = held if held > 0 else self.within.totalSizeHint().height()
        around = self.column.totalHeightForWidth(self.width()) - self.area.sizeHint().height()
        room = self.above.height() - _MARGIN
        self.resize(self.width(), min(max(held + around, self.height()), room))

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
