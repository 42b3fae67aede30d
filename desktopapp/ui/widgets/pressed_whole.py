"""The style of ticks: as large as their words, pressed anywhere, and found there.

Magnifiers and screen readers look where a tick is pressed.
"""

from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from desktopapp.ui.widgets.palettes import scaled

_SIGN = {
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
}
_CLICKED = {
    QStyle.SubElement.SE_CheckBoxClickRect,
    QStyle.SubElement.SE_RadioButtonClickRect,
}


class _PressedWhole(QProxyStyle):
    """Takes the whole of a tick for what is pressed: Qt takes its sign and its words alone.

    The sign grows with the words, which Qt leaves as small as it was.
    """

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Return how large a part of a widget is."""
        usual = super().pixelMetric(metric, option, widget)
        return scaled(usual) if metric in _SIGN else usual

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Return where a part of a widget is."""
        if element in _CLICKED:
            return QRect(option.rect)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # Qt gives none too


@cache
def pressed_whole() -> QStyle:
    """Return the style, which all ticks share."""
    style = _PressedWhole("fusion")
    style.setParent(QApplication.instance())
    return style
