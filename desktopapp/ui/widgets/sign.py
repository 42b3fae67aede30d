"""A small icon beside words, in the colour of what it tells. It grows with them."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.text_size import measure


class Sign(QWidget):
    """An icon so many logical pixels wide and high; without a name nothing is drawn."""

    def __init__(self, name: str, size: int, *, amber: bool = False) -> None:
        super().__init__()
        self.drawn, self.amber = name, amber
        measure(self, "size", lambda one: one.setFixedSize(scaled(size), scaled(size)))

    def show_sign(self, name: str, *, amber: bool = False) -> None:
        """Draw another icon."""
        self.drawn, self.amber = name, amber
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        if self.drawn:
            shades = colours(self.window().palette())
            ink = shades.amber if self.amber else shades.accent
            draw(QPainter(self), self.drawn, ink, QRectF(self.rect()))
