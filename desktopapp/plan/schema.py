"""Shapes of lists, groups and records: how data is written as JSON, and read back.

The shapes of a record follow from the annotations of its dataclass, so that each field is
declared once. What a field holds by default is not written. Keys that no shape knows are kept on
the record as ``extra`` (canonical JSON text) and written back untouched, so that a file made by a
later version loses nothing here.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Generic,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from desktopapp.plan.shapes import AnyText, DataError, Day, MemberOf, Shape, YesOrNo, described

MOST_LEVELS = 64  # of groups and lists in what a later version wrote

T = TypeVar("T")


class Maybe(Generic[T]):
    """A value that may be absent."""

    def __init__(self, shape: Shape[T]) -> None:
        self.shape = shape

    def read(self, data: object, place: str) -> T | None:
        return None if data is None else self.shape.read(data, place)

    def write(self, value: T | None) -> object:
        return None if value is None else self.shape.write(value)


class ListOf(Generic[T]):
    """A list of values of one shape, kept as a tuple."""

    def __init__(self, shape: Shape[T]) -> None:
        self.shape = shape

    def read(self, data: object, place: str) -> tuple[T, ...]:
        if not isinstance(data, list | tuple):
            raise DataError(place, "a list", described(data))
        read = self.shape.read
        return tuple(read(item, f"{place}[{n}]") for n, item in enumerate(data, 1))

    def write(self, value: tuple[T, ...]) -> object:
        return [self.shape.write(item) for item in value]


class Keyed(Generic[T]):
    """Values of one shape under names."""

    def __init__(self, shape: Shape[T]) -> None:
        self.shape = shape

    def read(self, data: object, place: str) -> Mapping[str, T]:
        if not isinstance(data, Mapping):
            raise DataError(place, "a group of keys", described(data))
        return {str(key): self.shape.read(item, f"{place}.{key}") for key, item in data.items()}

    def write(self, value: Mapping[str, T]) -> object:
        return {key: self.shape.write(item) for key, item in value.items()}


class Record(Generic[T]):
    """A dataclass, field by field as annotated. Keys it does not know go to its field ``extra``.

    ``unstored`` names the fields whose values are kept elsewhere; a shape that is given stands
    for a field whose annotation cannot tell it yet. Every other field is stored, or the record is
    refused with ``TypeError`` when it is first used.
    """

    def __init__(
        self, made: type[T], *, unstored: tuple[str, ...] = (), **given: Shape[Any]
    ) -> None:
        self.made = made
        self.unstored = unstored
        self._given = given

    @cached_property
    def shapes(self) -> dict[str, Shape[Any]]:
        """The shape of each stored field by its name; made with the first use, to start soon."""
        known = {field.name: field.type for field in fields(self.made)}  # type: ignore[arg-type]  # every record is a dataclass
        strange = {*self.unstored, *self._given} - known.keys()
        if strange or "extra" not in known:
            raise TypeError(f"{self.made.__name__} lacks a field {strange or 'extra'}")
        left = {"extra", *self.unstored}
        return {
            name: self._given.get(name) or _shape_of(kind, f"{self.made.__name__}.{name}")
            for name, kind in known.items()
            if name not in left
        }

    @cached_property
    def defaults(self) -> dict[str, object]:
        """What each field holds that is not given, by its name."""
        found: dict[str, object] = {}
        for field in fields(self.made):  # type: ignore[arg-type]  # every record is a dataclass
            if field.default is not MISSING:
                found[field.name] = field.default
            elif field.default_factory is not MISSING:
                found[field.name] = field.default_factory()
        return found

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The names of the stored fields that hold nothing by default."""
        return tuple(name for name in self.shapes if name not in self.defaults)

    @cached_property
    def _readers(self) -> dict[str, Callable[[object, str], object]]:
        """What reads each stored field, by its name."""
        return {name: shape.read for name, shape in self.shapes.items()}

    @cached_property
    def _writers(self) -> tuple[tuple[str, Callable[[Any], object], object], ...]:
        """The name of each stored field, what writes it, and what it holds by default."""
        return tuple(
            (name, shape.write, self.defaults.get(name, MISSING))
            for name, shape in self.shapes.items()
        )

    def read(self, data: object, place: str) -> T:
        if not isinstance(data, dict | Mapping):  # asked in this order, the first takes no time
            raise DataError(place, "a group of keys", described(data))
        return self.fill(data, place)

    def fill(self, data: Mapping[str, object], place: str, **values: object) -> T:
        """Make the record of data and of the values given for fields that data does not hold."""
        unknown: dict[str, object] = {}
        readers = self._readers
        for name, item in data.items():
            read = readers.get(name)
            if read is None:
                unknown[name] = item
            else:
                values[name] = read(item, f"{place}.{name}" if place else name)
        for name in self.needed:
            if name not in data:
                raise DataError(place, f"the key “{name}”", "none")
        if unknown:
            values["extra"] = canonical(kept_as_is(unknown, place))
        return self.made(**values)

    def write(self, value: T) -> dict[str, object]:
        data: dict[str, object] = {}
        for name, write, usual in self._writers:
            item = getattr(value, name)
            if item != usual:
                data[name] = write(item)
        extra: str = getattr(value, "extra", "")
        if extra:
            data.update(json.loads(extra))
        return data


