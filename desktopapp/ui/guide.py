"""The guide: a list of its pages, and the page that is chosen."""

from PySide6.QtGui import (
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from desktopapp.store.resources import help_pages
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.labels import entitle
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.widgets.read_text import GuidePage
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.tick_cells import RoomyRows

_LIST_WIDTH = 230
_HEADINGS = {1: (20, 0, 14), 2: (16, 14, 6)}  # level: size, space above and below, in pixels
_BELOW = 8  # pixels below a paragraph
_LINE = 135  # per cent of the height of the font


class Guide(Dialog):
    """The guide in a window of its own. The arrow keys go through its pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        entitle(self, "Guide")
        self.pages = help_pages()
        self.titles = QListWidget()
        self.titles.setAccessibleName("Pages of the guide")
        self.titles.setFont(face(14))
        self.titles.setFixedWidth(scaled(_LIST_WIDTH))
        self.titles.setFrameShape(QFrame.Shape.NoFrame)
        self.titles.setItemDelegate(RoomyRows(self.titles))
        self.titles.addItems([title for title, _ in self.pages])
        self.titles.currentRowChanged.connect(self._show_page)
        self.text = GuidePage()
        self.text.setFont(face(15))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setVerticalScrollBar(Thumb())
        self.text.document().setDocumentMargin(16)
        self._heading = 0  # the number of the block that is shown at the top
        self._lay_out()
        self.titles.setCurrentRow(0)
        self.titles.setFocus()

    def go(self, page: int, heading: str = "") -> None:
        """Show a page, counted from 0, with one of its headings at the top."""
        self.titles.setCurrentRow(page)
        block = self.text.document().begin()
        while block.isValid() and heading:
            if block.blockFormat().headingLevel() and block.text() == heading:
                self._heading = block.blockNumber()
                return
            block = block.next()

    def showEvent(self, event: QShowEvent) -> None:
        """Come to the heading that was asked for, once the page has its width."""
        super().showEvent(event)
        block = self.text.document().findBlockByNumber(self._heading)
        place = self.text.document().documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(round(place))

    def _lay_out(self) -> None:
        close = button("Close", self.accept, first=True)
        close.setDefault(True)
        middle = QHBoxLayout()
        middle.addWidget(self.titles)
        middle.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            self.resize(min(scaled(880), room.width() - 40), min(scaled(680), room.height() - 40))

    def _show_page(self, row: int) -> None:
        title, words = self.pages[row]
        self.text.setAccessibleName(title)
        self.text.show_page(words)
        _give_air(self.text.document())


def _give_air(document: QTextDocument) -> None:
    """Set sizes and distances, which Markdown leaves tight."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        size, above, below = _HEADINGS.get(block.blockFormat().headingLevel(), (0, 0, _BELOW))
        if cursor.currentTable() is None:
            air = QTextBlockFormat()
            air.setTopMargin(above)
            air.setBottomMargin(below)
            air.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(air)
        if size:
            letters = QTextCharFormat()
            letters.setFont(face(size, bold=True))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(letters)  # merged, Markdown's own size would win
        block = block.next()
