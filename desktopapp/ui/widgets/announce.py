"""Have a screen reader say something that changed without the focus moving."""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_AGAIN = 2.0  # seconds within which the same words are said once
_said: dict[str, float] = {}  # the words that were said last, and when


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say words when it next has time."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415  # 2 ms

    if not QAccessible.isActive() or not words:
        return
    now = time.monotonic()
    is_new = now - _said.get(words, -_AGAIN) >= _AGAIN
    _said.clear()
    _said[words] = now
    if is_new:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


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
