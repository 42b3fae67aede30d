"""The grey beginning of the text that follows in print. It opens where it is clicked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktopapp.layout.style import Styles
from desktopapp.plan.naming import heading_above
from desktopapp.plan.places import place_name, place_of
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.printed import printed_text
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.labels import explain
from desktopapp.ui.widgets.palettes import colours, sheet_font
from desktopapp.ui.widgets.words_shown import WrappedWords

_LETTERS = 500
_PIXELS = 16  # until the desk is shown


class Neighbour(QWidget):
    """The heading of a part and the beginning of its text, as they are printed, in grey."""

    wanted = Signal(str)  # the page on which it is written

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.where = ""
        self.heading = WrappedWords()
        self.text: Writing | None = None  # built for the first that there is
        self._styles, self._pixels = styles, _PIXELS
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.heading)
        self._column.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        """What is shown of the text, without its format."""
        return self.text.toPlainText() if self.text else ""

    def show_part(self, plan: Plan, part: Answer | Section | None) -> None:
        """Show how a part begins, or nothing."""
        self.where = place_of(plan, part.id) if part else ""
        heading = heading_above(plan, part) if part else ""
        from desktopapp.plan.beginning import beginning  # noqa: PLC0415  # after the first paint

        shown = beginning(printed_text(plan, part), _LETTERS) if part else ()
        self.heading.say(heading)
        self.heading.setVisible(bool(heading))
        if shown and self.text is None:
            self.text = self._made()
        if self.text:
            self.text.show_text(shown)
            self.text.setVisible(bool(shown))
        self.setVisible(bool(heading or shown))
        if self.where:
            named = place_name(plan, self.where)
            explain(self, f"Next in print. Click to write in {named}")
            if self.text:
                self.text.setAccessibleName(f"Next in print: {named}")

    def set_look(self, styles: Styles, pixels: int, across: int) -> None:
        """Show heading and text at a size in pixels, within a width in pixels."""
        self._styles, self._pixels = styles, pixels
        self.heading.setFont(sheet_font(pixels, bold=True))
        self.heading.fit(across)
        if self.text:
            self.text.set_look(styles, pixels)
            self._fit()

    def colour(self) -> None:
        """Take the grey of the colours there are."""
        grey = colours(self.window().palette()).ghost
        palette = QPalette()
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.Link,
        ):
            palette.setColor(role, grey)
        self.setPalette(palette)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the page on which the text is written."""
        if self.where and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self.where)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, that the sheet below does not."""
        event.accept()

    def _made(self) -> Writing:
        made = Writing("", (), self._styles, self._pixels)
        made.setFrameShape(Writing.Shape.NoFrame)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setReadOnly(True)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        made.viewport().setAutoFillBackground(False)
        made.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._column.insertWidget(1, made)
        return made

    def _fit(self) -> None:
        if self.text:
            self.text.setFixedHeight(round(self.text.document().size().height()) + 4)
