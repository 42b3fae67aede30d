"""Labels that keep to their room: in the muted colour, on one line that elides, or wrapped."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktopapp.ui.widgets.labels import PlainLabel, explain
from desktopapp.ui.widgets.text_size import wear

_TALL = 100_000  # pixels, more than any words take


class Quiet(PlainLabel):
    """A label in the muted colour, for whatever will not be printed."""

    def __init__(self, words: str = "", size: int = 13) -> None:
        super().__init__(words)
        wear(self, size)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


class Elided(PlainLabel):
    """One line that ends in dots where room is short; the whole is its tooltip."""

    def __init__(self, words: str = "", *, size: int = 15, bold: bool = False) -> None:
        super().__init__()
        wear(self, size, bold=bold)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.whole = ""
        self.say(words)

    def say(self, words: str) -> None:
        """Show these words."""
        self.whole = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for all words."""
        wide = self.fontMetrics().horizontalAdvance(self.whole) + 2
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(
            self.whole, Qt.TextElideMode.ElideRight, max(self.width(), 24)
        )
        self.setText(shown)
        explain(self, self.whole if shown != self.whole else "")


class WrappedWords(PlainLabel):
    """Words on as many lines as the width it is given needs.

    Its height is fixed for that width: labels that wrap by themselves ask layouts within layouts
    for a height before these know the width, and are cut (measured).
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        policy = self.sizePolicy()
        policy.setHeightForWidth(False)  # Qt's signature
        self.setSizePolicy(policy)
        self._across = 0

    def say(self, words: str) -> None:
        """Show these words."""
        if words != self.text():
            self.setText(words)
            self.fit(self._across)

    def fit(self, across: int) -> None:
        """Fit the words into a width in pixels."""
        self._across = across
        if across:
            flags = Qt.TextFlag.TextWordWrap
            metrics = self.fontMetrics()
            self.setFixedHeight(
                metrics.boundingRect(0, 0, across, _TALL, flags, self.text()).height()
            )
