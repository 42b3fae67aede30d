"""What two people gave as answers beside texts, brought together at each question."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktopapp.plan.clash import Deciding
from desktopapp.plan.given import Given, GivenRow

Rows = tuple[GivenRow, ...]


def merge_given(
    deciding: Deciding,
    base: Mapping[str, Given],
    ours: Mapping[str, Given],
    theirs: Mapping[str, Given],
) -> dict[str, Any]:
    """Merge what is given at each question: value by value, field by field, row by row.

    Where one side left a question and the other answered it, only one of both can be meant.
    """
    ours, theirs = _with_same_rows(base, ours, theirs)
    both = {name: base.get(name, Given()) for name in ours.keys() & theirs.keys()}
    settled = {
        name: deciding.whole(f"given, {name}", before, ours[name], theirs[name])
        for name, before in both.items()
        if _left_by_one(before, ours[name], theirs[name])
    }
    rest = deciding.group("given", {**base, **both}, {**ours, **settled}, {**theirs, **settled})
    return {**rest, **settled}


def _with_same_rows(
    base: Mapping[str, Given], ours: Mapping[str, Given], theirs: Mapping[str, Given]
) -> tuple[dict[str, Given], dict[str, Given]]:
    """Return what both gave, where rows with the same cells are the same row.

    A table that was put in again had other ids, though nothing in it had changed.
    """
    mine, other = dict(ours), dict(theirs)
    for name in mine.keys() & other.keys():
        was = base.get(name, Given())
        if mine[name] != other[name] and was not in (mine[name], other[name]):
            first = _known_as(was.rows, mine[name].rows)
            second = _known_as(was.rows, other[name].rows)
            first, second = _alike(was.rows, first, second)
            mine[name] = replace(mine[name], rows=first)
            other[name] = replace(other[name], rows=second)
    return mine, other


def _known_as(was: Rows, rows: Rows) -> Rows:
    """Return rows of which those that are not known bear the ids of equal ones that went."""
    ids = {row.id for row in rows}
    gone = [row for row in was if row.id not in ids and row.cells]
    known = {row.id for row in was}
    made = []
    for row in rows:
        same = next((one for one in gone if one.cells == row.cells), None)
        if row.id in known or same is None:
            made.append(row)
        else:
            gone.remove(same)
            made.append(replace(row, id=same.id))
    return tuple(made)


def _alike(was: Rows, ours: Rows, theirs: Rows) -> tuple[Rows, Rows]:
    """Return both sides' rows, of which equal ones that both added bear one id: the first."""
    known = {row.id for row in was}
    mine, other = (
        [row for row in side if row.id not in known and row.cells] for side in (ours, theirs)
    )
    shared = {row.id for row in mine} & {row.id for row in other}
    names: dict[str, str] = {}
    for row in mine:
        same = next((one for one in other if one.cells == row.cells and one.id not in names), None)
        if same and not {row.id, same.id} & shared:
            names |= dict.fromkeys((row.id, same.id), min(row.id, same.id))
    return tuple(_called(ours, names)), tuple(_called(theirs, names))


def _called(rows: Rows, names: Mapping[str, str]) -> Iterator[GivenRow]:
    return (replace(row, id=names.get(row.id, row.id)) for row in rows)


def _left_by_one(before: Given, ours: Given, theirs: Given) -> bool:
    """Tell whether one side said why a question is left, and the other changed its answer."""
    sides = ours, theirs
    left = [one.left != before.left for one in sides]
    answered = [replace(one, left=before.left) != before for one in sides]
    return ours != theirs and any(left) and any(answered) and before not in sides
