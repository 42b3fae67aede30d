"""Figures brought in from a table and written out as one; what would change is said first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktopapp.documents.figure_sheets import (
    COLUMNS,
    figures_csv,
    figures_workbook,
    unguarded,
)
from desktopapp.plan.days import NoSuchDay, said_date, typed_day
from desktopapp.plan.figure_uses import figure_uses, with_figures
from desktopapp.plan.figure_words import (
    EARLIEST,
    LATEST,
    UNIT_NAMES,
    said_figure,
    typed_figure,
)
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.plan.text import Paragraph, Table, new_id, plain_runs
from desktopapp.plan.typed_figures import typed_figures
from desktopapp.readers.kinds import Kind
from desktopapp.readers.read import read
from desktopapp.readers.reading import Reading
from desktopapp.store.files import write_whole

ENDINGS = (".xlsx", ".csv")
MOST_FIGURES = 10_000
_KINDS = {".csv": Kind.CSV, ".xlsx": Kind.WORKBOOK, ".xlsm": Kind.WORKBOOK}
_OTHER_NAMES = {
    "Name": ("figure", "measure", "description", "title"),
    "Value": ("amount", "number", "latest"),
    "Unit": ("kind", "type"),
    "As at": ("as_at", "date", "as at date"),
    "Source": ("document",),
    "Place": ("page", "where"),
    "Owner": ("contact", "lead"),
}
_UNIT_WORDS = {
    **{unit.casefold(): unit for unit in FigureUnit},
    **{name.casefold(): unit for unit, name in UNIT_NAMES.items()},
    "£": FigureUnit.MONEY,
    "gbp": FigureUnit.MONEY,
    "pounds": FigureUnit.MONEY,
    "%": FigureUnit.PERCENTAGE,
    "per cent": FigureUnit.PERCENTAGE,
    "number": FigureUnit.COUNT,
    "words": FigureUnit.TEXT,
}


class RefusedRow(NamedTuple):
    """A row that cannot be taken: its number in the table, what it says, and why."""

    row: int
    said: str
    why: str


class FiguresRead(NamedTuple):
    """What a table of figures would do to a plan."""

    added: tuple[Figure, ...]
    changed: tuple[tuple[Figure, Figure], ...]
    same: int
    refused: tuple[RefusedRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures as the plan would have them."""
        return (*self.added, *(new for _, new in self.changed))

    def data(self) -> dict[str, object]:
        """Return what would change as the command line prints it in JSON."""
        return {
            "added": [one.name for one in self.added],
            "changed": [
                {"name": new.name, "before": was.value, "after": new.value}
                for was, new in self.changed
            ],
            "same": self.same,
            "refused": [one._asdict() for one in self.refused],
        }


def read_figures(plan: Plan, path: Path, today: date, by: str, when: str) -> FiguresRead:
    """Read a table of figures (.xlsx or .csv), and say what it would change; or raise ``Problem``.

    A row is known by its id, else by its name. ``by`` and ``when`` say who brings it in.
    """
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise _no_table(path, f"Figures are read from {' and '.join(ENDINGS)} files.")
    reading = read(path, kind=kind)
    rows = tuple(_csv_rows(reading) if kind is Kind.CSV else _sheet_rows(reading.blocks))
    found = figures_of_rows(plan, rows, today, by, when)
    if found is None:
        raise _no_table(
            path, "The first row must name the columns; “Name” and “Value” are needed."
        )
    return found._replace(notes=reading.notes)


def _no_table(path: Path, then: str) -> Problem:
    return Problem(
        "This is no table of figures.", where=str(path), safe="Nothing was changed.", then=then
    )


