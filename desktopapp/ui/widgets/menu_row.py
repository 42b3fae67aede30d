"""The row of menus, 32 pixels high: Fusion's own is as low as its letters."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenuBar,
    QSizePolicy,
    QWidget,
)

from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.palettes import colours, scaled

_HIGH, _APART, _LEAST = 32, 12, 80


class MenuRow(QMenuBar):
    """The menus. Only how high they are and how they are painted is ours; the rest is Qt's."""

    laid_out = Signal()  # what stands in the row may have another place

    def __init__(self) -> None:
        super().__init__()
        self.corner: QWidget | None = None  # what stands to the right, see ``TopRow``
        self.is_quiet = False  # whether the names are seen only where the mouse or Alt looks

    def make_names_high(self) -> None:
        """Make each name as high as the row, before the menus are filled. Nothing looks other."""
        from desktopapp.ui.widgets.high_names import HighNames  # noqa: PLC0415  # after the first paint

        self._style = HighNames(_HIGH)  # Qt does not keep it
        self.setStyle(self._style)

    def free_room(self) -> QRect:
        """Return what is empty between the menus and what stands in the corner, in the window."""
        ends = [self.actionGeometry(one).right() for one in self.actions()]
        names = [end for end in ends if end < self.width()]  # others are in a menu of their own
        others = [
            one.geometry().right()
            for one in self.findChildren(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
            if one.isVisible() and not one.isWindow()
        ]
        left = max((*names, *others), default=0) + _APART
        right = self.width() - _APART
        inside = self.corner.layout() if self.corner else None
        right += inside.contentsMargins().left() if inside else 0  # it may keep room there
        return QRect(self.x() + left, self.y(), max(right - left, 0), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.laid_out.emit)  # the corner is put in its place after this

    def event(self, event: QEvent) -> bool:
        """Tell when the row was laid out anew."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self.laid_out.emit()
        return done

    def quieten(self, *, quiet: bool) -> None:
        """Show the names of the menus only while the mouse or Alt is on them, or always again."""
        self.is_quiet = quiet
        self._renew()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the names under the mouse."""
        super().enterEvent(event)
        self._renew()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again where they are quiet."""
        super().leaveEvent(event)
        self._renew()

    def _renew(self) -> None:
        """Paint the whole row anew, with what stands beside the menus."""
        (self.parentWidget() or self).update()

    @property
    def is_hidden(self) -> bool:
        """Whether the names are not to be seen now."""
        held: QAction | None = self.activeAction()  # the stub says always one
        return self.is_quiet and held is None and not self.underMouse()

    def sizeHint(self) -> QSize:
        """Be as high as the row, however low the letters are."""
        return QSize(super().sizeHint().width(), scaled(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never be lower; names that find no room go into a menu of their own."""
        return QSize(_LEAST, scaled(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names of the menus in the middle of the row."""
        if self.is_hidden:
            return
        painter = QPainter(self)
        shades = colours(self.palette())
        held: QAction | None = self.activeAction()  # the stub says always one
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


class TopRow(QWidget):
    """The menus, and at their right the corner.

    Qt would take a corner into the row of menus itself, and then tell screen readers of the menus
    alone.
    """

    def __init__(self, bar: MenuRow, corner: QWidget) -> None:
        super().__init__()
        self.bar, bar.corner = bar, corner
        bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        corner.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(bar, 1)
        row.addWidget(corner)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the whole row, quiet while the names are."""
        painter, shades = QPainter(self), colours(self.palette())
        if self.bar.is_hidden:
            fill(painter, self.rect(), shades.desk)
            return
        fill(painter, self.rect(), shades.panel)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), shades.line)


_NAME = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
