"""The furniture of pages: headers, footers and page numbers, which are no words of the text.

What stands in the margin, apart from the text and no larger than it, is furniture where several
pages say it again, or where it differs by nothing but a number that counts the pages up: a line
with other figures of its own is text. Whatever is taken off is named.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktopapp.readers.pdf_lines import PrintedLine
from desktopapp.readers.pdf_pictures import PagePicture
from desktopapp.readers.pdf_rules import DrawnRule
from desktopapp.readers.pdf_text import LARGER

_MARGIN = 0.13  # of the page's height, at the top and at the bottom
_APART = 1.7  # times the size: furniture stands so far from the text
_CLOSE = 2.6  # times the size: a heading stands no further from its text
_AGAIN = 3  # pages that say the same
_SMALLER = 0.95  # of the size of the text: letters of furniture, also where it is a sentence
_ENDS = (".", "!", "?", ":", ";")
_SENTENCE = 6  # words
_MOST = 4  # lines of furniture that stand together
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d£$€.,])(?<!:\s)\d{1,4}(?![\d%]|[.,]\d)")
_NAMED = re.compile(r"\b(?:page|pages|pg|p|sheet|slide)\b[.:]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its lines in reading order, and from where to where it reaches, in points.

    ``rules`` are those that lie level.
    """

    lines: tuple[PrintedLine, ...]
    bottom: float
    top: float
    rules: tuple[DrawnRule, ...] = ()
    pictures: tuple[PagePicture, ...] = ()


def without_furniture(
    sheets: Sequence[PrintedPage], body: float
) -> tuple[list[list[PrintedLine]], list[str]]:
    """Return the lines of each page without its furniture, and what was taken off, once each.

    ``body`` is the size of the text.
    """
    found = [_in_margins(sheet, body) for sheet in sheets]
    again = _said_again(found)
    bold = sum(line.bold for sheet in sheets for line in sheet.lines)
    bold_tells = 2 * bold < sum(len(sheet.lines) for sheet in sheets)
    heads = {id(line) for sheet in sheets for line in _heading(sheet) if bold_tells}
    could_count = [[line for line in lines if id(line) not in heads] for lines in found]
    counted = _counting(could_count, sum(1 for sheet in sheets if sheet.lines))
    kept_pages: list[list[PrintedLine]] = []
    gone: dict[str, str] = {}
    for number, (sheet, margins) in enumerate(zip(sheets, found, strict=True)):
        taken = {
            id(line): counted.get((number, id(line)), _folded(line))
            for line in margins
            if _folded(line) in again or (number, id(line)) in counted
        }
        if len(taken) == len(sheet.lines):
            taken = {}
        kept_pages.append([line for line in sheet.lines if id(line) not in taken])
        for line in margins:
            if id(line) in taken:
                gone.setdefault(taken[id(line)], f"“{line.text}”")
    return kept_pages, list(gone.values())


def _heading(sheet: PrintedPage) -> Iterator[PrintedLine]:
    """Find the bold line close above the text of a page that has words before its number.

    Headings of themes count up as pages do, where each begins a page of its own.
    """
    ordered = sorted(sheet.lines, key=lambda line: -line.y)
    for line, below in pairwise(ordered[: 2 * _MOST]):
        words = line.bold and not below.bold and not _PAGE_NUMBER.fullmatch(line.text)
        if words and line.y - below.y < _CLOSE * max(line.size, below.size):
            yield line


def _in_margins(sheet: PrintedPage, body: float) -> list[PrintedLine]:
    """Return the lines that may be furniture, by where they stand."""
    if not sheet.lines:
        return []
    turned = sheet.lines[0].turned
    ordered = sorted(
        (line for line in sheet.lines if line.turned == turned), key=lambda one: one.y
    )
    depth = _MARGIN * (sheet.top - sheet.bottom)
    low = [line for line in ordered if line.y < sheet.bottom + depth]
    high = [line for line in reversed(ordered) if line.y > sheet.top - depth]
    found: list[PrintedLine] = []
    for edge, rest in ((low, ordered), (high, ordered[::-1])):
        end = max((n for n in range(1, min(len(edge), 2 * _MOST) + 1) if _gap(rest, n)), default=0)
        found += _sayings(edge[:end], body)
    return found


def _sayings(margin: Sequence[PrintedLine], body: float) -> Iterator[PrintedLine]:
    """Go through the lines of a margin that are no larger than the text, and no sentence of it.

    A sentence in the letters of the text is text, on however many pages it stands.
    """
    stretch: list[PrintedLine] = []
    for line in (*margin, None):
        if stretch and (line is None or _is_apart(stretch[-1], line)):
            said = " ".join(one.text for one in sorted(stretch, key=lambda one: -one.y))
            smaller = max(one.size for one in stretch) < _SMALLER * body
            if smaller or not (said.endswith(_ENDS) and len(said.split()) >= _SENTENCE):
                yield from (one for one in stretch if one.size <= body * LARGER)
            stretch = []
        if line is not None:
            stretch.append(line)


def _gap(ordered: Sequence[PrintedLine], count: int) -> bool:
    """Tell whether a gap parts the first lines, so many, from those that follow."""
    if count >= len(ordered):
        return False
    return _is_apart(ordered[count - 1], ordered[count])


def _is_apart(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.y - other.y) > _APART * max(one.size, other.size)


def _said_again(found: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """Return what the margins of several pages say alike."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for number, lines in enumerate(found):
        for line in lines:
            pages[_folded(line)].add(number)
    return {said for said, where in pages.items() if len(where) >= _AGAIN}


def _counting(found: Sequence[Sequence[PrintedLine]], filled: int) -> dict[tuple[int, int], str]:
    """Return the pages and lines whose number goes up by one with each page, and their words.

    Those are the same on each page, other figures too.
    """
    rows: defaultdict[tuple[str, int], list[tuple[int, PrintedLine]]] = defaultdict(list)
    for number, lines in enumerate(found):
        for line in lines:
            for figure, words in _numbers(line):
                rows[words, figure - number].append((number, line))
    return {
        (number, id(line)): words
        for (words, _), row in rows.items()
        for number, line in row
        if len({page for page, _ in row}) >= _fewest(row[0][1], filled)
    }


def _numbers(line: PrintedLine) -> Iterator[tuple[int, str]]:
    """Go through the figures of a line that may be those of its page, each with the other words.

    In a sentence that is one after the word “page” alone.
    """
    text = _folded(line)
    is_sentence = text.endswith(_ENDS) and len(text.split()) > 1
    for at in _NUMBER.finditer(text):
        if not is_sentence or _NAMED.search(text[: at.start()]):
            yield int(at[0]), f"{text[: at.start()]}\0{text[at.end() :]}"
            yield int(at[0]), re.sub(rf"(?<!\d){at[0]}(?!\d)", "\0", text)  # said twice


def _fewest(line: PrintedLine, filled: int) -> int:
    """Return on how many pages a line must count: on both, in a document of two."""
    return min(_AGAIN, max(filled, 2)) if _PAGE_NUMBER.fullmatch(line.text) else _AGAIN


def _folded(line: PrintedLine) -> str:
    return " ".join(line.text.casefold().split())
