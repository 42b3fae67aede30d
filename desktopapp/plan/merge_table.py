"""Tables merged by what their rows and columns are, never by their place.

Rows and columns that one side added, removed or moved are merged first, then the cells of those
that both have. Where rows or columns cannot be told apart, and both sides changed something there,
a person chooses the table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from desktopapp.plan.alike import Key
from desktopapp.plan.clash import Deciding, Resolution
from desktopapp.plan.said_values import said_whole
from desktopapp.plan.table_sides import KeyedLines, TableSide, sides_of
from desktopapp.plan.text import Runs, Table, plain_runs


class _Three(NamedTuple):
    """A table as it was, and as each side has it."""

    base: TableSide
    ours: TableSide
    theirs: TableSide

    def in_turn(self) -> tuple[tuple[TableSide, TableSide], ...]:
        """Return each side with the other."""
        return (self.ours, self.theirs), (self.theirs, self.ours)


def merge_table(
    deciding: Deciding, before: Table, ours: Table, theirs: Table
) -> tuple[Table, ...]:
    """Merge what two sides made of a table; return both where both are to be kept."""
    found = sides_of(before, ours, theirs)
    says_more = {before.extra, ours.extra, theirs.extra} != {""}
    if found is None or _in_doubt(_Three(*found)) or (says_more and _rebuilt(_Three(*found))):
        return _chosen(deciding, before, ours, theirs)
    values = deciding.record("a table", before, ours, theirs, without=("rows",))
    return (replace(ours, **values, rows=_rows(deciding, _Three(*found))),)


def _chosen(deciding: Deciding, before: Table, ours: Table, theirs: Table) -> tuple[Table, ...]:
    """Let a person choose between the rows of two tables; what is said beside them is merged."""
    values = deciding.record("a table", before, ours, theirs, without=("rows", "extra"))
    texts = [said_whole(replace(one, **values)) for one in (before, ours, theirs)]
    place = "a table whose rows or columns cannot be told apart"
    chosen = deciding.clash(place, *texts, both=True)
    if chosen is Resolution.BOTH:
        return ours, theirs
    return (replace(theirs if chosen is Resolution.THEIRS else ours, **values),)


def _rebuilt(three: _Three) -> bool:
    """Tell whether rows or columns have moved, of which a later version may say something."""
    return len({(one.rows.keys, one.columns.keys) for one in three}) > 1


def _in_doubt(three: _Three) -> bool:
    """Tell whether a side changed what on the other side could be one thing or another."""
    return any(
        any(_row_changed(three.base, other, row) for row in side.rows.doubtful)
        or any(_column_changed(three.base, other, one) for one in side.columns.doubtful)
        or (_remade(three.base.rows, side.rows) and _wanted(three, side, other, _COLUMNS))
        or (_remade(three.base.columns, side.columns) and _wanted(three, side, other, _ROWS))
        for side, other in three.in_turn()
    )


def _remade(base: KeyedLines, side: KeyedLines) -> bool:
    """Tell whether a side has new rows or columns in the place of others, or under new names."""
    gone = set(base.keys) - set(side.keys)
    return bool(gone) and bool(set(side.keys) - set(base.keys))


def _wanted(three: _Three, side: TableSide, other: TableSide, kind: "_Kind") -> bool:
    """Tell whether a side removed rows or columns in which the other changed something."""
    gone = set(kind.lines(three.base).keys) - set(kind.lines(side).keys)
    return any(
        key in kind.lines(other).keys and kind.changed(three.base, other, key) for key in gone
    )


def _row_changed(base: TableSide, side: TableSide, row: Key) -> bool:
    """Tell whether a side removed a row of the ancestor's or wrote something in it."""
    if row not in side.rows.keys:
        return True
    return any(
        _differ(base.cells.get((row, column), ()), side.cells[row, column])
        for column in side.columns.keys
    )


def _column_changed(base: TableSide, side: TableSide, column: Key) -> bool:
    """Tell whether a side removed a column of the ancestor's or wrote something in it."""
    if column not in side.columns.keys:
        return True
    return any(
        _differ(base.cells.get((row, column), ()), side.cells[row, column])
        for row in side.rows.keys
    )


def _differ(one: Runs, other: Runs) -> bool:
    return one != other and bool(plain_runs(one) or plain_runs(other))


def _rows(deciding: Deciding, three: _Three) -> tuple[tuple[Runs, ...], ...]:
    """Return the rows that come of three tables."""
    rows, columns = _Merging(deciding, three, _ROWS), _Merging(deciding, three, _COLUMNS)
    kept, there = rows.kept(), columns.kept()
    made = [
        tuple(_cell(deciding, three, side, (row, column)) for column in columns.order(there))
        for row in rows.order(kept)
        for side in kept[row]
    ]
    return tuple(made) if made and there else (((),),)


class _Kind(NamedTuple):
    """What is said and asked of rows, or of columns."""

    name: str
    lines: Callable[[TableSide], KeyedLines]
    changed: Callable[[TableSide, TableSide, Key], bool]
    text: Callable[[TableSide, Key], str]


