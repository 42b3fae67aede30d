"""What a council's name tells, and which facts of it decide about asks."""

from dataclasses import replace

import pytest

from desktopapp.plan.brief import Fact
from desktopapp.plan.council import Council, CouncilKind, Governance, council_named


@pytest.mark.parametrize(
    ("name", "short", "kind"),
    [
        ("Wyvern Vale District Council", "Wyvern Vale", CouncilKind.DISTRICT),
        ("Applewick Borough Council", "Applewick", CouncilKind.BOROUGH),
        ("Larkminster City Council", "Larkminster", CouncilKind.CITY),
        ("Sallowshire County Council", "Sallowshire", CouncilKind.COUNTY),
        ("Anvil Metropolitan Borough Council", "Anvil", CouncilKind.METROPOLITAN),
        ("London Borough of Elmgate", "Elmgate", CouncilKind.LONDON),
        ("Elmgate London Borough Council", "Elmgate", CouncilKind.LONDON),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea", CouncilKind.LONDON),
        ("The Royal Borough of Kingston upon Thames", "Kingston upon Thames", CouncilKind.LONDON),
        ("Royal Borough of Greenwich", "Greenwich", CouncilKind.LONDON),
        ("Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead", CouncilKind.UNITARY),
        ("Westminster City Council", "Westminster", CouncilKind.LONDON),
        ("The Corporation of London", "City of London", CouncilKind.OTHER),
        ("City of London Corporation", "City of London", CouncilKind.OTHER),
        ("Greater Anvil Combined Authority", "Greater Anvil", CouncilKind.OTHER),
        (
            "Sallow and Larkshire Combined County Authority",
            "Sallow and Larkshire",
            CouncilKind.OTHER,
        ),
        ("City of York Council", "York", CouncilKind.UNITARY),
        ("Leeds City Council", "Leeds", CouncilKind.METROPOLITAN),
        ("City of Anvil Metropolitan District Council", "Anvil", CouncilKind.METROPOLITAN),
        ("Brighton & Hove City Council", "Brighton & Hove", CouncilKind.UNITARY),
        ("Durham County Council", "Durham", CouncilKind.UNITARY),
        ("Halton Borough Council", "Halton", CouncilKind.UNITARY),
        ("Council of the Isles of Scilly", "Isles of Scilly", CouncilKind.UNITARY),
        ("Borough Council of Sallow and West Lark", "Sallow and West Lark", CouncilKind.BOROUGH),
        ("The Council of the Borough of Applewick", "Applewick", CouncilKind.BOROUGH),
        ("Vale of Lark District Council", "Vale of Lark", CouncilKind.DISTRICT),
        ("Larkstow Town Council", "Larkstow Town", CouncilKind.UNITARY),
        ("Council", "Council", CouncilKind.UNITARY),
        ("East Sallow Council", "East Sallow", CouncilKind.UNITARY),
        ("Wyvern Vale", "Wyvern Vale", CouncilKind.UNITARY),
        ("APPLEWICK BOROUGH COUNCIL", "APPLEWICK", CouncilKind.BOROUGH),
        ("", "", CouncilKind.UNITARY),
    ],
)
def test_kind_and_short_name_are_guessed_from_the_name(
    name: str, short: str, kind: CouncilKind
) -> None:
    council = council_named(name)
    assert (council.name, council.short_name, council.kind) == (name, short, kind)


@pytest.mark.parametrize("name", ['Wyvern "Vale" / \\ Council', "Wyvern 🐉 Council", "W" * 200])
def test_an_awkward_name_is_kept_as_it_is(name: str) -> None:
    assert council_named(name).name == name


def test_every_kind_stands_in_a_tier() -> None:
    tiers = {kind: kind.tier for kind in CouncilKind}
    assert (
        tiers[CouncilKind.DISTRICT]
        == tiers[CouncilKind.BOROUGH]
        == tiers[CouncilKind.CITY]
        == "lower tier"
    )
    assert tiers[CouncilKind.COUNTY] == "upper tier"
    assert (
        tiers[CouncilKind.LONDON]
        == tiers[CouncilKind.METROPOLITAN]
        == tiers[CouncilKind.UNITARY]
        == "single tier"
    )


def test_only_a_lower_tier_council_has_an_upper_tier() -> None:
    assert Fact.UPPER_TIER in Council("a", kind=CouncilKind.BOROUGH).facts()
    assert Fact.UPPER_TIER not in Council("a", kind=CouncilKind.COUNTY).facts()
    assert Fact.UPPER_TIER not in Council("a", kind=CouncilKind.UNITARY).facts()


def test_partners_and_devolution_are_facts() -> None:
    alone = Council("a")
    assert not alone.facts() & {Fact.PARTNERS, Fact.DEVOLUTION}
    assert Fact.PARTNERS in replace(alone, partners=("b",)).facts()
    assert Fact.DEVOLUTION in replace(alone, devolution="a deal").facts()
    assert Fact.DEVOLUTION in replace(alone, governance=Governance.MAYOR).facts()
