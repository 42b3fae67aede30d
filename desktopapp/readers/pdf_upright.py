"""Names above narrow columns that are turned upright, read as names of these columns.

Each is told in a frame that is turned with it. Here it is put back into that of the page: as one
word where it stands in a ruled cell, and as a cell of a row where rows of columns stand below it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktopapp.readers.lines import joined
from desktopapp.readers.pdf_lines import Cell, PrintedLine, lines_of
from desktopapp.readers.pdf_words import PrintedWord, turned_place

_UPRIGHT = (90, 270)  # degrees from the words of the page
_FEWEST = 2  # names, and columns below them
_LEVEL = 1.0  # sizes: names begin or end at one height
_WITHIN = 1.6  # sizes: lines of one name stand no further apart
_BELOW = 8.0  # sizes: rows stand no further below names
_STEP = 4.0  # sizes: nor below each other
_MIDDLE = 0.3  # of the size: how high above its line the middle of a word is
_ASIDE = 0.8  # of the size: how far a line of letters reaches above it


@dataclass(frozen=True, slots=True)
class _Name:
    """An upright name and the box in which it stands on the page."""

    text: str
    left: float
    right: float
    low: float
    high: float
    size: float
    lines: tuple[PrintedLine, ...]


def is_upright(turned: int, of_page: int) -> bool:
    """Tell whether words stand upright beside those of the page."""
    return (turned - of_page) % 360 in _UPRIGHT


def upright_middle(word: PrintedWord, turned: int) -> tuple[float, float]:
    """Return where the middle of an upright word stands, in the frame of the page."""
    middle = (word.x + word.end) / 2, word.y + _MIDDLE * word.size
    return turned_place(*middle, (turned - word.turned) % 360)


def upright_word(words: Sequence[PrintedWord], turned: int) -> PrintedWord:
    """Return the upright words of a ruled cell as one that stands as those of the page."""
    name = _name(sorted(lines_of(words), key=lambda line: -line.y), turned)
    y = (name.low + name.high) / 2 - _MIDDLE * name.size
    bold = all(word.bold for word in words)
    return replace(
        words[0], text=name.text, x=name.left, end=name.right, y=y, bold=bold, turned=turned
    )


def with_upright_names(lines: Sequence[PrintedLine], turned: int) -> list[PrintedLine]:
    """Return the lines of a page, upright names above columns as a row above them."""
    names = _names([line for line in lines if is_upright(line.turned, turned)], turned)
    made = list(lines)
    while names:
        level = [one for one in names if _are_level(names[0], one)]
        names = [one for one in names if one not in level]
        first = _row_below(level, made, turned)
        if first is None:
            continue
        gone = {id(line): line for one in level for line in one.lines}
        beside = [line for line in made if _is_beside(line, level, first)]
        row = _row(level, beside, first, _columns(made, first))
        gone |= {id(line): line for line in beside}
        at = next(n for n, line in enumerate(made) if line is first)
        made = [*_without(made[:at], gone), row, *_without(made[at:], gone)]
    return made


def _without(lines: Sequence[PrintedLine], gone: Mapping[int, PrintedLine]) -> list[PrintedLine]:
    return [line for line in lines if id(line) not in gone]


def _name(lines: Sequence[PrintedLine], turned: int) -> _Name:
    corners = [
        turned_place(x, y, (turned - line.turned) % 360)
        for line in lines
        for x in (line.x, line.end)
        for y in (line.y, line.y + _ASIDE * line.size)
    ]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    text = joined([line.text.replace("\t", " ") for line in lines])
    size = max(line.size for line in lines)
    return _Name(text, min(across), max(across), min(up), max(up), size, tuple(lines))


def _names(lines: Sequence[PrintedLine], turned: int) -> list[_Name]:
    """Return upright lines as names; those that stand close beside each other are one."""
    groups: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda one: (one.turned, -one.y)):
        last = groups[-1][-1] if groups else None
        goes_on = last and last.turned == line.turned and last.y - line.y < _WITHIN * line.size
        if goes_on and last and min(last.end, line.end) > max(last.x, line.x):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_name(group, turned) for group in groups]


def _are_level(name: _Name, other: _Name) -> bool:
    near = _LEVEL * name.size
    return abs(name.low - other.low) < near or abs(name.high - other.high) < near


def _row_below(
    names: Sequence[_Name], lines: Sequence[PrintedLine], turned: int
) -> PrintedLine | None:
    """Return the row of columns below upright names, or nothing where none stands close."""
    low = min(one.low for one in names)
    below = [
        line
        for line in lines
        if line.turned == turned and not line.table and line.y < low and len(line.cells) >= _FEWEST
    ]
    if len(names) < _FEWEST or not below:
        return None
    first = max(below, key=lambda line: line.y)
    is_near = low - first.y < _BELOW * first.size
    is_above = all(first.x - one.size < (one.left + one.right) / 2 for one in names)
    return first if is_near and is_above else None


def _is_beside(line: PrintedLine, names: Sequence[_Name], first: PrintedLine) -> bool:
    """Tell whether a line that stands as those of the page is a name of the same row."""
    middle = line.y + _MIDDLE * line.size
    is_within = first.y + first.size < middle < max(one.high for one in names)
    stands = line.turned == first.turned and not line.table and is_within
    return stands and not any(one.left < line.end and line.x < one.right for one in names)


def _columns(lines: Sequence[PrintedLine], first: PrintedLine) -> list[tuple[float, float]]:
    """Return the columns of the rows that begin with one."""
    spans: list[tuple[float, float]] = []
    low = first.y
    for line in sorted(lines, key=lambda one: -one.y):
        is_row = line.turned == first.turned and not line.table and len(line.cells) >= _FEWEST
        if is_row and line.y <= low and low - line.y < _STEP * line.size:
            spans += [(cell.x, cell.end) for cell in line.cells]
            low = line.y
    columns: list[tuple[float, float]] = []
    for x, end in sorted(spans):
        if columns and x < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], end)
        else:
            columns.append((x, end))
    return columns


def _row(
    names: Sequence[_Name],
    beside: Sequence[PrintedLine],
    first: PrintedLine,
    columns: Sequence[tuple[float, float]],
) -> PrintedLine:
    """Make the row of upright names and of those beside them.

    Where there are as many as columns, each is the name of one, wherever it stands above it.
    """
    cells = [Cell(one.left, one.text, one.right) for one in names]
    cells += [Cell(line.x, line.text.replace("\t", " "), line.end) for line in beside]
    cells.sort(key=lambda cell: cell.x)
    if len(cells) == len(columns):
        places = zip(cells, columns, strict=True)
        cells = [Cell(x, cell.text, end) for cell, (x, end) in places]
    return replace(
        first,
        text="\t".join(cell.text for cell in cells),
        x=cells[0].x,
        end=max(cell.end for cell in cells),
        y=min(one.low for one in names),
        bold=all(line.bold for one in names for line in one.lines),
        cells=tuple(cells),
    )
