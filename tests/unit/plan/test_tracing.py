"""Words are followed where joining and splitting puts them, however much was written anew."""

import random
from dataclasses import replace
from time import process_time

import pytest

from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.plan.tracing import BlockTrace, traced
from tests.safety.officer import state

_WORDS = ("Quays", "tolls", "were", "kept", "as", "agreed", "last", "year", "dues", "rose")


def written(name: str, many: int, *, after: str = "") -> Plan:
    """Return a plan of so many paragraphs of common words, behind one that stays."""
    chance = random.Random(name)  # noqa: S311  # chance, not secrecy
    first = Paragraph("first", (Run(f"The harbour plan.{after}"),))
    text = tuple(
        Paragraph(f"{name}{n}", (Run(f"{' '.join(chance.choices(_WORDS, k=5))} {name}{n}."),))
        for n in range(many)
    )
    return replace(state(0)).with_text("a1", (first, *text))


@pytest.mark.parametrize("renews", [("ours",), ("ours", "theirs")])
def test_twice_as_many_paragraphs_written_anew_take_about_twice_as_long(
    renews: tuple[str, ...],
) -> None:
    def seconds(many: int) -> float:
        base = written("base", many)
        sides = [written(name, many) for name in renews]
        theirs = sides[1] if len(sides) > 1 else written("base", many, after=" It is kept.")
        began = process_time()
        merged = merge(base, sides[0], theirs)
        spent = process_time() - began
        said = plain(merged.plan.part("a1").text)
        assert f"ours{many - 1}." in said
        assert "base1." not in said
        return spent

    seconds(100)
    assert seconds(3_000) < 3 * seconds(1_500) + 0.3


@pytest.mark.parametrize("many", [3, 40, 400])
def test_few_words_are_found_in_a_new_block_about_as_far_behind(many: int) -> None:
    base = {("stays",): "Here.", **{("old", n): f"Tolls {n}." for n in range(many)}}
    side = {("stays",): "Here.", **{("new", n): f"Tolls {n}. Dues {n}." for n in range(many)}}
    found = traced(base, side)
    for n in range(many):
        assert found["new", n] == [BlockTrace(0, len(f"Tolls {n}."), ("old", n), 0)]


def test_blocks_that_were_all_joined_into_one_are_found_there() -> None:
    base = {("stays",): "Here.", **{("old", n): f"Tolls {n}." for n in range(60)}}
    side = {("stays",): " ".join(base.values())}
    assert {trace.block for trace in traced(base, side)["stays",]} == base.keys()
