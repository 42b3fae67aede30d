"""Figures as records: each has a name, a value with its period and source, and what it was before.

A value is kept as exact text, never as a binary fraction: "1250.5", "2027-06-30". How it is
written out, and where it stands, is in ``figure_words`` and ``figure_uses``.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.records import record


class FigureUnit(StrEnum):
    """What a figure counts or says."""

    MONEY = "money"
    PERCENTAGE = "percentage"
    FTE = "FTE"
    COUNT = "count"
    DATE = "date"
    TEXT = "text"


@record
class FigureValue:
    """What a figure is or was: its value with all that says what it means, and who set it.

    ``value`` is a number ("-1250.5"), a day ("2027-06-30", "2027-06") or words, by the figure's
    unit; what was not understood stays as it was typed. ``period`` is what it is of ("2024/25"),
    ``as_at`` the day on which it was so, ``source`` the document that says it and ``place`` where
    in it. ``by`` and ``when`` say who set it, and at which time (ISO 8601).
    """

    told_by_id: ClassVar[bool] = True  # what two people added to a history is brought together
    holds_together: ClassVar[bool] = True  # no value with another's source
    id: str = ""
    value: str = ""
    period: str = ""
    as_at: date | None = None
    source: str = ""
    place: str = ""
    by: str = ""
    when: str = ""
    extra: str = ""

    def __post_init__(self) -> None:
        if not self.value.isprintable():
            object.__setattr__(self, "value", clean(self.value))  # as the file gives it back


@record
class Figure:
    """A figure that text may refer to by its id (``Run.figure``): one change changes all of it.

    ``now`` is its value, ``history`` what it was before, the oldest first. ``owner`` is who is
    asked about it.
    """

    id: str
    name: str = ""
    unit: FigureUnit = FigureUnit.MONEY
    owner: str = ""
    now: FigureValue = FigureValue()
    history: tuple[FigureValue, ...] = ()
    extra: str = ""

    @property
    def value(self) -> str:
        """The value as it is kept."""
        return self.now.value

    @property
    def period(self) -> str:
        """What period the value is of."""
        return self.now.period

    @property
    def as_at(self) -> date | None:
        """The day on which the value was so, where that is known."""
        return self.now.as_at

    @property
    def source(self) -> str:
        """The document that says it, and where in it: "Budget book, page 4"."""
        return ", ".join(filter(None, map(one_line, (self.now.source, self.now.place))))

    @property
    def values(self) -> tuple[FigureValue, ...]:
        """All values that are known, the earliest first, by the day on which each was so.

        Where a day is not known, a value stands behind those that were there before it.
        """
        told = (*self.history, self.now)
        days: list[date] = []
        for one in told:
            days.append(one.as_at or (days[-1] if days else date.min))
        order = sorted(range(len(told)), key=days.__getitem__)
        return tuple(told[n] for n in order)
