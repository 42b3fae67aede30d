"""Have a screen reader say something that changed without the focus moving."""

import time

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
