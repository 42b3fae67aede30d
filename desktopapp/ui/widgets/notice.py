"""A calm bar for news: what happened, what is safe, what next. It never takes the focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktopapp.plan.problem import Problem
from desktopapp.store.open_file import NotSaved
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Coloured, IconButton, Quiet, button
from desktopapp.ui.widgets.icons import pixmap
from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.palettes import colours, face

Verb = tuple[str, Callable[[], object]]
_LEFT = Qt.AlignmentFlag.AlignLeft
_LONG = 20_000  # milliseconds that an offer to undo stays


def copy_details(problem: Problem) -> None:
    """Copy what IT needs to know of a problem: nothing of the plan, no names, no paths."""
    from desktopapp.store.log import details  # noqa: PLC0415  # when asked for

    QGuiApplication.clipboard().setText(details(problem))


class Notice(Coloured):
    """The bar below the title. It shows one piece of news at a time."""

    def __init__(self) -> None:
        super().__init__(edges="b")
        self.sign = PlainLabel()
        self.words = PlainLabel()
        self.words.setFont(face(14, bold=True))
        self.words.setWordWrap(True)
        self.more = Quiet(size=14)
        self.more.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self.close_button = IconButton("cross", "Close this message")
        self.close_button.clicked.connect(self.hide)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 7)
        row.setSpacing(12)
        row.addWidget(self.sign)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addLayout(column, 1)
        self._across.addLayout(self._buttons)
        row.addLayout(self._across, 1)
        row.addWidget(self.close_button)
        self._shown: list[QWidget] = []
        self.problem: Problem | None = None
        self.number = 0  # of the news that is shown
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  # Qt's
        """Show or hide it; what is hidden holds nothing that its buttons would have done."""
        super().setVisible(visible)
        if not visible:
            self._fill(())

    def make_narrow(self, *, narrow: bool) -> None:
        """Put the buttons below the words, where both have no room beside each other."""
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(below if narrow else beside)
        self._buttons.setAlignment(_LEFT if narrow else Qt.AlignmentFlag(0))

    def tell(self, words: str, more: str = "", verbs: tuple[Verb, ...] = ()) -> None:
        """Tell good or neutral news; it goes away by itself."""
        self._show(words, more, verbs, "saved", amber=False)
        self._timer.start(_LONG)

    def ask(self, words: str, more: str, verbs: tuple[Verb, ...]) -> None:
        """Ask for a decision that has time; it stays until closed."""
        self._timer.stop()
        self._show(words, more, verbs, "saved", amber=False)

    def warn(self, problem: Problem, verbs: tuple[Verb, ...] = (), *, for_it: bool = True) -> None:
        """Tell of a problem; it stays until closed. ``for_it`` offers details to copy for IT."""
        self._timer.stop()
        if for_it:
            verbs = (*verbs, ("Copy details for IT", lambda: copy_details(problem)))
        more = " ".join(filter(None, (problem.safe, problem.then)))
        self._show(problem.what, more, verbs, "warning", amber=True)
        explain(self, problem.where)
        self.problem = problem

    def focus_first(self) -> None:
        """Give the keyboard to the first button, where nothing else in the window can have it."""
        if self._shown:
            first, why = self._shown[0], Qt.FocusReason.OtherFocusReason
            QTimer.singleShot(0, first, lambda: first.setFocus(why))  # it is not shown before

    def end(self, number: int) -> None:
        """Go away if the news of this number is shown still."""
        if number == self.number:
            self.hide()

    def settle(self) -> None:
        """Go away if what is told is that the plan could not be saved: now it was."""
        if isinstance(self.problem, NotSaved):
            self.hide()

    def _show(
        self, words: str, more: str, verbs: tuple[Verb, ...], sign: str, *, amber: bool
    ) -> None:
        shades = colours(self.window().palette())
        palette = QPalette()
        if amber:
            palette.setColor(QPalette.ColorRole.Window, QColor(shades.amber_fill))
            palette.setColor(QPalette.ColorRole.WindowText, QColor(shades.amber))
            palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(shades.amber))
        self.setPalette(palette)
        ratio = self.devicePixelRatioF()
        self.sign.setPixmap(pixmap(sign, shades.amber if amber else shades.accent, 20, ratio))
        self.problem = None
        self.number += 1
        self.words.setText(words)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        explain(self, "")
        self._fill(verbs)
        self.show()
        announce(self, f"{words} {more}".strip())

    def _fill(self, verbs: tuple[Verb, ...]) -> None:
        for old in self._shown:
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [button(words, does) for words, does in verbs]
        for made in self._shown:
            self._buttons.addWidget(made)
