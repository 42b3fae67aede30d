"""Measures, or key performance indicators: where something was, where it is, where it shall be.

How far a measure is follows from its values and days (``headway``) and is never stored. Values are
exact decimals kept as text ("12.5"); what is no number stays as it was typed.
"""

from enum import StrEnum
from typing import ClassVar

from desktopapp.plan.records import record


class Direction(StrEnum):
    """Which way a measure shall go."""

    UP = "up is better"
    DOWN = "down is better"
    WITHIN = "keep within"  # between the target and ``target_to``


class PrintedMeasures(StrEnum):
    """How a plan's documents show its measures, at their end."""

    NOT = "not printed"
    TABLE = "as a table"
    CHARTS = "as a table with charts"


@record
class MeasuredValue:
    """What was measured once. ``as_at`` is its day, month or year: "2024-07-19", "2024-07"."""

    told_by_id: ClassVar[bool] = True
    id: str
    value: str = ""
    as_at: str = ""
    extra: str = ""


@record
class Measure:
    """Something that is measured, with its baseline and its target.

    ``about`` says what is measured. Days are kept as exactly as they are known: "2024-07".
    ``target_to`` is the upper end of a target that is kept within. ``where`` is the id of the
    question or theme that it belongs to, ``figure`` that of the figure whose values are its
    values; either may be empty.
    """

    id: str
    name: str = ""
    about: str = ""
    unit: str = ""
    direction: Direction = Direction.UP
    baseline: str = ""
    baseline_as_at: str = ""
    target: str = ""
    target_to: str = ""
    target_date: str = ""
    values: tuple[MeasuredValue, ...] = ()
    owner: str = ""
    where: str = ""
    figure: str = ""
    source: str = ""
    extra: str = ""
