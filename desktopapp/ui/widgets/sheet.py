"""A dialog with a title, a line that explains, a body that scrolls, a problem line and buttons."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

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
_TOLD, _HIGH = 70, 600  # logical pixels: of a problem, and of a window that keeps room for one


class WrongField(Problem):
    """A problem with what stands in one field of a dialog, which is led to."""

    def __init__(self, field: QWidget, what: str, *, then: str) -> None:
        super().__init__(what, safe="Nothing was changed.", then=then)
        self.field = field


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
        self._filled = 0  # pixels of height where it fills the window anyway
        self._usual: dict[QWidget, str] = {}  # what fields that were wrong say otherwise
        self.busy = False  # while something is written that must come to its end
        self.resize(min(scaled(width), self.above.width() - _MARGIN), 0)

    def fill_window(self) -> None:
        """Be as large as the window allows; room for a scroll bar is kept from the beginning."""
        room = self.above.size()
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._filled = min(scaled(660), room.height() - _MARGIN - self._kept_free())
        self.resize(min(scaled(980), room.width() - _MARGIN), self._filled)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  # Qt's own signature
        """Come in the middle of the window, where a problem that is told below finds room too."""
        if visible and not self.isVisible() and self.isWindow():
            self.ensurePolished()
            self.fit()
            self.move(self._place())
        super().setVisible(visible)

    def _place(self) -> QPoint:
        """Return where its frame is to begin."""
        window, size = self.above.frameGeometry(), self.size()
        bar = self.above.geometry().top() - window.top()  # the dialog's own frame is not there yet
        high = size.height() + bar
        middle = window.center() - QPoint(size.width() // 2, high // 2)
        lowest = window.bottom() - high - self._kept_free()
        return QPoint(middle.x(), max(window.top(), min(middle.y(), lowest)))

    def _kept_free(self) -> int:
        """Return how many pixels are kept for a problem below it: none in a low window."""
        told, high = scaled(_TOLD), self.above.height()
        return told if high >= scaled(_HIGH) else 0

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
        """Be as high as what it holds, and as the problem below it; or fill the window anyway."""
        told, whole = self._told(), self.above.height() - _MARGIN
        room = min(whole, whole - self._kept_free() + told)
        if self._filled:
            self.resize(self.width(), min(self._filled + told, room))
            return
        self.within.invalidate()
        bar = self.area.verticalScrollBar().sizeHint().width()  # it may stand there until now
        across = self.width() - 36 - bar
        held = self.within.totalHeightForWidth(across)
        held = held if held > 0 else self.within.totalSizeHint().height()
        around = self.column.totalHeightForWidth(self.width()) - self.area.sizeHint().height()
        self.resize(self.width(), min(max(held + around, self.height()), room))

    def _told(self) -> int:
        """Return how many pixels of height a problem takes that is told below the buttons."""
        if self.problem.isHidden():
            return 0
        high = self.problem.heightForWidth(self.width() - 48)
        return max(high, 0) + self.column.spacing()

    def reject(self) -> None:
        """Think better of it, unless it is being done already."""
        if not self.busy:
            super().reject()

    def tell(self, problem: Problem) -> None:
        """Tell of a problem inside the dialog; the keyboard goes to what is wrong."""
        self.problem.say(problem)
        self.fit()
        if isinstance(problem, WrongField):
            self._lead_to(problem.field, str(problem))

    def _lead_to(self, field: QWidget, words: str) -> None:
        """Go to a field that is wrong: all of it is selected, and it says what is wrong."""
        held = field.focusProxy() or field
        usual = self._usual.setdefault(held, held.accessibleDescription())
        held.setAccessibleDescription(words if usual in words else f"{words} {usual}")
        held.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(held, QLineEdit):
            held.selectAll()
        self.area.ensureWidgetVisible(held, 0, _MARGIN)

    def say(self, words: str) -> None:
        """Change the line that explains."""
        self.words.setText(words)
        self.words.setVisible(bool(words))
