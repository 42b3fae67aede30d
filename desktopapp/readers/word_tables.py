"""Tables of a Word document: their grid, and those that only set out the page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    block_words,
    new_id,
    plain_block,
    tidy,
)
from desktopapp.readers.word_controls import unwrapped
from desktopapp.readers.word_parts import child, local_name, switch, value, whole
from desktopapp.readers.word_walk import Walk, stripped_runs

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG_CELL = 100  # words
_MOST_COLUMNS = 63  # Word makes no more


def table_blocks(element: "_Element", walk: Walk) -> Iterator[Block]:
    """Read a table; one that only sets out the page is read as the blocks in it."""
    rows = [_row(row, walk) for row in _shown(element, "tr", walk)]
    columns = max((len(row) for row in rows), default=0)
    flat = [block for row in rows for cell in row for block in cell]
    if not flat:
        return
    if (
        columns == 1
        or columns > _MOST_COLUMNS
        or any(_is_text(cell) for row in rows for cell in row)
    ):
        if columns > 1:
            walk.left["layout"] += 1
        yield from flat
        return
    walk.in_list = False
    yield Table(new_id(), tuple(_cells(row, columns, walk) for row in rows if any(row)))
    yield from (block for block in flat if isinstance(block, Picture))


def _row(row: "_Element", walk: Walk) -> list[tuple[Block, ...]]:
    """Read a row, with empty cells where it begins late, ends early or a cell spans columns."""
    properties = child(row, "trPr")
    cells: list[tuple[Block, ...]] = [()] * _columns(properties, "gridBefore", 0)
    for cell in _shown(row, "tc", walk):
        around, walk.in_cell = walk.in_cell, True
        cells.append(tuple(walk.read(cell, walk)))
        walk.in_cell = around
        cells.extend([()] * (_columns(child(cell, "tcPr"), "gridSpan", 1) - 1))
    return cells + [()] * _columns(properties, "gridAfter", 0)


def _columns(properties: "_Element | None", name: str, least: int) -> int:
    return max(least, min(whole(value(child(properties, name))), 60))


def _shown(parent: "_Element", name: str, walk: Walk) -> Iterator["_Element"]:
    """Go through the rows of a table or the cells of a row, without deleted and hidden ones."""
    for element in unwrapped(parent, walk.left):
        if local_name(element) != name:
            continue
        properties = child(element, f"{name}Pr")
        if child(properties, "del") is not None or child(properties, "cellDel") is not None:
            walk.left["deleted"] += 1
        elif switch(properties, "hidden"):
            walk.left["hidden"] += 1
        else:
            yield element


def _is_text(cell: tuple[Block, ...]) -> bool:
    """Tell whether a cell holds text of its own rather than an entry of a table."""
    return len(cell) > 2 and sum(map(block_words, cell)) >= _LONG_CELL  # noqa: PLR2004  # an entry has a line or two


def _cells(row: list[tuple[Block, ...]], columns: int, walk: Walk) -> tuple[Runs, ...]:
    cells = [_cell(cell, walk) for cell in row]
    return tuple(cells + [()] * (columns - len(cells)))


def _cell(blocks: tuple[Block, ...], walk: Walk) -> Runs:
    """Return the blocks of a cell as runs, a line each; no list is there, its labels are words."""
    runs: list[Run] = []
    for block in blocks:
        if runs:
            runs.append(Run("\n"))
        match block:
            case Paragraph() | Heading() | ListItem():
                mark = walk.marks.get(block.id, "")
                runs += (Run(f"{mark} "), *block.runs) if mark else block.runs
            case _:
                runs.append(Run(plain_block(block).replace("\t", " ")))
    return stripped_runs(tidy(runs))
