"""Measures as rows of a sheet, one for each value, and read back from rows that somebody wrote.

The first row of a measure says all of it with its first value; the rows below it hold the other
values under the same id. What is no number or day stays as it was typed, and is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.measure_values import typed_as_at, typed_measured
from desktopapp.plan.measures import Direction, Measure, MeasuredValue
from desktopapp.plan.places import place_number
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import new_id

_WORDS = {
    "Measure": "name",
    "What it measures": "about",
    "Unit": "unit",
    "Owner": "owner",
    "Source": "source",
}
_NUMBERS = {"Baseline": "baseline", "Target": "target", "Target to": "target_to"}
_DAYS = {"Baseline as at": "baseline_as_at", "Target date": "target_date"}
_COLUMNS = (
    *("Measure", "What it measures", "Question", "Unit", "Direction", "Baseline"),
    *("Baseline as at", "Target", "Target to", "Target date", "Value", "As at"),
    *("Owner", "Source", "Council", "Id"),
)
_TOLD = 5  # places that a note names


class ReadMeasures(NamedTuple):
    """What a file of measures says, and what is to be said of it in sentences."""

    measures: tuple[Measure, ...]
    notes: tuple[str, ...]


def sheet_rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Go through the rows of the sheet of a plan's measures, the names of the columns first."""
    yield _COLUMNS
    for measure in plan.measures:
        whole = {
            column: str(getattr(measure, field))
            for column, field in (_WORDS | _NUMBERS | _DAYS).items()
        }
        whole |= {
            "Question": _said_place(plan, measure.where),
            "Direction": measure.direction,
            "Council": one_line(plan.council.name),
            "Id": measure.id,
        }
        for n, value in enumerate(measure.values or (MeasuredValue(""),)):
            named = {"Measure": whole["Measure"], "Id": whole["Id"]} if n else whole
            cells = {**named, "Value": value.value, "As at": value.as_at}
            yield tuple(cells.get(column, "") for column in _COLUMNS)


def _said_place(plan: Plan, where: str) -> str:
    """Return the number of a question or theme, or its id where the number is not its alone."""
    number = place_number(plan, where) if where else ""
    return number if number and _place(plan, number) == where else where


def _place(plan: Plan, words: str) -> str | None:
    """Return the question or theme that words name: "1.2", "Theme 2"; nothing where none is."""
    named = one_line(words).casefold()
    if not named:
        return ""
    for theme in plan.brief.themes:
        if named in (f"theme {theme.number}", theme.id.casefold()):
            return theme.id
    try:
        return plan.brief.find(named)
    except Problem:
        return None


def measures_in(rows: Sequence[Sequence[str]], plan: Plan) -> ReadMeasures:
    """Return the measures that rows hold, or raise ``Problem`` where no column names them.

    One whose id the plan knows keeps what the file has no column for.
    """
    head = [one_line(cell).casefold() for cell in rows[0]] if rows else []
    columns = {name: head.index(name.casefold()) for name in _COLUMNS if name.casefold() in head}
    if "Measure" not in columns:
        raise Problem(
            "No column of this file is called “Measure”.",
            safe="Nothing was changed.",
            then="Name the columns in the first row as an export of measures does.",
        )
    said = [
        (n, {name: row[at] for name, at in columns.items() if at < len(row)})
        for n, row in enumerate(rows[1:], 2)
    ]
    reading = _Reading(plan)
    for n, cells in said:
        reading.take(n, cells)
    return ReadMeasures(tuple(reading.made.values()), tuple(reading.notes()))


class _Reading:
    """Rows that are being read: the measures so far by what tells them apart, and the doubts."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known = {one.id: one for one in plan.measures}
        self.made: dict[str, Measure] = {}
        self.doubts: list[str] = []

    def take(self, n: int, cells: Mapping[str, str]) -> None:
        """Take one row: a measure, or one more value of the one above it."""
        named, told = one_line(cells.get("Measure", "")), cells.get("Id", "").strip()
        key = told or named
        if not key:
            if any(cell.strip() for cell in cells.values()):
                self.doubts.append(f"row {n} names no measure and was left out")
            return
        if key not in self.made:
            self.made[key] = self._begun(n, told, cells)
        measure = self.made[key]
        value = self._value(n, measure, cells)
        if value:
            self.made[key] = replace(measure, values=(*measure.values, value))

    def _begun(self, n: int, told: str, cells: Mapping[str, str]) -> Measure:
        known = self.known.get(told) or Measure(told or new_id())
        said: dict[str, object] = {
            field: cells[column] for column, field in _WORDS.items() if column in cells
        }
        unit = str(said.get("unit", known.unit))
        for column, field in _NUMBERS.items():
            if column in cells:
                said[field] = self._number(n, column, unit, cells[column])
        for column, field in _DAYS.items():
            if column in cells:
                said[field] = self._day(n, column, cells[column])
        if "Question" in cells:
            said["where"] = self._where(n, cells["Question"])
        if "Direction" in cells:
            said["direction"] = self._direction(n, cells["Direction"])
        if "Value" in cells:
            said["values"] = ()
        return replace(known, **said)  # type: ignore[arg-type]  # each by the name of its field

    def _value(self, n: int, measure: Measure, cells: Mapping[str, str]) -> MeasuredValue | None:
        words, day = cells.get("Value", ""), cells.get("As at", "")
        if not (words or day):
            return None
        value = self._number(n, "Value", measure.unit, words)
        as_at = self._day(n, "As at", day)
        before = self.known.get(measure.id)
        taken = {one.id for one in measure.values}
        same = (
            one
            for one in (before.values if before else ())
            if (one.value, one.as_at) == (value, as_at) and one.id not in taken
        )
        return next(same, MeasuredValue(new_id(), value, as_at))

    def _number(self, n: int, column: str, unit: str, words: str) -> str:
        typed = typed_measured(unit, words)
        return typed.value if self._is_clear(n, column, typed.note) else words

    def _day(self, n: int, column: str, words: str) -> str:
        typed = typed_as_at(words)
        return typed.value if self._is_clear(n, column, typed.note) else words

    def _is_clear(self, n: int, column: str, note: str) -> bool:
        if note:
            self.doubts.append(f"row {n}, {column}: {note.rstrip('.')}")
        return not note

    def _where(self, n: int, words: str) -> str:
        found = _place(self.plan, words)
        if found is None:
            self.doubts.append(f"row {n}: the letter has no “{one_line(words)}”")
        return found or ""

    def _direction(self, n: int, words: str) -> Direction:
        """Return the direction that words begin to say: "up", "Down is better"."""
        begun = words.strip().casefold()
        found = [one for one in Direction if begun and one.startswith(begun)]
        if begun and len(found) != 1:
            self.doubts.append(f"row {n}, Direction: write up, down or keep within")
        return found[0] if len(found) == 1 else Direction.UP

    def notes(self) -> Iterator[str]:
        """Say what of the rows is to be looked at."""
        for one in self.doubts[:_TOLD]:
            yield f"{one[:1].upper()}{one[1:]}."
        if len(self.doubts) > _TOLD:
            yield f"{len(self.doubts) - _TOLD:,} more cells are to be looked at."
