"""The row of menus, 32 pixels high: Fusion's own is as low as its letters."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenuBar

from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.palettes import colours, scaled

_HIGH = 32


class MenuRow(QMenuBar):
    """The menus. Only how they are painted is ours; keys and mouse are Qt's."""

    def sizeHint(self) -> QSize:
        """Be as high as the row, however low the letters are."""
        return QSize(super().sizeHint().width(), scaled(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never be lower."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names of the menus in the middle of the row."""
        painter = QPainter(self)
        shades = colours(self.palette())
        fill(painter, self.rect(), shades.panel)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), shades.line)
        held = self.activeAction()
        for action in self.actions():
            place = self.actionGeometry(action)
            place.setTop(2)
            place.setHeight(self.height() - 4)
            ink = shades.ink
            if action is held:
                fill(painter, place, shades.selected)
                ink = shades.on_selected
            painter.setPen(QColor(ink))
            painter.drawText(place, _NAME, action.text())


_NAME = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
