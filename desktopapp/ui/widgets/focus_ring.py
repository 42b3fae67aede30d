"""A ring of two pixels around whatever the keyboard arrived at."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QTextEdit, QWidget
from shiboken6 import isValid

from desktopapp.ui.widgets.collecting import keep_while_qt_does
from desktopapp.ui.widgets.palettes import colours

_WIDTH = 2


class FocusRing(QWidget):
    """An overlay on one window. A text being written shows its caret instead.

    Dialogs that open over the window get one of their own when the keyboard arrives there.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        keep_while_qt_does(self)
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the widget when it goes, or when it or what holds it moves or changes size."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place()
        elif event.type() is QEvent.Type.Hide:
            self._let_go()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours(self.window().palette()).accent), _WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        writing = isinstance(now, QTextEdit) and not now.isReadOnly()
        if now is None or by_mouse or writing:
            return
        top = now.window()
        if top is not self.window():
            if isinstance(top, QDialog) and top.findChild(FocusRing) is None:
                FocusRing(top)._follow(_old, now)  # noqa: SLF001  # a ring as this one
            return
        self._around = now
        within: QWidget | None = now
        while within is not None and within is not self.window():
            within.installEventFilter(self)
            self._watched.append(within)
            within = within.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def _let_go(self) -> None:
        for widget in self._watched:
            if isValid(widget):  # Qt may have deleted it
                widget.removeEventFilter(self)
        self._watched.clear()
        self._around = None
        self.hide()

    def _place(self) -> None:
        if self._around is None or not isValid(self._around):
            return
        corner = self._around.mapTo(self.window(), QPoint(0, 0))
        place = QRect(corner, self._around.size()).adjusted(-2, -2, 2, 2)
        for within in self._watched:
            if isinstance(within.parentWidget(), QAbstractScrollArea):  # nothing beyond is shown
                sight = QRect(within.mapTo(self.window(), QPoint(0, 0)), within.size())
                place = place.intersected(sight.adjusted(-2, -2, 2, 2))
        self.setGeometry(place.intersected(self.window().rect()))
