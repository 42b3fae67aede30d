"""What a verb has to say, and how a command line is found wrong."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Never


@dataclass(frozen=True, slots=True)
class Outcome:
    """Data for ``--json``, lines for a person, the exit code."""

    data: Mapping[str, Any]
    lines: tuple[str, ...]
    code: int = 0


CommandFunction = Callable[[argparse.Namespace], Outcome]


class WrongCommandLine(Exception):  # noqa: N818  # it is not an error of the program
    """The command line cannot be understood."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program, so that JSON can be printed."""

    def error(self, message: str) -> Never:
        """Raise what argparse found wrong."""
        raise WrongCommandLine(f"{message}. See: {self.prog} --help")


def add_verb(
    verbs: "argparse._SubParsersAction[Parser]", name: str, does: CommandFunction
) -> argparse.ArgumentParser:
    """Add a verb, explained by the docstring of what it does, with the option ``--json``."""
    added = verbs.add_parser(name, help=does.__doc__, description=does.__doc__)
    added.set_defaults(verb=does)
    added.add_argument("--json", action="store_true", help="print one JSON object")
    return added


def whole_number(text: str) -> int:
    """Return a number from 1, for an option."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1")
    return int(text)


def day(text: str) -> date:
    """Return a date written as YYYY-MM-DD, for an option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date as YYYY-MM-DD") from None
