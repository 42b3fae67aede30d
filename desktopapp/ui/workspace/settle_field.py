"""The small field at a marked word: type what is ours, keep it, or take its sentence out."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktopapp.ui.widgets.controls import IconButton
from desktopapp.ui.widgets.flow import FoldingRow
from desktopapp.ui.widgets.labels import PlainLabel
from desktopapp.ui.widgets.palettes import colours, scaled
from desktopapp.ui.widgets.text_size import wear
from desktopapp.ui.widgets.words_shown import Quiet

_WIDE = 500  # pixels
_GAP = 6  # pixels between words and the field that stands at them


def _wide_on(ground: QWidget) -> int:
    return min(scaled(_WIDE), ground.width() - 2 * _GAP)


class _Line(QLineEdit):
    """A line in which some keys mean something while nothing is typed."""

    def __init__(self, meanings: dict[int, Callable[[], object]]) -> None:
        super().__init__()
        self._meanings = meanings

    def event(self, event: QEvent) -> bool:
        """Let what undoes undo what was settled last, where nothing is typed here."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.text()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means where the line is empty; one that is held settles one mark."""
        means = None if self.text() else self._meanings.get(event.key())
        if not means:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            means()


class SettleField(QFrame):
    """What a mark is about, a line to type in, and what else can be done with it."""

    changed = Signal(str)
    kept = Signal()
    taken_out = Signal()
    left = Signal()

    def __init__(self, words: str, about: str, of: str) -> None:
        super().__init__()
        head, place = PlainLabel(about), Quiet(of)
        wear(head, 14, bold=True)
        head.setWordWrap(True)
        self.line = _Line(
            {Qt.Key.Key_Space: self.kept.emit, Qt.Key.Key_Delete: self.taken_out.emit}
        )
        self.line.setPlaceholderText("Type what is ours")
        self.line.setAccessibleDescription(" ")  # its name says so
        wear(self.line, 15)
        self.line.setAccessibleName(
            f"Instead of “{words}”. {about.rstrip('.')}. {of}. Type what is ours and press Enter. "
            "Space: it is true of us too. Delete: take the sentence out."
        )
        self.line.returnPressed.connect(self._change)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        top = QHBoxLayout()
        column.addLayout(top)
        top.addWidget(head, 1)
        top.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.line)
        verbs = FoldingRow(4)
        column.addLayout(verbs)
        for said, does in (
            ("Enter: change", self._change),
            ("Space: true of us too", self.kept.emit),
            ("Delete: take the sentence out", self.taken_out.emit),
        ):
            verb = IconButton("", said, beside=True)
            wear(verb, 13)
            verb.clicked.connect(lambda _checked=False, does=does: does())
            verbs.addWidget(verb)
        verbs.addStretch()

    def high_on(self, ground: QWidget) -> int:
        """Return how high it is on a ground, in pixels."""
        return self._column.totalHeightForWidth(_wide_on(ground))

    def stand_at(self, ground: QWidget, words: QRect) -> None:
        """Stand below words on the ground, or above them where no room is left.

        It is as wide as there is room, and as high as what it says then needs.
        """
        self.setParent(ground)
        self.setFixedSize(_wide_on(ground), self.high_on(ground))
        below = words.bottom() + _GAP
        above = words.bottom() - words.height() - self.height() - _GAP
        fits = below + self.height() <= ground.height() or above < 0
        room = ground.width() - self.width() - _GAP
        self.move(max(_GAP, min(words.left(), room)), below if fits else above)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and an edge that stands out from the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shades = colours(self.window().palette())
        painter.setPen(QColor(shades.edge))
        painter.setBrush(QColor(shades.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _change(self) -> None:
        if self.line.text().strip():
            self.changed.emit(self.line.text().strip())
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the mark as it is with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
