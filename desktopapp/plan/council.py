"""The council: who it is, how it decides, with whom it works."""

import re
from enum import StrEnum

from desktopapp.plan.brief import Fact
from desktopapp.plan.records import record


class CouncilKind(StrEnum):
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
            case CouncilKind.DISTRICT | CouncilKind.BOROUGH | CouncilKind.CITY:
                return "lower tier"
            case CouncilKind.COUNTY:
                return "upper tier"
            case _:
                return "single tier"


_LOCAL = (Fact.PLANNING, Fact.HOUSING, Fact.WASTE)
_STRATEGIC = (Fact.HIGHWAYS, Fact.SOCIAL_CARE, Fact.WASTE)
DUTIES_OF_TIERS = {  # what a council does by its kind: collecting waste, or disposing of it
    "lower tier": _LOCAL,
    "upper tier": _STRATEGIC,
    "single tier": (*_LOCAL, *_STRATEGIC),
}


class Governance(StrEnum):
    """How the council takes decisions (Local Government Act 2000, Part 1A)."""

    EXECUTIVE = "leader and executive"
    MAYOR = "elected mayor and executive"
    COMMITTEES = "committees"


@record
class Contact:
    """The officer to ask. Leaves in a document only where that was ticked."""

    name: str = ""
    role: str = ""
    telephone: str = ""
    email: str = ""
    extra: str = ""


@record
class Council:
    """A council. ``decision_body`` and ``lead_member`` are the titles it uses.

    ``devolution`` names the mayor, combined authority or deal it works with, or is empty.
    ``duties`` are facts that were said to hold though its kind does not tell them, such as
    landlord, ``no_duties`` those said not to hold though its kind would. ``unsaid`` are facts of
    which nobody has said yet whether they hold.
    ``logo`` is a name among the plan's pictures, ``logo_alternative`` says what it shows.
    """

    name: str
    short_name: str = ""
    kind: CouncilKind = CouncilKind.DISTRICT
    governance: Governance = Governance.EXECUTIVE
    decision_body: str = "Cabinet"
    lead_member: str = "Portfolio holder"
    partners: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    devolution: str = ""
    duties: tuple[Fact, ...] = ()
    no_duties: tuple[Fact, ...] = ()
    unsaid: tuple[Fact, ...] = ()
    logo: str = ""
    logo_alternative: str = ""
    contact: Contact = Contact()
    extra: str = ""

    def facts(self) -> frozenset[Fact]:
        """Return the facts that decide which conditional asks apply."""
        facts = {*DUTIES_OF_TIERS[self.kind.tier], *self.duties} - {*self.no_duties}
        if self.kind.tier == "lower tier":
            facts.add(Fact.UPPER_TIER)
        if self.partners:
            facts.add(Fact.PARTNERS)
        if self.devolution or self.governance is Governance.MAYOR:
            facts.add(Fact.DEVOLUTION)
        return frozenset(facts)

    @property
    def own_names(self) -> tuple[str, ...]:
        """Its names, and those of the councils it works with or came from."""
        return (self.name, self.short_name, *self.partners, *self.predecessors)


# Councils whose names do not tell their kind, without "Council" and the like.
_LONDON = """
Barking and Dagenham, Barnet, Bexley, Brent, Bromley, Camden, Croydon, Ealing, Enfield, Greenwich,
Hackney, Hammersmith and Fulham, Haringey, Harrow, Havering, Hillingdon, Hounslow, Islington,
Kensington and Chelsea, Kingston upon Thames, Lambeth, Lewisham, Merton, Newham, Redbridge,
Richmond upon Thames, Southwark, Sutton, Tower Hamlets, Waltham Forest, Wandsworth, Westminster
"""
_METROPOLITAN = """
Barnsley, Birmingham, Bolton, Bradford, Bury, Calderdale, Coventry, Doncaster, Dudley, Gateshead,
Kirklees, Knowsley, Leeds, Liverpool, Manchester, Newcastle, Newcastle upon Tyne, North Tyneside,
Oldham, Rochdale, Rotherham, Salford, Sandwell, Sefton, Sheffield, Solihull, South Tyneside,
St Helens, Stockport, Sunderland, Tameside, Trafford, Wakefield, Walsall, Wigan, Wirral,
Wolverhampton
"""
_UNITARY = """
Bedford, Blackburn with Darwen, Blackpool, Bracknell Forest, Brighton and Hove, Bristol,
Darlington, Derby, Durham, Halton, Hartlepool, Hull, Kingston upon Hull, Leicester, Luton, Medway,
Middlesbrough, Milton Keynes, North East Lincolnshire, North Lincolnshire, Northumberland,
Nottingham, Peterborough, Plymouth, Portsmouth, Reading, Redcar and Cleveland, Rutland, Slough,
South Gloucestershire, Southampton, Southend-on-Sea, Stockton-on-Tees, Stoke-on-Trent, Swindon,
Telford and Wrekin, Thurrock, Torbay, Warrington, Windsor and Maidenhead, Wokingham, York
"""
_KINDS = (
    ("combined authority", CouncilKind.OTHER),
    ("combined county authority", CouncilKind.OTHER),
    ("london authority", CouncilKind.OTHER),
    ("city of london", CouncilKind.OTHER),  # a corporation, no borough
    ("corporation of london", CouncilKind.OTHER),
    ("london borough", CouncilKind.LONDON),
    ("royal borough", CouncilKind.UNITARY),
    ("metropolitan", CouncilKind.METROPOLITAN),
    ("county council", CouncilKind.COUNTY),
    ("city council", CouncilKind.CITY),
    ("borough", CouncilKind.BOROUGH),
    ("district", CouncilKind.DISTRICT),
)
_BEFORE = (
    r"(?:the )?(?:council of (?:the )?)?(?:(?:london |royal |metropolitan )?"
    r"(?:borough|district|county|city)(?: council)? of (?:the )?)?"
)
_CITY_OF_LONDON = r"(?:the )?(?:city of london(?: corporation)?|corporation of london)"
_AFTER = (
    r"(?: (?:metropolitan|london|royal))?(?: (?:borough|district|county|city))?(?: council)?"
    r"| combined(?: county)? authority| m?[bdc]c"
)


def council_named(name: str) -> Council:
    """Guess a council's kind and short name from its full name; the officer can change both."""
    short = short_name(name)
    return Council(name, short_name=short, kind=_kind(name.casefold(), short))


def short_name(name: str) -> str:
    """Return how a council is named in a sentence: "London Borough of Elmgate" is "Elmgate"."""
    bare = " ".join(name.split())
    if re.fullmatch(_CITY_OF_LONDON, bare, re.IGNORECASE):
        return "City of London"
    short = re.fullmatch(f"{_BEFORE}(.+?)(?:{_AFTER})", bare, re.IGNORECASE)
    return short[1] if short else bare


def short_council(name: str) -> str:
    """Return a council's name as it is compared: "Netherby Borough Council" is "netherby"."""
    return short_name(name).casefold().replace(" & ", " and ").replace("’", "'")


def _kind(name: str, short: str) -> CouncilKind:
    """Return the kind a name tells, or else the one that is known of the council."""
    told = next((kind for part, kind in _KINDS if part in name), None)
    if told is CouncilKind.OTHER:
        return told
    bare = short.casefold().replace("&", "and")
    for kind, names in (
        (CouncilKind.LONDON, _LONDON),
        (CouncilKind.METROPOLITAN, _METROPOLITAN),
        (CouncilKind.UNITARY, _UNITARY),
    ):
        if bare in " ".join(names.casefold().split()).split(", "):
            return kind
    return told or CouncilKind.UNITARY
