"""What a plan stands on while it is open, as plain data that a journal can hold.

A plan that was brought together with another, or parted from it again, comes from other states
than its file says. A crash must not forget that: the next save would tell that what is not there
was removed.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desktopapp.plan.patch import difference, patched
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.making import Mark, MarkedPlans, PlansByRevision
from desktopapp.store.planfile import NOTHING_KEPT, UnknownParts


class Ground(NamedTuple):
    """What a plan stands on: the file it is saved in, what it came from, what its save keeps.

    ``digest`` is the checksum of the bytes at ``path``, ``revision`` the state that the plan came
    from, ``merged`` those that were merged in since. ``marked`` become versions; ``kept`` and
    ``states`` are what the next save writes on.
    """

    path: Path | None = None
    digest: str = ""
    revision: str = ""
    merged: tuple[str, ...] = ()
    marked: MarkedPlans = ()
    kept: UnknownParts = NOTHING_KEPT
    states: PlansByRevision = ()

    def is_as(self, other: "Ground") -> bool:
        """Tell whether a plan on either comes from the same states and keeps the same."""
        return self[:5] == other[:5]


def ground_data(ground: Ground, saved: Plan) -> dict[str, object]:
    """Return a ground as plain data, its plans as what makes them of the one saved last."""
    return {
        "digest": ground.digest,
        "revision": ground.revision,
        "merged": list(ground.merged),
        "marked": [[difference(saved, plan), *mark] for plan, mark in ground.marked],
        "states": [[revision, difference(saved, plan)] for revision, plan in ground.states],
        "entries": {name: b64encode(data).decode() for name, data in ground.kept.entries.items()},
        "manifest": dict(ground.kept.manifest),
    }


def read_ground(data: Mapping[str, Any], saved: Plan, path: Path | None) -> Ground | None:
    """Read a ground; nothing where a later version of the program wrote it in another way."""
    try:
        return Ground(
            path,
            str(data["digest"]),
            str(data["revision"]),
            tuple(map(str, data["merged"])),
            tuple((patched(saved, one), Mark(*map(str, mark))) for one, *mark in data["marked"]),
            UnknownParts(
                {name: b64decode(one, validate=True) for name, one in data["entries"].items()},
                dict(data["manifest"]),
            ),
            tuple((str(revision), patched(saved, one)) for revision, one in data["states"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Problem):
        return None
