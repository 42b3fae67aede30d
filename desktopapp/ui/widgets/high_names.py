"""The style of the row of menus, set once these are filled: names of QStyle load slowly."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from desktopapp.ui.widgets.palettes import scaled


class HighNames(QProxyStyle):
    """Makes each name as high as the row: a menu opens below it, and all of it can be pressed."""

    def __init__(self, high: int) -> None:
        """Make names fit a row so many logical pixels high, as designed."""
        super().__init__("fusion")
        self._high = high

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        held: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Return how large a part of the row is."""
        size = super().sizeFromContents(kind, option, held, widget)  # type: ignore[arg-type]  # Qt gives none too
        if kind is QStyle.ContentsType.CT_MenuBarItem:
            size.setHeight(scaled(self._high) - 1)  # of the text as it is now
        return size
