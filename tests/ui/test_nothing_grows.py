"""What was closed is gone: after each round through everything, there is as much as before.

The rounds run in a process of their own, so that nothing that a test holds is counted.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def rounds(folder: Path, number: int, *more: str) -> list[dict[str, Any]]:
    """Return the figures of the start and of each round."""
    command = [sys.executable, str(ROOT / "tests" / "compressed_day.py"), str(folder)]
    ran = subprocess.run(  # noqa: S603  # our own program
        [*command, "--rounds", str(number), *more],
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]


@pytest.mark.parametrize(
    ("number", "parts"), [(5, ("type", "views")), (10, ("answers",)), (3, ("dialogs",))]
)
def test_plans_views_panels_and_dialogs_that_are_closed_leave_nothing(
    number: int, parts: tuple[str, ...], tmp_path: Path
) -> None:
    """Rounds enough to fill what remembers the last few plans; from then on nothing may come."""
    *_, before, after = rounds(tmp_path, number, "--parts", *parts)
    assert after["widgets"] <= before["widgets"]
    assert not {
        kind: n for kind, n in after["objects"].items() if n > before["objects"].get(kind, 0)
    }
    assert after["descriptors"] <= before["descriptors"] + 1  # one may be on its way


def test_a_dialog_and_an_object_that_are_kept_are_seen(tmp_path: Path) -> None:
    _, before, after = rounds(tmp_path, 2, "--careless", "--parts")
    assert after["widgets"] == before["widgets"] + 1
    assert after["objects"] != before["objects"]
