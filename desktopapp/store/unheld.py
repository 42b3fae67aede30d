"""Backups of states that a plan does not hold, after an older state of it was put back.

They are the last there is of these words: none of them is thinned out before an officer decided.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.backups import Backup
from desktopapp.store.graph import NEWEST, named
from desktopapp.store.history import came_from, states_kept
from desktopapp.store.kinship import holds
from desktopapp.store.open_file import OpenFile
from desktopapp.store.planfile import UnknownParts
from desktopapp.store.versions import graph_of

ReadBackup = Callable[[Backup], tuple[Plan, OpenFile]]


class Unheld(NamedTuple):
    """The newest backup of a line of states that a plan does not hold.

    What it holds is not known where it does not open with the plan's key.
    """

    backup: Backup
    plan: Plan | None = None
    held: OpenFile | None = None

    def covers(self, one: Backup) -> bool:
        """Tell whether the state of another backup is part of this one."""
        held = self.held
        return held is not None and holds(held.kept, held.revision, one.revision)


def unheld(
    found: Sequence[Backup], plan: Plan, kept: UnknownParts, revision: str, read: ReadBackup
) -> tuple[Unheld, ...]:
    """Return the backups of a file, the oldest first, whose states a plan does not hold.

    Of each line only the newest, which holds the others; the newest comes first.
    """
    lines: list[Unheld] = []
    for one in reversed(_not_named(found, kept, revision)):
        if any(line.covers(one) for line in lines):
            continue
        line = Unheld(one)
        with suppress(Problem, OSError):
            line = Unheld(one, *read(one))
        if line.plan != plan and not _is_forgotten(line, kept, revision):
            lines.append(line)
    return tuple(lines)


def _not_named(found: Sequence[Backup], kept: UnknownParts, revision: str) -> list[Backup]:
    """Return backups of states that a plan neither came from nor keeps in its history."""
    names = came_from(kept, revision)
    left = [one for one in found if one.revision and not _among(one, names)]
    if not left:
        return []
    states = states_kept(kept)
    return [one for one in left if not _among(one, states)]


def _among(one: Backup, names: set[str]) -> bool:
    return any(name.startswith(one.revision[: len(name)]) for name in names)


def _is_forgotten(line: Unheld, kept: UnknownParts, revision: str) -> bool:
    """Tell whether a state is so old that a plan which came from it may no longer name it."""
    graph = graph_of(kept)
    if line.held is None or not any(node.gap for node in graph.values()):
        return False
    own, other = (
        graph.get(named(revision)),
        graph_of(line.held.kept).get(named(line.held.revision)),
    )
    return bool(own and other and other.number <= own.number - NEWEST)
