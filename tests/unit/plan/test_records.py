"""Records are as the library’s dataclasses: frozen, compared by their fields, copied whole."""

import pickle
from copy import deepcopy
from dataclasses import KW_ONLY, FrozenInstanceError, dataclass, field, fields, replace
from pathlib import Path

import pytest
from hypothesis import given

from desktopapp.plan.plan import Plan
from desktopapp.plan.records import record
from tests.strategies import harbour, plans

PLAN_ROOM = Path(__file__).parents[3] / "desktopapp" / "plan"


@record
class Bridge:
    """A bridge, as this test has it."""

    name: str
    spans: int = 1
    closed: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    _: KW_ONLY
    code: str = field(default="7319", repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name.strip())

    @property
    def is_open(self) -> bool:
        """Whether it is."""
        return not self.closed


@dataclass(frozen=True, slots=True)
class Usual:
    """The same by the library."""

    name: str
    spans: int = 1
    closed: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)
    _: KW_ONLY
    code: str = field(default="7319", repr=False, compare=False)


def test_a_record_is_made_as_a_dataclass_is() -> None:
    ours, usual = Bridge(" Tern "), Usual("Tern")
    assert repr(ours) == repr(usual).replace("Usual", "Bridge")
    assert "7319" not in repr(ours)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(usual)]
    assert Bridge.__match_args__ == Usual.__match_args__
    assert ours.notes is not Bridge("Tern").notes
    assert ours.is_open
    with pytest.raises(TypeError):
        Bridge()  # type: ignore[call-arg]  # that is the point
    with pytest.raises(TypeError):
        Bridge("Tern", 1, (), {}, "7319")  # type: ignore[misc]  # it is given by name alone


def test_records_are_compared_by_kind_and_by_every_field() -> None:
    one = Bridge("Tern", 2, notes={"a": "b"})
    assert one == Bridge("Tern", 2, notes={"a": "b"})
    assert one == replace(one, code="1")  # which says nothing of what it is
    assert one != replace(one, spans=3)
    assert one != replace(one, notes={})
    assert one != Usual("Tern", 2, notes={"a": "b"})
    assert Bridge.__eq__(one, 1) is NotImplemented


def test_a_record_never_changes() -> None:
    one = Bridge("Tern")
    with pytest.raises(FrozenInstanceError):
        one.spans = 2  # type: ignore[misc]  # that is the point
    with pytest.raises(FrozenInstanceError):
        del one.spans  # type: ignore[misc]  # the same
    with pytest.raises(AttributeError):
        object.__setattr__(one, "arches", 2)  # it has places for its fields alone
    assert one == Bridge("Tern")


def test_records_are_hashed_by_what_they_are_compared_by() -> None:
    def made(spans: int) -> Bridge:
        return Bridge("Tern", spans, ("night",), notes=None)  # type: ignore[arg-type]  # a dict has no hash

    assert {made(2), made(2), made(3)} == {made(3), made(2)}
    with pytest.raises(TypeError):
        hash(Bridge("Tern"))


@given(plans(harbour()))
def test_a_plan_is_the_same_in_another_process(plan: Plan) -> None:
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  # written one line above
    assert deepcopy(plan) == plan
    assert replace(plan, title=plan.title) == plan


def test_every_record_of_a_plan_is_made_so() -> None:
    usual = [one.name for one in PLAN_ROOM.glob("*.py") if "@dataclass(frozen" in one.read_text()]
    assert usual == []
