"""The versions of a plan inside its own file: those that were named, and automatic ones.

Versions lie among the entries that are kept with a plan (``UnknownParts``), so opening a plan does
not read them. What several versions share, such as the letter and pictures, is there once, under
its checksum. What cannot be understood may come from a later version of the program: it stays as
it is, and where it would have to be written anew it is put aside first, byte for byte.

    versions/index.json     the versions, newest last, and the revisions before this one
    versions/plans/R.json   the plan of revision R, as plan.json holds it
    versions/shared/C       a letter or a picture with the checksum C
    versions/aside/C NAME   an entry that could not be understood
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.schema import canonical
from desktopapp.plan.shapes import DataError
from desktopapp.plan.stored_brief import BRIEF, read_brief
from desktopapp.plan.stored_plan import plan_data, read_plan
from desktopapp.store.graph import GRAPH, Graph, named, read_graph, with_list
from desktopapp.store.planfile import UnknownParts, digest, to_json
from desktopapp.store.thinning import thinned

MOST_AUTOMATIC = 40
MOST_ANCESTORS = 200  # for older versions of the program, which know no graph
MOST_VERSION_BYTES = 48 << 20  # of all versions, before the oldest automatic ones go

VERSIONS_FOLDER = "versions/"
INDEX = "versions/index.json"
ASIDE = "versions/aside/"
SHARED = "versions/shared/"
_PLANS = "versions/plans/"
_KEYS = frozenset({"revision", "when", "name", "by"})


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the plan: its revision, when (ISO 8601) and by whom; automatic ones no name.

    ``extra`` is what a later version of the program says of it, as canonical JSON.
    """

    revision: str
    when: str
    name: str = ""
    by: str = ""
    extra: str = ""


class _Index(NamedTuple):
    """What the index says. Rows and keys that are not understood are kept as plain data."""

    rows: tuple[object, ...] = ()
    ancestors: tuple[str, ...] = ()
    others: Mapping[str, object] = MappingProxyType({})
    is_strange: bool = False


def versions(kept: UnknownParts) -> tuple[Version, ...]:
    """Return the versions inside a plan file, the oldest first."""
    return tuple(one for one in _index(kept).rows if isinstance(one, Version))


def ancestors(kept: UnknownParts) -> tuple[str, ...]:
    """Return revisions that a plan file went through, the newest (its own) first."""
    return _index(kept).ancestors


def not_understood(kept: UnknownParts) -> int:
    """Return how many entries and versions of the history are kept but cannot be understood."""
    rows = _index(kept)
    strange = sum(not isinstance(one, Version) for one in rows.rows) + rows.is_strange
    return strange + sum(name.startswith(ASIDE) for name in kept.entries)


def graph_of(kept: UnknownParts) -> dict[str, Any]:
    """Return which state of a plan came from which, as far as its file tells."""
    graph: Graph = {}
    if GRAPH in kept.entries:
        try:
            graph = read_graph(kept.entries[GRAPH])
        except (ValueError, RecursionError):
            graph = {}
    return with_list(graph, ancestors(kept))


def with_ancestors(kept: UnknownParts, revisions: Iterable[str]) -> UnknownParts:
    """Return what to keep with a plan that went through these revisions, and those before."""
    index = _index(kept)
    held = {one.revision for one in index.rows if isinstance(one, Version)}
    known = tuple(dict.fromkeys([*revisions, *index.ancestors]))
    older = tuple(one for one in known[MOST_ANCESTORS:] if one in held)
    return _written(kept, index._replace(ancestors=known[:MOST_ANCESTORS] + older))


def with_version(kept: UnknownParts, plan: Plan, version: Version) -> UnknownParts:
    """Return what to keep with one more version; no named one ever goes for another."""
    index = _index(kept)
    same = [
        one for one in index.rows if isinstance(one, Version) and one.revision == version.revision
    ]
    if any(one.name == version.name for one in same) or (same and not version.name):
        return kept
    rows = tuple(one for one in index.rows if one not in same or _named(one))
    added = _entries_of(plan, version.revision, of_a_later_version(kept))
    grew = kept._replace(entries={**kept.entries, **added})
    return _tidied(grew, index._replace(rows=(*rows, version)))


