"""Tables that a style lays out of other tags: rows and cells by ``display``, grids, and roles.

Parts side by side are no table by themselves: pages are laid out so too. They are one where rows
below each other have as many, with words in each column and nothing that a cell cannot hold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desktopapp.readers.html_edges import INLINE
from desktopapp.readers.html_ends import VOID
from desktopapp.readers.html_parts import HtmlPart, Laid, TokensLeft, laid_out
from desktopapp.readers.html_styles import rules_of, small_number
from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

_DEEPEST = 12  # parts within each other that may be tables; beyond this they are none
_LONGEST = 500  # characters of a cell that is one by its place alone
_FEWEST = 2  # rows, columns
_MOST_COLUMNS = 40
_OWN = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "html", "body"))
_BEGINS = frozenset((Laid.TABLE, Laid.ROW, Laid.FLEX, Laid.GRID))
_UNKNOWN_TRACKS = ("auto-f", "subgrid", "none", "var(")
_REPEATED = re.compile(r"repeat\( ?(\d{1,2}) ?,([^()]*(?:\([^()]*\)[^()]*)*)\)")
_NO_TRACK = re.compile(r"\[[^\]]*\]")
_CALLED = re.compile(r"[\w-]+\([^()]*\)")
_SPAN = re.compile(r"span (\d{1,2})")
_ACROSS = re.compile(r"1 ?/ ?-1")
_PLACES = ("grid-row", "grid-area", "grid-column-start", "grid-row-start")
_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})?[.):]?|\W{1,2}")


class _Rows(NamedTuple):
    """Rows of cells, what stands before them, and whether a style or role says that they are."""

    rows: list[list[HtmlPart]]
    before: list[HtmlPart]
    is_told: bool


def with_laid_tables(marked: Iterable[Token], depth: int = 0) -> Iterator[Token]:
    """Go through tags and words; what a style lays out as a table is told as one."""
    left = TokensLeft(marked)
    below: list[tuple[HtmlPart, _Rows]] = []  # parts below each other that may be rows of a table
    for token in left:
        if not isinstance(token, Begin) or depth >= _DEEPEST or not _begins(token):
            if not isinstance(token, HtmlText) or token.text.strip():
                yield from _together(below, depth)
                below = []
            yield token
            continue
        part = left.part(token)
        found = _rows(part)
        is_row = found is not None and len(found.rows) == 1
        if below and not (found and is_row and _are_alike(below[-1][1], found)):
            yield from _together(below, depth)
            below = []
        if found and is_row:
            below.append((part, found))
        elif found and _is_table(found):
            yield from _table(found)
        else:
            yield from _passed(part, depth)
    yield from _together(below, depth)


def _begins(token: Begin) -> bool:
    """Tell whether a tag may begin a table or a row that only its style or role makes one."""
    attributes = token.attributes
    if (
        token.tag in _OWN
        or token.tag in VOID
        or not ("style" in attributes or "role" in attributes)
    ):
        return False
    return laid_out(token, rules_of(attributes.get("style", ""))) in _BEGINS


def _passed(part: HtmlPart, depth: int) -> Iterator[Token]:
    """Tell a part that is no table, with the tables in it."""
    yield part.begin
    yield from with_laid_tables(part.tokens_inside(), depth + 1)
    yield End(part.begin.tag)


def _together(below: Sequence[tuple[HtmlPart, _Rows]], depth: int) -> Iterator[Token]:
    """Tell parts below each other: as one table, if they are one."""
    laid = _Rows(
        [row for _, one in below for row in one.rows],
        [part for _, one in below for part in one.before],
        all(one.is_told for _, one in below),
    )
    if _is_table(laid):
        yield from _table(laid)
    else:
        for part, _ in below:
            yield from _passed(part, depth)


def _are_alike(above: _Rows, row: _Rows) -> bool:
    """Tell whether a row may be the next of a table: it has as many cells, or says it is one."""
    both_told = above.is_told and row.is_told
    return both_told or len(above.rows[-1]) == len(row.rows[0])


def _is_table(laid: _Rows) -> bool:
    """Tell whether rows make a table."""
    rows = laid.rows
    across = max(map(len, rows), default=0)
    if len(rows) < _FEWEST or not _FEWEST <= across <= _MOST_COLUMNS:
        return False
    if any(cell.holds_no_cell() for row in rows for cell in row):
        return False
    words = [[cell.words() for cell in row] for row in rows]
    if laid.is_told:
        return True
    filled = {n for row in words for n, text in enumerate(row) if text}
    is_list = across == _FEWEST and all(_MARK.fullmatch(row[0]) for row in words)
    is_short = all(len(text) <= _LONGEST for row in words for text in row)
    return len(filled) == across and is_short and not is_list


# Where the cells are


def _rows(part: HtmlPart) -> _Rows | None:
    """Return the rows that a part lays out, or nothing where it lays out none."""
    before: list[HtmlPart] = []
    match part.laid:
        case Laid.TABLE:
            rows = _rows_within(part, before)
        case Laid.ROW:
            cells = _cells_within(part, before)
            rows = [cells] if cells else None
        case Laid.FLEX:
            cells = _beside(part, before)
            rows = [cells] if cells and len(cells) >= _FEWEST else None
        case _:
            rows = _in_grid(part, before)
    if not rows:
        return None
    return _Rows(rows, before, part.laid in (Laid.TABLE, Laid.ROW))


def _rows_within(part: HtmlPart, before: list[HtmlPart]) -> list[list[HtmlPart]] | None:
    """Return the rows in a table, or nothing where words stand outside of them."""
    parts = part.parts()
    rows: list[list[HtmlPart]] = []
    is_open = False  # whether cells without a row came last: they are one
    for one in parts or ():
        found: list[list[HtmlPart]] | None = None
        if one.is_hidden or one.laid is Laid.CAPTION:
            before.append(one)
            continue
        if one.laid is Laid.CELL and is_open:
            rows[-1].append(one)
            continue
        if one.laid is Laid.CELL:
            found = [[one]]
        elif one.laid is Laid.ROW:
            cells = _cells_within(one, before)
            found = None if cells is None else [cells]
        elif one.laid in (Laid.NONE, Laid.PARTS) and one.words():
            found = _rows_within(one, before)
        elif not one.words():
            found = []
        if found is None:
            return None
        is_open = one.laid is Laid.CELL
        rows += found
    return rows if parts else None


def _cells_within(part: HtmlPart, before: list[HtmlPart]) -> list[HtmlPart] | None:
    """Return the cells in a row, or nothing where words stand outside of them."""
    parts = part.parts()
    cells: list[HtmlPart] = []
    for one in parts or ():
        if one.is_hidden:
            before.append(one)
        elif one.laid is Laid.CELL:
            cells.append(one)
        elif one.words():
            cells += _cells_within(one, before) or [one]
    return cells if parts else None


def _beside(part: HtmlPart, before: list[HtmlPart]) -> list[HtmlPart] | None:
    """Return the parts that stand side by side, or nothing where words stand between them."""
    parts = part.parts()
    found: list[HtmlPart] = []
    for one in parts or ():
        if one.is_hidden:
            before.append(one)
        elif one.rules.get("display") == "contents":
            found += _beside(one, before) or []
        else:
            found.append(one)
    return found if parts else None


def _in_grid(part: HtmlPart, before: list[HtmlPart]) -> list[list[HtmlPart]] | None:
    """Return the rows that a grid puts its parts into, or nothing where it does so otherwise."""
    columns = _columns(part.rules.get("grid-template-columns", ""))
    cells = _beside(part, before)
    if not cells or not _FEWEST <= columns <= _MOST_COLUMNS:
        return None
    rows: list[list[HtmlPart]] = []
    at = columns
    for cell in cells:
        across = _across(cell, columns)
        if not across or any(place in cell.rules for place in _PLACES):
            return None
        if at >= columns:
            rows.append([])
            at = 0
        rows[-1].append(cell)
        at += across
        if at > columns:
            return None
    return rows if at == columns else None


def _columns(tracks: str) -> int:
    """Count the columns of a grid by its style, or return 0 where that does not tell them."""
    if any(one in tracks for one in _UNKNOWN_TRACKS):
        return 0
    repeated = _REPEATED.sub(lambda found: f" {found[2]} " * int(found[1]), tracks)
    return len(_CALLED.sub("x", _CALLED.sub("x", _NO_TRACK.sub(" ", repeated))).split())


def _across(cell: HtmlPart, columns: int) -> int:
    """Return over how many columns of a grid a cell reaches, or 0 where it names its place."""
    place = cell.rules.get("grid-column", "auto")
    if _ACROSS.fullmatch(place):
        return columns
    found = _SPAN.fullmatch(place)
    return int(found[1]) if found else int(place == "auto")


# How it is told


def _table(laid: _Rows) -> Iterator[Token]:
    """Tell rows as a table."""
    for part in laid.before:
        yield from part.tokens()
    yield Begin("table", {})
    for row in laid.rows:
        yield Begin("tr", {})
        for cell in row:
            yield from _cell(cell, max(map(len, laid.rows)))
        yield End("tr")
    yield End("table")


def _cell(cell: HtmlPart, columns: int) -> Iterator[Token]:
    """Tell a cell; a tag that says how its words look, or where they lead, stays around them."""
    said = small_number(cell.begin.attributes.get("aria-colspan", ""))
    attributes = {"colspan": str(said or _across(cell, columns) or 1)}
    if cell.begin.tag in INLINE or cell.begin.tag in VOID:
        yield Begin("td", attributes)
        yield from cell.tokens()
    else:
        yield Begin("td", {**cell.begin.attributes, **attributes})
        yield from cell.tokens_inside()
    yield End("td")
