"""Colleagues who change one plan in every way the editor knows, above all a table in every other.

Each sentence, figure and picture holds a mark of its own, and each figure is noted by the row and
column it was written for, so whatever a merge makes of it can be judged without knowing how.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from desktopapp.plan import cells as c
from desktopapp.plan import editing as e
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Status
from desktopapp.plan.report import Field, Report, ReportSection
from desktopapp.plan.text import (
    Block,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    plain_block,
    plain_runs,
)
from tests.safety.officer import state

FREE = ("Museums", "Markets")  # labels of rows that are added
LABELS = ("Waste", "Parks", "Housing", "Roads", "Libraries", "Planning", "Leisure", "Benefits")
HEADINGS = ("Saving", "2024", "2025", "Target", "Actual", "On course?")
ASKS = ("ask1", "ask2", "ask3")


@dataclass(frozen=True)
class Grid:
    """What the rows and columns of a table truly are, whatever they are called."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass
class World:
    """What is known of all marks: the row and column that each figure or label belongs to."""

    chance: random.Random
    tables: bool = False  # whether tables are what is changed above all
    written: int = 0
    cell_of: dict[str, tuple[str, str]] = field(default_factory=dict)

    def mark(self, name: str) -> str:
        """Return a mark that nobody has written yet."""
        self.written += 1
        return f"{name}{self.written}{name}"


@dataclass
class Colleague:
    """One of two: a plan, what its tables truly are, and a letter that marks what is written."""

    name: str
    world: World
    plan: Plan
    grids: dict[str, Grid] = field(default_factory=dict)

    @property
    def chance(self) -> random.Random:
        """What decides."""
        return self.world.chance

    def sentence(self) -> str:
        """Return a new sentence."""
        words = self.chance.choice(
            ("We did {} things.", "In 2024 it cost £{} million.", "Then {}!")
        )
        return words.format(self.world.mark(self.name))

    def id(self, kind: str) -> str:
        """Return a new id."""
        self.world.written += 1
        return f"{self.chance.getrandbits(32):08x}{kind}{self.world.written}"


def base_plan(world: World) -> Colleague:
    """Return a plan with text, tables in half of all, pictures, statuses and a report."""
    one = Colleague("¤", world, replace(state(0), answers=()))
    for n in range(world.chance.randint(1, 3)):
        text: list[Block] = [new_paragraph(one) for _ in range(world.chance.randint(1, 5))]
        if world.chance.random() < 0.5 or (world.tables and n == 0):
            text.insert(world.chance.randrange(len(text)), new_table(one))
        if world.chance.random() < 0.2:
            text.append(e.as_item(new_paragraph(one), numbered=False))
        answer = Answer(f"a{n}", "t", (f"q{n}",), tuple(text))
        one.plan = replace(one.plan, answers=(*one.plan.answers, answer))
    one.plan = one.plan.with_coverage("ask1", Coverage(AskState.HERE))
    fields = tuple(Field(f"{label}", world.mark("¤")) for label in ("Report to", "Date", "Ward"))
    section = ReportSection("Risk", (new_paragraph(one),))
    one.plan = replace(one.plan, report=Report("Report", fields, (section,)))
    return one


def new_paragraph(one: Colleague) -> Paragraph:
    """Return a paragraph of one to four new sentences; some are a word or two."""
    if one.chance.random() < 0.15:
        return Paragraph(one.id("p"), (Run(one.world.mark(one.name)),))
    words = " ".join(one.sentence() for _ in range(one.chance.randint(1, 4)))
    return Paragraph(one.id("p"), (Run(words),))


# Tables.


def new_table(one: Colleague) -> Table:
    """Return a table of figures; in some, rows share labels and cells say Yes or No."""
    labels = one.chance.sample(LABELS, one.chance.randint(1, 5))
    if one.chance.random() < 0.15:
        labels += ["Total", "Total"]
        one.chance.shuffle(labels)
    headings = one.chance.sample(HEADINGS, one.chance.randint(1, 3))
    table_id = one.id("t")
    grid = Grid(
        tuple(one.id("r") for _ in ("", *labels)), tuple(one.id("c") for _ in ("", *headings))
    )
    one.grids[table_id] = grid
    rows = [tuple(_cell(words) for words in ("Service", *headings))]
    for row, label in zip(grid.rows[1:], labels, strict=True):
        rows.append((_cell(label), *(new_value(one, row, column) for column in grid.columns[1:])))
    return Table(table_id, tuple(rows))


