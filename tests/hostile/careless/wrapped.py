"""What the careless programs share: the real program, and a way to spoil what it wrote."""

import contextlib
import io
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import container
from container import Json

from desktopapp.__main__ import main as real

__all__ = ["Json", "container", "loudly", "quietly"]


def quietly(arguments: list[str]) -> tuple[int, dict[str, object]]:
    """Give a command to the real program, and return its exit code and what it printed."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = real(arguments)
    try:
        return code, json.loads(printed.getvalue())
    except ValueError:
        return code, {}


def loudly(arguments: list[str]) -> int:
    """Give a command to the real program as it is."""
    return real(arguments)
