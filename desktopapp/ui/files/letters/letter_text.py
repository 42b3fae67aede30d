"""The letter’s text with what was found in it: marked by shape, by a word beside it, by colour."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QWidget

from desktopapp.asking.told import FoundKind, LetterMark, mark_at
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Thumb
from desktopapp.ui.widgets.icons import fill
from desktopapp.ui.widgets.palettes import Colours, colours, face, scaled
from desktopapp.ui.widgets.read_text import let_be_read
from desktopapp.ui.widgets.text_size import measure, wear

_WIDE = 104  # logical pixels of the words beside the text
_EDGE = 10
_RANK = list(FoundKind)


class _Marks(QSyntaxHighlighter):
    """Gives each stretch that was found the look of its kind."""

    def __init__(self, text: "LetterText") -> None:
        super().__init__(text.document())
        self._text = text
        self._marks: tuple[LetterMark, ...] = ()
        self._starts: list[int] = []
        self._longest = 0
        self._looks: dict[FoundKind, QTextCharFormat] = {}

    def show(self, marks: tuple[LetterMark, ...]) -> None:
        """Show these marks."""
        self._marks, self._starts = marks, [one.start for one in marks]
        self._longest = max((one.end - one.start for one in marks), default=0)
        self.wear()

    def wear(self) -> None:
        """Show them in the colours and letters of the window."""
        shades = colours(QApplication.palette())
        self._looks = {kind: _look(kind, shades) for kind in FoundKind}
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Give the stretches of a paragraph their looks; the narrower lies over the wider."""
        block = self.currentBlock()
        for one in self.within(block):
            start = max(one.start - block.position(), 0)
            end = min(one.end - block.position(), len(text))
            if end > start:
                self.setFormat(start, end - start, self._looks[one.kind])

    def within(self, block: QTextBlock) -> list[LetterMark]:
        """Return the marks that touch a paragraph, the widest first."""
        begins, ends = block.position(), block.position() + block.length()
        low = bisect_left(self._starts, begins - self._longest)
        high = bisect_left(self._starts, ends)
        found = [one for one in self._marks[low:high] if one.end > begins]
        return sorted(found, key=lambda one: one.start - one.end)


def _look(kind: FoundKind, shades: Colours) -> QTextCharFormat:
    made = QTextCharFormat()
    match kind:
        case FoundKind.QUESTION:
            pass  # a bar beside it
        case FoundKind.THEME:
            made.setFontWeight(QFont.Weight.Bold)
        case FoundKind.GUIDANCE:
            _line_below(made, QTextCharFormat.UnderlineStyle.DotLine, shades.edge)
        case FoundKind.OPTIONS:
            _line_below(made, QTextCharFormat.UnderlineStyle.DashUnderline, shades.accent)
        case FoundKind.LIMIT:
            _line_below(made, QTextCharFormat.UnderlineStyle.SingleUnderline, shades.amber_line)
            made.setBackground(QColor(shades.amber_fill))
            made.setForeground(QColor(shades.amber))
        case FoundKind.ASIDE:
            made.setFontItalic(True)
            made.setForeground(QColor(shades.muted))
    return made


def _line_below(made: QTextCharFormat, style: QTextCharFormat.UnderlineStyle, colour: str) -> None:
    made.setUnderlineStyle(style)
    made.setUnderlineColor(QColor(colour))


