"""The corner of the menu row: the way to find anything, and the true state of saving."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.widgets.palettes import scaled
from desktopapp.ui.widgets.sign import Sign
from desktopapp.ui.widgets.text_size import measure, wear
from desktopapp.ui.widgets.words_shown import Elided

_LONGEST, _USUAL = "A sample, nothing to save", "Saved at 00:00"
_PROTECTED = "Protected with a passphrase"
_NEWS = 114  # logical pixels that news has at least, where the window is narrow


class Corner(QWidget):
    """What stands at the right end of the menu row."""

    def __init__(self) -> None:
        super().__init__()
        self.sign = Sign("", 18)
        self.words = Elided(size=13)
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 0, 16, 0)
        self.row.setSpacing(6)
        self.finder = IconButton("search", "Find or do anything", beside=True)
        wear(self.finder, 13)
        explain(self.finder, "Find or do anything (Ctrl+Shift+P)")
        self.finder.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._is_narrow = False
        _keep_place(self.finder)  # while news cover it
        self.row.addWidget(self.finder)
        self.row.addStretch()
        self.lock = Sign("lock", 18)
        self.lock.setAccessibleName(_PROTECTED)
        explain(self.lock, _PROTECTED)
        _keep_place(self.lock)  # so that it moves nothing when it comes
        self.lock.hide()
        self.row.addWidget(self.lock)
        self.row.addWidget(self.sign)
        self.row.addWidget(self.words)
        measure(self, "news", Corner._make_place_for_news)

    def sizeHint(self) -> QSize:
        """Ask for room for the longest words; the row of menus asks only once."""
        longest = _USUAL if self._is_narrow else _LONGEST
        words = self.words.fontMetrics().horizontalAdvance(longest)
        finder = 0 if self._is_narrow else self.finder.sizeHint().width()
        left = self.row.contentsMargins().left()
        signs = self.lock.width() + self.sign.width() + 3 * self.row.spacing()
        right = self.row.contentsMargins().right()
        return QSize(left + finder + words + signs + right, scaled(28))

    def make_narrow(self, *, narrow: bool) -> None:
        """Leave the room to the menus, which list what the finder finds."""
        if self._is_narrow != narrow:
            self._is_narrow = narrow
            _keep_place(self.finder, keep=not narrow)
            self.finder.setHidden(narrow)
            self._make_place_for_news()

    def _make_place_for_news(self) -> None:
        news = max(scaled(_NEWS), _NEWS) if self._is_narrow else 8
        self.row.setContentsMargins(news, 0, 16, 0)
        self.updateGeometry()

    def show_protected(self, *, protected: bool) -> None:
        """Show a lock where the plan is protected."""
        self.lock.setVisible(protected)

    def show_state(self, drawn: str, words: str) -> None:
        """Show how saving stands."""
        self.sign.show_sign(drawn, amber=drawn == "warning")
        self.words.say(words)
        self.words.setAccessibleName(f"State of saving: {words}" if words else "")


def _keep_place(one: QWidget, *, keep: bool = True) -> None:
    """Let something have its place while it is hidden."""
    policy = one.sizePolicy()
    policy.setRetainSizeWhenHidden(keep)
    one.setSizePolicy(policy)
