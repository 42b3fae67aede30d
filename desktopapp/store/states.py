"""Earlier states of a plan: of each what makes it of a later one, so that all are small.

They hang on the plan that the file holds, from the newest back to the oldest, and lie among the
entries of the history, packed, where opening a plan does not read them. Of the older ones ever
fewer are kept: what made the one that goes is then part of the next.

    versions/states/N            some states, oldest first: zlib, JSON
    versions/states/pictures/C   a picture with the checksum C that a later state has no more
"""

import json
import zlib
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from desktopapp.plan.patch import composed, difference, patched
from desktopapp.plan.plan import Plan
from desktopapp.store.graph import Graph, named
from desktopapp.store.planfile import digest

STATES_FOLDER = "versions/states/"
STATE_PICTURES = "versions/states/pictures/"
MOST_STATES = 512  # states before the older ones are thinned
NEWEST_STATES = 192  # of them stay whatever happens
MOST_STATE_BYTES = 320 << 10  # of all states, packed
MOST_BYTES_OF_PICTURES = 16 << 20
_AT_ONCE = 32  # states in one entry
_MOST_UNPACKED = 32 << 20  # bytes of one entry: a stranger's may say anything

Entries = Mapping[str, bytes]


class StateDelta(NamedTuple):
    """What makes a state of a later one (``via``); one at which a plan was opened stays longer."""

    via: str
    change: Mapping[str, Any]
    opened: bool = False


States = Mapping[str, StateDelta]


def with_state(
    entries: Entries, revision: str, earlier: Plan, via: str, later: Plan, *, opened: bool = False
) -> dict[str, bytes]:
    """Return the entries with one more state, made of a later one."""
    change, pictures = _change(later, earlier)
    grown = {**entries, **pictures}
    names = _names(entries)
    last = _read(entries[names[-1]]) if names else {}
    number = int(names[-1].removeprefix(STATES_FOLDER)) if names else 0
    if not names or not last or len(last) >= _AT_ONCE:
        last, number = {}, number + 1
    last[named(revision)] = StateDelta(named(via), change, opened)
    grown[f"{STATES_FOLDER}{number:05d}"] = _packed(last)
    return grown


def is_full(entries: Entries) -> bool:
    """Tell whether there are so many states that the older ones are to be thinned."""
    names = _names(entries)
    is_many = len(names) * _AT_ONCE > MOST_STATES + MOST_STATES // 4
    return is_many or sum(len(entries[name]) for name in names) > MOST_STATE_BYTES


def read_states(entries: Entries) -> dict[str, StateDelta]:
    """Return all states by their short names; what cannot be understood is left out."""
    found: dict[str, StateDelta] = {}
    for name in _names(entries):
        found.update(_read(entries[name]))
    return found


def odd_states(entries: Entries) -> tuple[str, ...]:
    """Return the names of entries that hold states and cannot be understood."""
    return tuple(name for name in _names(entries) if not _read(entries[name]))


def with_states(entries: Entries, states: States) -> dict[str, bytes]:
    """Return the entries with these states in place of those that are there."""
    odd = odd_states(entries)
    ours = {name for name in _names(entries) if name not in odd}
    left = {name: data for name, data in entries.items() if name not in ours}
    taken = {int(name.removeprefix(STATES_FOLDER)) for name in _names(left)}
    rows, number = list(states.items()), max(taken, default=0)
    for at in range(0, len(rows), _AT_ONCE):
        number += 1
        left[f"{STATES_FOLDER}{number:05d}"] = _packed(dict(rows[at : at + _AT_ONCE]))
    return left


def rebuilt(entries: Entries, revision: str, known: Mapping[str, Plan]) -> Plan | None:
    """Return the plan of a revision, made of those that are known by their short names.

    Nothing where it cannot be made exactly as it was.
    """
    return rebuilt_of(read_states(entries), entries, named(revision), known)