def _cell(words: str) -> Runs:
    return (Run(words),) if words else ()


def new_value(one: Colleague, row: str, column: str) -> Runs:
    """Return a figure of its own for a cell, or a Yes, No or nothing."""
    kind = one.chance.random()
    if kind < 0.25:
        return _cell(one.chance.choice(("Yes", "No", "Partly", "")))
    mark = one.world.mark(one.name)
    one.world.cell_of[mark] = row, column
    return _cell(f"£{mark}m" if kind < 0.9 else f"It is {mark}. It was due.")


def edit_table(one: Colleague, table: Table) -> Table:
    """Change a table in one of the ways there are."""
    grid = one.grids[table.id]
    ways: list[Callable[[Colleague, Table, Grid], tuple[Table, Grid]]] = [
        _write_cell, _write_cell, _write_cell, _add_row, _add_row, _drop_row, _move_row,
        _add_column, _drop_column, _move_column, _rename_row, _rename_column,
    ]  # fmt: skip
    table, one.grids[table.id] = one.chance.choice(ways)(one, table, grid)
    return table


def _write_cell(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    if len(grid.rows) < 2 or len(grid.columns) < 2:
        return table, grid
    row = one.chance.randrange(1, len(grid.rows))
    column = one.chance.randrange(1, len(grid.columns))
    value = new_value(one, grid.rows[row], grid.columns[column])
    return c.with_cell(table, row, column, value), grid


def _add_row(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    at = one.chance.randint(1, len(grid.rows))
    row = one.id("r")
    labels = [plain_runs(cells[0]) for cells in table.rows]
    label = one.chance.choice([*FREE, *labels[1:]])  # one of the table's, and it is there twice
    if one.chance.random() < 0.7:
        label = one.id("Service ")
    values = [new_value(one, row, column) for column in grid.columns[1:]]
    rows = (*table.rows[:at], (_cell(label), *values), *table.rows[at:])
    return replace(table, rows=rows), replace(grid, rows=_put(grid.rows, at, row))


def _drop_row(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    if len(grid.rows) < 3:
        return table, grid
    at = one.chance.randrange(1, len(grid.rows))
    return c.without_row(table, at), replace(grid, rows=_without(grid.rows, at))


def _move_row(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    if len(grid.rows) < 3:
        return table, grid
    at, to = (one.chance.randrange(1, len(grid.rows)) for _ in range(2))
    rows = _put(_without(table.rows, at), to, table.rows[at])
    return (
        replace(table, rows=rows),
        replace(grid, rows=_put(_without(grid.rows, at), to, grid.rows[at])),
    )


def _add_column(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    at = one.chance.randint(1, len(grid.columns))
    column = one.id("c")
    heading = one.chance.choice(["Cost", *map(plain_runs, table.rows[0][1:])])
    if one.chance.random() < 0.7:
        heading = one.id("Year ")
    values = [_cell(heading), *(new_value(one, row, column) for row in grid.rows[1:])]
    if one.chance.random() < 0.3:  # not filled in yet
        values = [_cell(heading), *(() for _ in grid.rows[1:])]
    rows = tuple(_put(row, at, value) for row, value in zip(table.rows, values, strict=True))
    return replace(table, rows=rows), replace(grid, columns=_put(grid.columns, at, column))


def _drop_column(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    if len(grid.columns) < 3:
        return table, grid
    at = one.chance.randrange(1, len(grid.columns))
    return c.without_column(table, at), replace(grid, columns=_without(grid.columns, at))


def _move_column(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    if len(grid.columns) < 3:
        return table, grid
    at, to = (one.chance.randrange(1, len(grid.columns)) for _ in range(2))
    rows = tuple(_put(_without(row, at), to, row[at]) for row in table.rows)
    columns = _put(_without(grid.columns, at), to, grid.columns[at])
    return replace(table, rows=rows), replace(grid, columns=columns)


def _rename_row(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    at = one.chance.randrange(len(grid.rows))
    words = plain_runs(table.rows[at][0]) + " services"
    return c.with_cell(table, at, 0, _cell(words)), grid


def _rename_column(one: Colleague, table: Table, grid: Grid) -> tuple[Table, Grid]:
    at = one.chance.randrange(len(grid.columns))
    words = plain_runs(table.rows[0][at]) + " (£m)"
    return c.with_cell(table, 0, at, _cell(words)), grid


def _put(items: tuple, at: int, item: object) -> tuple:  # type: ignore[type-arg]
    return (*items[:at], item, *items[at:])


def _without(items: tuple, at: int) -> tuple:  # type: ignore[type-arg]
    return (*items[:at], *items[at + 1 :])


# Text.


def edit(one: Colleague) -> None:
    """Change one thing in the plan."""
    kind = one.chance.random()
    known = one.plan.answers and one.plan.answers[0].id == "a0"
    if one.world.tables and known and kind < 0.7:
        answer = one.plan.answers[0]
        text = tuple(
            edit_table(one, block) if isinstance(block, Table) else block for block in answer.text
        )
        one.plan = one.plan.with_text(answer.id, text)
    elif kind < 0.85 and one.plan.answers:
        answer = one.chance.choice(one.plan.answers)
        text = _edited(one, answer.text) if answer.text else (new_paragraph(one),)
        one.plan = one.plan.with_text(answer.id, text)
    else:
        one.chance.choice((_edit_parts, _edit_states, _edit_report, _carry_over))(one)


def _edited(one: Colleague, text: Text) -> Text:
    at = one.chance.randrange(len(text))
    block = text[at]
    if isinstance(block, Table) and one.chance.random() < 0.85:
        return e.with_block(text, at, edit_table(one, block))
    ways = [_rewrite, _rewrite, _rewrite, _join, _join, _split, _split, _cut_out, _add, _add]
    ways += [_move, _paste, _format, _picture, _drop, _copy]
    return one.chance.choice(ways)(one, text, at)


def _rewrite(one: Colleague, text: Text, at: int) -> Text:
    """Put in, change or remove a sentence."""
    block = text[at]
    if not isinstance(block, e.WORDY):
        return text
    units = plain_block(block).replace("! ", "!|").replace(". ", ".|").split("|")
    n = one.chance.randrange(len(units))
    kind = one.chance.random()
    if kind < 0.4:
        units.insert(n, one.sentence())
    elif kind < 0.75:
        units[n] = units[n].rstrip(".!") + f" and {one.world.mark(one.name)}."
    else:
        units.pop(n)
    words = " ".join(filter(None, units))
    return e.with_block(text, at, replace(block, runs=_cell(words)))


def _spot(one: Colleague, block: Block) -> int:
    """Return a place between two words."""
    words = plain_block(block)
    return one.chance.choice([n for n, sign in enumerate(words) if sign == " "] or [0])


def _join(_one: Colleague, text: Text, at: int) -> Text:
    if at + 1 == len(text) or not all(isinstance(b, e.WORDY) for b in text[at : at + 2]):
        return text
    return e.remove(text, (at, e.length(text[at])), (at + 1, 0))[0]


def _split(one: Colleague, text: Text, at: int) -> Text:
    if not isinstance(text[at], e.WORDY):
        return text
    spot = _spot(one, text[at])
    after = e.split(text, (at, spot + 1 if spot else 0))[0]
    return _with_ids(one, text, after)


def _cut_out(one: Colleague, text: Text, at: int) -> Text:
    """Remove from the middle of one paragraph to the middle of another."""
    to = min(at + one.chance.randint(1, 2), len(text) - 1)
    if at == to or not all(isinstance(b, e.WORDY) for b in text[at : to + 1]):
        return text
    return e.remove(text, (at, _spot(one, text[at])), (to, _spot(one, text[to])))[0]


def _add(one: Colleague, text: Text, at: int) -> Text:
    added: Block = new_table(one) if one.chance.random() < 0.1 else new_paragraph(one)
    return (*text[:at], added, *text[at:])


def _move(one: Colleague, text: Text, at: int) -> Text:
    """Move a block under its id."""
    rest = [*text[:at], *text[at + 1 :]]
    rest.insert(one.chance.randint(0, len(rest)), text[at])
    return tuple(rest)


def _paste(one: Colleague, text: Text, at: int) -> Text:
    """Cut a paragraph out and paste it elsewhere, under another id."""
    if not isinstance(text[at], e.WORDY):
        return text
    rest = [*text[:at], *text[at + 1 :]]
    rest.insert(one.chance.randint(0, len(rest)), replace(text[at], id=one.id("v")))
    return tuple(rest)


def _copy(one: Colleague, text: Text, at: int) -> Text:
    if not isinstance(text[at], e.WORDY) or one.chance.random() < 0.5:
        return text
    return (*text, replace(text[at], id=one.id("y")))


def _format(one: Colleague, text: Text, at: int) -> Text:
    kind = one.chance.random()
    if kind < 0.3:
        return e.with_format(text, (at, 0), (at, e.length(text[at])), bold=True)
    if kind < 0.6:
        return e.changed(text, at, at, lambda block: e.as_heading(block, 2))
    return e.changed(text, at, at, lambda block: e.as_item(block, numbered=kind < 0.8))


def _picture(one: Colleague, text: Text, at: int) -> Text:
    """Put a picture in under a name that the other may use too, or change one."""
    name = one.chance.choice(("plan.png", "map.png"))
    mark = one.world.mark(one.name)
    if name not in one.plan.pictures:
        one.plan = one.plan.with_picture(name, f"{one.name}{name}".encode())
    picture = Picture(one.id("i"), name, f"Shows {mark}")
    return (*text[:at], picture, *text[at:])


def _drop(_one: Colleague, text: Text, at: int) -> Text:
    return (*text[:at], *text[at + 1 :])


def _with_ids(one: Colleague, before: Text, after: Text) -> Text:
    """Give what the editor made ids that the same chance gives again."""
    known = {getattr(block, "id", "") for block in before}
    return tuple(
        block if getattr(block, "id", "") in known else replace(block, id=one.id("s"))
        for block in after
    )


# Everything else.


def _edit_parts(one: Colleague) -> None:
    kind = one.chance.random()
    answers = one.plan.answers
    if kind < 0.3 and len(answers) > 1:
        one.plan = one.plan.without_part(one.chance.choice(answers).id)
    elif kind < 0.6:
        one.plan = one.plan.with_part(Answer(one.id("a"), "t", ("q4",), (new_paragraph(one),)))
    elif answers:
        order = [answer.id for answer in answers]
        one.chance.shuffle(order)
        one.plan = one.plan.with_order("t", order)


def _edit_states(one: Colleague) -> None:
    if one.plan.answers and one.chance.random() < 0.5:
        answer = one.chance.choice(one.plan.answers)
        status = one.chance.choice(list(Status))
        questions = (*answer.questions, one.chance.choice(("q3", "q4")))
        one.plan = one.plan.with_part(
            replace(answer, status=status, questions=tuple(dict.fromkeys(questions)))
        )
    else:
        coverage = Coverage(one.chance.choice(list(AskState)), reason=one.world.mark(one.name))
        one.plan = one.plan.with_coverage(one.chance.choice(ASKS), coverage)


def _edit_report(one: Colleague) -> None:
    report = one.plan.report
    if not report:
        return
    fields = list(report.fields)
    kind = one.chance.random()
    if kind < 0.5 and fields:
        n = one.chance.randrange(len(fields))
        fields[n] = replace(fields[n], value=one.world.mark(one.name))
    elif kind < 0.7 and fields:
        fields.pop(one.chance.randrange(len(fields)))
    elif kind < 0.85:
        fields.insert(0, Field("Ward", one.world.mark(one.name)))
    sections = report.sections
    if kind > 0.85 and sections and sections[0].text:
        text = _rewrite(one, sections[0].text, 0)
        sections = (replace(sections[0], text=text), *sections[1:])
    one.plan = replace(one.plan, report=replace(report, fields=tuple(fields), sections=sections))


def _carry_over(one: Colleague) -> None:
    """Move a paragraph to another answer."""
    if len(one.plan.answers) < 2:
        return
    here, there = one.chance.sample(one.plan.answers, 2)
    if not here.text:
        return
    at = one.chance.randrange(len(here.text))
    block = here.text[at]
    if isinstance(block, e.WORDY) and one.chance.random() < 0.5:
        block = replace(block, id=one.id("w"))
    one.plan = one.plan.with_text(here.id, (*here.text[:at], *here.text[at + 1 :]))
    one.plan = one.plan.with_text(there.id, (*there.text, block))


def pair(seed: int, most: int = 4) -> tuple[Colleague, Colleague, Colleague]:
    """Return a plan and what two colleagues made of it."""
    return next(colleagues(seed, 2, most))  # type: ignore[return-value]


def colleagues(seed: int, many: int, most: int = 4) -> Iterator[tuple[Colleague, ...]]:
    """Return a plan, and what so many colleagues made of it."""
    world = World(random.Random(seed), seed % 2 == 0)  # noqa: S311  # chance, not secrecy
    base = base_plan(world)
    made = [base]
    for name in "ABCDEF"[:many]:
        one = Colleague(name, world, base.plan, dict(base.grids))
        for _ in range(world.chance.randint(1, most)):
            edit(one)
        made.append(one)
    yield tuple(made)
