"""The small parts that panels are made of: buttons, labels that elide, cards and rules."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from desktopapp.ui.widgets.icons import draw, fill
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.widgets.line_field import PRESSED
from desktopapp.ui.widgets.menu_letters import with_letters, without_letters
from desktopapp.ui.widgets.palettes import Colours, colours, scaled
from desktopapp.ui.widgets.text_size import keep_high, measure, wear

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Pressed(QAbstractButton):
    """A button that Enter presses too; ``arrows_pass`` leaves up and down to what it stands in."""

    arrows_pass: ClassVar[bool] = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the space bar, and leave an arrow alone that is not its own."""
        if not (entered(self, event) or (self.arrows_pass and leaves_arrow(self, event))):
            super().keyPressEvent(event)


class IconButton(Pressed):
    """A flat button with an icon, and words beside it where ``beside`` is set.

    Its name is what it does; the keys that do the same are its description.
    """

    arrows_pass = True

    def __init__(self, name: str, words: str, *, beside: bool = False, size: int = 28) -> None:
        super().__init__()
        self.drawn = name
        self.beside = beside
        self.edged = self.opens = False
        self.setText(words)
        self.setAccessibleName(words.partition(" (")[0])
        explain(self, "" if beside else words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        measure(self, "height", lambda one: one.setFixedHeight(max(scaled(size), PRESSED)))
        if not beside:
            measure(self, "width", lambda one: one.setFixedWidth(max(scaled(size), PRESSED) + 4))

    def setText(self, words: str) -> None:
        """Show words as they are."""
        super().setText(words)
        free_of_keys(self, words)

    def setToolTip(self, words: str) -> None:
        """Explain it; a screen reader is told of that what the name does not say: the keys.

        Where it is told nothing else, Qt tells it the whole tooltip, and so the name twice.
        """
        super().setToolTip(words)
        name, _, keys = words.partition(" (")
        if words and name == self.accessibleName():
            self.setAccessibleDescription(keys.rstrip(")") or " ")

    def draw(self, name: str) -> None:
        """Draw another icon."""
        self.drawn = name
        self.update()

    def show_words(self, *, shown: bool) -> None:
        """Show the words beside the icon, or leave them to the tooltip where room is short."""
        if shown != self.beside:
            self.beside = shown
            explain(self, "" if shown else self.text())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Take room for the icon, the words and the arrow of a menu."""
        wide = self.wide_for(self.text()) if self.beside else self.height() + 4
        return QSize(wide, self.height())

    def wide_for(self, words: str) -> int:
        """Return how many pixels it takes with these words beside its icon."""
        wide = self.fontMetrics().horizontalAdvance(words) + 12
        arrow = scaled(16) + 2 if self.opens else 0
        return 10 + (scaled(20) + 2 if self.drawn else 0) + wide + arrow

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and the arrow of a menu."""
        painter = QPainter(self)
        shades = colours(self.window().palette())
        ink = self._ground(painter, shades)
        left, middle, side, small = 8, self.height() / 2, scaled(20), scaled(16)
        if self.drawn:
            across = left if self.beside else (self.width() - side) / 2
            draw(painter, self.drawn, ink, QRectF(across, middle - side / 2, side, side))
            left += side + 4
        if self.beside:
            painter.setPen(ink)
            painter.setFont(self.font())
            room = self.width() - left - (small + 4 if self.opens else 6)
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(left, 0, room + 4, self.height(), _MIDDLE, shown)
        if self.opens:
            place = QRectF(self.width() - small - 6, middle - small / 2, small, small)
            draw(painter, "down", ink, place)

    def _ground(self, painter: QPainter, shades: Colours) -> QColor:
        """Paint the ground of the state the button is in, and return the colour on it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(shades.edge) if self.edged else Qt.PenStyle.NoPen)
        if self.isChecked():
            # the fill alone is hardly lighter than the ground around it
            painter.setPen(QColor(shades.accent))
            painter.setBrush(QColor(shades.selected))
            painter.drawRoundedRect(place, 4, 4)
            return QColor(shades.on_selected)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setBrush(QColor(shades.desk))
            painter.drawRoundedRect(place, 4, 4)
            return QColor(shades.ink)  # what it stands on may have ink of its own
        if self.edged:
            painter.setBrush(QColor(shades.sheet))
            painter.drawRoundedRect(place, 4, 4)
        if not self.isEnabled():
            faint = QColor(shades.edge)
            faint.setAlpha(140)
            return faint
        return self.palette().color(self.foregroundRole())


class MenuButton(IconButton):
    """Words with an arrow: a menu opens where they are pressed, and is made only then."""

    def __init__(
        self, choices: Sequence[tuple[str, Callable[[], object]]], *, size: int = 28
    ) -> None:
        super().__init__("", "", beside=True, size=size)
        self.choices = choices
        self.opens = True
        self.setAccessibleDescription("Opens a menu")
        self.pressed.connect(self._open)

    def _open(self) -> None:
        menu = QMenu(self)
        lettered = with_letters([words for words, _ in self.choices])
        for words, (_, does) in zip(lettered, self.choices, strict=True):
            action = menu.addAction(words)
            if without_letters(words) == self.text():
                action.setCheckable(True)
                action.setChecked(True)
            action.triggered.connect(lambda _checked=False, does=does: does())
        menu.aboutToHide.connect(menu.deleteLater)
        on = [one for one in menu.actions() if one.isChecked()]
        menu.setActiveAction(next(iter([*on, *menu.actions()])))  # which is said as it opens
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.updateGeometry()


class Button(QPushButton):
    """A button with words; ``first`` marks the step that usually comes next."""

    def __init__(self, words: str, *, first: bool = False) -> None:
        super().__init__()
        self.setText(words)
        self.first = first
        wear(self, 15, bold=first)
        self.setAutoDefault(False)
        keep_high(self, 32)

    def setText(self, words: str) -> None:
        """Show words as they are."""
        super().setText(words)
        free_of_keys(self, words)

    def sizeHint(self) -> QSize:
        """Take room for the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 28, self.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, not the one that comes first."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        fill, ink = (shades.accent, shades.on_accent) if self.first else (shades.sheet, shades.ink)
        if not self.first and (self.underMouse() or self.isDown()):
            fill = shades.desk
        painter.setPen(QColor(shades.accent if self.first else shades.edge))
        painter.setBrush(QColor(fill))
        if not self.isEnabled():
            painter.setOpacity(0.45)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QColor(ink))
        if self.first and self.hasFocus():  # the ring around it has the colour of its ground
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 3, 3)
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Thumb(QScrollBar):
    """A quiet scroll bar: a thumb and nothing else."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setFixedWidth(14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the thumb in proportion to what is in sight."""
        whole = self.maximum() - self.minimum() + self.pageStep()
        painter = QPainter(self)
        fill(painter, self.rect(), self.window().palette().color(self.backgroundRole()))
        if self.maximum() <= self.minimum() or whole <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours(self.window().palette()).edge))
        high = max(self.height() * self.pageStep() / whole, 32.0)
        way = (self.height() - high) * (self.value() - self.minimum())
        top = way / (self.maximum() - self.minimum())
        painter.drawRoundedRect(QRectF(5, top + 2, 5, high - 4), 2.5, 2.5)