def _csv_rows(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Go through the rows of a CSV file, without what keeps a cell from being a formula."""
    return (tuple(map(unguarded, row)) for row in reading.rows)


def _sheet_rows(blocks: Sequence[object]) -> Iterator[tuple[str, ...]]:
    """Go through the rows of the first sheet of a workbook."""
    for n, block in enumerate(blocks):
        match block:
            case Paragraph() if plain_runs(block.runs).startswith("== Sheet: "):
                if n:
                    return
            case Paragraph():
                yield (plain_runs(block.runs),)
            case Table():
                yield from (tuple(map(plain_runs, row)) for row in block.rows)
            case _:
                pass


def figures_of_rows(
    plan: Plan, rows: Sequence[Sequence[str]], today: date, by: str, when: str
) -> FiguresRead | None:
    """Return what rows would do to a plan; nothing where the first names no columns."""
    places = _places(rows[0]) if rows else {}
    if not {"Name", "Value"} <= places.keys():
        return None
    known = {one.id: one for one in plan.figures}
    named = {one.name.casefold(): one for one in reversed(plan.figures)}
    added: list[Figure] = []
    changed: list[tuple[Figure, Figure]] = []
    refused: list[RefusedRow] = []
    same, seen = 0, set[str]()
    for number, row in enumerate(rows[1:], 2):
        cells = {name: one_line(row[at]) if at < len(row) else "" for name, at in places.items()}
        if not any(cells.values()):
            continue
        was = known.get(cells.get("Id", "")) or named.get(cells["Name"].casefold())
        made = _figure(was, cells, today, by, when)
        if not isinstance(made, str):
            keys = {made.id, made.name.casefold()}
            made = _one_too_many(keys & seen, len(added) + len(changed)) or made
        if isinstance(made, str):
            refused.append(RefusedRow(number, ", ".join(filter(None, row))[:120], made))
            continue
        seen |= {made.id, made.name.casefold()}
        if was is None:
            added.append(made)
        elif _told(was) == _told(made):
            same += 1
        else:
            changed.append((was, made))
    return FiguresRead(tuple(added), tuple(changed), same, tuple(refused))


def _one_too_many(twice: Collection[str], taken: int) -> str:
    """Say why a row is one too many, or nothing."""
    if twice:
        return "An earlier row is of the same figure."
    return f"A table may hold {MOST_FIGURES:,} figures." if taken >= MOST_FIGURES else ""


def _told(one: Figure) -> tuple[object, ...]:
    now = one.now
    said = (one.name, now.value, now.period, now.source, now.place, one.owner)
    return (one.unit, now.as_at, *map(one_line, said))


def _places(names: Sequence[str]) -> dict[str, int]:
    """Return which column holds what, by the names that the first row gives them."""
    given = [one_line(name).casefold() for name in names]
    found = {}
    for column in COLUMNS:
        words = (column.casefold(), *_OTHER_NAMES.get(column, ()))
        at = next((given.index(word) for word in words if word in given), None)
        if at is not None:
            found[column] = at
    return found


def _figure(
    was: Figure | None, cells: dict[str, str], today: date, by: str, when: str
) -> Figure | str:
    """Return the figure of a row, or why it is none. What has no column stays."""
    if not cells["Name"]:
        return "It has no name."
    if not cells["Value"]:
        return "It has no value."
    unit = _unit(was, cells)
    if unit is None:
        return f"“{cells['Unit']}” is no unit. Write one of {', '.join(FigureUnit)}."
    typed = typed_figure(unit, cells["Value"], today)
    if typed.note:
        return f"“{cells['Value']}”: {typed.note}"
    old = was.now if was else FigureValue()
    try:
        as_at = _day(cells["As at"], today) if "As at" in cells else old.as_at
    except NoSuchDay as problem:
        return f"As at “{cells['As at']}”: {problem}"
    now = replace(
        old,
        value=typed.value,
        as_at=as_at,
        period=cells.get("Period", old.period),
        source=cells.get("Source", old.source),
        place=cells.get("Place", old.place),
    )
    if now != old:
        is_new = (now.value, now.period) != (old.value, old.period)
        now = replace(now, id=new_id() if is_new else old.id, by=by, when=when)
    base = was or Figure(cells.get("Id") or new_id())
    owner = cells.get("Owner", base.owner)
    return replace(base, name=cells["Name"], unit=unit, owner=owner, now=now)


def _unit(was: Figure | None, cells: dict[str, str]) -> FigureUnit | None:
    """Return the unit that a row says, else the one it had, else what its value is written as."""
    said = cells.get("Unit", "").casefold()
    if said:
        return _UNIT_WORDS.get(said)
    if was:
        return was.unit
    typed = next(typed_figures(cells["Value"]), None)
    return typed.unit if typed else FigureUnit.COUNT


def _day(words: str, today: date) -> date | None:
    """Return a day of a table, or say what is wrong with it."""
    if not words:
        return None
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        day = typed_day(words, today)
    if not EARLIEST <= day.year <= LATEST:
        raise NoSuchDay(f"The year {day.year} cannot be right.")
    return day


def with_figures_read(plan: Plan, found: FiguresRead) -> Plan:
    """Return the plan with all that a table of figures adds and changes."""
    return with_figures(plan, found.figures)


def said_of_figures_read(found: FiguresRead, *, accepted: bool) -> Iterator[str]:
    """Say what a table of figures changes, row by row."""
    yield from (f"new          {one.name}: {said_figure(one)}" for one in found.added)
    for was, new in found.changed:
        before, after = said_figure(was), said_figure(new)
        what = f"{before} becomes {after}" if before != after else "its details change"
        yield f"changed      {new.name}: {what}"
    yield from (f"left out     row {one.row}: {one.why} ({one.said})" for one in found.refused)
    if found.same:
        yield f"{counted(found.same, 'figure is', 'figures are')} the same."
    yield from found.notes
    if not accepted and found.figures:
        yield "Nothing was changed yet. Add --accept to bring them in."


def write_figures(plan: Plan, path: Path, agreed: str = "") -> None:
    """Write the figures of a plan as a table (.xlsx or .csv), or raise ``Problem``.

    One that is there is written over only where ``agreed`` is the checksum of what it holds.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Problem(
            "Figures are written as .xlsx or .csv.",
            where=str(path),
            safe="Nothing was written.",
            then="Give the file a name with one of these endings.",
        )
    make = figures_csv if ending == ".csv" else figures_workbook
    write_whole(path, make(plan.figures), agreed=agreed)


def figures_data(plan: Plan) -> dict[str, object]:
    """Return the figures of a plan as the command line prints them in JSON."""
    uses = figure_uses(plan)
    return {
        "figures": [
            {
                "id": one.id,
                "name": one.name,
                "value": one.value,
                "unit": str(one.unit),
                "period": one.period,
                "as_at": one.as_at.isoformat() if one.as_at else None,
                "source": one.source,
                "used": [{"part": use.part} for use in uses.get(one.id, ())],
            }
            for one in plan.figures
        ]
    }


def said_of_all(plan: Plan) -> Iterator[str]:
    """Say each figure of a plan in a line."""
    uses = figure_uses(plan)
    for one in plan.figures:
        told = (
            one.period,
            f"as at {said_date(one.as_at)}" if one.as_at else "",
            one.source,
            f"used in {counted(len(uses.get(one.id, ())), 'place')}",
        )
        yield f"{one.name}: {said_figure(one)} ({', '.join(filter(None, told))})"
    if not plan.figures:
        yield "The plan has no figures yet."
