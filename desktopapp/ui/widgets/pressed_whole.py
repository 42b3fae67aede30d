"""A tick is pressed anywhere on it, and that is where magnifiers and screen readers find it."""

from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget


class _PressedWhole(QProxyStyle):
    """Takes the whole of a tick for what is pressed: Qt takes its sign and its words alone."""

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Return where a part of a widget is."""
        if element is QStyle.SubElement.SE_CheckBoxClickRect:
            return QRect(option.rect)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # Qt gives none too


@cache
def pressed_whole() -> QStyle:
    """Return the style, which all ticks share."""
    style = _PressedWhole("fusion")
    style.setParent(QApplication.instance())
    return style
