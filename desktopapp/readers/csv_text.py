"""CSV taken apart as RFC 4180 says and as spreadsheet programs write it.

The separator is the one that makes columns, known also where quoted cells hold others, or is named
in a first line ``sep=;``. A quotation that never ends is words as they stand, so that it swallows
no rows. Every character is looked at a bounded number of times.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

LONGEST_CELL = 1 << 20  # characters; a spreadsheet's hold 32,767 at most
_SEPARATORS = ",;\t|"
_NAMED = re.compile(r"\ufeff?\"?sep=([^\"\n])\"?[ \t]*(?:\n|$)", re.IGNORECASE)
_RECORDS = 40  # looked at to find the separator
_SAMPLE = 65_536  # characters they are looked for in
_THOUSANDS = re.compile(r"(?:^|[^\d,.])\d{1,3}(?:,\d{3})*$")
_HUNDREDS = re.compile(r"\d{3}(?!\d)")
_WORDS = re.compile(r'[ ]?="((?:[^"]|"")*+)"[ ]?')  # so written that a figure keeps its noughts
_LINK = re.compile(
    r'=HYPERLINK\([ ]?"((?:[^"]|"")*+)"[ ]?[,;][ ]?"((?:[^"]|"")*+)"[ ]?\)', re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n|\r")


class CsvRow(NamedTuple):
    """A row: its cells, and whether a quotation in it never ended."""

    cells: list[str]
    is_open: bool = False


class Form(NamedTuple):
    """How a CSV file is written: its separator, empty for one column, and where rows begin."""

    separator: str
    begins: int = 0


class _Patterns(NamedTuple):
    field: re.Pattern[str]  # one in quotation marks, over lines
    on_line: re.Pattern[str]  # the same, on one line
    bare: re.Pattern[str]  # one as it stands
    again: re.Pattern[str]  # a quotation mark within a quoted field that is none of a pair


@cache
def _patterns(separator: str) -> _Patterns:
    sep = re.escape(separator) or r"(?!)"
    ends = rf"[ ]*(?:{sep}|\n|\Z)"
    opens = r"[ ]*+\"" if separator != " " else '"'

    def quoted(other: str) -> re.Pattern[str]:
        return re.compile(rf"{opens}((?:[^\"{other}]++|\"\"|\"(?!{ends}))*+)\"(?={ends})[ ]*+")

    bare = f"[^{sep}\\n]*+" if separator else r"[^\n]*+"
    return _Patterns(
        quoted(""), quoted("\\n"), re.compile(bare), re.compile(r"(?<!\")(?:\"\")*+\"(?!\")")
    )


def form_of(sample: str) -> Form:
    """Tell from the beginning of a CSV file how it is written."""
    named = _NAMED.match(sample)
    if named:
        return Form(named[1], named.end())
    found = [(_columns(sample, one), one) for one in _SEPARATORS]
    (share, width), separator = max(found, key=lambda pair: pair[0])
    return Form(separator if share and width > 1 else "")


def _columns(sample: str, separator: str) -> tuple[float, int]:
    """Return which share of rows has the most usual number of columns, and that number.

    0 where it is no separator: too few rows have it, and the first has not.
    """
    whole = sample[:_SAMPLE]
    rows = islice(records((whole,), separator), _RECORDS)
    widths = [len(one.cells) for one in rows if any(map(str.strip, one.cells))]
    if len(whole) < len(sample) and len(widths) > 1:
        widths.pop()  # cut off
    several = [width for width in widths if width > 1]
    if not several:
        return 0, 1
    usual = max(several, key=several.count)
    share = several.count(usual) / len(widths)
    return (share, usual) if share > 0.5 or widths[0] > 1 else (0, 1)  # noqa: PLR2004  # most


def records(pieces: Iterable[str], separator: str) -> Iterator[CsvRow]:
    """Go through the rows of a text that comes in pieces, empty lines as empty rows.

    Line ends must be newlines, as ``newlines`` makes them; so may be those within a cell. Where
    a row is short of the first one's columns since a quotation swallowed the rows below, they
    are given back.
    """
    taken = _Cursor(pieces, _patterns(separator), separator)
    width = 0
    while taken.more():
        record = taken.record(width)
        width = width or (len(record.cells) if len(record.cells) > 1 else 0)
        yield record


def newlines(pieces: Iterable[str]) -> Iterator[str]:
    """Go through a text in pieces with every line end as a newline."""
    kept = ""
    for piece in pieces:
        whole = kept + piece
        kept = "\r" if whole.endswith("\r") else ""
        yield _LINE_END.sub("\n", whole.removesuffix("\r"))
    if kept:
        yield "\n"


class _Cursor:
    """A place in a text of which only so much is held as one cell may need."""

    def __init__(self, pieces: Iterable[str], patterns: _Patterns, separator: str) -> None:
        self._pieces = iter(pieces)
        self._patterns, self._separator = patterns, separator
        self._text, self._at = "", 0
        self._is_whole = False  # nothing more comes
        self._none_to = 0  # up to here no quotation that is begun ends
        self._on_line_to = 0  # up to here none goes on in another line

    def more(self) -> bool:
        """Fill what is held, and tell whether anything is left."""
        if not self._is_whole and len(self._text) - self._at < 2 * LONGEST_CELL:
            parts = [self._text[self._at :]]
            size = len(parts[0])
            for piece in self._pieces:
                parts.append(piece)
                size += len(piece)
                if size > 4 * LONGEST_CELL:
                    break
            else:
                self._is_whole = True
            self._none_to = max(self._none_to - self._at, 0)
            self._on_line_to = 0
            self._text, self._at = "".join(parts), 0
        return self._at < len(self._text)

    def record(self, width: int) -> CsvRow:
        """Read one row. ``width`` is the number of columns, 0 where that is not known yet."""
        cells: list[str] = []
        is_open = False
        while True:
            cell, opened = self._cell(len(cells), width)
            cells.append(cell)
            is_open |= opened
            after = self._text[self._at : self._at + 1]
            self._at += 1
            if after != self._separator or not after:
                return CsvRow(cells, is_open)

    def _cell(self, before: int, width: int) -> tuple[str, bool]:
        """Read one cell, and tell whether it begins a quotation that never ends."""
        text, at = self._text, self._at
        quoted = text.startswith('"', at) or (
            text.startswith(" ", at) and text[at : at + 64].lstrip(" ").startswith('"')
        )
        if quoted and at >= self._none_to:
            found = self._quoted(at, before, width)
            if found:
                self._at = found.end()
                return found[1].replace('""', '"'), False
        bare = self._patterns.bare.match(text, at)
        self._at = bare.end() if bare else at
        return text[at : self._at], quoted and text.count('"', at, self._at) % 2 == 1

    def _quoted(self, at: int, before: int, width: int) -> re.Match[str] | None:
        """Match a quotation; where it ends in no line of its own, remember how far that holds."""
        found = None
        if at >= self._on_line_to:
            found = self._patterns.field.match(self._text, at)
            if found and not self._swallows(found, before, width):
                return found
            self._on_line_to = found.end() if found else len(self._text)
        found = self._patterns.on_line.match(self._text, at)
        if found is None:
            end = self._text.find("\n", at)
            self._none_to = end if end >= 0 else len(self._text)
        return found

    def _swallows(self, found: re.Match[str], before: int, width: int) -> bool:
        """Tell whether a quotation goes on over rows that have all columns by themselves."""
        if not width or "\n" not in found[1] or not self._patterns.again.search(found[1]):
            return False
        first, *others = found[1].split("\n")
        whole = before + 1 + first.count(self._separator) == width
        return whole and all(
            one.count(self._separator) == width - 1 for one in others[:-1] if one.strip()
        )


def fitted_row(cells: list[str], width: int, separator: str) -> list[str]:
    """Return a row that is too long with what its separator parted by mistake put together.

    That is a thousand's comma in a figure, and a comma with a space after it.
    """
    for is_parted in (_in_a_figure, _in_a_sentence):
        n = 1
        while len(cells) > width > 0 and n < len(cells):
            if separator == "," and is_parted(cells[n - 1], cells[n]):
                cells = [*cells[: n - 1], f"{cells[n - 1]}{separator}{cells[n]}", *cells[n + 1 :]]
            else:
                n += 1
    return cells


def cell_as_shown(cell: str) -> str:
    """Return what a spreadsheet shows of a cell: the words of ``="0012"``, the words of a link."""
    words = _WORDS.fullmatch(cell)
    if words:
        return words[1].replace('""', '"')
    link = _LINK.fullmatch(cell)
    return f"{link[2]} ({link[1]})".replace('""', '"') if link else cell


def _in_a_figure(before: str, after: str) -> bool:
    return bool(_THOUSANDS.search(before) and _HUNDREDS.match(after))


def _in_a_sentence(before: str, after: str) -> bool:
    return after.startswith(" ") and bool(before.strip() and after.strip())
