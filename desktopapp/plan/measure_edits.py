"""Edits of a plan's measures: the tables of them in answers follow, where nobody changed these."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from desktopapp.plan.measure_table import cells_of, measure_rows
from desktopapp.plan.measures import Measure
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Block, Runs, Table

_Rows: TypeAlias = tuple[tuple[Runs, ...], ...]


def changed_to(plan: Plan, measures: tuple[Measure, ...]) -> Plan:
    """Return a plan with these measures, and with the tables in its texts that say them.

    A table follows that said just what the measures of before came to, all of them or those of
    one question. One that somebody wrote in stays as it is.
    """
    changed = replace(plan, measures=measures)
    if not plan.measures or plan.measures == measures:
        return changed
    parts = [part for part in plan.parts() if any(isinstance(one, Table) for one in part.text)]
    if not parts:
        return changed
    ways = ["", *dict.fromkeys(one.where for one in plan.measures if one.where)]
    new = {_rows(plan, where): _rows(changed, where) for where in reversed(ways)}
    for part in parts:
        text = tuple(_following(block, new) for block in part.text)
        if text != part.text:
            changed = changed.with_text(part.id, text)
    return changed


def measures_at(plan: Plan, where: str) -> tuple[Measure, ...]:
    """Return the measures of a question or theme; all of them where nothing is named."""
    return tuple(one for one in plan.measures if not where or one.where == where)


def _rows(plan: Plan, where: str) -> _Rows:
    return cells_of(measure_rows(measures_at(plan, where)))


def _following(block: Block, new: dict[_Rows, _Rows]) -> Block:
    if isinstance(block, Table) and block.rows in new and len(new[block.rows]) > 1:
        return replace(block, rows=new[block.rows])
    return block


def with_measures(plan: Plan, measures: Iterable[Measure]) -> Plan:
    """Return a plan with these measures, each in the place of its older self or at the end."""
    new = {one.id: one for one in measures}
    kept = tuple(new.pop(one.id, one) for one in plan.measures)
    return changed_to(plan, (*kept, *new.values()))


def without_measure(plan: Plan, measure_id: str) -> Plan:
    """Return a plan without a measure."""
    return changed_to(plan, tuple(one for one in plan.measures if one.id != measure_id))