_Whose: TypeAlias = dict[Key, tuple[TableSide | None, ...]]


@dataclass(slots=True)
class _Merging:
    """The rows or columns of three tables, and which of them stay.

    A row that stays is merged, one side's, or both sides' one after the other.
    """

    deciding: Deciding
    three: _Three
    kind: _Kind

    def keys(self) -> list[list[Key]]:
        """Return the keys of the ancestor, ours and theirs."""
        return [list(self.kind.lines(side).keys) for side in self.three]

    def texts(self, key: Key) -> list[str]:
        """Return what a row or column says in the ancestor and on each side."""
        return [self.kind.text(side, key) for side in self.three]

    def order(self, kept: _Whose) -> list[Key]:
        """Return the keys of what stays in the order of both sides."""
        sides = [[key for key in side if key in kept] for side in self.keys()]
        place = f"the order of the {self.kind.name}s"
        return self.deciding.order(sides, lambda key: _first(self.texts(key)), place)

    def kept(self) -> _Whose:
        """Return what stays, and whose it is."""
        base, *sides = map(set, self.keys())
        kept: _Whose = {}
        dropped: set[Key] = set()
        for key in dict.fromkeys(key for side in self.keys() for key in side):
            has = key in sides[0], key in sides[1]
            if key in dropped:
                continue
            if key not in base:
                kept[key] = self.new(key) if all(has) else (None,)
            elif all(has) or self.stays(key, has, dropped):
                kept[key] = (None,)
        return {key: whose for key, whose in kept.items() if key not in dropped}

    def new(self, key: Key) -> tuple[TableSide | None, ...]:
        """Say whose a row is that both added."""
        _, ours, theirs = self.three
        if self.kind.name != "row" or not _clashing(self.three, key):
            return (None,)
        chosen = self.deciding.clash("a row that both added", *self.texts(key), both=True)
        return {Resolution.OURS: (ours,), Resolution.THEIRS: (theirs,)}.get(chosen, (ours, theirs))

    def stays(self, key: Key, has: tuple[bool, bool], dropped: set[Key]) -> bool:
        """Tell whether a row stays that a side removed or renamed; note what goes instead."""
        base, *sides = self.three
        names = [self.kind.lines(side).renamed.get(key) for side in sides]
        texts = [self.kind.text(base, key)]
        changed = False
        for n, side in enumerate(sides):
            name = key if has[n] else names[n]
            texts.append(self.kind.text(side, name) if name else "")
            changed = changed or (has[n] and self.kind.changed(base, side, key))
        if not changed and (any(has) or names[0] == names[1]):
            return False
        what = "renamed or removed" if any(names) else "removed"
        place = f"a {self.kind.name} that one side {what}"
        chosen = self.deciding.clash(place, *texts, both=True)
        for name, choice in zip(names, (Resolution.THEIRS, Resolution.OURS), strict=True):
            if chosen is choice and name:
                dropped.add(name)
        return any(
            has[n] and chosen is not choice
            for n, choice in enumerate((Resolution.THEIRS, Resolution.OURS))
        )


def _clashing(three: _Three, row: Key) -> bool:
    """Tell whether two sides wrote different things in a row that both added."""
    cells = three.ours.cells, three.theirs.cells
    pairs = ([side.get((row, column), ()) for side in cells] for column in three.ours.columns.keys)
    return any(mine != other and plain_runs(mine) and plain_runs(other) for mine, other in pairs)


def _cell(deciding: Deciding, three: _Three, side: TableSide | None, at: tuple[Key, Key]) -> Runs:
    """Return a cell: a side's, or what both made of it."""
    if side:
        return side.cells.get(at, ())
    before, ours, theirs = (one.cells.get(at) for one in three)
    if ours is None or theirs is None:
        return ours or theirs or ()
    place = f"the cell “{_row_name(three, at[0])}”, “{_heading(three, at[1])}”"
    return deciding.words(place, before or (), ours, theirs)


def _text_of(side: TableSide, row: Key) -> str:
    return "\t".join(
        plain_runs(side.cells.get((row, one), ())) for one in side.columns.keys
    ).strip()


def _column_text(side: TableSide, column: Key) -> str:
    return "\n".join(
        plain_runs(side.cells.get((row, column), ())) for row in side.rows.keys
    ).strip()


def _first(texts: Iterable[str]) -> str:
    """Return what a row or column says, on whichever side it is."""
    return next(filter(None, texts), "")


def _row_name(three: _Three, row: Key) -> str:
    return _first(_text_of(side, row) for side in three).partition("\t")[0]


def _heading(three: _Three, column: Key) -> str:
    """Return what stands above a column, on whichever side it is."""
    return _first(_column_text(side, column) for side in three).partition("\n")[0]


_ROWS = _Kind("row", lambda side: side.rows, _row_changed, _text_of)
_COLUMNS = _Kind("column", lambda side: side.columns, _column_changed, _column_text)
