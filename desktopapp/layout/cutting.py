"""Where lines can be won: read off the lines as they were laid out, nothing is laid out anew."""

from collections.abc import Iterator
from typing import NamedTuple

from desktopapp.layout.build import Document, ItemOrigin, PictureItem, TableItem, TextItem
from desktopapp.layout.placed import Layout, PlacedLine
from desktopapp.plan.text import plain_runs

_FEW = 2  # words on the last line of a paragraph that are few
_EARLY = 2  # lines that a page ends early, from which on it is worth a word


class LastLine(NamedTuple):
    """A paragraph whose last line has few words. As many words less win a line."""

    origin: ItemOrigin
    words: str

    @property
    def number(self) -> int:
        """How many words there are."""
        return len(self.words.split())


class PartLines(NamedTuple):
    """How many lines of body text an answer or section takes, its headings and gaps included."""

    part: str
    lines: int


class EarlyEnd(NamedTuple):
    """A page that ends early, because what follows stays together and had no room.

    ``what`` is that: "heading", "table", "picture" or "paragraph"; ``words`` are its first.
    """

    page: int
    lines: int
    what: str
    words: str
    origin: ItemOrigin


class Cuts(NamedTuple):
    """Where lines can be won in a plan; parts with the longest first."""

    last_lines: tuple[LastLine, ...]
    parts: tuple[PartLines, ...]
    early: tuple[EarlyEnd, ...]


def where_to_cut(document: Document, layout: Layout) -> Cuts:
    """Look for where lines can be won."""
    return Cuts(
        tuple(_last_lines(document, layout)),
        tuple(sorted(_parts(document, layout), key=lambda one: -one.lines)),
        tuple(_early(document, layout)),
    )


def _last_lines(document: Document, layout: Layout) -> Iterator[LastLine]:
    """Go through the paragraphs that end with few words on a line of their own."""
    last: dict[int, tuple[PlacedLine, str]] = {}  # the last line of each item, and what was before
    for line in (line for page in layout.pages for line in page.lines):
        if line.cell is None and not line.label:
            before = last.get(line.item)
            last[line.item] = line, before[0].line.end if before else ""
    for number, (line, broken_at) in sorted(last.items()):
        origin = document.items[number].origin
        words = "".join(one.text for one in line.line.fragments).strip()
        wrapped = broken_at == " "  # and did not begin a line because the officer said so
        if origin.part and wrapped and 0 < len(words.split()) <= _FEW:
            yield LastLine(origin, words)


def _parts(document: Document, layout: Layout) -> Iterator[PartLines]:
    heights: dict[str, float] = {}
    for item, height in zip(document.items, layout.heights, strict=True):
        if item.origin.part:
            heights[item.origin.part] = heights.get(item.origin.part, 0.0) + height
    line = document.styles.body.line
    for part, height in heights.items():
        yield PartLines(part, round(height / line))


def _early(document: Document, layout: Layout) -> Iterator[EarlyEnd]:
    """Go through the pages that end early for the sake of what begins the next."""
    line, height = document.styles.body.line, document.styles.height
    for at, page in enumerate(layout.pages[:-1]):
        lost = int((height - page.used + 0.01) // line)
        first = next((n for n, start in enumerate(layout.starts) if start == at + 1), None)
        if not page.number or lost < _EARLY or first is None:
            continue
        item = document.items[first]
        if not item.new_page and not _goes_on(layout, at + 1, first):
            yield EarlyEnd(page.number, lost, *_said(item), item.origin)


def _goes_on(layout: Layout, page: int, first: int) -> bool:
    """Tell whether a page begins with the rest of an item that began before."""
    return any(line.item < first for line in layout.pages[page].lines)


def _said(item: TextItem | TableItem | PictureItem) -> tuple[str, str]:
    match item:
        case TextItem():
            kind = "heading" if item.role == "heading" else "paragraph"
            return kind, plain_runs(item.runs)
        case TableItem():
            return "table", ""
        case PictureItem():
            return "picture", ""
