"""Rows and ticks of lists that are large enough to press and to see; the style's own are not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.line_field import PRESSED
from desktopapp.ui.widgets.palettes import colours


class TickCells(QStyledItemDelegate):
    """Draws the box in the colour of the edges of controls, and its tick in the accent."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell, then our box over the style's."""
        super().paint(painter, option, index)
        table = self.parent()
        if not isinstance(table, QWidget):
            return
        shades = colours(table.window().palette())
        self.initStyleOption(option, index)
        part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = QRectF(table.style().subElementRect(part, option, table)).adjusted(0, 0, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(shades.edge))
        painter.setBrush(QColor(shades.sheet))
        painter.drawRoundedRect(box, 2, 2)
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value:
            draw(painter, "tick", QColor(shades.accent), box)
        painter.restore()


class RoomyRows(QStyledItemDelegate):
    """Gives each row of a list the height of a button."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be a little higher than the words."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height() + 10, PRESSED))
