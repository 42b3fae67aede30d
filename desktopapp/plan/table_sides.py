"""What each row and column of a changed table is: known by its label or heading, not its place.

The first row holds the headings. A row's label is its first cell; where labels are there more than
once and the next column holds words alone, the two together; where the first column only numbers
the rows, the column behind it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from desktopapp.plan.alike import Key, Named, Paired, keys_of, paired
from desktopapp.plan.cells import squared
from desktopapp.plan.text import Runs, Table, plain_runs

Rows: TypeAlias = tuple[tuple[Runs, ...], ...]
_Grid: TypeAlias = list[list[str]]

_FEWEST = 2  # cells like no other in the table that tell a row or column whose name was changed
_LETTERS = re.compile(r"[^\W\d]")


class KeyedLines(NamedTuple):
    """The rows or the columns of a table by their keys.

    The doubtful ones are keys of the ancestor. The renamed ones of the ancestor are gone, and may
    be there under another name.
    """

    keys: tuple[Key, ...]
    doubtful: frozenset[Key]
    renamed: Mapping[Key, Key]


class TableSide(NamedTuple):
    """A table by the keys of its rows and columns."""

    rows: KeyedLines
    columns: KeyedLines
    cells: Mapping[tuple[Key, Key], Runs]


class _Pairs(NamedTuple):
    rows: Paired
    columns: Paired
    label: int  # the side's column that holds the labels


def sides_of(
    before: Table, ours: Table, theirs: Table
) -> tuple[TableSide, TableSide, TableSide] | None:
    """Find what each row and column is, or nothing where that cannot be told."""
    tables = [_square(one) for one in (before, ours, theirs)]
    base, *sides = map(_words, tables)
    one, other = (_pairs(base, side) for side in sides)
    if one is None or other is None:
        return None
    labels = [[row[found.label] for row in side] for found, side in zip((one, other), sides)]  # noqa: B905  # two of each
    rows = _lines(base, sides, (one.rows, other.rows), labels)
    turned = [_turned(side) for side in sides]
    headings = [[column[0] for column in columns] for columns in turned]
    columns = _lines(_turned(base), turned, (one.columns, other.columns), headings)
    made = [
        TableSide(here, there, _cells(table, here.keys, there.keys))
        for table, here, there in zip(tables, rows, columns, strict=True)
    ]
    return made[0], made[1], made[2]


def _cells(
    rows: Rows, row_keys: Sequence[Key], column_keys: Sequence[Key]
) -> dict[tuple[Key, Key], Runs]:
    return {
        (row_key, column_key): cell
        for row_key, row in zip(row_keys, rows, strict=True)
        for column_key, cell in zip(column_keys, row, strict=True)
    }


def _lines(
    base: _Grid, sides: Sequence[_Grid], found: tuple[Paired, Paired], names: Sequence[list[str]]
) -> tuple[KeyedLines, KeyedLines, KeyedLines]:
    """Return the rows or columns of three tables by their keys."""
    renamed = [_renamed(base, side, one) for side, one in zip(sides, found, strict=True)]
    for n, its in ((0, 1), (1, 0)):
        for at, to in list(renamed[n].items()):
            there = found[its].side_of.get(at)
            if there is None:
                there = _named(names[its], names[n][to], found[its].base_of)
            if there is not None and names[its][there] == names[n][to]:  # both named it so
                found[n].side_of[at], found[its].side_of[at] = to, there
                renamed[0].pop(at, None)
                renamed[1].pop(at, None)
    keys = keys_of(found, names, [list(map(tuple, side)) for side in sides])
    mine, other = (
        KeyedLines(
            keys[n],
            frozenset((at,) for at in found[n].doubtful),
            {(at,): keys[n][to] for at, to in renamed[n].items()},
        )
        for n in (0, 1)
    )
    return KeyedLines(tuple((n,) for n in range(len(base))), frozenset(), {}), mine, other


def _renamed(base: _Grid, side: _Grid, found: Paired) -> dict[int, int]:
    """Return what is gone and shares with something new what no other cell says."""
    old = Counter(word for line in base for word in line)
    new = Counter(word for line in side for word in line)
    there = {
        word: n
        for n, line in enumerate(side)
        for word in line
        if word and new[word] == 1 and n not in found.base_of
    }
    places = {
        n: [there[word] for word in line if old[word] == 1 and word in there]
        for n, line in enumerate(base)
        if n not in found.side_of
    }
    return {n: found_there[0] for n, found_there in places.items() if found_there}


def _named(names: Sequence[str], name: str, known: Mapping[int, int]) -> int | None:
    """Return which new thing has a name, where it is the only one."""
    found = [n for n, other in enumerate(names) if other == name and n not in known]
    return found[0] if name and len(found) == 1 else None


def _square(table: Table) -> Rows:
    (square,) = squared((table,))
    return square.rows if isinstance(square, Table) else ()


def _words(rows: Rows) -> _Grid:
    return [[" ".join(plain_runs(cell).split()) for cell in row] for row in rows]


def _turned(grid: _Grid) -> _Grid:
    return [list(column) for column in zip(*grid, strict=True)]


def _pairs(base: _Grid, side: _Grid) -> _Pairs | None:
    """Pair the rows and columns of a side with those of the ancestor, or say that nothing can."""
    columns = paired(_columns(base), _columns(side))
    if not any(base[0][at] for at in columns.side_of):  # no heading is left
        if len(base[0]) != len(side[0]) or not _mostly_same(base, side):
            return None
        columns = Paired({n: n for n in range(len(base[0]))})
    label = _label(base, side, columns)
    if label is None:
        return None
    rows = _paired_rows(base, side, columns, label)
    if len(columns.side_of) < len(base[0]):  # those that share a heading, by what is in the rows
        again = paired(
            _columns(base, list(rows.side_of)), _columns(side, list(rows.side_of.values()))
        )
        if label in again.side_of:
            columns = again
            rows = _paired_rows(base, side, columns, label)
    return _Pairs(rows, columns, columns.side_of[label])


def _mostly_same(base: _Grid, side: _Grid) -> bool:
    there = Counter(map(tuple, side)) & Counter(map(tuple, base))
    return there.total() * 2 >= len(base)


def _columns(grid: _Grid, rows: list[int] | None = None) -> list[Named]:
    """Name columns by their headings; only those rows are compared, where they are given."""
    often = Counter(word for row in grid for word in row)
    found = []
    for heading, *cells in _turned(grid):
        whole = cells if rows is None else [cells[n - 1] for n in rows if n]
        alone = _alone(whole, often)
        telling = tuple(whole) if alone else None
        found.append(Named(heading, tuple(whole), telling, alone < _FEWEST))
    return found


def _alone(cells: Sequence[str], often: Counter[str]) -> int:
    """Count cells that say what no other cell of the table does."""
    return sum(1 for cell in cells if cell and often[cell] == 1)


def _label(base: _Grid, side: _Grid, columns: Paired) -> int | None:
    """Return the ancestor's column that holds the labels, or nothing where the side has it not."""
    label = 0
    if len(base[0]) > 1 and 0 in columns.side_of and 1 in columns.side_of:
        numbers = [row[0] for row in base[1:]], [row[columns.side_of[0]] for row in side[1:]]
        words = [row[1] for row in base[1:]]
        if all(map(_only_numbers, numbers)) and len(set(words)) == len(words):
            label = int(all(len(_LETTERS.findall(word)) > 3 for word in words))  # noqa: PLR2004  # a word, not "Yes"
    return label if label in columns.side_of else None


