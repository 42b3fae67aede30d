"""Plain text read into blocks: broken lines joined, bullets, headings, tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from desktopapp.plan.links import allowed
from desktopapp.plan.list_marks import follows, labelled_as_shown, typed_mark
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
from desktopapp.readers.decoding import decode
from desktopapp.readers.reading import MOST_BLOCKS, MOST_CHARACTERS, Reading, too_much
from desktopapp.readers.word_symbols import UNNAMED_SIGNS

_BULLET = re.compile(r"[ \t]*(?:[-*•·◦▪●‣⁃∙■□➢►–—]|o(?=\t))[ \t]+(?=\S)")
_OPEN = frozenset({"text", "bullet", "number"})  # what may go on in the next line
_DASHES = "–—"  # these may also stand at the start of a line within a sentence
_NUMBER = re.compile(r"[ \t]*(\d{1,2})[.)][ \t]+(?=\S)")
_TICK = re.compile(r"[ \t]*[☐☑☒✓✔✗✘][ \t]+\S")  # it says yes or no, so it is a word and no bullet
_QUOTED = re.compile(r"[ ]{0,3}(?:>[ ]?)+(?=[^\W\d_]|[(\[“‘\"'•*-]|$)")
_MARKED = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]?){3,}|(?:\*[ ]?){3,}|(?:_[ ]?){3,}|={3,})$")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_DASHED = re.compile(r":?-{2,}:?")
_INLINE = re.compile(
    r"(?<=\S)\*\*|\*\*(?=\S)|(?<!!)\[([^\[\]\n]{1,500})\]"
    r"\((?=[^()\s]*[#/.:@]|\))([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)\)"
)
# U+001C to U+001E end files, groups and records, and what follows is not the same word
_LINE_ENDS = re.compile(r"[\f\v\x1c-\x1e\x85\u2028\u2029]")
_SOFT_END = re.compile("\u00ad[ \t]*\n[ \t]*")
WITHIN_CELL = "\x1f"  # a line end within a cell of words that hold no such sign
ROW = WITHIN_CELL  # where a line begins with it, it is a row of a table, whatever it looks like
_TAB = 4  # spaces
_ALIKE = 1024  # cells
_MOST_COLUMNS = 63  # of a table; Word makes no more
_LONGEST_HEADING = 12  # words
_DEEPEST_LIST = 2
_DEEPEST_HEADING = 3


class _Piece(NamedTuple):
    """A part of the source: what it is, its lines, how deep; a row's cells, an item's label."""

    kind: str  # text, heading, bullet, number, row, blank
    lines: list[str]  # grows with the lines that go on with it
    depth: int = 0
    cells: tuple[str, ...] = ()
    mark: str = ""


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
    if by_line:
        lines = list(line_ends.unbroken(lines))
    pieces = list(_pieces(lines, by_line=by_line))
    return list(_blocks(pieces if by_line else _healed(pieces), marks))


def _gaps(parted: Sequence[Block | None]) -> Iterator[int]:
    """Go through the places of the blocks that a blank line stands before; the first is one."""
    at, after_blank = 0, True
    for block in parted:
        if block is not None:
            if after_blank:
                yield at
            at += 1
        after_blank = block is None


def text_lines(source: str) -> list[str]:
    """Return the lines of a text, words whole that a soft hyphen parted at a line end."""
    source = source.replace("\r\n", "\n").replace("\r", "\n").translate(UNNAMED_SIGNS)
    lines = _SOFT_END.sub("", _LINE_ENDS.sub("\n", source)).split("\n")
    if sum(1 for line in lines if line and not line.isspace()) > 2 * MOST_BLOCKS:
        raise too_much(f"more than {2 * MOST_BLOCKS:,} lines")
    return lines


def unquoted(lines: Sequence[str]) -> list[str]:
    """Return lines without the marks by which mail programs quote: > at each of several lines.

    One line alone, or one with a figure behind it, may say that something is more than another.
    """
    made: list[str] = []
    for is_marked, group in groupby(lines, lambda line: line.lstrip(" ").startswith(">")):
        stretch = list(group)
        found = [_QUOTED.match(line) for line in stretch] if is_marked and len(stretch) > 1 else []
        bare = [line[one.end() :] for line, one in zip(stretch, found, strict=False) if one]
        made.extend(bare if len(bare) == len(stretch) else stretch)
    return made


def title_of(blocks: Text) -> str:
    """Return what a text calls itself: its first heading, or a short first line."""
    for block in blocks[:20]:
        if isinstance(block, Heading):
            return plain_runs(block.runs)
    first = blocks[0] if blocks else None
    words = plain_runs(first.runs) if isinstance(first, Paragraph) else ""
    return words if len(words.split()) <= _LONGEST_HEADING else ""


def _pieces(lines: Sequence[str], *, by_line: bool = False) -> Iterator[_Piece]:
    """Go through the lines and say what each is, with the lines that belong to it.

    ``by_line`` says that no line belongs to the one before it.
    """
    followed = (line for line, after in pairwise(lines) if after.strip() and not _marked(after))
    fits = line_ends.width(line for line in followed if line.strip() and "\t" not in line.strip())
    open_piece: _Piece | None = None
    rows = _rows(lines)
    for n, line in enumerate(lines):
        beside = lines[n - 1] if n else "", lines[n + 1 : n + 2]
        is_row = n in rows or (line.startswith(ROW) and "\t" in line)
        fresh = _row(line) if is_row else _piece(line, *beside)
        if fresh.kind != "text" or open_piece is None or _TICK.match(line):
            if open_piece:
                yield open_piece
            open_piece = fresh
        elif (
            not by_line
            and open_piece.kind in _OPEN
            and line_ends.belongs(open_piece.lines[-1], line, fits)
        ):
            open_piece.lines.append(line)
        else:
            yield open_piece
            open_piece = fresh
    if open_piece:
        yield open_piece


def _row(line: str) -> _Piece:
    return _Piece("row", [], cells=tuple(map(str.strip, line.split("\t"))))


def _rows(lines: Sequence[str]) -> set[int]:
    """Return which lines with a blank cell at one of their ends are rows of a table.

    They have as many cells as the lines beside them, of which one has a tab between words.
    """
    found: set[int] = set()
    for tabs, group in groupby(range(len(lines)), lambda n: lines[n].count("\t")):
        stretch = list(group)
        if tabs and len(stretch) > 1 and any("\t" in lines[n].strip() for n in stretch):
            blank = [n for n in stretch if {lines[n][:1], lines[n][-1:]} & {"\t"}]
            found.update(n for n in blank if not lines[n].isspace())
    return found


def _marked(line: str) -> bool:
    """Tell whether a line begins with the mark of an item, a heading or a table."""
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _MARKED.match(line)) or "\t" in line


def _piece(line: str, before: str, after: Sequence[str]) -> _Piece:
    """Say what one line is. ``before`` and ``after`` are its neighbours."""
    bare = line.strip()
    piece = _Piece("text", [line])
    if not bare:
        piece = _Piece("blank", [])
    elif _RULE.match(bare):
        piece = _Piece("rule", [])
    elif marked := _MARKED.match(line):
        piece = _Piece("heading", [line[marked.end() :].rstrip("# \t")], len(marked.group(1)))
    elif (found := _BULLET.match(line)) and not _mid_sentence(bare, before):
        piece = _Piece("bullet", [line[found.end() :]], _indent(line))
    elif mark := _number(line, before, after):
        words = line[typed_mark(line)[1] :]
        piece = _Piece("number", [words], _indent(line), mark=mark)
    elif "\t" in bare:
        piece = _Piece("row", [], cells=tuple(cell.strip() for cell in bare.split("\t")))
    elif _is_piped(bare, before, after):
        cells = bare.removeprefix("|").removesuffix("|").split("|")
        piece = _Piece("row", [], cells=tuple(cell.strip() for cell in cells))
    return piece


def _indent(line: str) -> int:
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip())


def _mid_sentence(bare: str, before: str) -> bool:
    """Tell whether a dash at the start of a line stands within a sentence broken there."""
    before = before.rstrip()
    if bare[0] not in _DASHES or not before or _BULLET.match(before):
        return False
    return not before.endswith((".", ":", ";", ","))


def _number(line: str, before: str, after: Sequence[str]) -> str:
    """Return the number or letter of a numbered item, or nothing if the line is none.

    A typed number makes a list only next to the line that is numbered one less or one more: a
    number that stands alone belongs to a heading or a paragraph, and stays typed.
    """
    mark = typed_mark(line)[0]
    if not mark:
        return ""
    earlier, later = typed_mark(before)[0], typed_mark(after[0])[0] if after else ""
    in_row = follows(mark, earlier) or follows(later, mark)
    return mark if in_row else ""


def _is_piped(bare: str, before: str, after: Sequence[str]) -> bool:
    """Tell whether a line is a row of a Markdown table."""
    if "|" not in bare:
        return False
    framed = bare.startswith("|") and bare.endswith("|") and bare.count("|") > 1
    under = bool(after) and "|" in after[0] and bool(_SEPARATOR.match(after[0]))
    return framed or under or bool(_SEPARATOR.match(before) and "|" in before)


def _healed(pieces: list[_Piece]) -> list[_Piece]:
    """Join paragraphs and items that a page end cut in two, blank lines between them."""
    healed: list[_Piece] = []
    gap = False
    for piece in pieces:
        if piece.kind == "blank":
            gap = True
            continue
        last = healed[-1] if healed else None
        if gap and last and last.lines and last.kind != "heading" and piece.kind == "text":
            if line_ends.goes_on(last.lines[-1].strip(), piece.lines[0].strip()):
                last.lines.extend(piece.lines)
                gap = False
                continue
            healed.append(_Piece("blank", []))
        elif gap and last:
            healed.append(_Piece("blank", []))
        gap = False
        healed.append(piece)
    return healed


def _blocks(pieces: Sequence[_Piece], marks: dict[str, str]) -> Iterator[Block | None]:
    """Go through the blocks of a source, nothing for a blank line between them.

    ``marks`` takes the labels of items by their ids.
    """
    known = line_ends.words(line for piece in pieces for line in piece.lines)
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


def _paragraph(runs: Runs, pieces: Sequence[_Piece], n: int) -> Block:
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
    return short and all(run.bold for run in runs if run.text.strip())


def _stands_alone(text: str, pieces: Sequence[_Piece], n: int) -> bool:
    """Tell whether a line reads as a heading: short, capital, no full stop, text below it."""
    if not text[:1].isupper() or not (text[-1].isalnum() or text[-1] in ")&"):
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


def read_runs(text: str) -> Runs:
    """Make runs of a line: ``**bold**`` and links.

    A lone ``**`` is a mark that lost its other half, and no word: it is dropped.
    """
    if "**" not in text and "](" not in text:
        return (Run(bare),) if (bare := text.strip()) else ()
    paired = sum(not found.group(1) for found in _INLINE.finditer(text)) % 2 == 0
    runs: list[Run] = []
    bold, at = False, 0
    for found in _INLINE.finditer(text):
        runs.append(Run(text[at : found.start()], bold=bold))
        at = found.end()
        if not (paired or found.group(1)) and text[: found.start()][-1:].isdigit():
            at = found.start()  # a mark of a figure, such as a rating or a note, and no word
            continue
        if found.group(1):
            words = found.group(1).replace("**", "")
            runs.append(Run(words, bold=bold, link=allowed(found.group(2))))
        elif paired:
            bold = not bold
    runs.append(Run(text[at:], bold=bold))
    return _stripped(tidy(runs))


def _stripped(runs: Runs) -> Runs:
    """Return the runs without white space at both ends."""
    if not runs:
        return ()
    parts = list(runs)
    parts[0] = replace(parts[0], text=parts[0].text.lstrip())
    parts[-1] = replace(parts[-1], text=parts[-1].text.rstrip())
    return tidy(parts)
