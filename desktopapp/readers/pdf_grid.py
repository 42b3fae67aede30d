"""Tables of a PDF whose cells are ruled: each word is read in the cell in which it stands.

Where rules cross there are cells. So a blank cell is blank, a figure that stands close to the
next column is none of it, and the lines of a cell are one entry, however a page draws them.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktopapp.readers.hyphens import WholeWords, whole_words
from desktopapp.readers.lines import joined
from desktopapp.readers.pdf_lines import Cell, PrintedLine, lines_of
from desktopapp.readers.pdf_rules import NEAR, DrawnRule, PageRules
from desktopapp.readers.pdf_upright import is_upright, upright_middle, upright_word
from desktopapp.readers.pdf_words import PrintedWord
from desktopapp.readers.text_lines import WITHIN_CELL

_MOST_CROSSINGS = 10_000  # to be looked for on a page
_FEWEST = 2  # rows and columns that have words
_MOST_WORDS = 150  # of a cell; what holds more lays out a page
_MOST_ACROSS = 0.1  # of the words: where more stand across edges, these are those of a chart
_MIDDLE = 0.3  # of the size: how high above its line the middle of a word is
_LEVEL = 0.4  # of the size: figures of one row stand no higher or lower
_PARAGRAPH = 1.6  # times the size: a wider step parts paragraphs of a cell
_FIGURE = re.compile(r"[-+−(]?[£$€]?\s?\d[\d,.]*\s?(?:%|bn|[mk])?\)?|-|–|n/a")
_WHOLE = re.compile(r"[-+−(]?[£$€]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?(?:%|bn|[mk])?\)?")
_BROKEN = 1.4  # times the size: the parts of a figure that a narrow cell breaks stand so close
_ITEM = re.compile(r"(?:[•·◦▪●‣⁃∙■□➢►✓–-]|\(?(?:\d{1,2}|[a-z])[.)])\s")


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table: its edges from the left and from the top, and its first cell for each."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]  # from the highest
    first: dict[tuple[int, int], tuple[int, int]]  # of cells that are one

    def cell(self, word: PrintedWord) -> tuple[int, int] | None:
        """Return the row and column in which a word stands, or nothing."""
        return self.at((word.x + word.end) / 2, word.y + _MIDDLE * word.size)

    def is_crossed(self, word: PrintedWord) -> bool:
        """Tell whether a word stands across the edge of a cell."""
        y = word.y + _MIDDLE * word.size
        inset = min(NEAR, (word.end - word.x) / 4)
        return self.at(word.x + inset, y) != self.at(word.end - inset, y)

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column of a place, or nothing beyond all cells."""
        column = bisect_right(self.lefts, x) - 1
        row = bisect_right([-top for top in self.tops], -y) - 1
        return self.first.get((row, column))


def with_ruled_tables(
    words: Sequence[PrintedWord], rules: PageRules, turned: int
) -> list[PrintedLine]:
    """Join words to lines, and those that stand in ruled cells to the rows of their tables."""
    known: WholeWords | None = None
    grids = [grid for part in _parts(rules) if (grid := _grid(*part))]
    held: dict[int, int] = {}  # words in tables, by their places among all words
    tables: dict[int, list[PrintedLine]] = {}
    upright = {n: word for n, word in enumerate(words) if word.turned == turned}
    for at, grid in enumerate(grids, 1):
        found = {n: word for n, word in upright.items() if grid.cell(word)}
        if _is_table(grid, list(found.values())):
            known = known or whole_words(word.text for word in words)
            names = _upright_names(grid, words, turned)
            tables[at] = _rows(grid, [*found.values(), *names.values()], at, known)
            inside = [*found, *(n for numbers in names for n in numbers)]
            held |= dict.fromkeys(inside, at) if _is_filled(tables[at]) else {}
            upright = {n: word for n, word in upright.items() if n not in held}
    lines: list[PrintedLine] = []
    others: list[PrintedWord] = []
    for n, word in enumerate(words):
        if n not in held:
            others.append(word)
        elif rows := tables.pop(held[n], None):
            lines += [*lines_of(others), *rows]
            others = []
    return [*lines, *lines_of(others)]


