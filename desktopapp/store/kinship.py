"""What two saved states of a plan are to each other, and what a merge of them begins from.

There is one function for it, and everybody asks it: a save that meets another file, copies that
are brought together, a recovery after a crash, opening, the command line.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from desktopapp.plan.clash import Clash, Resolution
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan
from desktopapp.store.graph import Graph, RevisionNode, named, reachable, united, youngest_common
from desktopapp.store.history import came_from, state_of
from desktopapp.store.planfile import UnknownParts
from desktopapp.store.versions import graph_of

_NOW = "now"  # the plan as it stands, which no revision has yet
_DEEPEST = 12  # histories that crossed more often are as unknown

Elsewhere = Callable[[str], Plan | None]


class Kin(Enum):
    """What their state is to ours."""

    SAME = auto()
    OLDER = auto()  # ours came from it: it brings nothing
    NEWER = auto()  # it came from all that ours is made of: it is taken
    APART = auto()  # both came from a third
    UNKNOWN = auto()  # what both came from is not known: each difference is a clash
    ANOTHER = auto()  # it is another plan


class SavedState(NamedTuple):
    """A state of a plan as it was saved. ``merged`` are revisions that were brought in since."""

    plan: Plan
    revision: str
    kept: UnknownParts
    merged: tuple[str, ...] = ()


class Kinship(NamedTuple):
    """What their state is to ours, and the state that a merge begins from, if one is known.

    ``alike`` tells that neither came from the other, but both hold the same plan: one of them
    counts as older from now on.
    """

    kin: Kin
    base: Plan | None = None
    alike: bool = False


def nowhere(_revision: str) -> None:
    """Look for a state in no other place."""


def kinship(ours: SavedState, theirs: SavedState, elsewhere: Elsewhere = nowhere) -> Kinship:
    """Tell what their state is to ours.

    ``elsewhere`` looks for the plan of a revision, told by its short name, outside the two files.
    """
    if ours.plan.id != theirs.plan.id:
        return Kinship(Kin.ANOTHER)
    if not ours.revision or not theirs.revision:
        return Kinship(Kin.UNKNOWN)
    mine, other = named(ours.revision), named(theirs.revision)
    graph = _known(ours, theirs)
    alike = _join_alike(graph, ours, theirs)
    came = reachable(graph, [_NOW])
    if mine == other:
        return Kinship(Kin.SAME, theirs.plan) if ours.plan == theirs.plan else _UNKNOWN
    if other in came:
        return Kinship(Kin.OLDER, theirs.plan, alike)
    states = _States(ours, theirs, graph, elsewhere)
    base = states.base(_NOW, other)
    descends = reachable(graph, [other]).issuperset(graph[_NOW].parents)
    if base is None:
        return _UNKNOWN
    return Kinship(Kin.NEWER if descends else Kin.APART, base, alike)


_UNKNOWN = Kinship(Kin.UNKNOWN)


class StatesOf:
    """What two files know of earlier states: which came from which, and their plans."""

    def __init__(self, ours: SavedState, theirs: SavedState) -> None:
        self.graph = _known(ours, theirs)
        self.mine = reachable(self.graph, [_NOW])  # all that the plan as it stands came from
        self._states = _States(ours, theirs, self.graph, nowhere)

    def plan(self, name: str) -> Plan | None:
        """Return the plan of a short name; nothing where neither file has it."""
        return self._states.plan(name)

    def common_with(self, name: str) -> tuple[str, ...]:
        """Return the short names of the youngest states that the plan and this state came from."""
        return youngest_common(self.graph, _NOW, name).youngest


def _known(ours: SavedState, theirs: SavedState) -> dict[str, RevisionNode]:
    """Return what both files know of revisions, and the plan as it stands as one more."""
    graph = united(graph_of(ours.kept), graph_of(theirs.kept))
    for side in (ours, theirs):
        graph.setdefault(named(side.revision), RevisionNode(1, loose=True))
    graph[_NOW] = RevisionNode(0, (named(ours.revision), *map(named, ours.merged)))
    return graph


def _join_alike(graph: dict[str, RevisionNode], ours: SavedState, theirs: SavedState) -> bool:
    """Let one of two states that hold the same plan come from the other; tell whether it had to.

    It is the same one whoever asks: else their merge would be a third state, and so on for ever.
    """
    older, newer = sorted((named(ours.revision), named(theirs.revision)))
    if ours.merged or ours.plan != theirs.plan:
        return False
    if older in reachable(graph, [newer]) or newer in reachable(graph, [older]):
        return False
    node = graph[newer]
    graph[newer] = node._replace(parents=(*node.parents, older))
    return True


class _States:
    """The plans of revisions, wherever they can be found, and those that merges began from."""

    def __init__(
        self, ours: SavedState, theirs: SavedState, graph: Graph, elsewhere: Elsewhere
    ) -> None:
        self.sides = ours, theirs
        self.graph = dict(graph)
        self.elsewhere = elsewhere
        self.found: dict[str, Plan | None] = {
            named(theirs.revision): theirs.plan,
            named(ours.revision): ours.plan,
        }

    def base(self, ours: str, theirs: str, depth: int = 0) -> Plan | None:
        """Return what a merge of two revisions begins from; nothing where that is not known.

        Where histories crossed, several states are the youngest in common: these are merged.
        """
        common = youngest_common(self.graph, ours, theirs)
        if not common.youngest or not common.sure or depth > _DEEPEST:
            return None
        name, *others = common.youngest
        for other in others:
            joined = self.joined(name, other, depth)
            if joined is None:
                return None
            name = joined
        return self.plan(name)

    def plan(self, name: str) -> Plan | None:
        """Return the plan of a revision; nothing where no file has it."""
        if name not in self.found:
            self.found[name] = next(filter(None, self._tries(name)), None)
        return self.found[name]

    def _tries(self, name: str) -> "list[Plan | None]":
        tries: list[Plan | None] = []
        for side in self.sides:
            tries.append(state_of(side.kept, name, {named(side.revision): side.plan}))
            if tries[-1] is not None:
                return tries
        return [*tries, self.elsewhere(name)]

    def joined(self, one: str, other: str, depth: int) -> str | None:
        """Merge two states into one that no file has, with both sides wherever they clash."""
        name = f"{one}+{other}"
        base = self.base(one, other, depth + 1)
        first, second = self.plan(one), self.plan(other)
        if base is None or first is None or second is None:
            return None
        made = merge(base, first, second, lambda _clash: Resolution.BOTH)
        if not all(map(_holds_both, made.clashes)):
            return None
        number = 1 + max(self.graph[one].number, self.graph[other].number)
        self.graph[name] = RevisionNode(number, (one, other))
        self.found[name] = made.plan
        return name


def _holds_both(clash: Clash) -> bool:
    """Tell whether both sides of a clash could be put in, so that neither looks unchanged."""
    return clash.both


def holds(kept: UnknownParts, revision: str, other: str) -> bool:
    """Tell whether a revision came from another, of which the beginning may be all that is known.

    The beginning must be as long as the names of backups have it.
    """
    return any(name.startswith(other[: len(name)]) for name in came_from(kept, revision))
