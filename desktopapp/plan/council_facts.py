"""What is asked of a council first: who is above it, with whom it shares, what deal it has."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import DUTIES_OF_TIERS, Council, CouncilKind
from desktopapp.plan.problem import Problem

_LOWER = "lower tier"
ASKED_FIRST = (Fact.UPPER_TIER, Fact.PARTNERS, Fact.DEVOLUTION)  # of every council
_BY_KIND = frozenset(duty for duties in DUTIES_OF_TIERS.values() for duty in duties)


class FactAnswer(NamedTuple):
    """What was answered: yes, no, or nothing yet (``None``), and the names that go with a yes."""

    says: bool | None = None
    names: tuple[str, ...] = ()


def fact_said(council: Council, fact: Fact) -> bool | None:
    """Return what is known of a council; nothing while nobody has said it."""
    return None if fact in council.unsaid else fact in council.facts()


def asked_facts(needed: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that nobody has said of a new council: the first, and those needed."""
    wanted = {*ASKED_FIRST, *needed}
    return tuple(fact for fact in Fact if fact in wanted)


def with_fact(council: Council, fact: Fact, answer: FactAnswer) -> Council:
    """Return the council of which this was said, or raise ``Problem`` where a yes names nobody.

    One that says who is above it against its kind gets the kind that fits.
    """
    says, names = answer
    told = {fact}
    if fact is Fact.UPPER_TIER and says is not None:
        told |= _BY_KIND  # they follow from it
    unsaid = tuple(one for one in Fact if one in council.unsaid and one not in told)
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
        case _:
            council = _with_duty(council, fact, says=says)
    if says and fact not in council.facts():
        raise Problem(
            "Nobody is named with whom services are shared."
            if fact is Fact.PARTNERS
            else "The mayor, combined authority or deal has no name.",
            safe="Nothing was changed.",
            then="Write a name, or choose “I do not know yet”.",
        )
    return council


def _with_duty(council: Council, fact: Fact, *, says: bool | None) -> Council:
    """Return the council of which a duty was said; what its kind tells is not stored again."""
    duties = tuple(one for one in council.duties if one is not fact)
    no_duties = tuple(one for one in council.no_duties if one is not fact)
    plain = replace(council, duties=duties, no_duties=no_duties)
    if says is None or says == (fact in plain.facts()):
        return plain
    if says:
        return replace(plain, duties=(*duties, fact))
    return replace(plain, no_duties=(*no_duties, fact))
