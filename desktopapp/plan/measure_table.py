"""The table of a plan's measures: printed, put into an answer, and made for members."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from desktopapp.plan.days import said_known
from desktopapp.plan.headway import Headway, headway, in_order_of_days, latest_value
from desktopapp.plan.measure_values import said_baseline, said_measured, said_one, said_target
from desktopapp.plan.measures import Measure
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.saying import listed
from desktopapp.plan.text import Run, Runs, Table, new_id

_HEAD = ("Measure", "Baseline", "Target", "Latest", "How far", "Owner")
TABLE_SUMMARY = "Measures: where each was, where it shall be, where it is, and how far that is"
SHARES_OF_COLUMNS = (30.0, 16.0, 18.0, 16.0, 10.0, 14.0)


def said_name(measure: Measure) -> str:
    """Return what a measure is called; one without a name by what it measures."""
    return one_line(measure.name) or one_line(measure.about) or "Measure without a name"


def measure_rows(measures: Iterable[Measure]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the table, its heading first, with owners where one is known."""
    found = tuple(measures)
    owned = any(one.owner.strip() for one in found)
    width = len(_HEAD) if owned else len(_HEAD) - 1
    return tuple(row[:width] for row in (_HEAD, *map(_row, found)))


@lru_cache(maxsize=2048)  # the same rows are made for each count of the plan
def _row(measure: Measure) -> tuple[str, ...]:
    about = one_line(measure.about)
    name = said_name(measure)
    return (
        f"{name}: {about}" if about and about != name else name,
        said_baseline(measure) or "Not known",
        said_target(measure) or "None yet",
        said_one(measure, latest_value(measure)) or "Not known",
        headway(measure).headway,
        one_line(measure.owner),
    )


def measures_table(measures: Iterable[Measure]) -> Table:
    """Return the table as a block of text."""
    return Table(
        new_id(), cells_of(measure_rows(measures)), row_headers=True, summary=TABLE_SUMMARY
    )


def cells_of(rows: Iterable[Sequence[str]]) -> tuple[tuple[Runs, ...], ...]:
    """Return rows of words as rows of cells."""
    return tuple(tuple((Run(words),) if words else () for words in row) for row in rows)


def value_rows(measure: Measure) -> tuple[tuple[str, str], ...]:
    """Return the values of a measure in the order of their days, below a heading."""
    values = in_order_of_days(one for one in measure.values if one.value.strip())
    rows = (
        (said_known(one.as_at) or "No day", said_measured(measure.unit, one.value))
        for one in values
    )
    return (("As at", said_name(measure)), *rows)


def said_headway(measures: Iterable[Measure]) -> str:
    """Say how far measures are in all: "2 met, 1 on the way and 1 not known"."""
    found = [headway(one).headway for one in measures]
    tally = [(one, found.count(one)) for one in Headway]
    return listed([f"{number:,} {one.lower()}" for one, number in tally if number])
