"""Choices and numbers that the wheel leaves alone: it scrolls what they stand on.

Turned unseen while a page scrolls, they would say what nobody said. No other module of the window
makes such fields; ``tests/ui/test_wheel.py`` holds that.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFontComboBox,
    QLineEdit,
    QSpinBox,
)

from desktopapp.ui.widgets.labels import PlainLabel, unkeyed
from desktopapp.ui.widgets.large_arrows import large_arrows
from desktopapp.ui.widgets.line_field import Pressable, pressable
from desktopapp.ui.widgets.palettes import scaled

_SHORTEST = 150  # logical pixels of a choice, where room is short


def _opens(event: QEvent) -> bool:
    """Claim a key that opens a list, where the menus have it for something else."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    arrows = {Qt.Key.Key_Down, Qt.Key.Key_Up}
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    with_alt = held == Qt.KeyboardModifier.AltModifier and event.key() in arrows
    is_ours = with_alt or (event.key() == Qt.Key.Key_F4 and not held)
    if is_ours:
        event.accept()
    return is_ours


class _Turned(Pressable):
    """Mixed into what the wheel would turn, with arrows that can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyle(large_arrows())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is behind."""
        event.ignore()


class _Opened(_Turned):
    """Mixed into what opens a list by a click or a key."""

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few words: the list that opens shows all of them."""
        least = pressable(super().minimumSizeHint())
        return least.boundedTo(QSize(scaled(_SHORTEST), least.height()))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that open a list, F4 and Alt with an arrow, from the menus."""
        return _opens(event) or super().event(event)


class Choice(_Opened, QComboBox):
    """One of several; its list is opened by a click or a key."""

    def set_short(self, letters: int) -> None:
        """Be as wide as so many letters while the list is closed, whatever it has to choose."""
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def write_into(self, line: QLineEdit) -> None:
        """Take what is written in a line as well as what its list has."""
        self.setEditable(True)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        self.setLineEdit(line)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew how small it may be with other letters: Qt does so with a style alone."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            super().changeEvent(QEvent(QEvent.Type.StyleChange))

    def showEvent(self, event: QShowEvent) -> None:
        """Have a label that names it, seen or not: some systems say a choice by that alone."""
        super().showEvent(event)
        beside = self.parentWidget()
        labels = beside.findChildren(PlainLabel) if beside else []
        if self.accessibleName() and all(one.buddy() is not self for one in labels):
            unseen = PlainLabel(unkeyed(self.accessibleName()))
            unseen.hide()
            unseen.setParent(beside)
            unseen.setBuddy(self)

    def showPopup(self) -> None:
        """Open the list, which is called as the choice is, and say which one is chosen."""
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()


class FontChoice(_Opened, QFontComboBox):
    """One of the fonts of this PC."""

    def __init__(self) -> None:
        super().__init__()
        line = self.lineEdit()
        if line:  # which has the keyboard, and so the name that is heard
            line.setAccessibleName("Font")

    def showPopup(self) -> None:
        """Open the list, which is called as the choice is."""
        self.view().setAccessibleName("Font")
        super().showPopup()


class Number(_Turned, QSpinBox):
    """A whole number."""


class Amount(_Turned, QDoubleSpinBox):
    """A number that need not be whole."""
