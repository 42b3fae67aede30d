"""What a plan does not have in common with its state before: little, and asked with every key."""

from collections.abc import Sequence
from typing import TypeVar

from desktopapp.plan.plan import Answer, Plan, Section

T = TypeVar("T")


def every_part(plan: Plan) -> tuple[Answer | Section, ...]:
    """Return all answers and sections as they are stored, also those that are not printed."""
    return (*plan.answers, *plan.sections)


def apart(some: Sequence[T], others: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """Return of two rows of records what stands in the same place and is not the same.

    Rows of different lengths are returned whole.
    """
    if len(some) != len(others):
        return some, others
    found = [(one, other) for one, other in zip(some, others, strict=True) if one is not other]
    return [one for one, _ in found], [other for _, other in found]
