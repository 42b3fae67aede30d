"""What a council's name tells, and which facts of it decide about asks."""

from dataclasses import replace

import pytest

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import Council, Governance, Kind, council_named


@pytest.mark.parametrize(
    ("name", "short", "kind"),
    [
        ("Wyvern Vale District Council", "Wyvern Vale", Kind.DISTRICT),
        ("Applewick Borough Council", "Applewick", Kind.BOROUGH),
        ("Larkminster City Council", "Larkminster", Kind.CITY),
        ("Sallowshire County Council", "Sallowshire", Kind.COUNTY),
        ("Anvil Metropolitan Borough Council", "Anvil", Kind.METROPOLITAN),
        ("London Borough of Elmgate", "Elmgate", Kind.LONDON),
        ("Elmgate London Borough Council", "Elmgate", Kind.LONDON),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea", Kind.LONDON),
        ("The Royal Borough of Kingston upon Thames", "Kingston upon Thames", Kind.LONDON),
        ("Royal Borough of Greenwich", "Greenwich", Kind.LONDON),
        ("Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead", Kind.UNITARY),
        ("Westminster City Council", "Westminster", Kind.LONDON),
        ("The Corporation of London", "City of London", Kind.OTHER),
        ("City of London Corporation", "City of London", Kind.OTHER),
        ("Greater Anvil Combined Authority", "Greater Anvil", Kind.OTHER),
        ("Sallow and Larkshire Combined County Authority", "Sallow and Larkshire", Kind.OTHER),
        ("City of York Council", "York", Kind.UNITARY),
        ("Leeds City Council", "Leeds", Kind.METROPOLITAN),
        ("City of Anvil Metropolitan District Council", "Anvil", Kind.METROPOLITAN),
        ("Brighton & Hove City Council", "Brighton & Hove", Kind.UNITARY),
        ("Durham County Council", "Durham", Kind.UNITARY),
        ("Halton Borough Council", "Halton", Kind.UNITARY),
        ("Council of the Isles of Scilly", "Isles of Scilly", Kind.UNITARY),
        ("Borough Council of Sallow and West Lark", "Sallow and West Lark", Kind.BOROUGH),
        ("The Council of the Borough of Applewick", "Applewick", Kind.BOROUGH),
        ("Vale of Lark District Council", "Vale of Lark", Kind.DISTRICT),
        ("Larkstow Town Council", "Larkstow Town", Kind.UNITARY),
        ("Council", "Council", Kind.UNITARY),
        ("East Sallow Council", "East Sallow", Kind.UNITARY),
        ("Wyvern Vale", "Wyvern Vale", Kind.UNITARY),
        ("APPLEWICK BOROUGH COUNCIL", "APPLEWICK", Kind.BOROUGH),
        ("", "", Kind.UNITARY),
    ],
)
def test_kind_and_short_name_are_guessed_from_the_name(name: str, short: str, kind: Kind) -> None:
    council = council_named(name)
    assert (council.name, council.short_name, council.kind) == (name, short, kind)


@pytest.mark.parametrize("name", ['Wyvern "Vale" / \\ Council', "Wyvern 🐉 Council", "W" * 200])
def test_an_awkward_name_is_kept_as_it_is(name: str) -> None:
    assert council_named(name).name == name


def test_every_kind_stands_in_a_tier() -> None:
    tiers = {kind: kind.tier for kind in Kind}
    assert tiers[Kind.DISTRICT] == tiers[Kind.BOROUGH] == tiers[Kind.CITY] == "lower tier"
    assert tiers[Kind.COUNTY] == "upper tier"
    assert tiers[Kind.LONDON] == tiers[Kind.METROPOLITAN] == tiers[Kind.UNITARY] == "single tier"


def test_only_a_lower_tier_council_has_an_upper_tier() -> None:
    assert Fact.UPPER_TIER in Council("a", kind=Kind.BOROUGH).facts()
    assert Fact.UPPER_TIER not in Council("a", kind=Kind.COUNTY).facts()
    assert Fact.UPPER_TIER not in Council("a", kind=Kind.UNITARY).facts()


def test_partners_and_devolution_are_facts() -> None:
    alone = Council("a")
    assert not alone.facts() & {Fact.PARTNERS, Fact.DEVOLUTION}
    assert Fact.PARTNERS in replace(alone, partners=("b",)).facts()
    assert Fact.DEVOLUTION in replace(alone, devolution="a deal").facts()
    assert Fact.DEVOLUTION in replace(alone, governance=Governance.MAYOR).facts()