def _upright_names(
    grid: _Grid, words: Sequence[PrintedWord], turned: int
) -> dict[tuple[int, ...], PrintedWord]:
    """Return the upright words of each cell as one, by their places among all words."""
    inside: dict[tuple[int, int], list[int]] = {}
    for n, word in enumerate(words):
        cell = grid.at(*upright_middle(word, turned)) if is_upright(word.turned, turned) else None
        if cell:
            inside.setdefault(cell, []).append(n)
    return {
        tuple(numbers): upright_word([words[n] for n in numbers], turned)
        for numbers in inside.values()
    }


def _is_table(grid: _Grid, words: Sequence[PrintedWord]) -> bool:
    """Tell whether words in cells make a table, and are no page or chart that is ruled."""
    filled = Counter(map(grid.cell, words))
    rows, columns = ({cell[n] for cell in filled if cell} for n in (0, 1))
    if len(rows) < _FEWEST or len(columns) < _FEWEST or len(filled) <= _FEWEST:
        return False
    across = sum(map(grid.is_crossed, words))
    return max(filled.values()) <= _MOST_WORDS and across <= _MOST_ACROSS * len(words)


def _is_filled(rows: Sequence[PrintedLine]) -> bool:
    """Tell whether half of the rows have words in several cells: those of a chart have not."""
    filled = [sum(bool(cell.text) for cell in row.cells) for row in rows]
    return 2 * sum(cells >= _FEWEST for cells in filled) >= len(rows)


# Where the cells are


def _parts(rules: PageRules) -> list[tuple[list[DrawnRule], list[DrawnRule]]]:
    """Return the rules that cross each other, as those of each table."""
    level, upright = rules.level, rules.upright
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    owner = list(range(len(level) + len(upright)))

    def root(n: int) -> int:
        while owner[n] != n:
            owner[n] = owner[owner[n]]
            n = owner[n]
        return n

    for n, one in enumerate(level):
        for m, other in enumerate(upright, len(level)):
            if _cross(one, other):
                owner[root(m)] = root(n)
    parts: dict[int, tuple[list[DrawnRule], list[DrawnRule]]] = {}
    for n in range(len(owner)):
        part = parts.setdefault(root(n), ([], []))
        (part[0] if n < len(level) else part[1]).append((*level, *upright)[n])
    return list(parts.values())


def _cross(level: DrawnRule, upright: DrawnRule) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def _grid(level: Sequence[DrawnRule], upright: Sequence[DrawnRule]) -> _Grid | None:
    """Return the cells between rules, or nothing where they are too few to make a table."""
    if not level or not upright:
        return None
    lefts = _edges([rule.at for rule in upright], level)
    tops = [-edge for edge in _edges([-rule.at for rule in level], _turned_over(upright))]
    if len(lefts) <= _FEWEST or len(tops) <= _FEWEST:
        return None
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(tops) - 1):
        y = (tops[row] + tops[row + 1]) / 2
        for column in range(len(lefts) - 1):
            x = (lefts[column] + lefts[column + 1]) / 2
            at = (row, column)
            if column and not _is_ruled(upright, lefts[column], y):
                at = first[row, column - 1]
            if row and not _is_ruled(level, tops[row], x):
                at = min(at, first[row - 1, column])
            first[row, column] = at
    return _Grid(tuple(lefts), tuple(tops), first)


def _edges(places: Iterable[float], across: Sequence[DrawnRule]) -> list[float]:
    """Return places in their order, and the ends of what lies across if it reaches beyond."""
    found: list[float] = []
    ends = [edge for rule in across for edge in (rule.start, rule.end)]
    for place in sorted((*places, min(ends), max(ends))):
        if not found or place - found[-1] > 2 * NEAR:
            found.append(place)
    return found


def _turned_over(rules: Iterable[DrawnRule]) -> list[DrawnRule]:
    return [DrawnRule(rule.at, -rule.end, -rule.start) for rule in rules]


def _is_ruled(rules: Iterable[DrawnRule], edge: float, place: float) -> bool:
    """Tell whether a rule lies on an edge where it passes a place."""
    return any(abs(rule.at - edge) <= 2 * NEAR and rule.start < place < rule.end for rule in rules)


# What the cells hold


