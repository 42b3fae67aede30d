"""A letter as lines in order, each with its place in the letter's text and how it is set."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, takewhile

from desktopapp.plan.list_labels import ItemLabel, item_labels
from desktopapp.plan.text import (
    Block,
    Foreign,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    plain_runs,
)
from desktopapp.plan.wanted import LetterPlace
from desktopapp.readers.reading import Reading

_SHEET = re.compile(r"={2,}\s*Sheet:\s*(.+?)\s*={2,}")
_RULED = re.compile(r"={2,}\s*(\S.*?)\s*={2,}")
_BULLET = re.compile(r"[•·◦▪●‣]\s+")
_POINTS = re.compile(
    r"(?:(?<=[;,.])|(?<=\band)|(?<=\bor))\s+(?=\([b-z]\)\s)"
)  # between points of one paragraph
_CELLS = re.compile(r"\s\|(?=\s|$)")
_BEHIND = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\.?|yes\s*/\s*no(?:\s*/.{1,30})?", re.IGNORECASE)
_HEADING = 45  # words; what is bold and longer is a paragraph that is stressed
_DEEPEST = 3  # the level of a heading that is only bold
_LONGEST = 4000  # characters of a line that rules look at


@dataclass(frozen=True, slots=True)
class AskLine:
    """A paragraph, heading, item or row of the letter.

    ``level`` is that of a heading, 0 for others; ``gap`` says that the line before it ended a
    group; ``alone`` that it is a group by itself. ``label`` is what stands before an item.
    """

    text: str
    start: int
    end: int
    level: int = 0
    bullet: bool = False
    depth: int = 0
    label: str = ""
    cells: tuple[str, ...] = ()
    table: int = 0  # which table a row belongs to, where that is known
    sheet: bool = False
    gap: bool = False
    alone: bool = False

    @property
    def place(self) -> LetterPlace:
        """Where it stands in the letter."""
        return LetterPlace(self.start, self.end)

    @property
    def heads(self) -> bool:
        """Whether it is set as what a heading is: as one, or as a short line by itself."""
        return not self.bullet and not self.cells and (self.level > 0 or self.alone)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's text and its lines. ``laid_out`` where headings are told from other lines."""

    text: str
    lines: tuple[AskLine, ...]
    title: str = ""
    laid_out: bool = True


def letter_of(reading: Reading) -> Letter:
    """Return a document that was read as a letter's lines."""
    laid_out = not reading.gaps
    lines: list[AskLine] = []
    at = 0
    parts: list[str] = []
    for shown, line in _lines(reading, laid_out=laid_out):
        before = "\n\n" if line.gap or line.level else "\n"
        if parts:
            parts.append(before)
            at += len(before)
        lines.append(replace(line, start=at, end=at + len(shown)))
        parts.append(shown)
        at += len(shown)
    lines = list(_parted(lines))
    return Letter(
        "".join(parts), tuple(_alone(lines) if not laid_out else lines), reading.title, laid_out
    )


def _alone(lines: Sequence[AskLine]) -> Iterator[AskLine]:
    """Mark the lines with a blank line before and after."""
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        yield replace(line, alone=line.gap and (after is None or after.gap or after.bullet))


def _lines(reading: Reading, *, laid_out: bool) -> Iterator[tuple[str, AskLine]]:
    gaps = frozenset(reading.gaps)
    labels = item_labels(reading.blocks)
    tables = count(1)
    for n, (block, label) in enumerate(zip(reading.blocks, labels, strict=True)):
        for shown, line in _of_block(block, label, tables, laid_out=laid_out):
            yield shown, replace(line, gap=n in gaps or (n == 0 and not laid_out))
            gaps -= {n}
    for row in reading.rows:
        yield from _row(row)


def _of_block(
    block: Block, label: ItemLabel | None, tables: Iterator[int], *, laid_out: bool
) -> Iterator[tuple[str, AskLine]]:
    match block:
        case Heading():
            words = _flat(plain_runs(block.runs))
            yield words, AskLine(words, 0, 0, level=block.level if laid_out else 0)
        case ListItem():
            words = _flat(plain_runs(block.runs))
            mark = label.text if label and block.numbered else ""
            shown = f"{'  ' * block.level}{mark or '-'} {words}"
            yield shown, AskLine(words, 0, 0, bullet=True, depth=block.level, label=mark)
        case Paragraph():
            bold = laid_out and _is_bold(block.runs)
            for shown, line in _paragraph(plain_runs(block.runs)):
                heads = bold and not line.cells and len(line.text.split()) <= _HEADING
                yield shown, replace(line, level=_DEEPEST) if heads else line
        case Table():
            known = next(tables) if len(block.rows) > 1 else 0
            for row in block.rows:
                for shown, line in _row(tuple(map(plain_runs, row))):
                    yield shown, replace(line, table=known)
        case Picture() | Foreign():
            pass


def _is_bold(runs: Sequence[Run]) -> bool:
    """Tell whether a paragraph is bold but for a limit or choices behind its words."""
    said = [run for run in runs if run.text.strip()]
    stressed = list(takewhile(lambda run: run.bold, said))
    behind = "".join(run.text for run in said[len(stressed) :]).strip()
    return bool(stressed) and (not behind or bool(_BEHIND.fullmatch(behind)))


def _paragraph(text: str) -> Iterator[tuple[str, AskLine]]:
    """Go through the lines of a paragraph, which may hold line ends."""
    apart = _POINTS.sub("\n", text) if text.startswith("(a) ") else text
    for part in apart.split("\n"):
        words = _flat(part)
        if not words:
            continue
        if found := _SHEET.fullmatch(words):
            yield words, AskLine(found[1], 0, 0, level=1, sheet=True)
        elif found := _RULED.fullmatch(words):
            yield words, AskLine(found[1], 0, 0, level=1)
        elif found := _BULLET.match(words):
            yield words, AskLine(words[found.end() :], 0, 0, bullet=True)
        elif words.count(" | ") or words.endswith(" |"):
            yield words, AskLine(words, 0, 0, cells=tuple(map(str.strip, _CELLS.split(words))))
        else:
            yield words, AskLine(words, 0, 0)


def _row(cells: Sequence[str]) -> Iterator[tuple[str, AskLine]]:
    flat = tuple(map(_flat, cells))
    filled = [cell for cell in flat if cell]
    if len(filled) == 1 and len(flat) == 1:
        yield from _paragraph(cells[0])
    elif filled:
        words = " | ".join(flat)
        yield words, AskLine(words[:_LONGEST], 0, 0, cells=flat)


def _parted(lines: Iterable[AskLine]) -> Iterator[AskLine]:
    """Shorten what no rule needs in full."""
    for line in lines:
        yield line if len(line.text) <= _LONGEST else replace(line, text=line.text[:_LONGEST])


def _flat(words: str) -> str:
    return " ".join(words.split())
