"""What two people gave as answers beside texts, brought together at each question."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from desktopapp.plan.brief import Question
from desktopapp.plan.clash import Deciding, Resolution, have_ids
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.given_said import question_named
from desktopapp.plan.giving import field_names, question_at
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import said_given
from desktopapp.plan.said_values import NOTHING
from desktopapp.plan.values import said_value

_Rows = tuple[GivenRow, ...]


class _Asked(NamedTuple):
    """A merge under way at one question, which it names and whose values it says in words."""

    deciding: Deciding
    named: str
    question: Question | None

    def said(self, value: str) -> str:
        return said_given(self.question, value) if self.question else value

    def said_cell(self, name: str, words: str) -> str:
        known = self.question.fields if self.question else ()
        kinds = dict(zip(field_names(known), (one.kind for one in known), strict=True))
        return said_value(kinds[name], words) if name in kinds else words

    def one(self, place: str, say: Callable[[Any], str], *states: Any) -> Any:  # noqa: ANN401  # any value, or nothing
        """Merge what can only be taken whole."""
        base, ours, theirs = states
        if theirs in (ours, base):
            return ours
        return theirs if ours == base else self.choose(place, say, base, ours, theirs)

    def choose(self, place: str, say: Callable[[Any], str], *states: Any) -> Any:  # noqa: ANN401  # any value, or nothing
        """Let a person choose one of two values."""
        _, ours, theirs = states
        removed = NOTHING in (ours, theirs)
        texts = ("" if one is NOTHING else say(one) for one in states)
        chosen = self.deciding.clash(place, *texts, both=removed)
        if chosen is Resolution.BOTH:
            return theirs if ours is NOTHING else ours
        return theirs if chosen is Resolution.THEIRS else ours

    def cells(self, place: str, *states: Mapping[str, str]) -> dict[str, str]:
        """Merge what stands in fields or cells, by their names."""
        made = {}
        for name in dict.fromkeys(key for state in states for key in state):
            values = (state.get(name, NOTHING) for state in states)
            words = self.one(f"{place}{name}", partial(self.said_cell, name), *values)
            if words is not NOTHING:
                made[name] = words
        return made

    def rows(self, *states: _Rows) -> _Rows:
        """Merge rows by their ids, each cell by cell."""
        if not have_ids(*states):
            return self.one(f"{self.named}: the rows", self._said_rows, *states)  # type: ignore[no-any-return]
        sides = [{row.id: row for row in state} for state in states]
        return self.deciding.by_key(sides[0], sides[1], sides[2], self._row)

    def _row(self, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # a row, or nothing
        row = theirs if ours is NOTHING else ours
        place = f"{self.named}: {self._row_name(row)}"
        if NOTHING in (ours, theirs):
            return self.one(place, self._said_row, base, ours, theirs)
        was = GivenRow(row.id) if base is NOTHING else base
        cells = self.cells(f"{place}, ", was.cells, ours.cells, theirs.cells)
        extra = self.deciding.later(place, was.extra, ours.extra, theirs.extra)
        return replace(ours, cells=cells, extra=extra)

    def _row_name(self, row: GivenRow) -> str:
        if self.question and row.id in self.question.rows:
            return row.id
        words = next((self.said_cell(*cell) for cell in row.cells.items()), "")
        return f"the row “{words}”" if words else "a row"

    def _said_row(self, row: GivenRow) -> str:
        return ", ".join(self.said_cell(*cell) for cell in row.cells.items())

    def _said_rows(self, rows: _Rows) -> str:
        return "\n".join(map(self._said_row, rows))

    def whole(self, given: Given) -> str:
        """Say all that is given, or why the question is left."""
        if given.left:
            return f"No answer: {given.left}"
        filled = (f"{name}: {self.said_cell(name, words)}" for name, words in given.filled.items())
        lines = (self.said(given.value), *given.chosen, *filled, self._said_rows(given.rows))
        return "\n".join(filter(None, lines))

    def given(self, base: Given, ours: Given, theirs: Given) -> Given:
        """Merge what is given at the question, value by value."""
        chosen = self.deciding.value(self.named, base.chosen, ours.chosen, theirs.chosen)
        return Given(
            self.one(self.named, self.said, base.value, ours.value, theirs.value),
            chosen,
            self.cells(f"{self.named}: ", base.filled, ours.filled, theirs.filled),
            self.rows(base.rows, ours.rows, theirs.rows),
            self.one(f"{self.named}: why it is left", str, base.left, ours.left, theirs.left),
            self.deciding.later(self.named, base.extra, ours.extra, theirs.extra),
        )


def merge_given(
    deciding: Deciding, base: Mapping[str, Given], mine: Plan, other: Plan
) -> dict[str, Any]:
    """Merge what is given at each question: value by value, field by field, row by row.

    Where one side left a question and the other answered it, only one of both can be meant.
    """
    ours, theirs = _with_same_rows(base, mine.given, other.given)
    merged = {}
    for name in dict.fromkeys([*base, *sorted(ours.keys() | theirs.keys())]):
        sides = [side.get(name, NOTHING) for side in (base, ours, theirs)]
        value = _at(_asked(deciding, name, mine, other), *sides)
        if value is not NOTHING:
            merged[name] = value
    return merged


def given_of_unknown(deciding: Deciding, mine: Plan, other: Plan) -> dict[str, Any]:
    """Decide what is given at each question, whole, where nobody knows what both come from."""
    merged = {}
    for name in dict.fromkeys([*mine.given, *other.given]):
        asked = _asked(deciding, name, mine, other)
        value, there = (side.given.get(name, NOTHING) for side in (mine, other))
        if value != there:
            value = asked.choose(asked.named, asked.whole, NOTHING, value, there)
        if value is not NOTHING:
            merged[name] = value
    return merged


def _asked(deciding: Deciding, name: str, mine: Plan, other: Plan) -> _Asked:
    plan = mine if question_at(mine, name) else other
    question = question_at(plan, name)
    return _Asked(deciding, question_named(plan, question), question)


def _at(asked: _Asked, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401  # what is given, or nothing
    """Merge what is given at one question."""
    if theirs in (ours, base) or ours == base:
        return theirs if ours == base else ours
    before = Given() if base is NOTHING else base
    if NOTHING in (ours, theirs) or _left_by_one(before, ours, theirs):
        return asked.one(asked.named, asked.whole, base, ours, theirs)
    return asked.given(before, ours, theirs)


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


def _known_as(was: _Rows, rows: _Rows) -> _Rows:
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


def _alike(was: _Rows, ours: _Rows, theirs: _Rows) -> tuple[_Rows, _Rows]:
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


def _called(rows: _Rows, names: Mapping[str, str]) -> Iterator[GivenRow]:
    return (replace(row, id=names.get(row.id, row.id)) for row in rows)


def _left_by_one(before: Given, ours: Given, theirs: Given) -> bool:
    """Tell whether one side said why a question is left, and the other changed its answer."""
    sides = ours, theirs
    left = [one.left != before.left for one in sides]
    answered = [replace(one, left=before.left) != before for one in sides]
    return ours != theirs and any(left) and any(answered) and before not in sides