def _rows(
    grid: _Grid, words: Sequence[PrintedWord], table: int, known: WholeWords
) -> list[PrintedLine]:
    """Return the rows of a table, each as one line with a tab between its cells.

    ``known`` are the words of the page, which tell of words that its lines part.
    """
    inside: dict[tuple[int, int], list[PrintedWord]] = {}
    for word in words:
        if cell := grid.cell(word):
            inside.setdefault(cell, []).append(word)
    made: list[PrintedLine] = []
    filled = sorted({column for _, column in inside})
    for row in sorted({row for row, _ in inside}):
        cells = [_mended(lines_of(inside.get((row, column), ()))) for column in filled]
        made += [_row(part, table, known) for part in _split(cells)]
    return made


def _mended(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a cell, those that are one figure as one: the cell was too narrow."""
    made: list[PrintedLine] = []
    low = 0.0  # where the last of them stands
    for line in lines:
        above = made[-1] if made else None
        if above and 0 < low - line.y < _BROKEN * line.size and _is_broken(above.text, line.text):
            made[-1] = replace(above, text=above.text + line.text, end=max(above.end, line.end))
        else:
            made.append(line)
        low = line.y
    return made


def _is_broken(above: str, below: str) -> bool:
    """Tell whether two texts are a figure together, and not each by itself."""
    alone = _WHOLE.fullmatch(above) and _WHOLE.fullmatch(below)
    return not alone and bool(_WHOLE.fullmatch(above + below)) and below[:1] in ",.0123456789"


def _split(cells: list[list[PrintedLine]]) -> list[list[list[PrintedLine]]]:
    """Return a row, or the rows in it that no rule parts: each has its figure in some column."""
    figures = max(
        (column for column in cells if all(_FIGURE.fullmatch(line.text) for line in column)),
        key=len,
        default=[],
    )
    if len(figures) < _FEWEST or _are_of_one_row(figures, cells):
        return [cells]
    edges = sorted(-(line.y + _LEVEL * line.size) for line in figures)[1:]
    rows: list[list[list[PrintedLine]]] = [[[] for _ in cells] for _ in figures]
    for column, lines in enumerate(cells):
        for line in lines:
            rows[bisect_right(edges, -line.y)][column].append(line)
    return [row for row in rows if any(row)]


def _are_of_one_row(
    figures: Sequence[PrintedLine], cells: Sequence[Sequence[PrintedLine]]
) -> bool:
    """Tell whether two figures stand in a cell of one row: beside a name, and each has none."""
    others = [column for column in cells if column is not figures]
    is_named = any(not _FIGURE.fullmatch(line.text) for column in others for line in column)
    is_parted = any(_has_line_each(column, figures) for column in others)
    return len(figures) == _FEWEST and is_named and not is_parted


def _has_line_each(column: Sequence[PrintedLine], figures: Sequence[PrintedLine]) -> bool:
    """Tell whether a column has words of its own beside each of the figures of another.

    A line that begins small goes on with the one above it.
    """
    beside = [
        [line for line in column if abs(line.y - one.y) < _LEVEL * one.size] for one in figures
    ]
    return all(beside) and not any(lines[0].text[:1].islower() for lines in beside[1:])


def _row(cells: Sequence[Sequence[PrintedLine]], table: int, known: WholeWords) -> PrintedLine:
    lines = [line for cell in cells for line in cell]
    first = max(lines, key=lambda line: line.y)
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    texts = [_entry(cell, known) for cell in cells]
    return PrintedLine(
        "\t".join(texts),
        left,
        first.y,
        max(line.size for line in lines),
        bold=all(line.bold for line in lines),
        end=right,
        turned=first.turned,
        cells=tuple(Cell(left, text, right) for text in texts),
        table=table,
    )


def _are_figures(above: str, below: str) -> bool:
    return bool(_FIGURE.fullmatch(above) and _FIGURE.fullmatch(below))


def _entry(lines: Sequence[PrintedLine], known: WholeWords) -> str:
    """Return the words of a cell; its paragraphs and items stay lines of their own."""
    paragraphs: list[list[str]] = []
    above: PrintedLine | None = None
    for line in lines:
        text = line.text.replace("\t", " ")
        apart = above is None or above.y - line.y > _PARAGRAPH * line.size
        apart = apart or bool(above and _are_figures(above.text, text))
        if apart or _ITEM.match(text):
            paragraphs.append([])
        paragraphs[-1].append(text)
        above = line
    return WITHIN_CELL.join(joined(lines, known) for lines in paragraphs)
