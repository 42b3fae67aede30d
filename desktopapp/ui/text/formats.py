"""How rich text looks on the screen, and how blocks and runs are marked in a document.

What a block is (kind, id, extra) and what a run is (bold, link, and what ``RUN_WORDS`` names) are
properties of our own in Qt's formats; how they look follows from the styles of the exported
documents, at any size of text.
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from desktopapp.layout.style import CELL_SIDE, CELL_TOP, ParagraphStyle, Styles
from desktopapp.plan.text import (
    REFERENCES,
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    run_format,
)

_USER = QTextFormat.Property.UserProperty
ID = _USER + 1
KIND = _USER + 2
EXTRA = _USER + 3
BOLD = _USER + 4
ORIGIN = _USER + 5
OBJECT = _USER + 7
SUMMARY = _USER + 8
ROW_HEADERS = _USER + 9
ALTERNATIVE = _USER + 10
DECORATIVE = _USER + 11
WIDTH = _USER + 12
NAME = _USER + 13
LABEL = _USER + 14
START = _USER + 15
GOES_ON = _USER + 16
DOUBT = _USER + 17
FIGURE = _USER + 18
FIGURE_FORM = _USER + 19
RUN_WORDS = {  # of a run, as words
    "origin": ORIGIN,
    "doubt": DOUBT,
    "figure": FIGURE,
    "figure_form": FIGURE_FORM,
    "extra": EXTRA,
}
TIES = tuple(RUN_WORDS[name] for name in REFERENCES if name in RUN_WORDS)  # a link is Qt's own

LINE_BREAK = "\u2028"
OBJECT_CHARACTER = "\ufffc"
FILLER = -1  # a block that Qt needs beside a table; it is no paragraph until something is typed
BODY, CELL, HEADER_CELL, CAPTION = 0, 30, 31, 40  # kinds; 1 to 3 are headings, 10 and 20 lists
_RULES = 2  # pixels beside a cell, which Qt takes off the room for its words
FOREIGN = "foreign"
PICTURE = "picture"


class Look(NamedTuple):
    """How text looks on the screen: as in print, with body text ``pixels`` high."""

    styles: Styles
    pixels: int
    link: QColor
    quiet: QColor
    rule: QColor
    pencil: QColor

    @property
    def scale(self) -> float:
        """Pixels to a point."""
        return self.pixels / self.styles.body.size

    def style(self, kind: int) -> ParagraphStyle:
        """Return the style of a kind of block."""
        match kind:
            case 1 | 2 | 3:
                return self.styles.headings[kind + 1]
            case 10 | 11 | 12:
                return self.styles.bullets[kind - 10]
            case 20 | 21 | 22:
                return self.styles.numbers[kind - 20]
            case _:
                others = {
                    CELL: self.styles.cell,
                    HEADER_CELL: self.styles.header_cell,
                    CAPTION: self.styles.caption,
                }
                return others.get(kind, self.styles.body)


def block_kind_number(block: Block) -> int:
    """Return the number by which a document knows the kind of a block."""
    match block:
        case Heading():
            return block.level
        case ListItem():
            return (20 if block.numbered else 10) + block.level
        case Paragraph() if block.caption:
            return CAPTION
        case Paragraph() | Picture() | Foreign() | Table():
            return BODY


def block_properties(
    block: Paragraph | Heading | ListItem | Picture,
) -> Iterator[tuple[int, object]]:
    """Go through what a document's block keeps of a block beside its kind and id."""
    if block.extra:
        yield EXTRA, block.extra
    if isinstance(block, ListItem):
        kept = {LABEL: block.label, START: block.start, GOES_ON: block.goes_on}
        yield from ((name, value) for name, value in kept.items() if value)


def make_block(form: QTextFormat, block_id: str, runs: Runs, extra: str) -> Block:
    """Make the block that a document's block of this format stands for."""
    kind = form.intProperty(KIND)
    if 1 <= kind <= 3:  # noqa: PLR2004  # the three levels
        return Heading(block_id, runs, kind, extra)
    if 10 <= kind < CELL:  # noqa: PLR2004  # bullets from 10, numbers from 20
        return ListItem(
            block_id,
            runs,
            kind % 10,
            kind >= 20,  # noqa: PLR2004  # the same
            form.stringProperty(LABEL),
            form.intProperty(START),
            form.boolProperty(GOES_ON),
            extra,
        )
    return Paragraph(block_id, runs, extra, caption=kind == CAPTION)


