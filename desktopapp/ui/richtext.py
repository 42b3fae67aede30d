"""The one translation between an editor's document (QTextDocument) and the plan's text.

``RichText`` shows a text in a document, writes only the blocks that differ, and after a key reads
back only the block that was typed in. What a block is (kind, id, extra) and what a run is (bold,
link, origin, figure, extra) are properties of their own; how they look follows from them and from
the styles of the exported documents.
"""

from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from desktopapp.plan import editing
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
    tidy,
)
from desktopapp.session import Style, Styles

_USER = QTextFormat.Property.UserProperty
ID = _USER + 1
KIND = _USER + 2
EXTRA = _USER + 3
BOLD = _USER + 4
ORIGIN = _USER + 5
FIGURE = _USER + 6
OBJECT = _USER + 7
SUMMARY = _USER + 8
ROW_HEADERS = _USER + 9
ALTERNATIVE = _USER + 10
DECORATIVE = _USER + 11
WIDTH = _USER + 12

LINE_BREAK = "\u2028"
OBJECT_CHARACTER = "\ufffc"
FILLER = -1  # a block that Qt needs beside a table; it is no paragraph until something is typed
BODY, CELL, HEADER_CELL = 0, 30, 31  # kinds; 1 to 3 are headings, 10 + level and 20 + level lists
FOREIGN = "foreign"
PICTURE = "picture"
DISTANCE = 0.09  # points; Qt draws a table's rules thinner than this as nothing


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks on the screen: as in print, with body text ``pixels`` high."""

    styles: Styles
    pixels: int
    link: QColor
    quiet: QColor
    rule: QColor

    @property
    def scale(self) -> float:
        """Pixels to a point."""
        return self.pixels / self.styles.body.size

    def style(self, kind: int) -> Style:
        """Return the style of a kind of block."""
        match kind:
            case 1 | 2 | 3:
                return self.styles.headings[kind + 1]
            case 10 | 11 | 12:
                return self.styles.bullets[kind - 10]
            case 20 | 21 | 22:
                return self.styles.numbers[kind - 20]
            case 30:
                return self.styles.cell
            case 31:
                return self.styles.header_cell
            case _:
                return self.styles.body


def kind_of(block: Block) -> int:
    """Return the number by which a document knows the kind of a block."""
    match block:
        case Heading():
            return block.level
        case ListItem():
            return (20 if block.numbered else 10) + block.level
        case Paragraph() | Picture() | Foreign() | Table():
            return BODY


def make_block(kind: int, block_id: str, runs: Runs, extra: str) -> Block:
    """Make the block that a document's block of this kind stands for."""
    if 1 <= kind <= 3:  # noqa: PLR2004  # the three levels
        return Heading(block_id, runs, kind, extra)
    if 10 <= kind < CELL:  # noqa: PLR2004  # bullets from 10, numbers from 20
        return ListItem(block_id, runs, kind % 10, kind >= 20, extra)  # noqa: PLR2004  # the same
    return Paragraph(block_id, runs, extra)


