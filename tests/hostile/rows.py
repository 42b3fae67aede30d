"""Follows words in the cells of tables through a history: the row and the column they belong to.

A row is known by what names it. Where somebody renames it, both names are one row from then on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.hostile.container import Json, parts, runs_text
from tests.hostile.drafts import Draft, Grid
from tests.hostile.marks import marks_in

Cell = tuple[str, str, str]  # a mark, what names its row, what heads its column


@dataclass
class Rows:
    """What was seen: which names are one, and beside which names each mark stood."""

    same: dict[str, str] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return the name that stands for all names of a row or column."""
        while name in self.same:
            name = self.same[name]
        return name

    def renamed(self, old: str, new: str) -> None:
        first, second = self.one(old), self.one(new)
        if first != second:
            self.same[first] = second

    def see(self, plan: Json) -> None:
        """Note beside which names each mark stands in a plan that was saved."""
        for mark, *names in cells(plan):
            self.seen.setdefault(mark, set()).update(names)

    def moved(self, plan: Json) -> Iterator[str]:
        """Go through the marks that stand beside names which they never stood beside."""
        for mark, *names in cells(plan):
            known = {self.one(name) for name in self.seen.get(mark, ())}
            if known and any(self.one(name) not in known for name in names):
                yield mark


def cells(plan: Json) -> Iterator[Cell]:
    """Go through the marked words in the cells of a plan whose rows and columns have names."""
    for block in tables(plan):
        rows = [[runs_text(cell) for cell in row] for row in block["rows"]]
        for row in rows[1:]:
            for head, text in zip(rows[0][1:], row[1:], strict=True):
                if marks_in(row[0]) and marks_in(head):
                    yield from ((mark, row[0], head) for mark in marks_in(text))


def tables(plan: Json) -> Iterator[Json]:
    for part in parts(plan):
        for block in part.get("text", []):
            if block.get("kind") == "table" and block["rows"]:
                yield block


def number_rows(draft: Draft) -> None:
    """Say anew which row and which column is which, as tables are now."""
    draft.grids = {
        block["id"]: Grid(
            ["head", *(draft.name() for _ in block["rows"][1:])],
            [draft.name() for _ in block["rows"][0]],
        )
        for block in tables(draft.plan)
    }


def names_of(draft: Draft) -> dict[str, str]:
    """Return what names each row and column, by the ids that they were given."""
    found = {}
    for block in tables(draft.plan):
        grid = draft.grids.get(block["id"])
        if grid:
            labels = [runs_text(row[0]) for row in block["rows"]]
            found |= dict(zip(grid.rows[1:], labels[1:], strict=True))
            heads = [runs_text(cell) for cell in block["rows"][0]]
            found |= dict(zip(grid.columns[1:], heads[1:], strict=True))
    return {one: name for one, name in found.items() if marks_in(name)}