class LetterText(QPlainTextEdit):
    """The text. ``came_to`` tells the row that what the caret came to is about."""

    came_to = Signal(str)
    selected = Signal(bool)  # whether a stretch is marked

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._wide = [n for n, one in enumerate(letter) if one > "\uffff"]
        self._length = self._qt(len(letter))
        self.setPlainText(letter)
        let_be_read(self)
        self.setAccessibleName("The letter")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(Thumb())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._highlighter = _Marks(self)
        self._marks: tuple[LetterMark, ...] = ()
        self._quiet = False
        self._in_hand = ""
        self._shaded = 0, 0
        self._beside = _Beside(self)
        wear(self, 15)
        measure(self, "beside", lambda one: one._make_room())  # noqa: SLF001  # of its own kind
        self.updateRequest.connect(self._scrolled)
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(lambda: self.selected.emit(self.textCursor().hasSelection()))

    def show_marks(self, marks: tuple[LetterMark, ...]) -> None:
        """Show what was found."""
        shown = tuple(
            one._replace(start=self._qt(one.start), end=self._qt(one.end)) for one in marks
        )
        if shown != self._marks:
            self._marks = shown
            self._highlighter.show(shown)
            self._beside.update()

    def show_place(self, at: str, start: int, end: int) -> None:
        """Show where the row in hand stands, and take the caret there; the keyboard stays."""
        self._in_hand = at
        start, end = self._qt(start), min(self._qt(end), self._length)
        cursor = self.textCursor()
        if not (start <= cursor.position() <= end) or not cursor.hasSelection():
            bar = self.verticalScrollBar()
            before, self._quiet = bar.value(), True
            cursor.setPosition(min(start, self._length))
            self.setTextCursor(cursor)
            bar.setValue(before)  # Qt would show just the line, at the edge
            self._quiet = False
        self._shade(start, end)
        self._bring(start, end)
        self._beside.update()

    def show_nowhere(self, at: str) -> None:
        """Show that the row in hand has no place in the letter."""
        self._in_hand = at
        self.setExtraSelections([])
        self._beside.update()

    @property
    def stretch(self) -> tuple[int, int]:
        """The stretch that is marked, from and to which character."""
        cursor = self.textCursor()
        return self._ours(cursor.selectionStart()), self._ours(cursor.selectionEnd())

    def _qt(self, place: int) -> int:
        """Return where Qt counts a character of the letter: some are two to it."""
        return place + bisect_left(self._wide, place)

    def _ours(self, place: int) -> int:
        """Return which character of the letter stands where Qt counts."""
        return place - sum(1 for n, one in enumerate(self._wide) if one + n < place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words beside the text as high as it is."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._beside.setGeometry(area.left(), area.top(), self._beside.wide, area.height())

    def changeEvent(self, event: QEvent) -> None:
        """Wear other colours when the window does."""
        super().changeEvent(event)
        if hasattr(self, "_highlighter") and event.type() is QEvent.Type.PaletteChange:
            self._highlighter.wear()
            if self.extraSelections():
                self._shade(*self._shaded)

    def _make_room(self) -> None:
        self.setViewportMargins(self._beside.wide, 6, 6, 6)

    def _scrolled(self, area: QRect, by: int) -> None:
        if by:
            self._beside.scroll(0, by)
        else:
            self._beside.update(0, area.y(), self._beside.width(), area.height())

    def _moved(self) -> None:
        """Tell what the caret came to; a stretch that is being marked tells nothing."""
        if self._quiet or self.textCursor().hasSelection():
            return
        found = mark_at(self._marks, self.textCursor().position())
        if found and found.at != self._in_hand:
            announce(self, found.words)
            self.came_to.emit(found.at)

    def _shade(self, start: int, end: int) -> None:
        self._shaded = start, end
        shade, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        shades = colours(QApplication.palette())
        look.setBackground(QColor(shades.selected))
        look.setForeground(QColor(shades.on_selected))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        shade.cursor = cursor
        shade.format = look
        self.setExtraSelections([shade])

    def _bring(self, start: int, end: int) -> None:
        """Bring a stretch into sight, with some of what stands above it."""
        document, bar = self.document(), self.verticalScrollBar()
        first, last = document.findBlock(start), document.findBlock(end)
        top = self.blockBoundingGeometry(first).translated(self.contentOffset()).top()
        below = self.blockBoundingGeometry(last).translated(self.contentOffset()).bottom()
        if top < 0 or below > self.viewport().height():
            bar.setValue(max(first.firstLineNumber() - 3, 0))

    def paint_beside(self, event: QPaintEvent) -> None:
        """Paint beside each paragraph what was found in it, and a bar at what is in hand."""
        painter = QPainter(self._beside)
        shades = colours(self.window().palette())
        fill(painter, event.rect(), self.palette().color(QPalette.ColorRole.Base))
        block, margin = self.firstVisibleBlock(), self.viewportMargins().top()
        before: tuple[FoundKind, str] | None = None
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                break
            area = QRect(0, round(place.top()) + margin, self._beside.wide, round(place.height()))
            before = self._paint_block(painter, shades, block, area, before)
            block = block.next()

    def _paint_block(
        self,
        painter: QPainter,
        shades: Colours,
        block: QTextBlock,
        area: QRect,
        before: tuple[FoundKind, str] | None,
    ) -> tuple[FoundKind, str] | None:
        """Paint the words beside one paragraph; what the one above it says is not said again."""
        marks = self._highlighter.within(block)
        asked = (FoundKind.THEME, FoundKind.QUESTION, FoundKind.ASIDE)
        if any(one.at == self._in_hand and one.kind in asked for one in marks):
            fill(painter, QRect(0, area.y(), 4, area.height()), shades.accent)
        if any(one.kind is FoundKind.QUESTION for one in marks):
            bar = QRect(area.right() - 3, area.y(), 3, area.height())
            fill(painter, bar, shades.accent)
        fresh = [one for one in marks if block.contains(one.start)]
        fresh.sort(key=lambda one: _RANK.index(one.kind))
        font, top = face(12, bold=True), area.y()
        high = QFontMetrics(font).lineSpacing() + 2
        last = before
        for one in fresh:
            said = one.kind, one.at
            if said == last or top + high > area.bottom() + 4:
                continue
            last = said
            is_asked = one.kind is FoundKind.QUESTION
            painter.setFont(font if is_asked else face(12))
            painter.setPen(QColor(shades.accent if is_asked else shades.muted))
            room = area.width() - 2 * _EDGE
            words = QFontMetrics(painter.font()).elidedText(
                one.words if is_asked else str(one.kind), Qt.TextElideMode.ElideRight, room
            )
            painter.drawText(_EDGE, top, room, high, Qt.AlignmentFlag.AlignVCenter, words)
            top += high
        return last if block.text() else before


class _Beside(QWidget):
    """Where the words beside the text stand."""

    def __init__(self, text: LetterText) -> None:
        super().__init__(text)
        self._text = text

    @property
    def wide(self) -> int:
        """How wide it is."""
        return scaled(_WIDE)

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        return QSize(self.wide, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        self._text.paint_beside(event)
