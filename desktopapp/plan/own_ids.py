"""Ids that are each one record's own."""

from collections import Counter
from dataclasses import replace
from typing import Any


def are_records(value: object) -> bool:
    """Tell whether a value is a list of records that are known by their ids, and has any."""
    return isinstance(value, tuple) and any(hasattr(one, "id") for one in value[:1])


def told_apart(records: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return records of which no two have one id; the same where that was so.

    What a later version made may be among them without an id that is known here.
    """
    named = [one.id for one in records if hasattr(one, "id")]
    known = Counter(named)
    if len(known) == len(named):
        return records
    seen: Counter[str] = Counter()
    apart = []
    for one in records:
        if not hasattr(one, "id"):
            apart.append(one)
            continue
        seen[one.id] += 1
        name = one.id
        while seen[one.id] > 1 and name in known:
            name = f"{one.id}-{seen[one.id]}"
            seen[one.id] += name in known
        apart.append(one if name == one.id else replace(one, id=name))
    return tuple(apart)