def with_versions_of(kept: UnknownParts, other: UnknownParts) -> UnknownParts:
    """Return what to keep with the versions of two files; what a plan came from stays as told."""
    index, theirs = _index(kept), _index(other)
    if theirs.is_strange:
        other = kept_beside_copy(other, INDEX)
    entries = {
        name: data
        for name, data in other.entries.items()
        if name.startswith((_PLANS, SHARED, ASIDE))
    }
    both = kept._replace(entries={**entries, **kept.entries})
    rows = _merged(index.rows, [one for one in theirs.rows if one not in index.rows])
    others = {**theirs.others, **index.others}
    return _tidied(both, index._replace(rows=rows, others=others))


def lacks_versions(kept: UnknownParts, other: UnknownParts) -> bool:
    """Tell whether another file of a plan has versions that were not made by themselves."""
    known = _index(kept).rows
    return any(
        one not in known
        for one in _index(other).rows
        if _named(one) or not isinstance(one, Version)
    )


def without_versions(kept: UnknownParts) -> UnknownParts:
    """Return what to keep of a plan that is shared without its history."""
    entries = {
        name: data for name, data in kept.entries.items() if not name.startswith(VERSIONS_FOLDER)
    }
    return kept._replace(entries=entries)


def of_a_later_version(kept: UnknownParts) -> dict[str, object]:
    """Return what a later version keeps with a plan, as plain data in which names can be found."""
    strange = without_versions(kept)
    texts = {name: data.decode("utf-8", "replace") for name, data in strange.entries.items()}
    return {**strange.manifest, **texts}


def version_plan(kept: UnknownParts, version: Version) -> Plan:
    """Return the plan as it was in a version, or raise ``Problem``."""
    return plan_in(kept.entries, version.revision)


def plan_in(entries: Mapping[str, bytes], revision: str) -> Plan:
    """Return the plan of a revision that is held whole, or raise ``Problem``."""
    try:
        data = json.loads(entries[f"{_PLANS}{revision}.json"])
        brief = read_brief(json.loads(entries[SHARED + data["brief"]]))
        pictures = {name: entries[SHARED + one] for name, one in data["pictures"].items()}
        return read_plan(data["plan"], brief, pictures)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DataError) as error:
        raise Problem(
            "This version cannot be read.",
            safe="The plan and its other versions are not affected.",
            then="Choose another version.",
        ) from error


def held_whole(entries: Mapping[str, bytes], names: Iterable[str]) -> dict[str, str]:
    """Return the revisions that are held whole, by their short names, of those named."""
    wanted = set(names)
    held = (
        name.removeprefix(_PLANS).removesuffix(".json")
        for name in entries
        if name.startswith(_PLANS)
    )
    return {named(one): one for one in held if named(one) in wanted}


def seconds(when: str) -> float:
    """Return a time written as ISO 8601 as seconds since 1970; 0 where it is not sound."""
    try:
        return datetime.fromisoformat(when).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def kept_beside_copy(kept: UnknownParts, entry: str) -> UnknownParts:
    """Return what to keep with a copy of an entry that is about to be written anew."""
    data = kept.entries[entry]
    name = f"{ASIDE}{digest(data)[:16]} {entry.rpartition('/')[2]}"
    return kept._replace(entries={**kept.entries, name: data})


def _named(row: object) -> bool:
    return isinstance(row, Version) and bool(row.name)


def _merged(ours: Sequence[object], theirs: Sequence[object]) -> tuple[object, ...]:
    """Return the rows of two lists as one, each list in its own order."""
    left, merged = list(theirs), list[object]()
    for one in ours:
        if isinstance(one, Version):
            while left and isinstance(left[0], Version) and _when(left[0]) < _when(one):
                merged.append(left.pop(0))
        merged.append(one)
    return (*merged, *left)


def _when(version: Version) -> float:
    return seconds(version.when)


def _index(kept: UnknownParts) -> _Index:
    """Read the index, as far as it can be understood."""
    return _read_index(kept.entries[INDEX]) if INDEX in kept.entries else _Index()


_TRIES = 2  # an error of a moment, as on a deep stack, must not put a good index aside


def _index_data(entry: bytes) -> object:
    """Return what an index holds, or nothing for what is none."""
    for _ in range(_TRIES):
        with suppress(ValueError, RecursionError):
            return json.loads(entry)
    return None


