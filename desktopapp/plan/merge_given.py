"""What two people gave as answers beside texts, brought together at each question."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktopapp.plan.clash import Deciding
from desktopapp.plan.given import Given


def merge_given(
    deciding: Deciding,
    base: Mapping[str, Given],
    ours: Mapping[str, Given],
    theirs: Mapping[str, Given],
) -> dict[str, Any]:
    """Merge what is given at each question: value by value, field by field, row by row.

    Where one side left a question and the other answered it, only one of both can be meant.
    """
    both = {name: base.get(name, Given()) for name in ours.keys() & theirs.keys()}
    settled = {
        name: deciding.whole(f"given, {name}", before, ours[name], theirs[name])
        for name, before in both.items()
        if _left_by_one(before, ours[name], theirs[name])
    }
    rest = deciding.group("given", {**base, **both}, {**ours, **settled}, {**theirs, **settled})
    return {**rest, **settled}


def _left_by_one(before: Given, ours: Given, theirs: Given) -> bool:
    """Tell whether one side said why a question is left, and the other changed its answer."""
    sides = ours, theirs
    left = [one.left != before.left for one in sides]
    answered = [replace(one, left=before.left) != before for one in sides]
    return ours != theirs and any(left) and any(answered) and before not in sides