class Card(QFrame):
    """A quiet rounded ground for what belongs together."""

    def __init__(self, radius: int = 8, fill: str = "panel") -> None:
        super().__init__()
        self.radius = radius
        self.fill = fill

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its hairline."""
        paint_card(QPainter(self), self, self.radius, self.fill)


def paint_card(painter: QPainter, card: QWidget, radius: int, fill: str) -> None:
    """Paint the ground and the hairline of a card, and leave no brush behind."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shades = colours(card.window().palette())  # a button's own palette tells other colours
    painter.setPen(QColor(shades.line))
    painter.setBrush(QColor(getattr(shades, fill)))
    place = QRectF(card.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(place, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_row(
    painter: QPainter, place: QRect, shades: Colours, *, current: bool
) -> tuple[QColor, QColor]:
    """Paint the ground of a list's row; return the inks of its words and of quiet ones."""
    ink, quiet = QColor(shades.ink), QColor(shades.muted)
    if current:
        fill(painter, place, shades.selected)
        fill(painter, QRect(place.x(), place.y(), 4, place.height()), shades.accent)
        ink = QColor(shades.on_selected)
        quiet = quiet if shades.selected != shades.accent else ink
    return ink, quiet


class Coloured(QWidget):
    """A widget filled with a palette role, with hairlines at the edges named (t, r, b, l)."""

    def __init__(
        self, role: QPalette.ColorRole = QPalette.ColorRole.Window, edges: str = ""
    ) -> None:
        super().__init__()
        self.setBackgroundRole(role)
        self.setAutoFillBackground(True)
        self.edges = edges

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hairlines."""
        if not self.edges:
            return
        painter = QPainter(self)
        shade = QColor(colours(self.palette()).line)
        across, down = self.width(), self.height()
        lines = {"t": (0, 0, across, 1), "b": (0, down - 1, across, 1)}
        lines |= {"l": (0, 0, 1, down), "r": (across - 1, 0, 1, down)}
        for edge in self.edges:
            fill(painter, QRect(*lines[edge]), shade)


def as_wide_as(button: IconButton, *words: str) -> None:
    """Let a button stay as wide as the widest of the words that it may come to show."""
    measure(button, "least", lambda it: it.setMinimumWidth(max(map(it.wide_for, words))))


def free_of_keys(button: QAbstractButton, words: str) -> None:
    """Let "&" in the words of a button that is painted here be a sign like any other."""
    if "&" in words:
        button.setShortcut("")
        button.setAccessibleName(words)


def entered(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button where Enter was pressed on it; tell whether it was."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button.click()
    return True


def leaves_arrow(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Leave an arrow up or down to what a button stands in: alone Qt takes it for Tab."""
    leaves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not button.autoExclusive()
    if leaves:
        event.ignore()
    return leaves


def button(words: str, does: Callable[[], object], *, first: bool = False) -> Button:
    """Make a button that does something; ``first`` for the step that usually comes next."""
    made = Button(words, first=first)
    made.clicked.connect(lambda _checked=False: does())
    return made


def scrolling(inner: QWidget, name: str = "") -> QScrollArea:
    """Make a quiet area in which a widget scrolls.

    One with a name can be scrolled by keys: for what holds nothing that takes the keyboard.
    """
    from desktopapp.ui.widgets.read_area import ReadArea  # noqa: PLC0415  # 2 ms

    area = ReadArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(Thumb())
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area
