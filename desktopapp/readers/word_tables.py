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
from desktopapp.readers.colours import lit_cells
from desktopapp.readers.left_out import picture_place
from desktopapp.readers.word_controls import unwrapped
from desktopapp.readers.word_parts import (
    Style,
    child,
    is_shaded,
    local_name,
    switch,
    value,
    whole,
)
from desktopapp.readers.word_walk import Walk, stripped_runs

if TYPE_CHECKING:
    from lxml.etree import _Element

_Cell = tuple[tuple[Block, ...], str]  # what a cell holds, and the colour of its ground
_NO_CELL: _Cell = ((), "")
_LONG_CELL = 100  # words
_MOST_COLUMNS = 63  # Word makes no more


def table_blocks(element: "_Element", walk: Walk) -> Iterator[Block]:
    """Read a table; one that only sets out the page is read as the blocks in it."""
    rows = _lit(list(_rows(element, walk)), walk)
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


def _rows(element: "_Element", walk: Walk) -> Iterator[list[_Cell]]:
    """Go through the rows of a table."""
    properties = child(element, "tblPr")
    named = walk.parts.styles.get(value(child(properties, "tblStyle")), Style())
    around = walk.is_grounded
    walk.is_grounded = around or named.is_shaded or is_shaded(child(properties, "shd"))
    for row in _shown(element, "tr", walk):
        yield _row(row, walk)
    walk.is_grounded = around


def _row(row: "_Element", walk: Walk) -> list[_Cell]:
    """Read a row, with empty cells where it begins late, ends early or a cell spans columns."""
    properties = child(row, "trPr")
    cells: list[_Cell] = [_NO_CELL] * _columns(properties, "gridBefore", 0)
    for cell in _shown(row, "tc", walk):
        of_cell = child(cell, "tcPr")
        shading = child(of_cell, "shd") if of_cell is not None else None
        around, walk.in_cell = (walk.in_cell, walk.is_grounded), True
        if shading is not None:
            walk.is_grounded |= is_shaded(shading)
        blocks = tuple(walk.read(cell, walk))
        cells.append((blocks, "" if shading is None else value(shading, "fill")))
        walk.in_cell, walk.is_grounded = around
        cells.extend([_NO_CELL] * (_columns(of_cell, "gridSpan", 1) - 1))
    return cells + [_NO_CELL] * _columns(properties, "gridAfter", 0)


def _lit(rows: list[list[_Cell]], walk: Walk) -> list[list[tuple[Block, ...]]]:
    """Return what the cells of rows hold; one that shows a colour alone holds a sign of it."""
    if not any(fill for row in rows for _, fill in row):
        return [[blocks for blocks, _ in row] for row in rows]
    lit = lit_cells([[(bool(blocks), fill) for blocks, fill in row] for row in rows])
    walk.left["light"] += len(lit)
    return [
        [
            (Paragraph(new_id(), (Run(lit[n, column]),)),) if (n, column) in lit else blocks
            for column, (blocks, _) in enumerate(row)
        ]
        for n, row in enumerate(rows)
    ]


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
            case Picture():
                runs.append(Run("" if block.decorative else picture_place(block.alternative)))
            case _:
                runs.append(Run(plain_block(block).replace("\t", " ")))
    return stripped_runs(tidy(runs))
