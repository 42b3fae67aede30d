"""The history of a plan as a save writes it on: its versions, its revisions, its earlier states.

All of it lies among the entries that are kept with a plan. Whatever is strange in it stays, and
no save fails for it.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.graph import (
    GRAPH,
    Graph,
    RevisionNode,
    graph_data,
    named,
    reachable,
    read_graph,
    thinned_graph,
    united,
    with_revision,
)
from desktopapp.store.planfile import UnknownParts
from desktopapp.store.states import (
    STATE_PICTURES,
    is_full,
    odd_states,
    read_states,
    rebuilt_of,
    thinned_states,
    with_state,
    with_states,
    without_pictures,
)
from desktopapp.store.versions import (
    VERSIONS_FOLDER,
    Version,
    ancestors,
    graph_of,
    held_whole,
    kept_beside_copy,
    plan_in,
    versions,
    with_ancestors,
    with_version,
    with_versions_of,
)

_MOST_HUNG = 20  # plans that the earlier states hang on


class SaveStep(NamedTuple):
    """A save: the plan, its revision, and those it came from.

    ``known`` are earlier states whose plans are at hand, by revision: this save keeps what makes
    them of it. ``copies`` are revisions of copies that a save left which could not land: they are
    part of this one. ``opened`` is the plan as it was opened, and when that was written.
    """

    plan: Plan
    revision: str
    parents: tuple[str, ...]
    known: Mapping[str, Plan]
    copies: tuple[str, ...] = ()
    opened: tuple[str, Plan, str] | None = None


def with_step(kept: UnknownParts, step: SaveStep) -> UnknownParts:
    """Return what to keep with a plan that is saved."""
    graph = graph_of(kept)
    hung = _hung(kept)
    if step.opened:
        revision, plan, when = step.opened
        kept = with_version(kept, plan, Version(revision, when))
    copies = [one for one in step.copies if one != step.revision]
    graph = with_revision(graph, step.revision, (*step.parents, *copies))
    kept = with_ancestors(kept, (step.revision, *step.parents))
    kept, hung = _with_states(kept, step, hung)
    return _written(_with_room(kept, graph, step), graph, hung)


def with_branch(kept: UnknownParts, revision: str, parents: tuple[str, ...]) -> UnknownParts:
    """Return what to keep with a plan of which there is one more state: a copy, or a late save."""
    return _written(kept, with_revision(graph_of(kept), revision, parents), _hung(kept))


def with_part(
    kept: UnknownParts, revision: str, parents: tuple[str, ...], whole: str, *, gap: bool
) -> UnknownParts:
    """Return what to keep with a state that another came from: what was taken of that.

    ``parents`` are the short names of what the taken part came from, and ``whole`` that of the
    state it is part of. ``gap`` tells that some revisions between are not named.
    """
    graph = graph_of(kept)
    name = named(revision)
    node = graph.get(whole, RevisionNode(1, loose=True))
    number = 1 + max((graph[one].number for one in parents if one in graph), default=0)
    graph[name] = RevisionNode(number, tuple(one for one in parents if one != name), gap=gap)
    graph[whole] = node._replace(parents=tuple(dict.fromkeys([*node.parents, name])))
    return _written(kept, graph, _hung(kept))


def united_history(ours: UnknownParts, theirs: UnknownParts) -> UnknownParts:
    """Return the histories of two files of one plan as one: of a plan that came from both."""
    both = with_history_of(ours, theirs)
    return with_ancestors(both, (*ancestors(ours), *ancestors(theirs)))


def with_history_of(ours: UnknownParts, theirs: UnknownParts) -> UnknownParts:
    """Return what to keep with the versions, states and revisions that another file knows too.

    What the plan came from stays as it is told. What cannot be understood, or what a later version
    keeps otherwise in each, is put aside.
    """
    graph = united(graph_of(ours), graph_of(theirs))
    hung = tuple(dict.fromkeys([*_hung(ours), *_hung(theirs)]))
    later = (
        name
        for name in theirs.entries.keys() & ours.entries
        if not name.startswith(VERSIONS_FOLDER)
    )
    for name in (*odd_states(theirs.entries), *later):
        if ours.entries.get(name) != theirs.entries[name]:
            theirs = kept_beside_copy(theirs, name)
    if _is_strange(theirs) and ours.entries.get(GRAPH) != theirs.entries[GRAPH]:
        theirs = kept_beside_copy(theirs, GRAPH)
    states = {**read_states(theirs.entries), **read_states(ours.entries)}
    others = {
        name: data
        for name, data in theirs.entries.items()
        if name.startswith(STATE_PICTURES) or not name.startswith(VERSIONS_FOLDER)
    }
    both = with_versions_of(ours, theirs)
    both = both._replace(
        entries=with_states({**others, **both.entries}, states),
        manifest={**theirs.manifest, **ours.manifest},
    )
    return _written(both, graph, hung)


def state_of(kept: UnknownParts, revision: str, known: Mapping[str, Plan]) -> Plan | None:
    """Return the plan of a revision that a file holds or can make again; else nothing.

    The revision is told by its short name, and so are the plans that are known.
    """
    if revision in known:
        return known[revision]
    for whole in held_whole(kept.entries, [revision]).values():
        with suppress(Problem):
            return plan_in(kept.entries, whole)
    states = read_states(kept.entries)
    found = rebuilt_of(states, kept.entries, revision, known)
    if found is not None:
        return found
    wholes = held_whole(kept.entries, states.keys() | {one.via for one in states.values()})
    return rebuilt_of(states, kept.entries, revision, {**_plans(kept, wholes), **known})


def _plans(kept: UnknownParts, wholes: Mapping[str, str]) -> dict[str, Plan]:
    found: dict[str, Plan] = {}
    for name, whole in wholes.items():
        with suppress(Problem):
            found[name] = plan_in(kept.entries, whole)
    return found


def revisions_only(kept: UnknownParts) -> UnknownParts:
    """Return what to keep so that it can be told what a plan came from, and nothing else."""
    return _written(UnknownParts(), graph_of(kept), ())


def _with_states(
    kept: UnknownParts, step: SaveStep, hung: tuple[str, ...]
) -> tuple[UnknownParts, tuple[str, ...]]:
    """Keep the states that are at hand, and those on which older ones hang."""
    known = {name: plan for name, plan in step.known.items() if name != step.revision}
    names = {named(one) for one in known}
    wholes = held_whole(kept.entries, set(hung) - names)
    for name, plan in _plans(kept, wholes).items():
        known[wholes[name]] = plan
        names.add(name)
    entries: Mapping[str, bytes] = kept.entries
    opened = step.opened[0] if step.opened else ""
    for revision, plan in known.items():
        entries = with_state(
            entries, revision, plan, step.revision, step.plan, opened=revision == opened
        )
    left = [one for one in hung if one not in names]
    return kept._replace(entries=entries), (named(step.revision), *left)[:_MOST_HUNG]


def _with_room(kept: UnknownParts, graph: Graph, step: SaveStep) -> UnknownParts:
    """Thin out earlier states where they are many."""
    if not is_full(kept.entries):
        return kept
    states = read_states(kept.entries)
    special = {named(one.revision) for one in versions(kept) if one.name}
    special |= {named(one) for one in (*step.parents, *step.copies)}
    while states and is_full(kept.entries):
        fewer = thinned_states(states, graph, special)
        if len(fewer) == len(states):
            special = set()
            fewer = dict(list(thinned_states(states, graph, ()).items())[len(states) // 8 :])
        states = fewer
        kept = kept._replace(entries=with_states(kept.entries, states))
    return kept._replace(entries=without_pictures(kept.entries, states))


def _hung(kept: UnknownParts) -> tuple[str, ...]:
    """Return the states that all others hang on, by their short names."""
    try:
        data = json.loads(kept.entries.get(GRAPH, b"{}"))
        found = data.get("hung", [])
        return tuple(one for one in found if isinstance(one, str))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return ()


def _written(kept: UnknownParts, graph: Graph, hung: Iterable[str]) -> UnknownParts:
    """Write the graph; one that could not be understood is put aside first."""
    others: dict[str, object] = {}
    if _is_strange(kept):
        kept = kept_beside_copy(kept, GRAPH)
    elif GRAPH in kept.entries:
        others = json.loads(kept.entries[GRAPH])
    special = [named(one.revision) for one in versions(kept)] + list(hung)
    data = graph_data(thinned_graph(graph, special), {**others, "hung": list(hung)})
    return kept._replace(entries={**kept.entries, GRAPH: data})


def _is_strange(kept: UnknownParts) -> bool:
    """Tell whether there is a graph that cannot be understood."""
    try:
        read_graph(kept.entries.get(GRAPH, b'{"revisions": []}'))
    except (ValueError, RecursionError):
        return True
    return False


def came_from(kept: UnknownParts, revision: str) -> set[str]:
    """Return the short names of a revision and of all that it came from."""
    graph = graph_of(kept)
    own = named(revision)
    return reachable(graph, [own, *map(named, ancestors(kept)[1:] if own not in graph else ())])


def states_kept(kept: UnknownParts) -> set[str]:
    """Return the short names of the earlier states that a file can make again."""
    return set(read_states(kept.entries))
