"""From a document to pages of placed lines: what the counter counts, and PDF and preview draw.

Works as a word processor does (each habit was measured against one): exact line heights; the
gap between paragraphs is the larger of the two and vanishes at the top of a page; no single
line of a paragraph is left behind or carried over; headings stay with what follows; rows of a
table stay whole, and the header row is repeated. All lengths are points from the top left.
"""

import math
from collections.abc import Iterator
from functools import partial
from typing import TypeAlias, cast

from desktopapp.layout.build import Document, Item, PictureItem, TableItem, TextItem
from desktopapp.layout.drawn import drawn_size
from desktopapp.layout.lines import Line, break_lines
from desktopapp.layout.placed import Box, Layout, Page, PlacedLine, PlacedPicture
from desktopapp.layout.style import (
    CELL_SIDE,
    CELL_TOP,
    FOOTER_DISTANCE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    Styles,
)
from desktopapp.layout.tables import (
    LaidOutRow,
    cell_style,
    column_widths,
    row_height,
    table_rows,
)
from desktopapp.plan.text import Run

_TOGETHER = 2  # so many lines of a paragraph stand together at least (widows and orphans)
_SLACK = 0.01
_BASELINE = 0.8  # the baseline lies at four fifths of an exact line height (measured)


_Lines: TypeAlias = tuple[Line, ...]
_Measured: TypeAlias = "_Lines | tuple[LaidOutRow, ...] | tuple[float, float]"


