"""Judges a merged table: each figure still stands in the row and the column it belongs to.

Which row is which is known beside the tables, whatever is written in them, so a label may change
and two rows may look alike.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.hostile.drafts import Grid
from tests.hostile.marks import marks_in

Rows = list[list[str]]
Names = Callable[..., bool]
_OPEN = object()  # both sides changed it: whatever it is now, a clash must say so


def judge_table(
    four: list[Rows | None], grids: list[Grid], names: Names
) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a table, given as it was, ours, theirs and merged."""
    was, mine, other = (
        _cells(rows or [], grid) for rows, grid in zip(four[:3], grids, strict=True)
    )
    merged = four[3]
    changed = any(side != was for side in (mine, other)) or any(one != grids[0] for one in grids)
    if merged is None:
        everything = [text for side in (mine, other) for text in side.values()]
        if not names(*filter(None, everything)):
            yield "cell lost", "the whole table"
        return
    columns = _columns(merged, grids, (was, mine, other))
    for column in _wanted(*(grid.columns for grid in grids)):
        if column not in columns:
            heads = [side.get(("head", column), "") for side in (mine, other)]
            if not names(*heads):
                yield "cell lost", f"the column {heads}"
    if not changed and [list(row) for row in merged] != four[0]:
        yield "cell moved", "a table that nobody changed"
    yield from _judge_rows(merged, columns, grids, (was, mine, other), names)


Cells = dict[tuple[str, str], str]


def _cells(rows: Rows, grid: Grid) -> Cells:
    return {
        (row, column): text
        for row, cells in zip(grid.rows, rows, strict=True)
        for column, text in zip(grid.columns, cells, strict=True)
    }


def _wanted(was: list[str], mine: list[str], other: list[str]) -> list[str]:
    """Return what must be there: what nobody removed, and what somebody added."""
    every = dict.fromkeys([*mine, *other])
    return [one for one in every if one not in was or (one in mine and one in other)]


def _columns(merged: Rows, grids: list[Grid], sides: tuple[Cells, ...]) -> dict[str, int]:
    """Return where each column stands in the merged table, told by its header."""
    found: dict[str, int] = {}
    every = dict.fromkeys(column for grid in grids for column in grid.columns)
    heads = merged[0] if merged else []
    for at, text in enumerate(heads):
        for column in every:
            known = {side.get(("head", column)) for side in sides} - {None}
            if text in known and column not in found:
                found[column] = at
                break
    return found


def _expected(key: tuple[str, str], was: Cells, mine: Cells, other: Cells) -> Any:  # noqa: ANN401  # a text or open
    before, ours, theirs = (side.get(key) for side in (was, mine, other))
    if ours is None or theirs is None:
        return ours if theirs is None else theirs
    if theirs in (ours, before):
        return ours
    return theirs if ours == before else _OPEN


def _judge_rows(
    merged: Rows,
    columns: dict[str, int],
    grids: list[Grid],
    sides: tuple[Cells, Cells, Cells],
    names: Names,
) -> Iterator[tuple[str, str]]:
    was, mine, other = sides
    left = [list(row) for row in merged]
    rows = _wanted(*(grid.rows for grid in grids))
    missing = []
    for row in rows:
        wanted = {column: _expected((row, column), was, mine, other) for column in columns}
        match = next((one for one in left if _fits(one, wanted, columns)), None)
        if match is None:
            missing.append(row)
        else:
            left.remove(match)
    told: set[str] = set()
    anew: list[set[str]] = []  # rows of which nothing telling was left: new ones look the same
    for row in missing:
        texts = [side.get((row, column)) for side in (mine, other) for column in columns]
        if not names(*filter(None, texts)):
            yield "cell moved", f"no row is as it must be: {texts}"
        told.update(filter(None, texts))
    for row in _half_removed(grids, sides):
        texts = [side.get((row, column)) for side in (mine, other) for column in columns]
        known = {text for text in texts if text}
        left_of_it = known & {was.get((row, column)) for column in columns}
        if not any(marks_in(text) for text in left_of_it):
            anew.append(known)
        if (
            known
            and not names(*known)
            and not any(known >= set(filter(None, one)) for one in left)
        ):
            yield "cell lost", f"a row that one removed and one changed: {texts}"
    anew += _written_anew(rows, sides)
    for one in left:
        words = set(filter(None, one))
        if not names(*words) and words not in anew and not (words and told >= words):
            yield "cell moved", f"a row that should not be: {one}"
    yield from _judge_order(merged, columns, grids, sides, names)


def _written_anew(rows: list[str], sides: tuple[Cells, Cells, Cells]) -> Iterator[set[str]]:
    """Go through what each side made of a row in which both left nothing that tells it.

    By its words it is a row that both removed, and two that came: neither is lost or moved.
    """
    for row in rows:
        was, *now = (
            {text for (name, _), text in side.items() if name == row and text} for side in sides
        )
        telling = {text for text in was if marks_in(text)}
        if telling and not any(telling & words for words in now):
            yield from now


def _fits(row: list[str], wanted: dict[str, Any], columns: dict[str, int]) -> bool:
    return all(
        text is _OPEN or (text or "") == row[columns[column]] for column, text in wanted.items()
    )


def _half_removed(grids: list[Grid], sides: tuple[Cells, Cells, Cells]) -> Iterator[str]:
    """Go through the rows that one side removed and the other changed."""
    was = sides[0]
    for row in grids[0].rows:
        for gone, stays in ((1, 2), (2, 1)):
            if row not in grids[gone].rows and row in grids[stays].rows:
                common = [one for one in grids[0].columns if one in grids[stays].columns]
                if any(was[row, one] != sides[stays][row, one] for one in common):
                    yield row


def _judge_order(
    merged: Rows,
    columns: dict[str, int],
    grids: list[Grid],
    sides: tuple[Cells, Cells, Cells],
    names: Names,
) -> Iterator[tuple[str, str]]:
    """Say where rows stand in another order than the one side that moved them gave them."""
    first = grids[0].columns[0]
    if first not in columns:
        return
    labels = [row[columns[first]] for row in merged]
    place: dict[str, int] = {}
    for row in set.intersection(*(set(grid.rows) for grid in grids)):
        known = {side.get((row, first)) for side in sides}
        where = [at for at, label in enumerate(labels) if label in known]
        if len(where) == 1 and len(known) == 1:
            place[row] = where[0]
    was, mine, other = ([row for row in grid.rows if row in place] for grid in grids)
    wanted = other if mine == was else mine if other == was else None
    if (
        wanted
        and not names(*filter(None, labels))
        and sorted(wanted, key=lambda row: place[row]) != wanted
    ):
        yield "order changed", "rows of a table"
