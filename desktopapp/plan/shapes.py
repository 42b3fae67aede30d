"""The shapes of single values: text, ids, numbers, days, choices.

A shape reads plain data (what ``json`` or ``tomllib`` return) into a value, or raises
``DataError`` that says where and what was expected, and writes the value as plain data again.
``schema`` makes the shapes of lists, groups and records of them.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar, runtime_checkable

from desktopapp.plan.plain_text import clean

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


class MemberOf(Generic[E]):
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