def units(text: str) -> int:
    """Return the length of text as Qt counts it, in units of UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


def characters(text: str, count: int) -> int:
    """Return how many characters the first ``count`` units of UTF-16 of a text are."""
    for n, character in enumerate(text):
        if count <= 0:
            return n
        count -= 2 if character > "\uffff" else 1
    return len(text)


class RichText:
    """A text shown in a document."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self.document = document
        self.look = look
        self.text: Text = ()
        self.words = 0
        self._map: list[int] = []  # the item that each block of the document belongs to
        self._first: list[int] = []  # the first block of the document of each item
        self._fillers: dict[int, int] = {}  # filler blocks and the item they stand before
        self._formats: dict[tuple[object, ...], QTextCharFormat] = {}
        self._runs: dict[int, Run | None] = {}  # by Qt's number of a format
        self._rebuild()

    # Showing

    def restyle(self, look: Look) -> None:
        """Show the same text in another look."""
        self.look = look
        self._formats.clear()
        self._rebuild()

    def show(self, text: Text) -> None:
        """Show a text, writing only what differs from the one that is shown."""
        old, text = self.text, editing.squared(text)
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
            self._replace(self._first[low], len(before), after)
            self._remap()
            self._join_lists()
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
        form = self._block_format(BODY)
        form.setProperty(KIND, FILLER)
        form.setProperty(ID, new_id())
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(self.char_format(Run(""), BODY))
        cursor.setCharFormat(self.char_format(Run(""), BODY))

    def _write_block(self, cursor: QTextCursor, block: Block) -> None:
        """Write a block over the empty block that the cursor stands in."""
        kind = kind_of(block)
        form = self._block_format(kind)
        blank = self.char_format(Run(""), kind)
        if not isinstance(block, Foreign | Table):
            form.setProperty(ID, block.id)
            if block.extra:
                form.setProperty(EXTRA, block.extra)
        match block:
            case Picture():
                form.clearProperty(QTextFormat.Property.LineHeightType)
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(blank)
                cursor.insertImage(self._picture_format(block))
            case Foreign():
                form.clearProperty(QTextFormat.Property.LineHeightType)
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(blank)
                image = QTextImageFormat()
                image.setName(FOREIGN)
                image.setProperty(OBJECT, FOREIGN)
                image.setProperty(EXTRA, block.data)
                cursor.insertImage(image)
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
            cursor.insertText(words, self.char_format(run, kind))

    def _write_table(self, cursor: QTextCursor, table: Table) -> None:
        """Write a table behind the block that the cursor stands in, and go behind the table."""
        scale = self.look.scale
        form = QTextTableFormat()
        form.setProperty(ID, table.id)
        form.setProperty(SUMMARY, table.summary)
        form.setProperty(ROW_HEADERS, table.row_headers)
        form.setProperty(EXTRA, table.extra)
        form.setHeaderRowCount(1)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(self.look.rule))
        form.setCellPadding(5.4 * scale)
        form.setCellSpacing(0)
        form.setBottomMargin(self.look.styles.after_table * scale)
        columns = len(table.rows[0])
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        form.setColumnWidthConstraints([share] * columns)
        made = cursor.insertTable(len(table.rows), columns, form)
        for r, row in enumerate(table.rows):
            kind = CELL if r else HEADER_CELL
            for c, runs in enumerate(row):
                cell = made.cellAt(r, c).firstCursorPosition()
                bold = HEADER_CELL if table.row_headers and c == 0 else kind
                cell.setBlockFormat(self._block_format(bold))
                blank = self.char_format(Run(""), bold)
                cell.setBlockCharFormat(blank)
                cell.setCharFormat(blank)
                self._write_runs(cell, runs, bold)
        cursor.setPosition(made.lastPosition() + 1)

    def _picture_format(self, picture: Picture) -> QTextImageFormat:
        form = QTextImageFormat()
        form.setName(f"{PICTURE}:{picture.name}")
        form.setProperty(OBJECT, PICTURE)
        form.setProperty(ALTERNATIVE, picture.alternative)
        form.setProperty(QTextFormat.Property.ImageAltText, picture.alternative)
        form.setProperty(DECORATIVE, picture.decorative)
        form.setProperty(WIDTH, picture.width)
        if picture.width:
            form.setWidth(min(picture.width, self.look.styles.width) * self.look.scale)
        form.setMaximumWidth(
            QTextLength(QTextLength.Type.FixedLength, self.look.styles.width * self.look.scale)
        )
        return form

    def _block_format(self, kind: int) -> QTextBlockFormat:
        style, scale = self.look.style(kind), self.look.scale
        form = QTextBlockFormat()
        form.setProperty(KIND, kind)
        form.setLineHeight(style.line * scale, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setTopMargin(style.before * scale)
        form.setBottomMargin(style.after * scale)
        form.setLeftMargin(style.left * scale)
        if 1 <= kind <= 3:  # noqa: PLR2004  # the three levels, which screen readers tell
            form.setHeadingLevel(kind)
        return form

    def char_format(self, run: Run, kind: int) -> QTextCharFormat:
        """Return the format of a run's text in a block of this kind."""
        key = (run.bold, run.italic, run.link, run.origin, run.figure, run.extra, kind)
        form = self._formats.get(key)
        if form is not None:
            return form
        style = self.look.style(kind)
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold if run.bold or style.bold else QFont.Weight.Normal)
        form.setFontItalic(run.italic)
        if run.bold:
            form.setProperty(BOLD, True)  # noqa: FBT003  # a property's value
        if style.size != self.look.styles.body.size:
            size = round(style.size * self.look.scale)
            form.setProperty(QTextFormat.Property.FontPixelSize, size)
        if style.colour == "quiet":
            form.setForeground(self.look.quiet)
        if run.link:
            form.setAnchor(True)
            form.setAnchorHref(run.link)
            form.setFontUnderline(True)
            form.setForeground(self.look.link)
        elif run.figure:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        for name, value in ((FIGURE, run.figure), (ORIGIN, run.origin), (EXTRA, run.extra)):
            if value:
                form.setProperty(name, value)
        self._formats[key] = form
        return form

    # Lists: Qt numbers the blocks that share one QTextList

    def _join_lists(self) -> None:
        """Put the items of each list into one QTextList, so that Qt numbers them."""
        open_lists: list[tuple[bool, QTextList] | None] = [None, None, None]
        used: set[int] = set()
        for n, item in enumerate(self.text):
            if not isinstance(item, ListItem):
                open_lists = [None, None, None]
                continue
            block = self.document.findBlockByNumber(self._first[n])
            current: QTextList | None = block.textList()
            group = open_lists[item.level]
            open_lists[item.level + 1 :] = [None] * (editing.DEEPEST - item.level)
            if group is None or group[0] is not item.numbered:
                fits = current is not None and current.objectIndex() not in used
                made = current if fits and current is not None else None
                if made is None or made.format().property(KIND) != kind_of(item):
                    made = QTextCursor(block).createList(_list_format(kind_of(item)))
                group = open_lists[item.level] = (item.numbered, made)
                used.add(made.objectIndex())
            elif current is None or current.objectIndex() != group[1].objectIndex():
                group[1].add(block)

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
            return n, editing.cell_position(item, r, c, characters(words, at))
        if isinstance(item, Picture | Foreign):
            return n, at
        if at and block.length() - 1 != len(block.text()):
            at = characters(block.text(), at)
        return n, at

    def position(self, spot: Spot) -> int:
        """Return the position of the document for a spot in the text."""
        n, at = spot
        if not self.text:
            return 0
        item = self.text[min(n, len(self.text) - 1)]
        number = self._first[min(n, len(self.text) - 1)]
        if isinstance(item, Table):
            r, c, at = editing.cell_spot(item, at)
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

    def read_change(self, position: int, added: int) -> bool:
        """Read back the block that was typed in; tell whether that was all that changed.

        Otherwise the whole document must be read again (``read_all``).
        """
        document = self.document
        if document.blockCount() != len(self._map):
            return False
        block = document.findBlock(position)
        if position + added >= block.position() + block.length():
            return False
        number = block.blockNumber()
        n = self._map[number]
        if n == FILLER:
            return False
        item = self.text[n]
        runs = self._read_runs(block)
        if runs is None or isinstance(item, Picture | Foreign):
            return False
        made: Block
        if isinstance(item, Table):
            r, c = divmod(number - self._first[n], len(item.rows[0]))
            made = editing.with_cell(item, r, c, runs)
        else:
            made = replace(item, runs=runs)
        self.words += block_words(made) - block_words(item)
        self.text = (*self.text[:n], made, *self.text[n + 1 :])
        return True

    def _read_runs(self, block: QTextBlock) -> Runs | None:
        """Read the runs of one block of the document; None when an object stands in it."""
        runs: list[Run] = []
        like = self._runs
        it = block.begin()
        while not it.atEnd():
            fragment = it.fragment()
            index = fragment.charFormatIndex()
            if index not in like:
                like[index] = run_like(fragment.charFormat())
            run = like[index]
            if run is None:
                return None
            words = fragment.text()
            if LINE_BREAK in words:
                words = words.replace(LINE_BREAK, "\n")
            runs.append(
                Run(words, run.bold, run.italic, run.link, run.origin, run.figure, run.extra)
            )
            it += 1
        return tidy(runs) if len(runs) > 1 else tuple(runs)

    def read_all(self) -> Text:
        """Read the whole document, and show again what was read in its right form.

        Blocks that were split get an id of their own, objects a block of their own.
        """
        found: list[Block] = []
        it = self.document.rootFrame().begin()
        while not it.atEnd():
            block = it.currentBlock()
            frame = it.currentFrame()
            if block.isValid():
                found += self._read_block(block)
            elif isinstance(frame, QTextTable):
                found.append(self._read_table(frame))
            else:
                found += self._read_frame(frame)
            it += 1
        self.text = with_own_ids(found)
        self._rebuild()
        return self.text

    def _read_frame(self, frame: QTextFrame) -> list[Block]:
        found: list[Block] = []
        block = self.document.findBlock(frame.firstPosition())
        while block.isValid() and block.position() <= frame.lastPosition():
            found += self._read_block(block)
            block = block.next()
        return found

    def _read_block(self, block: QTextBlock) -> list[Block]:
        """Read a block of the document: one block, or several where objects stand in it."""
        form = block.blockFormat()
        kind = form.intProperty(KIND)
        block_id = form.stringProperty(ID) or new_id()
        extra = form.stringProperty(EXTRA)
        if kind == FILLER and block.length() == 1:
            return []
        runs = self._read_runs(block)
        if runs is not None:
            return [make_block(kind, block_id, runs, extra)]
        found: list[Block] = []
        words: list[Run] = []
        it = block.begin()
        while not it.atEnd():
            fragment = it.fragment()
            run = run_like(fragment.charFormat())
            if run is not None:
                words.append(replace(run, text=fragment.text().replace(LINE_BREAK, "\n")))
            else:
                if words:
                    found.append(make_block(kind, new_id(), tidy(words), ""))
                    words = []
                one = _read_object(fragment.charFormat(), block_id, extra)
                found += [one] * fragment.length()
            it += 1
        if words:
            found.append(make_block(kind, new_id(), tidy(words), ""))
        return found

    def _read_table(self, table: QTextTable) -> Table:
        form = table.format()
        rows: list[tuple[Runs, ...]] = []
        for r in range(table.rows()):
            cells: list[Runs] = []
            for c in range(table.columns()):
                runs: list[Run] = []
                it = table.cellAt(r, c).begin()
                while not it.atEnd():
                    found = self._read_runs(it.currentBlock()) or ()
                    runs += [Run("\n"), *found] if runs else found
                    it += 1
                cells.append(tidy(runs))
            rows.append(tuple(cells))
        return Table(
            form.stringProperty(ID) or new_id(),
            tuple(rows),
            form.boolProperty(ROW_HEADERS),
            form.stringProperty(SUMMARY),
            form.stringProperty(EXTRA),
        )


