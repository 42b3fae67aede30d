"""Which saved state of a plan came from which: a graph of revisions, a few bytes for each.

It lies among the entries of the history, where versions of the program that do not know it carry
it along. Revisions are named by their first 16 letters. An edge says that a revision came from
another, directly or over some that are no longer named.

    versions/graph.json     {"revisions": ["R", "R 7 P P ~", ...], "hung": ["R"]}

A row is a revision, its number and what it came from; without these it came from the row before
and has the next number. ``~`` says that revisions between it and what it came from are no longer
named, ``?`` that an older version of the program saved it and only its ancestors are known.
``hung`` are those that earlier states hang on (see ``states``). Keys of later versions are kept.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from desktopapp.store.planfile import digest

GRAPH = "versions/graph.json"
MOST_REVISIONS = 3_072  # revisions named before the older ones are thinned
NEWEST = 1_024  # of them stay whatever happens
_LONG = 16  # letters of a revision's name
_GAP, _LOOSE = "~", "?"
_WHOLE = 64  # letters of a checksum
_LONG_NUMBER = 10  # digits: nobody saves as often


class RevisionNode(NamedTuple):
    """A revision: its number, what it came from, and what is not known of that."""

    number: int
    parents: tuple[str, ...] = ()
    gap: bool = False
    loose: bool = False


Graph = Mapping[str, RevisionNode]


def named(revision: str) -> str:
    """Return the short name of a revision."""
    is_whole = len(revision) == _WHOLE and not revision.strip("0123456789abcdef")
    return (revision if is_whole else digest(revision.encode("utf-8", "backslashreplace")))[:_LONG]


@lru_cache(maxsize=4)
def read_graph(data: bytes) -> Graph:
    """Read a graph, or raise ``ValueError``; rows that say nothing are left out."""
    found = json.loads(data)
    rows = found.get("revisions") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        raise ValueError("no graph of revisions")  # noqa: TRY004  # as for what is no JSON
    graph: dict[str, RevisionNode] = {}
    before: tuple[str, ...] = ()
    number = 0
    for row in rows:
        if not isinstance(row, str) or not row:
            continue
        if " " in row:
            name, node = _row(row, number + 1)
        else:
            name, node = row, RevisionNode(number + 1, before)
        graph[name] = node
        before, number = (name,), node.number
    return graph


def _row(row: str, number: int) -> tuple[str, RevisionNode]:
    """Read a row that says more than its revision; this number where it tells none."""
    name, given, *parents = (*row.split(), "", "")[:MOST_REVISIONS]
    marks = {one for one in parents if one in (_GAP, _LOOSE)}
    if given.isascii() and given.isdigit() and len(given) < _LONG_NUMBER:
        number = int(given)
    known = tuple(one for one in parents if one and one not in marks)
    return name, RevisionNode(number, known, _GAP in marks, _LOOSE in marks)


def graph_data(graph: Graph, others: Mapping[str, object]) -> bytes:
    """Return a graph as its entry, with the other keys that this holds."""
    rows: list[str] = []
    before: tuple[str, ...] = ()
    number = 1
    for name, node in graph.items():
        if node == (number, before, False, False):
            rows.append(name)
        else:
            marks = [_GAP] * node.gap + [_LOOSE] * node.loose
            rows.append(" ".join([name, str(node.number), *node.parents, *marks]))
        before, number = (name,), node.number + 1
    return json.dumps({**others, "revisions": rows}).encode("ascii")


def with_revision(graph: Graph, revision: str, parents: Iterable[str]) -> dict[str, RevisionNode]:
    """Return the graph with one more revision, which came from these."""
    name, known = named(revision), tuple(dict.fromkeys(map(named, parents)))
    known = tuple(one for one in known if one != name)
    grown = dict(graph)
    for one in known:
        grown.setdefault(one, RevisionNode(1, loose=True))
    number = 1 + max((grown[one].number for one in known), default=0)
    old = grown.pop(name, None)
    if old:
        known = tuple(dict.fromkeys([*old.parents, *known]))
    grown[name] = RevisionNode(max(number, old.number if old else 0), known)
    return grown


def with_list(graph: Graph, newest_first: Iterable[str]) -> dict[str, RevisionNode]:
    """Return the graph with what an older version of the program knew: a list of revisions.

    The first is a plan's own, all others are its ancestors; which came from which is not told.
    """
    names = list(dict.fromkeys(newest_first))
    own = graph.get(named(names[0])) if names else None
    if not names or (own and not own.loose):
        return dict(graph)
    names = list(dict.fromkeys(map(named, names)))
    grown = dict(graph)
    number = 0
    for name in reversed(names):
        known = grown.get(name)
        number = max(number + 1, known.number if known else 0)
        grown[name] = known or RevisionNode(number, loose=True)
    others = names[1:]
    older = reachable(grown, [one for name in others for one in grown[name].parents])
    grown.pop(names[0])
    grown[names[0]] = RevisionNode(number, tuple(one for one in others if one not in older))
    return grown


def united(ours: Graph, theirs: Graph) -> dict[str, RevisionNode]:
    """Return all that two graphs know."""
    both = dict(ours)
    for name, their in theirs.items():
        our = both.get(name)
        if our is None or our == their:
            both[name] = their
            continue
        parents = tuple(dict.fromkeys([*our.parents, *their.parents]))
        both[name] = RevisionNode(
            max(our.number, their.number),
            parents,
            our.gap and their.gap,
            our.loose and their.loose,
        )
    return both


def reachable(graph: Graph, names: Iterable[str]) -> set[str]:
    """Return these revisions and all their ancestors."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            node = graph.get(name)
            waiting += node.parents if node else ()
    return seen


