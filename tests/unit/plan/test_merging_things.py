"""Things of which each is answered, that two people named, removed and answered: all is kept."""

import random
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.clash import Clash, Resolution, keep_ours
from desktopapp.plan.given import EachThing, Given, GivenRow
from desktopapp.plan.giving import given_to, with_given
from desktopapp.plan.merge import Merged, merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.plan.things import each_at, things_of, with_name, with_thing, without_thing
from tests.unit.plan.test_given import PLAN

EACH = each_at(PLAN, "each")


def named(plan: Plan, *names: str) -> tuple[Plan, list[EachThing]]:
    things = []
    for name in names:
        assert EACH is not None
        plan, thing = with_thing(plan, EACH, name)
        things.append(thing)
    return plan, things


def aim(plan: Plan, thing: EachThing | None, words: str) -> Plan:
    return with_given(plan, f"aim@{thing.id}" if thing else "aim", Given(words))


def aims(plan: Plan) -> dict[str, str]:
    """Return what is given as the aim, by the names of the things."""
    names = {f"@{one.id}": one.name for one in plan.things}
    return {
        names.get(key.removeprefix("aim"), key): said.value
        for key, said in plan.given.items()
        if key.startswith("aim")
    }


def theirs_chosen(_clash: Clash) -> Resolution:
    return Resolution.THEIRS


def orphans(plan: Plan) -> set[str]:
    """Return the ids under which something is said that the plan's brief does not have."""
    known = {one.id for _, one in plan.brief.questions()}
    served = {one for answer in plan.answers for one in answer.questions}
    return (served | plan.given.keys()) - known


@pytest.mark.parametrize("is_ours", [True, False])
@pytest.mark.parametrize("stays", [True, False])
def test_a_project_that_one_removed_and_the_other_changed_is_decided_whole(
    *, is_ours: bool, stays: bool
) -> None:
    base, (weir, quay) = named(PLAN, "Weir", "Quay")
    base = with_given(aim(aim(base, weir, "Water"), quay, "Fish"), f"end@{weir.id}", Given("2027"))
    removed = without_thing(base, weir)
    changed = aim(base, weir, "More water")
    sides = (removed, changed) if is_ours else (changed, removed)
    chosen = Resolution.THEIRS if stays is is_ours else Resolution.OURS
    merged = merge(base, *sides, lambda _clash: chosen)
    (clash,) = merged.clashes
    assert "project “Weir”" in clash.place
    assert "More water" in f"{clash.ours}{clash.theirs}"
    assert merged.plan == (changed if stays else removed)
    assert not orphans(merged.plan)


def test_a_project_that_one_removed_and_nobody_changed_is_gone_without_a_question() -> None:
    base, (weir, quay) = named(PLAN, "Weir", "Quay")
    base = aim(aim(base, weir, "Water"), quay, "Fish")
    merged = merge(base, aim(base, quay, "Eels"), without_thing(base, weir))
    assert not merged.clashes
    assert aims(merged.plan) == {"Quay": "Eels"}
    assert not orphans(merged.plan)


@pytest.mark.parametrize("is_ours", [True, False])
def test_answers_written_before_the_first_name_are_the_first_things(*, is_ours: bool) -> None:
    base = aim(PLAN, None, "Water")
    naming, (weir,) = named(base, "Weir")
    other = with_given(aim(base, None, "More water"), "end", Given("2027-06-30"))
    other = other.with_text(other.answers_to("aim")[0].id, (Paragraph("p", (Run("Much."),)),))
    merged = merge(base, *((naming, other) if is_ours else (other, naming)))
    assert not merged.clashes
    assert aims(merged.plan) == {"Weir": "More water"}
    assert given_to(merged.plan, f"end@{weir.id}").value == "2027-06-30"
    (answer,) = merged.plan.answers_to(f"aim@{weir.id}")
    assert plain(answer.text) == "Much."
    assert not orphans(merged.plan)


def test_two_first_names_are_two_projects_each_with_its_own_answers() -> None:
    base = aim(PLAN, None, "Water").with_text("aim-given", (Paragraph("p", (Run("As it was."),)),))
    plans = []
    for name in ("Weir", "Quay"):
        plan, (thing,) = named(base, name)
        plan = aim(plan, thing, f"For the {name}")
        words = Paragraph("p", (Run(f"Of the {name}."),))
        plans.append(plan.with_text("aim-given", (words,)))
    for sides in (plans, plans[::-1]):
        merged = merge(base, *sides)
        assert not merged.clashes
        assert aims(merged.plan) == {"Weir": "For the Weir", "Quay": "For the Quay"}
        for thing in merged.plan.things:
            (answer,) = merged.plan.answers_to(f"aim@{thing.id}")
            assert plain(answer.text) == f"Of the {thing.name}."
        assert not orphans(merged.plan)


