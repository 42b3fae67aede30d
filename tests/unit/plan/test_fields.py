"""Fields, each declared once: whatever a plan can hold is saved, noted and merged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, get_origin

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from desktopapp.plan.clash import Deciding, have_ids, keep_ours
from desktopapp.plan.compare import compare
from desktopapp.plan.merge import merge
from desktopapp.plan.patch import difference, patched
from desktopapp.plan.plan import Plan
from desktopapp.plan.schema import Record, record_of
from desktopapp.plan.shapes import DataError
from desktopapp.plan.stored_plan import PARTS, PLAN
from desktopapp.plan.text import Foreign, Heading, Paragraph, Run
from desktopapp.store.planfile import decode_plan, encode
from desktopapp.store.resources import sample
from tests.strategies import harbour, plans

# A field that is lost is lost in any plan: to make a plan small takes minutes, and says no more.
FEW = settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
FIELDS = [one.name for one in fields(Plan) if one.name not in ("id", "brief")]


LISTS = [one.name for one in fields(Plan) if get_origin(one.type) is tuple]


@dataclass(frozen=True, slots=True)
class Buoy:
    """A record within a record of these tests."""

    colour: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Berth:
    """A record of these tests, with a field of each kind that needs no limits."""

    name: str
    free: bool = False
    names: tuple[str, ...] = ()
    depths: Mapping[str, str] = field(default_factory=dict)
    next: Buoy | None = None
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """A record with a number that says nothing of its limits."""

    length: int = 0
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Forgetful:
    """A record that could not keep what a later version writes."""

    name: str = ""


@pytest.mark.parametrize("name", FIELDS)
@FEW
@given(data=st.data())
def test_a_change_of_any_field_is_saved_noted_and_merged(name: str, data: st.DataObject) -> None:
    before, other = data.draw(plans(harbour())), data.draw(plans(harbour()))
    after = replace(before, **{name: getattr(other, name)})
    assert decode_plan(encode(after)).plan == after
    assert patched(before, json.loads(json.dumps(difference(before, after)))) == after
    assert getattr(merge(before, before, after).plan, name) == getattr(after, name)


@pytest.mark.parametrize("name", [one for one in FIELDS if one != "pictures"])  # text names them
@FEW
@given(data=st.data())
def test_a_change_of_any_field_is_told(name: str, data: st.DataObject) -> None:
    before, other = data.draw(plans(harbour())), data.draw(plans(harbour()))
    after = replace(before, **{name: getattr(other, name)})
    assert bool(compare(before, after)) == (after != before)


@pytest.mark.parametrize("name", [one for one in LISTS if one not in PARTS])
@FEW
@given(data=st.data())
def test_what_two_add_to_a_list_of_records_is_all_there(name: str, data: st.DataObject) -> None:
    """Answers and sections are more than records: tests of merging have them."""
    before, *others = (data.draw(plans(harbour())) for _ in range(3))
    lists = [getattr(plan, name) for plan in (before, *others)]
    ours, theirs = (
        tuple(replace(one, id=f"{who}{n}") for n, one in enumerate(added))
        for who, added in zip(("ours", "theirs"), lists[1:], strict=True)
    )
    sides = (replace(before, **{name: (*lists[0], *added)}) for added in (ours, theirs))
    merged = merge(before, *sides)
    assert {one.id for one in getattr(merged.plan, name)} == {
        one.id for one in (*lists[0], *ours, *theirs)
    }
    assert not merged.clashes


@pytest.mark.parametrize("name", LISTS)
@FEW
@given(data=st.data())
def test_of_two_records_with_one_id_in_a_file_both_are_there_each_with_its_own(
    name: str, data: st.DataObject
) -> None:
    plan = data.draw(plans(harbour()))
    there = getattr(plan, name)
    assume(there)
    assert have_ids(there)
    first, twice = there[0], replace(there[0], extra='{"which":"second"}')
    doubled: dict[str, Any] = {name: (*there, twice)}
    twins = replace(plan, **doubled)
    again = decode_plan(encode(twins)).plan
    *others, last = getattr(again, name)
    assert tuple(others) == there
    assert replace(last, id=first.id) == twice
    assert last.id not in {one.id for one in (*there, *again.parts()) if one is not last}
    assert replace(again, **(doubled | {name: there})) == plan
    assert decode_plan(encode(twins)).plan == decode_plan(encode(again)).plan == again


def test_of_two_blocks_of_a_text_with_one_id_both_are_there_each_with_its_own() -> None:
    plan, words = sample(), (Run("We share one payroll team."),)
    part = plan.answers[0].id
    later = Foreign('{"kind":"drawing"}')
    twins = (Paragraph("p", words), later, Heading("p", words), later, Paragraph("p-2", words))
    again = decode_plan(encode(plan.with_text(part, twins))).plan
    apart = (twins[0], later, Heading("p-3", words), later, twins[4])
    assert again == plan.with_text(part, apart)
    assert decode_plan(encode(again)).plan == again


@dataclass(frozen=True, slots=True)
class Lamp:
    """A record of these tests that is known by its id."""

    id: str
    name: str = ""
    colour: str = ""
    extra: str = ""


def lamps(*colours: str) -> tuple[Lamp, ...]:
    return tuple(Lamp(f"l{n}", f"Lamp {n}", colour) for n, colour in enumerate(colours))


def test_records_with_ids_are_merged_each_by_itself_and_a_clash_names_the_record() -> None:
    base, ours, theirs = lamps("red", "green"), lamps("white", "green"), lamps("red", "blue")
    assert have_ids(base, ours, theirs)
    deciding = Deciding(keep_ours)
    assert deciding.records("lamps", base, ours, theirs) == lamps("white", "blue")
    assert deciding.clashes == []
    assert deciding.records("lamps", base, ours, lamps("black", "green"))[0].colour == "white"
    assert [one.place for one in deciding.clashes] == ["lamps, Lamp 0, colour"]


def test_records_of_which_two_have_one_id_are_merged_whole() -> None:
    twice = (*lamps("red"), *lamps("green"))
    assert not have_ids(lamps("red"), twice, lamps("blue"))
    deciding = Deciding(keep_ours)
    assert deciding.value("lamps", lamps("red"), twice, lamps("blue")) == twice
    assert len(deciding.clashes) == 1


def test_every_field_of_a_plan_is_stored_or_named_as_kept_elsewhere() -> None:
    assert {*PLAN.shapes, *PLAN.unstored, "extra"} == {one.name for one in fields(Plan)}


def test_a_field_is_stored_by_its_annotation_alone() -> None:
    berth = Berth("North", free=True, names=("a",), depths={"low": "2 m"}, next=Buoy("red"))
    berths = record_of(Berth)
    assert berths.read(json.loads(json.dumps(berths.write(berth))), "") == berth


def test_a_number_without_limits_and_a_record_without_room_for_more_are_refused() -> None:
    with pytest.raises(TypeError, match=r"Vague\.length"):
        _ = Record(Vague).shapes
    with pytest.raises(TypeError, match="extra"):
        _ = Record(Forgetful).shapes
    with pytest.raises(TypeError, match="colour"):
        _ = Record(Berth, unstored=("colour",)).shapes
    with pytest.raises(DataError):
        record_of(Buoy).read([], "")
