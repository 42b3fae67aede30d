"""Commands as a script gives them."""

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

import pytest

from desktopapp.cli import run_command

Capture = pytest.CaptureFixture[str]


def help_of(*arguments: str) -> str:
    """Return what a command says of itself."""
    said = StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit) as left:
        run_command([*arguments, "--help"])
    assert left.value.code == 0
    return said.getvalue()


def all_commands() -> list[str]:
    """Return the commands, as the program itself lists them."""
    return re.findall(r"^    ([a-z]+)\b", help_of(), re.MULTILINE)


def needed_by(command: str) -> list[str]:
    """Return what a command cannot do without, in the words of its help."""
    usage = help_of(command).partition("\n\n")[0]
    while "[" in usage:
        usage = re.sub(r"\[[^\[\]]*\]", "", usage)
    return usage.split()[3:]


class Console:
    """Gives commands with --json and returns the one object that each must print."""

    def __init__(self, capture: Capture) -> None:
        self.capture = capture

    def __call__(self, *arguments: object, code: int = 0) -> dict[str, Any]:
        assert run_command([*map(str, arguments), "--json"]) == code
        printed = self.capture.readouterr().out
        found: dict[str, Any] = json.loads(printed)
        assert printed.count("\n") == 1
        return found
