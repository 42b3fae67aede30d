"""What changed between two states of a plan, as plain data, and how to bring it about again.

An answer or section that changed is written whole, one that did not by its id, so that typing
costs what its answer holds, however long the plan is. What is given beside texts is written where
it changed.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktopapp.plan.given import Given
from desktopapp.plan.plan import Plan
from desktopapp.plan.schema import Maybe, record_of
from desktopapp.plan.shapes import DataError, described
from desktopapp.plan.stored_brief import BRIEF, read_brief
from desktopapp.plan.stored_plan import PARTS, PLAN


def difference(before: Plan, after: Plan) -> dict[str, object]:
    """Return what makes ``after`` of ``before``: empty when they are equal."""
    data: dict[str, object] = {}
    for name, shape in PLAN.shapes.items():
        old, new = getattr(before, name), getattr(after, name)
        if old is new or old == new:
            continue
        if name in PARTS:
            known = {part.id: part for part in old}
            write = PARTS[name].write
            data[name] = [part.id if known.get(part.id) == part else write(part) for part in new]
        elif name == "given":
            data[name] = _changed_given(old, new)
        else:
            data[name] = shape.write(new)
    if before.extra != after.extra:
        data["extra"] = after.extra
    if before.brief_as_sent != after.brief_as_sent:
        data["brief"] = BRIEF.write(after.brief_as_sent)
    if before.pictures != after.pictures:
        data["pictures"] = _changed_pictures(before.pictures, after.pictures)
    return data


def _changed_given(before: Mapping[str, Given], after: Mapping[str, Given]) -> dict[str, object]:
    """Return what is given at each question where it changed; nothing where it was taken away."""
    write = record_of(Given).write
    changed = {name: write(one) for name, one in after.items() if before.get(name) != one}
    return {**dict.fromkeys(before.keys() - after.keys()), **changed}


def _changed_pictures(
    before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> dict[str, str | None]:
    """Return each picture by its name: its bytes in Base64, empty where they did not change."""
    return {
        name: None if before.get(name) == data else b64encode(data).decode()
        for name, data in after.items()
    }


def patched(plan: Plan, data: object) -> Plan:
    """Return the plan with a difference brought about, or raise ``DataError``."""
    if not isinstance(data, Mapping):
        raise DataError("change", "a group of keys", described(data))
    values: dict[str, Any] = {}
    for name, item in data.items():
        if name in PARTS:
            values[name] = _parts(name, getattr(plan, name), item)
        elif name == "extra":
            values[name] = str(item)
        elif name == "brief":
            values[name] = read_brief(item)
        elif name == "pictures":
            values[name] = _pictures(plan.pictures, item)
        elif name == "given":
            values[name] = _given(plan.given, item)
        elif name in PLAN.shapes:
            values[name] = PLAN.shapes[name].read(item, name)
        else:
            raise DataError(name, "a change that this version knows", described(item))
    return replace(plan, **values)


def composed(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return one difference that does what two in a row do. Both must be sound."""
    data = {**first, **second}
    for name in PARTS:
        if name in first and name in second:
            known = {one if isinstance(one, str) else one["id"]: one for one in first[name]}
            data[name] = [
                known.get(one, one) if isinstance(one, str) else one for one in second[name]
            ]
    if "given" in first and "given" in second:
        data["given"] = {**first["given"], **second["given"]}
    if "pictures" in first and "pictures" in second:
        before = first["pictures"]
        data["pictures"] = {
            name: before.get(name) if item is None else item
            for name, item in second["pictures"].items()
        }
    return data


def _parts(name: str, before: tuple[Any, ...], data: object) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise DataError(name, "a list", described(data))
    known = {part.id: part for part in before}
    parts = []
    for number, item in enumerate(data, 1):
        place = f"{name}[{number}]"
        if not isinstance(item, str):
            parts.append(PARTS[name].read(item, place))
        elif item in known:
            parts.append(known[item])
        else:
            raise DataError(place, "a part that was there before", f"“{item}”")
    return tuple(parts)


def _given(before: Mapping[str, Given], data: object) -> dict[str, Given]:
    if not isinstance(data, Mapping):
        raise DataError("given", "a group of keys", described(data))
    shape = Maybe(record_of(Given))
    read = {name: shape.read(item, f"given.{name}") for name, item in data.items()}
    return {name: one for name, one in {**before, **read}.items() if one}


def _pictures(before: Mapping[str, bytes], data: object) -> dict[str, bytes]:
    if not isinstance(data, Mapping):
        raise DataError("pictures", "a group of keys", described(data))
    pictures: dict[str, bytes] = {}
    for name, item in data.items():
        if item is None and name in before:
            pictures[name] = before[name]
        elif isinstance(item, str):
            pictures[name] = b64decode(item)
        else:
            raise DataError(f"pictures.{name}", "a picture", described(item))
    return pictures
