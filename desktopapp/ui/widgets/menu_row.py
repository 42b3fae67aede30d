"""The row of menus, 32 pixels high: Fusion's own is as low as its letters."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenuBar, QProxyStyle, QStyle, QStyleOption, QWidget

from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.palettes import colours, scaled

_HIGH, _APART = 32, 12


class _HighNames(QProxyStyle):
    """Makes each name as high as the row: a menu opens below it, and all of it can be pressed."""

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
            size.setHeight(scaled(_HIGH) - 1)
        return size


class MenuRow(QMenuBar):
    """The menus. Only how high they are and how they are painted is ours; the rest is Qt's."""

    laid_out = Signal()  # what stands in the row may have another place

    def __init__(self, corner: QWidget) -> None:
        super().__init__()
        self._style = _HighNames("fusion")
        self.setStyle(self._style)
        self.corner = corner
        self.is_quiet = False  # whether the names are seen only where the mouse or Alt looks
        self.setCornerWidget(corner)

    def free_room(self) -> QRect:
        """Return what is empty between the menus and what stands in the corner, in the window."""
        names = [self.actionGeometry(one).right() for one in self.actions()]
        others = [
            one.geometry().right()
            for one in self.findChildren(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
            if one.isVisible() and one is not self.corner and not one.isWindow()
        ]
        left = max((*names, *others), default=0) + _APART
        inside = self.corner.layout()  # it may keep room at its left end
        right = self.corner.x() + (inside.contentsMargins().left() - _APART if inside else 0)
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
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the names under the mouse."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide them again where they are quiet."""
        super().leaveEvent(event)
        self.update()

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
        held: QAction | None = self.activeAction()  # the stub says always one
        if self.is_quiet and held is None and not self.underMouse():
            fill(painter, self.rect(), shades.desk)
            return
        fill(painter, self.rect(), shades.panel)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), shades.line)
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


_NAME = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
