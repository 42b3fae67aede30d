"""Find or do anything: type what you want, in your own words, and press Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktopapp.ui.anything import Finder, GuidePlace, Thing, commands, in_guide, places_of
from desktopapp.ui.plan_dialogs import show_guide
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.commands import MenuTable
from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.labels import entitle, name_within
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.widgets.words_shown import Quiet
from desktopapp.ui.workspace.shell import Shell

_THING = Qt.ItemDataRole.UserRole
_RESTED = 700  # milliseconds without a key before it is said what was found
_APART = 16  # pixels between what a row is called and where it is found otherwise


class FoundRows(RoomyRows):
    """Draws what was found, and at the right where it is otherwise or why it cannot be done."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground as the style does, and both words over it."""
        self.initStyleOption(option, index)
        thing: Thing = index.data(_THING)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        shades = colours(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        on_chosen = option.palette.color(QPalette.ColorRole.HighlightedText).name()
        ink = on_chosen if chosen else shades.ink
        room = option.rect.adjusted(10, 0, -10, 0)
        beside = option.fontMetrics.elidedText(
            thing.obstacle or thing.hint, Qt.TextElideMode.ElideRight, room.width() * 2 // 3
        )
        taken = option.fontMetrics.horizontalAdvance(beside)
        left = QRect(room.left(), room.top(), room.width() - taken - _APART, room.height())
        words = option.fontMetrics.elidedText(
            thing.words, Qt.TextElideMode.ElideRight, left.width()
        )
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(shades.muted if thing.obstacle and not chosen else ink))
        painter.drawText(left, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.setPen(QColor(ink if chosen else shades.muted))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, beside)
        painter.restore()


class Anything(Dialog):
    """The box with its list. Arrows move, Enter does; Escape or a click elsewhere closes.

    It is a dialog, not a popup: Qt leaves popups out of what screen readers are told. The caret
    stays in the line, so the row that is chosen and how much was found are said.
    """

    def __init__(self, parent: QWidget, finder: Finder) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        entitle(self, "Find or do anything")
        self.finder = finder
        self.line = LineField()
        name_within(self.line, "Find or do anything")
        wear(self.line, 17)
        self.line.textChanged.connect(self._look)
        self.list = QListWidget()
        self.list.setAccessibleName("What was found")
        wear(self.list, 15)
        self.list.setItemDelegate(FoundRows(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollBar(Thumb())
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _item: self._do())
        self.nothing = Quiet("Nothing found.", 14)
        self._rested = QTimer(self, interval=_RESTED, singleShot=True)
        self._rested.timeout.connect(self._say_found)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for part in (self.line, self.list, self.nothing):
            column.addWidget(part)
        wide = min(scaled(680), parent.width() - 40)
        self.setFixedSize(wide, min(scaled(420), parent.height() - 60))
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - wide) // 2, corner.y() + 40)
        self._look("")
        self.line.setFocus()

    def begin(self) -> None:
        """Show the box and go on: what lies beside it can be clicked, which closes it."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge around the box, which else would run into the page below it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(colours(self.palette()).edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list and do what is chosen, while the caret stays in the box."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = Qt.Key(event.key())
        if key in steps and self.list.count():
            row = self.list.currentRow() + steps[key]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            self._rested.stop()
            announce(self.line, self._said())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do()
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        self.list.clear()
        for one in self.finder.find(typed):
            item = QListWidgetItem(one.words)
            item.setData(_THING, one)
            said = f"{one.words}, {one.obstacle or one.hint}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        if typed:
            self._rested.start()

    def _said(self) -> str:
        return str(self.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))

    def _say_found(self) -> None:
        """Say how much was found and what Enter does, once typing rests."""
        many = self.list.count()
        announce(self.line, f"{many} found. {self._said()}" if many else self.nothing.text())

    def changeEvent(self, event: QEvent) -> None:
        """Close when another window comes to the front, as by a click beside the box."""
        super().changeEvent(event)
        left = event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.isVisible():
            self.reject()

    def _do(self) -> None:
        if not self.list.count():
            return
        thing: Thing = self.list.currentItem().data(_THING)
        if thing.obstacle:
            announce(self.list, thing.obstacle)
            return
        self.accept()
        thing.does()


def find_anything(shell: Shell, table: MenuTable) -> None:
    """Open the box that finds commands, places, words of the plan, and the guide."""
    top, work = shell.widget(), shell.work

    def show(place: GuidePlace) -> None:
        show_guide(top, place.page, place.heading)

    found = [*(places_of(work) if work else ()), *commands(table)]
    Anything(top, Finder(tuple(found), tuple(in_guide(show)), work)).begin()
