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
_OF_A_WINDOW = ("desktopapp.ui.", "desktopapp.session.", "desktopapp.store.", "desktopapp.layout.")


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


def more(before: dict[str, Any], after: dict[str, Any]) -> dict[str, int]:
    """Return how many more there are of each kind of object."""
    kinds = after["objects"]
    grown = {kind: n - before["objects"].get(kind, 0) for kind, n in kinds.items()}
    return {kind: n for kind, n in grown.items() if n > 0}


@pytest.mark.parametrize(
    ("number", "parts"), [(4, ("type", "views")), (10, ("answers",)), (3, ("dialogs",))]
)
def test_plans_views_panels_and_dialogs_that_are_closed_leave_nothing(
    number: int, parts: tuple[str, ...], tmp_path: Path
) -> None:
    """Rounds enough to fill what remembers the last few plans; from then on nothing may come."""
    *_, before, after = rounds(tmp_path, number, "--parts", *parts)
    assert after["widgets"] <= before["widgets"]
    assert more(before, after) == {}
    assert after["descriptors"] <= before["descriptors"] + 1  # one may be on its way


@pytest.mark.skipif(sys.platform != "linux", reason="this system tells of its memory otherwise")
def test_a_plan_that_is_never_closed_takes_no_more_for_twice_the_use(tmp_path: Path) -> None:
    """Of its own: what was typed may be undone, and little more than that is kept.

    It was 6 MiB, in pictures of pages and of controls, and in what was freed and not given back.
    """
    *_, half, _, _, _, whole = rounds(tmp_path, 8, "--stay")
    assert whole["private"] <= half["private"] + 4
    assert whole["widgets"] <= half["widgets"]
    kinds = {kind for kind in more(half, whole) if kind.startswith("desktopapp.ui.")}
    assert kinds == set()


def test_views_that_a_screen_reader_was_told_of_leave_nothing(tmp_path: Path) -> None:
    """Of the window and its plan. How much is remembered of letters, the rounds above look at.

    What was told of an area stays as an empty shell: PySide holds it, and cannot be told.
    """
    *_, before, after = rounds(tmp_path, 4, "--reader", "--parts", "views")
    assert after["widgets"] <= before["widgets"]
    kinds = {one for one in more(before, after) if one.startswith(_OF_A_WINDOW)}
    assert kinds <= {"desktopapp.ui.widgets.read_area._Told"}


def test_a_dialog_and_an_object_that_are_kept_are_seen(tmp_path: Path) -> None:
    _, before, after = rounds(tmp_path, 2, "--careless", "--parts")
    assert after["widgets"] == before["widgets"] + 1
    assert after["objects"] != before["objects"]
