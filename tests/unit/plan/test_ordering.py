"""What two people moved stands as both have it; where no order obeys both, somebody is asked."""

import random
from collections.abc import Sequence
from itertools import combinations, permutations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.ordering import ordered

BASE = tuple("EFGH")


def put(ours: Sequence[str], theirs: Sequence[str], *, lead: bool = True) -> tuple[str, int]:
    """Return the order of both, and how often somebody was asked."""
    asked: list[object] = []

    def leads(*sides: object) -> bool:
        asked.append(sides)
        return lead

    return "".join(ordered(BASE, list(ours), list(theirs), leads)), len(asked)


def test_of_every_two_things_the_side_decides_that_turned_them_round_or_somebody_is_asked() -> (
    None
):
    taken = 0
    for ours, theirs in ((a, b) for a in permutations(BASE) for b in permutations(BASE)):
        found, asked = put(ours, theirs)
        turned, _ = put(theirs, ours, lead=False)
        assert turned == found
        if asked:
            assert found == "".join(ours)
            continue
        taken += 1
        for one, two in combinations(BASE, 2):
            was_turned = any(side.index(one) > side.index(two) for side in (ours, theirs))
            assert (found.index(one) > found.index(two)) == was_turned, (ours, theirs, found)
    assert taken > len(BASE) ** 3


@pytest.mark.parametrize(
    ("ours", "theirs", "wanted"),
    [
        ("FEGH", "EFHG", ("FEHG", 0)),
        ("FEGH", "EGHF", ("FEGH", 1)),  # F to two places
        ("EGFH", "FEGH", ("EGFH", 1)),  # G before F before E before G
        ("FGHE", "FEGH", ("FGHE", 1)),  # E to two places
    ],
)
def test_what_two_moved_is_put_in_one_order_or_is_asked(
    ours: str, theirs: str, wanted: tuple[str, int]
) -> None:
    assert put(ours, theirs) == wanted


@given(st.permutations("EFGHij"), st.permutations("EFGHijkl"), st.booleans(), st.booleans())
def test_what_both_added_anywhere_stands_the_same_whoever_merges(
    ours: list[str],
    theirs: list[str],
    is_known: bool,  # noqa: FBT001  # hypothesis gives it
    lead: bool,  # noqa: FBT001  # the same
) -> None:
    asked: list[object] = []

    def leads(*sides: object) -> bool:
        asked.append(sides)
        return lead is (len(asked) == 1)

    base = BASE if is_known else None
    assert ordered(base, ours, theirs, leads) == ordered(base, theirs, ours, leads)
    assert len(asked) in (0, 2)


def test_twice_as_many_things_in_other_orders_take_about_twice_as_long() -> None:
    chance = random.Random(5)  # noqa: S311  # chance, not secrecy

    def seconds(many: int) -> float:
        base = list(range(many))
        sides = [base[:], base[:]]
        for side in sides:
            for _ in range(many // 20):
                side.insert(chance.randrange(many), side.pop(chance.randrange(many)))
        began = process_time()
        ordered(base, *sides, lambda *_: True)
        return process_time() - began

    seconds(1_000)
    assert seconds(8_000) < 4 * seconds(4_000) + 0.2