def rebuilt_of(
    states: States, entries: Entries, name: str, known: Mapping[str, Plan]
) -> Plan | None:
    """Return the plan of a short name, as ``rebuilt`` does, of states that were read before."""
    path: list[StateDelta] = []
    while name not in known:
        state = states.get(name)
        if state is None or len(path) > len(states):
            return None
        path.append(state)
        name = state.via
    try:
        return _applied(known[name], reversed(path), entries)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def thinned_states(states: States, graph: Graph, special: Iterable[str]) -> dict[str, StateDelta]:
    """Return fewer states: every second of the older ones goes, those of an opened plan last."""
    names = sorted(states, key=lambda name: graph[name].number if name in graph else 0)
    left = {name: states[name] for name in names}
    kept = set(special)
    below: dict[str, set[str]] = {}
    for name, state in left.items():
        below.setdefault(state.via, set()).add(name)
    for spare_opened in (True, False):
        older = [name for name in names[:-NEWEST_STATES] if name in left and name not in kept]
        for name in older[1::2]:
            if not (spare_opened and left[name].opened):
                _drop(left, below, name)
        if len(left) <= MOST_STATES - MOST_STATES // 8:
            break
    return left


def _drop(left: dict[str, StateDelta], below: dict[str, set[str]], name: str) -> None:
    """Let a state go; what was made of it is made of what it was made of."""
    gone = left.pop(name)
    below.get(gone.via, set()).discard(name)
    for one in below.pop(name, set()):
        if one in left:
            change = composed(gone.change, left[one].change)
            left[one] = left[one]._replace(via=gone.via, change=change)
            below.setdefault(gone.via, set()).add(one)


def without_pictures(entries: Entries, states: States) -> dict[str, bytes]:
    """Return the entries without pictures that no state has, and the oldest while too large."""
    needed: dict[str, None] = {}
    for state in reversed(list(states.values())):
        pictures = state.change.get("pictures")
        needed |= dict.fromkeys(pictures.values()) if isinstance(pictures, Mapping) else {}
    left = {name: data for name, data in entries.items() if not name.startswith(STATE_PICTURES)}
    size = 0
    for one in needed:
        data = entries.get(f"{STATE_PICTURES}{one}")
        if data is not None and size + len(data) <= MOST_BYTES_OF_PICTURES:
            size += len(data)
            left[f"{STATE_PICTURES}{one}"] = data
    return left


def _change(later: Plan, earlier: Plan) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return what makes an earlier plan of a later one, pictures by checksum, and their bytes."""
    change: dict[str, Any] = difference(later, earlier)
    pictures = change.get("pictures")
    if not isinstance(pictures, Mapping):
        return change, {}
    entries: dict[str, bytes] = {}
    by_checksum: dict[str, str | None] = {}
    for name, item in pictures.items():
        data = None if item is None else b64decode(item)
        by_checksum[name] = None if data is None else digest(data)
        if data is not None:
            entries[f"{STATE_PICTURES}{digest(data)}"] = data
    return {**change, "pictures": by_checksum}, entries


def _applied(plan: Plan, path: Iterable[StateDelta], entries: Entries) -> Plan:
    """Return what a plan becomes, or raise what says that it cannot be made."""
    change: Mapping[str, Any] = {}
    for state in path:
        change = composed(change, state.change)
    made = patched(plan, {key: item for key, item in change.items() if key != "pictures"})
    if "pictures" not in change:
        return made
    known = {digest(data): data for data in plan.pictures.values()}
    pictures: dict[str, bytes] = {}
    for name, item in change["pictures"].items():
        if item is None:
            pictures[name] = plan.pictures[name]
        else:
            found = known.get(item) or entries.get(f"{STATE_PICTURES}{item}")
            pictures[name] = entries[f"versions/shared/{item}"] if found is None else found
    return replace(made, pictures=pictures)


def _names(entries: Entries) -> list[str]:
    """Return the names of the entries that hold states, in their order."""
    numbers = {
        name.removeprefix(STATES_FOLDER): name
        for name in entries
        if name.startswith(STATES_FOLDER)
    }
    return [
        numbers[number]
        for number in sorted(
            (one for one in numbers if one.isascii() and one.isdigit()),
            key=lambda one: (int(one), one),
        )
    ]


def _packed(states: States) -> bytes:
    rows = [[name, *state] for name, state in states.items()]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"), 6)


def _read(data: bytes) -> dict[str, StateDelta]:
    """Read the states of one entry; none where they cannot be understood."""
    found: dict[str, StateDelta] = {}
    try:
        unpacker = zlib.decompressobj()
        rows = json.loads(unpacker.decompress(data, _MOST_UNPACKED))
        for name, via, change, opened in rows:
            if not (isinstance(name, str) and isinstance(via, str) and isinstance(change, dict)):
                return {}
            found[name] = StateDelta(via, change, opened is True)
    except (zlib.error, ValueError, TypeError, RecursionError):
        return {}
    return found
