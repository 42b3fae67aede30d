"""Where pages end in the text in hand: a dashed line on the sheet, and which page it is."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QTextBlock
from PySide6.QtWidgets import QWidget

from desktopapp.layout.placed import Page
from desktopapp.plan.text import Foreign, Table, Text
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.palettes import colours, face
from desktopapp.ui.workspace.sheet_area import Desk
from desktopapp.ui.workspace.workspace import Workspace

_SOON = 30  # milliseconds until widgets stand where they will
_WORDS = 11


class Turn(NamedTuple):
    """Where a page begins: the number of the page before, and the item that opens the new one.

    ``line`` counts the lines of the item, or of the cell, which is row and column.
    """

    ended: int
    item: int
    line: int = 0
    cell: tuple[int, int] | None = None


class SheetHeight(NamedTuple):
    """A height on the sheet, and how many pixels are free of text at the right above it."""

    y: int
    free: int


def turns(pages: Paged) -> Iterator[Turn]:
    """Go through the page turns of a plan."""
    for before, page in zip(pages.layout.pages, pages.layout.pages[1:], strict=False):
        first = _first(page)
        if before.number and first:
            yield first._replace(ended=before.number)


def _first(page: Page) -> Turn | None:
    """Return what stands first on a page, or nothing where it is empty."""
    lines = [
        (line.y, Turn(0, line.item, line.number, line.cell))
        for line in page.lines
        if not line.repeated
    ]
    pictures = [(picture.y, Turn(0, picture.item)) for picture in page.pictures]
    return min((*lines, *pictures), key=lambda one: one[0])[1] if lines or pictures else None


class PageEnd(QWidget):
    """The mark: a line of dashes across the sheet, with words where they cover no text."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.ended = 0
        self.margin = 0
        self.free = 0

    def put(self, ended: int, spot: SheetHeight, margin: int) -> None:
        """Say that a page ends at a height of the sheet whose text keeps a margin in pixels."""
        self.ended, self.margin, self.free = ended, margin, spot.free
        self.setAccessibleName(self.words())
        across = self.sheet.width()
        half = _half()
        self.setGeometry(QRect(0, spot.y - half, across, 2 * half))
        self.show()
        self.raise_()
        self.update()

    def words(self) -> str:
        """Say which page ends."""
        return f"Page {self.ended} ends here"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashes; the words stand above them, or one page each side in the margin."""
        painter = QPainter(self)
        shades = colours(self.window().palette())
        painter.setPen(QPen(QColor(shades.edge), 1, Qt.PenStyle.DashLine))
        half = _half()
        painter.drawLine(8, half, self.width() - 8, half)
        font = face(_WORDS)
        painter.setFont(font)
        painter.setPen(QColor(shades.muted))
        measure = QFontMetrics(font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if self.free > measure.horizontalAdvance(self.words()) + 12:
            painter.drawText(0, 0, self.width() - self.margin, half - 2, right, self.words())
            return
        beside = (f"Page {self.ended}", f"Page {self.ended + 1}")
        if measure.horizontalAdvance(beside[1]) < self.margin - 5:
            for n, words in enumerate(beside):
                painter.drawText(0, n * half, self.width() - 5, half, right, words)


def _half() -> int:
    """Return how far the mark reaches above and below the line, in pixels."""
    return max(18, QFontMetrics(face(_WORDS)).height() + 2)


class PageEnds:
    """Keeps the marks on the desk where the pages end, as often as they are counted."""

    def __init__(self, work: Workspace, desk: Desk | None = None) -> None:
        self.work = work
        desk = self.desk = desk or work.page.desk
        self.marks: list[PageEnd] = []
        self._timer = QTimer(desk)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self.place)
        for news in (work.counted, work.went, desk.resized, desk.grown):
            news.connect(lambda *_news: self._timer.start())
        self._timer.start()

    def place(self) -> None:
        """Put each mark to where its page ends, and hide those that have none."""
        desk = self.desk
        margin = desk.margin()
        numbers = {box.part_id: _numbers(box.editor.text) for box in desk.boxes}
        found = [
            (turn.ended, spot)
            for turn in turns(self.work.pages)
            if (spot := self._spot(turn, numbers)) is not None
        ]
        while len(self.marks) < len(found):
            self.marks.append(PageEnd(desk.paper))
        for n, mark in enumerate(self.marks):
            if n < len(found):
                mark.put(*found[n], margin)
            else:
                mark.hide()

    def _spot(self, turn: Turn, numbers: dict[str, dict[str, int]]) -> SheetHeight | None:
        """Return where a page turns on the desk, or nothing where it turns elsewhere.

        ``numbers`` tells for each part that is shown the place of each of its blocks.
        """
        desk, items = self.desk, self.work.pages.document.items
        origin = items[turn.item].origin
        wide = desk.paper.width()
        for box in desk.boxes:
            if box.part_id == origin.part:
                if not origin.block:
                    return SheetHeight(box.y() - 6, wide)
                n = numbers[box.part_id].get(origin.block)
                return None if n is None else _in_text(box.editor, desk.paper, turn, n)
        before = items[turn.item - 1].origin.part if turn.item else ""
        if desk.boxes and before == desk.boxes[-1].part_id:
            last = desk.boxes[-1].geometry()
            return SheetHeight(last.bottom() + 7, wide)
        return None


def _numbers(text: Text) -> dict[str, int]:
    """Return the place of each block in a text, by its id: looked for once, not for each page."""
    return {one.id: n for n, one in enumerate(text) if not isinstance(one, Foreign)}


def _in_text(editor: AnswerEditor, sheet: QWidget, turn: Turn, n: int) -> SheetHeight:
    """Return where a page turns in a text, at the block of this place.

    The pages may have been counted of a longer text than there is now. Qt has no line of a text
    before it is laid out, and must not be asked for one that is not there.
    """
    block, shown = editor.text[n], editor.rich.block_of(n)
    is_table = isinstance(block, Table)
    if isinstance(block, Table) and turn.cell:
        shown = _blocks_on(shown, turn.cell[0] * len(block.rows[0]))
    place = editor.document().documentLayout().blockBoundingRect(shown)  # lays it out
    line = max(0, min(turn.line, shown.layout().lineCount() - 1))
    down = place.top() + shown.layout().lineAt(line).y() if line else place.top() - 2
    free = 0 if is_table else _free_above(shown, line, editor.width())
    return SheetHeight(editor.mapTo(sheet, QPoint(0, round(down))).y(), free)


def _blocks_on(block: QTextBlock, many: int) -> QTextBlock:
    """Return the block so many after another, or the last there is."""
    for _ in range(many):
        if not block.next().isValid():
            break
        block = block.next()
    return block


def _free_above(block: QTextBlock, line: int, width: int) -> int:
    """Return how many pixels are free of text at the right above a line of a block."""
    above = block if line else block.previous()
    if not above.isValid():
        return 0
    last = (line or above.layout().lineCount()) - 1
    if last < 0:
        return 0
    return width - round(above.layout().lineAt(last).naturalTextRect().right())
