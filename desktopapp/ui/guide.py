"""The guide: a list of its pages, what is searched in them, and the page that is chosen."""

from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from desktopapp.plan.saying import counted
from desktopapp.store.policy import help_contact
from desktopapp.store.resources import help_pages
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.controls import Thumb, button
from desktopapp.ui.widgets.labels import entitle, name_within
from desktopapp.ui.widgets.line_field import LineField
from desktopapp.ui.widgets.palettes import face, scaled
from desktopapp.ui.widgets.reach import in_reach
from desktopapp.ui.widgets.read_text import READ, GuidePage
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.text_size import keep_high, keep_wide, measure, wear
from desktopapp.ui.widgets.tick_cells import RoomyRows
from desktopapp.ui.widgets.words_shown import Quiet

_LIST_WIDTH, _BESIDE = 230, 560  # logical pixels: of the list, and of room for the page beside it
_LEAST_PAGE = 150  # logical pixels of height
_HEADINGS = {1: (20, 0, 14), 2: (16, 14, 6)}  # level: size, space above and below, in pixels
_BELOW = 8  # pixels below a paragraph
_LINE = 135  # per cent of the height of the font


class Guide(Dialog):
    """The guide in a window of its own. The arrow keys go through its pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        entitle(self, "Guide")
        self.pages = help_pages()
        self.wanted = LineField()
        name_within(self.wanted, "Search the guide")
        keep_wide(self.wanted, _LIST_WIDTH)
        keep_high(self.wanted, 32)
        self.wanted.textChanged.connect(self._search)
        self.wanted.returnPressed.connect(self._next)
        self.wanted.installEventFilter(self)  # what scrolls around it would take the arrows
        self.told = Quiet("", 13)
        self.titles = QListWidget()
        self.titles.setAccessibleName("Pages of the guide")
        wear(self.titles, 14)
        keep_wide(self.titles, _LIST_WIDTH)
        self.titles.setFrameShape(QFrame.Shape.NoFrame)
        self.titles.setItemDelegate(RoomyRows(self.titles))
        self.titles.addItems([title for title, _ in self.pages])
        self.titles.currentRowChanged.connect(self._show_page)
        self.text = GuidePage()
        wear(self.text, 15)
        measure(self.text, "least", lambda one: one.setMinimumHeight(scaled(_LEAST_PAGE)))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setVerticalScrollBar(Thumb())
        self.text.document().setDocumentMargin(16)
        self._heading = 0  # the number of the block that is shown at the top
        self.help = Quiet(help_contact(), 14)
        self.help.setWordWrap(True)
        if self.help.text():
            self.help.setTextInteractionFlags(READ)  # it can be copied
            self.help.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and heard
        self._lay_out()
        self.titles.setCurrentRow(0)
        self.wanted.setFocus()

    def go(self, page: int, heading: str = "") -> None:
        """Show a page, counted from 0, with one of its headings at the top."""
        self.titles.setCurrentRow(page)
        block = self.text.document().begin()
        while block.isValid() and heading:
            if block.blockFormat().headingLevel() and block.text() == heading:
                self._heading = block.blockNumber()
                return
            block = block.next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the pages by the arrows from the line in which is searched."""
        pressed = event if event.type() == QEvent.Type.KeyPress else None
        if isinstance(pressed, QKeyEvent) and pressed.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.keyPressEvent(pressed)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages by the arrows."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        shown = [n for n in range(len(self.pages)) if not self.titles.isRowHidden(n)]
        here = self.titles.currentRow()
        if by and here in shown:
            to = shown.index(here) + by
            self.titles.setCurrentRow(shown[max(0, min(to, len(shown) - 1))])
        elif not by:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the page beside the list where there is room, else below it."""
        super().resizeEvent(event)
        beside = event.size().width() >= scaled(_BESIDE)
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._middle.setStretch(0, 0 if beside else 1)
        self._middle.setStretch(1, 1 if beside else 2)

    def showEvent(self, event: QShowEvent) -> None:
        """Come to the heading that was asked for, once the page has its width."""
        super().showEvent(event)
        block = self.text.document().findBlockByNumber(self._heading)
        place = self.text.document().documentLayout().blockBoundingRect(block).top()
        self.text.verticalScrollBar().setValue(round(place))

    def _lay_out(self) -> None:
        close = button("Close", self.accept, first=True)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pages = QWidget()  # read before the page beside it
        side = QVBoxLayout(pages)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        side.addWidget(self.wanted)
        side.addWidget(self.told)
        side.addWidget(self.titles, 1)
        column = in_reach(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(self._middle, 1)
        self._middle.addWidget(pages)
        self._middle.addWidget(self.text, 1)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.addWidget(self.help, 1)
        foot.addWidget(close)
        parent = self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            self.resize(min(scaled(880), room.width() - 40), min(scaled(680), room.height() - 40))

    def _search(self, typed: str) -> None:
        """Show the pages that hold what was typed, and the first place of it."""
        there = self._holding(typed)
        for row in range(len(self.pages)):
            self.titles.setRowHidden(row, row not in there)
        found = f"On {counted(len(there), 'page')}. Enter goes on." if there else "Nothing found."
        self.told.setText(found if typed.strip() else "")
        if not typed.strip():
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        elif there:
            self.titles.setCurrentRow(there[0])
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(typed.strip())
        announce(self, self.told.text())

    def _holding(self, typed: str) -> list[int]:
        """Return the pages that hold some words as they are read, all where there are none."""
        said = typed.strip().casefold()
        return [n for n, (_, words) in enumerate(self.pages) if said in _as_read(words).casefold()]

    def _next(self) -> None:
        """Go to the next place of what was typed, after the last page to the first."""
        said, there = self.wanted.text().strip(), self._holding(self.wanted.text())
        if not said or not there or self.text.find(said):
            return
        later = [row for row in there if row > self.titles.currentRow()]
        self.titles.setCurrentRow(later[0] if later else there[0])
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.find(said)

    def _show_page(self, row: int) -> None:
        title, words = self.pages[row]
        self.text.setAccessibleName(title)
        self.text.show_page(words)
        _give_air(self.text.document())


@cache
def _as_read(markdown: str) -> str:
    """Return the words of a page as they are read."""
    reader = GuidePage()
    reader.show_page(markdown)
    return reader.toPlainText()


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
