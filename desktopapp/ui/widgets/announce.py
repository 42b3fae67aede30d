"""Have a screen reader say something that changed without the focus moving.

Windows has a way for that, and Qt uses it. Orca hears of Qt's only in its later versions; all its
versions say what is told anew of the thing that has the keyboard, so on Linux words are told so.
"""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

_AGAIN = 2.0  # seconds within which the same words are said once
_TOGETHER = 120  # milliseconds until words are told, to what has the keyboard by then
_ORCA = {"xcb", "wayland"}  # where Orca listens
_said: dict[str, float] = {}  # the words that were said last, and when


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say words when it next has time."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415  # 2 ms

    if not QAccessible.isActive() or not words:
        return
    now = time.monotonic()
    is_new = now - _said.get(words, -_AGAIN) >= _AGAIN
    _said.clear()
    _said[words] = now
    if not is_new:
        return
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.platformName() in _ORCA:
        (application.findChild(Teller) or Teller(application)).put(widget, words)
    else:
        _raise(widget, words)


def _raise(widget: QWidget, words: str) -> None:
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  # 2 ms

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Teller(QObject):
    """Tells words as what is to be known of the thing that has the keyboard, until that changes.

    What comes at once is told together, so that none of it drowns another. Of a row of a list only
    the row could tell, and not the list: there words are announced in Qt's own way.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._waiting: list[str] = []
        self._speaker: QWidget | None = None  # who has something said
        self._held: QWidget | None = None  # of what it is told
        self._usual = self._told = ""  # what is to be known of that otherwise, and what was told
        self._left: list[tuple[QWidget, str, str]] = []  # by the keyboard, and not put back yet
        self._soon = QTimer(self, interval=_TOGETHER, singleShot=True)
        self._soon.timeout.connect(self._tell)
        application.focusChanged.connect(self._put_back)

    def put(self, speaker: QWidget, words: str) -> None:
        """Take words, to be told in a moment."""
        self._speaker = speaker
        self._waiting.append(words)
        self._soon.start()

    def _tell(self) -> None:
        held, speaker = QApplication.focusWidget(), self._speaker
        self._speaker = None  # it may be of a plan that is closed next
        known = {held.accessibleDescription()} if held else set()  # told already by what sets it
        known |= {self._usual} if held and held is self._held else set()
        new, self._waiting = [one for one in self._waiting if one not in known], []
        if held is not None:  # what is its name was said as the keyboard came to it
            named = _bare(held.accessibleName())
            new = [one for one in new if _bare(one) != named]
        if not new:
            return
        words = " ".join([*map(_ended, new[:-1]), new[-1]])
        if held is None or isinstance(held, QAbstractItemView):
            if speaker and isValid(speaker):
                _raise(speaker, words)
            return
        if held is not self._held or held.accessibleDescription() != self._told:
            self._held, self._usual = held, held.accessibleDescription()
        if words == held.accessibleDescription():
            words += " "  # else nothing would be told anew
        self._told = words
        held.setAccessibleDescription(words)

    def _put_back(self, _before: QWidget | None, _now: QWidget | None) -> None:
        """Let what had the keyboard tell of itself as before, unless it tells something new."""
        held, self._held = self._held, None
        for left, told, usual in self._left:  # by now the keyboard is elsewhere for certain
            if isValid(left) and left.accessibleDescription() == told:
                left.setAccessibleDescription(usual)
        self._left = [(held, self._told, self._usual)] if held else []


def _bare(words: str) -> str:
    return words.strip().rstrip(".").casefold()


def _ended(words: str) -> str:
    """Return words with a stop behind them, so that a voice rests there."""
    return words if words.rstrip("”’)")[-1:] in {*".?!:;"} else f"{words}."


class SaidAtRest(QObject):
    """Says what is so once nothing has changed for a while, and never the same twice in a row.

    ``begins_quiet`` takes what is so at first for known.
    """

    def __init__(self, speaker: QWidget, rest: int = 1000, *, begins_quiet: bool = False) -> None:
        super().__init__(speaker)
        self._speaker, self._words, self._key = speaker, "", ""
        self._before: str | None = None if begins_quiet else ""
        self.rested = QTimer(self, interval=rest, singleShot=True)
        self.rested.timeout.connect(self._say)

    def put(self, words: str, key: str = "") -> None:
        """Take what is so now, to be said at rest; by its key it is the same as before or not."""
        self._words, self._key = words, key or words
        self.rested.start()

    def _say(self) -> None:
        before, self._before = self._before, self._key
        if before is not None and self._key != before:
            announce(self._speaker, self._words)
