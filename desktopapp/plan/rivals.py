"""Questions that two people answered, each in a place of their own, where nobody had before.

A merge keeps what both added. Whoever brings the two together is shown both, side by side.
"""

from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.answered import is_written
from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.places import leader, place_number
from desktopapp.plan.plan import Answer, HeadingChoice, Plan
from desktopapp.plan.text import plain


class Rival(NamedTuple):
    """Two answers to one question, and what is to be decided of them."""

    ours: str
    theirs: str
    clash: Clash


def rivals(ours: Plan, theirs: Plan, merged: Plan) -> tuple[Rival, ...]:
    """Return the answers that both wrote to one question and that a merge put side by side."""
    mine, other = _by_question(ours, theirs, merged), _by_question(theirs, ours, merged)
    return tuple(
        Rival(
            one.id,
            other[where].id,
            Clash(
                "",
                f"both wrote {place_number(merged, where)}",
                "",
                plain(one.text),
                plain(other[where].text),
            ),
        )
        for where, one in mine.items()
        if where in other
    )


def _by_question(plan: Plan, without: Plan, merged: Plan) -> dict[str, Answer]:
    """Return the written answers that only one side has, by the question they lead."""
    known, kept = {one.id for one in without.answers}, {one.id for one in merged.answers}
    return {
        leader(plan, one): one
        for one in plan.answers
        if one.id in kept and one.id not in known and leader(plan, one) and is_written(one.text)
    }


def decided(merged: Plan, rival: Rival, choice: Resolution) -> Plan:
    """Return a merged plan with the answers that were chosen; of two, one has the heading."""
    match choice:
        case Resolution.OURS:
            return merged.without_part(rival.theirs)
        case Resolution.THEIRS:
            return merged.without_part(rival.ours)
        case Resolution.BOTH:
            later = max((rival.ours, rival.theirs), key=[one.id for one in merged.answers].index)
            return merged.with_part(replace(merged.part(later), heading=HeadingChoice.NONE))
