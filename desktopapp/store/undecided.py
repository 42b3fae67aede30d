"""What was taken of another state while its clashes are undecided, as states of their own.

Their plan without what clashed is a state that ours came from, and theirs too. It came from an
earlier state of theirs only where it holds all of that. An earlier one that holds some of what
clashed is told in the same way: by what was taken of it. So what nobody decided is asked again
wherever it turns up, and nothing that was taken and removed comes back with an earlier state.
"""

from collections.abc import Iterator
from typing import NamedTuple

from desktopapp.plan.clash import Resolution
from desktopapp.plan.merge import Merged, merge
from desktopapp.plan.plan import Plan
from desktopapp.store.graph import RevisionNode, named, reachable
from desktopapp.store.kinship import SavedState, StatesOf
from desktopapp.store.planfile import revision_of

_MOST_EARLIER = 16  # earlier states of theirs that are told apart, the newest


class TakenPart(NamedTuple):
    """What was taken of a state: its plan, its revision, and the short names it came from.

    ``whole`` is the short name of that state. ``gap`` tells that some between are not named.
    """

    plan: Plan
    revision: str
    parents: tuple[str, ...]
    whole: str
    gap: bool = False


def taken_parts(
    base: Plan, ours: SavedState, merged: Merged, theirs: SavedState
) -> tuple[TakenPart, ...]:
    """Return what was taken of their earlier states, and last what was taken of theirs.

    Nothing where none was taken, or where it is not certain what.
    """
    taken = _taken(base, ours.plan, merged, theirs.plan)
    if taken is None:
        return ()
    states = StatesOf(ours, theirs)
    whole = named(theirs.revision)
    rest = reachable(states.graph, states.graph[whole].parents) - states.mine
    held = _held_names(states, rest, theirs.plan, taken)
    rest -= reachable(states.graph, held)
    parts: list[TakenPart] = []
    for name in _newest_first(states, rest)[:_MOST_EARLIER][::-1]:
        earlier = states.plan(name)
        if earlier is None:
            continue
        part = merge(theirs.plan, earlier, taken, lambda _clash: Resolution.THEIRS).plan
        known = [states.plan(one) for one in states.common_with(name)]
        if part not in known and _is_held(part, theirs.plan, taken):
            parts.append(_part(states, held, parts, name, part))
    return (*parts, _part(states, held, parts, whole, taken))


def _part(
    states: StatesOf, held: tuple[str, ...], parts: list[TakenPart], whole: str, plan: Plan
) -> TakenPart:
    """Return what was taken of a state, with all that it came from."""
    came = reachable(states.graph, [whole])
    named_held = [one for one in held if one in came]
    of_earlier = [named(one.revision) for one in parts if one.whole in came]
    parents = tuple(dict.fromkeys([*states.common_with(whole), *named_held, *of_earlier]))
    between = came - states.mine - reachable(states.graph, named_held)
    gap = any(states.graph.get(one, RevisionNode(0)).gap for one in between)
    return TakenPart(plan, revision_of(plan, (whole, *parents)), parents, whole, gap)


def _newest_first(states: StatesOf, names: set[str]) -> list[str]:
    known = (name for name in names if name in states.graph)
    return sorted(known, key=lambda name: (states.graph[name].number, name), reverse=True)


def _held_names(states: StatesOf, rest: set[str], theirs: Plan, taken: Plan) -> tuple[str, ...]:
    """Return the newest earlier states of theirs of which all is in what was taken.

    A state that is held holds those that it came from. So of a long line few are looked at.
    """

    def looked(name: str) -> bool:
        earlier = states.plan(name)
        return earlier is not None and _is_held(earlier, theirs, taken)

    found: list[str] = []
    while rest:
        names = _newest_first(states, rest)
        if not names:
            break
        low, high, step = -1, 0, 1  # the state at low is not held
        while not looked(names[high]):
            if high == len(names) - 1:
                return tuple(found)
            low, high, step = high, min(high + step, len(names) - 1), step * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if looked(names[middle]) else (middle, high)
        found.append(names[high])
        rest = rest - reachable(states.graph, [names[high]])
    return tuple(found)


def _is_held(earlier: Plan, theirs: Plan, taken: Plan) -> bool:
    """Tell whether what was taken of theirs has all of an earlier state that theirs has.

    It has if it changed nothing of it but what theirs changed too.
    """
    made = merge(earlier, theirs, taken)
    return not made.clashes and made.plan == theirs


def _taken(base: Plan, ours: Plan, merged: Merged, theirs: Plan) -> Plan | None:
    """Return their plan without what clashed; nothing if none was taken, or it is not certain."""
    for taken in _without_clashes(base, ours, merged.plan, theirs):
        again = merge(taken, merged.plan, theirs)
        is_certain = again.plan == merged.plan and len(again.clashes) == len(merged.clashes)
        if taken != base and is_certain:
            return taken
    return None


def _without_clashes(base: Plan, ours: Plan, merged: Plan, theirs: Plan) -> Iterator[Plan]:
    """Go through what their plan may be without what clashed.

    That is their plan with ours where it clashed, and there the ancestor's; or the ancestor with
    what the merge changed in ours.
    """
    decided = merge(base, ours, theirs, lambda _clash: Resolution.THEIRS).plan
    with_ours = merge(decided, theirs, merged, lambda _clash: Resolution.THEIRS).plan
    yield merge(ours, with_ours, base).plan
    yield merge(ours, merged, base, lambda _clash: Resolution.THEIRS).plan
