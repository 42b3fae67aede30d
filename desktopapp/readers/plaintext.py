"""Plain text read into blocks: broken lines joined, bullets, headings, tables."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from desktopapp.plan.list_marks import labelled_as_shown
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
    new_id,
    plain_runs,
    tidy,
)
from desktopapp.readers import lines as line_ends
from desktopapp.readers.blank_columns import with_blank_columns
from desktopapp.readers.captions import reads_as_caption
from desktopapp.readers.decoding import decode
from desktopapp.readers.drawn_tables import with_drawn_tables
from desktopapp.readers.hyphens import known_words
from desktopapp.readers.reading import MOST_CHARACTERS, Reading, too_much
from desktopapp.readers.text_lines import WITHIN_CELL, text_lines, unquoted
from desktopapp.readers.text_pieces import LinePiece, healed, line_pieces
from desktopapp.readers.text_runs import read_runs

_DASHED = re.compile(r":?-{2,}:?")
_ALIKE = 1024  # cells
_MOST_COLUMNS = 63  # of a table; Word makes no more
_LONGEST_HEADING = 12  # words
_DEEPEST_LIST = 2
_DEEPEST_HEADING = 3


def read_text(data: bytes) -> Reading:
    """Read a text file, or raise ``Problem``."""
    source, notes = decode(data)
    if len(source) > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters")
    blocks = text_blocks(source)
    return Reading("", blocks, title_of(blocks), notes)


def read_plain_letter(data: bytes) -> Reading:
    """Read a text file as a letter, or raise ``Problem``: its lines and gaps say what it asks.

    Lines are joined only where the text was broken to a width.
    """
    source, notes = decode(data)
    if len(source) > MOST_CHARACTERS:
        raise too_much(f"more than {MOST_CHARACTERS:,} characters")
    marks: dict[str, str] = {}
    parted = _parted(source, marks, by_line=True)
    blocks = labelled_as_shown(tuple(block for block in parted if block), marks)
    return Reading("", blocks, "", notes, gaps=tuple(_gaps(parted)))


def text_blocks(source: str) -> Text:
    """Make blocks of plain text. Typed marks of headings, bullets and bold are not words."""
    marks: dict[str, str] = {}
    blocks = tuple(block for block in _parted(source, marks) if block)
    return labelled_as_shown(blocks, marks)


def _parted(source: str, marks: dict[str, str], *, by_line: bool = False) -> list[Block | None]:
    """Return the blocks of a text, nothing where a blank line stands between them."""
    lines = unquoted(text_lines(source))
    lines = (
        list(line_ends.unbroken(lines))
        if by_line
        else with_blank_columns(with_drawn_tables(lines))
    )
    pieces = list(line_pieces(lines, by_line=by_line))
    return list(_blocks(pieces if by_line else healed(pieces), marks))


def _gaps(parted: Sequence[Block | None]) -> Iterator[int]:
    """Go through the places of the blocks that a blank line stands before; the first is one."""
    at, after_blank = 0, True
    for block in parted:
        if block is not None:
            if after_blank:
                yield at
            at += 1
        after_blank = block is None


def title_of(blocks: Text) -> str:
    """Return what a text calls itself: its first heading, or a short first line."""
    for block in blocks[:20]:
        if isinstance(block, Heading):
            return plain_runs(block.runs)
    first = blocks[0] if blocks else None
    words = plain_runs(first.runs) if isinstance(first, Paragraph) else ""
    return words if len(words.split()) <= _LONGEST_HEADING else ""


def _blocks(pieces: Sequence[LinePiece], marks: dict[str, str]) -> Iterator[Block | None]:
    """Go through the blocks of a source, nothing for a blank line between them.

    ``marks`` takes the labels of items by their ids.
    """
    known = known_words(line for piece in pieces for line in piece.lines)
    indents: list[int] = []
    rows: list[tuple[str, ...]] = []
    for n, piece in enumerate(pieces):
        if rows and piece.kind != "row":
            yield from _table(rows)
            rows = []
        if piece.kind not in {"bullet", "number", "blank"}:
            indents = []
        runs = read_runs(line_ends.joined(piece.lines, known))
        match piece.kind:
            case "heading":
                yield Heading(new_id(), _unmarked(runs), min(piece.depth, _DEEPEST_HEADING))
            case "bullet" | "number":
                level = _level(indents, piece.depth)
                item = ListItem(new_id(), runs, level, numbered=piece.kind == "number")
                marks[item.id] = piece.mark
                yield item
            case "row":
                rows.append(piece.cells)
            case "blank":
                yield None
            case "text" if runs:
                yield _paragraph(runs, pieces, n)
    if rows:
        yield from _table(rows)


def _level(indents: list[int], indent: int) -> int:
    """Return the level of a list item, from how far the items before it were indented."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indent > indents[-1]:
        indents.append(indent)
    return min(len(indents) - 1, _DEEPEST_LIST)


def _paragraph(runs: Runs, pieces: Sequence[LinePiece], n: int) -> Block:
    """Make a paragraph, or a heading of one that is bold throughout or stands alone and short."""
    if is_bold_heading(runs):
        return Heading(new_id(), _unmarked(runs), 2)
    text = plain_runs(runs)
    if _stands_alone(text, pieces, n):
        return Heading(new_id(), runs, 2)
    return Paragraph(new_id(), runs)


def is_bold_heading(runs: Runs) -> bool:
    """Tell whether a paragraph is bold throughout, short and no sentence: a heading."""
    text = plain_runs(runs)
    short = len(text.split()) <= 2 * _LONGEST_HEADING and not text.endswith((",", ";", "."))
    return (
        short and not reads_as_caption(text) and all(run.bold for run in runs if run.text.strip())
    )


def _stands_alone(text: str, pieces: Sequence[LinePiece], n: int) -> bool:
    """Tell whether a line reads as a heading: short, capital, no full stop, text below it."""
    if not text[:1].isupper() or not (text[-1].isalnum() or text[-1] in ")&"):
        return False
    if reads_as_caption(text):
        return False
    if len(text.split()) > _LONGEST_HEADING or len(pieces[n].lines) > 1:
        return False
    if n and pieces[n - 1].kind != "blank":
        return False
    below = [piece for piece in pieces[n + 1 : n + 3] if piece.kind != "blank"][:1]
    if not below or below[0].kind != "text":
        return False
    following = " ".join(below[0].lines).rstrip()
    return len(following) > len(text) and following.endswith((".", ":", ";", "?", "!"))


def _unmarked(runs: Runs) -> Runs:
    """Return the runs of a heading, which is bold already."""
    return tidy(Run(run.text, italic=run.italic, link=run.link) for run in runs)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    kept = [row for row in rows if not all(map(_DASHED.fullmatch, row))]
    if not any(map(any, kept)):
        return
    while not any(row[0] for row in kept):
        kept = [row[1:] for row in kept]  # the whole table is indented
    columns = max(len(row) for row in kept)
    if columns > _MOST_COLUMNS:
        for row in kept:
            yield Paragraph(new_id(), read_runs(" ".join(filter(None, row))))
        return
    cells = (row + ("",) * (columns - len(row)) for row in kept)
    again = lru_cache(_ALIKE)(_entry)  # cells of a long table are often alike
    yield Table(new_id(), tuple(tuple(map(again, row)) for row in cells))


def _entry(text: str) -> Runs:
    """Make runs of a cell, which may have several lines."""
    return read_runs(text.replace(WITHIN_CELL, "\n"))