@lru_cache(maxsize=4)
def _read_index(entry: bytes) -> _Index:
    data = _index_data(entry)
    if not isinstance(data, dict):
        return _Index(is_strange=True)
    rows, known = data.get("versions", []), data.get("ancestors", [])
    others = {key: item for key, item in data.items() if key not in ("versions", "ancestors")}
    is_strange = not isinstance(rows, list) or not isinstance(known, list)
    known = known if isinstance(known, list) else []
    words = tuple(one for one in known if isinstance(one, str))
    return _Index(
        tuple(map(_row, rows)) if isinstance(rows, list) else (),
        words,
        others,
        is_strange or len(words) < len(known),
    )


def _row(data: object) -> object:
    """Read one row of the index; one that is strange stays plain data."""
    if not isinstance(data, dict) or not all(isinstance(data.get(key, ""), str) for key in _KEYS):
        return data
    if "revision" not in data or "when" not in data:
        return data
    extra = {key: item for key, item in data.items() if key not in _KEYS}
    words = {key: data[key] for key in _KEYS & data.keys()}
    return Version(**words, extra=canonical(extra) if extra else "")


def _row_data(row: object) -> object:
    if not isinstance(row, Version):
        return row
    extra: dict[str, object] = json.loads(row.extra) if row.extra else {}
    named_row = {"revision": row.revision, "when": row.when, "name": row.name, "by": row.by}
    return {**extra, **named_row}


def _written(kept: UnknownParts, index: _Index) -> UnknownParts:
    """Write the index; one that was strange is put aside first."""
    if index.is_strange:
        kept = kept_beside_copy(kept, INDEX)
    data = {
        **index.others,
        "versions": list(map(_row_data, index.rows)),
        "ancestors": list(index.ancestors),
    }
    return kept._replace(entries={**kept.entries, INDEX: to_json(data)})


def _entries_of(plan: Plan, revision: str, beside: object) -> dict[str, bytes]:
    """Return the entries that a version is made of, without pictures that nothing names."""
    from desktopapp.plan.shown import without_unnamed  # noqa: PLC0415  # not for the start

    plan = without_unnamed(plan, beside)
    brief = to_json(BRIEF.write(plan.brief_as_sent))
    pictures = {name: digest(data) for name, data in sorted(plan.pictures.items())}
    version = {"plan": plan_data(plan), "brief": digest(brief), "pictures": pictures}
    return {
        f"{_PLANS}{revision}.json": to_json(version),
        f"{SHARED}{digest(brief)}": brief,
        **{f"{SHARED}{digest(data)}": data for data in plan.pictures.values()},
    }


def _tidied(kept: UnknownParts, index: _Index) -> UnknownParts:
    """Write the index without automatic versions that are too many, or too large together."""
    automatic = [one for one in index.rows if isinstance(one, Version) and not one.name]
    if len(automatic) > MOST_AUTOMATIC:
        graph = graph_of(kept)
        numbers = [graph[name].number if name in graph else 0 for name in _names(automatic)]
        stay = {automatic[place] for place in thinned(numbers, MOST_AUTOMATIC)}
        kept, index = _without(kept, index, [one for one in automatic if one not in stay])
    for one in automatic[:-1]:
        if _size(kept) <= MOST_VERSION_BYTES:
            break
        if one in index.rows and one is not index.rows[-1]:
            kept, index = _without(kept, index, [one])
    return _written(kept, index)


def _names(found: Iterable[Version]) -> list[str]:
    return [named(one.revision) for one in found]


def _size(kept: UnknownParts) -> int:
    return sum(
        len(data) for name, data in kept.entries.items() if name.startswith((_PLANS, SHARED))
    )


def _without(
    kept: UnknownParts, index: _Index, gone: list[Version]
) -> tuple[UnknownParts, _Index]:
    """Let versions go, with what no other entry of a version names any more."""
    rows = tuple(one for one in index.rows if one not in gone)
    held = {one.revision for one in rows if isinstance(one, Version)}
    plans = {f"{_PLANS}{one.revision}.json" for one in gone if one.revision not in held}
    left = {name: data for name, data in kept.entries.items() if name not in plans}
    others = [data for name, data in left.items() if name.startswith(_PLANS)]
    for name in kept.entries:
        checksum = name.removeprefix(SHARED).encode()
        was_theirs = name.startswith(SHARED) and any(
            checksum in kept.entries[plan] for plan in plans if plan in kept.entries
        )
        if was_theirs and not any(checksum in data for data in others):
            del left[name]
    return kept._replace(entries=left), index._replace(rows=rows)
