"""Shapes: how a value is written as JSON data, and read back with a clear error.

A shape reads plain data (what ``json`` or ``tomllib`` return) into a value and writes the value
as plain data again. The shapes of a record follow from the annotations of its dataclass, so that
each field is declared once. What a field holds by default is not written. Keys that no shape
knows are kept on the record as ``extra`` (canonical JSON text) and written back untouched, so
that a file made by a later version loses nothing here.
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
    Protocol,
    TypeVar,
    Union,
    get_args,
    get_origin,
    runtime_checkable,
)

from desktopapp.plan.plain_text import clean

MOST_LEVELS = 64  # of groups and lists in what a later version wrote
_LONGEST_ID = 200

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class DataError(ValueError):
    """Data does not have the shape it must have. Says at which place, and what was expected."""

    def __init__(self, place: str, expected: str, found: str) -> None:
        super().__init__(f"{place or 'the top'}: expected {expected}, found {found}")
        self.place = place
        self.expected = expected
        self.found = found


@runtime_checkable
class Shape(Protocol[T]):
    """Reads plain data into a value, and writes the value as plain data."""

    def read(self, data: object, place: str) -> T:
        """Return the value, or raise ``DataError`` that names the place."""
        ...

    def write(self, value: T) -> object:
        """Return the value as plain data."""
        ...


def described(data: object) -> str:
    """Say in a few words what a piece of data is, for an error message."""
    match data:
        case None:
            words = "nothing"
        case bool():
            words = "yes or no"
        case str():
            words = f"the text “{data[:40]}”"
        case int() | float():
            words = f"the number {str(data)[:20]}"
        case list() | tuple():
            words = "a list"
        case Mapping():
            words = "a group of keys"
        case _:
            words = type(data).__name__
    return words


class AnyText:
    """Text. Characters that no document can hold are dropped or replaced on reading."""

    def read(self, data: object, place: str) -> str:
        if not isinstance(data, str):
            raise DataError(place, "text", described(data))
        return clean(data)

    def write(self, value: str) -> object:
        return value


class Id:
    """The id of a document: short, printable, and nothing that leads anywhere as a path."""

    def read(self, data: object, place: str) -> str:
        text = AnyText().read(data, place)
        odd = not text.isprintable() or any(one in text for one in "/\\")
        if odd or not 0 < len(text) <= _LONGEST_ID:
            raise DataError(place, "an id of letters and digits", described(text))
        return text

    def write(self, value: str) -> object:
        return value


class Whole:
    """A whole number of at least ``least`` and at most ``most``."""

    def __init__(self, least: int = -(2**53), most: int = 2**53) -> None:
        self.least = least
        self.most = most

    def read(self, data: object, place: str) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            raise DataError(place, "a whole number", described(data))
        if not self.least <= data <= self.most:
            raise DataError(place, f"a number from {self.least} to {self.most}", described(data))
        return data

    def write(self, value: int) -> object:
        return value


class Decimal:
    """A number, whole or not, of at least ``least`` and at most ``most``."""

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most

    def read(self, data: object, place: str) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise DataError(place, "a number", described(data))
        if not self.least <= data <= self.most:
            raise DataError(place, f"a number from {self.least} to {self.most}", described(data))
        return float(data)

    def write(self, value: float) -> object:
        return value


class YesOrNo:
    """Yes or no."""

    def read(self, data: object, place: str) -> bool:
        if not isinstance(data, bool):
            raise DataError(place, "true or false", described(data))
        return data

    def write(self, value: bool) -> object:  # noqa: FBT001  # the value is what is written
        return value


class Day:
    """A date, written as YYYY-MM-DD."""

    def read(self, data: object, place: str) -> date:
        if type(data) is date:
            return data
        if isinstance(data, str):
            try:
                return date.fromisoformat(data)
            except ValueError:
                pass
        raise DataError(place, "a date as YYYY-MM-DD", described(data))

    def write(self, value: date) -> object:
        return value.isoformat()


class OneOf(Generic[E]):
    """One of the values of an enumeration."""

    def __init__(self, choices: type[E]) -> None:
        self.choices = choices

    def read(self, data: object, place: str) -> E:
        if isinstance(data, str):
            try:
                return self.choices(data)
            except ValueError:
                pass
        expected = "one of " + ", ".join(f"“{choice}”" for choice in self.choices)
        raise DataError(place, expected, described(data))

    def write(self, value: E) -> object:
        return str(value)


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
            found = OneOf(kind)
        case None, () if isinstance(kind, type) and is_dataclass(kind):
            found = record_of(kind)
        case made, (_, Shape() as found) if made is Annotated:
            pass
        case made, (item, last) if made is tuple and last is ...:
            found = ListOf(_shape_of(item, place))
        case made, (key, item) if made is Mapping and key is str:
            found = Keyed(_shape_of(item, place))
        case made, (item, last) if made in (Union, UnionType) and last is NoneType:
            found = Maybe(_shape_of(item, place))
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