def with_own_ids(blocks: list[Block]) -> Text:
    """Give each block an id that no other has; the first that bears one keeps it."""
    seen: set[str] = set()
    made: list[Block] = []
    for block in blocks:
        if not isinstance(block, Foreign):
            if block.id in seen:
                block = replace(block, id=new_id())  # noqa: PLW2901  # the same block, renamed
            seen.add(block.id)
        made.append(block)
    return tuple(made)


def run_like(form: QTextCharFormat) -> Run | None:
    """Return an empty run in the format of a stretch of the document; None for an object."""
    if form.hasProperty(OBJECT):
        return None
    return Run(
        "",
        form.boolProperty(BOLD),
        form.fontItalic(),
        form.anchorHref() if form.isAnchor() else "",
        form.stringProperty(ORIGIN),
        form.stringProperty(FIGURE),
        form.stringProperty(EXTRA),
    )


def _read_object(form: QTextCharFormat, block_id: str, extra: str) -> Block:
    if form.stringProperty(OBJECT) == FOREIGN:
        return Foreign(form.stringProperty(EXTRA))
    name = form.toImageFormat().name().removeprefix(f"{PICTURE}:")
    return Picture(
        block_id,
        name,
        form.stringProperty(ALTERNATIVE),
        form.boolProperty(DECORATIVE),
        form.doubleProperty(WIDTH),
        extra,
    )


def _list_format(kind: int) -> QTextListFormat:
    """Return Qt's format of a list: the marks that the exported documents have."""
    form = QTextListFormat()
    form.setProperty(KIND, kind)
    form.setIndent(0)
    style = QTextListFormat.Style
    bullets = (style.ListDisc, style.ListCircle, style.ListSquare)
    numbers = (style.ListDecimal, style.ListLowerAlpha, style.ListLowerRoman)
    form.setStyle(numbers[kind - 20] if kind >= 20 else bullets[kind - 10])  # noqa: PLR2004  # as kind_of
    return form
