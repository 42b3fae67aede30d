"""The history of a plan inside its own file: named and automatic versions, and its ancestors.

Versions lie among the entries that are kept with a plan (``Kept``), so opening a plan does not
read them. What several versions share, such as the letter and pictures, is there once, under its
checksum.

    versions/index.json     the versions, newest last, and the revisions before this one
    versions/plans/R.json   the plan of revision R, as plan.json holds it
    versions/shared/C       a letter or a picture with the checksum C
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from desktopapp.plan.brief import BRIEF, read_brief
from desktopapp.plan.plan import Plan, plan_data, read_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.shape import DataError
from desktopapp.store.planfile import Kept, Opened, digest, to_json
from desktopapp.store.thinning import thinned

MOST_AUTOMATIC = 40
MOST_ANCESTORS = 200  # and beyond them those of which there is a version
MOST_BYTES = 48 << 20  # of all versions, before the oldest automatic ones go

FOLDER = "versions/"
_INDEX = "versions/index.json"
_PLANS = "versions/plans/"
_SHARED = "versions/shared/"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the plan: its revision, when (ISO 8601) and by whom; automatic ones no name."""

    revision: str
    when: str
    name: str = ""
    by: str = ""


def versions(kept: Kept) -> tuple[Version, ...]:
    """Return the versions inside a plan file, the oldest first."""
    return tuple(_index(kept)[0])


def ancestors(kept: Kept) -> tuple[str, ...]:
    """Return the revisions that a plan file went through, the newest (its own) first."""
    return tuple(_index(kept)[1])


def grown(kept: Kept, revision: str, parents: tuple[str, ...] = ()) -> Kept:
    """Return what to keep with a plan that is saved as this revision, made of its parents."""
    found, before = _index(kept)
    held = {one.revision for one in found}
    known = list(dict.fromkeys([revision, *parents, *before]))
    older = [one for one in known[MOST_ANCESTORS:] if one in held]
    return _with_index(kept, found, known[:MOST_ANCESTORS] + older)


def with_version(kept: Kept, plan: Plan, version: Version) -> Kept:
    """Return what to keep with one more version; a named one replaces that of its revision."""
    found, known = _index(kept)
    if not version.name and any(one.revision == version.revision for one in found):
        return kept
    found = [one for one in found if one.revision != version.revision]
    entries = {**kept.entries, **_entries_of(plan, version.revision)}
    grew = kept._replace(entries=entries)
    return _tidied(grew, _thinned([*found, version]), known)


def without_versions(kept: Kept) -> Kept:
    """Return what to keep of a plan that is shared without its history."""
    entries = {name: data for name, data in kept.entries.items() if not name.startswith(FOLDER)}
    return kept._replace(entries=entries)


def version_plan(kept: Kept, version: Version) -> Plan:
    """Return the plan as it was in a version, or raise ``Problem``."""
    return _plan(kept.entries, version.revision)


def common_ancestor(ours: Opened, theirs: Opened) -> Plan | None:
    """Return the newest state that both plans come from and that one of them still holds.

    Nothing where there is none: then every difference is a clash.
    """
    shared = {theirs.revision, *ancestors(theirs.kept)}
    for revision in dict.fromkeys([ours.revision, *ancestors(ours.kept)]):
        if revision not in shared:
            continue
        for one in (ours, theirs):
            if one.revision == revision:
                return one.plan
            with suppress(Problem):
                return _plan(one.kept.entries, revision)
    return None


def _index(kept: Kept) -> tuple[list[Version], list[str]]:
    """Read the index: the versions and the ancestors; none of either where it is strange."""
    try:
        data = json.loads(kept.entries.get(_INDEX, b"{}"))
        found = [
            Version(**{key: str(item) for key, item in one.items()}) for one in data["versions"]
        ]
        return found, [str(one) for one in data["ancestors"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [], []


def _with_index(kept: Kept, found: list[Version], known: list[str]) -> Kept:
    index = {"versions": [asdict(one) for one in found], "ancestors": known}
    return kept._replace(entries={**kept.entries, _INDEX: to_json(index)})


def _entries_of(plan: Plan, revision: str) -> dict[str, bytes]:
    """Return the entries that a version is made of."""
    brief = to_json(BRIEF.write(plan.brief))
    pictures = {name: digest(data) for name, data in sorted(plan.pictures.items())}
    version = {"plan": plan_data(plan), "brief": digest(brief), "pictures": pictures}
    return {
        f"{_PLANS}{revision}.json": to_json(version),
        f"{_SHARED}{digest(brief)}": brief,
        **{f"{_SHARED}{digest(data)}": data for data in plan.pictures.values()},
    }


def _plan(entries: Mapping[str, bytes], revision: str) -> Plan:
    try:
        data = json.loads(entries[f"{_PLANS}{revision}.json"])
        brief = read_brief(json.loads(entries[_SHARED + data["brief"]]))
        pictures = {name: entries[_SHARED + one] for name, one in data["pictures"].items()}
        return read_plan(data["plan"], brief, pictures)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DataError) as error:
        raise Problem(
            "This version cannot be read.",
            safe="The plan and its other versions are not affected.",
            then="Choose another version.",
        ) from error


def _thinned(found: list[Version]) -> list[Version]:
    """Return the versions to keep: all named ones, and automatic ones ever further apart."""
    automatic = [one for one in found if not one.name]
    places = thinned([seconds(one.when) for one in automatic], MOST_AUTOMATIC)
    kept = {automatic[place].revision for place in places}
    return [one for one in found if one.name or one.revision in kept]


def seconds(when: str) -> float:
    """Return a time written as ISO 8601 as seconds since 1970; 0 where it is not sound."""
    try:
        return datetime.fromisoformat(when).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _tidied(kept: Kept, found: list[Version], known: list[str]) -> Kept:
    """Drop the entries of versions that are gone, and old versions while there is too much."""
    while True:
        needed = set(_needed(kept.entries, found))
        entries = {
            name: data
            for name, data in kept.entries.items()
            if not name.startswith((_PLANS, _SHARED)) or name in needed
        }
        automatic = [one for one in found[:-1] if not one.name]
        if not automatic or sum(len(entries[name]) for name in needed) <= MOST_BYTES:
            return _with_index(kept._replace(entries=entries), found, known)
        found.remove(automatic[0])


def _needed(entries: Mapping[str, bytes], found: Iterable[Version]) -> Iterable[str]:
    """Go through the names of the entries that versions are made of."""
    for one in found:
        name = f"{_PLANS}{one.revision}.json"
        data: dict[str, Any] = {}
        with suppress(ValueError, KeyError, RecursionError):
            data = json.loads(entries[name])
            yield name
        shared = [data.get("brief"), *dict(data.get("pictures") or {}).values()]
        yield from (_SHARED + one for one in shared if f"{_SHARED}{one}" in entries)