class Formats:
    """Makes Qt's formats for blocks and runs in one look."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._chars: dict[tuple[object, ...], QTextCharFormat] = {}

    def block(self, kind: int) -> QTextBlockFormat:
        """Return the format of a block of this kind."""
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

    def char(self, run: Run, kind: int) -> QTextCharFormat:
        """Return the format of a run's text in a block of this kind."""
        key = (run_format(run), kind)
        form = self._chars.get(key)
        if form is not None:
            return form
        style = self.look.style(kind)
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold if run.bold or style.bold else QFont.Weight.Normal)
        form.setFontItalic(run.italic)
        if run.bold:
            form.setProperty(BOLD, True)  # noqa: FBT003  # a property's value
        if style.size != self.look.styles.body.size:
            size = style.size * self.look.scale
            # in a cell no larger than in print: else a figure is wider than its column, and broken
            size = math.floor(size) if kind in (CELL, HEADER_CELL) else round(size)
            form.setProperty(QTextFormat.Property.FontPixelSize, size)
        if style.colour == "quiet":
            form.setForeground(self.look.quiet)
        if run.link:
            form.setAnchor(True)
            form.setAnchorHref(run.link)
            form.setFontUnderline(True)
            form.setForeground(self.look.link)
        if run.figure:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            form.setUnderlineColor(self.look.quiet)
        if run.doubt:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(self.look.pencil)
        for name, kept in RUN_WORDS.items():
            if value := getattr(run, name):
                form.setProperty(kept, value)
        self._chars[key] = form
        return form

    def picture(self, picture: Picture, size: tuple[float, float]) -> QTextImageFormat:
        """Return the format of the character that stands for a picture of a size in points.

        Both width and height must be given: with only one, Qt divides by the size of a picture
        that it cannot load, and later crashes.
        """
        form = QTextImageFormat()
        form.setName(f"{PICTURE}:{picture.name.encode().hex()}")
        form.setProperty(OBJECT, PICTURE)
        form.setProperty(NAME, picture.name)
        form.setProperty(ALTERNATIVE, picture.alternative)
        form.setProperty(QTextFormat.Property.ImageAltText, picture.alternative)
        form.setProperty(DECORATIVE, picture.decorative)
        form.setProperty(WIDTH, picture.width)
        form.setWidth(size[0] * self.look.scale)
        form.setHeight(size[1] * self.look.scale)
        return form

    def foreign(self, block: Foreign) -> QTextImageFormat:
        """Return the format of the character that stands for a block of a later version."""
        form = QTextImageFormat()
        form.setName(FOREIGN)
        form.setProperty(OBJECT, FOREIGN)
        form.setProperty(EXTRA, block.data)
        form.setWidth(self.look.styles.width * self.look.scale)
        form.setHeight(2 * self.look.pixels)
        return form

    def table(self, table: Table, widths: Iterable[float]) -> QTextTableFormat:
        """Return the format of a table: all of it but its cells. ``widths`` are in points."""
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
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setTopMargin(self.look.styles.body.after * scale)
        form.setBottomMargin(self.look.styles.after_table * scale)
        form.setColumnWidthConstraints(self.columns(widths))
        return form

    def columns(self, widths: Iterable[float]) -> list[QTextLength]:
        """Return the widths of columns in points as Qt takes them."""
        fixed, wide = QTextLength.Type.FixedLength, list(widths)
        rule = 1 + 1 / len(wide)  # a rule of a pixel beside each, and one more
        return [QTextLength(fixed, width * self.look.scale - rule) for width in wide]

    def cell(self, kind: int) -> QTextTableCellFormat:
        """Return the format of a cell: the room around its words, and how they look."""
        form = QTextTableCellFormat()
        form.merge(self.char(Run(""), kind))
        form.setLeftPadding(CELL_SIDE * self.look.scale)
        form.setRightPadding(CELL_SIDE * self.look.scale - _RULES)
        form.setTopPadding(CELL_TOP * self.look.scale)
        form.setBottomPadding(CELL_TOP * self.look.scale)
        return form
