"""Lines of pages written as one text, with blank lines between paragraphs and marked headings.

What is known of broken lines, parted words and sentences cut by a page end then serves it as it
serves any text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from desktopapp.readers.captions import reads_as_caption
from desktopapp.readers.lines import goes_on
from desktopapp.readers.pdf_lines import COLUMN_GAP, PrintedLine
from desktopapp.readers.pdf_tables import ROW_STEP
from desktopapp.readers.text_lines import ROW

LARGER = 1.12  # times the size of body text: a heading

_BULLET = re.compile(r"[•·◦▪●‣⁃∙■□➢►✓–o-]\s")
_HEADING_STEP = 1.4  # times the size: lines of one heading are no further apart
_HEADING = 24  # words
_CLOSED_HEADING = 32  # words of one that is a sentence
_USUAL = 1.2  # times the size: how far lines are apart where nothing tells it
_FILLED = 0.8  # of the width of a page: a line that ends there goes on in the next one
_FEW_FILLED = 4  # one line in so many fills the page where text is set
_BODY = 0.95  # times the size: as large as the text


def body_size(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """Return the size in which most of a document is written, in points."""
    sizes = _sizes(pages)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _sizes(pages: Sequence[Sequence[PrintedLine]]) -> Counter[float]:
    """Count the characters written in each size."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes


def written(pages: Sequence[Sequence[PrintedLine]]) -> str:
    """Write the lines as text with blank lines between paragraphs and marked headings."""
    out: list[str] = []
    indents = _Indents()
    headings = _Headings(pages)
    for lines in pages:
        step = _step(lines)
        before: PrintedLine | None = None
        above = 0
        for line, found in zip(lines, headings.levels(lines), strict=True):
            level = found
            if before and not level and _ends_heading(before, line, out[-1]):
                level = above
            same = before is not None and level == above
            if before and level and same and _is_next(before, line):
                out[-1] += f" {line.text}"
            else:
                told = before and headings.is_stressed(before) != headings.is_stressed(line)
                if before is None or not same or told or _parted(before, line, step):
                    out.append("")
                mark = "#" * level + " " if level else indents.of(line, before)
                words = line.text if level else headings.stressed(line)
                out.append((ROW if line.table else mark) + words)
            before, above = line, found
    return _unparted(out)


class _Headings:
    """Which lines of a document are headings: by their size, or bold where the text is not."""

    def __init__(self, pages: Sequence[Sequence[PrintedLine]]) -> None:
        self.body = body_size(pages)
        sizes = _sizes(pages)
        self.larger = sorted((size for size in sizes if size > self.body * LARGER), reverse=True)
        bold = sum(len(line.text) for lines in pages for line in lines if line.bold)
        self.bold_tells = bold * 2 < sizes.total()

    def levels(self, lines: Sequence[PrintedLine]) -> list[int]:
        """Return the level of each line of a page, 0 for text.

        What goes on line after line for more words than a heading has is text, however large.
        """
        found = list(map(self._level, lines))
        start = 0
        for end in range(1, len(lines) + 1):
            goes_on = end < len(lines) and found[end] == found[start]
            if goes_on and _is_next(lines[end - 1], lines[end]):
                continue
            stretch = lines[start:end]
            if sum(len(line.text.split()) for line in stretch) > _HEADING:
                found[start:end] = [0] * len(stretch)
            start = end
        return found

    def stressed(self, line: PrintedLine) -> str:
        """Return a line of text, marked as bold where it is and the text is not."""
        return f"**{line.text}**" if self.is_stressed(line) else line.text

    def is_stressed(self, line: PrintedLine) -> bool:
        """Tell whether a line of text is bold where the text is not."""
        plain = not line.bold or not self.bold_tells or line.size < self.body * _BODY
        plain = plain or bool(line.table)  # a cell in bold heads its row
        return not (plain or "\t" in line.text or "*" in line.text or _BULLET.match(line.text))

    def _level(self, line: PrintedLine) -> int:
        if len(line.text.split()) > _HEADING or "\t" in line.text:
            return 0
        size = round(line.size, 1)
        if size in self.larger:
            return min(self.larger.index(size) + 1, 3)
        closed = line.text.endswith((".", ",", ";")) or reads_as_caption(line.text)
        bold = line.bold and self.bold_tells
        return 3 if bold and size >= self.body * _BODY and not closed else 0


def _is_next(above: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether a line follows another as closely as lines of one heading do."""
    return 0 < above.y - line.y < _HEADING_STEP * line.size


class _Indents:
    """How far bullets in a row are indented, as spaces; another column keeps the level."""

    def __init__(self) -> None:
        self.base = 0.0
        self.last = 0
        self.x = 0.0

    def of(self, line: PrintedLine, before: PrintedLine | None) -> str:
        """Return the spaces before a line that begins with a bullet."""
        if not _BULLET.match(line.text):
            if abs(line.x - self.x) > COLUMN_GAP * line.size or line.x < self.base:
                self.base = 0.0  # no line that goes on with the item: the list has ended
            return ""
        step = 1.2 * line.size
        if not self.base:
            self.base, self.last = line.x, 0
        elif before is None or line.y > before.y:
            self.base = line.x - self.last * step
        self.last = max(0, round((line.x - self.base) / step))
        self.x = line.x
        return "  " * self.last


def _unparted(lines: list[str]) -> str:
    """Join a heading's lines, and drop the gap at a page end within a sentence."""
    kept: list[str] = []  # whole lines, and the gaps between paragraphs
    last = ""
    for paragraph in re.split(r"\n{2,}", "\n".join(lines)):
        if kept:
            text = not paragraph.startswith("#") and "\t" not in last and not last.startswith("#")
            kept.append("\n" if text and goes_on(last, paragraph) else "\n\n")
        kept.append(paragraph)
        last = paragraph[paragraph.rfind("\n") + 1 :]
    return "".join(kept)


def _step(lines: Sequence[PrintedLine]) -> float:
    """Return the usual distance of lines on a page, as a share of their size.

    Below a line that ends early a paragraph may end: where nearly all do, as on forms, they tell
    nothing, and no line is taken to be set wider than text is.
    """
    right = max((line.end for line in lines), default=0.0)
    filled = sum(line.end > _FILLED * right for line in lines)
    steps = [
        (above.y - below.y) / above.size
        for above, below in pairwise(lines)
        if above.y > below.y and abs(above.size - below.size) < 1
    ]
    near = sorted(step for step in steps if step < 3)  # noqa: PLR2004  # further is no paragraph
    step = near[len(near) // 3] if near else _USUAL
    return step if filled * _FEW_FILLED >= len(lines) else min(step, _USUAL)


def _parted(above: PrintedLine, below: PrintedLine, step: float) -> bool:
    """Tell whether a gap, another column or another size of text parts two lines."""
    gap = above.y - below.y
    if above.table or below.table:
        return above.table != below.table
    if 0 < gap < ROW_STEP * above.size and 0 < above.text.count("\t") == below.text.count("\t"):
        return False  # rows of one table
    if gap < 0 or gap > 1.25 * step * above.size:
        return True
    return abs(above.size - below.size) > 0.1 * above.size


def _ends_heading(above: PrintedLine, line: PrintedLine, heading: str) -> bool:
    """Tell whether a bold line that ends in a full stop is the last of the heading above it."""
    alike = above.bold and line.bold and abs(above.size - line.size) < 1
    words = len(heading.split()) + len(line.text.split())
    is_long = words > _CLOSED_HEADING
    return _is_next(above, line) and alike and heading.startswith("#") and not is_long
