"""The one translation between an editor's document (QTextDocument) and the plan's text.

``RichText`` shows a text in a document, writes only the blocks that differ, and after a key reads
back only the block that was typed in. What a block is and what a run is are properties of their
own; how they look follows from them and from the styles of the exported documents.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
)

from desktopapp.plan import cells
from desktopapp.plan.doubts import without_typed_over
from desktopapp.plan.editing import Spot
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    block_words,
    count_words,
    new_id,
    plain_runs,
)
from desktopapp.ui.text.formats import (
    BODY,
    CELL,
    FILLER,
    HEADER_CELL,
    ID,
    KIND,
    LINE_BREAK,
    OBJECT_CHARACTER,
    Formats,
    Look,
    block_kind_number,
    block_properties,
)
from desktopapp.ui.text.reading import (
    DocumentChange,
    KnownRuns,
    document_runs,
    document_text,
    typed_runs,
)
from desktopapp.ui.text.typed_over import TypedOver
from desktopapp.ui.widgets.units import characters_of_units, units

if TYPE_CHECKING:
    from desktopapp.plan.list_labels import ItemLabel


class RichText:
    """A text shown in a document."""

    def __init__(
        self,
        document: QTextDocument,
        look: Look,
        size_of: Callable[[Picture], tuple[float, float]],
        widths_of: Callable[[Table], tuple[float, ...]],
    ) -> None:
        self.document = document
        self.size_of = size_of  # points that a picture takes
        self.widths_of = widths_of  # points that the columns of a table take
        self.formats = Formats(look)
        self.text: Text = ()
        self.words = 0
        self.labels: list[ItemLabel | None] = []  # of each item, where it is one of a list
        self._map: list[int] = []  # the item that each block of the document belongs to
        self._first: list[int] = []  # the first block of the document of each item
        self._fillers: dict[int, int] = {}  # filler blocks and the item they stand before
        self._runs: KnownRuns = {}
        self._counted: tuple[Block | None, int] = (None, 0)  # the block typed in, and its words
        self.typed_over = TypedOver()
        self._rebuild()

    # Showing

    def restyle(self, look: Look) -> None:
        """Show the same text in another look."""
        self.formats = Formats(look)
        self._rebuild()

    def show(self, text: Text) -> None:
        """Show a text, writing only what differs from the one that is shown."""
        old, text = self.text, cells.squared(text)
        low = 0
        while low < min(len(old), len(text)) and old[low] == text[low]:
            low += 1
        high = 0
        most = min(len(old), len(text)) - low
        while high < most and old[-1 - high] == text[-1 - high]:
            high += 1
        before, after = old[low : len(old) - high], text[low : len(text) - high]
        if not before and not after:
            return
        if (not before or not after) and low:
            low, before, after = low - 1, (old[low - 1], *before), (text[low - 1], *after)
        elif (not before or not after) and high:
            before, after = (*before, old[len(old) - high]), (*after, text[len(text) - high])
            high -= 1
        self.text = text
        self.words = count_words(text)
        simple = before and after and not any(isinstance(b, Table) for b in before + after)
        beside = old[max(low - 1, 0) : low] + old[len(old) - high : len(old) - high + 1]
        if simple and (len(before) == len(after) or not any(isinstance(b, Table) for b in beside)):
            edit = QTextCursor(self.document)
            edit.beginEditBlock()  # Qt lays out a whole list again at the end of each change
            self._replace(self._first[low], len(before), after)
            self._remap()
            self._join_lists(low)
            edit.endEditBlock()
        else:
            self._rebuild()

    def _rebuild(self) -> None:
        document = self.document
        document.clear()
        self._runs.clear()
        root = QTextFrameFormat()
        document.rootFrame().setFrameFormat(root)
        self._remap()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        fresh = True  # the first block of a document is there already
        previous: Block | None = None
        for block in self.text:
            if isinstance(block, Table):
                if fresh or isinstance(previous, Table):
                    self._write_filler(cursor)
                self._write_table(cursor, block)
                fresh = False
            else:
                if not fresh and not isinstance(previous, Table):
                    cursor.insertBlock()
                self._write_block(cursor, block)
                fresh = False
            previous = block
        if previous is None or isinstance(previous, Table):
            self._write_filler(cursor)
        cursor.endEditBlock()
        self._join_lists()
        self.words = count_words(self.text)

    def _replace(self, number: int, count: int, blocks: Text) -> None:
        """Write blocks in the place of ``count`` ordinary blocks from this number on."""
        cursor = QTextCursor(self.document.findBlockByNumber(number))
        cursor.beginEditBlock()
        extra = count - len(blocks)
        if extra > 0:
            end = self.document.findBlockByNumber(number + count - 1)
            cursor.setPosition(
                self.document.findBlockByNumber(number + len(blocks)).position() - 1
            )
            cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        for n, block in enumerate(blocks):
            if n < count:
                at = self.document.findBlockByNumber(number + n)
                cursor.setPosition(at.position())
                end_of = QTextCursor.MoveOperation.EndOfBlock
                cursor.movePosition(end_of, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            else:
                cursor.insertBlock()
            self._write_block(cursor, block)
        cursor.endEditBlock()

    def _write_filler(self, cursor: QTextCursor) -> None:
        form = self.formats.block(BODY)
        form.setProperty(KIND, FILLER)
        form.setProperty(ID, new_id())
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(self.formats.char(Run(""), BODY))
        cursor.setCharFormat(self.formats.char(Run(""), BODY))

    def _write_block(self, cursor: QTextCursor, block: Block) -> None:
        """Write a block over the empty block that the cursor stands in."""
        kind = block_kind_number(block)
        form = self.formats.block(kind)
        blank = self.formats.char(Run(""), kind)
        if not isinstance(block, Foreign | Table):
            form.setProperty(ID, block.id)
            for name, value in block_properties(block):
                form.setProperty(name, value)
        match block:
            case Picture():
                form.clearProperty(QTextFormat.Property.LineHeightType)
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(blank)
                cursor.insertImage(self.formats.picture(block, self.size_of(block)))
            case Foreign():
                form.clearProperty(QTextFormat.Property.LineHeightType)
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(blank)
                cursor.insertImage(self.formats.foreign(block))
            case Paragraph() | Heading() | ListItem():
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(blank)
                cursor.setCharFormat(blank)
                self._write_runs(cursor, block.runs, kind)
            case Table():
                raise TypeError("a table is written by _write_table")

    def _write_runs(self, cursor: QTextCursor, runs: Runs, kind: int) -> None:
        for run in runs:
            words = run.text.replace("\n", LINE_BREAK)
            cursor.insertText(words, self.formats.char(run, kind))

    def _write_table(self, cursor: QTextCursor, table: Table) -> None:
        """Write a table behind the block that the cursor stands in, and go behind the table."""
        form = self.formats.table(table, self.widths_of(table))
        made = cursor.insertTable(len(table.rows), len(table.rows[0]), form)
        for r, row in enumerate(table.rows):
            kind = CELL if r else HEADER_CELL
            for c, runs in enumerate(row):
                named = HEADER_CELL if table.row_headers and c == 0 else kind
                made.cellAt(r, c).setFormat(self.formats.cell(named))
                cell = made.cellAt(r, c).firstCursorPosition()
                cell.setBlockFormat(self.formats.block(named))
                cell.setCharFormat(self.formats.char(Run(""), named))
                self._write_runs(cell, runs, named)
        cursor.setPosition(made.lastPosition() + 1)

    def fit_tables(self) -> None:
        """Give the columns of every table the widths that its words now have in print."""
        for n, item in enumerate(self.text):
            if isinstance(item, Table):
                shown = QTextCursor(self.block_of(n)).currentTable()
                form = shown.format()
                columns = self.formats.columns(self.widths_of(item))
                if form.columnWidthConstraints() != columns:
                    form.setColumnWidthConstraints(columns)
                    shown.setFormat(form)

    def _join_lists(self, since: int = 0) -> None:
        """Count the items of lists as they are counted in print; those before stand already."""
        self.labels = []
        if not any(isinstance(block, ListItem) for block in self.text):
            return
        from desktopapp.ui.text.lists import join_lists  # noqa: PLC0415  # with the first list

        look = self.formats.look
        edit = QTextCursor(self.document)
        edit.beginEditBlock()
        self.labels = join_lists(self.text, look.styles, look.scale, self.block_of, since)
        edit.endEditBlock()

    # Where is what

    def _remap(self) -> None:
        """Work out which item each block of the document belongs to."""
        self._map, self._first, self._fillers = [], [], {}
        previous: Block | None = None
        for n, item in enumerate(self.text):
            if isinstance(item, Table):
                if previous is None or isinstance(previous, Table):
                    self._fillers[len(self._map)] = n
                    self._map.append(FILLER)
                self._first.append(len(self._map))
                self._map += [n] * (len(item.rows) * len(item.rows[0]))
            else:
                self._first.append(len(self._map))
                self._map.append(n)
            previous = item
        if previous is None or isinstance(previous, Table):
            self._fillers[len(self._map)] = len(self.text)
            self._map.append(FILLER)

    def item_at(self, position: int) -> int | None:
        """Return the number of the item at a position of the document; None in a filler."""
        n = self._map[self.document.findBlock(position).blockNumber()]
        return None if n == FILLER else n

    def filler_at(self, position: int) -> tuple[int, str] | None:
        """Return before which item a filler stands and the id its paragraph would have."""
        block = self.document.findBlock(position)
        n = self._fillers.get(block.blockNumber())
        return None if n is None else (n, block.blockFormat().stringProperty(ID))

    def spot(self, position: int) -> Spot:
        """Return the spot in the text for a position of the document that is in no filler."""
        block = self.document.findBlock(position)
        number = block.blockNumber()
        n = self._map[number]
        item = self.text[n]
        at = position - block.position()
        if isinstance(item, Table):
            r, c = divmod(number - self._first[n], len(item.rows[0]))
            words = plain_runs(item.rows[r][c])
            return n, cells.cell_position(item, r, c, characters_of_units(words, at))
        if isinstance(item, Picture | Foreign):
            return n, at
        if at and block.length() - 1 != len(block.text()):
            at = characters_of_units(block.text(), at)
        return n, at

    def position(self, spot: Spot) -> int:
        """Return the position of the document for a spot in the text."""
        n, at = spot
        if not self.text:
            return 0
        item = self.text[min(n, len(self.text) - 1)]
        number = self._first[min(n, len(self.text) - 1)]
        if isinstance(item, Table):
            r, c, at = cells.cell_spot(item, at)
            number += r * len(item.rows[0]) + c
            words = plain_runs(item.rows[r][c])
        elif isinstance(item, Picture | Foreign):
            words = OBJECT_CHARACTER
        else:
            words = plain_runs(item.runs)
        block = self.document.findBlockByNumber(number)
        return block.position() + units(words[:at])

    def block_of(self, item: int) -> QTextBlock:
        """Return the first block of the document that belongs to an item."""
        return self.document.findBlockByNumber(self._first[item])

    # Reading

    def read_change(self, change: DocumentChange) -> bool:
        """Read back the block that was typed in; tell whether that was all that changed.

        Otherwise the whole document must be read again (``read_all``).
        """
        document = self.document
        if document.blockCount() != len(self._map):
            return False
        block = document.findBlock(change.position)
        if change.position + change.added >= block.position() + block.length():
            return False
        number = block.blockNumber()
        n = self._map[number]
        if n == FILLER:
            return False
        item = self.text[n]
        held = () if isinstance(item, Picture | Foreign | Table) else item.runs
        runs = typed_runs(block, held, change) or document_runs(block, self._runs)
        if runs is None or isinstance(item, Picture | Foreign) or _lost(runs, block.length() - 1):
            return False
        made: Block
        if isinstance(item, Table):
            r, c = divmod(number - self._first[n], len(item.rows[0]))
            runs = self.typed_over.settled(item.rows[r][c], runs, block)
            made = cells.with_cell(item, r, c, runs)
        else:
            runs = self.typed_over.settled(item.runs, runs, block)
            made = replace(item, runs=runs)
        counted, words = self._counted
        before = words if counted is item else block_words(item)
        self._counted = (made, block_words(made))
        self.words += self._counted[1] - before
        self.text = (*self.text[:n], made, *self.text[n + 1 :])
        return True

    def read_all(self) -> Text:
        """Read the whole document, and show again what was read in its right form.

        Blocks that were split get an id of their own, objects a block of their own.
        """
        self.text = without_typed_over(self.text, document_text(self.document, self._runs))
        self._rebuild()
        return self.text


def _lost(runs: Runs, size: int) -> bool:
    """Tell whether a block of this size in UTF-16 held characters that no text may hold."""
    words = plain_runs(runs)
    return len(words) != size and units(words) != size
