"""Where a new answer stands among those that a plan has: as the brief asks."""

from collections.abc import Sequence
from typing import Protocol

from desktopapp.plan.brief import Theme


class StandsThere(Protocol):
    """An answer that a plan has."""

    @property
    def theme(self) -> str:
        """The theme it is of."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions it answers."""


def place_for(question: str, theme: Theme, answers: Sequence[StandsThere]) -> int:
    """Return where a new answer to a question goes: before those of its theme to later ones."""
    order = [one.id for one in theme.questions]
    for n, other in enumerate(answers):
        if other.theme == theme.id and any(
            order.index(one) > order.index(question) for one in other.questions if one in order
        ):
            return n
    return len(answers)