def _only_numbers(cells: list[str]) -> bool:
    """Tell whether cells do nothing but number the rows."""
    return len(cells) > 2 and [cell.strip("().") for cell in cells] == [  # noqa: PLR2004  # fewer may be figures
        str(n) for n in range(1, len(cells) + 1)
    ]


def _paired_rows(base: _Grid, side: _Grid, columns: Paired, label: int) -> Paired:
    here = sorted(columns.side_of)
    there = [columns.side_of[n] for n in here]
    at = here.index(label)
    rows = [[row[n] for n in here] for row in base], [[row[n] for n in there] for row in side]
    beside = at + 1 < len(here) and here[at + 1] == label + 1
    two = (
        beside
        and any(_shared(each, at) for each in rows)
        and all(not any(map(str.isdigit, row[at + 1])) for each in rows for row in each[1:])
    )
    found = paired(*(_named_rows(each, at, 2 if two else 1) for each in rows))
    if 0 not in found.side_of and 0 not in found.side_of.values():
        found.side_of[0] = 0  # the headings
    return found


def _shared(rows: _Grid, label: int) -> bool:
    """Tell whether any label is there more than once."""
    return len({row[label] for row in rows}) < len(rows)


def _named_rows(rows: _Grid, label: int, width: int) -> list[Named]:
    often = Counter(word for row in rows for word in row)
    found = []
    above = ""
    for row in rows:
        names = row[label : label + width]
        if width > 1:  # a label that stands for the rows below it too
            above = names[0] = names[0] or above
        rest = row[label + width :]
        telling = tuple(rest) if _alone(rest, often) >= _FEWEST else None
        found.append(Named(tuple(names), tuple(row[label:]), telling))
    return found
