"""What two states of a plan are to each other, and what a merge of them begins from."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, plain
from desktopapp.store import states
from desktopapp.store.kinship import Kin, Kinship, SavedState, kinship
from desktopapp.store.merging import in_backups, meet, taken_in, with_copy
from desktopapp.store.open_file import ChangedOnDisk, OpenFile, new_file
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts, is_sealed
from desktopapp.store.reading_plans import open_plan
from desktopapp.store.save import save
from desktopapp.store.vault import new_vault
from tests.safety.officer import state


def said(plan: Plan, answer: str, *words: str) -> Plan:
    """Return a plan of which one answer says something else, a paragraph for each word."""
    return plan.with_text(answer, tuple(Paragraph(word, (Run(word),)) for word in words))


def side(held: OpenFile) -> SavedState:
    """Return what was saved last."""
    assert held.saved
    return SavedState(held.saved, held.revision, held.kept)


def copied(held: OpenFile, name: str) -> OpenFile:
    """Copy a plan's file, and open the copy."""
    path = held.path.with_name(f"{name}.planwright")
    path.write_bytes(held.path.read_bytes())
    return open_plan(path)[1]


@pytest.fixture
def first(tmp_path: Path) -> OpenFile:
    return save(state(1), new_file(tmp_path / "first"))


def test_a_state_is_the_same_as_itself_and_as_its_copy(first: OpenFile) -> None:
    assert kinship(side(first), side(copied(first, "b"))).kin is Kin.SAME


def test_what_ours_came_from_is_older_and_what_came_from_ours_is_newer(first: OpenFile) -> None:
    late = copied(first, "late")
    for number in range(2, 9):
        late = save(state(number), late)
    assert kinship(side(late), side(first)) == Kinship(Kin.OLDER, state(1))
    assert kinship(side(first), side(late)) == Kinship(Kin.NEWER, state(1))


@pytest.mark.parametrize(("ours", "theirs"), [(1, 1), (5, 1), (1, 9), (30, 40)])
def test_two_copies_find_the_state_they_both_come_from(
    first: OpenFile, ours: int, theirs: int
) -> None:
    sides = [save(state(2), copied(first, "a"))]
    sides.append(copied(sides[0], "b"))
    for number, edits in enumerate((ours, theirs)):
        for edit in range(edits):
            plan = replace(state(2), title=f"{number} {edit}")
            sides[number] = save(plan, sides[number])
    assert kinship(side(sides[0]), side(sides[1])) == Kinship(Kin.APART, state(2))
    assert kinship(side(sides[1]), side(sides[0])) == Kinship(Kin.APART, state(2))


def test_plans_of_one_id_that_share_no_history_are_not_known_to_be_anything(
    tmp_path: Path,
) -> None:
    ours, theirs = (save(state(n), new_file(tmp_path / str(n))) for n in (1, 2))
    assert kinship(side(ours), side(theirs)) == Kinship(Kin.UNKNOWN)
    assert kinship(side(ours), side(theirs)._replace(revision="")) == Kinship(Kin.UNKNOWN)


def test_another_plan_is_another_plan(first: OpenFile, tmp_path: Path) -> None:
    other = save(replace(state(1), id="another"), new_file(tmp_path / "other"))
    assert kinship(side(first), side(other)).kin is Kin.ANOTHER


def test_where_the_state_in_common_is_gone_no_older_one_is_taken(
    first: OpenFile, tmp_path: Path
) -> None:
    held = save(state(2), first, backups=tmp_path / "backups")
    ours, theirs = save(state(3), copied(held, "a")), save(state(4), copied(held, "b"))

    def without_states(one: OpenFile) -> SavedState:
        entries = {
            name: data
            for name, data in one.kept.entries.items()
            if not name.startswith((states.STATES_FOLDER, "versions/plans/"))
        }
        return side(one)._replace(kept=UnknownParts(entries))

    sides = without_states(ours), without_states(theirs)
    assert kinship(*sides) == Kinship(Kin.UNKNOWN)
    assert kinship(*sides, in_backups(tmp_path / "backups")) == Kinship(Kin.APART, state(2))


def test_histories_that_crossed_are_merged_from_both_states_in_common(first: OpenFile) -> None:
    begun = save(said(state(1), "a1", "one", "two", "three"), first)
    ours = save(said(state(1), "a1", "one", "two", "three", "ours"), copied(begun, "a"))
    theirs = save(said(state(1), "a1", "theirs", "one", "three"), copied(begun, "b"))
    old_ours, old_theirs = copied(ours, "old a"), copied(theirs, "old b")

    def crossed(held: OpenFile, other: OpenFile, *words: str) -> OpenFile:
        met = meet(state(1), held, other.path)
        merged = met.merged(held.saved or state(1))
        assert not merged.clashes
        assert plain(merged.plan.part("a1").text).split() == ["theirs", "one", "three", "ours"]
        held, came = with_copy(held, met)
        return save(said(merged.plan, "a1", *words), held, merged=came)

    ours = crossed(ours, old_theirs, "theirs", "one", "ours", "A")
    theirs = crossed(theirs, old_ours, "theirs", "B", "one", "three", "ours")
    for mine, other in ((ours, theirs), (theirs, ours)):
        known = kinship(side(mine), side(other))
        assert known.kin is Kin.APART
        assert known.base
        assert plain(known.base.part("a1").text).split() == ["theirs", "one", "three", "ours"]
        met = meet(state(1), mine, other.path)
        merged = met.merged(mine.saved or state(1))
        assert not merged.clashes
        assert plain(merged.plan.part("a1").text).split() == ["theirs", "B", "one", "ours", "A"]


def test_a_copy_that_a_failed_save_left_is_part_of_the_save_that_landed(first: OpenFile) -> None:
    ours = copied(first, "a")
    save(said(state(1), "a2", "theirs"), copied(ours, "a"))
    with pytest.raises(ChangedOnDisk) as failed:
        save(said(state(1), "a1", "typed"), ours)
    ours = failed.value.held
    assert ours.copy
    assert failed.value.kin is Kin.NEWER
    left = ours.copy.path.read_bytes()
    met = meet(state(1), ours, ours.path)
    merged = met.merged(said(state(1), "a1", "typed", "more"))
    ours, came = taken_in(ours, met)
    assert ours.copy
    ours = save(merged.plan, ours, merged=came)
    assert not ours.copy
    late = ours.path.with_name("late.planwright")
    late.write_bytes(left)
    assert meet(merged.plan, ours, late).kin is Kin.OLDER


def test_a_revision_is_what_a_file_holds_and_not_what_it_says(first: OpenFile) -> None:
    plan, held = open_plan(first.path)
    assert held.revision == first.revision
    other = save(replace(plan, title="Other words"), new_file(first.path.with_name("o")))
    assert other.revision != first.revision


def test_a_merge_never_changes_how_a_plan_is_protected(first: OpenFile) -> None:
    vault = new_vault("three plain words here")
    ours = save(state(2), replace(copied(first, "a"), vault=vault))
    ours.path.write_bytes(first.path.read_bytes())
    with pytest.raises(ChangedOnDisk, match=r"older state.*without the passphrase") as failed:
        save(state(3), ours)
    met = meet(state(3), failed.value.held, ours.path)
    held, came = taken_in(failed.value.held, met)
    held = save(met.merged(state(3)).plan, held, merged=came)
    assert is_sealed(held.path.read_bytes())
    assert open_plan(held.path, unlock=vault.like)[0] == state(3)
    assert held.kept != NOTHING_KEPT
