"""Choices and numbers that the wheel leaves alone: it scrolls what they stand on.

Turned unseen while a page scrolls, they would say what nobody said. No other module of the window
makes such fields; ``tests/ui/test_wheel.py`` holds that.
"""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFontComboBox, QSpinBox


class Choice(QComboBox):
    """One of several; its list is opened by a click or a key."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is behind."""
        event.ignore()


class FontChoice(QFontComboBox):
    """One of the fonts of this PC."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is behind."""
        event.ignore()


class Number(QSpinBox):
    """A whole number."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is behind."""
        event.ignore()


class Amount(QDoubleSpinBox):
    """A number that need not be whole."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is behind."""
        event.ignore()
