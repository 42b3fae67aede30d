"""The council: who it is, how it decides, with whom it works."""

from dataclasses import dataclass
from enum import StrEnum

from desktopapp.plan.brief import Fact
from desktopapp.plan.shape import WORDS, Choice, Many, Record


class Kind(StrEnum):
    """The kinds of council in England, with the tier they stand in."""

    DISTRICT = "district"
    BOROUGH = "borough"  # a district with borough status
    CITY = "city"  # a district with city status
    COUNTY = "county"
    UNITARY = "unitary"
    METROPOLITAN = "metropolitan"
    LONDON = "London borough"
    OTHER = "other"

    @property
    def tier(self) -> str:
        """The tier in words: "lower tier", "upper tier" or "single tier"."""
        match self:
            case Kind.DISTRICT | Kind.BOROUGH | Kind.CITY:
                return "lower tier"
            case Kind.COUNTY:
                return "upper tier"
            case _:
                return "single tier"


class Governance(StrEnum):
    """How the council takes decisions (Local Government Act 2000, Part 1A)."""

    EXECUTIVE = "leader and executive"
    MAYOR = "elected mayor and executive"
    COMMITTEES = "committees"


@dataclass(frozen=True, slots=True)
class Contact:
    """The officer to ask. Leaves in a document only where that was ticked."""

    name: str = ""
    role: str = ""
    telephone: str = ""
    email: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """A council. ``decision_body`` and ``lead_member`` are the titles it uses.

    ``devolution`` names the mayor, combined authority or deal it works with, or is empty.
    ``logo`` is a name among the plan's pictures, ``logo_alternative`` says what it shows.
    """

    name: str
    short_name: str = ""
    kind: Kind = Kind.DISTRICT
    governance: Governance = Governance.EXECUTIVE
    decision_body: str = "Cabinet"
    lead_member: str = "Portfolio holder"
    partners: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    devolution: str = ""
    logo: str = ""
    logo_alternative: str = ""
    contact: Contact = Contact()
    extra: str = ""

    def facts(self) -> frozenset[Fact]:
        """Return the facts that decide which conditional asks apply."""
        facts = set()
        if self.kind.tier == "lower tier":
            facts.add(Fact.UPPER_TIER)
        if self.partners:
            facts.add(Fact.PARTNERS)
        if self.devolution or self.governance is Governance.MAYOR:
            facts.add(Fact.DEVOLUTION)
        return frozenset(facts)


COUNCIL = Record(
    Council,
    name=WORDS,
    short_name=WORDS,
    kind=Choice(Kind),
    governance=Choice(Governance),
    decision_body=WORDS,
    lead_member=WORDS,
    partners=Many(WORDS),
    predecessors=Many(WORDS),
    devolution=WORDS,
    logo=WORDS,
    logo_alternative=WORDS,
    contact=Record(Contact, name=WORDS, role=WORDS, telephone=WORDS, email=WORDS),
)

_KINDS = (
    ("london borough", Kind.LONDON),
    ("royal borough", Kind.LONDON),
    ("county council", Kind.COUNTY),
    ("metropolitan", Kind.METROPOLITAN),
    ("city council", Kind.CITY),
    ("borough", Kind.BOROUGH),
    ("district", Kind.DISTRICT),
)
_ENDINGS = (
    " metropolitan borough council",
    " borough council",
    " district council",
    " county council",
    " city council",
    " council",
)


def council_named(name: str) -> Council:
    """Guess a council's kind and short name from its full name; the officer can change both."""
    lower = name.lower()
    kind = next((kind for part, kind in _KINDS if part in lower), Kind.UNITARY)
    ending = next((ending for ending in _ENDINGS if lower.endswith(ending)), "")
    short = name[: len(name) - len(ending)] if ending else name
    return Council(name, short_name=short, kind=kind)
