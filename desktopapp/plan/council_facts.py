"""What is asked of a council first: who is above it, with whom it shares, what deal it has."""

from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import Council, CouncilKind
from desktopapp.plan.problem import Problem

_LOWER = "lower tier"


class FactAnswer(NamedTuple):
    """What was answered: yes, no, or nothing yet (``None``), and the names that go with a yes."""

    says: bool | None = None
    names: tuple[str, ...] = ()


def fact_said(council: Council, fact: Fact) -> bool | None:
    """Return what is known of a council; nothing while nobody has said it."""
    return None if fact in council.unsaid else fact in council.facts()


def with_fact(council: Council, fact: Fact, answer: FactAnswer) -> Council:
    """Return the council of which this was said, or raise ``Problem`` where a yes names nobody.

    One that says who is above it against its kind gets the kind that fits.
    """
    says, names = answer
    unsaid = tuple(one for one in Fact if one in council.unsaid and one is not fact)
    council = replace(council, unsaid=(*unsaid, fact) if says is None else unsaid)
    match fact:
        case Fact.UPPER_TIER:
            if says is not None and says != (council.kind.tier == _LOWER):
                kind = CouncilKind.DISTRICT if says else CouncilKind.UNITARY
                council = replace(council, kind=kind)
        case Fact.PARTNERS:
            council = replace(council, partners=names if says else ())
        case Fact.DEVOLUTION:
            council = replace(council, devolution=", ".join(names) if says else "")
    if says and fact not in council.facts():
        raise Problem(
            "Nobody is named with whom services are shared."
            if fact is Fact.PARTNERS
            else "The mayor, combined authority or deal has no name.",
            safe="Nothing was changed.",
            then="Write a name, or choose “I do not know yet”.",
        )
    return council