def record_of(made: type[T]) -> Record[T]:
    """Return the record of a dataclass, always the same one."""
    return _RECORDS.setdefault(made, Record(made))


_RECORDS: dict[type[Any], Record[Any]] = {}


def _shape_of(kind: Any, place: str) -> Shape[Any]:  # noqa: ANN401  # an annotation is no type
    """Return the shape of an annotation; ``TypeError`` for one that says too little.

    A number says its limits: ``Annotated[int, Whole(1, 99)]``.
    """
    found: Shape[Any]
    match get_origin(kind), get_args(kind):
        case None, () if kind in _PLAIN:
            found = _PLAIN[kind]
        case None, () if isinstance(kind, type) and issubclass(kind, StrEnum):
            found = MemberOf(kind)
        case None, () if isinstance(kind, type) and is_dataclass(kind):
            found = record_of(kind)
        case made, (item, last) if made is tuple and last is ...:
            found = ListOf(_shape_of(item, place))
        case made, (key, item) if made is Mapping and key is str:
            found = Keyed(_shape_of(item, place))
        case made, (item, last) if made in (Union, UnionType) and last is NoneType:
            found = Maybe(_shape_of(item, place))
        case made, (_, Shape() as found) if made is Annotated:  # last: to ask for one takes long
            pass
        case _:
            raise TypeError(f"{place}: no shape follows from {kind!r}")
    return found


class Tagged(Generic[T]):
    """One of several records, told apart by the key ``kind``; a strange kind is kept whole."""

    def __init__(
        self,
        records: Mapping[str, Record[Any]],
        strange: Callable[[str], T],
        strange_type: type[Any],
    ) -> None:
        self.records = records
        self.kinds = {record.made: kind for kind, record in records.items()}
        self.strange = strange
        self.strange_type = strange_type

    def read(self, data: object, place: str) -> T:
        if not isinstance(data, Mapping) or not isinstance(data.get("kind"), str):
            raise DataError(place, "a group of keys with a “kind”", described(data))
        record = self.records.get(data["kind"])
        if record is None:
            return self.strange(canonical(kept_as_is(data, place)))
        known = {key: item for key, item in data.items() if key != "kind"}
        found: T = record.read(known, place)
        return found

    def write(self, value: T) -> object:
        if isinstance(value, self.strange_type):
            return json.loads(value.data)
        kind = self.kinds[type(value)]
        return {"kind": kind, **self.records[kind].write(value)}


def canonical(data: object) -> str:
    """Write plain data as JSON text that is always the same for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def kept_as_is(data: T, place: str) -> T:
    """Return data that is kept as it is, or raise ``DataError`` where it is nested too deeply.

    What is read must be written again, and JSON is written less deeply than it is read.
    """
    level: list[object] = [data]
    for _ in range(MOST_LEVELS):
        level = [item for one in level for item in _inside(one)]
        if not level:
            return data
    raise DataError(place, f"at most {MOST_LEVELS} levels of groups and lists", "more")


def _inside(data: object) -> Iterable[object]:
    """Return the groups and lists within one."""
    found: Iterable[object]
    match data:
        case Mapping():
            found = data.values()
        case list() | tuple():
            found = data
        case _:
            found = ()
    return (one for one in found if isinstance(one, Mapping | list | tuple))


_PLAIN: dict[Any, Shape[Any]] = {str: AnyText(), bool: YesOrNo(), date: Day()}
