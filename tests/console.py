"""Commands as a script gives them."""

import json
from typing import Any

import pytest

from desktopapp.cli import run_command

Capture = pytest.CaptureFixture[str]


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