class Common(NamedTuple):
    """The youngest revisions that two have in common.

    ``sure`` is false where a younger one may have been in common, but is no longer named.
    """

    youngest: tuple[str, ...]
    sure: bool = True


def youngest_common(graph: Graph, ours: str, theirs: str) -> Common:
    """Return the youngest revisions that both came from, in an order that both would give."""
    mine, other = reachable(graph, [ours]), reachable(graph, [theirs])
    common = {name for name in mine & other if name in graph}
    older = {parent for name in common for parent in graph[name].parents}
    youngest = sorted(common - older)
    if any(graph[name].loose for name in youngest):
        youngest = [max(youngest, key=lambda name: (graph[name].number, name))]
    apart = [graph[name] for name in (mine | other) - common if name in graph]
    sure = not any(node.gap and not common.isdisjoint(node.parents) for node in apart)
    return Common(tuple(youngest), sure)


def thinned_graph(graph: Graph, special: Iterable[str]) -> dict[str, RevisionNode]:
    """Return a graph that is not too large: of the older revisions ever fewer.

    Where histories part or meet, and what is ``special``, stays longest.
    """
    if len(graph) <= MOST_REVISIONS:
        return dict(graph)
    by_number = sorted(graph, key=lambda name: graph[name].number)
    keep = {*by_number[-NEWEST:], *special}
    children: dict[str, list[str]] = {}
    for name, node in graph.items():
        for parent in node.parents:
            children.setdefault(parent, []).append(name)
    left = dict(graph)
    for name in by_number[1:-NEWEST:2]:
        node = left[name]
        below = children.get(name, [])
        plain = len(node.parents) == 1 and len(below) == 1 and not node.loose
        child = left.get(below[0]) if plain else None
        if name in keep or child is None or child.parents != (name,):
            continue
        del left[name]
        left[below[0]] = child._replace(parents=node.parents, gap=True)
        children[node.parents[0]] = [
            below[0] if one == name else one for one in children[node.parents[0]]
        ]
    return _without_oldest(left, by_number)


def _without_oldest(
    graph: dict[str, RevisionNode], by_number: list[str]
) -> dict[str, RevisionNode]:
    """Drop the oldest of a graph in which nothing is left to thin."""
    over = len(graph) - MOST_REVISIONS
    gone = {name for name in by_number[: max(over, 0)] if name in graph}
    if not gone:
        return graph
    return {
        name: node._replace(
            parents=tuple(one for one in node.parents if one not in gone),
            gap=node.gap or not gone.isdisjoint(node.parents),
        )
        for name, node in graph.items()
        if name not in gone
    }
