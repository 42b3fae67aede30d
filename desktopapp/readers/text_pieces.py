"""What each line of a plain text is: words, a heading, an item, a row; and which go together."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from desktopapp.plan.list_marks import follows, typed_mark
from desktopapp.readers import lines as line_ends
from desktopapp.readers.text_lines import ROW

_BULLET = re.compile(r"[ \t]*(?:[-*•·◦▪●‣⁃∙■□➢►–—]|o(?=\t))[ \t]+(?=\S)")
_OPEN = frozenset({"text", "bullet", "number"})  # what may go on in the next line
_DASHES = "–—"  # these may also stand at the start of a line within a sentence
_NUMBER = re.compile(r"[ \t]*(\d{1,2})[.)][ \t]+(?=\S)")
_TICK = re.compile(r"[ \t]*[☐☑☒✓✔✗✘][ \t]+\S")  # it says yes or no, so it is a word and no bullet
_MARKED = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]?){3,}|(?:\*[ ]?){3,}|(?:_[ ]?){3,}|={3,})$")
_SEPARATOR = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_LEVELS = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){1,5})\.?\s+(?=[A-Z“‘(\"'])")
_TAB = 4  # spaces


class LinePiece(NamedTuple):
    """A part of the source: what it is, its lines, how deep; a row's cells, an item's label."""

    kind: str  # text, heading, bullet, number, row, blank
    lines: list[str]  # grows with the lines that go on with it
    depth: int = 0
    cells: tuple[str, ...] = ()
    mark: str = ""


def line_pieces(lines: Sequence[str], *, by_line: bool = False) -> Iterator[LinePiece]:
    """Go through the lines and say what each is, with the lines that belong to it.

    ``by_line`` says that no line belongs to the one before it.
    """
    followed = (line for line, after in pairwise(lines) if after.strip() and not _marked(after))
    fits = line_ends.width(line for line in followed if line.strip() and "\t" not in line.strip())
    open_piece: LinePiece | None = None
    rows = _rows(lines)
    for n, line in enumerate(lines):
        beside = lines[n - 1] if n else "", lines[n + 1 : n + 2]
        is_row = n in rows or (line.startswith(ROW) and "\t" in line)
        fresh = _row(line) if is_row else _piece(line, *beside)
        begins = _TICK.match(line) or (open_piece and _counts_on(open_piece, line))
        if fresh.kind != "text" or open_piece is None or begins:
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


def _counts_on(piece: LinePiece, line: str) -> bool:
    """Tell whether a line has the number after that of a piece: 1.2, 1.1.1 or 2.1 after 1.1."""
    above, own = (_LEVELS.match(one) for one in (piece.lines[0] if piece.lines else "", line))
    if not above or not own:
        return False
    before, after = (tuple(map(int, found[1].split("."))) for found in (above, own))
    pairs = enumerate(zip(before, after, strict=False))
    common = next((n for n, (one, other) in pairs if one != other), min(len(before), len(after)))
    if common == len(after):
        return False
    if common == len(before):
        return after[common:] == (1,)
    return after[common] == before[common] + 1 and all(one == 1 for one in after[common + 1 :])


def _row(line: str) -> LinePiece:
    return LinePiece("row", [], cells=tuple(map(str.strip, line.split("\t"))))


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


def _piece(line: str, before: str, after: Sequence[str]) -> LinePiece:
    """Say what one line is. ``before`` and ``after`` are its neighbours."""
    bare = line.strip()
    piece = LinePiece("text", [line])
    if not bare:
        piece = LinePiece("blank", [])
    elif _RULE.match(bare):
        piece = LinePiece("rule", [])
    elif marked := _MARKED.match(line):
        piece = LinePiece("heading", [line[marked.end() :].rstrip("# \t")], len(marked.group(1)))
    elif (found := _BULLET.match(line)) and not _mid_sentence(bare, before):
        piece = LinePiece("bullet", [line[found.end() :]], _indent(line))
    elif mark := _number(line, before, after):
        words = line[typed_mark(line)[1] :]
        piece = LinePiece("number", [words], _indent(line), mark=mark)
    elif "\t" in bare:
        piece = LinePiece("row", [], cells=tuple(cell.strip() for cell in bare.split("\t")))
    elif _is_piped(bare, before, after):
        cells = bare.removeprefix("|").removesuffix("|").split("|")
        piece = LinePiece("row", [], cells=tuple(cell.strip() for cell in cells))
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


def healed(pieces: list[LinePiece]) -> list[LinePiece]:
    """Join paragraphs and items that a page end cut in two, blank lines between them."""
    healed: list[LinePiece] = []
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
            healed.append(LinePiece("blank", []))
        elif gap and last:
            healed.append(LinePiece("blank", []))
        gap = False
        healed.append(piece)
    return healed