class _Paper:
    """The pages that are filled so far. ``y`` is how full the last one is."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.pages: list[_Sheet] = [_Sheet()]
        self.y = 0.0
        self.after = 0.0  # the gap that the last paragraph asks for below it

    @property
    def sheet(self) -> "_Sheet":
        return self.pages[-1]

    @property
    def spent(self) -> float:
        """The height of all pages so far, the last one as far as it is full."""
        return (len(self.pages) - 1) * self.styles.height + self.y

    def fits(self, height: float) -> bool:
        return self.y + height <= self.styles.height + _SLACK

    def turn(self) -> None:
        """Begin a new page."""
        self.sheet.used = self.y
        self.pages.append(_Sheet())
        self.y = self.after = 0.0

    def make_room(self, before: float, needed: float) -> None:
        """Leave the gap before a paragraph, or turn the page where what is needed does not fit."""
        if self.y and not self.fits(needed):
            self.turn()
        if self.y:
            self.y += max(before, self.after)
        self.after = 0.0


class _Sheet:
    """What is placed on one page."""

    def __init__(self) -> None:
        self.lines: list[PlacedLine] = []
        self.boxes: list[Box] = []
        self.pictures: list[PlacedPicture] = []
        self.used = 0.0


def lay_out(document: Document) -> Layout:
    """Lay a document out in pages."""
    styles = document.styles
    measured = [_measure(item, styles) for item in document.items]
    paper = _Paper(styles)
    heights: list[float] = []
    starts: list[int] = []
    for n, item in enumerate(document.items):
        spent = paper.spent
        if item.new_page or not n:
            if n:
                paper.turn()
            paper.y = item.before
        else:
            needed = _needed(document.items, measured, n, paper.after, styles.height)
            paper.make_room(item.before, needed)
        starts.append(_put(paper, n, item, measured[n]))
        heights.append(paper.spent - spent)
    paper.sheet.used = paper.y
    return Layout(tuple(_finished(document, paper, starts)), tuple(heights), tuple(starts))


def _put(paper: _Paper, n: int, item: Item, what: _Measured) -> int:
    """Place an item; return the page it begins on."""
    match item:
        case TextItem():
            return _put_text(paper, n, item, cast("_Lines", what))
        case TableItem():
            return _put_table(paper, n, item, cast("tuple[LaidOutRow, ...]", what))
        case PictureItem():
            return _put_picture(paper, n, item, cast("tuple[float, float]", what))


def _measure(item: Item, styles: Styles) -> _Measured:
    """Break an item into lines or rows, or fit a picture."""
    match item:
        case TextItem():
            style = item.style
            room = style.hanging
            first = max(_label(item, styles).width + 4 - room, 0.0) if item.label else 0.0
            return break_lines(item.runs, style, styles.font, styles.width - style.left, first)
        case TableItem():
            return table_rows(item, styles)
        case PictureItem():
            return drawn_size(item, styles)


def _label(item: TextItem, styles: Styles) -> Line:
    return break_lines((Run(item.label),), item.style, styles.font, math.inf)[0]


def _needed(
    items: tuple[Item, ...], measured: list[_Measured], n: int, after: float, most: float
) -> float:
    """Return the height that must be free for an item to begin on this page.

    A heading needs itself and the beginning of what follows it; a table its header row and the
    first row below; a paragraph of up to three lines all of them, a longer one two. What would
    fill more than ``most``, a page, cannot stay together: then a heading needs itself alone.
    """
    total = alone = 0.0
    for k in range(n, len(items)):
        item, what = items[k], measured[k]
        total += max(item.before, after)
        match item:
            case TextItem():
                lines = len(what)
                if not item.style.keep:
                    whole = lines < 2 * _TOGETHER
                    total += (lines if whole else _TOGETHER) * item.style.line
                    break
                total += lines * item.style.line
                alone = alone or total
                after = item.style.after
            case TableItem():
                rows = cast("tuple[LaidOutRow, ...]", what)
                total += sum(row.height for row in rows[:2])
                break
            case PictureItem():
                total += cast("tuple[float, float]", what)[1]
                if not item.captioned:
                    break
                alone = alone or total
                after = item.style.after
        if total > most:
            break
    return alone if alone and total > most else total


def _put_text(paper: _Paper, n: int, item: TextItem, lines: _Lines) -> int:
    """Place a paragraph, over several pages where it must; return the page it begins on."""
    styles, style = paper.styles, item.style
    left = styles.margin + style.left
    begun = -1
    done = 0
    while done < len(lines):
        take = _lines_that_fit(paper, style.line, len(lines) - done, begun=done > 0)
        if not take:
            paper.turn()
            continue
        top = styles.margin + paper.y + _BASELINE * style.line
        if not done:
            begun = len(paper.pages) - 1
            if item.label:
                label, x = _label(item, styles), left - style.hanging
                paper.sheet.lines.append(PlacedLine(x, top, label, style, n, label=True))
        paper.sheet.lines += [
            PlacedLine(left, top + k * style.line, line, style, n, done + k)
            for k, line in enumerate(lines[done : done + take])
        ]
        paper.y += take * style.line
        done += take
        if done < len(lines):
            paper.turn()
    paper.after = style.after
    return begun


def _lines_that_fit(paper: _Paper, line: float, rest: int, *, begun: bool) -> int:
    """Return how many of the ``rest`` lines of a paragraph go on this page, 0 for none."""
    room = int((paper.styles.height - paper.y + _SLACK) // line)
    if rest <= room:
        return rest
    take = min(room, rest - _TOGETHER)
    if take < _TOGETHER and not begun:
        take = 0
    if take <= 0 and not paper.y:
        take = max(room, 1)
    return max(take, 0)


def _put_picture(paper: _Paper, n: int, item: PictureItem, size: tuple[float, float]) -> int:
    wide, high = size
    margin = paper.styles.margin
    if high:
        placed = PlacedPicture(margin, margin + paper.y, wide, high, n)
        paper.sheet.pictures.append(placed)
        paper.y += high
        paper.after = item.style.after
    return len(paper.pages) - 1


def _put_table(paper: _Paper, n: int, item: TableItem, rows: tuple[LaidOutRow, ...]) -> int:
    """Place a table row by row, with its header row again on each page."""
    begun = len(paper.pages) - 1
    draw = partial(_put_row, paper, n, item, column_widths(item, paper.styles))
    repeat = rows[0].height < paper.styles.height / 2
    _put_rule(paper, n)
    top = -1.0  # how full a page is that holds the header row alone
    for number, row in enumerate(rows):
        if number and not paper.fits(row.height) and paper.y != top:
            paper.turn()
            _put_rule(paper, n)
            if repeat:
                draw(rows[0], 0, repeated=True)
        rest = row
        while not paper.fits(rest.height):
            upper, rest = _split(rest, paper)
            draw(upper, number)
            paper.turn()
            _put_rule(paper, n)
            if repeat and number:
                draw(rows[0], 0, repeated=True)
        draw(rest, number)
        if not number and paper.y == row.height:
            top = paper.y
    return begun


def _put_rule(paper: _Paper, n: int) -> None:
    """Draw the rule above a row."""
    styles = paper.styles
    y = styles.margin + paper.y - RULE
    paper.sheet.boxes.append(Box(styles.margin, y, styles.width, RULE, "rule", n))


def _put_row(
    paper: _Paper,
    n: int,
    item: TableItem,
    widths: tuple[float, ...],
    row: LaidOutRow,
    number: int,
    *,
    repeated: bool = False,
) -> None:
    styles = paper.styles
    top = styles.margin + paper.y
    if number == 0:
        box = Box(styles.margin, top, styles.width, row.height - RULE, "shade", n)
        paper.sheet.boxes.append(box)
    x = styles.margin + CELL_SIDE
    for column, (lines, wide) in enumerate(zip(row.cells, widths, strict=True)):
        style = cell_style(item, number, column, styles)
        baseline = top + CELL_TOP + _BASELINE * style.line
        paper.sheet.lines += [
            PlacedLine(
                x,
                baseline + k * style.line,
                line,
                style,
                n,
                row.begun + k,
                (number, column),
                repeated=repeated,
            )
            for k, line in enumerate(lines)
        ]
        x += wide
    paper.y += row.height
    _put_rule(paper, n)


def _split(row: LaidOutRow, paper: _Paper) -> tuple[LaidOutRow, LaidOutRow]:
    """Divide a row taller than a page: what fits here, one line at least, and the rest."""
    styles = paper.styles
    room = styles.height - paper.y - row_height(0, styles) + _SLACK
    take = max(int(room // styles.cell.line), 1)
    upper = tuple(lines[:take] for lines in row.cells)
    lower = tuple(lines[take:] for lines in row.cells)
    most = max(map(len, lower))
    return (
        LaidOutRow(upper, row_height(take, styles), row.begun),
        LaidOutRow(lower, row_height(most, styles), row.begun + take),
    )


def _finished(document: Document, paper: _Paper, starts: list[int]) -> Iterator[Page]:
    """Go through the finished pages: numbered where they count, each with its footer.

    A cover may be longer than a page; where it does not count, page 1 is the first after it.
    """
    turned = (start for start, item in zip(starts, document.items, strict=True) if item.new_page)
    cover = next(filter(None, turned), 0) if document.uncounted else 0
    for at, sheet in enumerate(paper.pages, 1):
        n = max(at - cover, 0)
        yield Page(
            number=n,
            lines=tuple(sheet.lines),
            boxes=tuple(sheet.boxes),
            pictures=tuple(sheet.pictures),
            footer=tuple(_footer(document, n, len(paper.pages) - cover)) if n else (),
            used=sheet.used,
        )


def _footer(document: Document, number: int, total: int) -> Iterator[PlacedLine]:
    """Make the footer: the council on the left, "Page 1 of 4" on the right."""
    styles, style = document.styles, document.styles.footer
    y = PAGE_HEIGHT - FOOTER_DISTANCE - (1 - _BASELINE) * style.line
    right = break_lines((Run(f"Page {number} of {total}"),), style, styles.font, math.inf)[0]
    room = styles.width - right.width - style.size
    left = break_lines((Run(document.author),), style, styles.font, room)[0]
    yield PlacedLine(styles.margin, y, left, style, -1)
    yield PlacedLine(PAGE_WIDTH - styles.margin - right.width, y, right, style, -1, 1)