def test_one_name_given_by_both_is_one_project() -> None:
    ours, (mine,) = named(aim(PLAN, None, "Water"), "Weir")
    theirs, (other,) = named(PLAN, "weir ")
    theirs = with_given(theirs, f"end@{other.id}", Given("2027-06-30"))
    merged = merge(PLAN, ours, theirs)
    assert len(merged.plan.things) == 1
    (thing,) = merged.plan.things
    assert given_to(merged.plan, f"aim@{thing.id}").value == "Water"
    assert given_to(merged.plan, f"end@{thing.id}").value == "2027-06-30"
    assert thing.id in (mine.id, other.id)


def test_a_last_name_taken_away_keeps_what_the_other_answered() -> None:
    base, (weir,) = named(aim(PLAN, None, "Water"), "Weir")
    without = without_thing(base, weir)
    answered = merge(base, without, aim(base, weir, "More water"))
    assert (answered.plan.given["aim"].value, answered.plan.things) == ("More water", ())
    more, (quay,) = named(base, "Quay")
    both = merge(base, aim(more, quay, "Fish"), aim(without, None, "More water"))
    assert aims(both.plan) == {"Weir": "More water", "Quay": "Fish"}
    assert not orphans(both.plan)


@pytest.mark.parametrize("chosen", Resolution)
def test_a_project_is_decided_whole_where_nobody_knows_what_both_come_from(
    chosen: Resolution,
) -> None:
    ours, _ = named(PLAN, "Weir")
    theirs, (_, quay) = named(ours, "Dock", "Quay")
    theirs = aim(theirs, quay, "Fish")
    for sides in ((ours, theirs), (theirs, ours)):
        merged = merge_unknown(*sides, lambda _clash: chosen)
        assert not orphans(merged.plan)
        wanted = sides[0] if chosen is Resolution.OURS else sides[1]
        expected = theirs if chosen is Resolution.BOTH else wanted
        assert (aims(merged.plan), merged.plan.things) == (aims(expected), expected.things)


def edited(plan: Plan, chance: random.Random, mark: str) -> Plan:
    """Let one officer change something of the things of a plan: a name, or what is given."""
    there = things_of(plan, "each")
    kind = chance.random()
    if kind < 0.25:
        return named(plan, mark)[0]
    if there and kind < 0.4:
        return without_thing(plan, chance.choice(there))
    if there and kind < 0.5:
        return with_name(plan, chance.choice(there).id, mark)
    if kind < 0.65:
        rows = list(given_to(plan, "costs").rows)
        at = chance.randint(0, len(rows))
        rows[at : at + 1] = [GivenRow(rows[at].id if at < len(rows) else mark, {"Cost": mark})]
        return with_given(plan, "costs", Given(rows=tuple(rows)))
    question = chance.choice([one.id for one in plan.brief.themes[-1].questions])
    return with_given(plan, question, Given(mark))


def values(plan: Plan) -> set[str]:
    cells = {row.cells["Cost"] for row in given_to(plan, "costs").rows}
    return {said.value for said in plan.given.values()} | cells


def changed(seed: int) -> tuple[Plan, Plan, Plan]:
    """Return a plan, and what two officers made of it."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    with patch("desktopapp.plan.things.new_id", lambda: f"{chance.getrandbits(32):08x}"):
        return _changed(chance)


def _changed(chance: random.Random) -> tuple[Plan, Plan, Plan]:
    base = PLAN
    for n in range(chance.randint(0, 4)):
        base = edited(base, chance, f"before {n}")
    sides = []
    for side in ("A", "B"):
        plan = base
        for n in range(chance.randint(1, 4)):
            plan = edited(plan, chance, f"{side} {n}")
        sides.append(plan)
    return base, sides[0], sides[1]


def said_in(merged: Merged) -> str:
    texts = [f"{one.ours}\n{one.theirs}" for one in merged.clashes]
    return "\n".join([*values(merged.plan), *texts])


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_nothing_given_is_lost_and_nothing_is_left_without_a_question(seed: int) -> None:
    base, ours, theirs = changed(seed)
    for sides in ((ours, theirs), (theirs, ours)):
        for choose in (theirs_chosen, lambda _clash: Resolution.OURS):
            merged = merge(base, *sides, choose)
            new = (values(ours) | values(theirs)) - values(base)
            assert [one for one in new if one not in said_in(merged)] == []
            assert orphans(merged.plan) == set()
    assert merge(base, ours, base).plan == ours
    assert merge(base, base, theirs).plan == theirs
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(one.clashes) == len(other.clashes)
    if not one.clashes:
        assert replace(one.plan, id="").given == replace(other.plan, id="").given


def test_two_names_for_one_thing_are_asked_about_in_words() -> None:
    base, (mill,) = named(PLAN, "Mill Lane")
    ours = with_name(base, mill.id, "Mill Lane Arts")
    theirs = with_name(base, mill.id, "The mill")
    for choose, name in ((keep_ours, "Mill Lane Arts"), (theirs_chosen, "The mill")):
        merged = merge(base, ours, theirs, choose)
        (clash,) = merged.clashes
        assert clash.place == "the name of the project “Mill Lane”"
        assert (clash.base, clash.ours, clash.theirs) == (
            "Mill Lane",
            "Mill Lane Arts",
            "The mill",
        )
        assert not clash.both
        assert [one.name for one in merged.plan.things] == [name]
