"""What a later version wrote in a text: kept as it is, and neither counted nor printed here."""

from desktopapp.plan.places import place_name, place_of
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.saying import listed
from desktopapp.plan.text import Foreign, Text


def holds_later(text: Text) -> bool:
    """Tell whether a later version wrote something in a text that this one does not know."""
    return any(isinstance(block, Foreign) for block in text)


def parts_with_later(plan: Plan) -> tuple[Answer | Section, ...]:
    """Return the answers and sections that hold something of a later version."""
    return tuple(part for part in plan.parts() if holds_later(part.text))


def said_of_later(plan: Plan) -> str:
    """Say where something stands that is neither counted nor printed here, or nothing."""
    where = dict.fromkeys(
        place_name(plan, place_of(plan, one.id)) for one in parts_with_later(plan)
    )
    if not where:
        return ""
    hold = "holds" if len(where) == 1 else "hold"
    return (
        f"{listed(tuple(where))} {hold} something from a newer Planwright, which this version "
        "cannot count or print."
    )
